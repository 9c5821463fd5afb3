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
}

impl ActiveModelBehavior for ActiveModel {}

/// As saved last, with when.
pub async fn find(db: &impl ConnectionTrait, proposal: ProposalId) -> Result<Option<(Debrief, i64)>> {
    Ok(find_saved(db, proposal).await?.map(|(debrief, at, _)| (debrief, at)))
}

/// As saved last, with when and by whom.
pub async fn find_saved(db: &impl ConnectionTrait, proposal: ProposalId) -> Result<Option<(Debrief, i64, Option<UserId>)>> {
    Ok(Entity::find_by_id(proposal.0).one(db).await?.map(|row| {
        let (at, by) = (row.updated_at, row.saved_by.map(UserId));
        (debrief(row), at, by)
    }))
}

pub async fn list(db: &impl ConnectionTrait, proposals: impl IntoIterator<Item = ProposalId>) -> Result<HashMap<ProposalId, Debrief>> {
    let query = Entity::find().filter(Column::ProposalId.is_in(proposals.into_iter().map(|p| p.0)));
    Ok(query.all(db).await?.into_iter().map(|row| (ProposalId(row.proposal_id), debrief(row))).collect())
}

/// Saves over what was saved at `before`.
pub async fn save(db: &impl ConnectionTrait, permit: &Permit, proposal: &Proposal, debrief: &Debrief, before: i64) -> Result<()> {
    permit.covers(&[Action::ModerateDebrief], Subject::Proposal(debrief.proposal, proposal.challenge))?;
    let row = ActiveModel {
        proposal_id: Set(debrief.proposal.0),
        strengths: Set(debrief.strengths.clone()),
        weaknesses: Set(debrief.weaknesses.clone()),
        // The time of saving is also the version that a form carries, so a second save in the same millisecond gets the next one.
        updated_at: Set(permit.at().0.max(before + 1)),
        released_at: Set(debrief.released.map(|at| at.0)),
        saved_by: Set(permit.by().map(|by| by.0)),
    };
    let again = OnConflict::column(Column::ProposalId)
        .update_columns([Column::Strengths, Column::Weaknesses, Column::UpdatedAt, Column::ReleasedAt, Column::SavedBy])
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
