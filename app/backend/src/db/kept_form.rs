//! Forms kept for a browser whose session had ended, by the hash of that browser's token.

use crate::Result;
use domain::time::Moment;
use sea_orm::{FromQueryResult, QueryOrder, QuerySelect, Set, entity::prelude::*};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "kept_forms")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub browser: String,
    /// Whose session had ended, if the browser still knew.
    pub user_id: Option<Uuid>,
    pub action: String,
    pub form: String,
    /// Bytes of `form`.
    pub size: i64,
    pub created_at: i64,
    pub expires_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}

#[derive(FromQueryResult)]
struct Size {
    size: i64,
}

pub async fn insert(db: &impl ConnectionTrait, row: Model) -> Result<()> {
    let row = ActiveModel {
        id: Set(row.id),
        browser: Set(row.browser),
        user_id: Set(row.user_id),
        action: Set(row.action),
        form: Set(row.form),
        size: Set(row.size),
        created_at: Set(row.created_at),
        expires_at: Set(row.expires_at),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// What is kept for a browser at `now`, oldest first.
pub async fn of_browser(db: &impl ConnectionTrait, browser: &str, now: Moment) -> Result<Vec<Model>> {
    let query = Entity::find().filter(Column::Browser.eq(browser)).filter(Column::ExpiresAt.gt(now.0));
    Ok(query.order_by_asc(Column::CreatedAt).order_by_asc(Column::Id).all(db).await?)
}

/// How many forms are kept for all browsers, and their bytes.
pub async fn weight(db: &impl ConnectionTrait) -> Result<(usize, i64)> {
    let sizes = Entity::find().select_only().column(Column::Size).into_model::<Size>().all(db).await?;
    Ok((sizes.len(), sizes.iter().map(|row| row.size).sum()))
}

pub async fn delete(db: &impl ConnectionTrait, browser: &str, id: Uuid) -> Result<()> {
    Entity::delete_many().filter(Column::Browser.eq(browser)).filter(Column::Id.eq(id)).exec(db).await?;
    Ok(())
}

pub async fn delete_expired(db: &impl ConnectionTrait, now: Moment) -> Result<()> {
    Entity::delete_many().filter(Column::ExpiresAt.lte(now.0)).exec(db).await?;
    Ok(())
}
