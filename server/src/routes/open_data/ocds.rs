//! The open data by the Open Contracting Data Standard 1.1: releases, records, and what changed, by number.

use super::refusal::ProblemDetails;
use app::{error::AppError, paths, request::Req, routes::AppState};
use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderName, header::LINK},
};
use backend::{
    Backend, Error,
    open_data::{Change, Record},
};
use domain::{
    check::Problem,
    form::{FieldErrors, Form, FormReader},
};
use serde::Serialize;
use serde_json::{Map, Value, json};
use utoipa::ToSchema;

/// Where a list goes on, for programs: nowhere at its end.
type Next = Option<[(HeaderName, String); 1]>;

#[derive(Serialize, ToSchema)]
pub struct Changes {
    /// The number of the newest change that there is; 0 before the first.
    last: i64,
    /// Ask again with `after` and this number.
    next_after: i64,
    /// In the order in which they were told.
    changes: Vec<OneChange>,
}

#[derive(Serialize, ToSchema)]
struct OneChange {
    sequence: i64,
    /// When it happened.
    at: String,
    /// Of the challenge.
    code: String,
    ocid: String,
    /// The identifier of the release within the call.
    release: String,
    /// `tender`, `tenderAmendment`, `tenderUpdate`, `tenderCancellation`.
    tag: String,
    /// The record as it is now.
    record: String,
}

/// What happened to public calls, by a number that only grows: whoever asks with the last number that they know misses nothing and gets nothing twice. At most 100 at once.
#[utoipa::path(
    get,
    path = paths::API_CHANGES,
    params(("after" = Option<u32>, Query, description = "The last number that is known; without it, from the first change on")),
    responses((status = 200, body = Changes), (status = 422, body = ProblemDetails, content_type = "application/problem+json"))
)]
pub async fn changes(State(backend): State<AppState>, req: Req) -> Result<Json<Changes>, AppError> {
    let after = number(&req.query, "after", 0).map_err(Error::Invalid)?;
    let (changes, last) = backend.changes(after.into()).await?;
    let next_after = changes.last().map_or(i64::from(after), |change| change.sequence);
    let one = |change: Change| OneChange {
        sequence: change.sequence,
        at: change.at.to_rfc3339(),
        ocid: backend.publishing.ocid(&change.code),
        record: format!("{}{}", backend.base_url, paths::api_record(&change.code)),
        code: change.code,
        release: change.name,
        tag: change.tag,
    };
    Ok(Json(Changes { last, next_after, changes: changes.into_iter().map(one).collect() }))
}

/// Releases in the order of their numbers, as a release package of the Open Contracting Data Standard 1.1; the header `Link` leads to the next ones. A release never changes.
#[utoipa::path(
    get,
    path = paths::API_RELEASES,
    params(("after" = Option<u32>, Query, description = "Releases after this number of the feed of changes")),
    responses(
        (status = 200, body = Value),
        (status = 404, description = "Nothing is told after this number", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
    )
)]
pub async fn releases(State(backend): State<AppState>, req: Req) -> Result<(Next, Json<Value>), AppError> {
    let after = number(&req.query, "after", 0).map_err(Error::Invalid)?;
    let (changes, last) = backend.changes(after.into()).await?;
    // A package without releases says nothing, and the standard has none.
    let (newest, until) = changes.last().map(|change| (change.at, change.sequence)).ok_or(Error::NotFound)?;
    let address = |after: i64| format!("{}?after={after}", paths::API_RELEASES);
    let published = changes.iter().map(|change| change.at).max().unwrap_or(newest);
    let mut package = backend.publishing.package(&backend.agency, &backend.base_url, &address(after.into()), &published.to_rfc3339());
    package.insert("releases".to_owned(), changes.into_iter().map(|change| change.body).collect());
    Ok((next(&backend, (until < last).then(|| address(until))), Json(Value::Object(package))))
}

/// What each call has come to, with all its releases, as a record package of the Open Contracting Data Standard 1.1; by code, 24 calls at once, the header `Link` leads to the next ones.
#[utoipa::path(
    get,
    path = paths::API_RECORDS,
    params(("page" = Option<u32>, Query, description = "From 1")),
    responses(
        (status = 200, body = Value),
        (status = 404, description = "Past the end", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
    )
)]
pub async fn records(State(backend): State<AppState>, req: Req) -> Result<(Next, Json<Value>), AppError> {
    let page = number(&req.query, "page", 1).map_err(Error::Invalid)?;
    let records = backend.records(page).await?;
    let address = |page: u32| format!("{}?page={page}", paths::API_RECORDS);
    let package = package_of(&backend, &address(page), records.records)?;
    Ok((next(&backend, records.has_more.then(|| address(page + 1))), package))
}

/// The same of one call.
#[utoipa::path(
    get,
    path = "/api/v1/ocds/records/{code}",
    params(("code" = String, Path, example = "BT-01")),
    responses((status = 200, body = Value), (status = 404, body = ProblemDetails, content_type = "application/problem+json"))
)]
pub async fn record(State(backend): State<AppState>, Path(code): Path<String>) -> Result<Json<Value>, AppError> {
    let record = backend.record_of(&code).await?;
    package_of(&backend, &paths::api_record(&code), vec![record])
}

fn package_of(backend: &Backend, path: &str, records: Vec<Record>) -> Result<Json<Value>, AppError> {
    let date = |record: &Record| record.compiled["date"].as_str().map(str::to_owned);
    // All in one zone and of one length, so the last of them as texts is the last in time.
    let published = records.iter().filter_map(date).max().ok_or(Error::NotFound)?;
    let mut package: Map<String, Value> = backend.publishing.package(&backend.agency, &backend.base_url, path, &published);
    let told = |record: Record| json!({ "ocid": record.compiled["ocid"], "releases": record.releases, "compiledRelease": record.compiled });
    package.insert("records".to_owned(), records.into_iter().map(told).collect());
    Ok(Json(Value::Object(package)))
}

/// The header that leads to what comes next.
fn next(backend: &Backend, path: Option<String>) -> Next {
    path.map(|path| [(LINK, format!("<{}{path}>; rel=\"next\"", backend.base_url))])
}

fn number(query: &Form, name: &str, default: u32) -> Result<u32, FieldErrors> {
    let mut reader = FormReader::new(query);
    let found = reader.parsed(name, Problem::Number, |text| text.parse().ok().filter(|number| *number >= default));
    reader.errors.or(found.unwrap_or(default))
}
