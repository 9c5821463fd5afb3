//! Open data as JSON: exactly what anyone may see, whoever asks.

mod foreign;
mod questions;
mod refusal;
mod shapes;
mod tie;

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
use shapes::{Card, Detail, List, Results};
use utoipa::{OpenApi, openapi::Server};

pub const ROOT: &str = "/api/v1/";

/// Published challenges, with the filters of the page of the list. Unlike there, a value that it does not know is refused.
#[utoipa::path(
    get,
    path = paths::API_CHALLENGES,
    params(
        ("q" = Option<String>, Query, description = "Words in any spelling, with diacritics or without; of 200 characters at most"),
        ("field" = Option<String>, Query, description = "Code of a field, as in `fields`"),
        ("stage" = Option<String>, Query, description = "As in `stage`"),
        ("owner" = Option<String>, Query, description = "The owner, as the list spells it"),
        ("budget" = Option<String>, Query, description = "A range of the ceiling, as the list offers it"),
        ("closing" = Option<String>, Query, description = "How soon submissions close, as the list offers it"),
        ("sort" = Option<String>, Query, description = "As the list offers it"),
        ("page" = Option<u32>, Query, minimum = 1, description = "From 1; past the end there are no challenges"),
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

/// The description of all this for programs: OpenAPI 3.1.
pub async fn description(State(backend): State<AppState>) -> Json<utoipa::openapi::OpenApi> {
    let mut api = Description::openapi();
    api.servers = Some(vec![Server::new(&backend.base_url)]);
    Json(api)
}

/// Read-only, without an account: challenges, their rules and their results. Every answer has an ETag.
#[derive(OpenApi)]
#[openapi(info(title = "Open data of the challenge marketplace", version = "1"), paths(list, detail, results))]
struct Description;

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
