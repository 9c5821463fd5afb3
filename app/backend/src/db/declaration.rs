//! What members declared about conflicts of interest.

use crate::{Error, Result};
use domain::{
    access::{Action, Permit, Subject},
    council::{Conflict, Declaration, Interest, Source},
    ids::{ChallengeId, ProposalId, UserId},
    proposals::{Proposal, State},
    time::Moment,
};
use sea_orm::{FromQueryResult, QueryOrder, QuerySelect, Set, Statement, entity::prelude::*, sea_query::OnConflict};
use std::collections::HashMap;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "declarations")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub proposal_id: Uuid,
    pub conflict: String,
    pub reason: String,
    pub at: i64,
    pub kind: Option<String>,
    pub source: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// What says whether a member has a conflict.
const DECLARED_BY: [Action; 7] = [
    Action::CloseMotion,
    Action::DeclareConflict,
    Action::RecuseFromChallenge,
    Action::ConfirmOpening,
    Action::PinConflict,
    Action::JudgeSuggestion,
    Action::RuleOnConflict,
];

/// A proposal handed in for a challenge, as far as one member's conflicts go.
#[derive(Clone, Debug)]
pub struct DeclaredProposal {
    pub proposal: ProposalId,
    pub code: String,
    pub is_admissible: bool,
    /// The office has not refused it.
    pub is_before_council: bool,
    pub conflict: Conflict,
}

/// All that were handed in for a challenge, by code, with what one member declared: one query, since every page of
/// the council asks it.
pub async fn lines(db: &impl ConnectionTrait, member: UserId, challenge: ChallengeId) -> Result<Vec<DeclaredProposal>> {
    const LINES: &str = "SELECT p.id, p.code, p.state, d.conflict FROM proposals p
        LEFT JOIN declarations d ON d.proposal_id = p.id AND d.member_id = $1
        WHERE p.challenge_id = $2 AND p.state IN ($3, $4, $5, $6, $7) ORDER BY p.code";
    let [first, second, third, fourth, fifth] = State::HANDED_IN.map(Value::from);
    let values = [member.0.into(), challenge.0.into(), first, second, third, fourth, fifth];
    let statement = Statement::from_sql_and_values(db.get_database_backend(), LINES, values);
    let rows = Row::find_by_statement(statement).all(db).await?;
    let line = |row: Row| {
        Ok(DeclaredProposal {
            proposal: ProposalId(row.id),
            code: row.code,
            is_admissible: row.state == State::ADMISSIBLE,
            is_before_council: !State::REFUSED.contains(&row.state.as_str()),
            // Who has no row has declared nothing.
            conflict: row.conflict.as_deref().map_or(Ok(Conflict::Undeclared), conflict)?,
        })
    };
    rows.into_iter().map(line).collect()
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    code: String,
    state: String,
    conflict: Option<String>,
}

/// One member's, by proposal; what is absent is undeclared.
pub async fn of_member(
    db: &impl ConnectionTrait,
    member: UserId,
    proposals: impl IntoIterator<Item = ProposalId>,
) -> Result<HashMap<ProposalId, Conflict>> {
    let query = Entity::find().filter(Column::MemberId.eq(member.0)).filter(Column::ProposalId.is_in(proposals.into_iter().map(|p| p.0)));
    let rows: Vec<(Uuid, String)> = query.select_only().columns([Column::ProposalId, Column::Conflict]).into_tuple().all(db).await?;
    rows.into_iter().map(|(id, code)| Ok((ProposalId(id), conflict(&code)?))).collect()
}

/// Who has a conflict with which proposal.
pub async fn conflicted(db: &impl ConnectionTrait, proposals: impl IntoIterator<Item = ProposalId>) -> Result<Vec<(ProposalId, UserId)>> {
    said(db, proposals, Conflict::Conflicted).await
}

/// Who declared to be clear of which proposal.
pub async fn clear(db: &impl ConnectionTrait, proposals: impl IntoIterator<Item = ProposalId>) -> Result<Vec<(ProposalId, UserId)>> {
    said(db, proposals, Conflict::Clear).await
}

