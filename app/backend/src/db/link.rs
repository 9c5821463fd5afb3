//! One-time links, by the hash of their token.

use crate::{Error, Result};
use domain::{
    ids::{ChallengeId, FirmId},
    locale::Locale,
    people::Right,
    time::Moment,
};
use sea_orm::{PaginatorTrait, QueryOrder, Set, entity::prelude::*};

/// What a mailed link is for. Links work once, for one hour (invitations: seven days), and are hashed at rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    Register,
    Reset,
    Invite,
    /// Begins to watch a challenge without an account.
    Watch,
    /// Ends it. Works again, to say so.
    StopWatch,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "links")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub hash: String,
    pub kind: String,
    pub email: String,
    pub firm_id: Option<Uuid>,
    pub expires_at: i64,
    pub used_at: Option<i64>,
    /// Of a link about watching: what, and in which language it was asked for.
    pub challenge_id: Option<Uuid>,
    pub locale: Option<String>,
    /// Of an invitation: what whoever accepts it may do, a [`Right`]'s code.
    pub may: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// A link as stored.
#[derive(Clone, Debug)]
pub struct Stored {
    pub hash: String,
    pub kind: LinkKind,
    pub email: String,
    pub firm: Option<FirmId>,
    pub challenge: Option<ChallengeId>,
    pub locale: Option<Locale>,
    pub expires: Moment,
    pub right: Right,
}

pub async fn insert(db: &impl ConnectionTrait, link: &Stored) -> Result<()> {
    let row = ActiveModel {
        hash: Set(link.hash.clone()),
        kind: Set(code(link.kind).to_owned()),
        email: Set(link.email.clone()),
        firm_id: Set(link.firm.map(|f| f.0)),
        expires_at: Set(link.expires.0),
        used_at: Set(None),
        challenge_id: Set(link.challenge.map(|id| id.0)),
        locale: Set(link.locale.map(|locale| locale.code().to_owned())),
        may: Set(link.right.code().to_owned()),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// The link, if it works at `now`; at the moment of expiry it no longer does.
pub async fn find(db: &impl ConnectionTrait, hash: &str, kind: LinkKind, now: Moment) -> Result<Option<Stored>> {
    let query = Entity::find_by_id(hash.to_owned()).filter(Column::Kind.eq(code(kind)));
    query.filter(Column::UsedAt.is_null()).filter(Column::ExpiresAt.gt(now.0)).one(db).await?.map(stored).transpose()
}

/// The same, used or not.
pub async fn find_any(db: &impl ConnectionTrait, hash: &str, kind: LinkKind, now: Moment) -> Result<Option<Stored>> {
    let query = Entity::find_by_id(hash.to_owned()).filter(Column::Kind.eq(code(kind))).filter(Column::ExpiresAt.gt(now.0));
    query.one(db).await?.map(stored).transpose()
}

/// Uses this one up; [`Error::NotFound`] when somebody was faster.
pub async fn use_one(db: &impl ConnectionTrait, link: &Stored, now: Moment) -> Result<()> {
    let update = Entity::update_many().col_expr(Column::UsedAt, Expr::value(now.0)).filter(Column::UsedAt.is_null());
    let done = update.filter(Column::Hash.eq(&link.hash)).exec(db).await?;
    if done.rows_affected == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Mails that still wait with such a link are not sent.
pub async fn take_back(db: &impl ConnectionTrait, kind: LinkKind, email: &str, of: ChallengeId, now: Moment) -> Result<()> {
    let update = Entity::update_many().col_expr(Column::UsedAt, Expr::value(now.0)).filter(Column::UsedAt.is_null());
    let update = update.filter(Column::Kind.eq(code(kind))).filter(Column::Email.eq(email));
    update.filter(Column::ChallengeId.eq(of.0)).exec(db).await?;
    Ok(())
}

/// Uses the link up, with every other of its kind to the same address; [`Error::NotFound`] when somebody was faster.
pub async fn use_up(db: &impl ConnectionTrait, link: &Stored, now: Moment) -> Result<()> {
    let update = Entity::update_many().col_expr(Column::UsedAt, Expr::value(now.0)).filter(Column::UsedAt.is_null());
    let done = update.clone().filter(Column::Hash.eq(&link.hash)).filter(Column::ExpiresAt.gt(now.0)).exec(db).await?;
    if done.rows_affected != 1 {
        return Err(Error::NotFound);
    }
    update.filter(Column::Kind.eq(code(link.kind))).filter(Column::Email.eq(&link.email)).exec(db).await?;
    Ok(())
}

/// Gives a link another hash, and its term anew. `false` when it was used or taken back.
pub async fn renew(db: &impl ConnectionTrait, old: &str, hash: &str, term: impl Fn(LinkKind) -> Moment) -> Result<bool> {
    let row = Entity::find_by_id(old.to_owned()).filter(Column::UsedAt.is_null()).one(db).await?;
    let Some(link) = row.map(stored).transpose()? else { return Ok(false) };
    let update =
        Entity::update_many().col_expr(Column::Hash, Expr::value(hash)).col_expr(Column::ExpiresAt, Expr::value(term(link.kind).0));
    let renewed = update.filter(Column::Hash.eq(old)).filter(Column::UsedAt.is_null()).exec(db).await?;
    Ok(renewed.rows_affected == 1)
}

/// Links of a kind to an address that were made of late, used or not.
pub async fn count(db: &impl ConnectionTrait, kind: LinkKind, email: &str, now: Moment) -> Result<u64> {
    let query = Entity::find().filter(Column::Kind.eq(code(kind))).filter(Column::Email.eq(email));
    Ok(query.filter(Column::ExpiresAt.gt(now.0)).count(db).await?)
}

/// Every link of this kind to an address stops working.
pub async fn end_all(db: &impl ConnectionTrait, kind: LinkKind, email: &str, now: Moment) -> Result<()> {
    let update = Entity::update_many().col_expr(Column::UsedAt, Expr::value(now.0)).filter(Column::UsedAt.is_null());
    update.filter(Column::Kind.eq(code(kind))).filter(Column::Email.eq(email)).exec(db).await?;
    Ok(())
}

/// Takes back the invitations of one firm to one address. Their rows stay until their time is over, to be counted.
pub async fn revoke_invitations(db: &impl ConnectionTrait, firm: FirmId, email: &str, now: Moment) -> Result<()> {
    let update = Entity::update_many().col_expr(Column::UsedAt, Expr::value(now.0)).filter(Column::UsedAt.is_null());
    update.filter(Column::FirmId.eq(firm.0)).filter(Column::Email.eq(email)).exec(db).await?;
    Ok(())
}

/// Invitations of a firm whose time ends after `after`, whatever became of them.
pub async fn count_invitations(db: &impl ConnectionTrait, firm: FirmId, after: Moment) -> Result<u64> {
    Ok(Entity::find().filter(Column::FirmId.eq(firm.0)).filter(Column::ExpiresAt.gt(after.0)).count(db).await?)
}

/// Invitations of a firm that work at `now`: address and expiry.
pub async fn list_invitations(db: &impl ConnectionTrait, firm: FirmId, now: Moment) -> Result<Vec<(String, Moment)>> {
    let query = Entity::find().filter(Column::FirmId.eq(firm.0)).filter(Column::UsedAt.is_null());
    let rows = query.filter(Column::ExpiresAt.gt(now.0)).order_by_asc(Column::Email).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.email, Moment(row.expires_at))).collect())
}

