//! Links by which one kind of mails is switched off without signing in, by the hash of their token.

use crate::{Error, Result};
use domain::{following::MailKind, ids::UserId, time::Moment};
use sea_orm::{Set, entity::prelude::*};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "unsubscribe_links")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub hash: String,
    pub user_id: Uuid,
    pub kind: String,
    pub expires_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}

pub async fn insert(db: &impl ConnectionTrait, hash: &str, user: UserId, kind: MailKind, expires: Moment) -> Result<()> {
    let row =
        ActiveModel { hash: Set(hash.to_owned()), user_id: Set(user.0), kind: Set(kind.code().to_owned()), expires_at: Set(expires.0) };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// Whose mails of which kind, if the link works at `now`.
pub async fn find(db: &impl ConnectionTrait, hash: &str, now: Moment) -> Result<Option<(UserId, MailKind)>> {
    let Some(row) = Entity::find_by_id(hash.to_owned()).filter(Column::ExpiresAt.gt(now.0)).one(db).await? else { return Ok(None) };
    let kind = MailKind::from_code(&row.kind).ok_or_else(|| Error::internal(format!("unknown kind of mails {}", row.kind)))?;
    Ok(Some((UserId(row.user_id), kind)))
}

pub async fn delete_expired(db: &impl ConnectionTrait, now: Moment) -> Result<()> {
    Entity::delete_many().filter(Column::ExpiresAt.lte(now.0)).exec(db).await?;
    Ok(())
}
