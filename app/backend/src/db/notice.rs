//! Notices on the site: what each account was told, and what of it was read. Nobody else's are ever looked up.

use super::Source;
use crate::{Result, memory::Row};
use domain::{
    access::{Action, Permit, Subject},
    ids::UserId,
    locale::{Bilingual, Locale},
    time::Moment,
};
use sea_orm::{PaginatorTrait, QueryOrder, QuerySelect, Set, entity::prelude::*};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "notices")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub user_id: Uuid,
    /// The [`Kind`](crate::mail::Kind) of the mail that says more, or `errand`.
    pub kind: String,
    /// What it says, in each language.
    pub vi: String,
    pub en: String,
    /// Where it leads.
    pub path: String,
    pub at: i64,
    pub read_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What an account is told.
pub struct Told<'a> {
    pub id: Uuid,
    pub user: UserId,
    /// Of a mail, or what else it tells of.
    pub kind: String,
    pub said: &'a Bilingual,
    pub path: String,
}

pub async fn insert(db: &impl ConnectionTrait, told: Told<'_>, at: Moment) -> Result<()> {
    let row = ActiveModel {
        id: Set(told.id),
        user_id: Set(told.user.0),
        kind: Set(told.kind),
        vi: Set(told.said.get(Locale::Vi).to_owned()),
        en: Set(told.said.get(Locale::En).to_owned()),
        path: Set(told.path),
        at: Set(at.0),
        read_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

fn of(user: UserId) -> Select<Entity> {
    Entity::find().filter(Column::UserId.eq(user.0))
}

/// How many are not read.
pub async fn unread(db: &impl Source, user: UserId) -> Result<u32> {
    let load = async { Ok(u32::try_from(of(user).filter(Column::ReadAt.is_null()).count(db).await?).unwrap_or(u32::MAX)) };
    db.kept(Row::Unread(user), load).await
}

/// The newest first; `page` from 1. Answers how many there are in all.
pub async fn page(db: &impl ConnectionTrait, user: UserId, page: u32, many: u32) -> Result<(Vec<Model>, u32)> {
    let total = of(user).count(db).await?;
    let skip = u64::from(page.saturating_sub(1)) * u64::from(many);
    let query = of(user).order_by_desc(Column::At).order_by_desc(Column::Id).offset(skip).limit(u64::from(many));
    Ok((query.all(db).await?, u32::try_from(total).unwrap_or(u32::MAX)))
}

/// One of the account's own, or all of them. What is read already stays as it is.
pub async fn read(db: &impl ConnectionTrait, permit: &Permit, user: UserId, one: Option<Uuid>) -> Result<u64> {
    permit.covers(&[Action::Follow], Subject::Site)?;
    let unread = Entity::update_many()
        .col_expr(Column::ReadAt, Expr::value(permit.at().0))
        .filter(Column::UserId.eq(user.0))
        .filter(Column::ReadAt.is_null());
    let unread = if let Some(one) = one { unread.filter(Column::Id.eq(one)) } else { unread };
    Ok(unread.exec(db).await?.rows_affected)
}

pub async fn is_any_before(db: &impl ConnectionTrait, before: Moment) -> Result<bool> {
    Ok(Entity::find().filter(Column::At.lt(before.0)).limit(1).count(db).await? > 0)
}

pub async fn delete_before(db: &impl ConnectionTrait, before: Moment) -> Result<()> {
    Entity::delete_many().filter(Column::At.lt(before.0)).exec(db).await?;
    Ok(())
}
