//! Long work that was asked for. Nothing that is kept rests on it: it goes on without an act.

use crate::{Error, Result};
use domain::{
    access::{Action, Permit},
    errands::{Errand, What},
    ids::{ChallengeId, UserId},
    time::Moment,
};
use sea_orm::{QueryOrder, Set, entity::prelude::*};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "errands")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// [`What`] as JSON.
    pub what: String,
    pub by_id: Option<Uuid>,
    pub asked_at: i64,
    /// [`State`](domain::errands::State) as JSON.
    pub state: String,
    pub is_over: bool,
    pub steps_done: i32,
    pub steps_total: i32,
    pub tries: i32,
    pub expires_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<Errand>> {
    Entity::find_by_id(id).one(db).await?.map(errand).transpose()
}

/// All of the same kind about the same, in no order.
pub async fn same(db: &impl ConnectionTrait, what: &What) -> Result<Vec<Errand>> {
    Entity::find().filter(Column::What.eq(serde_json::to_string(what)?)).all(db).await?.into_iter().map(errand).collect()
}

/// What has not come to its end, the oldest first.
pub async fn open(db: &impl ConnectionTrait) -> Result<Vec<Errand>> {
    let query = Entity::find().filter(Column::IsOver.eq(false)).order_by_asc(Column::AskedAt).order_by_asc(Column::Id);
    query.all(db).await?.into_iter().map(errand).collect()
}

pub async fn expired(db: &impl ConnectionTrait, now: Moment) -> Result<Vec<Errand>> {
    Entity::find().filter(Column::ExpiresAt.lte(now.0)).all(db).await?.into_iter().map(errand).collect()
}

/// By whoever may read what it makes.
pub async fn insert(db: &impl ConnectionTrait, permit: &Permit, of: ChallengeId, errand: &Errand) -> Result<()> {
    permit.covers(&[Action::ViewChallenge], of)?;
    let row = ActiveModel {
        id: Set(errand.id),
        what: Set(serde_json::to_string(&errand.what)?),
        by_id: Set(errand.by.map(|by| by.0)),
        asked_at: Set(errand.asked.0),
        state: Set(serde_json::to_string(&errand.state)?),
        is_over: Set(errand.is_over()),
        steps_done: Set(number(errand.steps.0)?),
        steps_total: Set(number(errand.steps.1)?),
        tries: Set(number(errand.tries)?),
        expires_at: Set(errand.expires.0),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// As it goes on, unless another server has begun it, or ended it, since it was `before`. Answers whether it did.
pub async fn go_on(db: &impl ConnectionTrait, before: &Errand, after: &Errand) -> Result<bool> {
    let update = Entity::update_many()
        .col_expr(Column::State, Expr::value(serde_json::to_string(&after.state)?))
        .col_expr(Column::IsOver, Expr::value(after.is_over()))
        .col_expr(Column::StepsDone, Expr::value(number(after.steps.0)?))
        .col_expr(Column::StepsTotal, Expr::value(number(after.steps.1)?))
        .col_expr(Column::Tries, Expr::value(number(after.tries)?))
        .col_expr(Column::ExpiresAt, Expr::value(after.expires.0))
        .filter(Column::Id.eq(before.id))
        .filter(Column::Tries.eq(number(before.tries)?))
        .filter(Column::IsOver.eq(false));
    Ok(update.exec(db).await?.rows_affected == 1)
}

/// What is over is forgotten at this moment and no later.
pub async fn expire(db: &impl ConnectionTrait, id: Uuid, at: Moment) -> Result<()> {
    let update = Entity::update_many().col_expr(Column::ExpiresAt, Expr::value(at.0)).filter(Column::Id.eq(id));
    update.filter(Column::IsOver.eq(true)).exec(db).await?;
    Ok(())
}

/// Answers whether it was there.
pub async fn delete(db: &impl ConnectionTrait, id: Uuid) -> Result<bool> {
    Ok(Entity::delete_by_id(id).exec(db).await?.rows_affected == 1)
}

fn number(number: u32) -> Result<i32> {
    i32::try_from(number).map_err(Error::internal)
}

fn errand(row: Model) -> Result<Errand> {
    let number = |number: i32| u32::try_from(number).map_err(Error::internal);
    Ok(Errand {
        id: row.id,
        what: serde_json::from_str(&row.what)?,
        by: row.by_id.map(UserId),
        asked: Moment(row.asked_at),
        state: serde_json::from_str(&row.state)?,
        steps: (number(row.steps_done)?, number(row.steps_total)?),
        tries: number(row.tries)?,
        expires: Moment(row.expires_at),
    })
}
