//! The address of an account's own calendar, by the hash of its token.

use crate::Result;
use domain::{
    access::{Action, Permit, Subject},
    ids::UserId,
    time::Moment,
};
use sea_orm::{Set, entity::prelude::*, sea_query::OnConflict};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "own_calendars")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: Uuid,
    pub hash: String,
    pub made_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}

/// When the address was made that works now.
pub async fn made(db: &impl ConnectionTrait, user: UserId) -> Result<Option<Moment>> {
    Ok(Entity::find_by_id(user.0).one(db).await?.map(|row| Moment(row.made_at)))
}

pub async fn find(db: &impl ConnectionTrait, hash: &str) -> Result<Option<UserId>> {
    Ok(Entity::find().filter(Column::Hash.eq(hash)).one(db).await?.map(|row| UserId(row.user_id)))
}

/// In place of the one before, which leads nowhere from then on.
pub async fn save(db: &impl ConnectionTrait, permit: &Permit, user: UserId, hash: &str) -> Result<()> {
    permit.covers(&[Action::Follow], Subject::Site)?;
    let row = ActiveModel { user_id: Set(user.0), hash: Set(hash.to_owned()), made_at: Set(permit.at().0) };
    let again = OnConflict::column(Column::UserId).update_columns([Column::Hash, Column::MadeAt]).to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

pub async fn delete(db: &impl ConnectionTrait, permit: &Permit, user: UserId) -> Result<()> {
    permit.covers(&[Action::Follow], Subject::Site)?;
    Entity::delete_by_id(user.0).exec(db).await?;
    Ok(())
}
