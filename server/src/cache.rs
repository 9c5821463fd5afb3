//! Public pages as rendered, kept in memory while nothing has changed.
//!
//! A page is good while the backend's public version is the one it was rendered at, and for a few
//! seconds at most: its stage may change with the clock, or another machine may have changed it.

use crate::routes;
use axum::{
    body::{Body, Bytes, to_bytes},
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{
            ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
            SET_COOKIE, VARY,
        },
    },
    response::Response,
};
use domain::time::Moment;
use sha2::{Digest, Sha256};
use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

const MAX_PAGES: usize = 2_000;
const MAX_BYTES: usize = 32 * 1024 * 1024;
/// Bytes of one page; none of the site's comes near it.
const MAX_PAGE: usize = 1024 * 1024;
const MAX_AGE_MS: i64 = 5_000;

#[derive(Default)]
pub struct Cache {
    pages: RwLock<HashMap<&'static str, Pages>>,
}

#[derive(Default)]
struct Pages {
    by_address: HashMap<String, Arc<Kept>>,
    bytes: usize,
}

impl Cache {
    pub fn get(&self, look: &'static str, address: &str, version: u64, now: Moment) -> Option<Arc<Kept>> {
        let pages = self.pages.read().unwrap_or_else(PoisonError::into_inner);
        pages.get(look)?.by_address.get(address).filter(|kept| kept.is_good(version, now)).cloned()
    }

    pub fn put(&self, look: &'static str, address: String, kept: Arc<Kept>) {
        let mut pages = self.pages.write().unwrap_or_else(PoisonError::into_inner);
        pages.entry(look).or_default().put(address, kept);
    }
}

impl Pages {
    fn put(&mut self, address: String, kept: Arc<Kept>) {
        if self.by_address.len() >= MAX_PAGES || self.bytes + kept.size() > MAX_BYTES {
            self.by_address.retain(|_, old| old.version == kept.version && kept.at.0 - old.at.0 <= MAX_AGE_MS);
            self.bytes = self.by_address.values().map(|old| old.size()).sum();
        }
        if self.by_address.len() >= MAX_PAGES || self.bytes + kept.size() > MAX_BYTES {
            // Thousands of different addresses within seconds: no visitor does that.
            *self = Self::default();
        }
        self.bytes += kept.size();
        if let Some(old) = self.by_address.insert(address, kept) {
            self.bytes -= old.size();
        }
    }
}

/// One answer, in each encoding.
pub struct Kept {
    version: u64,
    at: Moment,
    headers: HeaderMap,
    identity: Encoded,
    /// Best first.
    compressed: Vec<(&'static str, Encoded)>,
}

struct Encoded {
    etag: HeaderValue,
    body: Bytes,
}

/// Whether this answer may be shown to others: whole pages and data, and nothing that sets a cookie.
pub fn may_keep(response: &Response) -> bool {
    let headers = response.headers();
    let is_page = headers
        .get(CONTENT_TYPE)
        .is_some_and(|value| value.as_bytes().starts_with(b"text/html") || value.as_bytes().starts_with(b"application/json"));
    response.status() == StatusCode::OK
        && is_page
        && !headers.contains_key(SET_COOKIE)
        && !headers.contains_key(CONTENT_DISPOSITION)
        && !headers.contains_key(CACHE_CONTROL)
}

impl Kept {
    /// Reads the answer and compresses it. One that cannot be read whole is kept as failed and never shown again.
    pub async fn new(response: Response, version: u64, at: Moment) -> Self {
        let (parts, body) = response.into_parts();
        let mut headers = parts.headers;
        let body = to_bytes(body, MAX_PAGE).await.unwrap_or_default();
        let at = if body.is_empty() { Moment(i64::MIN / 2) } else { at };
        let content_type = headers.get(CONTENT_TYPE).cloned();
        let mut compressed = Vec::new();
        for encoding in ["br", "gzip"] {
            let smaller = routes::compressed(encoding, content_type.as_ref(), body.clone()).await;
            compressed.extend(smaller.map(|body| (encoding, Encoded::new(body, encoding))));
        }
        headers.remove(CONTENT_LENGTH);
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        headers.insert(VARY, HeaderValue::from_static("Cookie, Accept-Encoding"));
        Self { version, at, headers, identity: Encoded::new(body, ""), compressed }
    }

    /// The answer for a browser that sent `asked`: whole, or "unchanged" if it has it already.
    pub fn answer(&self, asked: &HeaderMap) -> Response {
        let (encoding, encoded) = self.best(asked);
        let mut response = Response::new(Body::empty());
        *response.headers_mut() = self.headers.clone();
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

    fn best(&self, asked: &HeaderMap) -> (Option<&'static str>, &Encoded) {
        let accepted = asked.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let best = self.compressed.iter().find(|(encoding, _)| accepts(accepted, encoding));
        best.map_or((None, &self.identity), |(encoding, encoded)| (Some(encoding), encoded))
    }

    fn is_good(&self, version: u64, now: Moment) -> bool {
        self.version == version && (0..=MAX_AGE_MS).contains(&(now.0 - self.at.0))
    }

    fn size(&self) -> usize {
        self.identity.body.len() + self.compressed.iter().map(|(_, encoded)| encoded.body.len()).sum::<usize>()
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
