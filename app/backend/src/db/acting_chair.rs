//! Members who preside in one challenge because neither chair nor vice-chair can.

use super::Source;
use crate::{Result, memory::Row};
use domain::{
    access::{Action, Permit},
    council::ActingChair,
    ids::{ChallengeId, UserId},
    time::Moment,
};
use sea_orm::{Set, entity::prelude::*, sea_query::OnConflict};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "acting_chairs")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub challenge_id: Uuid,
    pub member_id: Uuid,
    pub reason: String,
    pub by_id: Uuid,
    pub at: i64,
}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(db: &impl Source, challenge: ChallengeId) -> Result<Option<ActingChair>> {
    let load = async { Ok(Entity::find_by_id(challenge.0).one(db).await?.map(acting)) };
    db.kept(Row::ActingChair(challenge), load).await
}

pub async fn of_member(db: &impl ConnectionTrait, member: UserId) -> Result<Vec<ActingChair>> {
    Ok(Entity::find().filter(Column::MemberId.eq(member.0)).all(db).await?.into_iter().map(acting).collect())
}

/// Whoever was named before is replaced.
pub async fn save(db: &impl ConnectionTrait, permit: &Permit, acting: &ActingChair) -> Result<()> {
    permit.covers(&[Action::AppointActingChair], acting.challenge)?;
    let row = ActiveModel {
        challenge_id: Set(acting.challenge.0),
        member_id: Set(acting.member.0),
        reason: Set(acting.reason.clone()),
        by_id: Set(acting.by.0),
        at: Set(acting.at.0),
    };
    let changed = [Column::MemberId, Column::Reason, Column::ById, Column::At];
    let again = OnConflict::column(Column::ChallengeId).update_columns(changed).to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

fn acting(row: Model) -> ActingChair {
    ActingChair {
        challenge: ChallengeId(row.challenge_id),
        member: UserId(row.member_id),
        reason: row.reason,
        by: UserId(row.by_id),
        at: Moment(row.at),
    }
}
