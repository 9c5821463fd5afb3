//! What every answer tells the browser, and the refusal of changes that another site asks for.

use app::error::AppError;
use axum::{
    extract::{Request, State},
    http::{
        HeaderMap, HeaderName, HeaderValue, Method, Uri,
        header::{self, HOST, ORIGIN, SET_COOKIE},
    },
    middleware::Next,
    response::{IntoResponse, Response},
};
use backend::Error;
use domain::text::is_control;
use std::sync::Arc;

/// Scripts come from the site's own files only; islands need `wasm-unsafe-eval`.
const CONTENT_POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
     font-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const HEADERS: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];
const TWO_YEARS: &str = "max-age=63072000; includeSubDomains";
const FETCH_SITE: &str = "sec-fetch-site";
const BY_LINK: &str = "/unsubscribe/";

/// What differs between production and demonstration.
pub struct Policy {
    is_production: bool,
    /// Scheme, host and port of the site, if its address has them.
    origin: Option<String>,
}

impl Policy {
    pub fn new(is_demo: bool, base_url: &str) -> Self {
        let origin = url::Url::parse(base_url).ok().map(|url| url.origin().ascii_serialization());
        Self { is_production: !is_demo, origin }
    }

    /// A change is the site's own if the browser says so, or else if it names the site as its origin.
    /// Whatever is not a browser sends neither and carries no cookies by itself.
    fn is_own(&self, headers: &HeaderMap) -> bool {
        let text = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
        if let Some(site) = text(HeaderName::from_static(FETCH_SITE)) {
            return matches!(site, "same-origin" | "none");
        }
        let Some(origin) = text(ORIGIN) else { return true };
        let authority = origin.parse::<Uri>().ok().and_then(|uri| uri.authority().map(ToString::to_string));
        Some(origin) == self.origin.as_deref() || (authority.is_some() && authority.as_deref() == text(HOST))
    }
}

pub async fn add_headers(State(policy): State<Arc<Policy>>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if policy.is_production {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(TWO_YEARS));
        secure_cookies(headers);
    }
    response
}

/// A browser ignores a `__Host-` cookie that is not marked, and the one that removes it is not.
fn secure_cookies(headers: &mut HeaderMap) {
    let cookies: Vec<HeaderValue> = headers.get_all(SET_COOKIE).iter().cloned().collect();
    headers.remove(SET_COOKIE);
    for cookie in cookies {
        let text = cookie.to_str().unwrap_or_default();
        let marked = if text.contains("; Secure") { None } else { HeaderValue::try_from(format!("{text}; Secure")).ok() };
        headers.append(SET_COOKIE, marked.unwrap_or(cookie));
    }
}

/// An address that names something with a control character names nothing that could be there.
pub async fn refuse_unreadable(request: Request, next: Next) -> Response {
    let mut parts = url::form_urlencoded::parse(request.uri().path().as_bytes());
    let is_readable = parts.all(|(name, value)| !name.chars().chain(value.chars()).any(is_control));
    if is_readable { next.run(request).await } else { AppError::Backend(Error::NotFound).into_response() }
}

pub async fn refuse_cross_site(State(policy): State<Arc<Policy>>, request: Request, next: Next) -> Response {
    let is_safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    // Sent by mail programs from pages of their own; what it does rests on the secret in its address alone.
    let is_by_link = request.uri().path().starts_with(BY_LINK);
    if is_safe || is_by_link || policy.is_own(request.headers()) { next.run(request).await } else { AppError::CrossSite.into_response() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_own(pairs: &[(&'static str, &'static str)]) -> bool {
        let headers = pairs.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
        Policy::new(false, "https://baitoan.example").is_own(&headers.collect())
    }

    #[test]
    fn the_browser_s_word_decides() {
        assert!(is_own(&[("sec-fetch-site", "same-origin"), ("origin", "https://baitoan.example")]));
        assert!(is_own(&[("sec-fetch-site", "none")]));
        assert!(!is_own(&[("sec-fetch-site", "cross-site"), ("origin", "https://baitoan.example")]));
        assert!(!is_own(&[("sec-fetch-site", "same-site")]));
    }

    #[test]
    fn without_it_the_origin_must_be_the_site() {
        assert!(is_own(&[]));
        assert!(is_own(&[("origin", "https://baitoan.example")]));
        assert!(is_own(&[("origin", "http://127.0.0.1:3101"), ("host", "127.0.0.1:3101")]));
        assert!(!is_own(&[("origin", "https://evil.example"), ("host", "baitoan.example")]));
        assert!(!is_own(&[("origin", "null"), ("host", "baitoan.example")]));
        assert!(!is_own(&[("origin", "null")]));
    }
}
