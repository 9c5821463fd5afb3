//! Tasks of the action plan in the demonstration: made up, and marked as that by the site itself.

use super::{DAY, Deed, HOUR, Step, World};
use backend::Result;
use domain::form::Form;
use serde::Deserialize;

/// Nothing that looks official.
const SOURCE: &str = "Dữ liệu minh họa";

/// Days are counted from today.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Task {
    number: u16,
    title: String,
    owner: String,
    due: Option<i64>,
    day: i64,
    state: String,
    updates: Vec<Update>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Update {
    day: i64,
    state: String,
    reason: String,
    evidence: String,
}

pub(crate) enum PlanDeed<'a> {
    Enter(&'a Task),
    Update(&'a Task, &'a Update),
}

pub(crate) fn read() -> Result<Vec<Task>> {
    Ok(serde_json::from_str(include_str!("../data/plan.json"))?)
}

pub(crate) fn steps(tasks: &[Task]) -> Vec<Step<'_>> {
    tasks.iter().flat_map(of_task).collect()
}

fn of_task(task: &Task) -> Vec<Step<'_>> {
    let step = |day: i64, deed| Step { at: day * DAY + 16 * HOUR + i64::from(task.number), deed: Deed::Plan(deed) };
    let updates = task.updates.iter().map(|update| step(update.day, PlanDeed::Update(task, update)));
    std::iter::once(step(task.day, PlanDeed::Enter(task))).chain(updates).collect()
}

impl PlanDeed<'_> {
    pub(crate) async fn play(self, world: &World<'_>) -> Result<()> {
        let mai = world.actor("mai").await?;
        let day = |day: i64| world.today.plus_days(day).to_date();
        let form = |task: &Task, of: i64, state: &str| {
            Form::default()
                .with("number", task.number.to_string())
                .with("title", &task.title)
                .with("owner", &task.owner)
                .with("due", task.due.map(day).unwrap_or_default())
                .with("state", state)
                .with("as_of", day(of))
                .with("source", SOURCE)
        };
        match self {
            Self::Enter(task) => world.backend.add_task(&mai, &form(task, task.day, &task.state)).await.map(drop),
            Self::Update(task, update) => {
                let form = form(task, update.day, &update.state).with("reason", &update.reason).with("evidence", &update.evidence);
                world.backend.change_task(&mai, task.number, &form).await
            }
        }
    }
}
