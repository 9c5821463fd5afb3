//! Public answers as they are kept: the body once, in each encoding once that somebody asked for.

use crate::routes;
use axum::{
    body::{Body, Bytes, HttpBody, to_bytes},
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{
            ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
            SET_COOKIE, VARY,
        },
    },
    response::{IntoResponse, Response},
};
use backend::memory::Keep;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use tokio::sync::OnceCell;

/// Bytes of one page that is kept; a larger one is made for each reader.
const MAX_PAGE: usize = 1024 * 1024;
/// Best first.
const ENCODINGS: [&str; 2] = ["br", "gzip"];

/// One answer, in each encoding.
#[derive(Clone)]
pub struct Answer(Arc<Inner>);

struct Inner {
    headers: HeaderMap,
    identity: Encoded,
    /// In the order of [`ENCODINGS`]; `None` where that does not make it smaller.
    compressed: [OnceCell<Option<Encoded>>; 2],
}

struct Encoded {
    etag: HeaderValue,
    body: Bytes,
}

/// Whether this answer may be shown to others: whole pages and data of a known size, and nothing that sets a cookie.
pub fn may_keep(response: &Response) -> bool {
    let headers = response.headers();
    let is_page = headers
        .get(CONTENT_TYPE)
        .is_some_and(|value| value.as_bytes().starts_with(b"text/html") || value.as_bytes().starts_with(b"application/json"));
    response.status() == StatusCode::OK
        && is_page
        && response.body().size_hint().exact().is_some_and(|bytes| bytes <= MAX_PAGE as u64)
        && !headers.contains_key(SET_COOKIE)
        && !headers.contains_key(CONTENT_DISPOSITION)
        && !headers.contains_key(CACHE_CONTROL)
}

impl Answer {
    /// Reads the answer, if others may be shown it; otherwise gives it back.
    pub async fn new(response: Response) -> Result<Self, Response> {
        if !may_keep(&response) {
            return Err(response);
        }
        let (parts, body) = response.into_parts();
        let mut headers = parts.headers;
        let body = match to_bytes(body, MAX_PAGE).await {
            Ok(body) => body,
            Err(error) => {
                tracing::error!("a page was not read to its end: {error}");
                return Err((StatusCode::INTERNAL_SERVER_ERROR, headers).into_response());
            }
        };
        headers.remove(CONTENT_LENGTH);
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        headers.insert(VARY, HeaderValue::from_static("Cookie, Accept-Encoding"));
        Ok(Self(Arc::new(Inner { headers, identity: Encoded::new(body, ""), compressed: Default::default() })))
    }

    /// For a browser that sent `asked`: whole, or "unchanged" if it has it already.
    pub async fn answer(&self, asked: &HeaderMap) -> Response {
        let (encoding, encoded) = self.best(asked).await;
        let mut response = Response::new(Body::empty());
        *response.headers_mut() = self.0.headers.clone();
        response.headers_mut().insert(ETAG, encoded.etag.clone());
        if has_it(asked, &encoded.etag) {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            response.headers_mut().remove(CONTENT_TYPE);
            return response;
        }
        if let Some(encoding) = encoding {
            response.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        *response.body_mut() = Body::from(encoded.body.clone());
        response
    }

    async fn best(&self, asked: &HeaderMap) -> (Option<&'static str>, &Encoded) {
        let inner = &self.0;
        let accepted = asked.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
        for (encoding, place) in ENCODINGS.into_iter().zip(&inner.compressed).filter(|(encoding, _)| accepts(accepted, encoding)) {
            let compress = async {
                let smaller = routes::compressed(encoding, inner.headers.get(CONTENT_TYPE), inner.identity.body.clone()).await;
                smaller.map(|body| Encoded::new(body, encoding))
            };
            if let Some(encoded) = place.get_or_init(|| compress).await {
                return (Some(encoding), encoded);
            }
        }
        (None, &inner.identity)
    }
}

impl Keep for Answer {
    /// With room for what is compressed later.
    fn bytes(&self) -> usize {
        2 * self.0.identity.body.len() + 1_024
    }

    fn shown(&self) -> String {
        String::from_utf8_lossy(&self.0.identity.body).into_owned()
    }
}

impl Encoded {
    fn new(body: Bytes, encoding: &str) -> Self {
        let hash = hex::encode(&Sha256::digest(&body)[..12]);
        let etag = HeaderValue::try_from(format!("\"{hash}{encoding}\"")).unwrap_or(HeaderValue::from_static("\"\""));
        Self { etag, body }
    }
}

fn accepts(accepted: &str, encoding: &str) -> bool {
    accepted.split(',').any(|one| {
        let (name, quality) = one.split_once(';').unwrap_or((one, ""));
        name.trim() == encoding && !matches!(quality.trim(), "q=0" | "q=0.0")
    })
}

fn has_it(asked: &HeaderMap, etag: &HeaderValue) -> bool {
    let tags = asked.get_all(IF_NONE_MATCH).iter().flat_map(|value| value.as_bytes().split(|byte| *byte == b','));
    tags.map(<[u8]>::trim_ascii).any(|tag| tag.strip_prefix(b"W/").unwrap_or(tag) == etag.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(bytes: usize) -> Response {
        ([(CONTENT_TYPE, "text/html; charset=utf-8")], "x".repeat(bytes)).into_response()
    }

    #[tokio::test]
    async fn a_page_that_is_too_large_to_keep_is_sent_as_it_is() {
        assert!(Answer::new(page(MAX_PAGE)).await.is_ok());
        let sent = Answer::new(page(MAX_PAGE + 1)).await.err().expect("not kept");
        assert_eq!(sent.status(), StatusCode::OK);
        assert_eq!(to_bytes(sent.into_body(), usize::MAX).await.expect("whole").len(), MAX_PAGE + 1);
    }
}
