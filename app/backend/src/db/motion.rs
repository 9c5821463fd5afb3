//! Motions of the council, each as one document.

use crate::Result;
use domain::{
    access::{Action, Permit},
    council::{Motion, motion::State},
    ids::{ChallengeId, MeetingId},
    time::Moment,
};
use sea_orm::{QueryOrder, QuerySelect, Set, entity::prelude::*, sea_query::OnConflict};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "motions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub challenge_id: Uuid,
    pub number: i64,
    /// Where it was put to the vote in a meeting.
    pub meeting_id: Option<Uuid>,
    /// When the site counts it, while it runs; or puts it to the vote, while nobody has.
    pub runs_until: Option<i64>,
    pub motion: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// What changes a motion.
const STEPS: [Action; 11] = [
    Action::RaiseConflict,
    Action::MoveExclusion,
    Action::MoveVoiding,
    Action::ProposeShortlist,
    Action::OpenMotion,
    Action::AnswerMotion,
    Action::VoteOnMotion,
    Action::EnterVote,
    Action::CountersignVote,
    Action::CloseMotion,
    Action::CloseScoring,
];

pub async fn find(db: &impl ConnectionTrait, challenge: ChallengeId, number: u32) -> Result<Option<Motion>> {
    let query = Entity::find().filter(Column::ChallengeId.eq(challenge.0)).filter(Column::Number.eq(i64::from(number)));
    query.one(db).await?.map(|row| motion(&row)).transpose()
}

/// In the order in which they were moved.
pub async fn of_challenge(db: &impl ConnectionTrait, challenge: ChallengeId) -> Result<Vec<Motion>> {
    let rows = Entity::find().filter(Column::ChallengeId.eq(challenge.0)).order_by_asc(Column::Number).all(db).await?;
    rows.iter().map(motion).collect()
}

/// The same for several, by challenge.
pub async fn of_challenges(db: &impl ConnectionTrait, challenges: impl IntoIterator<Item = ChallengeId>) -> Result<Vec<Motion>> {
    let query = Entity::find().filter(Column::ChallengeId.is_in(challenges.into_iter().map(|id| id.0)));
    let rows = query.order_by_asc(Column::ChallengeId).order_by_asc(Column::Number).all(db).await?;
    rows.iter().map(motion).collect()
}

/// Those that were put to the vote in a meeting.
pub async fn of_meeting(db: &impl ConnectionTrait, meeting: MeetingId) -> Result<Vec<Motion>> {
    let query = Entity::find().filter(Column::MeetingId.eq(meeting.0));
    let rows = query.order_by_asc(Column::ChallengeId).order_by_asc(Column::Number).all(db).await?;
    rows.iter().map(motion).collect()
}

/// Those whose term is over and that nobody has counted, or put to the vote.
pub async fn due(db: &impl ConnectionTrait, now: Moment) -> Result<Vec<(ChallengeId, u32)>> {
    let query = Entity::find().filter(Column::RunsUntil.lte(now.0)).select_only().columns([Column::ChallengeId, Column::Number]);
    let rows: Vec<(Uuid, i64)> = query.into_tuple().all(db).await?;
    Ok(rows.into_iter().filter_map(|(id, number)| Some((ChallengeId(id), u32::try_from(number).ok()?))).collect())
}

pub async fn save(db: &impl ConnectionTrait, permit: &Permit, motion: &Motion) -> Result<()> {
    permit.covers(&STEPS, motion.challenge)?;
    let meeting = motion.poll().and_then(|poll| poll.meeting());
    let runs_until = match &motion.state {
        State::Open(poll) => Some(poll.runs_until()),
        State::Asked => motion.put_from(),
        State::Withdrawn { .. } | State::Closed(_) => None,
    };
    let row = ActiveModel {
        id: Set(motion.id.0),
        challenge_id: Set(motion.challenge.0),
        number: Set(motion.number.into()),
        meeting_id: Set(meeting.map(|id| id.0)),
        runs_until: Set(runs_until.map(|at| at.0)),
        motion: Set(serde_json::to_string(motion)?),
    };
    let changed = [Column::MeetingId, Column::RunsUntil, Column::Motion];
    let again = OnConflict::column(Column::Id).update_columns(changed).to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

fn motion(row: &Model) -> Result<Motion> {
    Ok(serde_json::from_str(&row.motion)?)
}
