//! How traffic gets in: layers around the pages of [`app`], and the few routes that are not pages.
//!
//! From the outside in: plain routes and static files · public pages from the memory ([`front`]) ·
//! security headers · log · compression · error pages · the body of a form ([`arriving`]) · session and visitor · cross-site check ·
//! posted forms ([`forms`]) · rate limits · what the frame keeps of a form · former codes · the pages themselves.

pub mod answers;
pub mod arriving;
mod assets;
pub mod commands;
pub mod config;
mod errors;
mod forms;
mod front;
mod limits;
pub mod listening;
mod log;
mod peer;
pub mod recompute;
pub mod routes;
mod security;
pub mod serve;
mod sessions;
mod stalling;

use axum::{Router, middleware};
use backend::Backend;
use config::Web;
use errors::Panicked;
use front::Front;
use limits::Limits;
use security::Policy;
use std::sync::Arc;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;

/// The whole site, ready to serve.
pub fn build_router(backend: Arc<Backend>, web: &Web) -> Router {
    assets::announce(&web.site_root);
    backend.guesses.allow(web.rate_limit);
    let policy = Arc::new(Policy::new(backend.is_demo, &backend.base_url));
    let sessions = sessions::Settings::new(&backend, web.sessions);

    let pages =
        app::site::router().merge(routes::data(&backend)).layer(middleware::from_fn(log::remember_route)).with_state(Arc::clone(&backend));
    let dynamic = ServiceBuilder::new()
        .layer(middleware::from_fn_with_state(Arc::clone(&policy), security::add_headers))
        .layer(middleware::from_fn_with_state(Arc::clone(&backend), log::note))
        .layer(routes::compression())
        .layer(middleware::from_fn_with_state(Arc::clone(&backend), errors::show))
        .layer(middleware::from_fn_with_state(web.terms, arriving::hold))
        .layer(sessions.layer(&backend))
        .layer(middleware::from_fn_with_state(Arc::new(sessions.visitors(&backend)), sessions::recognise))
        .layer(middleware::from_fn_with_state(Arc::clone(&policy), security::refuse_cross_site))
        .layer(middleware::from_fn(limits::refuse_oversized))
        .layer(middleware::from_fn(security::refuse_unreadable))
        .layer(middleware::from_fn_with_state(Arc::clone(&backend), forms::hold))
        .layer(middleware::from_fn_with_state(Arc::new(Limits::new(web)), limits::hold))
        .layer(CatchPanicLayer::custom(Panicked))
        .layer(middleware::from_fn(app::kept::show))
        .layer(middleware::from_fn_with_state(Arc::clone(&backend), app::former::lead))
        .service(pages);
    let front = Front::new(dynamic, Arc::clone(&backend), sessions.cookie, web.trust_proxy);

    assets::router(&web.site_root)
        .merge(routes::plain(Arc::clone(&backend)))
        .layer(middleware::from_fn_with_state(policy, security::add_headers))
        .fallback_service(front)
}
