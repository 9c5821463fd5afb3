//! Messages waiting to be sent.

use crate::Result;
use domain::time::Moment;
use sea_orm::{QueryOrder, QuerySelect, Set, entity::prelude::*};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub recipient: String,
    pub subject: String,
    pub body: String,
    pub queued_at: i64,
    pub attempts: i64,
    pub sent_at: Option<i64>,
    pub error: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

pub async fn queue(db: &impl ConnectionTrait, id: Uuid, at: Moment, to: &str, subject: &str, body: &str) -> Result<()> {
    let row = ActiveModel {
        id: Set(id),
        recipient: Set(to.to_owned()),
        subject: Set(subject.to_owned()),
        body: Set(body.to_owned()),
        queued_at: Set(at.0),
        attempts: Set(0),
        sent_at: Set(None),
        error: Set(None),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// Messages whose turn it is, with fewer than `max_attempts`, oldest first.
pub async fn due(db: &impl ConnectionTrait, now: Moment, max_attempts: i64, limit: u64) -> Result<Vec<Model>> {
    let query =
        Entity::find().filter(Column::SentAt.is_null()).filter(Column::Attempts.lt(max_attempts)).filter(Column::QueuedAt.lte(now.0));
    Ok(query.order_by_asc(Column::QueuedAt).limit(limit).all(db).await?)
}

/// Takes a message to send it: counts the attempt and puts off the next one until `again`.
/// `false` when somebody else took it first.
pub async fn claim(db: &impl ConnectionTrait, message: &Model, again: Moment) -> Result<bool> {
    let claimed = Entity::update_many()
        .col_expr(Column::Attempts, Expr::value(message.attempts + 1))
        .col_expr(Column::QueuedAt, Expr::value(again.0))
        .filter(Column::Id.eq(message.id))
        .filter(Column::Attempts.eq(message.attempts))
        .filter(Column::SentAt.is_null())
        .exec(db)
        .await?;
    Ok(claimed.rows_affected == 1)
}

/// Notes how an attempt ended: sent, or the error to try again after.
pub async fn attempted(db: &impl ConnectionTrait, message: &Model, at: Moment, error: Option<String>) -> Result<()> {
    let mut update = Entity::update_many().col_expr(Column::Error, Expr::value(error.clone())).filter(Column::Id.eq(message.id));
    if error.is_none() {
        update = update.col_expr(Column::SentAt, Expr::value(at.0)).col_expr(Column::QueuedAt, Expr::value(message.queued_at));
    }
    update.exec(db).await?;
    Ok(())
}

/// Everything ever written, sent or not, oldest first.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Model>> {
    Ok(Entity::find().order_by_asc(Column::QueuedAt).all(db).await?)
}
