//! Addresses with a code that a challenge had before lead to the one that it has now, for whoever may see it; for anybody
//! else they are what any unknown address is. A form is posted again by the browser, so nothing of it is lost.

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
    let (Some(visitor), Some((start, code, rest))) = (visitor, split(&uri)) else { return response };
    if response.status() != StatusCode::NOT_FOUND {
        return response;
    }
    let present = match backend.present_code(&visitor.actor, code).await {
        Ok(present) => present.map(|code| localized(visitor.locale, &format!("{start}{code}{rest}"))),
        Err(error) => {
            tracing::warn!(%error, "a former code was not looked up");
            None
        }
    };
    match present.and_then(|address| HeaderValue::try_from(address).ok()) {
        // Another challenge may get the code one day, so browsers must not remember this redirect.
        Some(address) => {
            (StatusCode::PERMANENT_REDIRECT, [(LOCATION, address), (CACHE_CONTROL, HeaderValue::from_static("no-store"))]).into_response()
        }
        None => response,
    }
}

/// What stands before the code, the code, and everything after it.
fn split(uri: &Uri) -> Option<(&str, &str, &str)> {
    let whole = uri.path_and_query()?.as_str();
    let start = uri.path().find(BEFORE)? + BEFORE.len();
    let end = whole[start..].find(['/', '?']).map_or(whole.len(), |length| start + length);
    Some((&whole[..start], &whole[start..end], &whole[end..])).filter(|(_, code, _)| !code.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_is_found_wherever_it_stands() {
        let parts = |address: &'static str| split(&Uri::from_static(address)).map(|(a, b, c)| [a, b, c].map(str::to_owned));
        assert_eq!(parts("/office/challenges/BT-01/edit?a=/b"), Some(["/office/challenges/", "BT-01", "/edit?a=/b"].map(str::to_owned)));
        assert_eq!(parts("/challenges/BT-01?a=1"), Some(["/challenges/", "BT-01", "?a=1"].map(str::to_owned)));
        assert_eq!(parts("/challenges"), None);
        assert_eq!(parts("/challenges/"), None);
    }
}
