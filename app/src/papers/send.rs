//! One paper as a download.

use crate::{error::AppError, files::attachment, request::Req};
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use backend::{Error, papers::Format};

/// `name.pdf` or `name.docx`.
pub async fn send(req: Req, Path((code, file)): Path<(String, String)>) -> Result<Response, AppError> {
    let (name, ending) = file.rsplit_once('.').ok_or(Error::NotFound)?;
    let format = Format::from_ending(ending).ok_or(Error::NotFound)?;
    let paper = req.backend.named_paper(&req.actor, &code, name).await?;
    let printed = req.backend.print_paper(&req.actor, paper, format).await?;
    Ok((attachment(&printed.name, printed.media_type), printed.bytes).into_response())
}
