//! Official results that a later close of scoring replaced: kept as they were, shown on no page.

use super::result;
use crate::Result;
use domain::{
    access::{Action, Permit},
    ids::ChallengeId,
};
use sea_orm::{Set, entity::prelude::*};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "past_results")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub challenge_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub reopened_at: i64,
    pub rules_hash: String,
    pub outcomes: String,
    pub computed_at: i64,
    pub closing: Option<String>,
    pub advisory: Option<String>,
    pub format: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// The challenge's result becomes a past one; the next close of scoring stores another.
pub async fn keep(db: &impl ConnectionTrait, permit: &Permit, challenge: ChallengeId) -> Result<()> {
    permit.covers(&[Action::ReopenScoring], challenge)?;
    let Some(stood) = result::Entity::find_by_id(challenge.0).one(db).await? else { return Ok(()) };
    let row = ActiveModel {
        challenge_id: Set(stood.challenge_id),
        reopened_at: Set(permit.at().0),
        rules_hash: Set(stood.rules_hash),
        outcomes: Set(stood.outcomes),
        computed_at: Set(stood.computed_at),
        closing: Set(stood.closing),
        advisory: Set(stood.advisory),
        format: Set(stood.format),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    result::Entity::delete_by_id(challenge.0).exec(db).await?;
    Ok(())
}
