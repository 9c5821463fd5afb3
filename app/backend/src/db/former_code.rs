//! The codes that challenges had before. A code that a challenge has now is looked for first, elsewhere.

use crate::Result;
use domain::ids::ChallengeId;
use sea_orm::{Set, entity::prelude::*};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "former_codes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    pub challenge_id: Uuid,
}

impl ActiveModelBehavior for ActiveModel {}

/// The last challenge that had a code is the one that it leads to.
pub async fn remember(db: &impl ConnectionTrait, code: &str, challenge: ChallengeId) -> Result<()> {
    Entity::delete_by_id(code).exec(db).await?;
    let row = ActiveModel { code: Set(code.to_owned()), challenge_id: Set(challenge.0) };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

pub async fn find(db: &impl ConnectionTrait, code: &str) -> Result<Option<ChallengeId>> {
    Ok(Entity::find_by_id(code).one(db).await?.map(|row| ChallengeId(row.challenge_id)))
}
