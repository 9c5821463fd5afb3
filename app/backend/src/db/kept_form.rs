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
    /// Where it came from, hashed.
    pub network: String,
}

impl ActiveModelBehavior for ActiveModel {}

#[derive(FromQueryResult)]
struct Size {
    size: i64,
    network: String,
}

/// Forms and their bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weight {
    pub count: usize,
    pub bytes: i64,
}

impl Weight {
    fn add(&mut self, bytes: i64) {
        self.count += 1;
        self.bytes += bytes;
    }
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
        network: Set(row.network),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// What is kept for a browser at `now`, oldest first.
pub async fn of_browser(db: &impl ConnectionTrait, browser: &str, now: Moment) -> Result<Vec<Model>> {
    let query = Entity::find().filter(Column::Browser.eq(browser)).filter(Column::ExpiresAt.gt(now.0));
    Ok(query.order_by_asc(Column::CreatedAt).order_by_asc(Column::Id).all(db).await?)
}

/// What is kept for all browsers, and of that what came from one network.
pub async fn weight(db: &impl ConnectionTrait, network: &str) -> Result<(Weight, Weight)> {
    let rows = Entity::find().select_only().column(Column::Size).column(Column::Network).into_model::<Size>().all(db).await?;
    let (mut all, mut own) = (Weight::default(), Weight::default());
    for row in rows {
        all.add(row.size);
        if row.network == network {
            own.add(row.size);
        }
    }
    Ok((all, own))
}

pub async fn delete(db: &impl ConnectionTrait, browser: &str, id: Uuid) -> Result<()> {
    Entity::delete_many().filter(Column::Browser.eq(browser)).filter(Column::Id.eq(id)).exec(db).await?;
    Ok(())
}

pub async fn delete_expired(db: &impl ConnectionTrait, now: Moment) -> Result<()> {
    Entity::delete_many().filter(Column::ExpiresAt.lte(now.0)).exec(db).await?;
    Ok(())
}
