//! Accounts, and who somebody is on the site.

use super::{Source, ad_hoc_member, challenge};
use crate::{Error, Result, memory::Row};
use domain::{
    access::{Action, Permit, Subject},
    accounts::{Request, Standing as Use, Suspension},
    collation,
    council::Appointment,
    firms::Standing,
    ids::{FirmId, UserId},
    locale::Locale,
    people::{Membership, Right, Role, SeatRole, User},
    time::Moment,
};
use sea_orm::{
    ExprTrait, FromQueryResult, PaginatorTrait, QueryOrder, QuerySelect, Set, Statement, entity::prelude::*, sea_query::LockType,
};
use std::collections::{HashMap, HashSet};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "users")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub email: String,
    pub name: String,
    pub password_hash: String,
    pub role: String,
    pub locale: String,
    pub is_demo: bool,
    pub created_at: i64,
    pub suspended_at: Option<i64>,
    pub suspension: Option<String>,
    /// A [`Request`], until somebody else decides on it.
    pub suspension_asked: Option<String>,
    pub stopped_at: Option<i64>,
    pub cancelled_hash: Option<String>,
    /// How often a program's key was made or ended.
    pub keys_version: i64,
}

impl ActiveModelBehavior for ActiveModel {}

/// What changes whether somebody can sign in.
const KEEPING: [Action; 7] = [
    Action::StopAccount,
    Action::AskStop,
    Action::DeclineStop,
    Action::ConfirmStop,
    Action::AskSuspension,
    Action::ConfirmSuspension,
    Action::RestoreAccount,
];

/// An account as stored; the address is in lower case.
#[derive(Clone, Debug)]
pub struct Account {
    pub id: UserId,
    pub email: String,
    pub name: String,
    pub password_hash: String,
    pub role: Role,
    pub locale: Locale,
    pub is_demo: bool,
    pub standing: Use,
}

/// A new account, which is in use. Answers `false` when the address is taken.
pub async fn insert(db: &impl ConnectionTrait, account: &Account, at: Moment) -> Result<bool> {
    let row = ActiveModel {
        id: Set(account.id.0),
        email: Set(account.email.clone()),
        name: Set(account.name.clone()),
        password_hash: Set(account.password_hash.clone()),
        role: Set(account.role.code().to_owned()),
        locale: Set(account.locale.code().to_owned()),
        is_demo: Set(account.is_demo),
        created_at: Set(at.0),
        ..<ActiveModel as ActiveModelTrait>::default()
    };
    match Entity::insert(row).exec_without_returning(db).await {
        Ok(_) => Ok(true),
        Err(error) if Error::breaks_unique(&error, "users_email_unique", "users.email") => Ok(false),
        Err(error) => Err(error.into()),
    }
}

pub async fn find(db: &impl ConnectionTrait, id: UserId) -> Result<Option<Account>> {
    Entity::find_by_id(id.0).one(db).await?.map(account).transpose()
}

pub async fn find_by_email(db: &impl ConnectionTrait, email: &str) -> Result<Option<Account>> {
    Entity::find().filter(Column::Email.eq(email)).one(db).await?.map(account).transpose()
}

/// By given name.
pub async fn list_of_role(db: &impl ConnectionTrait, role: Role) -> Result<Vec<Account>> {
    let rows = Entity::find().filter(Column::Role.eq(role.code())).all(db).await?;
    let mut accounts = rows.into_iter().map(account).collect::<Result<Vec<Account>>>()?;
    accounts.sort_by_cached_key(|account| (collation::person(&account.name), account.id));
    Ok(accounts)
}

pub async fn names(db: &impl ConnectionTrait, ids: impl IntoIterator<Item = UserId>) -> Result<HashMap<UserId, String>> {
    let query =
        Entity::find().select_only().column(Column::Id).column(Column::Name).filter(Column::Id.is_in(ids.into_iter().map(|id| id.0)));
    let rows: Vec<(Uuid, String)> = query.into_tuple().all(db).await?;
    Ok(rows.into_iter().map(|(id, name)| (UserId(id), name)).collect())
}

/// Identifier and name of whoever has one of these addresses.
pub async fn with_emails<'a>(
    db: &impl ConnectionTrait,
    emails: impl IntoIterator<Item = &'a str>,
) -> Result<HashMap<String, (UserId, String)>> {
    let query = Entity::find().select_only().column(Column::Email).column(Column::Id).column(Column::Name);
    let rows: Vec<(String, Uuid, String)> = query.filter(Column::Email.is_in(emails)).into_tuple().all(db).await?;
    Ok(rows.into_iter().map(|(email, id, name)| (email, (UserId(id), name))).collect())
}

/// Those whose account is there and not suspended.
pub async fn active(db: &impl ConnectionTrait, ids: impl IntoIterator<Item = UserId>) -> Result<HashSet<UserId>> {
    let named = Entity::find().select_only().column(Column::Id).filter(Column::Id.is_in(ids.into_iter().map(|id| id.0)));
    let rows: Vec<Uuid> = named.filter(Column::SuspendedAt.is_null()).into_tuple().all(db).await?;
    Ok(rows.into_iter().map(UserId).collect())
}

