//! Accounts as the office sees them: with the firm, without secrets.

use super::{
    Source,
    user::{Account, Column, Entity, Model, account, standing},
};
use crate::{Error, Result, memory::Row};
use domain::{accounts::Standing, ids::UserId, people::Role, time::Moment};
use sea_orm::{ExprTrait, FromQueryResult, PaginatorTrait, QueryOrder, QuerySelect, Statement, entity::prelude::*};

/// One account, as a list shows it.
#[derive(Clone, Debug)]
pub struct AccountLine {
    pub id: UserId,
    pub name: String,
    pub email: String,
    pub role: Role,
    /// The firm's name, for people in a firm.
    pub firm: String,
    pub created: Moment,
    pub standing: Standing,
    /// None after it was cancelled, until the owner sets a new one.
    pub has_password: bool,
}

/// What a page of the list holds.
pub const PER_PAGE: u32 = 50;

const LINES: &str = "SELECT u.id, u.name, u.email, u.role, u.created_at, u.suspended_at, u.suspension,
    u.suspension_asked, u.stopped_at, u.password_hash <> '' AS has_password, f.legal_name AS firm
    FROM users u
    LEFT JOIN firm_members m ON m.user_id = u.id
    LEFT JOIN firms f ON f.id = m.firm_id";

/// Suspended ones first, and those that somebody asked to suspend, then the newest; `page` from 1. Answers how many there are in all.
pub async fn list(db: &impl ConnectionTrait, role: Option<Role>, page: u32) -> Result<(Vec<AccountLine>, u32)> {
    let query = Entity::find();
    let query = if let Some(role) = role { query.filter(Column::Role.eq(role.code())) } else { query };
    let total = query.count(db).await?;
    let skip = i64::from(page.saturating_sub(1)) * i64::from(PER_PAGE);
    let (condition, mut values) = match role {
        Some(role) => ("WHERE u.role = $1", vec![role.code().into()]),
        None => ("WHERE u.role <> $1", vec!["".into()]),
    };
    values.extend([i64::from(PER_PAGE).into(), skip.into()]);
    let order = "ORDER BY CASE WHEN u.suspended_at IS NULL AND u.suspension_asked IS NULL THEN 1 ELSE 0 END, u.created_at DESC, u.email LIMIT $2 OFFSET $3";
    let sql = format!("{LINES} {condition} {order}");
    let rows = AccountRow::find_by_statement(Statement::from_sql_and_values(db.get_database_backend(), sql, values)).all(db).await?;
    let lines = rows.into_iter().map(line).collect::<Result<_>>()?;
    Ok((lines, u32::try_from(total).unwrap_or(u32::MAX)))
}

pub async fn find(db: &impl ConnectionTrait, id: UserId) -> Result<Option<AccountLine>> {
    let sql = format!("{LINES} WHERE u.id = $1");
    let row = AccountRow::find_by_statement(Statement::from_sql_and_values(db.get_database_backend(), sql, [id.0.into()])).one(db).await?;
    row.map(line).transpose()
}

/// To suspend or restore it. Leaders are locked together, so that no two of them suspend each other.
pub async fn lock(db: &impl ConnectionTrait, id: UserId) -> Result<Option<Account>> {
    let both = Column::Id.eq(id.0).or(Column::Role.eq(Role::Leader.code()));
    let rows = Entity::find().filter(both).order_by_asc(Column::Id).lock_exclusive().all(db).await?;
    rows.into_iter().find(|row| row.id == id.0).map(account).transpose()
}

/// How many of these are suspended, or were stopped by the office and have no password yet.
pub async fn kept_out(db: &impl Source, ids: &[UserId]) -> Result<u32> {
    let load = async {
        let stopped = Column::SuspendedAt.is_not_null().or(Column::StoppedAt.is_not_null());
        Ok(Entity::find().filter(stopped).all(db).await?.into_iter().filter(is_kept_out).map(|row| UserId(row.id)).collect::<Vec<_>>())
    };
    let all = db.kept(Row::KeptOut, load).await?;
    Ok(ids.iter().filter(|id| all.contains(id)).count() as u32)
}

/// The same, held until the transaction ends: nobody is kept out meanwhile.
pub async fn hold_kept_out(db: &impl ConnectionTrait, ids: &[UserId]) -> Result<u32> {
    let of = Entity::find().filter(Column::Id.is_in(ids.iter().map(|id| id.0)));
    Ok(of.order_by_asc(Column::Id).lock_exclusive().all(db).await?.iter().filter(|row| is_kept_out(row)).count() as u32)
}

fn is_kept_out(row: &Model) -> bool {
    row.suspended_at.is_some() || row.stopped_at.is_some() && row.password_hash.is_empty()
}

#[derive(FromQueryResult)]
struct AccountRow {
    id: Uuid,
    name: String,
    email: String,
    role: String,
    created_at: i64,
    suspended_at: Option<i64>,
    suspension: Option<String>,
    suspension_asked: Option<String>,
    stopped_at: Option<i64>,
    has_password: bool,
    firm: Option<String>,
}

fn line(row: AccountRow) -> Result<AccountLine> {
    Ok(AccountLine {
        id: UserId(row.id),
        role: Role::from_code(&row.role).ok_or_else(|| Error::internal(format!("unknown role {}", row.role)))?,
        name: row.name,
        email: row.email,
        firm: row.firm.unwrap_or_default(),
        created: Moment(row.created_at),
        has_password: row.has_password,
        standing: standing(row.id, row.suspended_at.zip(row.suspension), row.suspension_asked, row.stopped_at)?,
    })
}
