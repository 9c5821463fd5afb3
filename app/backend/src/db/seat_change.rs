//! Changes of seats that wait for a second person.

use crate::{Error, Result};
use domain::{
    access::{Action, Permit, Subject},
    council::SeatChange,
    ids::UserId,
};
use sea_orm::{QueryOrder, Set, entity::prelude::*, sea_query::OnConflict};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "seat_changes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: Uuid,
    pub change: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// In the order in which they were proposed.
pub async fn list(db: &impl ConnectionTrait) -> Result<Vec<SeatChange>> {
    let rows = Entity::find().order_by_asc(Column::UserId).all(db).await?;
    let mut changes = rows.iter().map(|row| Ok(serde_json::from_str(&row.change)?)).collect::<Result<Vec<SeatChange>>>()?;
    changes.sort_by_key(|change| change.at);
    Ok(changes)
}

/// What was proposed about the same seat before is replaced.
pub async fn propose(db: &impl ConnectionTrait, permit: &Permit, change: &SeatChange) -> Result<()> {
    permit.covers(&[Action::ManageSeats], Subject::Site)?;
    let user = change.user().ok_or_else(|| Error::internal("a change of no seat"))?;
    let row = ActiveModel { user_id: Set(user.0), change: Set(serde_json::to_string(change)?) };
    let again = OnConflict::column(Column::UserId).update_column(Column::Change).to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

/// It was confirmed or declined.
pub async fn end(db: &impl ConnectionTrait, permit: &Permit, user: UserId) -> Result<()> {
    permit.covers(&[Action::ManageSeats, Action::ConfirmSeats], Subject::Site)?;
    Entity::delete_by_id(user.0).exec(db).await?;
    Ok(())
}
