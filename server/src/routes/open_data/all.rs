//! The open data in one file.

use super::shapes::{Detail, Results};
use app::{error::AppError, paths, routes::AppState};
use axum::{Json, extract::State};
use backend::Error;
use domain::people::Actor;
use serde::Serialize;
use utoipa::ToSchema;

#[derive(Serialize, ToSchema)]
pub struct All {
    total: usize,
    /// By code.
    challenges: Vec<Whole>,
}

#[derive(Serialize, ToSchema)]
struct Whole {
    challenge: Detail,
    /// `null` until it is published.
    result: Option<Results>,
}

/// Everything at once: each published challenge as it is under its own address, by code, and its result where there is one.
#[utoipa::path(get, path = paths::API_ALL, responses((status = 200, body = All)))]
pub async fn all(State(backend): State<AppState>) -> Result<Json<All>, AppError> {
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
    Ok(Json(All { total: challenges.len(), challenges }))
}
