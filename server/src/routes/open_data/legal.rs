//! The register of legal texts as JSON, each with how far it is verified.

use super::refusal::ProblemDetails;
use app::{error::AppError, paths, request::Req, routes::AppState};
use axum::{
    Json,
    extract::{Path, State},
};
use backend::{Backend, challenges::CitedText};
use domain::{legal::Edition, people::Actor, time::Moment};
use serde::Serialize;
use utoipa::ToSchema;

#[derive(Serialize, ToSchema)]
pub struct Texts {
    total: usize,
    /// The newest text first.
    texts: Vec<LegalText>,
}

/// What is not known is empty or `null`.
#[derive(Serialize, ToSchema)]
struct LegalText {
    key: String,
    url: String,
    #[serde(flatten)]
    said: Known,
    /// Today: `in_force`, `not_yet`, `ended`, `replaced`, or `unknown`.
    force: &'static str,
}

/// What an edition says.
#[derive(Serialize, ToSchema)]
struct Known {
    /// 0 is what was known from the start.
    version: u32,
    number: String,
    title: String,
    issuer: String,
    issued: Option<String>,
    link: Option<String>,
    in_force_from: Option<String>,
    /// The last day.
    in_force_until: Option<String>,
    /// Key of the entry in its place.
    replaced_by: Option<String>,
    source: String,
    /// The standing office has compared it with the original.
    is_compared: bool,
    note: String,
    /// Why it was corrected.
    reason: String,
    recorded_at: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct TextHistory {
    text: LegalText,
    /// Oldest first; the last one is what counts.
    editions: Vec<Known>,
}

/// A text that something cites.
#[derive(Serialize, ToSchema)]
pub struct CitedEntry {
    key: String,
    number: String,
    url: String,
}

/// The legal texts that challenges and the action plan rest on, as far as they are known.
#[utoipa::path(get, path = paths::API_LEGAL, responses((status = 200, body = Texts)))]
pub async fn legal(State(backend): State<AppState>, req: Req) -> Result<Json<Texts>, AppError> {
    Ok(Json(texts_of(&backend, req.now).await?))
}

pub async fn texts_of(backend: &Backend, now: Moment) -> Result<Texts, AppError> {
    let register = backend.legal_register(&Actor::Visitor).await?;
    let texts: Vec<_> = register.entries.iter().map(|edition| LegalText::new(edition, now, &backend.base_url)).collect();
    Ok(Texts { total: texts.len(), texts })
}

/// One text, and everything that was said of it before.
#[utoipa::path(
    get,
    path = "/api/v1/legal/{entry}",
    params(("entry" = String, Path, example = "57-nq-tw")),
    responses((status = 200, body = TextHistory), (status = 404, body = ProblemDetails, content_type = "application/problem+json"))
)]
pub async fn legal_text(State(backend): State<AppState>, req: Req, Path(key): Path<String>) -> Result<Json<TextHistory>, AppError> {
    let view = backend.legal_entry(&Actor::Visitor, &key).await?;
    let text = LegalText::new(view.latest(), req.now, &backend.base_url);
    Ok(Json(TextHistory { text, editions: view.editions.iter().map(Known::new).collect() }))
}

impl LegalText {
    fn new(edition: &Edition, now: Moment, base_url: &str) -> Self {
        let url = format!("{base_url}{}", paths::legal_text(&edition.key));
        Self { key: edition.key.clone(), url, said: Known::new(edition), force: edition.entry.force(now).code() }
    }
}

impl Known {
    fn new(edition: &Edition) -> Self {
        let entry = edition.entry.clone();
        let some = |text: String| Some(text).filter(|text| !text.is_empty());
        Self {
            version: edition.version,
            number: entry.number,
            title: entry.title,
            issuer: entry.issuer,
            issued: entry.issued.map(Moment::to_date),
            link: some(entry.link),
            in_force_from: entry.from.map(Moment::to_date),
            in_force_until: entry.until.map(Moment::to_date),
            replaced_by: some(entry.replaced_by),
            source: entry.source,
            is_compared: entry.is_compared,
            note: entry.note,
            reason: edition.reason.clone(),
            recorded_at: edition.at.map(Moment::to_rfc3339),
        }
    }
}

impl CitedEntry {
    pub fn new(text: &CitedText, base_url: &str) -> Self {
        Self { key: text.key.clone(), number: text.number.clone(), url: format!("{base_url}{}", paths::legal_text(&text.key)) }
    }
}
