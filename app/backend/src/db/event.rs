//! The trail: appended to, never changed, and read for histories alone. What something rests on has a place of its own
//! ([steps](super::step), a column of what it is about).

use crate::Result;
use domain::{
    event::{Event, EventKind},
    ids::{ChallengeId, FirmId, ProposalId, UserId},
    proposals::State,
    time::Moment,
};
use sea_orm::{Condition, ExprTrait, PaginatorTrait, QueryOrder, QuerySelect, Set, entity::prelude::*, sea_query::Query};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "events")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub at: i64,
    pub act: String,
    pub by_id: Option<Uuid>,
    pub challenge_id: Option<Uuid>,
    pub proposal_id: Option<Uuid>,
    pub firm_id: Option<Uuid>,
    pub note: String,
    pub account_id: Option<Uuid>,
}

impl ActiveModelBehavior for ActiveModel {}

pub async fn append(db: &impl ConnectionTrait, id: Uuid, at: Moment, event: &Event) -> Result<()> {
    let row = ActiveModel {
        id: Set(id),
        at: Set(at.0),
        act: Set(event.kind.to_string()),
        by_id: Set(event.by.map(|b| b.0)),
        challenge_id: Set(event.challenge.map(|c| c.0)),
        proposal_id: Set(event.proposal.map(|p| p.0)),
        firm_id: Set(event.firm.map(|f| f.0)),
        note: Set(event.note.clone()),
        account_id: Set(event.account.map(|a| a.0)),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// What the office may read of a proposal that is handed in; how a firm or a member writes stays theirs.
const OF_OFFICE: [EventKind; 30] = [
    EventKind::ProposalUnreadable,
    EventKind::ProposalSubmitted,
    EventKind::ProposalReplaced,
    EventKind::ProposalWithdrawn,
    EventKind::ProposalScreened,
    EventKind::RefusalProposed,
    EventKind::ReadmissionProposed,
    EventKind::CompletionAsked,
    EventKind::CompletionHandedIn,
    EventKind::MessageWritten,
    EventKind::ConflictDeclared,
    EventKind::SheetSubmitted,
    EventKind::SheetGivenBack,
    EventKind::DebriefReleased,
    EventKind::ComplaintFiled,
    EventKind::ComplaintAnswered,
    EventKind::SheetExcluded,
    EventKind::SheetCounted,
    EventKind::MotionMoved,
    EventKind::MotionOpened,
    EventKind::MotionWithdrawn,
    EventKind::MotionClosed,
    EventKind::SheetVoided,
    EventKind::ConflictPinned,
    EventKind::ConflictAppealed,
    EventKind::ConflictLifted,
    EventKind::ConflictKept,
    EventKind::SuggestionConfirmed,
    EventKind::SuggestionDismissed,
    EventKind::SignedCopyFiled,
];

/// Newest first. Events about proposals are left out unless `with_proposals`, and always about those not handed in.
pub async fn of_challenge(
    db: &impl ConnectionTrait,
    id: ChallengeId,
    with_proposals: bool,
    skip: u64,
    limit: u64,
) -> Result<Vec<(Moment, Event)>> {
    use crate::db::proposal;
    let mut seen = Condition::any().add(Column::ProposalId.is_null());
    if with_proposals {
        let mut handed_in = Query::select();
        handed_in.column(proposal::Column::Id).from(proposal::Entity).and_where(proposal::Column::ChallengeId.eq(id.0));
        handed_in.and_where(proposal::Column::State.is_in(State::HANDED_IN));
        let is_told = Column::Act.is_in(OF_OFFICE.map(|kind| kind.to_string())).and(Column::ProposalId.in_subquery(handed_in));
        seen = seen.add(is_told);
    }
    list(db, Entity::find().filter(Column::ChallengeId.eq(id.0)).filter(seen).offset(skip), limit).await
}

/// These acts on a proposal, newest first, after the newest `skip`.
pub async fn of_proposal(
    db: &impl ConnectionTrait,
    id: ProposalId,
    kinds: &[EventKind],
    skip: u64,
    limit: u64,
) -> Result<Vec<(Moment, Event)>> {
    let kinds = kinds.iter().map(|kind| kind.to_string());
    let query = Entity::find().filter(Column::ProposalId.eq(id.0)).filter(Column::Act.is_in(kinds));
    list(db, query.offset(skip), limit).await
}

/// These acts on a challenge and on its proposals.
pub async fn acts(db: &impl ConnectionTrait, challenge: ChallengeId, kinds: impl Iterator<Item = EventKind>) -> Result<Vec<Event>> {
    let query = Entity::find().filter(Column::ChallengeId.eq(challenge.0)).filter(Column::Act.is_in(kinds.map(|kind| kind.to_string())));
    query.all(db).await?.into_iter().map(|row| event(row).map(|(_, event)| event)).collect()
}

/// These acts, whatever they are about, from this moment on.
pub async fn since(db: &impl ConnectionTrait, from: Moment, kinds: impl Iterator<Item = EventKind>) -> Result<Vec<(Moment, Event)>> {
    let query = Entity::find().filter(Column::At.gte(from.0)).filter(Column::Act.is_in(kinds.map(|kind| kind.to_string())));
    query.all(db).await?.into_iter().map(event).collect()
}

/// The firm's registration was verified once, whatever it is now.
pub async fn was_verified(db: &impl ConnectionTrait, firm: FirmId) -> Result<bool> {
    let verified = Entity::find().filter(Column::FirmId.eq(firm.0)).filter(Column::Act.eq(EventKind::FirmVerified.to_string()));
    Ok(verified.count(db).await? > 0)
}

/// These acts, whatever they are about, newest first.
pub async fn of_kinds(db: &impl ConnectionTrait, kinds: &[EventKind], limit: u64) -> Result<Vec<(Moment, Event)>> {
    list(db, Entity::find().filter(Column::Act.is_in(kinds.iter().map(|kind| kind.to_string()))), limit).await
}

/// How a firm prepares and whom it asks to: its own. That it writes down what it can do while a call is open tells that a
/// proposal is coming.
const WITHIN_FIRM: [EventKind; 4] =
    [EventKind::StrengthsKept, EventKind::MemberInvited, EventKind::InvitationCancelled, EventKind::RightSet];

/// What happened to the firm itself, without its proposals; for its own people also what is the firm's alone.
pub async fn of_firm(db: &impl ConnectionTrait, id: FirmId, is_own: bool, limit: u64) -> Result<Vec<(Moment, Event)>> {
    let mut query = Entity::find().filter(Column::FirmId.eq(id.0)).filter(Column::ProposalId.is_null());
    if !is_own {
        query = query.filter(Column::Act.is_not_in(WITHIN_FIRM.map(|kind| kind.to_string())));
    }
    list(db, query, limit).await
}

/// What happened to an account, newest first: what its owner did to it, and others.
pub async fn of_account(db: &impl ConnectionTrait, id: UserId, limit: u64) -> Result<Vec<(Moment, Event)>> {
    let own = [EventKind::AccountCreated, EventKind::PasswordChanged].map(|kind| kind.to_string());
    let by_owner = Condition::all().add(Column::ById.eq(id.0)).add(Column::Act.is_in(own));
    list(db, Entity::find().filter(Condition::any().add(Column::AccountId.eq(id.0)).add(by_owner)), limit).await
}

async fn list(db: &impl ConnectionTrait, query: Select<Entity>, limit: u64) -> Result<Vec<(Moment, Event)>> {
    let rows = query.order_by_desc(Column::At).order_by_desc(Column::Id).limit(limit).all(db).await?;
    rows.into_iter().map(event).collect()
}

fn event(row: Model) -> Result<(Moment, Event)> {
    let event = Event {
        kind: serde_json::from_value::<EventKind>(row.act.into())?,
        by: row.by_id.map(UserId),
        challenge: row.challenge_id.map(ChallengeId),
        proposal: row.proposal_id.map(ProposalId),
        firm: row.firm_id.map(FirmId),
        account: row.account_id.map(UserId),
        note: row.note,
    };
    Ok((Moment(row.at), event))
}
