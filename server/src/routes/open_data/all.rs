//! The open data in one file.

use super::{
    legal::{Texts, texts_of},
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
}

/// Everything at once: each published challenge as it is under its own address, by code, and its result where there is one; the action plan; the legal texts.
#[utoipa::path(get, path = paths::API_ALL, responses((status = 200, body = All)))]
pub async fn all(State(backend): State<AppState>, req: Req) -> Result<Json<All>, AppError> {
    let mut challenges = Vec::new();
    for code in backend.public_codes().await? {
        let challenge = Detail::new(&backend.challenge(&Actor::Visitor, &code).await?, &backend.base_url);
        let result = match backend.result(&Actor::Visitor, &code).await {
            Ok(view) => Some(Results::new(&view, &backend.base_url)),
            Err(Error::Denied(_)) => None,
            Err(error) => return Err(error.into()),
        };
        challenges.push(Whole { challenge, result });
    }
    let plan = plan_of(&backend, &Narrowing::default(), req.now).await?;
    let licence = Some(backend.publishing.licence.clone()).filter(|licence| !licence.is_empty());
    Ok(Json(All { total: challenges.len(), licence, challenges, plan, legal: texts_of(&backend, req.now).await? }))
}
