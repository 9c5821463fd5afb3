//! All pages and forms of the site, the list of them that the endpoint test holds complete, and what other addresses answer.

use crate::{
    accounts, challenges, council, errands,
    error::AppError,
    evaluations, exports, files, firms, following, home, interrupted, legal, motions, notices, office, overlaps, papers, paths, plan,
    portal, posted, proposals,
    request::{Req, parsed},
    results,
    routes::{AppState, Routes},
    style,
};
use axum::{Router, http::Method, response::Response};
use backend::Error;
use domain::evaluations::sheet::VERSION;

/// Pages and forms; an unknown address answers a page too.
pub fn router() -> Router<AppState> {
    all().router.fallback(not_found).method_not_allowed_fallback(only_posted)
}

/// Method and path of every page and form.
pub fn list() -> Vec<(Method, String)> {
    all().list
}

fn all() -> Routes {
    Routes::default()
        .merge(home::routes())
        .merge(accounts::routes())
        .merge(interrupted::routes())
        .merge(portal::routes())
        .merge(challenges::routes())
        .merge(errands::routes())
        .merge(files::routes())
        .merge(firms::routes())
        .merge(following::routes())
        .merge(notices::routes())
        .merge(proposals::routes())
        .merge(office::routes())
        .merge(plan::routes())
        .merge(legal::routes())
        .merge(council::routes())
        .merge(evaluations::routes())
        .merge(motions::routes())
        .merge(overlaps::routes())
        .merge(results::routes())
        .merge(papers::routes())
        .merge(exports::routes())
        .merge(style::routes())
}

/// Unknown addresses.
pub async fn not_found() -> AppError {
    AppError::Backend(Error::NotFound)
}

/// An address that only takes posts, asked for as a page: by reloading, or by the language switch on a
/// page that shows a refused form. It leads back to the page that the form stands on.
async fn only_posted(method: Method, req: Req) -> Result<Response, AppError> {
    let found = posted::find(&req.path).filter(|_| method.is_safe());
    let (posting, names) = found.ok_or(Error::NotFound)?;
    let id = || names.first().map_or("", |(_, id)| *id);
    let page = match posting.pattern {
        "/files/{id}/remove" | "/files/{id}/restore" => {
            files::page_of(&req, req.backend.file_owner(&req.actor, parsed(id())?).await?.1).await?
        }
        "/council/proposals/{id}/conflict" if req.kept().is_some_and(|kept| kept.form.is_checked(VERSION)) => posting.page_of(&names),
        "/council/proposals/{id}/conflict" => paths::council_challenge(&req.backend.council_challenge_of(&req.actor, parsed(id())?).await?),
        // The office reminds from its own page.
        "/council/challenges/{code}/remind" if req.actor.user().is_some_and(|user| !user.is_of_council()) => paths::office_challenge(id()),
        _ => posting.page_of(&names),
    };
    Ok(req.go(page))
}
