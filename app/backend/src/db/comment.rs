//! What the people of a firm say to each other about their proposal.

use crate::{Error, Result};
use domain::{
    access::{Action, Permit},
    ids::{ProposalId, UserId},
    proposals::{Comment, Proposal, Section},
    time::Moment,
};
use sea_orm::{QueryOrder, Set, entity::prelude::*};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "comments")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub proposal_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    /// A section's code; empty: about the whole.
    pub section: Option<String>,
    pub by_id: Uuid,
    pub at: i64,
    pub text: String,
    pub settled_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}

/// In order.
pub async fn of_proposal(db: &impl ConnectionTrait, proposal: ProposalId) -> Result<Vec<Comment>> {
    let rows = Entity::find().filter(Column::ProposalId.eq(proposal.0)).order_by_asc(Column::Number).all(db).await?;
    rows.into_iter().map(comment).collect()
}

pub async fn insert(db: &impl ConnectionTrait, permit: &Permit, proposal: &Proposal, comment: &Comment) -> Result<()> {
    permit.covers(&[Action::CommentProposal], proposal)?;
    Entity::insert(columns(comment)).exec_without_returning(db).await?;
    Ok(())
}

/// That it is dealt with.
pub async fn save(db: &impl ConnectionTrait, permit: &Permit, proposal: &Proposal, comment: &Comment) -> Result<()> {
    permit.covers(&[Action::CommentProposal], proposal)?;
    Entity::update(columns(comment)).exec_without_returning(db).await?;
    Ok(())
}

fn columns(comment: &Comment) -> ActiveModel {
    ActiveModel {
        proposal_id: Set(comment.proposal.0),
        number: Set(comment.number.into()),
        section: Set(comment.section.map(|section| section.code().to_owned())),
        by_id: Set(comment.by.0),
        at: Set(comment.at.0),
        text: Set(comment.text.clone()),
        settled_at: Set(comment.settled.map(|at| at.0)),
    }
}

fn comment(row: Model) -> Result<Comment> {
    let unknown = || Error::internal(format!("unknown section {:?}", row.section));
    Ok(Comment {
        proposal: ProposalId(row.proposal_id),
        number: u32::try_from(row.number).map_err(Error::internal)?,
        section: row.section.as_deref().map(|code| Section::from_code(code).ok_or_else(unknown)).transpose()?,
        by: UserId(row.by_id),
        at: Moment(row.at),
        text: row.text,
        settled: row.settled_at.map(Moment),
    })
}