/// What an account is called; it must be there.
pub async fn name(db: &impl Source, id: UserId) -> Result<String> {
    let load = async { names(db, [id]).await?.remove(&id).ok_or_else(|| Error::internal(format!("no account {id}"))) };
    db.kept(Row::NameOf(id), load).await
}

pub async fn set_password(db: &impl ConnectionTrait, id: UserId, hash: &str) -> Result<()> {
    Entity::update_many().col_expr(Column::PasswordHash, Expr::value(hash)).filter(Column::Id.eq(id.0)).exec(db).await?;
    Ok(())
}

/// Nobody knows a password of the account any more; the one that was is kept to be refused as the new one.
pub async fn cancel_password(db: &impl ConnectionTrait, permit: &Permit, id: UserId) -> Result<()> {
    permit.covers(&[Action::StopAccount, Action::ConfirmStop], Subject::Account(id))?;
    let had_one = Entity::update_many().col_expr(Column::CancelledHash, Expr::col(Column::PasswordHash));
    had_one.filter(Column::Id.eq(id.0)).filter(Column::PasswordHash.ne("")).exec(db).await?;
    set_password(db, id, "").await
}

pub async fn cancelled_password(db: &impl ConnectionTrait, email: &str) -> Result<Option<String>> {
    let found = Entity::find().select_only().column(Column::CancelledHash).filter(Column::Email.eq(email));
    Ok(found.into_tuple::<Option<String>>().one(db).await?.flatten())
}

pub async fn set_locale(db: &impl ConnectionTrait, id: UserId, locale: Locale) -> Result<()> {
    Entity::update_many().col_expr(Column::Locale, Expr::value(locale.code())).filter(Column::Id.eq(id.0)).exec(db).await?;
    Ok(())
}

/// Whoever is signed in, with firm and seat, in one query (for members without a seat in two); and whether the account is one of the demonstration.
/// Nobody, where the account is suspended.
pub async fn person(db: &impl Source, id: UserId, now: Moment) -> Result<Option<(User, bool)>> {
    let sql = format!("{PERSON} WHERE u.id = $1 AND u.suspended_at IS NULL");
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [id.0.into()]);
    let load = async { Ok(Person::find_by_statement(statement).one(db).await?) };
    let Some((mut user, is_demo)) = db.kept(Row::Person(id), load).await?.map(|p| p.into_user(now)).transpose()? else { return Ok(None) };
    if user.role.may_sit() && user.seat.is_none() {
        user.still_scores = challenge::is_awaited(db, id).await? || ad_hoc_member::is_awaited(db, id).await?;
    }
    Ok(Some((user, is_demo)))
}

/// How often the account has made or ended a program's key.
pub async fn keys_version(db: &impl ConnectionTrait, id: UserId) -> Result<i64> {
    Ok(Entity::find_by_id(id.0).one(db).await?.map_or(0, |row| row.keys_version))
}

/// Once more.
pub async fn count_keys_version(db: &impl ConnectionTrait, permit: &Permit, id: UserId) -> Result<()> {
    permit.covers(&[Action::Follow], Subject::Site)?;
    let next = Expr::col(Column::KeysVersion).add(1);
    Entity::update_many().col_expr(Column::KeysVersion, next).filter(Column::Id.eq(id.0)).exec(db).await?;
    Ok(())
}

/// A member's own acts happen one after another: the account's row is held until the transaction ends.
pub async fn hold(db: &impl ConnectionTrait, member: UserId) -> Result<()> {
    Entity::find_by_id(member.0).lock(LockType::NoKeyUpdate).one(db).await?;
    Ok(())
}

/// Whether somebody can sign in from now on.
pub async fn set_standing(db: &impl ConnectionTrait, standing: &Use, permit: &Permit) -> Result<()> {
    permit.covers(&KEEPING, Subject::Account(standing.id))?;
    let suspended = standing.suspended.as_ref();
    let update = Entity::update_many().col_expr(Column::SuspendedAt, Expr::value(suspended.map(|s| s.at.0)));
    let update = update.col_expr(Column::Suspension, Expr::value(suspended.map(|s| s.reason.clone())));
    let asked = standing.asked.as_ref().map(serde_json::to_string).transpose()?;
    let update = update.col_expr(Column::SuspensionAsked, Expr::value(asked));
    let update = update.col_expr(Column::StoppedAt, Expr::value(standing.stopped.map(|at| at.0)));
    update.filter(Column::Id.eq(standing.id.0)).exec(db).await?;
    Ok(())
}

/// Accounts about which a request waits for a second person.
pub async fn list_asked(db: &impl ConnectionTrait) -> Result<Vec<Account>> {
    let rows = Entity::find().filter(Column::SuspensionAsked.is_not_null()).order_by_asc(Column::Email).all(db).await?;
    rows.into_iter().map(account).collect()
}

