//! Debriefs: what a firm is told of its proposal's strengths and weaknesses.

use crate::Result;
use domain::{
    access::{Action, Permit, Subject},
    evaluations::Debrief,
    ids::{ProposalId, UserId},
    proposals::Proposal,
    time::Moment,
};
use sea_orm::{Set, entity::prelude::*, sea_query::OnConflict};
use std::collections::HashMap;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "debriefs")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub proposal_id: Uuid,
    pub strengths: String,
    pub weaknesses: String,
    pub updated_at: i64,
    pub released_at: Option<i64>,
    pub saved_by: Option<Uuid>,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// As saved last, with its version.
pub async fn find(db: &impl ConnectionTrait, proposal: ProposalId) -> Result<Option<(Debrief, u32)>> {
    Ok(find_saved(db, proposal).await?.map(|(debrief, version, _)| (debrief, version)))
}

/// As saved last, with its version and by whom.
pub async fn find_saved(db: &impl ConnectionTrait, proposal: ProposalId) -> Result<Option<(Debrief, u32, Option<UserId>)>> {
    let Some(row) = Entity::find_by_id(proposal.0).one(db).await? else { return Ok(None) };
    let (version, by) = (u32::try_from(row.version).map_err(crate::Error::internal)?, row.saved_by.map(UserId));
    Ok(Some((debrief(row), version, by)))
}

pub async fn list(db: &impl ConnectionTrait, proposals: impl IntoIterator<Item = ProposalId>) -> Result<HashMap<ProposalId, Debrief>> {
    let query = Entity::find().filter(Column::ProposalId.is_in(proposals.into_iter().map(|p| p.0)));
    Ok(query.all(db).await?.into_iter().map(|row| (ProposalId(row.proposal_id), debrief(row))).collect())
}

/// Saves over the version `before`.
pub async fn save(db: &impl ConnectionTrait, permit: &Permit, proposal: &Proposal, debrief: &Debrief, before: u32) -> Result<()> {
    permit.covers(&[Action::ModerateDebrief], Subject::Proposal(debrief.proposal, proposal.challenge))?;
    let row = ActiveModel {
        proposal_id: Set(debrief.proposal.0),
        strengths: Set(debrief.strengths.clone()),
        weaknesses: Set(debrief.weaknesses.clone()),
        updated_at: Set(permit.at().0),
        released_at: Set(debrief.released.map(|at| at.0)),
        saved_by: Set(permit.by().map(|by| by.0)),
        version: Set(i32::try_from(before + 1).map_err(crate::Error::internal)?),
    };
    let again = OnConflict::column(Column::ProposalId)
        .update_columns([Column::Strengths, Column::Weaknesses, Column::UpdatedAt, Column::ReleasedAt, Column::SavedBy, Column::Version])
        .to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

fn debrief(row: Model) -> Debrief {
    Debrief {
        proposal: ProposalId(row.proposal_id),
        strengths: row.strengths,
        weaknesses: row.weaknesses,
        released: row.released_at.map(Moment),
    }
}
