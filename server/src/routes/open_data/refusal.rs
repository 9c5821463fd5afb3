//! A refusal as data, by RFC 9457.

use app::{error::AppError, ui::problems};
use axum::{
    Json,
    http::{
        HeaderValue, StatusCode,
        header::{CONTENT_TYPE, WWW_AUTHENTICATE},
    },
    response::{IntoResponse, Response},
};
use backend::Error;
use domain::locale::Locale;
use serde::Serialize;
use utoipa::ToSchema;

#[derive(Serialize, ToSchema)]
pub struct ProblemDetails {
    /// `about:blank`: nothing beyond what `code` says.
    r#type: &'static str,
    title: &'static str,
    status: u16,
    /// `not_found`, `invalid`, `too_often`, …
    code: &'static str,
    /// What is wrong with the question.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<Wrong>,
}

#[derive(Serialize, ToSchema)]
struct Wrong {
    parameter: String,
    detail: String,
}

/// `cause`: why, where it is known.
pub fn error(status: StatusCode, cause: Option<&AppError>) -> Response {
    let code = match status {
        StatusCode::UNAUTHORIZED => "sign_in",
        StatusCode::FORBIDDEN => "forbidden",
        StatusCode::NOT_FOUND => "not_found",
        StatusCode::METHOD_NOT_ALLOWED => "method_not_allowed",
        StatusCode::CONFLICT => "not_at_this_stage",
        StatusCode::PAYLOAD_TOO_LARGE => "too_large",
        StatusCode::UNPROCESSABLE_ENTITY => "invalid",
        StatusCode::TOO_MANY_REQUESTS => "too_often",
        StatusCode::SERVICE_UNAVAILABLE => "unavailable",
        _ => "internal",
    };
    let wrong = match cause {
        Some(AppError::Backend(Error::Invalid(errors))) => errors
            .0
            .iter()
            .map(|(parameter, problem)| Wrong { parameter: parameter.to_string(), detail: problems::text(Locale::En, problem) })
            .collect(),
        _ => Vec::new(),
    };
    let title = status.canonical_reason().unwrap_or("Error");
    let details = ProblemDetails { r#type: "about:blank", title, status: status.as_u16(), code, errors: wrong };
    let mut response = (status, Json(details)).into_response();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    if status == StatusCode::UNAUTHORIZED {
        response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}
