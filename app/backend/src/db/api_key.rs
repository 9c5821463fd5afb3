//! Keys of programs, by the hash of their token.

use crate::{Error, Result};
use domain::{
    access::{Action, Permit, Subject},
    ids::UserId,
    keys::Scope,
    time::Moment,
};
use sea_orm::{PaginatorTrait, QueryOrder, Set, entity::prelude::*};
use std::collections::BTreeSet;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "api_keys")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub user_id: Uuid,
    pub hash: String,
    /// Its first signs, by which its owner knows it; empty for keys from before they were kept.
    pub begins: String,
    /// What its owner calls it.
    pub name: String,
    /// Codes, one after the other with spaces between them.
    pub scopes: String,
    pub made_at: i64,
    /// To the minute.
    pub used_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub fn scopes(&self) -> Result<BTreeSet<Scope>> {
        let scope = |code: &str| Scope::from_code(code).ok_or_else(|| Error::internal(format!("unknown scope {code}")));
        self.scopes.split_whitespace().map(scope).collect()
    }
}

/// The newest first.
pub async fn of_user(db: &impl ConnectionTrait, user: UserId) -> Result<Vec<Model>> {
    Ok(Entity::find().filter(Column::UserId.eq(user.0)).order_by_desc(Column::MadeAt).order_by_asc(Column::Id).all(db).await?)
}

pub async fn count(db: &impl ConnectionTrait, user: UserId) -> Result<u64> {
    Ok(Entity::find().filter(Column::UserId.eq(user.0)).count(db).await?)
}

pub async fn find(db: &impl ConnectionTrait, hash: &str) -> Result<Option<Model>> {
    Ok(Entity::find().filter(Column::Hash.eq(hash)).one(db).await?)
}

pub async fn insert(
    db: &impl ConnectionTrait,
    permit: &Permit,
    (id, user): (Uuid, UserId),
    (hash, begins): (&str, &str),
    (name, scopes): (&str, &BTreeSet<Scope>),
) -> Result<()> {
    permit.covers(&[Action::Follow], Subject::Site)?;
    let row = ActiveModel {
        id: Set(id),
        user_id: Set(user.0),
        hash: Set(hash.to_owned()),
        begins: Set(begins.to_owned()),
        name: Set(name.to_owned()),
        scopes: Set(scopes.iter().map(|scope| scope.code()).collect::<Vec<_>>().join(" ")),
        made_at: Set(permit.at().0),
        used_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// One of the account's own; answers its name.
pub async fn delete(db: &impl ConnectionTrait, permit: &Permit, user: UserId, id: Uuid) -> Result<Option<String>> {
    permit.covers(&[Action::Follow], Subject::Site)?;
    let Some(row) = Entity::find_by_id(id).filter(Column::UserId.eq(user.0)).one(db).await? else { return Ok(None) };
    Entity::delete_by_id(id).exec(db).await?;
    Ok(Some(row.name))
}

/// Ends every key of an account, in the transaction of whatever ends its sessions.
pub async fn delete_of_user(db: &impl ConnectionTrait, user: UserId) -> Result<()> {
    Entity::delete_many().filter(Column::UserId.eq(user.0)).exec(db).await?;
    Ok(())
}

/// It was used at this time. No act: nothing that is kept rests on it.
pub async fn used(db: &impl ConnectionTrait, id: Uuid, at: Moment) -> Result<()> {
    Entity::update_many().col_expr(Column::UsedAt, Expr::value(at.0)).filter(Column::Id.eq(id)).exec(db).await?;
    Ok(())
}
