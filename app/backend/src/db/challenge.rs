//! Challenges: rows, and which of them a list may hold. Nothing is filtered after the query.

use crate::{Error, Result};
use domain::{
    access::{Action, Permit},
    challenges::{Challenge, Stage, State},
    council::presiding::Presiding,
    ids::{ChallengeId, UserId},
    proposals::lifecycle::OpeningRecord,
    time::Moment,
};
use sea_orm::{
    Condition, ExprTrait, Order, QueryOrder, QuerySelect, Set,
    entity::prelude::*,
    sea_query::{Expr, LockType},
};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "challenges")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub code: String,
    pub author_id: Uuid,
    pub state: String,
    pub state_json: String,
    pub content: String,
    pub version: i64,
    pub is_illustrative: bool,
    pub rules_hash: Option<String>,
    pub opening: String,
    pub opening_record: Option<String>,
    pub opens_at: Option<i64>,
    pub closes_at: Option<i64>,
    pub publish_at: Option<i64>,
    pub created_at: i64,
    pub updated_at: i64,
    pub roster: Option<String>,
    pub presiding: Option<String>,
    pub saved_by: Option<Uuid>,
    pub timing: String,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Fails on a row whose column names another state than is stored beside it: lists ask the column, acts the state.
    pub fn challenge(&self) -> Result<Challenge> {
        let state: State = serde_json::from_str(&self.state_json)?;
        if self.state != state.code() {
            return Err(Error::internal(format!("{}: {} is not the state that is stored", self.code, self.state)));
        }
        Ok(Challenge {
            id: ChallengeId(self.id),
            code: self.code.clone(),
            author: UserId(self.author_id),
            state,
            content: serde_json::from_str(&self.content)?,
            version: u32::try_from(self.version).map_err(Error::internal)?,
            is_illustrative: self.is_illustrative,
            rules_hash: self.rules_hash.clone(),
            opening: serde_json::from_str(&self.opening)?,
            timing: serde_json::from_str(&self.timing)?,
        })
    }

    pub fn opening_record(&self) -> Result<Option<OpeningRecord>> {
        Ok(self.opening_record.as_deref().map(serde_json::from_str).transpose()?)
    }
}

/// What a list holds.
pub struct Listing {
    pub stages: Option<Vec<Stage>>,
    /// Also what is not public yet.
    pub sees_all: bool,
    pub now: Moment,
}

impl Listing {
    pub fn public(now: Moment) -> Self {
        Self { stages: None, sees_all: false, now }
    }

    fn query(&self) -> Select<Entity> {
        let mut query = Entity::find();
        if !self.sees_all {
            query = query.filter(is_public(self.now));
        }
        if let Some(stages) = &self.stages {
            query = query.filter(stages.iter().fold(Condition::any(), |any, stage| any.add(in_stage(*stage, self.now))));
            if stages.is_empty() {
                query = query.filter(Expr::val(1).eq(0));
            }
        }
        query
    }
}

pub async fn find_by_code(db: &impl ConnectionTrait, code: &str) -> Result<Option<Model>> {
    Ok(Entity::find().filter(Column::Code.eq(code)).one(db).await?)
}

pub async fn find(db: &impl ConnectionTrait, id: ChallengeId) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(id.0).one(db).await?)
}

/// Locks the row until the transaction ends. Shared locks stand beside each other, an exclusive one stands alone.
pub async fn lock(db: &impl ConnectionTrait, id: ChallengeId, lock: LockType) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(id.0).lock(lock).one(db).await?)
}

pub async fn list_by_ids(db: &impl ConnectionTrait, ids: impl IntoIterator<Item = ChallengeId>) -> Result<Vec<Model>> {
    Ok(Entity::find().filter(Column::Id.is_in(ids.into_iter().map(|id| id.0))).all(db).await?)
}

/// Scheduled ones whose time has come.
pub async fn due(db: &impl ConnectionTrait, now: Moment) -> Result<Vec<ChallengeId>> {
    let query = Entity::find().filter(Column::State.eq(Stage::Scheduled.code())).filter(Column::PublishAt.lte(now.0));
    found(db, query.order_by_asc(Column::PublishAt)).await
}

