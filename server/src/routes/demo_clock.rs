//! `POST /demo/clock`: sets the clock of a demonstration. The route does not exist in production.

use app::routes::AppState;
use axum::{
    body::Bytes,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::time::Moment;
use serde::Deserialize;
use serde_json::json;

#[derive(Deserialize)]
struct Wish {
    now: String,
}

/// JSON: `{"now": "2026-03-01T17:00:00+07:00"}`. What is due at that time is done before the answer.
pub async fn set(State(backend): State<AppState>, body: Bytes) -> Response {
    let wish = serde_json::from_slice::<Wish>(&body).ok();
    let Some(now) = wish.and_then(|wish| Moment::from_rfc3339(&wish.now)) else {
        return (StatusCode::UNPROCESSABLE_ENTITY, axum::Json(json!({ "error": "now" }))).into_response();
    };
    backend.clock.set(now);
    backend.forget_all();
    if let Err(error) = backend.run_due_jobs().await {
        return app::error::AppError::Backend(error).into_response();
    }
    axum::Json(json!({ "now": now.to_rfc3339() })).into_response()
}
