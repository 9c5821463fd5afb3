//! Official results, as computed when scoring closed.

use crate::Result;
use domain::{access::Permit, evaluations::Outcome, ids::ChallengeId};
use sea_orm::{Set, entity::prelude::*};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "results")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub challenge_id: Uuid,
    pub rules_hash: String,
    pub outcomes: String,
    pub computed_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}

pub struct Official {
    pub rules_hash: String,
    /// Best first.
    pub outcomes: Vec<Outcome>,
}

pub async fn find(db: &impl ConnectionTrait, challenge: ChallengeId) -> Result<Option<Official>> {
    let Some(row) = Entity::find_by_id(challenge.0).one(db).await? else { return Ok(None) };
    Ok(Some(Official { rules_hash: row.rules_hash, outcomes: serde_json::from_str(&row.outcomes)? }))
}

pub async fn insert(db: &impl ConnectionTrait, permit: &Permit, challenge: ChallengeId, official: &Official) -> Result<()> {
    let row = ActiveModel {
        challenge_id: Set(challenge.0),
        rules_hash: Set(official.rules_hash.clone()),
        outcomes: Set(serde_json::to_string(&official.outcomes)?),
        computed_at: Set(permit.at().0),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}
