//! What members declared about conflicts of interest.

use crate::Result;
use domain::{
    access::Permit,
    council::{Conflict, Declaration},
    ids::{ChallengeId, ProposalId, UserId},
};
use sea_orm::{QuerySelect, Set, entity::prelude::*, sea_query::OnConflict, sea_query::Query};
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
}

impl ActiveModelBehavior for ActiveModel {}

pub async fn conflict(db: &impl ConnectionTrait, member: UserId, proposal: ProposalId) -> Result<Conflict> {
    Ok(Entity::find_by_id((member.0, proposal.0)).one(db).await?.map(|row| code(&row.conflict)).unwrap_or_default())
}

/// Whether a member declared a conflict with some proposal of a challenge.
pub async fn has_conflict(db: &impl ConnectionTrait, member: UserId, challenge: ChallengeId) -> Result<bool> {
    use crate::db::proposal;
    let mut proposals = Query::select();
    proposals.column(proposal::Column::Id).from(proposal::Entity).and_where(proposal::Column::ChallengeId.eq(challenge.0));
    let query = Entity::find()
        .filter(Column::MemberId.eq(member.0))
        .filter(Column::Conflict.eq(Conflict::Conflicted.code()))
        .filter(Column::ProposalId.in_subquery(proposals));
    Ok(query.count(db).await? > 0)
}

/// Whether a member has not declared yet for some admitted proposal of a challenge.
pub async fn has_undeclared(db: &impl ConnectionTrait, member: UserId, challenge: ChallengeId) -> Result<bool> {
    use crate::db::proposal;
    let mut declared = Query::select();
    declared.column(Column::ProposalId).from(Entity).and_where(Column::MemberId.eq(member.0));
    let query = proposal::Entity::find()
        .filter(proposal::Column::ChallengeId.eq(challenge.0))
        .filter(proposal::Column::State.eq("admissible"))
        .filter(proposal::Column::Id.not_in_subquery(declared));
    Ok(query.count(db).await? > 0)
}

/// One member's, by proposal; what is absent is undeclared.
pub async fn of_member(
    db: &impl ConnectionTrait,
    member: UserId,
    proposals: impl IntoIterator<Item = ProposalId>,
) -> Result<HashMap<ProposalId, Conflict>> {
    let query = Entity::find().filter(Column::MemberId.eq(member.0)).filter(Column::ProposalId.is_in(proposals.into_iter().map(|p| p.0)));
    let rows: Vec<(Uuid, String)> = query.select_only().columns([Column::ProposalId, Column::Conflict]).into_tuple().all(db).await?;
    Ok(rows.into_iter().map(|(id, conflict)| (ProposalId(id), code(&conflict))).collect())
}

/// Who declared a conflict with which proposal.
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

pub async fn save(db: &impl ConnectionTrait, _permit: &Permit, declaration: &Declaration) -> Result<()> {
    let row = ActiveModel {
        member_id: Set(declaration.member.0),
        proposal_id: Set(declaration.proposal.0),
        conflict: Set(declaration.conflict.code().to_owned()),
        reason: Set(declaration.reason.clone()),
        at: Set(declaration.at.0),
    };
    let again = OnConflict::columns([Column::MemberId, Column::ProposalId])
        .update_columns([Column::Conflict, Column::Reason, Column::At])
        .to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

fn code(conflict: &str) -> Conflict {
    Conflict::from_code(conflict).unwrap_or_default()
}
