//! Secret ballots. Voters and votes are two lists that nothing joins: with each vote both are written again
//! whole, in the order of member and of tracking code, so that neither row numbers, nor their place on the disk,
//! nor the number of the transaction that wrote them tells which vote came with which voter.

use crate::{Result, db::Database};
use domain::{
    access::{Action, Permit},
    evaluations::ballot::TieBallot,
    ids::{ChallengeId, ProposalId, UserId},
    time::Moment,
};
use sea_orm::{
    DbBackend, QueryOrder, QuerySelect, Set, Statement,
    entity::prelude::*,
    sea_query::{Expr, OnConflict},
};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ballots")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub challenge_id: Uuid,
    pub ballot: String,
    /// Until when members give to a lot or read a value from outside, while they do.
    pub lot_until: Option<i64>,
    /// Until when members vote, while they do.
    pub votes_until: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}

mod voter {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "ballot_voters")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub challenge_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub member_id: Uuid,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

mod vote {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "ballot_votes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub challenge_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub tracking_code: String,
        pub choice: Uuid,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// What changes a ballot.
const STEPS: [Action; 6] =
    [Action::OpenBallot, Action::CloseBallot, Action::GiveCastingVote, Action::OpenLot, Action::GiveToLot, Action::DrawLot];

pub async fn find(db: &impl ConnectionTrait, challenge: ChallengeId) -> Result<Option<TieBallot>> {
    let row = Entity::find_by_id(challenge.0).one(db).await?;
    row.map(|row| Ok(serde_json::from_str(&row.ballot)?)).transpose()
}

pub async fn save(db: &impl ConnectionTrait, permit: &Permit, ballot: &TieBallot) -> Result<()> {
    permit.covers(&STEPS, ballot.challenge)?;
    let row = ActiveModel {
        challenge_id: Set(ballot.challenge.0),
        ballot: Set(serde_json::to_string(ballot)?),
        lot_until: Set(ballot.lot_due().map(|until| until.0)),
        votes_until: Set(ballot.until.filter(|_| ballot.is_open()).map(|until| until.0)),
    };
    let changed = [Column::Ballot, Column::LotUntil, Column::VotesUntil];
    let again = OnConflict::column(Column::ChallengeId).update_columns(changed).to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

/// The tie that it was about is no more: what it came to is kept with the result that was replaced.
pub async fn remove(db: &impl ConnectionTrait, permit: &Permit, challenge: ChallengeId) -> Result<()> {
    permit.covers(&[Action::CloseMotion, Action::CloseScoring], challenge)?;
    voter::Entity::delete_many().filter(voter::Column::ChallengeId.eq(challenge.0)).exec(db).await?;
    vote::Entity::delete_many().filter(vote::Column::ChallengeId.eq(challenge.0)).exec(db).await?;
    Entity::delete_by_id(challenge.0).exec(db).await?;
    Ok(())
}

/// Challenges of lots whose term is over, and that nobody has drawn.
pub async fn due(db: &impl ConnectionTrait, now: Moment) -> Result<Vec<ChallengeId>> {
    let query = Entity::find().filter(Column::LotUntil.lte(now.0)).select_only().column(Column::ChallengeId);
    let ids: Vec<Uuid> = query.into_tuple().all(db).await?;
    Ok(ids.into_iter().map(ChallengeId).collect())
}

/// Challenges of ballots whose announced end has come, and that nobody has counted.
pub async fn ended(db: &impl ConnectionTrait, now: Moment) -> Result<Vec<ChallengeId>> {
    let query = Entity::find().filter(Column::VotesUntil.lte(now.0)).select_only().column(Column::ChallengeId);
    let ids: Vec<Uuid> = query.into_tuple().all(db).await?;
    Ok(ids.into_iter().map(ChallengeId).collect())
}

/// Nobody counts or draws it any more.
pub async fn forget_term(db: &impl ConnectionTrait, permit: &Permit, challenge: ChallengeId) -> Result<()> {
    permit.covers(&[Action::CloseBallot, Action::DrawLot], challenge)?;
    let none = || Expr::value(Option::<i64>::None);
    let terms = Entity::update_many().col_expr(Column::LotUntil, none()).col_expr(Column::VotesUntil, none());
    terms.filter(Column::ChallengeId.eq(challenge.0)).exec(db).await?;
    Ok(())
}

/// Who has voted, in no telling order.
pub async fn voters(db: &impl ConnectionTrait, challenge: ChallengeId) -> Result<Vec<UserId>> {
    let query = voter::Entity::find().filter(voter::Column::ChallengeId.eq(challenge.0)).order_by_asc(voter::Column::MemberId);
    Ok(query.all(db).await?.into_iter().map(|row| UserId(row.member_id)).collect())
}

/// Votes by tracking code.
pub async fn votes(db: &impl ConnectionTrait, challenge: ChallengeId) -> Result<Vec<(String, ProposalId)>> {
    let query = vote::Entity::find().filter(vote::Column::ChallengeId.eq(challenge.0)).order_by_asc(vote::Column::TrackingCode);
    Ok(query.all(db).await?.into_iter().map(|row| (row.tracking_code, ProposalId(row.choice))).collect())
}

/// Writes both lists anew, whole and in order.
pub async fn save_votes(
    db: &impl ConnectionTrait,
    permit: &Permit,
    challenge: ChallengeId,
    mut voted: Vec<UserId>,
    mut cast: Vec<(String, ProposalId)>,
) -> Result<()> {
    permit.covers(&[Action::CastBallot], challenge)?;
    voted.sort_unstable();
    cast.sort_unstable();
    voter::Entity::delete_many().filter(voter::Column::ChallengeId.eq(challenge.0)).exec(db).await?;
    vote::Entity::delete_many().filter(vote::Column::ChallengeId.eq(challenge.0)).exec(db).await?;
    let voters = voted.into_iter().map(|member| voter::ActiveModel { challenge_id: Set(challenge.0), member_id: Set(member.0) });
    voter::Entity::insert_many(voters).exec_without_returning(db).await?;
    let votes = cast.into_iter().map(|(code, choice)| vote::ActiveModel {
        challenge_id: Set(challenge.0),
        tracking_code: Set(code),
        choice: Set(choice.0),
    });
    vote::Entity::insert_many(votes).exec_without_returning(db).await?;
    Ok(())
}

/// Lets go of earlier versions of the two lists, which would tell what the last votes added, of ties and of motions: SQLite's
/// log, and on PostgreSQL the dead rows. `false` where a reader keeps them: asked again later, they go.
pub async fn forget_versions(db: &Database) -> Result<bool> {
    let backend = db.keeper.get_database_backend();
    if backend == DbBackend::Postgres {
        let readers = "SELECT COUNT(*) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_xmin IS NOT NULL";
        let readers: Option<i64> = first(&db.keeper, readers).await?;
        for table in ["ballot_voters", "ballot_votes", "motions"] {
            db.keeper.execute_unprepared(&format!("VACUUM {table}")).await?;
        }
        return Ok(readers == Some(0));
    }
    let is_busy: Option<i64> = first(&db.keeper, "PRAGMA wal_checkpoint(TRUNCATE)").await?;
    Ok(is_busy == Some(0))
}

/// The number in the first column of the first row.
async fn first(db: &DatabaseConnection, sql: &str) -> Result<Option<i64>> {
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    Ok(row.map(|row| row.try_get_by_index::<i64>(0)).transpose()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TestBackend;
    use domain::{
        access::{self, ChallengeFacts, Fact::Known},
        challenges::Stage,
        council::Conflict,
        evaluations::ballot::Progress,
    };
    use sea_orm::TransactionTrait;

    /// What each database keeps beside the columns, in its own words.
    async fn hidden(t: &TestBackend, sqlite: &str, postgres: &str) -> Vec<String> {
        let backend = t.db.read.get_database_backend();
        let sql = if backend == DbBackend::Postgres { postgres } else { sqlite };
        let rows = t.db.read.query_all_raw(Statement::from_string(backend, sql)).await.expect("rows");
        rows.iter().map(|row| row.try_get_by_index(0).expect("text")).collect()
    }

    async fn columns(t: &TestBackend, table: &str) -> Vec<String> {
        let sqlite = format!("SELECT name FROM pragma_table_info('{table}') ORDER BY 1");
        let postgres = "SELECT column_name::text FROM information_schema.columns WHERE table_schema = current_schema() AND table_name";
        hidden(t, &sqlite, &format!("{postgres} = '{table}' ORDER BY 1")).await
    }

    #[tokio::test]
    async fn nothing_kept_joins_a_vote_to_its_voter() {
        let t = TestBackend::new().await;
        t.open_challenge("BT-01").await;
        let minh = t.actor("minh").await;
        let row = crate::db::challenge::find_by_code(&t.db.read, "BT-01").await.expect("read").expect("a challenge");
        let challenge = ChallengeId(row.id);
        let mut facts = ChallengeFacts::of(&row.challenge().expect("readable"), t.clock.now());
        facts.stage = Stage::Scored;
        (facts.conflict, facts.tied, facts.is_seated_late) = (Known(Conflict::Clear), Known(Conflict::Clear), Known(false));
        (facts.presiding, facts.presides) = (Known(Conflict::Clear), Known(true));
        let may = |actor, action| access::check(actor, action, &facts, t.clock.now()).expect("permitted");
        let opening = may(&minh, Action::OpenBallot);
        let permit = may(&minh, Action::CastBallot);
        let (proposals, progress) = (Vec::new(), Progress::Open);
        let ballot = TieBallot { challenge, proposals, places: 1, eligible: 4, until: None, casting_by: None, reading: None, progress };
        assert!(save(&t.db.write, &permit, &ballot).await.is_err(), "who may vote opens no ballot");
        save(&t.db.write, &opening, &ballot).await.expect("opened");
        // Codes come in another order than voters.
        for (nick, code) in [("minh", "PB-8"), ("thu", "PB-2"), ("yen", "PB-9"), ("tuan", "PB-4")] {
            let tx = t.begin().await.expect("begun");
            let mut voted = voters(&tx.db, challenge).await.expect("read");
            voted.push(t.actor(nick).await.id().expect("an account"));
            let mut cast = votes(&tx.db, challenge).await.expect("read");
            cast.push((code.to_owned(), ProposalId(Uuid::nil())));
            save_votes(&tx.db, &permit, challenge, voted, cast).await.expect("voted");
            tx.commit().await.expect("committed");
        }
        let in_place = "SELECT tracking_code FROM ballot_votes ORDER BY ";
        let codes = hidden(&t, &format!("{in_place}rowid"), &format!("{in_place}ctid")).await;
        assert_eq!(codes, ["PB-2", "PB-4", "PB-8", "PB-9"]);
        let writers = "SELECT COUNT(DISTINCT xmin::text)::text FROM ballot_votes";
        assert_eq!(hidden(&t, "SELECT '1'", writers).await, ["1"]);
        assert_eq!(columns(&t, "ballot_votes").await, ["challenge_id", "choice", "tracking_code"]);
        assert_eq!(columns(&t, "ballot_voters").await, ["challenge_id", "member_id"]);
    }

    const PLANTED: &str = "PB-PLANTED";

    /// Whether the planted code is anywhere in what the database keeps of the two lists on the disk.
    async fn is_kept(t: &TestBackend) -> bool {
        let kept = if t.db.read.get_database_backend() == DbBackend::Postgres {
            t.db.write.execute_unprepared("CHECKPOINT").await.expect("written to the disk");
            let files = "SELECT pg_read_binary_file(pg_relation_filepath(oid)) FROM pg_class
                WHERE relnamespace = current_schema()::regnamespace AND relname LIKE 'ballot_vot%' AND relkind IN ('r', 'i')";
            let rows = t.db.read.query_all_raw(Statement::from_string(DbBackend::Postgres, files)).await.expect("files");
            rows.iter().flat_map(|row| row.try_get_by_index::<Vec<u8>>(0).expect("bytes")).collect()
        } else {
            let file = t.database_file().expect("a file");
            [std::fs::read(&file), std::fs::read(file.with_extension("db-wal"))].map(|read| read.expect("a file")).concat()
        };
        kept.windows(PLANTED.len()).any(|bytes| bytes == PLANTED.as_bytes())
    }

    /// Written in one transaction, as a vote writes the list.
    async fn write(t: &TestBackend, statements: &[String]) {
        let tx = t.begin().await.expect("begun");
        for statement in statements {
            tx.db.execute_unprepared(statement).await.expect("written");
        }
        tx.commit().await.expect("committed");
    }

    #[tokio::test]
    async fn an_earlier_version_of_the_list_is_let_go_of() {
        let t = TestBackend::new().await;
        t.open_challenge("BT-01").await;
        let challenge = crate::db::challenge::find_by_code(&t.db.read, "BT-01").await.expect("read").expect("a challenge").id;
        let id = match t.db.read.get_database_backend() {
            DbBackend::Postgres => format!("'{challenge}'"),
            _ => format!("x'{}'", challenge.simple()),
        };
        let insert = |code: &str| format!("INSERT INTO ballot_votes (challenge_id, tracking_code, choice) VALUES ({id}, '{code}', {id})");
        let remove = format!("DELETE FROM ballot_votes WHERE tracking_code = '{PLANTED}'");
        write(&t, &[format!("INSERT INTO ballots (challenge_id, ballot) VALUES ({id}, '')"), insert(PLANTED)]).await;
        assert!(is_kept(&t).await, "the search finds what is there");
        write(&t, &[remove, insert("PB-2"), insert("PB-4")]).await;
        assert!(is_kept(&t).await, "the earlier version is there until it is let go of");
        if t.database_file().is_some() {
            // Unnoticed no more, and without making anybody wait for long.
            let file = t.database_file().expect("a file");
            let other = sea_orm::Database::connect(format!("sqlite:{}", file.display())).await.expect("connected");
            let reader = other.begin().await.expect("begun");
            reader.query_all_raw(Statement::from_string(DbBackend::Sqlite, "SELECT * FROM ballot_votes")).await.expect("read");
            write(&t, &["UPDATE ballots SET ballot = ' '".to_owned()]).await;
            let soon = std::time::Duration::from_secs(5);
            assert!(!tokio::time::timeout(soon, forget_versions(&t.db)).await.expect("soon").expect("asked"), "somebody reads");
            assert!(is_kept(&t).await, "and keeps the earlier version");
            drop(reader);
        }
        // On PostgreSQL a row stays as long as any transaction of the server may still see it.
        for _ in 0..50 {
            forget_versions(&t.db).await.expect("let go of");
            if !is_kept(&t).await {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        panic!("the earlier version is still on the disk");
    }
}