pub async fn ids_in_stage(db: &impl ConnectionTrait, stage: Stage, now: Moment) -> Result<Vec<ChallengeId>> {
    found(db, Entity::find().filter(in_stage(stage, now))).await
}

/// Those of a list that close before this moment, and when.
pub async fn closing_before(db: &impl ConnectionTrait, listing: &Listing, before: Moment) -> Result<Vec<(ChallengeId, Moment)>> {
    let query = listing.query().filter(Column::ClosesAt.lte(before.0)).select_only().columns([Column::Id, Column::ClosesAt]);
    let rows: Vec<(Uuid, i64)> = query.order_by_asc(Column::ClosesAt).into_tuple().all(db).await?;
    Ok(rows.into_iter().map(|(id, closes)| (ChallengeId(id), Moment(closes))).collect())
}

/// Open ones first, the next to close before the others; then by code.
pub async fn list(db: &impl ConnectionTrait, listing: &Listing, offset: u64, limit: u64) -> Result<Vec<Model>> {
    let open = || in_stage(Stage::Open, listing.now);
    let query = listing
        .query()
        .order_by(Expr::Case(Box::new(Expr::case(open(), 0).finally(1))), Order::Asc)
        .order_by(Expr::Case(Box::new(Expr::case(open(), Expr::col(Column::ClosesAt)))), Order::Asc)
        .order_by_asc(Column::Code);
    Ok(query.offset(offset).limit(limit).all(db).await?)
}

/// Every code there is.
pub async fn codes(db: &impl ConnectionTrait) -> Result<Vec<(ChallengeId, String)>> {
    let query = Entity::find().select_only().columns([Column::Id, Column::Code]).order_by_asc(Column::Code);
    let rows: Vec<(Uuid, String)> = query.into_tuple().all(db).await?;
    Ok(rows.into_iter().map(|(id, code)| (ChallengeId(id), code)).collect())
}

pub async fn all(db: &impl ConnectionTrait, listing: &Listing) -> Result<Vec<Model>> {
    Ok(listing.query().order_by_asc(Column::Code).all(db).await?)
}

/// The latest changed first.
pub async fn list_newest(db: &impl ConnectionTrait, listing: &Listing, limit: u64) -> Result<Vec<Model>> {
    Ok(listing.query().order_by_desc(Column::UpdatedAt).order_by_asc(Column::Code).limit(limit).all(db).await?)
}

pub async fn list_by_code(db: &impl ConnectionTrait, listing: &Listing, limit: u64) -> Result<Vec<Model>> {
    Ok(listing.query().order_by_asc(Column::Code).limit(limit).all(db).await?)
}

pub async fn count(db: &impl ConnectionTrait, listing: &Listing) -> Result<u32> {
    Ok(u32::try_from(listing.query().count(db).await?).unwrap_or(u32::MAX))
}

