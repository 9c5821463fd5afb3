//! What the office and a firm write to each other about its proposal, as the office sees it.

use super::words;
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req, parsed},
    ui::{
        done::Done,
        show,
        thread::{self, w},
    },
};
use axum::{extract::Path, response::Response};
use domain::{
    access::{Action, Site, check},
    ids::ProposalId,
};
use leptos::prelude::*;

pub async fn page(req: Req, Path(id): Path<String>) -> Result<Page, AppError> {
    show_page(&req, parsed(&id)?, req.kept()).await
}

pub async fn write(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let id = parsed(&id)?;
    check(&req.actor, Action::UseOffice, &Site, req.now)?;
    let written = req.backend.write_message(&req.actor, id, &form).await;
    let go = |()| (paths::office_messages(id), Done::MessageSent);
    req.answer(form, written, go, async |refused| show_page(&req, id, Some(&refused)).await).await
}

async fn show_page(req: &Req, id: ProposalId, refused: Option<&Refused>) -> Result<Page, AppError> {
    check(&req.actor, Action::UseOffice, &Site, req.now)?;
    let thread = req.backend.thread(&req.actor, id).await?;
    let l = req.locale;
    let trail = [
        (paths::OFFICE.to_owned(), words::office(l).to_owned()),
        (paths::office_challenge(&thread.challenge_code), thread.challenge_code.clone()),
        (paths::office_proposal(id), thread.code.clone()),
        (String::new(), w::title(l).to_owned()),
    ];
    let body = || {
        view! {
            <div class="narrow stack">
                {show::breadcrumb(req, &trail)}
                <p class="eyebrow">{thread.code.clone()}</p>
                <h1>{w::title(l)}</h1>
                {thread::view(req, &thread, &paths::office_messages(id), refused)}
            </div>
        }
    };
    Ok(Page::new(req, w::title(l), body).refused(refused))
}
