//! The open data in one file.

use super::{
    legal::{Texts, texts_of},
    outcome::Outcomes,
    plan::{Plan, plan_of},
    result::Results,
    shapes::Detail,
};
use app::{error::AppError, paths, request::Req, routes::AppState};
use axum::{Json, extract::State};
use backend::Error;
use domain::{people::Actor, plan::Narrowing};
use serde::Serialize;
use utoipa::ToSchema;

#[derive(Serialize, ToSchema)]
pub struct All {
    total: usize,
    /// Address of the licence; `null` where the agency has stated none.
    licence: Option<String>,
    /// By code.
    challenges: Vec<Whole>,
    plan: Plan,
    legal: Texts,
}

#[derive(Serialize, ToSchema)]
struct Whole {
    challenge: Detail,
    /// `null` until it is published.
    result: Option<Results>,
    /// What became of it after the decision; `null` until the result is published.
    outcome: Option<Outcomes>,
}

/// Everything at once: each published challenge as it is under its own address, by code, with its result where there is one and what became of it; the action plan; the legal texts.
#[utoipa::path(get, path = paths::API_ALL, responses((status = 200, body = All)))]
pub async fn all(State(backend): State<AppState>, req: Req) -> Result<Json<All>, AppError> {
    let mut challenges = Vec::new();
    for code in backend.public_codes().await? {
        let challenge = Detail::new(&backend.challenge(&Actor::Visitor, &code).await?, &backend.base_url);
        let result = unless_denied(backend.result(&Actor::Visitor, &code).await)?.map(|view| Results::new(&view, &backend.base_url));
        let outcome = unless_denied(backend.outcome(&Actor::Visitor, &code).await)?.map(|view| Outcomes::new(&view, &backend.base_url));
        challenges.push(Whole { challenge, result, outcome });
    }
    let plan = plan_of(&backend, &Narrowing::default(), req.now).await?;
    let licence = Some(backend.publishing.licence.clone()).filter(|licence| !licence.is_empty());
    Ok(Json(All { total: challenges.len(), licence, challenges, plan, legal: texts_of(&backend, req.now).await? }))
}

/// What everybody may not have yet is not there.
fn unless_denied<T>(found: Result<T, Error>) -> Result<Option<T>, Error> {
    match found {
        Err(Error::Denied(_)) => Ok(None),
        found => found.map(Some),
    }
}
