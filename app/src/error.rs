//! Errors on their way to a page. The page itself is written by the server's outermost layer, which
//! knows the reader's language even where a handler does not.

use crate::{
    files,
    page::Page,
    paths, posted,
    request::{Req, parsed},
    ui::errors::{busy_page, choose_again_page, continue_page, error_view},
};
use axum::{
    http::{Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use backend::{Error, error::Cause};
use domain::{
    access::{Denied, Refusal},
    check::Problem,
    form::{FieldErrors, Form},
};
use std::sync::Arc;

/// Why a request has no page of its own to show.
#[derive(Debug)]
pub enum AppError {
    Backend(Error),
    /// The request is larger than is read.
    TooLarge,
    /// The rest of the request did not come in time.
    Slow,
    AddressTooLong,
    /// More in the headers, cookies say, than any browser of a reader sends.
    HeadersTooLarge,
    /// Too many attempts from one address.
    TooOften,
    /// A change that another site asked this reader's browser for.
    CrossSite,
    /// A form was posted while nobody was signed in; unless there was no room, it is kept for this browser.
    SessionEnded {
        action: String,
        is_kept: bool,
    },
    /// The same for a file, which has to be chosen again on the page `page`.
    UploadEnded {
        page: String,
    },
    /// A form was posted while the database was locked or gone; nothing of it may be lost.
    Busy {
        reason: Cause,
        action: String,
        form: Form,
    },
}

impl From<Error> for AppError {
    fn from(error: Error) -> Self {
        Self::Backend(error)
    }
}

impl From<Denied> for AppError {
    fn from(denied: Denied) -> Self {
        Self::Backend(Error::Denied(denied))
    }
}

/// Carried by an answer until [`render`] turns it into a page.
#[derive(Clone)]
struct Unrendered(Arc<AppError>);

impl IntoResponse for AppError {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        if let Self::Backend(Error::Denied(Denied::TooOften(seconds))) = self {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        response.extensions_mut().insert(Unrendered(Arc::new(self)));
        response
    }
}

impl AppError {
    pub fn status(&self) -> StatusCode {
        use StatusCode as S;
        match self {
            Self::TooLarge => S::PAYLOAD_TOO_LARGE,
            Self::Slow => S::REQUEST_TIMEOUT,
            Self::AddressTooLong => S::URI_TOO_LONG,
            Self::HeadersTooLarge => S::REQUEST_HEADER_FIELDS_TOO_LARGE,
            Self::TooOften => S::TOO_MANY_REQUESTS,
            Self::CrossSite => S::FORBIDDEN,
            Self::SessionEnded { .. } | Self::UploadEnded { .. } => S::UNAUTHORIZED,
            Self::Busy { .. } => S::SERVICE_UNAVAILABLE,
            Self::Backend(error) => match error {
                Error::NotFound => S::NOT_FOUND,
                Error::Invalid(errors) => invalid(errors),
                Error::Stale(_) | Error::OwnStale(_) => S::CONFLICT,
                Error::Busy(_) => S::SERVICE_UNAVAILABLE,
                Error::Internal(_) => S::INTERNAL_SERVER_ERROR,
                Error::Denied(denied) => match denied.refusal() {
                    Refusal::NotFound => S::NOT_FOUND,
                    Refusal::SignIn => S::UNAUTHORIZED,
                    Refusal::Forbidden => S::FORBIDDEN,
                    Refusal::Conflict => S::CONFLICT,
                    Refusal::TooOften => S::TOO_MANY_REQUESTS,
                },
            },
        }
    }
}

/// The status of what was sent and is wrong; too large a file has one of its own.
pub fn invalid(errors: &FieldErrors) -> StatusCode {
    let is_too_large = |problem: &Problem| matches!(problem, Problem::FileTooLarge(_) | Problem::FilesTooLarge(_));
    if errors.0.iter().any(|(_, problem)| is_too_large(problem)) { StatusCode::PAYLOAD_TOO_LARGE } else { StatusCode::UNPROCESSABLE_ENTITY }
}

/// Whether an answer still carries an error for [`render`] to show.
pub fn is_unrendered(response: &Response) -> bool {
    response.extensions().get::<Unrendered>().is_some()
}

/// Whether an answer asks to sign in first.
pub fn is_sign_in(response: &Response) -> bool {
    let error = response.extensions().get::<Unrendered>();
    error.is_some_and(|Unrendered(error)| matches!(**error, AppError::Backend(Error::Denied(Denied::SignIn))))
}

/// Unknown addresses.
pub async fn not_found() -> AppError {
    AppError::Backend(Error::NotFound)
}

/// An address that only takes posts, asked for as a page: by reloading, or by the language switch on a
/// page that shows a refused form. It leads back to the page that the form stands on.
pub async fn only_posted(method: Method, req: Req) -> Result<Response, AppError> {
    let found = posted::find(&req.path).filter(|_| method.is_safe());
    let (posting, names) = found.ok_or(Error::NotFound)?;
    let id = || names.first().map_or("", |(_, id)| *id);
    let page = match posting.pattern {
        "/files/{id}/remove" | "/files/{id}/restore" => {
            files::page_of(&req, req.backend.file_owner(&req.actor, parsed(id())?).await?).await?
        }
        "/council/proposals/{id}/conflict" => paths::council_challenge(&req.backend.council_challenge_of(&req.actor, parsed(id())?).await?),
        // The office reminds from its own page.
        "/council/challenges/{code}/remind" if req.actor.user().is_some_and(|user| user.seat.is_none()) => paths::office_challenge(id()),
        _ => posting.page_of(&names),
    };
    Ok(req.go(page))
}

/// Turns an error that an answer carries into a page for this reader. Internal errors are logged
/// under a reference that the page shows. A visitor who opens a closed page is led to signing in and back again; one
/// who posts is told so, and may send the same after signing in.
pub fn render(req: &Req, method: &Method, response: Response) -> Response {
    let Some(Unrendered(error)) = response.extensions().get::<Unrendered>().cloned() else { return response };
    let status = error.status();
    match &*error {
        AppError::SessionEnded { action, is_kept } => continue_page(req, action, *is_kept).with_status(status.as_u16()).into_response(),
        AppError::UploadEnded { page } => choose_again_page(req, page).with_status(status.as_u16()).into_response(),
        AppError::Busy { action, form, .. } => {
            let reference = log(&error, &req.path);
            busy_page(req, action, form, &reference).with_status(status.as_u16()).into_response()
        }
        AppError::Backend(Error::Denied(Denied::SignIn)) if method.is_safe() => req.go(paths::sign_in_then(&req.path)),
        AppError::Backend(Error::Denied(Denied::SignIn)) => {
            continue_page(req, &req.path, false).with_status(status.as_u16()).into_response()
        }
        other => {
            let reference = log(other, &req.path);
            let page = Page::new(req, crate::ui::words::error_title(req.locale), || error_view(req, other, &reference));
            page.with_status(status.as_u16()).into_response()
        }
    }
}

/// Logs what is ours to mend; answers a reference for the reader to quote. Of the address only its
/// first part is written down: the rest may be a link's secret.
fn log(error: &AppError, path: &str) -> String {
    let digest = format!("{path}{error:?}").bytes().fold(7_u32, |hash, byte| hash.wrapping_mul(31).wrapping_add(byte.into()));
    let reference = format!("{digest:08X}");
    let text = match error {
        AppError::Backend(error @ (Error::Internal(_) | Error::Busy(_))) => Some(error.chain()),
        AppError::Busy { reason, .. } => Some(Error::Busy(Arc::clone(reason)).chain()),
        _ => None,
    };
    if let Some(text) = text {
        let area = path.split('/').nth(1).unwrap_or_default();
        tracing::error!(reference, area, text, "request failed");
    }
    reference
}
