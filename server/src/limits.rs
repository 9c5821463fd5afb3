//! How often one address may ask for a mailed link, upload, or have a paper printed. Guesses of secrets are counted where
//! they are judged: in the backend.

use crate::{
    config::Web,
    peer::{network, peer},
    routes::open_data,
};
use app::error::AppError;
use axum::{
    extract::{Request, State},
    http::{HeaderValue, Method, header::RETRY_AFTER},
    middleware::Next,
    response::{IntoResponse, Response},
};
use governor::{
    DefaultKeyedRateLimiter, Quota, RateLimiter,
    clock::{Clock, DefaultClock},
};
use std::{net::IpAddr, num::NonZeroU32, sync::Arc, time::Duration};

/// From so many addresses on, those that have been quiet are dropped.
const REMEMBERED: usize = 10_000;

pub struct Limits {
    trust_proxy: bool,
    asked: DefaultKeyedRateLimiter<IpAddr>,
    uploads: DefaultKeyedRateLimiter<IpAddr>,
}

/// What is put together for whoever asks.
const PRINTED: [&str; 4] = ["/dossier.zip", "/template.docx", "/brief.pdf", "/brief.docx"];

impl Limits {
    pub fn new(web: &Web) -> Self {
        let limiter = |a_minute: u32| RateLimiter::keyed(Quota::per_minute(NonZeroU32::new(a_minute).unwrap_or(NonZeroU32::MIN)));
        Self { trust_proxy: web.trust_proxy, asked: limiter(web.rate_limit), uploads: limiter(web.rate_limit.saturating_mul(3)) }
    }

    fn of(&self, request: &Request) -> Option<&DefaultKeyedRateLimiter<IpAddr>> {
        let path = request.uri().path();
        if *request.method() != Method::POST {
            // Printing takes the processor for a while, and a visitor may ask for it; programs ask as often as they are let.
            let is_printed = path.contains("/papers/") || PRINTED.iter().any(|ending| path.ends_with(ending));
            return (is_printed || path.starts_with(open_data::OWN)).then_some(&self.uploads);
        }
        match path {
            "/register" | "/reset" => Some(&self.asked),
            _ if path.ends_with("/watch-by-mail") => Some(&self.asked),
            _ if path.ends_with("/dossier") => Some(&self.uploads),
            _ => (path.starts_with("/upload/") || path.ends_with("/upload")).then_some(&self.uploads),
        }
    }

    /// How long this request's address must wait.
    fn wait(&self, request: &Request) -> Option<Duration> {
        let limiter = self.of(request)?;
        if limiter.len() > REMEMBERED {
            limiter.retain_recent();
        }
        let refused = limiter.check_key(&network(peer(request, self.trust_proxy))).err()?;
        Some(refused.wait_time_from(DefaultClock::default().now()))
    }
}

/// Longest address and headers that are read, in bytes; no browser of a reader sends more.
const MAX_ADDRESS: usize = 8 * 1024;
const MAX_HEADERS: usize = 32 * 1024;

pub async fn refuse_oversized(request: Request, next: Next) -> Response {
    let address = request.uri().path_and_query().map_or(0, |address| address.as_str().len());
    if address > MAX_ADDRESS {
        return AppError::AddressTooLong.into_response();
    }
    let headers: usize = request.headers().iter().map(|(name, value)| name.as_str().len() + value.len()).sum();
    if headers > MAX_HEADERS { AppError::HeadersTooLarge.into_response() } else { next.run(request).await }
}

pub async fn hold(State(limits): State<Arc<Limits>>, request: Request, next: Next) -> Response {
    let Some(wait) = limits.wait(&request) else { return next.run(request).await };
    let mut response = AppError::TooOften.into_response();
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(wait.as_secs() + 1));
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    fn post(path: &str) -> Request {
        Request::post(path).body(Body::empty()).expect("a request")
    }

    #[test]
    fn the_third_of_two_attempts_waits() {
        let limits = Limits::new(&Web { rate_limit: 2, ..Web::default() });
        let waits: Vec<bool> = (0..3).map(|_| limits.wait(&post("/reset")).is_some()).collect();
        assert_eq!(waits, [false, false, true]);
        assert!(limits.wait(&post("/proposals")).is_none());
        assert!(limits.wait(&post("/upload/firm/1")).is_none());
    }
}
