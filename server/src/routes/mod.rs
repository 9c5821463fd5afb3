//! Routes that are not pages.

mod calendars;
mod compress;
mod demo_clock;
mod feeds;
pub mod open_data;
mod plain;

pub use compress::{compressed, compression};
pub use plain::plain;

use app::{
    paths,
    request::{MAX_FORM, Req},
    routes::AppState,
    saving,
};
use axum::{
    Router,
    extract::Request,
    http::{Method, header::ACCEPT},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use backend::Backend;
use leptos::prelude::provide_context;
use leptos_axum::handle_server_fns_with_context;
use tower_http::limit::RequestBodyLimitLayer;

/// What runs behind sessions and the cross-site check, beside the pages.
pub fn data(backend: &Backend) -> Router<AppState> {
    let calls = post(server_function).layer(RequestBodyLimitLayer::new(MAX_FORM)).fallback(app::site::not_found);
    let router = Router::new()
        .route(paths::API, get(open_data::description))
        .route(paths::API_CHALLENGES, get(open_data::list))
        .route(paths::API_ALL, get(open_data::all))
        .route(paths::API_CHANGES, get(open_data::changes))
        .route(paths::API_RELEASES, get(open_data::releases))
        .route(paths::API_RECORDS, get(open_data::records))
        .route("/api/v1/ocds/records/{code}", get(open_data::record))
        .route(paths::API_OWN_FIRM, get(open_data::own::firm))
        .route(paths::API_OWN_PROPOSALS, get(open_data::own::proposals))
        .route(paths::API_OFFICE_CHALLENGES, get(open_data::own::challenges))
        .route(paths::API_OFFICE_FIRMS, get(open_data::own::firms))
        .route(paths::API_LEGAL, get(open_data::legal))
        .route("/api/v1/legal/{entry}", get(open_data::legal_text))
        .route(paths::API_PLAN, get(open_data::plan))
        .route("/api/v1/plan/{number}", get(open_data::plan_task))
        .route("/api/v1/challenges/{code}", get(open_data::detail))
        .route("/api/v1/challenges/{code}/results", get(open_data::results))
        .route("/api/v1/challenges/{code}/outcome", get(open_data::outcome))
        .route("/api/{*function}", calls)
        .route("/sitemap.xml", get(plain::sitemap))
        .route(paths::NEWS_ATOM, get(feeds::atom))
        .route(paths::NEWS_JSON, get(feeds::json))
        .route(paths::CALENDAR_ICS, get(calendars::all))
        .route("/challenges/{code}/calendar.ics", get(calendars::one))
        .route(paths::FOLLOWING_ICS, get(calendars::own))
        .route("/council/meetings/{id}/calendar.ics", get(calendars::meeting))
        .route("/following/calendar/{token}", get(calendars::behind));
    if backend.is_demo { router.route("/demo/clock", post(demo_clock::set)) } else { router }
}

/// Method and path of every route here, for the endpoint test.
pub fn list() -> Vec<(Method, &'static str)> {
    vec![
        (Method::GET, paths::API),
        (Method::GET, paths::API_CHALLENGES),
        (Method::GET, paths::API_ALL),
        (Method::GET, paths::API_CHANGES),
        (Method::GET, paths::API_RELEASES),
        (Method::GET, paths::API_RECORDS),
        (Method::GET, "/api/v1/ocds/records/{code}"),
        (Method::GET, paths::API_OWN_FIRM),
        (Method::GET, paths::API_OWN_PROPOSALS),
        (Method::GET, paths::API_OFFICE_CHALLENGES),
        (Method::GET, paths::API_OFFICE_FIRMS),
        (Method::GET, paths::API_LEGAL),
        (Method::GET, "/api/v1/legal/{entry}"),
        (Method::GET, paths::API_PLAN),
        (Method::GET, "/api/v1/plan/{number}"),
        (Method::GET, "/api/v1/challenges/{code}"),
        (Method::GET, "/api/v1/challenges/{code}/results"),
        (Method::GET, "/api/v1/challenges/{code}/outcome"),
        (Method::GET, "/sitemap.xml"),
        (Method::GET, paths::NEWS_ATOM),
        (Method::GET, paths::NEWS_JSON),
        (Method::GET, paths::CALENDAR_ICS),
        (Method::GET, "/challenges/{code}/calendar.ics"),
        (Method::GET, paths::FOLLOWING_ICS),
        (Method::GET, "/following/calendar/{token}"),
        (Method::GET, "/council/meetings/{id}/calendar.ics"),
        (Method::GET, "/healthz"),
        (Method::GET, "/readyz"),
        (Method::GET, "/robots.txt"),
        (Method::POST, "/demo/clock"),
    ]
}

/// Calls from islands: each finds in its context what saves for it.
async fn server_function(req: Req, mut request: Request) -> Response {
    // What asks for a page is answered as data too: no form posts here, and none is to be led back with an error.
    request.headers_mut().remove(ACCEPT);
    handle_server_fns_with_context(move || provide_context(saving::keeper(req.clone())), request).await.into_response()
}
