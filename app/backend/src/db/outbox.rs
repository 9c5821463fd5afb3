//! Messages that wait to be sent, and a record of those that were sent or given up.

use crate::Result;
use domain::{following::MailKind, ids::UserId, time::Moment};
use sea_orm::{QueryOrder, QuerySelect, Set, entity::prelude::*};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub recipient: String,
    pub subject: String,
    /// Empty once it is sent or given up.
    pub body: String,
    pub queued_at: i64,
    pub attempts: i64,
    pub sent_at: Option<i64>,
    pub error: Option<String>,
    /// The link that the message leads to, by the hash under which it is known now.
    pub link: Option<String>,
    /// Lower numbers are sent first.
    pub priority: i64,
    /// Of a mail that may be switched off: whose it is, of which kind, and where it is switched off.
    pub reader_id: Option<Uuid>,
    pub kind: Option<String>,
    pub unsubscribe: Option<String>,
    /// Not sent from then on.
    pub until_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Whose it is, of which kind, and where it is switched off, with a place for the link's token; none where it may not be.
    pub fn optional(&self) -> Option<(UserId, MailKind, &str)> {
        let kind = MailKind::from_code(self.kind.as_deref()?)?;
        Some((UserId(self.reader_id?), kind, self.unsubscribe.as_deref()?))
    }
}

/// A message to queue.
pub struct Queued<'a> {
    pub to: &'a str,
    pub subject: &'a str,
    pub body: &'a str,
    pub priority: i64,
    pub link: Option<&'a str>,
    pub optional: Option<Optional<'a>>,
}

/// Of a mail that may be switched off.
pub struct Optional<'a> {
    pub reader: UserId,
    pub kind: MailKind,
    pub unsubscribe: &'a str,
    pub until: Option<Moment>,
}

pub async fn queue(db: &impl ConnectionTrait, id: Uuid, at: Moment, message: &Queued<'_>) -> Result<()> {
    let row = ActiveModel {
        id: Set(id),
        recipient: Set(message.to.to_owned()),
        subject: Set(message.subject.to_owned()),
        body: Set(message.body.to_owned()),
        queued_at: Set(at.0),
        attempts: Set(0),
        sent_at: Set(None),
        error: Set(None),
        link: Set(message.link.map(str::to_owned)),
        priority: Set(message.priority),
        reader_id: Set(message.optional.as_ref().map(|optional| optional.reader.0)),
        kind: Set(message.optional.as_ref().map(|optional| optional.kind.code().to_owned())),
        unsubscribe: Set(message.optional.as_ref().map(|optional| optional.unsubscribe.to_owned())),
        until_at: Set(message.optional.as_ref().and_then(|optional| optional.until).map(|until| until.0)),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// The message whose turn it is, with fewer than `max_attempts`: urgent ones first, then the oldest.
pub async fn next(db: &impl ConnectionTrait, now: Moment, max_attempts: i64) -> Result<Option<Model>> {
    let query =
        Entity::find().filter(Column::SentAt.is_null()).filter(Column::Attempts.lt(max_attempts)).filter(Column::QueuedAt.lte(now.0));
    Ok(query.order_by_asc(Column::Priority).order_by_asc(Column::QueuedAt).order_by_asc(Column::Id).limit(1).one(db).await?)
}

/// The newest message to an address that leads to a link and is not sent yet.
#[cfg(any(test, feature = "testing"))]
pub async fn newest_with_link(db: &impl ConnectionTrait, to: &str) -> Result<Option<Model>> {
    let query = Entity::find().filter(Column::SentAt.is_null()).filter(Column::Link.is_not_null()).filter(Column::Recipient.eq(to));
    Ok(query.order_by_desc(Column::QueuedAt).order_by_desc(Column::Id).limit(1).one(db).await?)
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

/// The link of a message is known under another hash now.
pub async fn relink(db: &impl ConnectionTrait, message: &Model, hash: &str) -> Result<()> {
    Entity::update_many().col_expr(Column::Link, Expr::value(hash)).filter(Column::Id.eq(message.id)).exec(db).await?;
    Ok(())
}

/// How an attempt ended.
pub enum Outcome {
    Sent,
    /// It would lead nowhere, come too late, or is not wanted any more: why.
    Pointless(&'static str),
    Failed(String),
    /// Failed for the last time.
    GivenUp(String),
}

/// Notes how an attempt ended. What will not be tried again keeps no text.
pub async fn attempted(db: &impl ConnectionTrait, message: &Model, at: Moment, outcome: Outcome) -> Result<()> {
    let is_over = matches!(outcome, Outcome::Sent | Outcome::Pointless(_));
    let keeps_text = matches!(outcome, Outcome::Failed(_));
    let error = match outcome {
        Outcome::Sent => None,
        Outcome::Pointless(why) => Some(why.to_owned()),
        Outcome::Failed(error) | Outcome::GivenUp(error) => Some(error),
    };
    let mut update = Entity::update_many().col_expr(Column::Error, Expr::value(error)).filter(Column::Id.eq(message.id));
    if is_over {
        update = update.col_expr(Column::SentAt, Expr::value(at.0)).col_expr(Column::QueuedAt, Expr::value(message.queued_at));
    }
    if !keeps_text {
        update = update.col_expr(Column::Body, Expr::value(""));
    }
    update.exec(db).await?;
    Ok(())
}

/// Everything ever written, sent or not, oldest first.
#[cfg(any(test, feature = "testing"))]
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Model>> {
    Ok(Entity::find().order_by_asc(Column::QueuedAt).order_by_asc(Column::Id).all(db).await?)
}
