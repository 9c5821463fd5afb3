//! Conflicts that secretary or office found, as documents.

use crate::Result;
use domain::{
    access::{Action, Permit, Subject},
    council::{Finding, FindingState},
    ids::{ProposalId, UserId},
    proposals::Proposal,
};
use sea_orm::{Set, entity::prelude::*, sea_query::OnConflict};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "findings")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub proposal_id: Uuid,
    pub finding: String,
}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(db: &impl ConnectionTrait, member: UserId, proposal: ProposalId) -> Result<Option<Finding>> {
    Entity::find_by_id((member.0, proposal.0)).one(db).await?.map(finding).transpose()
}

pub async fn list(db: &impl ConnectionTrait, proposals: impl IntoIterator<Item = ProposalId>) -> Result<Vec<Finding>> {
    let query = Entity::find().filter(Column::ProposalId.is_in(proposals.into_iter().map(|p| p.0)));
    query.all(db).await?.into_iter().map(finding).collect()
}

/// With an appeal that has no answer, in whatever challenge.
pub async fn appealed(db: &impl ConnectionTrait) -> Result<Vec<Finding>> {
    let rows = Entity::find().filter(Column::Finding.contains("\"appealed\"")).all(db).await?;
    let found: Vec<Finding> = rows.into_iter().map(finding).collect::<Result<_>>()?;
    Ok(found.into_iter().filter(|found| matches!(found.state, FindingState::Appealed { .. })).collect())
}

/// One finding for a member and a proposal; the trail keeps the earlier ones.
pub async fn save(db: &impl ConnectionTrait, permit: &Permit, proposal: &Proposal, finding: &Finding) -> Result<()> {
    let acts = [Action::PinConflict, Action::JudgeSuggestion, Action::AppealConflict, Action::RuleOnConflict];
    permit.covers(&acts, Subject::Proposal(finding.proposal, proposal.challenge))?;
    let row = ActiveModel {
        member_id: Set(finding.member.0),
        proposal_id: Set(finding.proposal.0),
        finding: Set(serde_json::to_string(finding)?),
    };
    let again = OnConflict::columns([Column::MemberId, Column::ProposalId]).update_column(Column::Finding).to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

fn finding(row: Model) -> Result<Finding> {
    Ok(serde_json::from_str(&row.finding)?)
}
