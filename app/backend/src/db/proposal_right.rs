//! What one of a firm's people may do with one proposal, where its owner said so: nothing is stored of the others.

use crate::Result;
use domain::{
    access::{Action, Permit, Subject},
    ids::{FirmId, ProposalId, UserId},
    people::{Actor, Right},
    proposals::{OwnRight, Proposal},
};
use sea_orm::{Set, entity::prelude::*, sea_query::OnConflict};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "proposal_rights")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub proposal_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: Uuid,
    /// A [`Right`]'s code.
    pub may: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// Of whoever asks.
pub async fn of_actor(db: &impl ConnectionTrait, actor: &Actor, proposal: ProposalId) -> Result<Option<Right>> {
    let Some(user) = actor.id() else { return Ok(None) };
    Entity::find_by_id((proposal.0, user.0)).one(db).await?.map(|row| super::user::right(&row.may)).transpose()
}

pub async fn of_proposal(db: &impl ConnectionTrait, proposal: ProposalId) -> Result<Vec<OwnRight>> {
    rows(db, Entity::find().filter(Column::ProposalId.eq(proposal.0))).await
}

/// Of all their proposals.
pub async fn of_users(db: &impl ConnectionTrait, users: impl IntoIterator<Item = UserId>) -> Result<Vec<OwnRight>> {
    rows(db, Entity::find().filter(Column::UserId.is_in(users.into_iter().map(|user| user.0)))).await
}

async fn rows(db: &impl ConnectionTrait, query: Select<Entity>) -> Result<Vec<OwnRight>> {
    let right = |row: Model| {
        Ok(OwnRight { proposal: ProposalId(row.proposal_id), user: UserId(row.user_id), right: super::user::right(&row.may)? })
    };
    query.all(db).await?.into_iter().map(right).collect()
}

/// `None`: as with all of the firm's proposals.
pub async fn set(db: &impl ConnectionTrait, permit: &Permit, proposal: &Proposal, user: UserId, right: Option<Right>) -> Result<()> {
    permit.covers(&[Action::SetProposalRights], proposal)?;
    let Some(right) = right else {
        Entity::delete_by_id((proposal.id.0, user.0)).exec(db).await?;
        return Ok(());
    };
    let row = ActiveModel { proposal_id: Set(proposal.id.0), user_id: Set(user.0), may: Set(right.code().to_owned()) };
    let again = OnConflict::columns([Column::ProposalId, Column::UserId]).update_column(Column::May).to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

/// Of somebody who is taken out of the firm: coming back they are as everybody who is invited.
pub async fn delete_of_user(db: &impl ConnectionTrait, permit: &Permit, firm: FirmId, user: UserId) -> Result<()> {
    permit.covers(&[Action::RemoveMember], Subject::Firm(firm))?;
    Entity::delete_many().filter(Column::UserId.eq(user.0)).exec(db).await?;
    Ok(())
}
