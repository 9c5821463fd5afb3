//! Releases of the open data: written once, in their order, and never changed.

use super::challenge::{self, Column as Of};
use crate::{Error, Result};
use domain::{challenges::Stage, ids::ChallengeId, open_contracting::Release, time::Moment};
use sea_orm::{QueryOrder, QuerySelect, Set, entity::prelude::*};
use std::collections::HashMap;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "open_releases")]
pub struct Model {
    /// From 1, without gaps.
    #[sea_orm(primary_key, auto_increment = false)]
    pub sequence: i64,
    pub challenge_id: Uuid,
    pub name: String,
    pub tag: String,
    /// When it happened.
    pub at: i64,
    /// When it was written here.
    pub told_at: i64,
    /// As JSON.
    pub body: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// What is public, and of each how much anybody may know beyond its texts: the opening, and how it ended.
pub async fn happened(db: &impl ConnectionTrait, now: Moment) -> Result<Vec<(ChallengeId, u64)>> {
    let query = challenge::Entity::find().filter(challenge::is_public(now)).select_only();
    let rows: Vec<(Uuid, String, bool)> =
        query.columns([Of::Id, Of::State]).column_as(Of::OpeningRecord.is_not_null(), "opened").into_tuple().all(db).await?;
    let ended = |state: &str| state == Stage::ResultPublished.code() || state == Stage::Cancelled.code();
    Ok(rows.into_iter().map(|(id, state, opened)| (ChallengeId(id), u64::from(opened) + u64::from(ended(&state)))).collect())
}

/// How many there are of each challenge.
pub async fn counts(db: &impl ConnectionTrait) -> Result<HashMap<ChallengeId, u64>> {
    let query = Entity::find().select_only().column(Column::ChallengeId).column_as(Column::Sequence.count(), "number");
    let rows: Vec<(Uuid, i64)> = query.group_by(Column::ChallengeId).into_tuple().all(db).await?;
    rows.into_iter().map(|(id, number)| Ok((ChallengeId(id), u64::try_from(number).map_err(Error::internal)?))).collect()
}

pub async fn names(db: &impl ConnectionTrait, challenge: ChallengeId) -> Result<Vec<String>> {
    let query = Entity::find().select_only().column(Column::Name).filter(Column::ChallengeId.eq(challenge.0));
    Ok(query.into_tuple().all(db).await?)
}

/// The number of the newest; 0 where there is none.
pub async fn last(db: &impl ConnectionTrait) -> Result<i64> {
    let query = Entity::find().select_only().column(Column::Sequence).order_by_desc(Column::Sequence);
    Ok(query.into_tuple().one(db).await?.unwrap_or(0))
}

pub async fn insert(db: &impl ConnectionTrait, sequence: i64, challenge: ChallengeId, release: &Release, now: Moment) -> Result<()> {
    let row = ActiveModel {
        sequence: Set(sequence),
        challenge_id: Set(challenge.0),
        name: Set(release.name.clone()),
        tag: Set(release.tag.clone()),
        at: Set(release.at.0),
        told_at: Set(now.0),
        body: Set(release.body.clone()),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// Those after this number, in their order.
pub async fn after(db: &impl ConnectionTrait, sequence: i64, limit: u64) -> Result<Vec<Model>> {
    let query = Entity::find().filter(Column::Sequence.gt(sequence)).order_by_asc(Column::Sequence);
    Ok(query.limit(limit).all(db).await?)
}

/// Of these challenges, in the order in which things happened.
pub async fn of(db: &impl ConnectionTrait, challenges: impl IntoIterator<Item = ChallengeId>) -> Result<Vec<Model>> {
    let query = Entity::find().filter(Column::ChallengeId.is_in(challenges.into_iter().map(|id| id.0)));
    Ok(query.order_by_asc(Column::At).order_by_asc(Column::Sequence).all(db).await?)
}
