//! Errors on their way to a page. The page itself is written by the server's outermost layer, which
//! knows the reader's language even where a handler does not: [`error_pages`](crate::error_pages).

use axum::{
    http::{StatusCode, header},
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
    /// The same for a file, which has to be chosen again on the page `page`; what was typed beside it is kept, or still to be.
    UploadEnded {
        page: String,
        is_kept: bool,
        typed: Form,
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

/// Carried by an answer until it is turned into a page.
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

/// The status of what was sent and is wrong; too large a file has one of its own, and so has what rests on an older page.
pub fn invalid(errors: &FieldErrors) -> StatusCode {
    if errors.0.iter().any(|(_, problem)| matches!(problem, Problem::ChangedSince | Problem::KeysChanged)) {
        return StatusCode::CONFLICT;
    }
    if errors.0.iter().any(|(_, problem)| is_too_large(problem)) { StatusCode::PAYLOAD_TOO_LARGE } else { StatusCode::UNPROCESSABLE_ENTITY }
}

fn is_too_large(problem: &Problem) -> bool {
    match problem {
        Problem::FileTooLarge(_) | Problem::FilesTooLarge(_) => true,
        Problem::OfFile { why, .. } => is_too_large(why),
        _ => false,
    }
}

/// The error that an answer carries, not yet shown.
pub fn carried(response: &Response) -> Option<Arc<AppError>> {
    response.extensions().get::<Unrendered>().map(|Unrendered(error)| Arc::clone(error))
}

/// Whether an answer asks to sign in first.
pub fn is_sign_in(response: &Response) -> bool {
    carried(response).is_some_and(|error| matches!(*error, AppError::Backend(Error::Denied(Denied::SignIn))))
}
