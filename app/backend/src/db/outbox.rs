//! Messages that wait to be sent, and a record of those that were sent or given up.

use crate::{Error, Result, mail::Kind};
use domain::{
    access::{Action, Permit, Subject},
    delivery::{self, MailState},
    following::MailKind,
    ids::UserId,
    locale::Locale,
    time::Moment,
};
use sea_orm::{Condition, FromQueryResult, PaginatorTrait, QueryOrder, QuerySelect, Set, Statement, entity::prelude::*};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub recipient: String,
    pub subject: String,
    /// Empty once it is sent, or was given up some weeks ago.
    pub body: String,
    /// When it is to be tried next.
    pub queued_at: i64,
    pub attempts: i64,
    /// Or dropped, if there is an `error`.
    pub sent_at: Option<i64>,
    /// The mail server's last answer, or why it was not sent.
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
    /// [`Kind`]; empty where an earlier version wrote it.
    pub what: String,
    pub locale: String,
    pub written_at: i64,
    /// When it was tried for the first time, once it was.
    pub since_at: i64,
    pub tried_at: Option<i64>,
    /// When it was given up.
    pub failed_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Whose it is, of which kind, and where it is switched off, with a place for the link's token; none where it may not be.
    pub fn optional(&self) -> Option<(UserId, MailKind, &str)> {
        let kind = MailKind::from_code(self.kind.as_deref()?)?;
        Some((UserId(self.reader_id?), kind, self.unsubscribe.as_deref()?))
    }

    pub fn state(&self) -> MailState {
        match (self.sent_at, self.failed_at) {
            (Some(_), _) if self.error.is_some() => MailState::Dropped,
            (Some(_), _) => MailState::Sent,
            (None, Some(_)) => MailState::Failed,
            (None, None) => MailState::Waiting,
        }
    }
}

/// A message to queue.
pub struct Queued<'a> {
    pub id: Uuid,
    pub kind: Kind,
    pub to: &'a str,
    pub locale: Locale,
    pub subject: &'a str,
    pub body: &'a str,
    pub priority: i64,
    pub link: Option<&'a str>,
    /// Where news for somebody without an account are ended, by that link.
    pub stops: Option<&'a str>,
    pub optional: Option<Optional<'a>>,
}

/// Of a mail that may be switched off.
pub struct Optional<'a> {
    pub reader: UserId,
    pub kind: MailKind,
    pub unsubscribe: &'a str,
    pub until: Option<Moment>,
}

