//! The result as a file to compute again.

use crate::{error::AppError, files::attachment, request::Req};
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};

pub async fn public(req: Req, Path(code): Path<String>) -> Result<Response, AppError> {
    let json = req.backend.public_result_file(&req.actor, &code).await?;
    Ok(download(&code, json))
}

/// For the office, and for whoever presides over the council.
pub async fn office(req: Req, Path(code): Path<String>) -> Result<Response, AppError> {
    let json = req.backend.result_file(&req.actor, &code).await?;
    Ok(download(&code, json))
}

fn download(code: &str, json: String) -> Response {
    (attachment(&format!("{code}-result.json"), "application/json"), json).into_response()
}