/// `false` when the code or the id is taken.
pub async fn insert(db: &impl ConnectionTrait, permit: &Permit, challenge: &Challenge) -> Result<bool> {
    permit.covers(&[Action::CreateChallenge], challenge)?;
    let at = permit.at().0;
    let row = ActiveModel {
        created_at: Set(at),
        updated_at: Set(at),
        opening_record: Set(None),
        saved_by: Set(permit.by().map(|by| by.0)),
        ..columns(challenge)?
    };
    match Entity::insert(row).exec_without_returning(db).await {
        Ok(_) => Ok(true),
        Err(error) if is_taken(&error) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// What changes a challenge.
const STEPS: [Action; 25] = [
    Action::EditChallenge,
    Action::SendToReview,
    Action::ReturnChallenge,
    Action::PublishChallenge,
    Action::AmendChallenge,
    Action::PublishAmendment,
    Action::ReturnAmendment,
    Action::WithdrawAmendment,
    Action::ExtendClosing,
    Action::ExtendScoring,
    Action::ConfirmExtension,
    Action::AskCancel,
    Action::CancelChallenge,
    Action::ConfirmOpening,
    Action::StartScoring,
    Action::CloseRound,
    Action::CloseScoring,
    Action::CloseMotion,
    Action::ForwardShortlist,
    Action::ReturnToCouncil,
    Action::DecideShortlist,
    Action::ReturnToOffice,
    Action::NumberDecision,
    Action::PublishResult,
    Action::ConcludeCall,
];

/// Saves over `before`; `false` when the new code is taken.
pub async fn save(db: &impl ConnectionTrait, permit: &Permit, before: &Model, challenge: &Challenge) -> Result<bool> {
    permit.covers(&STEPS, challenge)?;
    // The time of saving is also the version that a form carries, so a second save in the same millisecond gets the next one.
    let updated = Ord::max(permit.at().0, before.updated_at + 1);
    let row = ActiveModel { updated_at: Set(updated), saved_by: Set(permit.by().map(|by| by.0)), ..columns(challenge)? };
    match Entity::update(row).exec_without_returning(db).await {
        Ok(_) => Ok(true),
        Err(error) if is_taken(&error) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

pub async fn save_opening_record(db: &impl ConnectionTrait, permit: &Permit, id: ChallengeId, record: &OpeningRecord) -> Result<()> {
    permit.covers(&[Action::ConfirmOpening], id)?;
    let json = serde_json::to_string(record)?;
    Entity::update_many().col_expr(Column::OpeningRecord, Expr::value(json)).filter(Column::Id.eq(id.0)).exec(db).await?;
    Ok(())
}

/// Who sat when scoring began.
#[derive(Clone, Debug)]
pub struct Seated {
    /// In the order of their letters; never told to anyone.
    pub roster: Vec<UserId>,
    /// Who held the presiding seats, until the decision; `None` after it, and where an earlier version began the scoring.
    pub presiding: Option<Presiding>,
}

/// `None` before scoring begins.
pub async fn seated(db: &impl ConnectionTrait, id: ChallengeId) -> Result<Option<Seated>> {
    let query = Entity::find_by_id(id.0).select_only().columns([Column::State, Column::Roster, Column::Presiding]);
    let row: Option<(String, Option<String>, Option<String>)> = query.into_tuple().one(db).await?;
    let Some((state, Some(roster), presiding)) = row else { return Ok(None) };
    let presiding = presiding.filter(|_| undecided().any(|code| code == state));
    let presiding = presiding.as_deref().map(serde_json::from_str).transpose()?;
    Ok(Some(Seated { roster: serde_json::from_str(&roster)?, presiding }))
}

pub async fn roster(db: &impl ConnectionTrait, id: ChallengeId) -> Result<Option<Vec<UserId>>> {
    Ok(seated(db, id).await?.map(|seated| seated.roster))
}

/// Those of which a member is kept as holding a presiding seat.
pub async fn presided_by(db: &impl ConnectionTrait, member: UserId) -> Result<Vec<ChallengeId>> {
    found(db, Entity::find().filter(Column::State.is_in(undecided())).filter(Column::Presiding.contains(member.0.to_string()))).await
}

/// Who scores each of these challenges; `None` before scoring begins.
pub async fn rosters(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = ChallengeId>,
) -> Result<Vec<(ChallengeId, Option<Vec<UserId>>)>> {
    let query = Entity::find().filter(Column::Id.is_in(ids.into_iter().map(|id| id.0)));
    let rows: Vec<(Uuid, Option<String>)> = query.select_only().columns([Column::Id, Column::Roster]).into_tuple().all(db).await?;
    rows.into_iter().map(|(id, text)| Ok((ChallengeId(id), text.as_deref().map(serde_json::from_str).transpose()?))).collect()
}

async fn found(db: &impl ConnectionTrait, of: Select<Entity>) -> Result<Vec<ChallengeId>> {
    let ids: Vec<Uuid> = of.select_only().column(Column::Id).into_tuple().all(db).await?;
    Ok(ids.into_iter().map(ChallengeId).collect())
}

/// States in which scoring has begun and nothing is decided.
fn undecided() -> impl Iterator<Item = &'static str> {
    Stage::ALL.into_iter().filter(|stage| stage.is_undecided()).map(Stage::code)
}

/// Opened, and scoring has not begun.
pub async fn is_opened(db: &impl ConnectionTrait, id: ChallengeId) -> Result<bool> {
    Ok(Entity::find_by_id(id.0).filter(Column::State.eq(Stage::Opened.code())).count(db).await? > 0)
}

/// Whether a member sat when the scoring of a challenge began that nothing is decided on yet.
pub async fn is_awaited(db: &impl ConnectionTrait, member: UserId) -> Result<bool> {
    let query = Entity::find().filter(Column::State.is_in(undecided())).filter(Column::Roster.contains(member.0.to_string()));
    Ok(query.count(db).await? > 0)
}

/// Who scores and who presides: the seats of this moment.
pub async fn save_roster(
    db: &impl ConnectionTrait,
    permit: &Permit,
    id: ChallengeId,
    roster: &[UserId],
    presiding: Presiding,
) -> Result<()> {
    permit.covers(&[Action::StartScoring], id)?;
    let (roster, presiding) = (serde_json::to_string(roster)?, serde_json::to_string(&presiding)?);
    let update = Entity::update_many().col_expr(Column::Roster, Expr::value(roster)).col_expr(Column::Presiding, Expr::value(presiding));
    update.filter(Column::Id.eq(id.0)).exec(db).await?;
    Ok(())
}

pub async fn mark_illustrative(db: &impl ConnectionTrait, code: &str) -> Result<()> {
    Entity::update_many().col_expr(Column::IsIllustrative, Expr::value(true)).filter(Column::Code.eq(code)).exec(db).await?;
    Ok(())
}

fn is_taken(error: &DbErr) -> bool {
    Error::breaks_unique(error, "challenges_code_unique", "challenges.code")
        || Error::breaks_unique(error, "challenges_pkey", "challenges.id")
}

fn columns(challenge: &Challenge) -> Result<ActiveModel> {
    let calendar = &challenge.content.calendar;
    let publish_at = match challenge.state {
        State::Scheduled { at } | State::Published { at, .. } => Some(at.0),
        _ => None,
    };
    Ok(ActiveModel {
        id: Set(challenge.id.0),
        code: Set(challenge.code.clone()),
        author_id: Set(challenge.author.0),
        state: Set(challenge.state.code().to_owned()),
        state_json: Set(serde_json::to_string(&challenge.state)?),
        content: Set(serde_json::to_string(&challenge.content)?),
        version: Set(challenge.version.into()),
        is_illustrative: Set(challenge.is_illustrative),
        rules_hash: Set(challenge.rules_hash.clone()),
        opening: Set(serde_json::to_string(&challenge.opening)?),
        timing: Set(serde_json::to_string(&challenge.timing)?),
        opens_at: Set(calendar.opens.map(|m| m.0)),
        closes_at: Set(calendar.closes.map(|m| m.0)),
        publish_at: Set(publish_at),
        ..Default::default()
    })
}

fn is_published(now: Moment) -> Condition {
    let is_due = Condition::all().add(Column::State.eq(Stage::Scheduled.code())).add(Column::PublishAt.lte(now.0));
    Condition::any().add(Column::State.eq(State::PUBLISHED)).add(is_due)
}

pub(super) fn is_public(now: Moment) -> Condition {
    let stored = Stage::ALL.into_iter().filter(|stage| stage.is_public() && !stage.follows_the_clock());
    Condition::any().add(Column::State.is_in(stored.map(Stage::code))).add(is_published(now))
}

/// The same as [`Challenge::stage`], as a condition.
fn in_stage(stage: Stage, now: Moment) -> Condition {
    let has_come = |column: Column| Condition::all().add(column.is_not_null()).add(column.lte(now.0));
    let is_closed = || has_come(Column::ClosesAt);
    let is_open = || has_come(Column::OpensAt);
    match stage {
        Stage::Scheduled => Condition::all().add(Column::State.eq(Stage::Scheduled.code())).add(Column::PublishAt.gt(now.0)),
        Stage::Upcoming => is_published_and(now, is_closed().not()).add(is_open().not()),
        Stage::Open => is_published_and(now, is_closed().not()).add(is_open()),
        Stage::Closed => is_published_and(now, is_closed()),
        other @ (Stage::Draft
        | Stage::UnderReview
        | Stage::Opened
        | Stage::Scoring
        | Stage::Scored
        | Stage::Proposed
        | Stage::Forwarded
        | Stage::Decided
        | Stage::ResultPublished
        | Stage::Cancelled) => Condition::all().add(Column::State.eq(other.code())),
    }
}

fn is_published_and(now: Moment, condition: Condition) -> Condition {
    Condition::all().add(is_published(now)).add(condition)
}
