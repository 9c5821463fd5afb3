//! Messages waiting to be sent.

use crate::Result;
use domain::time::Moment;
use sea_orm::{ExprTrait, QueryOrder, QuerySelect, Set, entity::prelude::*};

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

/// Unsent messages with fewer than `max_attempts`, oldest first.
pub async fn unsent(db: &impl ConnectionTrait, max_attempts: i64, limit: u64) -> Result<Vec<Model>> {
    let query = Entity::find().filter(Column::SentAt.is_null()).filter(Column::Attempts.lt(max_attempts));
    Ok(query.order_by_asc(Column::QueuedAt).limit(limit).all(db).await?)
}

/// Notes an attempt: sent, or the error to try again after.
pub async fn attempted(db: &impl ConnectionTrait, id: Uuid, at: Moment, error: Option<String>) -> Result<()> {
    let sent = error.is_none().then_some(at.0);
    Entity::update_many()
        .col_expr(Column::Attempts, Expr::col(Column::Attempts).add(1))
        .col_expr(Column::SentAt, Expr::value(sent))
        .col_expr(Column::Error, Expr::value(error))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}
