//! The action plan as JSON: the published numbers, and the tasks as the office keeps them.

use super::refusal::ProblemDetails;
use app::{
    error::AppError,
    paths,
    request::{Req, parsed},
    routes::AppState,
};
use axum::{
    Json,
    extract::{Path, State},
};
use backend::{Backend, Error};
use domain::{
    people::Actor,
    plan::{Counts, Edition, Narrowing, PUBLISHED, TaskState},
    time::Moment,
};
use serde::Serialize;
use utoipa::ToSchema;

#[derive(Serialize, ToSchema)]
pub struct Plan {
    published: Numbers,
    /// Tasks that the office has entered; `null` while there are none.
    entered: Option<Entered>,
    /// Those that were asked for, by number.
    tasks: Vec<Task>,
}

/// Four numbers that were published together; they add up to one task less than there are.
#[derive(Serialize, ToSchema)]
struct Numbers {
    tasks: u32,
    done: u32,
    on_schedule: u32,
    at_risk: u32,
    not_started: u32,
    /// Accounted for nowhere.
    unclassified: u32,
    /// The source gives none.
    as_of: Option<String>,
    source: &'static str,
    verification: &'static str,
}

/// By state, without tasks that are no longer in the plan.
#[derive(Serialize, ToSchema)]
struct Entered {
    tasks: u32,
    done: u32,
    on_schedule: u32,
    at_risk: u32,
    not_started: u32,
    unclassified: u32,
    /// Not done, and the due date is over.
    overdue: usize,
    /// The latest day that a task is told as of.
    as_of: String,
}

#[derive(Serialize, ToSchema)]
struct Task {
    number: u16,
    url: String,
    #[serde(flatten)]
    said: Said,
    is_overdue: bool,
    version: u32,
    /// Entered in a demonstration, and no task of the province.
    is_illustrative: bool,
}

/// What an edition says.
#[derive(Serialize, ToSchema)]
struct Said {
    title: String,
    owner: String,
    /// The last day on which it is in time.
    due: Option<String>,
    /// `done`, `on_schedule`, `at_risk`, `not_started`, `unclassified`, `dropped`
    state: &'static str,
    as_of: String,
    source: String,
    evidence: String,
    note: String,
    /// Keys of entries of the register of legal texts.
    legal_texts: Vec<String>,
    /// When it was recorded.
    recorded_at: String,
}

#[derive(Serialize, ToSchema)]
pub struct TaskHistory {
    task: Task,
    /// Oldest first; the last one is what counts.
    editions: Vec<Edited>,
}

#[derive(Serialize, ToSchema)]
struct Edited {
    version: u32,
    reason: String,
    #[serde(flatten)]
    said: Said,
}

/// The tasks of the action plan of Resolution 57, with the filters of the page, and the numbers that were published.
#[utoipa::path(
    get,
    path = paths::API_PLAN,
    params(
        ("state" = Option<String>, Query, description = "Code of a state, or those past their due date"),
        ("owner" = Option<String>, Query, max_length = 250, description = "The unit in charge, as `owner` spells it"),
    ),
    responses((status = 200, body = Plan), (status = 422, description = "A filter is not understood", body = ProblemDetails, content_type = "application/problem+json"))
)]
pub async fn plan(State(backend): State<AppState>, req: Req) -> Result<Json<Plan>, AppError> {
    let narrowing = Narrowing::read(&req.query).map_err(Error::Invalid)?;
    Ok(Json(plan_of(&backend, &narrowing, req.now).await?))
}

pub async fn plan_of(backend: &Backend, narrowing: &Narrowing, now: Moment) -> Result<Plan, AppError> {
    let plan = backend.action_plan(&Actor::Visitor).await?;
    let tasks = plan.narrowed(narrowing, now).into_iter().map(|edition| Task::new(edition, now, &backend.base_url)).collect();
    Ok(Plan { published: Numbers::published(), entered: Entered::of(&plan.current(), now), tasks })
}

/// One task, and everything that was said of it before.
#[utoipa::path(
    get,
    path = "/api/v1/plan/{number}",
    params(("number" = u16, Path, example = 1)),
    responses((status = 200, body = TaskHistory), (status = 404, body = ProblemDetails, content_type = "application/problem+json"))
)]
pub async fn plan_task(State(backend): State<AppState>, req: Req, Path(number): Path<String>) -> Result<Json<TaskHistory>, AppError> {
    let view = backend.plan_task(&Actor::Visitor, parsed(&number)?).await?;
    let edited = |edition: &Edition| Edited { version: edition.version, reason: edition.reason.clone(), said: Said::new(edition) };
    let task = Task::new(view.latest(), req.now, &backend.base_url);
    Ok(Json(TaskHistory { task, editions: view.editions.iter().map(edited).collect() }))
}

impl Numbers {
    fn published() -> Self {
        let count = |state| PUBLISHED.counts.iter().find(|(of, _)| *of == state).map_or(0, |(_, count)| *count);
        Self {
            tasks: PUBLISHED.tasks,
            done: count(TaskState::Done),
            on_schedule: count(TaskState::OnSchedule),
            at_risk: count(TaskState::AtRisk),
            not_started: count(TaskState::NotStarted),
            unclassified: PUBLISHED.unaccounted(),
            as_of: None,
            source: "public press coverage",
            verification: "found in a public source, not compared with a document of the province",
        }
    }
}

impl Entered {
    fn of(current: &[&Edition], now: Moment) -> Option<Self> {
        let tasks = || current.iter().map(|edition| &edition.task);
        let counts = Counts::of(tasks());
        Some(Self {
            tasks: counts.total(),
            done: counts.get(TaskState::Done),
            on_schedule: counts.get(TaskState::OnSchedule),
            at_risk: counts.get(TaskState::AtRisk),
            not_started: counts.get(TaskState::NotStarted),
            unclassified: counts.get(TaskState::Unclassified),
            overdue: tasks().filter(|task| task.is_overdue(now)).count(),
            as_of: tasks().map(|task| task.as_of).max()?.to_date(),
        })
    }
}

impl Task {
    fn new(edition: &Edition, now: Moment, base_url: &str) -> Self {
        let number = edition.task.number;
        Self {
            number,
            url: format!("{base_url}{}", paths::plan_task(number)),
            said: Said::new(edition),
            is_overdue: edition.task.is_overdue(now),
            version: edition.version,
            is_illustrative: edition.is_illustrative,
        }
    }
}

impl Said {
    fn new(edition: &Edition) -> Self {
        let task = edition.task.clone();
        Self {
            title: task.title,
            owner: task.owner,
            due: task.due.map(Moment::to_date),
            state: task.state.code(),
            as_of: task.as_of.to_date(),
            source: task.source,
            evidence: task.evidence,
            note: task.note,
            legal_texts: task.cites.into_iter().collect(),
            recorded_at: edition.at.to_rfc3339(),
        }
    }
}
