//! Who is to answer for a firm's account next, while that is under way: one row for a firm.

use crate::Result;
use domain::{
    access::{Action, Permit, Subject},
    firms::Handover,
    ids::FirmId,
};
use sea_orm::{Set, entity::prelude::*, sea_query::OnConflict};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "handovers")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub firm_id: Uuid,
    pub handover: String,
}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(db: &impl ConnectionTrait, firm: FirmId) -> Result<Option<Handover>> {
    let row = Entity::find_by_id(firm.0).one(db).await?;
    Ok(row.map(|row| serde_json::from_str(&row.handover)).transpose()?)
}

/// All that are under way.
pub async fn list(db: &impl ConnectionTrait) -> Result<Vec<Handover>> {
    let rows = Entity::find().all(db).await?;
    Ok(rows.iter().map(|row| serde_json::from_str(&row.handover)).collect::<std::result::Result<_, _>>()?)
}

pub async fn save(db: &impl ConnectionTrait, permit: &Permit, handover: &Handover) -> Result<()> {
    permit.covers(&[Action::OfferOwnership, Action::AskOwnership, Action::GrantOwnership], Subject::Firm(handover.firm))?;
    let row = ActiveModel { firm_id: Set(handover.firm.0), handover: Set(serde_json::to_string(handover)?) };
    let again = OnConflict::column(Column::FirmId).update_column(Column::Handover).to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

/// It is done, or nothing comes of it.
pub async fn delete(db: &impl ConnectionTrait, permit: &Permit, firm: FirmId) -> Result<()> {
    let ending = [Action::OfferOwnership, Action::AnswerOffer, Action::GrantOwnership, Action::ConfirmOwnership, Action::RemoveMember];
    permit.covers(&ending, Subject::Firm(firm))?;
    Entity::delete_by_id(firm.0).exec(db).await?;
    Ok(())
}