pub async fn queue(db: &impl ConnectionTrait, at: Moment, message: &Queued<'_>) -> Result<()> {
    let row = ActiveModel {
        id: Set(message.id),
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
        unsubscribe: Set(message.optional.as_ref().map(|optional| optional.unsubscribe).or(message.stops).map(str::to_owned)),
        until_at: Set(message.optional.as_ref().and_then(|optional| optional.until).map(|until| until.0)),
        what: Set(message.kind.to_string()),
        locale: Set(message.locale.code().to_owned()),
        written_at: Set(at.0),
        since_at: Set(at.0),
        tried_at: Set(None),
        failed_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// The message whose turn it is: urgent ones first, then the oldest.
pub async fn next(db: &impl ConnectionTrait, now: Moment) -> Result<Option<Model>> {
    let query = Entity::find().filter(Column::SentAt.is_null()).filter(Column::FailedAt.is_null()).filter(Column::QueuedAt.lte(now.0));
    Ok(query.order_by_asc(Column::Priority).order_by_asc(Column::QueuedAt).order_by_asc(Column::Id).limit(1).one(db).await?)
}

/// The newest message to an address that leads to a link and is not sent yet.
#[cfg(any(test, feature = "testing"))]
pub async fn newest_with_link(db: &impl ConnectionTrait, to: &str) -> Result<Option<Model>> {
    let query = Entity::find().filter(Column::SentAt.is_null()).filter(Column::Link.is_not_null()).filter(Column::Recipient.eq(to));
    Ok(query.order_by_desc(Column::QueuedAt).order_by_desc(Column::Id).limit(1).one(db).await?)
}

/// Takes a message to send it: counts the attempt, and nobody else takes it for a while. `false` when somebody else took it
/// first, or it was tried meanwhile.
pub async fn claim(db: &impl ConnectionTrait, message: &Model, now: Moment) -> Result<bool> {
    let claimed = Entity::update_many()
        .col_expr(Column::Attempts, Expr::value(message.attempts + 1))
        .col_expr(Column::QueuedAt, Expr::value(now.plus_minutes(delivery::LEASE).0))
        .col_expr(Column::TriedAt, Expr::value(now.0))
        .col_expr(Column::SinceAt, Expr::value(since(message, now).0))
        .filter(Column::Id.eq(message.id))
        .filter(Column::Attempts.eq(message.attempts))
        .filter(Column::QueuedAt.eq(message.queued_at))
        .filter(Column::SentAt.is_null())
        .filter(Column::FailedAt.is_null())
        .exec(db)
        .await?;
    Ok(claimed.rows_affected == 1)
}

/// When it was tried for the first time, if it is tried at `now`.
pub fn since(message: &Model, now: Moment) -> Moment {
    if message.attempts == 0 { now } else { Moment(message.since_at) }
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
    /// What was said, and when it is tried again.
    Failed(String, Moment),
    /// Failed for the last time.
    GivenUp(String),
}

/// Notes how an attempt ended. What is sent or pointless keeps no text.
pub async fn attempted(db: &impl ConnectionTrait, message: &Model, at: Moment, outcome: Outcome) -> Result<()> {
    let (error, next, failed) = match &outcome {
        Outcome::Sent => (None, message.queued_at, None),
        Outcome::Pointless(why) => (Some((*why).to_owned()), message.queued_at, None),
        Outcome::Failed(said, again) => (Some(said.clone()), again.0, None),
        Outcome::GivenUp(said) => (Some(said.clone()), message.queued_at, Some(at.0)),
    };
    let mut update = Entity::update_many()
        .col_expr(Column::Error, Expr::value(error))
        .col_expr(Column::QueuedAt, Expr::value(next))
        .col_expr(Column::FailedAt, Expr::value(failed))
        .filter(Column::Id.eq(message.id));
    if matches!(outcome, Outcome::Sent | Outcome::Pointless(_)) {
        update = update.col_expr(Column::SentAt, Expr::value(at.0)).col_expr(Column::Body, Expr::value(""));
    }
    update.exec(db).await?;
    Ok(())
}

/// What was given up before `before` keeps no text.
pub async fn forget_texts(db: &impl ConnectionTrait, before: Moment) -> Result<()> {
    let old = Entity::update_many().col_expr(Column::Body, Expr::value("")).filter(is_in(MailState::Failed));
    old.filter(Column::FailedAt.lte(before.0)).filter(Column::Body.ne("")).exec(db).await?;
    Ok(())
}

/// What a page of the list holds.
const PER_PAGE: u64 = 20;

/// Those of which the office may know to whom they were written, the newest first; `page` from 1. Answers how many there are in all.
pub async fn list(db: &impl ConnectionTrait, state: Option<MailState>, page: u32) -> Result<(Vec<Model>, u32)> {
    let known = Kind::ALL.into_iter().filter(|kind| kind.is_known_to_office()).map(|kind| kind.to_string());
    let query = Entity::find().filter(Column::What.is_in(known));
    let query = if let Some(state) = state { query.filter(is_in(state)) } else { query };
    let total = query.clone().count(db).await?;
    let skip = u64::from(page.saturating_sub(1)) * PER_PAGE;
    let rows = query.order_by_desc(Column::WrittenAt).order_by_desc(Column::Id).offset(skip).limit(PER_PAGE).all(db).await?;
    Ok((rows, u32::try_from(total).unwrap_or(u32::MAX)))
}

fn is_in(state: MailState) -> Condition {
    let is = |sent: bool, column: Column, is_set: bool| {
        let sent = if sent { Column::SentAt.is_not_null() } else { Column::SentAt.is_null() };
        Condition::all().add(sent).add(if is_set { column.is_not_null() } else { column.is_null() })
    };
    match state {
        MailState::Waiting => is(false, Column::FailedAt, false),
        MailState::Failed => is(false, Column::FailedAt, true),
        MailState::Sent => is(true, Column::Error, false),
        MailState::Dropped => is(true, Column::Error, true),
    }
}

/// Mails that share a fate.
#[derive(FromQueryResult)]
pub struct Fate {
    /// 1 where they were given up.
    pub failed: i64,
    pub error: Option<String>,
    pub number: i64,
}

/// All others that were tried in vain, by what was said last: how many, and nothing else of them.
pub async fn private(db: &impl ConnectionTrait, state: Option<MailState>) -> Result<Vec<Fate>> {
    let failed = "CASE WHEN failed_at IS NULL THEN 0 ELSE 1 END";
    let state = match state {
        None => "",
        Some(MailState::Waiting) => "AND failed_at IS NULL",
        Some(MailState::Failed) => "AND failed_at IS NOT NULL",
        Some(MailState::Sent | MailState::Dropped) => return Ok(Vec::new()),
    };
    let known = known();
    let sql = format!(
        "SELECT CAST({failed} AS BIGINT) AS failed, error, COUNT(*) AS number FROM outbox
         WHERE sent_at IS NULL AND attempts > 0 AND what NOT IN ({known}) {state} GROUP BY {failed}, error ORDER BY 1 DESC, 3 DESC, 2"
    );
    Ok(Fate::find_by_statement(Statement::from_string(db.get_database_backend(), sql)).all(db).await?)
}

#[derive(FromQueryResult)]
struct Trouble {
    known: i64,
    failed: i64,
    late: i64,
}

/// How many were given up after `since`, and how many are tried from before `late` on: of those of which the office may know to whom
/// they were written, and of all others.
pub async fn trouble(db: &impl ConnectionTrait, late: Moment, since: Moment) -> Result<[(u32, u32); 2]> {
    let is_known = format!("CASE WHEN what IN ({}) THEN 1 ELSE 0 END", known());
    let sql = format!(
        "SELECT CAST({is_known} AS BIGINT) AS known, COUNT(CASE WHEN failed_at > $1 THEN 1 END) AS failed,
        COUNT(CASE WHEN failed_at IS NULL AND attempts > 0 AND since_at <= $2 THEN 1 END) AS late
        FROM outbox WHERE sent_at IS NULL GROUP BY {is_known}"
    );
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [since.0.into(), late.0.into()]);
    let found = Trouble::find_by_statement(statement).all(db).await?;
    let number = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
    let of = |is_known: i64| {
        let trouble = found.iter().find(|trouble| trouble.known == is_known);
        trouble.map_or((0, 0), |trouble| (number(trouble.failed), number(trouble.late)))
    };
    Ok([of(1), of(0)])
}

/// As SQL lists them: kinds of which the office may know to whom they are written.
fn known() -> String {
    Kind::ALL.into_iter().filter(|kind| kind.is_known_to_office()).map(|kind| format!("'{kind}'")).collect::<Vec<_>>().join(", ")
}

/// What was given up and keeps its text is tried as if for the first time: one, or all. Answers how many.
pub async fn send_again(db: &impl ConnectionTrait, permit: &Permit, one: Option<Uuid>) -> Result<u64> {
    permit.covers(&[Action::SendMailsAgain], Subject::Site)?;
    let given_up = Entity::update_many()
        .col_expr(Column::Attempts, Expr::value(0))
        .col_expr(Column::QueuedAt, Expr::value(permit.at().0))
        .col_expr(Column::FailedAt, Expr::value(None::<i64>))
        .filter(is_in(MailState::Failed))
        .filter(Column::Body.ne(""));
    let given_up = if let Some(one) = one { given_up.filter(Column::Id.eq(one)) } else { given_up };
    Ok(given_up.exec(db).await?.rows_affected)
}

pub fn locale(message: &Model) -> Result<Locale> {
    Locale::from_code(&message.locale).ok_or_else(|| Error::internal(format!("unknown language {}", message.locale)))
}

/// Everything ever written, sent or not, oldest first.
#[cfg(any(test, feature = "testing"))]
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Model>> {
    Ok(Entity::find().order_by_asc(Column::WrittenAt).order_by_asc(Column::Id).all(db).await?)
}
