//! Addresses with a code that a challenge had before, or with its code in another spelling, lead to the one that it has
//! now, for whoever may see it; for anybody else they are what any unknown address is. So does a slash too many at the end. A form is posted again by the browser, so nothing of it is lost.

use crate::{paths::localized, request::Visitor};
use axum::{
    extract::{Request, State},
    http::{
        HeaderValue, StatusCode, Uri,
        header::{CACHE_CONTROL, LOCATION},
    },
    middleware::Next,
    response::{IntoResponse, Response},
};
use backend::Backend;
use std::sync::Arc;

const BEFORE: &str = "/challenges/";

pub async fn lead(State(backend): State<Arc<Backend>>, request: Request, next: Next) -> Response {
    let (uri, visitor) = (request.uri().clone(), request.extensions().get::<Visitor>().cloned());
    let response = next.run(request).await;
    let Some(visitor) = visitor.filter(|_| response.status() == StatusCode::NOT_FOUND) else { return response };
    if let Some(address) = without_slash(&uri) {
        return onward(localized(visitor.locale, &address)).unwrap_or(response);
    }
    let Some((start, code, rest)) = split(&uri) else { return response };
    let present = match backend.present_code(&visitor.actor, code).await {
        Ok(present) => present.map(|code| localized(visitor.locale, &format!("{start}{code}{rest}"))),
        Err(error) => {
            tracing::warn!(%error, "a former code was not looked up");
            None
        }
    };
    present.and_then(onward).unwrap_or(response)
}

/// Another challenge may get the code one day, so browsers must not remember this redirect.
fn onward(address: String) -> Option<Response> {
    let address = HeaderValue::try_from(address).ok()?;
    let headers = [(LOCATION, address), (CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    Some((StatusCode::PERMANENT_REDIRECT, headers).into_response())
}

/// Never an address that begins with two slashes: that would name another site.
pub fn without_slash(uri: &Uri) -> Option<String> {
    let path = uri.path().strip_suffix('/').filter(|path| path.len() > 1 && !path.starts_with("//") && !path.contains('\\'))?;
    Some(uri.query().map_or_else(|| path.to_owned(), |query| format!("{path}?{query}")))
}

/// What stands before the code, the code, and everything after it.
pub fn split(uri: &Uri) -> Option<(&str, &str, &str)> {
    let whole = uri.path_and_query()?.as_str();
    let start = uri.path().find(BEFORE)? + BEFORE.len();
    let end = whole[start..].find(['/', '?']).map_or(whole.len(), |length| start + length);
    Some((&whole[..start], &whole[start..end], &whole[end..])).filter(|(_, code, _)| !code.is_empty())
}
