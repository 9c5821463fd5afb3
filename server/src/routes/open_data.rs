//! Open data as JSON: exactly what anyone may see, whoever asks.

mod all;
mod description;
mod foreign;
mod legal;
mod ocds;
mod outcome;
pub mod own;
mod plan;
mod questions;
mod refusal;
mod result;
mod shapes;
mod tie;

pub use all::all;
pub use description::description;
pub use legal::{legal, legal_text};
pub use ocds::{changes, record, records, releases};
pub use outcome::outcome;
pub use plan::{plan, plan_task};
pub use refusal::error;

use app::{error::AppError, paths, request::Req, routes::AppState};
use axum::{
    Json,
    extract::{Path, State},
};
use backend::{
    Error,
    challenges::{ChallengeFilter, PAGE},
};
use domain::{
    challenges::listing::{Facet, Filter, Sort},
    check::Problem,
    form::{FieldErrors, Form, FormReader},
    people::Actor,
};
use refusal::ProblemDetails;
use result::Results;
use shapes::{Card, Detail, List};

pub const ROOT: &str = "/api/v1/";
/// What is read by a key, and for nobody else.
pub const OWN: &str = "/api/v1/own/";

/// Published challenges, with the filters of the page of the list. Unlike there, a value that it does not know is refused.
#[utoipa::path(
    get,
    path = paths::API_CHALLENGES,
    params(
        ("q" = Option<String>, Query, max_length = 200, description = "Words in any spelling, with diacritics or without, or a code"),
        ("field" = Option<String>, Query, description = "Code of a field"),
        ("stage" = Option<String>, Query, description = "Code of a stage"),
        ("owner" = Option<String>, Query, description = "The owner, as `owner` spells it in Vietnamese"),
        ("budget" = Option<String>, Query, description = "The ceiling: up to so many billion đồng, above, or none stated"),
        ("closing" = Option<String>, Query, description = "Submissions close within so many days, later, or have closed"),
        ("sort" = Option<String>, Query, description = "Without it what fits best comes first"),
        ("page" = Option<u32>, Query, description = "From 1; past the end there are no challenges"),
    ),
    responses((status = 200, body = List), (status = 422, description = "A filter is not understood", body = ProblemDetails, content_type = "application/problem+json"))
)]
pub async fn list(State(backend): State<AppState>, req: Req) -> Result<Json<List>, AppError> {
    let filter = filter(&req.query).map_err(Error::Invalid)?;
    let list = backend.list_challenges(&Actor::Visitor, &filter).await?;
    let challenges = list.cards.iter().map(|card| Card::new(card, &backend.base_url)).collect();
    Ok(Json(List { total: list.total, page: filter.page, per_page: PAGE, challenges }))
}

/// One challenge: what is wanted, the rules, files, versions, questions, the opening record.
#[utoipa::path(
    get,
    path = "/api/v1/challenges/{code}",
    params(("code" = String, Path, example = "BT-01")),
    responses((status = 200, body = Detail), (status = 404, body = ProblemDetails, content_type = "application/problem+json"))
)]
pub async fn detail(State(backend): State<AppState>, Path(code): Path<String>) -> Result<Json<Detail>, AppError> {
    let view = backend.challenge(&Actor::Visitor, &code).await?;
    Ok(Json(Detail::new(&view, &backend.base_url)))
}

/// The published result: shortlist, reason, and for each proposal what rank and mean are computed from again.
#[utoipa::path(
    get,
    path = "/api/v1/challenges/{code}/results",
    params(("code" = String, Path, example = "BT-10")),
    responses(
        (status = 200, body = Results),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 409, description = "Not published yet", body = ProblemDetails, content_type = "application/problem+json"),
    )
)]
pub async fn results(State(backend): State<AppState>, Path(code): Path<String>) -> Result<Json<Results>, AppError> {
    let view = backend.result(&Actor::Visitor, &code).await?;
    Ok(Json(Results::new(&view, &backend.base_url)))
}

fn filter(query: &Form) -> Result<ChallengeFilter, FieldErrors> {
    let mut reader = FormReader::new(query);
    let mut wanted = Filter { q: reader.text("q", 200), ..Filter::default() };
    for facet in Facet::ALL {
        let value = reader.parsed(facet.name(), Problem::Choice, |text| facet.has(text).then(|| text.to_owned()));
        wanted.chosen.extend(value.map(|value| (facet, value)));
    }
    wanted.sort = reader.parsed("sort", Problem::Choice, Sort::from_code).unwrap_or_default();
    let page = reader.parsed("page", Problem::Number, |text| text.parse().ok().filter(|page| *page > 0)).unwrap_or(1);
    reader.errors.or(ChallengeFilter { wanted, page, ..ChallengeFilter::default() })
}
