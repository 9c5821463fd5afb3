//! Open data as JSON: exactly what anyone may see, whoever asks.

mod questions;
mod shapes;
mod tie;

use app::{error::AppError, request::Req, routes::AppState};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
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
use serde_json::json;
use shapes::{Card, Detail, List, Results};

pub const ROOT: &str = "/api/v1/";

/// Filters as on the page of the list: `q`, `field`, `stage`, `owner`, `budget`, `closing`, `sort`, `page`. Unlike there, a wrong one is refused.
pub async fn list(State(backend): State<AppState>, req: Req) -> Result<Json<List>, AppError> {
    let filter = filter(&req.query).map_err(Error::Invalid)?;
    let list = backend.list_challenges(&Actor::Visitor, &filter).await?;
    let challenges = list.cards.iter().map(|card| Card::new(card, &backend.base_url)).collect();
    Ok(Json(List { total: list.total, page: filter.page, per_page: PAGE, challenges }))
}

pub async fn detail(State(backend): State<AppState>, Path(code): Path<String>) -> Result<Json<Detail>, AppError> {
    let view = backend.challenge(&Actor::Visitor, &code).await?;
    Ok(Json(Detail::new(&view, &backend.base_url)))
}

pub async fn results(State(backend): State<AppState>, Path(code): Path<String>) -> Result<Json<Results>, AppError> {
    let view = backend.result(&Actor::Visitor, &code).await?;
    Ok(Json(Results::new(&view, &backend.base_url)))
}

/// A refusal as data: `{"error": "not_found"}`.
pub fn error(status: StatusCode) -> Response {
    let code = match status {
        StatusCode::UNAUTHORIZED => "sign_in",
        StatusCode::FORBIDDEN => "forbidden",
        StatusCode::NOT_FOUND => "not_found",
        StatusCode::CONFLICT => "not_at_this_stage",
        StatusCode::PAYLOAD_TOO_LARGE => "too_large",
        StatusCode::UNPROCESSABLE_ENTITY => "invalid",
        StatusCode::TOO_MANY_REQUESTS => "too_often",
        StatusCode::SERVICE_UNAVAILABLE => "unavailable",
        _ => "internal",
    };
    (status, Json(json!({ "error": code }))).into_response()
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
