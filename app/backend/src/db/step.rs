//! The steps that the council has taken in a challenge, and when: what pages, papers and rules rest on. The trail tells of the
//! same for people to read, and nothing is read from there.

use crate::{Error, Result};
use domain::{
    event::{Event, EventKind},
    ids::{ChallengeId, UserId},
    time::Moment,
};
use sea_orm::{QueryOrder, QuerySelect, Set, entity::prelude::*, sea_query::OnConflict};

/// Of which something is asked later.
const KEPT: [EventKind; 9] = [
    EventKind::ClosingMoved,
    EventKind::ScoringStarted,
    EventKind::ScoringClosed,
    EventKind::ScoringReopened,
    EventKind::BallotClosed,
    EventKind::CastingVoteGiven,
    EventKind::LotDrawn,
    EventKind::DissentRecorded,
    EventKind::MembersReminded,
];

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "steps")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub challenge_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub step: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub at: i64,
    pub by_id: Option<Uuid>,
    pub note: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// A step that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub at: Moment,
    pub by: Option<UserId>,
    pub note: String,
}

/// With the act that is recorded, where it is such a step.
pub async fn append(db: &impl ConnectionTrait, at: Moment, event: &Event) -> Result<()> {
    let Some(challenge) = event.challenge.filter(|_| KEPT.contains(&event.kind)) else { return Ok(()) };
    let row = ActiveModel {
        challenge_id: Set(challenge.0),
        step: Set(event.kind.to_string()),
        at: Set(at.0),
        by_id: Set(event.by.map(|by| by.0)),
        note: Set(event.note.clone()),
    };
    let again =
        OnConflict::columns([Column::ChallengeId, Column::Step, Column::At]).update_columns([Column::ById, Column::Note]).to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

/// When it was taken last, and by whom.
pub async fn last(db: &impl ConnectionTrait, challenge: ChallengeId, step: EventKind) -> Result<Option<Step>> {
    let newest = of(challenge, step)?.order_by_desc(Column::At).limit(1);
    Ok(newest.one(db).await?.map(taken))
}

/// Each time, oldest first.
pub async fn every(db: &impl ConnectionTrait, challenge: ChallengeId, step: EventKind) -> Result<Vec<Step>> {
    Ok(of(challenge, step)?.order_by_asc(Column::At).all(db).await?.into_iter().map(taken).collect())
}

/// Of a step that is not kept it would be said for ever that it was never taken.
fn of(challenge: ChallengeId, step: EventKind) -> Result<Select<Entity>> {
    if !KEPT.contains(&step) {
        return Err(Error::internal(format!("{step} is no step that is kept")));
    }
    Ok(Entity::find().filter(Column::ChallengeId.eq(challenge.0)).filter(Column::Step.eq(step.to_string())))
}

fn taken(row: Model) -> Step {
    Step { at: Moment(row.at), by: row.by_id.map(UserId), note: row.note }
}
