//! What firms say of themselves in every proposal: one row for a firm.

use crate::Result;
use domain::{
    access::{Action, Permit, Subject},
    firms::Strengths,
    ids::{FirmId, UserId},
};
use sea_orm::{Set, entity::prelude::*, sea_query::OnConflict};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "strengths")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub firm_id: Uuid,
    pub strengths: String,
    /// Who saved it last.
    pub by_id: Option<Uuid>,
}

impl ActiveModelBehavior for ActiveModel {}

/// With who saved it last; nothing where nobody has.
pub async fn find(db: &impl ConnectionTrait, firm: FirmId) -> Result<(Strengths, Option<UserId>)> {
    match Entity::find_by_id(firm.0).one(db).await? {
        Some(row) => Ok((serde_json::from_str(&row.strengths)?, row.by_id.map(UserId))),
        None => Ok((Strengths::default(), None)),
    }
}

pub async fn save(db: &impl ConnectionTrait, permit: &Permit, firm: FirmId, strengths: &Strengths) -> Result<()> {
    permit.covers(&[Action::KeepStrengths], Subject::Firm(firm))?;
    let row =
        ActiveModel { firm_id: Set(firm.0), strengths: Set(serde_json::to_string(strengths)?), by_id: Set(permit.by().map(|by| by.0)) };
    let again = OnConflict::column(Column::FirmId).update_columns([Column::Strengths, Column::ById]).to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}
