//! Kinds of notices on the site that accounts have switched off.

use crate::{Error, Result};
use domain::{following::NoticeKind, ids::UserId};
use sea_orm::{Set, entity::prelude::*, sea_query::OnConflict};
use std::collections::BTreeSet;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "notices_off")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
}

impl ActiveModelBehavior for ActiveModel {}

pub async fn of_user(db: &impl ConnectionTrait, user: UserId) -> Result<BTreeSet<NoticeKind>> {
    let rows = Entity::find().filter(Column::UserId.eq(user.0)).all(db).await?;
    let kind =
        |row: Model| NoticeKind::from_code(&row.kind).ok_or_else(|| Error::internal(format!("unknown kind of notices {}", row.kind)));
    rows.into_iter().map(kind).collect()
}

pub async fn is_off(db: &impl ConnectionTrait, user: UserId, kind: NoticeKind) -> Result<bool> {
    Ok(Entity::find_by_id((user.0, kind.code().to_owned())).one(db).await?.is_some())
}

/// Switches a kind off, or on again.
pub async fn save(db: &impl ConnectionTrait, user: UserId, kind: NoticeKind, is_off: bool) -> Result<()> {
    if !is_off {
        Entity::delete_by_id((user.0, kind.code().to_owned())).exec(db).await?;
        return Ok(());
    }
    let row = ActiveModel { user_id: Set(user.0), kind: Set(kind.code().to_owned()) };
    let again = OnConflict::columns([Column::UserId, Column::Kind]).do_nothing().to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}
