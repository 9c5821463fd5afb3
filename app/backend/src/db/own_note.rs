//! Members' own marks and notes: read for their member alone.

use crate::{Error, Result};
use domain::{
    access::{Action, Permit},
    ids::{ProposalId, UserId},
    proposals::{OwnNote, Proposal, Section},
};
use sea_orm::{QueryOrder, Set, entity::prelude::*};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "own_notes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub proposal_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    pub section: String,
    pub passage: String,
    pub text: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// In the order of writing.
pub async fn of_member(db: &impl ConnectionTrait, member: UserId, proposal: ProposalId) -> Result<Vec<OwnNote>> {
    let query = Entity::find().filter(Column::MemberId.eq(member.0)).filter(Column::ProposalId.eq(proposal.0));
    query.order_by_asc(Column::Number).all(db).await?.into_iter().map(note).collect()
}

pub async fn insert(db: &impl ConnectionTrait, permit: &Permit, member: UserId, proposal: &Proposal, note: &OwnNote) -> Result<()> {
    permit.covers(&[Action::KeepOwnNotes], proposal)?;
    let row = ActiveModel {
        member_id: Set(member.0),
        proposal_id: Set(proposal.id.0),
        number: Set(note.number.into()),
        section: Set(note.section.code().to_owned()),
        passage: Set(note.passage.clone()),
        text: Set(note.text.clone()),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// In place of the one with its number.
pub async fn update(db: &impl ConnectionTrait, permit: &Permit, member: UserId, proposal: &Proposal, note: &OwnNote) -> Result<()> {
    remove(db, permit, member, proposal, note.number).await?;
    insert(db, permit, member, proposal, note).await
}

/// One that is gone already stays gone.
pub async fn remove(db: &impl ConnectionTrait, permit: &Permit, member: UserId, proposal: &Proposal, number: u32) -> Result<()> {
    permit.covers(&[Action::KeepOwnNotes], proposal)?;
    Entity::delete_by_id((member.0, proposal.id.0, i64::from(number))).exec(db).await?;
    Ok(())
}

fn note(row: Model) -> Result<OwnNote> {
    let section = Section::from_code(&row.section).ok_or_else(|| Error::internal(format!("section {}", row.section)))?;
    Ok(OwnNote { number: u32::try_from(row.number).map_err(Error::internal)?, section, passage: row.passage, text: row.text })
}
