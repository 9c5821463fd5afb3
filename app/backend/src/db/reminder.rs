//! Reminders of closings that were sent: one row for each, written with its mails, so that none is sent twice.

use crate::Result;
use domain::{ids::ChallengeId, time::Moment};
use sea_orm::{PaginatorTrait, Set, entity::prelude::*};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "reminders")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub challenge_id: Uuid,
    /// One that moves is another closing.
    #[sea_orm(primary_key, auto_increment = false)]
    pub closes_at: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub days: i64,
    pub at: i64,
    /// How many people were told.
    pub told: i64,
}

impl ActiveModelBehavior for ActiveModel {}

pub async fn is_sent(db: &impl ConnectionTrait, challenge: ChallengeId, closes: Moment, days: i64) -> Result<bool> {
    Ok(Entity::find_by_id((challenge.0, closes.0, days)).count(db).await? > 0)
}

pub async fn insert(db: &impl ConnectionTrait, challenge: ChallengeId, closes: Moment, days: i64, at: Moment, told: usize) -> Result<()> {
    let told = i64::try_from(told).unwrap_or(i64::MAX);
    let row = ActiveModel { challenge_id: Set(challenge.0), closes_at: Set(closes.0), days: Set(days), at: Set(at.0), told: Set(told) };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}
