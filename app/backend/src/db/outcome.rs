//! What became of challenges after their decisions: every edition is a row, and none is ever changed.

use crate::{Error, Result};
use domain::{
    access::{Action, Permit},
    challenges::outcome::Edition,
    ids::{ChallengeId, UserId},
    time::Moment,
};
use sea_orm::{QueryOrder, QuerySelect, Set, entity::prelude::*};
use std::collections::HashMap;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "outcomes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub challenge_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    pub at: i64,
    pub by_id: Uuid,
    pub reason: String,
    /// [`Outcome`](domain::challenges::outcome::Outcome) as JSON.
    pub outcome: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// By version.
pub async fn of_challenge(db: &impl ConnectionTrait, challenge: ChallengeId) -> Result<Vec<Edition>> {
    let rows = Entity::find().filter(Column::ChallengeId.eq(challenge.0)).order_by_asc(Column::Version).all(db).await?;
    rows.into_iter().map(edition).collect()
}

/// How many editions there are of each.
pub async fn counts(db: &impl ConnectionTrait) -> Result<HashMap<ChallengeId, u64>> {
    let query = Entity::find().select_only().column(Column::ChallengeId).column_as(Column::Version.count(), "number");
    let rows: Vec<(Uuid, i64)> = query.group_by(Column::ChallengeId).into_tuple().all(db).await?;
    rows.into_iter().map(|(id, number)| Ok((ChallengeId(id), u64::try_from(number).map_err(Error::internal)?))).collect()
}

pub async fn insert(db: &impl ConnectionTrait, permit: &Permit, challenge: ChallengeId, edition: &Edition) -> Result<()> {
    permit.covers(&[Action::KeepOutcome], challenge)?;
    let row = ActiveModel {
        challenge_id: Set(challenge.0),
        version: Set(i32::try_from(edition.version).map_err(Error::internal)?),
        at: Set(edition.at.0),
        by_id: Set(edition.by.ok_or_else(|| Error::internal("an edition by nobody"))?.0),
        reason: Set(edition.reason.clone()),
        outcome: Set(serde_json::to_string(&edition.outcome)?),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

fn edition(row: Model) -> Result<Edition> {
    Ok(Edition {
        outcome: serde_json::from_str(&row.outcome)?,
        version: u32::try_from(row.version).map_err(Error::internal)?,
        at: Moment(row.at),
        by: Some(UserId(row.by_id)),
        reason: row.reason,
    })
}