/// Firms whose invitations to an address work at `now`, and until when.
pub async fn invitations_to(db: &impl ConnectionTrait, email: &str, now: Moment) -> Result<Vec<(FirmId, Moment)>> {
    let query = Entity::find().filter(Column::Kind.eq(code(LinkKind::Invite))).filter(Column::Email.eq(email));
    let rows = query.filter(Column::UsedAt.is_null()).filter(Column::ExpiresAt.gt(now.0)).order_by_asc(Column::ExpiresAt).all(db).await?;
    Ok(rows.into_iter().filter_map(|row| Some((FirmId(row.firm_id?), Moment(row.expires_at)))).collect())
}

/// Deletes links whose time is over, unless a mail that leads there is still to be sent: then nobody has had it, and its time
/// begins when it is.
pub async fn delete_expired(db: &impl ConnectionTrait, now: Moment) -> Result<()> {
    let leads = "NOT EXISTS (SELECT 1 FROM outbox o WHERE o.link = links.hash AND o.sent_at IS NULL AND o.body <> '')";
    Entity::delete_many().filter(Column::ExpiresAt.lte(now.0)).filter(Expr::cust(leads)).exec(db).await?;
    Ok(())
}

fn stored(row: Model) -> Result<Stored> {
    let kinds = [LinkKind::Register, LinkKind::Reset, LinkKind::Invite, LinkKind::Watch, LinkKind::StopWatch];
    let kind = kinds.into_iter().find(|k| code(*k) == row.kind);
    let kind = kind.ok_or_else(|| Error::internal(format!("unknown kind of link {}", row.kind)))?;
    Ok(Stored {
        right: super::user::right(&row.may)?,
        hash: row.hash,
        kind,
        email: row.email,
        firm: row.firm_id.map(FirmId),
        challenge: row.challenge_id.map(ChallengeId),
        locale: row.locale.as_deref().and_then(Locale::from_code),
        expires: Moment(row.expires_at),
    })
}

fn code(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Register => "register",
        LinkKind::Reset => "reset",
        LinkKind::Invite => "invite",
        LinkKind::Watch => "watch",
        LinkKind::StopWatch => "stop_watch",
    }
}
