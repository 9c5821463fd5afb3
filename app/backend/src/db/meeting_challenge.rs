//! Which challenges a meeting is about.

use crate::Result;
use domain::{
    access::{Action, Permit},
    council::Meeting,
    ids::{ChallengeId, MeetingId},
};
use sea_orm::{QuerySelect, Set, entity::prelude::*};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "meeting_challenges")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub meeting_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub challenge_id: Uuid,
}

impl ActiveModelBehavior for ActiveModel {}

pub async fn meetings(db: &impl ConnectionTrait, challenge: ChallengeId) -> Result<Vec<MeetingId>> {
    let query = Entity::find().filter(Column::ChallengeId.eq(challenge.0)).select_only().column(Column::MeetingId);
    let ids: Vec<Uuid> = query.into_tuple().all(db).await?;
    Ok(ids.into_iter().map(MeetingId).collect())
}

pub async fn insert(db: &impl ConnectionTrait, permit: &Permit, meeting: &Meeting) -> Result<()> {
    permit.covers(&[Action::PlanMeeting], meeting)?;
    let row = |challenge: &ChallengeId| ActiveModel { meeting_id: Set(meeting.id.0), challenge_id: Set(challenge.0) };
    Entity::insert_many(meeting.plan.challenges.iter().map(row)).exec_without_returning(db).await?;
    Ok(())
}
