//! One line for each request that is not answered from memory: no address, no query, no names.

use axum::{
    extract::{MatchedPath, Request, State},
    middleware::Next,
    response::Response,
};
use backend::Backend;
use std::sync::Arc;

/// Leaves the route in the answer, because only routing knows it and paths may hold tokens.
pub async fn remember_route(path: Option<MatchedPath>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if let Some(path) = path {
        response.extensions_mut().insert(path);
    }
    response
}

pub async fn note(State(backend): State<Arc<Backend>>, request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let began = backend.clock.now();
    let response = next.run(request).await;
    let route = response.extensions().get::<MatchedPath>().map_or("-", MatchedPath::as_str);
    let (status, ms) = (response.status().as_u16(), backend.clock.now().0 - began.0);
    tracing::debug!(%method, route, status, ms, "answered");
    response
}
