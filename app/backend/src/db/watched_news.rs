//! News of challenges that wait to be written to whoever watches them: one line for each, gone once it is done.

use crate::{Result, mail::Watched};
use domain::{
    ids::{ChallengeId, FirmId, UserId},
    locale::Bilingual,
    time::Moment,
};
use sea_orm::{QueryOrder, QuerySelect, Set, entity::prelude::*};
use serde::{Deserialize, Serialize};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "watched_news")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub challenge_id: Uuid,
    /// Who begins to watch later is not told.
    pub at: i64,
    /// [`Said`] as JSON.
    pub news: String,
    /// Firms whose people have it already, as JSON.
    pub told_firms: String,
    /// The last account that it is written to.
    pub done_until: Option<Uuid>,
    /// The same of those without an account.
    pub guests_until: Option<Uuid>,
}

impl ActiveModelBehavior for ActiveModel {}

/// As it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub code: String,
    pub title: Bilingual,
    pub news: Watched,
}

#[derive(Clone, Debug)]
pub struct News {
    pub id: Uuid,
    pub challenge: ChallengeId,
    pub at: Moment,
    pub code: String,
    pub title: Bilingual,
    pub news: Watched,
    pub told: Vec<FirmId>,
    pub done_until: Option<UserId>,
    pub guests_until: Option<Uuid>,
}

pub async fn insert(db: &impl ConnectionTrait, news: &News) -> Result<()> {
    let said = Said { code: news.code.clone(), title: news.title.clone(), news: news.news.clone() };
    let row = ActiveModel {
        id: Set(news.id),
        challenge_id: Set(news.challenge.0),
        at: Set(news.at.0),
        news: Set(serde_json::to_string(&said)?),
        told_firms: Set(serde_json::to_string(&news.told)?),
        done_until: Set(news.done_until.map(|id| id.0)),
        guests_until: Set(news.guests_until),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// The oldest first.
pub async fn waiting(db: &impl ConnectionTrait) -> Result<Vec<Uuid>> {
    let query = Entity::find().select_only().column(Column::Id).order_by_asc(Column::At).order_by_asc(Column::Id);
    Ok(query.into_tuple().all(db).await?)
}

/// Holds it, if it is still to be done.
pub async fn lock(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<News>> {
    let Some(row) = Entity::find_by_id(id).lock_exclusive().one(db).await? else {
        return Ok(None);
    };
    let said: Said = serde_json::from_str(&row.news)?;
    Ok(Some(News {
        id: row.id,
        challenge: ChallengeId(row.challenge_id),
        at: Moment(row.at),
        code: said.code,
        title: said.title,
        news: said.news,
        told: serde_json::from_str(&row.told_firms)?,
        done_until: row.done_until.map(UserId),
        guests_until: row.guests_until,
    }))
}

pub async fn goes_on_after(db: &impl ConnectionTrait, id: Uuid, last: UserId) -> Result<()> {
    Entity::update_many().col_expr(Column::DoneUntil, Expr::value(last.0)).filter(Column::Id.eq(id)).exec(db).await?;
    Ok(())
}

pub async fn goes_on_after_guest(db: &impl ConnectionTrait, id: Uuid, last: Uuid) -> Result<()> {
    Entity::update_many().col_expr(Column::GuestsUntil, Expr::value(last)).filter(Column::Id.eq(id)).exec(db).await?;
    Ok(())
}

pub async fn remove(db: &impl ConnectionTrait, id: Uuid) -> Result<()> {
    Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}
