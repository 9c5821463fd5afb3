//! Tasks of the action plan: every edition is a row, and none is ever changed.

use crate::{Error, Result};
use domain::{
    access::{Action, Permit, Subject},
    ids::UserId,
    plan::{Edition, Task, TaskState},
    time::Moment,
};
use sea_orm::{QueryOrder, Set, entity::prelude::*};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_tasks")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    pub at: i64,
    pub by_id: Uuid,
    pub reason: String,
    pub is_illustrative: bool,
    pub title: String,
    pub owner: String,
    /// The first moment of the day.
    pub due: Option<i64>,
    pub state: String,
    pub as_of: i64,
    pub source: String,
    pub evidence: String,
    pub note: String,
    /// Keys of entries of the register, with spaces between them.
    pub cites: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// By number and version.
pub async fn list(db: &impl ConnectionTrait) -> Result<Vec<Edition>> {
    let rows = Entity::find().order_by_asc(Column::Number).order_by_asc(Column::Version).all(db).await?;
    rows.into_iter().map(edition).collect()
}

/// Of one task, by version.
pub async fn of_number(db: &impl ConnectionTrait, number: u16) -> Result<Vec<Edition>> {
    let rows = Entity::find().filter(Column::Number.eq(i32::from(number))).order_by_asc(Column::Version).all(db).await?;
    rows.into_iter().map(edition).collect()
}

/// `false` where somebody has written this edition at this very moment.
pub async fn insert(db: &impl ConnectionTrait, permit: &Permit, edition: &Edition) -> Result<bool> {
    permit.covers(&[Action::KeepPlan], Subject::Site)?;
    let task = &edition.task;
    let row = ActiveModel {
        number: Set(task.number.into()),
        version: Set(i32::try_from(edition.version).map_err(Error::internal)?),
        at: Set(edition.at.0),
        by_id: Set(edition.by.ok_or_else(|| Error::internal("an edition by nobody"))?.0),
        reason: Set(edition.reason.clone()),
        is_illustrative: Set(edition.is_illustrative),
        title: Set(task.title.clone()),
        owner: Set(task.owner.clone()),
        due: Set(task.due.map(|due| due.0)),
        state: Set(task.state.code().to_owned()),
        as_of: Set(task.as_of.0),
        source: Set(task.source.clone()),
        evidence: Set(task.evidence.clone()),
        note: Set(task.note.clone()),
        cites: Set(task.cites.iter().cloned().collect::<Vec<_>>().join(" ")),
    };
    match Entity::insert(row).exec_without_returning(db).await {
        Ok(_) => Ok(true),
        Err(error) if Error::breaks_unique(&error, "plan_tasks_pk", "plan_tasks.number") => Ok(false),
        Err(error) => Err(error.into()),
    }
}

fn edition(row: Model) -> Result<Edition> {
    let state = TaskState::from_code(&row.state).ok_or_else(|| Error::internal(format!("unknown state of a task: {}", row.state)))?;
    let task = Task {
        number: u16::try_from(row.number).map_err(Error::internal)?,
        title: row.title,
        owner: row.owner,
        due: row.due.map(Moment),
        state,
        as_of: Moment(row.as_of),
        source: row.source,
        evidence: row.evidence,
        note: row.note,
        cites: row.cites.split_whitespace().map(str::to_owned).collect(),
    };
    Ok(Edition {
        task,
        version: u32::try_from(row.version).map_err(Error::internal)?,
        at: Moment(row.at),
        by: Some(UserId(row.by_id)),
        reason: row.reason,
        is_illustrative: row.is_illustrative,
    })
}
