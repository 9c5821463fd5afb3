//! Sessions.

use crate::Result;
use domain::{ids::UserId, time::Moment};
use sea_orm::{Set, entity::prelude::*};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "sessions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub user_id: Option<Uuid>,
    pub data: String,
    pub expires_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}

/// Data and expiry of a session, which may have expired.
pub async fn find(db: &impl ConnectionTrait, id: &str) -> Result<Option<(String, Moment)>> {
    let row = Entity::find_by_id(id.to_owned()).one(db).await?;
    Ok(row.map(|row| (row.data, Moment(row.expires_at))))
}

/// Whose session it is, as long as it lasts.
pub async fn whose(db: &impl ConnectionTrait, id: &str, now: Moment) -> Result<Option<UserId>> {
    let row = Entity::find_by_id(id.to_owned()).filter(Column::ExpiresAt.gt(now.0)).one(db).await?;
    Ok(row.and_then(|row| row.user_id).map(UserId))
}

pub async fn insert(db: &impl ConnectionTrait, id: &str, user: Option<UserId>, data: &str, expires: Moment) -> Result<()> {
    let row =
        ActiveModel { id: Set(id.to_owned()), user_id: Set(user.map(|u| u.0)), data: Set(data.to_owned()), expires_at: Set(expires.0) };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// Changes a session that is there; one that has ended meanwhile stays ended.
pub async fn update(db: &impl ConnectionTrait, id: &str, user: Option<UserId>, data: &str, expires: Moment) -> Result<()> {
    let update = Entity::update_many().col_expr(Column::UserId, Expr::value(user.map(|u| u.0))).col_expr(Column::Data, Expr::value(data));
    update.col_expr(Column::ExpiresAt, Expr::value(expires.0)).filter(Column::Id.eq(id)).exec(db).await?;
    Ok(())
}

pub async fn delete(db: &impl ConnectionTrait, id: &str) -> Result<()> {
    Entity::delete_by_id(id.to_owned()).exec(db).await?;
    Ok(())
}

/// Ends every session of an account, in the transaction of whatever ends them.
pub async fn delete_of_user(db: &impl ConnectionTrait, user: UserId) -> Result<()> {
    Entity::delete_many().filter(Column::UserId.eq(user.0)).exec(db).await?;
    Ok(())
}

pub async fn delete_expired(db: &impl ConnectionTrait, now: Moment) -> Result<()> {
    Entity::delete_many().filter(Column::ExpiresAt.lte(now.0)).exec(db).await?;
    Ok(())
}
