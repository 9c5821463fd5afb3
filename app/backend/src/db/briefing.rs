//! Information sessions about published calls.

use crate::{Error, Result};
use domain::{
    access::{Action, Permit},
    briefings::{Briefing, Plan},
    ids::{ChallengeId, UserId},
    time::Moment,
};
use sea_orm::{QueryOrder, Set, entity::prelude::*, sea_query::OnConflict};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "briefings")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub challenge_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    pub at: i64,
    pub place: String,
    pub link: String,
    pub note: String,
    pub by_id: Uuid,
    pub called_off: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

/// By time.
pub async fn of_challenge(db: &impl ConnectionTrait, challenge: ChallengeId) -> Result<Vec<Briefing>> {
    let query = Entity::find().filter(Column::ChallengeId.eq(challenge.0));
    query.order_by_asc(Column::At).order_by_asc(Column::Number).all(db).await?.into_iter().map(briefing).collect()
}

pub async fn save(db: &impl ConnectionTrait, permit: &Permit, briefing: &Briefing) -> Result<()> {
    permit.covers(&[Action::PlanBriefing], briefing.challenge)?;
    let Plan { at, place, link, note } = briefing.plan.clone();
    let row = ActiveModel {
        challenge_id: Set(briefing.challenge.0),
        number: Set(briefing.number.into()),
        at: Set(at.0),
        place: Set(place),
        link: Set(link),
        note: Set(note),
        by_id: Set(briefing.by.0),
        called_off: Set(briefing.called_off.clone()),
    };
    let again = OnConflict::columns([Column::ChallengeId, Column::Number]).update_column(Column::CalledOff).to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

fn briefing(row: Model) -> Result<Briefing> {
    Ok(Briefing {
        challenge: ChallengeId(row.challenge_id),
        number: u32::try_from(row.number).map_err(Error::internal)?,
        plan: Plan { at: Moment(row.at), place: row.place, link: row.link, note: row.note },
        by: UserId(row.by_id),
        called_off: row.called_off,
    })
}
