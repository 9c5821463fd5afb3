//! What the office asked firms to add after the opening: one request for each proposal at most.

use crate::Result;
use domain::{
    access::{Action, Permit, Subject},
    ids::{ProposalId, UserId},
    proposals::{Completion, Proposal},
    time::Moment,
};
use sea_orm::{Set, entity::prelude::*, sea_query::OnConflict};
use std::collections::HashMap;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "completions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub proposal_id: Uuid,
    pub asked: String,
    pub asked_by: Uuid,
    pub asked_at: i64,
    pub due_at: i64,
    pub answer: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(db: &impl ConnectionTrait, proposal: ProposalId) -> Result<Option<Completion>> {
    Entity::find_by_id(proposal.0).one(db).await?.map(completion).transpose()
}

/// What was asked for, by proposal.
pub async fn list(db: &impl ConnectionTrait, proposals: impl IntoIterator<Item = ProposalId>) -> Result<HashMap<ProposalId, Completion>> {
    let query = Entity::find().filter(Column::ProposalId.is_in(proposals.into_iter().map(|p| p.0)));
    query.all(db).await?.into_iter().map(|row| completion(row).map(|c| (c.proposal, c))).collect()
}

pub async fn save(db: &impl ConnectionTrait, permit: &Permit, proposal: &Proposal, completion: &Completion) -> Result<()> {
    permit.covers(&[Action::AskCompletion, Action::CompleteProposal], Subject::Proposal(completion.proposal, proposal.challenge))?;
    let row = ActiveModel {
        proposal_id: Set(completion.proposal.0),
        asked: Set(completion.asked.clone()),
        asked_by: Set(completion.by.0),
        asked_at: Set(completion.at.0),
        due_at: Set(completion.due.0),
        answer: Set(completion.handed_in.map(|handed_in| serde_json::to_string(&handed_in)).transpose()?),
    };
    let again = OnConflict::column(Column::ProposalId).update_column(Column::Answer).to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

fn completion(row: Model) -> Result<Completion> {
    Ok(Completion {
        proposal: ProposalId(row.proposal_id),
        asked: row.asked,
        by: UserId(row.asked_by),
        at: Moment(row.asked_at),
        due: Moment(row.due_at),
        handed_in: row.answer.as_deref().map(serde_json::from_str).transpose()?,
    })
}
