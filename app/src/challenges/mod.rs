//! The public pages of challenges: list and detail, and the button that begins a proposal.

pub mod briefings;
pub mod card;
pub mod changes;
mod detail;
pub mod list;
pub mod narrowing;
pub mod parts;
pub mod questions;
mod rules;
mod status;
mod version;
mod watching;
pub mod words;

use crate::{
    error::AppError,
    paths,
    request::{Posted, Req},
    routes::Routes,
    ui::done::Done,
};
use axum::{extract::Path, response::Response};

pub fn routes() -> Routes {
    Routes::default()
        .get(paths::CHALLENGES, list::page)
        .get("/challenges/{code}", detail::page)
        .get("/challenges/{code}/rules", rules::page)
        .get("/challenges/{code}/versions/{number}", version::page)
        .post("/challenges/{code}/propose", propose)
        .post("/challenges/{code}/watch", watch)
        .get("/challenges/{code}/questions", questions::page)
        .post("/challenges/{code}/questions", questions::ask)
}

/// Begins a draft, or goes to the one that the firm has.
pub async fn propose(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let result = req.backend.start_proposal(&req.actor, &code).await;
    req.answer(
        form,
        result,
        |id| (paths::proposal(id), Done::DraftStarted),
        async |refused| detail::show(&req, &code, Some(&refused)).await,
    )
    .await
}

/// Watches it, or no longer; from its own page, or from that of all that somebody follows.
pub async fn watch(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let watched = req.backend.watch_challenge(&req.actor, &code, &form).await;
    let is_from_list = form.get("from") == "following";
    let go = |is_on| {
        let page = if is_from_list { paths::FOLLOWING.to_owned() } else { paths::challenge(&code) };
        (page, if is_on { Done::Watched } else { Done::Unwatched })
    };
    req.answer(form, watched, go, async |refused| detail::show(&req, &code, Some(&refused)).await).await
}
