//! What became of a challenge after its decision, as the office says it, edition by edition.

use super::{foreign::Goal, refusal::ProblemDetails, shapes::Head};
use app::{error::AppError, routes::AppState};
use axum::{
    Json,
    extract::{Path, State},
};
use backend::challenges::OutcomeView;
use domain::{
    challenges::{
        Measure,
        outcome::{Edition, Measured, Step},
    },
    people::Actor,
    time::Moment,
};
use serde::Serialize;
use utoipa::ToSchema;

#[derive(Serialize, ToSchema)]
pub struct Outcomes {
    #[serde(flatten)]
    head: Head,
    /// Whole đồng; `null` where the call states none.
    budget_ceiling: Option<i64>,
    /// Oldest first; the last one is what counts. None before somebody has said anything.
    editions: Vec<OutcomeEdition>,
}

#[derive(Serialize, ToSchema)]
struct OutcomeEdition {
    /// From 1.
    version: u32,
    recorded_at: String,
    /// Why it was changed; the first one has none.
    reason: String,
    /// `running`, `achieved`, `partly`, `failed`.
    standing: &'static str,
    /// The day on which it was so.
    as_of: String,
    source: String,
    milestones: Vec<Milestone>,
    /// Whole đồng; `null` where nobody has said.
    spent: Option<i64>,
    measured: Vec<MeasuredValue>,
    lessons: String,
    /// Code of the challenge in its place, where it failed.
    called_again: Option<String>,
}

#[derive(Serialize, ToSchema)]
struct Milestone {
    title: String,
    /// The day on which it was to be done.
    due: Option<String>,
    done: Option<String>,
}

/// What was measured for a target, as the target was published then.
#[derive(Serialize, ToSchema)]
struct MeasuredValue {
    #[schema(value_type = Goal)]
    of: Measure,
    value: String,
    /// As the office says.
    is_reached: bool,
}

/// What became of the decision, once the result is public: milestones, spending, values measured against the targets, lessons. No rank rests on it.
#[utoipa::path(
    get,
    path = "/api/v1/challenges/{code}/outcome",
    params(("code" = String, Path, example = "BT-10")),
    responses(
        (status = 200, body = Outcomes),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 409, description = "The result is not published yet", body = ProblemDetails, content_type = "application/problem+json"),
    )
)]
pub async fn outcome(State(backend): State<AppState>, Path(code): Path<String>) -> Result<Json<Outcomes>, AppError> {
    let view = backend.outcome(&Actor::Visitor, &code).await?;
    Ok(Json(Outcomes::new(&view, &backend.base_url)))
}

impl Outcomes {
    pub fn new(view: &OutcomeView, base_url: &str) -> Self {
        let (head, budget_ceiling) = (Head::of(&view.challenge, base_url), view.challenge.content.budget_ceiling);
        Self { head, budget_ceiling, editions: view.editions.iter().map(OutcomeEdition::new).collect() }
    }
}

impl OutcomeEdition {
    fn new(edition: &Edition) -> Self {
        let said = edition.outcome.clone();
        let day = |at: Option<Moment>| at.map(Moment::to_date);
        let milestone = |step: Step| Milestone { title: step.what, due: day(step.due), done: day(step.done) };
        let value = |measured: Measured| MeasuredValue { of: measured.of, value: measured.value, is_reached: measured.is_reached };
        Self {
            version: edition.version,
            recorded_at: edition.at.to_rfc3339(),
            reason: edition.reason.clone(),
            standing: said.standing.code(),
            as_of: said.as_of.to_date(),
            source: said.source,
            milestones: said.steps.into_iter().map(milestone).collect(),
            spent: said.spent,
            measured: said.measured.into_iter().map(value).collect(),
            lessons: said.lessons,
            called_again: Some(said.called_again).filter(|code| !code.is_empty()),
        }
    }
}
