//! Minutes of meetings that have ended: a text that stays, and who confirmed it.

use crate::{Error, Result};
use domain::{
    access::{Action, Permit},
    council::{FrozenMinutes, Meeting},
    ids::MeetingId,
    time::Moment,
};
use sea_orm::{Set, entity::prelude::*, sea_query::OnConflict};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "minutes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub meeting_id: Uuid,
    pub frozen_at: i64,
    pub document: String,
    pub sha256: String,
    pub confirmations: String,
}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(db: &impl ConnectionTrait, meeting: MeetingId) -> Result<Option<FrozenMinutes>> {
    let Some(row) = Entity::find_by_id(meeting.0).one(db).await? else { return Ok(None) };
    let confirmations = serde_json::from_str(&row.confirmations)?;
    let frozen = FrozenMinutes { confirmations, ..FrozenMinutes::new(meeting, Moment(row.frozen_at), row.document) };
    if frozen.hash != row.sha256 {
        return Err(Error::internal(format!("minutes of {meeting}: the text does not have the hash that it was frozen with")));
    }
    Ok(Some(frozen))
}

/// Once: what is frozen stays.
pub async fn freeze(db: &impl ConnectionTrait, permit: &Permit, meeting: &Meeting, frozen: &FrozenMinutes) -> Result<()> {
    permit.covers(&[Action::RunMeeting, Action::ConfirmMinutes], meeting)?;
    let once = OnConflict::column(Column::MeetingId).do_nothing().to_owned();
    Entity::insert(row(frozen)?).on_conflict(once).exec_without_returning(db).await?;
    Ok(())
}

pub async fn save(db: &impl ConnectionTrait, permit: &Permit, meeting: &Meeting, frozen: &FrozenMinutes) -> Result<()> {
    permit.covers(&[Action::ConfirmMinutes], meeting)?;
    let confirmations = serde_json::to_string(&frozen.confirmations)?;
    let row = ActiveModel { meeting_id: Set(frozen.meeting.0), confirmations: Set(confirmations), ..Default::default() };
    Entity::update(row).exec_without_returning(db).await?;
    Ok(())
}

fn row(frozen: &FrozenMinutes) -> Result<ActiveModel> {
    Ok(ActiveModel {
        meeting_id: Set(frozen.meeting.0),
        frozen_at: Set(frozen.at.0),
        document: Set(frozen.text.clone()),
        sha256: Set(frozen.hash.clone()),
        confirmations: Set(serde_json::to_string(&frozen.confirmations)?),
    })
}
