//! Compression: of pages made for one reader as they are sent, of remembered ones once.

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::Request,
    http::{
        HeaderMap, HeaderValue, Response,
        header::{ACCEPT_ENCODING, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_TYPE},
    },
};
use std::convert::Infallible;
use tower::{Layer, ServiceExt, service_fn};
use tower_http::{
    CompressionLevel,
    compression::{CompressionLayer, predicate::Predicate},
};

/// Slow and small: for what is compressed once and sent many times.
const THOROUGH: i32 = 6;

/// Pages and data; downloads keep their length, which tells the reader how far they are.
#[derive(Clone, Copy)]
pub struct Texts;

impl Predicate for Texts {
    fn should_compress<B: axum::body::HttpBody>(&self, response: &Response<B>) -> bool {
        is_text(response.headers())
    }
}

fn is_text(headers: &HeaderMap) -> bool {
    let content = headers.get(CONTENT_TYPE).map(HeaderValue::as_bytes).unwrap_or_default();
    let is_text = [&b"text/html"[..], b"application/json", b"application/xml"].iter().any(|kind| content.starts_with(kind));
    is_text && !headers.contains_key(CONTENT_DISPOSITION)
}

pub fn compression() -> CompressionLayer<Texts> {
    CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(Texts)
}

/// A body compressed as well as is reasonable; `None` where that does not make it smaller.
pub async fn compressed(encoding: &'static str, content_type: Option<&HeaderValue>, body: Bytes) -> Option<Bytes> {
    let size = body.len();
    let mut response = Response::new(Body::from(body));
    response.headers_mut().insert(CONTENT_TYPE, content_type?.clone());
    let mut once = Some(response);
    let service = service_fn(move |_: Request| std::future::ready(Ok::<_, Infallible>(once.take().unwrap_or_default())));
    let request = Request::builder().header(ACCEPT_ENCODING, encoding).body(Body::empty()).ok()?;
    let layer = CompressionLayer::new().quality(CompressionLevel::Precise(THOROUGH)).compress_when(Texts);
    let Ok(response) = layer.layer(service).oneshot(request).await;
    response.headers().get(CONTENT_ENCODING)?;
    to_bytes(Body::new(response.into_body()), usize::MAX).await.ok().filter(|smaller| smaller.len() < size)
}
