//! Who watches which challenge. Told to nobody but who watches.

use super::Source;
use crate::{Result, memory::Row};
use domain::{
    access::{Action, Permit},
    ids::{ChallengeId, UserId},
    time::Moment,
};
use sea_orm::{QueryOrder, Set, entity::prelude::*, sea_query::OnConflict};
use std::sync::Arc;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "watches")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub challenge_id: Uuid,
    pub since: i64,
}

impl ActiveModelBehavior for ActiveModel {}

/// The latest first.
pub async fn of_user(db: &impl Source, user: UserId) -> Result<Arc<Vec<ChallengeId>>> {
    let load = async {
        let query = Entity::find().filter(Column::UserId.eq(user.0)).order_by_desc(Column::Since).order_by_asc(Column::ChallengeId);
        Ok(Arc::new(query.all(db).await?.into_iter().map(|row| ChallengeId(row.challenge_id)).collect()))
    };
    db.kept(Row::Watched(user), load).await
}

/// Whoever watches it already does so since then.
pub async fn insert(db: &impl ConnectionTrait, permit: &Permit, user: UserId, challenge: ChallengeId, at: Moment) -> Result<()> {
    permit.covers(&[Action::WatchChallenge], challenge)?;
    let row = ActiveModel { user_id: Set(user.0), challenge_id: Set(challenge.0), since: Set(at.0) };
    let again = OnConflict::columns([Column::UserId, Column::ChallengeId]).do_nothing().to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

pub async fn remove(db: &impl ConnectionTrait, permit: &Permit, user: UserId, challenge: ChallengeId) -> Result<()> {
    permit.covers(&[Action::WatchChallenge], challenge)?;
    Entity::delete_by_id((user.0, challenge.0)).exec(db).await?;
    Ok(())
}
