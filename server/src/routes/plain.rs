//! For machines that look after the site, and for search engines.

use app::{
    error::AppError,
    paths::{self, localized},
    routes::AppState,
};
use axum::{
    Router,
    extract::State,
    http::{StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
    routing::get,
};
use backend::{Backend, challenges::ChallengeFilter};
use domain::{challenges::Stage, locale::Locale, people::Actor};
use std::{fmt::Write, sync::Arc};

/// Pages of the list that the map of the site covers.
const MAP_PAGES: u32 = 40;

/// What everybody may read besides the challenges.
const PAGES: [&str; 15] = [
    paths::HOME,
    paths::CHALLENGES,
    paths::NEWS,
    paths::CALENDAR,
    paths::MEMBERS,
    paths::STATISTICS,
    paths::DOSSIERS,
    paths::PLAN,
    paths::LEGAL,
    paths::GUIDE,
    paths::OPEN_DATA,
    paths::QUESTIONS,
    paths::CONTACT,
    paths::PRIVACY,
    paths::ACCESSIBILITY,
];

/// Neither session nor language is needed for these.
pub fn plain(backend: Arc<Backend>) -> Router {
    Router::new()
        .route("/healthz", get(|| async { "ok" }))
        .route("/readyz", get(ready))
        .route("/robots.txt", get(robots))
        .with_state(backend)
}

async fn ready(State(backend): State<Arc<Backend>>) -> Response {
    match backend.ping().await {
        Ok(()) => "ready".into_response(),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer").into_response(),
    }
}

/// A demonstration must not be found by accident and taken for the province's site.
async fn robots(State(backend): State<Arc<Backend>>) -> String {
    if backend.is_demo {
        return "User-agent: *\nDisallow: /\n".to_owned();
    }
    let hidden =
        [paths::OFFICE, paths::COUNCIL, paths::FIRM, paths::PROPOSALS, paths::ACCOUNT, paths::SIGN_IN, paths::REGISTER, paths::RESET];
    let mut text = "User-agent: *\n".to_owned();
    for path in hidden {
        for locale in Locale::ALL {
            let _ = writeln!(text, "Disallow: {}", localized(locale, path));
        }
    }
    let _ = writeln!(text, "Sitemap: {}/sitemap.xml", backend.base_url);
    text
}

/// Home, list, challenges, results, tasks of the plan and legal texts, in both languages.
pub async fn sitemap(State(backend): State<AppState>) -> Result<Response, AppError> {
    let mut addresses = PAGES.map(str::to_owned).to_vec();
    let plan = backend.action_plan(&Actor::Visitor).await?;
    addresses.extend(plan.current().into_iter().map(|edition| paths::plan_task(edition.task.number)));
    let register = backend.legal_register(&Actor::Visitor).await?;
    addresses.extend(register.entries.iter().map(|edition| paths::legal_text(&edition.key)));
    for page in 1..=MAP_PAGES {
        let list = backend.list_challenges(&Actor::Visitor, &ChallengeFilter { page, ..ChallengeFilter::default() }).await?;
        if list.cards.is_empty() {
            break;
        }
        for card in list.cards {
            addresses.extend([paths::challenge(&card.code), paths::rules(&card.code)]);
            if card.stage == Stage::ResultPublished {
                addresses.push(paths::results(&card.code));
            }
        }
    }
    let mut xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n".to_owned();
    for address in addresses {
        for locale in Locale::ALL {
            let _ = writeln!(xml, "<url><loc>{}{}</loc></url>", backend.base_url, localized(locale, &address));
        }
    }
    xml.push_str("</urlset>\n");
    Ok(([(CONTENT_TYPE, "application/xml")], xml).into_response())
}