async fn said(
    db: &impl ConnectionTrait,
    proposals: impl IntoIterator<Item = ProposalId>,
    conflict: Conflict,
) -> Result<Vec<(ProposalId, UserId)>> {
    let query =
        Entity::find().filter(Column::ProposalId.is_in(proposals.into_iter().map(|p| p.0))).filter(Column::Conflict.eq(conflict.code()));
    let rows: Vec<(Uuid, Uuid)> = query.select_only().columns([Column::ProposalId, Column::MemberId]).into_tuple().all(db).await?;
    Ok(rows.into_iter().map(|(proposal, member)| (ProposalId(proposal), UserId(member))).collect())
}

/// All conflicts with these proposals, in full.
pub async fn conflicts(db: &impl ConnectionTrait, proposals: impl IntoIterator<Item = ProposalId>) -> Result<Vec<Declaration>> {
    let mut declared = of_proposals(db, proposals).await?;
    declared.retain(|d| d.conflict == Conflict::Conflicted);
    Ok(declared)
}

/// What one member declared about one proposal.
pub async fn find(db: &impl ConnectionTrait, member: UserId, proposal: ProposalId) -> Result<Option<Declaration>> {
    Entity::find_by_id((member.0, proposal.0)).one(db).await?.map(declaration).transpose()
}

/// All that was declared about these proposals, by member.
pub async fn of_proposals(db: &impl ConnectionTrait, proposals: impl IntoIterator<Item = ProposalId>) -> Result<Vec<Declaration>> {
    let query = Entity::find().filter(Column::ProposalId.is_in(proposals.into_iter().map(|p| p.0)));
    let rows = query.order_by_asc(Column::MemberId).order_by_asc(Column::ProposalId).all(db).await?;
    rows.into_iter().map(declaration).collect()
}

/// The member has said nothing yet, as at the beginning.
pub async fn remove(db: &impl ConnectionTrait, permit: &Permit, member: UserId, proposal: &Proposal) -> Result<()> {
    permit.covers(&[Action::RuleOnConflict], proposal)?;
    Entity::delete_by_id((member.0, proposal.id.0)).exec(db).await?;
    Ok(())
}

pub async fn save(db: &impl ConnectionTrait, permit: &Permit, proposal: &Proposal, declaration: &Declaration) -> Result<()> {
    permit.covers(&DECLARED_BY, Subject::Proposal(declaration.proposal, proposal.challenge))?;
    let row = ActiveModel {
        member_id: Set(declaration.member.0),
        proposal_id: Set(declaration.proposal.0),
        conflict: Set(declaration.conflict.code().to_owned()),
        reason: Set(declaration.reason.clone()),
        at: Set(declaration.at.0),
        kind: Set(declaration.kind.map(|kind| kind.code().to_owned())),
        source: Set(declaration.source.code().to_owned()),
    };
    let again = OnConflict::columns([Column::MemberId, Column::ProposalId])
        .update_columns([Column::Conflict, Column::Reason, Column::At, Column::Kind, Column::Source])
        .to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

fn declaration(row: Model) -> Result<Declaration> {
    let unknown = |what: &str, code: &str| Error::internal(format!("unknown {what} {code}"));
    let kind = |code: &str| Interest::from_code(code).ok_or_else(|| unknown("interest", code));
    Ok(Declaration {
        member: UserId(row.member_id),
        proposal: ProposalId(row.proposal_id),
        conflict: conflict(&row.conflict)?,
        kind: row.kind.as_deref().map(kind).transpose()?,
        reason: row.reason,
        source: Source::from_code(&row.source).ok_or_else(|| unknown("source", &row.source))?,
        at: Moment(row.at),
    })
}

fn conflict(code: &str) -> Result<Conflict> {
    Conflict::from_code(code).ok_or_else(|| Error::internal(format!("unknown conflict {code}")))
}
