//! What is posted has to arrive within a term, and only then is it asked who sends it: a session or a right that ended while
//! a body dripped in does nothing any more. A form is read here whole; a file goes on as it comes, and whoever stores it asks
//! once more ([`app::request::Req::again`]).

use crate::forms::{Typed, is_form};
use app::{
    error::AppError,
    posted::{self, Kind},
    request::{self, MAX_FORM},
};
use axum::{
    body::{Body, BodyDataStream},
    extract::{Request, State},
    http::{Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use futures_util::{StreamExt, stream};
use std::{io, time::Duration};
use tokio::time::{Instant, timeout_at};

/// How long a body may take; both numbers are to be confirmed.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
    /// A form as a whole; also what a file may lag behind.
    pub form: Duration,
    /// Bytes a second below which a file is not waited for.
    pub slowest: u32,
}

impl Default for Terms {
    fn default() -> Self {
        Self { form: Duration::from_secs(60), slowest: 16 * 1024 }
    }
}

impl Terms {
    /// How long after its beginning a file of which so much has arrived is still waited for.
    fn of(self, arrived: u64) -> Duration {
        self.form.saturating_add(Duration::from_millis(arrived.saturating_mul(1000) / u64::from(self.slowest.max(1))))
    }
}

pub async fn hold(State(terms): State<Terms>, request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    if parts.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/")) {
        return next.run(Request::from_parts(parts, within(body, terms))).await;
    }
    let mut bytes = Vec::new();
    match read(body, Instant::now() + terms.form, &mut bytes).await {
        Ok(()) => next.run(Request::from_parts(parts, Body::from(bytes))).await,
        Err(error) => {
            let mut response = error.into_response();
            // What has arrived of it can be copied; its last text may break off.
            let kind = posted::find(parts.uri.path()).map_or(Kind::Open, |(posting, _)| posting.kind);
            if kind != Kind::Secret && is_form(&parts.headers) && !parts.uri.path().starts_with("/api/") {
                response.extensions_mut().insert(Typed(request::without_secrets(request::decode(&bytes))));
            }
            response
        }
    }
}

async fn read(body: Body, end: Instant, bytes: &mut Vec<u8>) -> Result<(), AppError> {
    let mut pieces = body.into_data_stream();
    while let Some(piece) = timeout_at(end, pieces.next()).await.map_err(|_| AppError::Slow)? {
        let piece = piece.map_err(|error| request::unread(&error))?;
        if bytes.len() + piece.len() > MAX_FORM {
            return Err(AppError::TooLarge);
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(())
}

/// The same body; it breaks off where it falls too far behind.
fn within(body: Body, terms: Terms) -> Body {
    let begun = Instant::now();
    let pieces = (body.into_data_stream(), 0);
    Body::from_stream(stream::unfold(Some(pieces), move |pieces: Option<(BodyDataStream, u64)>| async move {
        let (mut body, arrived) = pieces?;
        match timeout_at(begun + terms.of(arrived), body.next()).await {
            Ok(None) => None,
            Ok(Some(Ok(bytes))) => {
                let arrived = arrived + bytes.len() as u64;
                Some((Ok(bytes), Some((body, arrived))))
            }
            Ok(Some(Err(error))) => Some((Err(error), None)),
            Err(_) => Some((Err(axum::Error::new(io::Error::from(io::ErrorKind::TimedOut))), None)),
        }
    }))
}
