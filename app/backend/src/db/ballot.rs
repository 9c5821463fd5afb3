//! Secret ballots. Voters and votes are two lists that nothing joins: with each vote both are written again
//! whole, in the order of member and of tracking code, so that neither row numbers, nor their place on the disk,
//! nor the number of the transaction that wrote them tells which vote came with which voter.

use crate::Result;
use domain::{
    access::Permit,
    evaluations::ballot::TieBallot,
    ids::{ChallengeId, ProposalId, UserId},
};
use sea_orm::{QueryOrder, Set, entity::prelude::*, sea_query::OnConflict};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ballots")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub challenge_id: Uuid,
    pub ballot: String,
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

pub async fn find(db: &impl ConnectionTrait, challenge: ChallengeId) -> Result<Option<TieBallot>> {
    let row = Entity::find_by_id(challenge.0).one(db).await?;
    row.map(|row| Ok(serde_json::from_str(&row.ballot)?)).transpose()
}

pub async fn save(db: &impl ConnectionTrait, _permit: &Permit, ballot: &TieBallot) -> Result<()> {
    let row = ActiveModel { challenge_id: Set(ballot.challenge.0), ballot: Set(serde_json::to_string(ballot)?) };
    let again = OnConflict::column(Column::ChallengeId).update_column(Column::Ballot).to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
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

/// Adds one vote, and its voter to those who have voted.
pub async fn vote(
    db: &impl ConnectionTrait,
    _permit: &Permit,
    challenge: ChallengeId,
    member: UserId,
    tracking_code: &str,
    choice: ProposalId,
) -> Result<()> {
    let mut voted = voters(db, challenge).await?;
    let mut cast = votes(db, challenge).await?;
    voted.push(member);
    voted.sort_unstable();
    cast.push((tracking_code.to_owned(), choice));
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
