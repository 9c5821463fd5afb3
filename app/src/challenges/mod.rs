//! The public pages of challenges: list and detail, and the button that begins a proposal.

pub mod briefings;
pub mod card;
pub mod changes;
mod detail;
mod guest;
pub mod list;
pub mod narrowing;
pub mod notices;
pub mod outcome;
pub mod parts;
pub mod questions;
mod rules;
mod status;
mod version;
mod watching;
pub mod words;

use crate::{
    error::AppError,
    files::attachment,
    paths,
    request::{Posted, Req},
    routes::Routes,
    ui::{done::Done, proposal_fields, show},
};
use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
};
use backend::papers::Format;
use documents::card::Card;
use domain::{locale::Locale, money::show_vnd};

pub fn routes() -> Routes {
    Routes::default()
        .get(paths::CHALLENGES, list::page)
        .get("/challenges/{code}", detail::page)
        .get("/challenges/{code}/rules", rules::page)
        .get("/challenges/{code}/card.png", pictured)
        .get("/challenges/{code}/brief.pdf", async |req, code| printed(req, code, Format::Pdf).await)
        .get("/challenges/{code}/brief.docx", async |req, code| printed(req, code, Format::Docx).await)
        .get("/challenges/{code}/template.docx", blank)
        .get("/challenges/{code}/versions/{number}", version::page)
        .post("/challenges/{code}/propose", propose)
        .post("/challenges/{code}/watch", watch)
        .get("/challenges/{code}/watch-by-mail", guest::page)
        .post("/challenges/{code}/watch-by-mail", guest::ask)
        .get("/watch/{token}", guest::link)
        .post("/watch/{token}", guest::begin)
        .get("/challenges/{code}/questions", questions::page)
        .post("/challenges/{code}/questions", questions::ask)
}

/// Its picture, for sites that show one beside a link: in the language of its address, and public as its page is.
async fn pictured(req: Req, Path(code): Path<String>) -> Result<Response, AppError> {
    let v = req.backend.challenge(&req.actor, &code).await?;
    let l = req.locale;
    let content = &v.challenge.content;
    let fact = |label: &'static str, value: Option<String>| value.map(|value| (label.to_owned(), value));
    let closes = fact(words::closes(l), content.calendar.closes.map(|at| at.show(l)));
    let budget = fact(words::budget(l), content.budget_ceiling.map(|amount| show_vnd(amount, l)));
    let card = Card {
        code: v.challenge.code.clone(),
        title: content.title.get(l).to_owned(),
        facts: closes.into_iter().chain(budget).collect(),
        agency: req.backend.agency.name.get(l).to_owned(),
        site: req.backend.base_url.clone(),
        note: v.challenge.is_illustrative.then(|| show::illustrative_text(l).to_owned()),
    };
    Ok(([(header::CONTENT_TYPE, "image/png")], req.backend.draw_card(card).await?).into_response())
}

/// What is asked, on paper.
async fn printed(req: Req, Path(code): Path<String>, format: Format) -> Result<Response, AppError> {
    let printed = req.backend.print_challenge(&req.actor, &code, format).await?;
    Ok((attachment(&printed.name, printed.media_type), printed.bytes).into_response())
}

/// A proposal to be written without a network.
async fn blank(req: Req, Path(code): Path<String>) -> Result<Response, AppError> {
    let asks = |field| (proposal_fields::label(Locale::Vi, field), proposal_fields::hint(Locale::Vi, field));
    let printed = req.backend.proposal_template(&req.actor, &code, asks).await?;
    Ok((attachment(&printed.name, printed.media_type), printed.bytes).into_response())
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
