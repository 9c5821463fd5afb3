//! Kinds of mails that accounts have switched off, and who is told of things of a kind.

use crate::{Error, Result};
use domain::{
    following::MailKind,
    ids::{ChallengeId, FirmId, UserId},
    locale::Locale,
    time::Moment,
};
use sea_orm::{FromQueryResult, Set, Statement, Value, entity::prelude::*, sea_query::OnConflict};
use std::collections::BTreeSet;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "mails_off")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// Somebody who is told things of a kind: not suspended.
#[derive(Clone, Debug)]
pub struct Reader {
    pub id: UserId,
    pub email: String,
    pub locale: Locale,
    pub firm: Option<FirmId>,
    /// By mail, too: it is not switched off.
    pub is_mailed: bool,
}

/// The kinds that are switched off.
pub async fn of_user(db: &impl ConnectionTrait, user: UserId) -> Result<BTreeSet<MailKind>> {
    let rows = Entity::find().filter(Column::UserId.eq(user.0)).all(db).await?;
    let kind = |row: Model| MailKind::from_code(&row.kind).ok_or_else(|| Error::internal(format!("unknown kind of mails {}", row.kind)));
    rows.into_iter().map(kind).collect()
}

/// Switches a kind off, or on again.
pub async fn save(db: &impl ConnectionTrait, user: UserId, kind: MailKind, is_off: bool) -> Result<()> {
    if !is_off {
        Entity::delete_by_id((user.0, kind.code().to_owned())).exec(db).await?;
        return Ok(());
    }
    let row = ActiveModel { user_id: Set(user.0), kind: Set(kind.code().to_owned()) };
    let again = OnConflict::columns([Column::UserId, Column::Kind]).do_nothing().to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

const READERS: &str = "SELECT u.id, u.email, u.locale, m.firm_id,
    NOT EXISTS (SELECT 1 FROM mails_off o WHERE o.user_id = u.id AND o.kind = $1) AS is_mailed FROM users u
    LEFT JOIN firm_members m ON m.user_id = u.id WHERE u.suspended_at IS NULL";

/// Of those who have watched a challenge since before this moment.
pub async fn watchers(db: &impl ConnectionTrait, kind: MailKind, of: ChallengeId, before: Moment) -> Result<Vec<Reader>> {
    let watch = "AND EXISTS (SELECT 1 FROM watches w WHERE w.user_id = u.id AND w.challenge_id = $2 AND w.since <= $3) ORDER BY u.email";
    readers(db, watch, vec![kind.code().into(), of.0.into(), before.0.into()]).await
}

/// The same, in the order of their identifiers, from the one after `last` on; as many as `most`.
pub async fn watchers_after(
    db: &impl ConnectionTrait,
    kind: MailKind,
    (of, before): (ChallengeId, Moment),
    last: Option<UserId>,
    most: u64,
) -> Result<Vec<Reader>> {
    let watch = "AND EXISTS (SELECT 1 FROM watches w WHERE w.user_id = u.id AND w.challenge_id = $2 AND w.since <= $3)";
    let mut values: Vec<Value> = vec![kind.code().into(), of.0.into(), before.0.into()];
    let after = if let Some(last) = last {
        values.push(last.0.into());
        "AND u.id > $4"
    } else {
        ""
    };
    readers(db, &format!("{watch} {after} ORDER BY u.id LIMIT {most}"), values).await
}

/// Of the people of a firm.
pub async fn people(db: &impl ConnectionTrait, kind: MailKind, of: FirmId) -> Result<Vec<Reader>> {
    readers(db, "AND m.firm_id = $2 ORDER BY u.email", vec![kind.code().into(), of.0.into()]).await
}

/// One person, unless they are suspended.
pub async fn reader(db: &impl ConnectionTrait, kind: MailKind, user: UserId) -> Result<Option<Reader>> {
    Ok(readers(db, "AND u.id = $2", vec![kind.code().into(), user.0.into()]).await?.pop())
}

#[derive(FromQueryResult)]
struct Found {
    id: Uuid,
    email: String,
    locale: String,
    firm_id: Option<Uuid>,
    is_mailed: bool,
}

async fn readers(db: &impl ConnectionTrait, condition: &str, values: Vec<Value>) -> Result<Vec<Reader>> {
    let statement = Statement::from_sql_and_values(db.get_database_backend(), format!("{READERS} {condition}"), values);
    let reader = |found: Found| {
        let locale = super::user::locale(&found.locale)?;
        let (firm, is_mailed) = (found.firm_id.map(FirmId), found.is_mailed);
        Ok(Reader { id: UserId(found.id), email: found.email, locale, firm, is_mailed })
    };
    Found::find_by_statement(statement).all(db).await?.into_iter().map(reader).collect()
}
