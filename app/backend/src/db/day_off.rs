//! What the office keeps of days: off, or worked in exchange.

use super::Source;
use crate::{Error, Result, memory::Row};
use domain::{
    access::{Action, Permit, Subject},
    days_off::{DaysOff, KeptDay, Said},
    ids::UserId,
    time::Moment,
};
use sea_orm::{QueryOrder, Set, entity::prelude::*, sea_query::OnConflict};
use std::sync::Arc;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "days_off")]
pub struct Model {
    /// `2026-12-05`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: String,
    pub said: String,
    pub name: String,
    pub by_id: Uuid,
}

impl ActiveModelBehavior for ActiveModel {}

/// For rules and pages.
pub async fn table(db: &impl Source) -> Result<Arc<DaysOff>> {
    let load = async { Ok(Arc::new(list(db).await?.into_iter().map(|kept| (kept.day, kept.said)).collect())) };
    db.kept(Row::DaysOff, load).await
}

/// By day.
pub async fn list(db: &impl ConnectionTrait) -> Result<Vec<KeptDay>> {
    Entity::find().order_by_asc(Column::Day).all(db).await?.into_iter().map(kept).collect()
}

/// In place of what was said of the day before.
pub async fn save(db: &impl ConnectionTrait, permit: &Permit, kept: &KeptDay) -> Result<()> {
    permit.covers(&[Action::KeepDaysOff], Subject::Site)?;
    let row = ActiveModel {
        day: Set(kept.day.to_date()),
        said: Set(kept.said.code().to_owned()),
        name: Set(kept.name.clone()),
        by_id: Set(kept.by.0),
    };
    let again = OnConflict::column(Column::Day).update_columns([Column::Said, Column::Name, Column::ById]).to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

pub async fn delete(db: &impl ConnectionTrait, permit: &Permit, day: Moment) -> Result<()> {
    permit.covers(&[Action::KeepDaysOff], Subject::Site)?;
    Entity::delete_by_id(day.to_date()).exec(db).await?;
    Ok(())
}

fn kept(row: Model) -> Result<KeptDay> {
    let unknown = || Error::internal(format!("unknown day: {} {}", row.day, row.said));
    Ok(KeptDay {
        day: Moment::from_date(&row.day).ok_or_else(unknown)?,
        said: Said::from_code(&row.said).ok_or_else(unknown)?,
        name: row.name,
        by: UserId(row.by_id),
    })
}