/// Leaders whose accounts are in use, besides this one.
pub async fn count_other_leaders(db: &impl ConnectionTrait, id: UserId) -> Result<usize> {
    let query = Entity::find().filter(Column::Role.eq(Role::Leader.code())).filter(Column::SuspendedAt.is_null());
    Ok(query.filter(Column::Id.ne(id.0)).count(db).await? as usize)
}

/// E-mail addresses.
pub async fn emails(db: &impl ConnectionTrait, ids: impl IntoIterator<Item = UserId>) -> Result<HashMap<UserId, String>> {
    let query =
        Entity::find().select_only().column(Column::Id).column(Column::Email).filter(Column::Id.is_in(ids.into_iter().map(|id| id.0)));
    let rows: Vec<(Uuid, String)> = query.into_tuple().all(db).await?;
    Ok(rows.into_iter().map(|(id, email)| (UserId(id), email)).collect())
}

/// The accounts of the demonstration: by role and seat, then by given name.
pub async fn list_demo(db: &impl ConnectionTrait, now: Moment) -> Result<Vec<User>> {
    let sql = format!("{PERSON} WHERE u.is_demo");
    let people = Person::find_by_statement(Statement::from_string(db.get_database_backend(), sql)).all(db).await?;
    let mut people = people.into_iter().map(|p| p.into_user(now).map(|(user, _)| user)).collect::<Result<Vec<User>>>()?;
    people.sort_by_cached_key(|user| (user.role, user.seat, collation::person(&user.name), user.id));
    Ok(people)
}

const PERSON: &str =
    "SELECT u.id, u.name, u.email, u.role, u.is_demo, m.firm_id, m.is_owner, m.may, f.standing, s.role AS seat, s.appointment
    FROM users u
    LEFT JOIN firm_members m ON m.user_id = u.id
    LEFT JOIN firms f ON f.id = m.firm_id
    LEFT JOIN seats s ON s.user_id = u.id";

#[derive(Clone, Debug, FromQueryResult)]
struct Person {
    id: Uuid,
    name: String,
    email: String,
    role: String,
    is_demo: bool,
    firm_id: Option<Uuid>,
    is_owner: Option<bool>,
    may: Option<String>,
    standing: Option<String>,
    seat: Option<String>,
    appointment: Option<String>,
}

impl Person {
    /// A seat outside its term is none.
    fn into_user(self, now: Moment) -> Result<(User, bool)> {
        let appointment: Option<Appointment> = self.appointment.as_deref().map(serde_json::from_str).transpose()?;
        let is_current = appointment.is_none_or(|a| a.term.is_current(now));
        let standing = self.standing.as_deref().map(standing_of_firm).transpose()?;
        let right = self.may.as_deref().map(right).transpose()?;
        let firm = match (self.firm_id, self.is_owner, right, standing) {
            (Some(firm), Some(is_owner), Some(right), Some(standing)) => Some(Membership { firm: FirmId(firm), is_owner, right, standing }),
            _ => None,
        };
        let user = User {
            id: UserId(self.id),
            name: self.name,
            email: self.email,
            role: role(&self.role)?,
            firm,
            seat: self.seat.as_deref().map(seat).transpose()?.filter(|_| is_current),
            still_scores: false,
        };
        Ok((user, self.is_demo))
    }
}

pub fn account(row: Model) -> Result<Account> {
    Ok(Account {
        id: UserId(row.id),
        role: role(&row.role)?,
        email: row.email,
        name: row.name,
        password_hash: row.password_hash,
        locale: locale(&row.locale)?,
        is_demo: row.is_demo,
        standing: standing(row.id, row.suspended_at.zip(row.suspension), row.suspension_asked, row.stopped_at)?,
    })
}

pub fn standing(id: Uuid, suspended: Option<(i64, String)>, asked: Option<String>, stopped: Option<i64>) -> Result<Use> {
    Ok(Use {
        id: UserId(id),
        asked: asked.as_deref().map(serde_json::from_str::<Request>).transpose()?,
        suspended: suspended.map(|(at, reason)| Suspension { at: Moment(at), reason }),
        stopped: stopped.map(Moment),
    })
}

pub fn right(code: &str) -> Result<Right> {
    Right::from_code(code).ok_or_else(|| Error::internal(format!("unknown right {code}")))
}

fn standing_of_firm(code: &str) -> Result<Standing> {
    Standing::from_code(code).ok_or_else(|| Error::internal(format!("unknown standing {code}")))
}

fn seat(code: &str) -> Result<SeatRole> {
    SeatRole::from_code(code).ok_or_else(|| Error::internal(format!("unknown seat {code}")))
}

pub fn locale(code: &str) -> Result<Locale> {
    Locale::from_code(code).ok_or_else(|| Error::internal(format!("unknown language {code}")))
}

fn role(code: &str) -> Result<Role> {
    Role::from_code(code).ok_or_else(|| Error::internal(format!("unknown role {code}")))
}
