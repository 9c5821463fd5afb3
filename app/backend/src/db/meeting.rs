//! Meetings of the council, each as one document.

use crate::{Error, Result};
use domain::{
    access::{Action, Permit},
    council::Meeting,
    ids::MeetingId,
};
use sea_orm::{NotSet, QueryOrder, QuerySelect, Set, entity::prelude::*};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "meetings")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub state: String,
    pub planned_at: i64,
    pub document: String,
    pub version: i64,
    pub created_at: i64,
    pub updated_at: i64,
    /// Who changed its plan last; not known of what was changed before that was kept.
    pub changed_by: Option<Uuid>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What changes a meeting.
const STEPS: [Action; 7] = [
    Action::PlanMeeting,
    Action::CallOffMeeting,
    Action::RunMeeting,
    Action::AnswerInvitation,
    Action::ConfirmPresence,
    Action::RecordItem,
    Action::SubmitReport,
];

impl Model {
    pub fn meeting(&self) -> Result<Meeting> {
        Ok(serde_json::from_str(&self.document)?)
    }
}

pub async fn find(db: &impl ConnectionTrait, id: MeetingId) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(id.0).one(db).await?)
}

/// Held until the transaction ends: whoever writes about one meeting waits for the other.
pub async fn lock(db: &impl ConnectionTrait, id: MeetingId) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(id.0).lock_exclusive().one(db).await?)
}

/// The latest first.
pub async fn list(db: &impl ConnectionTrait, ids: Option<Vec<MeetingId>>, limit: u64) -> Result<Vec<Meeting>> {
    let mut query = Entity::find();
    if let Some(ids) = ids {
        query = query.filter(Column::Id.is_in(ids.into_iter().map(|id| id.0)));
    }
    let rows = query.order_by_desc(Column::PlannedAt).limit(limit).all(db).await?;
    rows.iter().map(Model::meeting).collect()
}

/// Planned, or running.
pub async fn not_over(db: &impl ConnectionTrait) -> Result<Vec<Meeting>> {
    let rows = Entity::find().filter(Column::State.is_in(["planned", "running"])).all(db).await?;
    rows.iter().map(Model::meeting).collect()
}

pub async fn insert(db: &impl ConnectionTrait, permit: &Permit, meeting: &Meeting) -> Result<()> {
    permit.covers(&[Action::PlanMeeting], meeting)?;
    let at = permit.at().0;
    let row = ActiveModel { version: Set(1), created_at: Set(at), updated_at: Set(at), ..columns(meeting)? };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

pub async fn save(db: &impl ConnectionTrait, permit: &Permit, before: &Model, meeting: &Meeting) -> Result<()> {
    permit.covers(&STEPS, meeting)?;
    let version = before.version.checked_add(1).ok_or_else(|| Error::internal("a meeting was changed too often"))?;
    let planner = permit.by().filter(|_| permit.action() == Action::PlanMeeting);
    let changed_by = planner.map_or(NotSet, |by| Set(Some(by.0)));
    let row = ActiveModel { version: Set(version), updated_at: Set(permit.at().0), changed_by, ..columns(meeting)? };
    Entity::update(row).exec_without_returning(db).await?;
    Ok(())
}

fn columns(meeting: &Meeting) -> Result<ActiveModel> {
    Ok(ActiveModel {
        id: Set(meeting.id.0),
        state: Set(meeting.state.code().to_owned()),
        planned_at: Set(meeting.plan.at.0),
        document: Set(serde_json::to_string(meeting)?),
        ..Default::default()
    })
}
