//! What a firm and the office write to each other about its proposal, as the firm sees it.

use super::Own;
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req, parsed},
    ui::{
        done::Done,
        thread::{self, w},
    },
};
use axum::{extract::Path, response::Response};
use domain::access::Action;
use leptos::prelude::*;

pub async fn page(req: Req, Path(id): Path<String>) -> Result<Page, AppError> {
    show(&req, &id, req.kept()).await
}

pub async fn write(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let proposal = parsed(&id)?;
    let written = req.backend.write_message(&req.actor, proposal, &form).await;
    let go = |()| (paths::proposal_act(proposal, "messages"), Done::MessageSent);
    req.answer(form, written, go, async |refused| show(&req, &id, Some(&refused)).await).await
}

async fn show(req: &Req, id: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let own = Own::load(req, id).await?;
    let thread = req.backend.thread(&req.actor, own.view.id).await?;
    let l = req.locale;
    let body = || {
        view! {
            <div class="wrap narrow stack">
                {own.breadcrumb(req, w::title(l))}
                <h1>{w::title(l)}</h1>
                {thread::view(req, &thread, &paths::proposal_act(own.view.id, "messages"), refused)}
            </div>
        }
    };
    Ok(Page::new(req, w::title(l), body).refused(refused))
}

/// On the proposal's own page, from the opening on.
pub fn link(req: &Req, own: &Own) -> Option<AnyView> {
    let may = own.view.can.is(Action::WriteToOffice);
    let href = req.href(paths::proposal_act(own.view.id, "messages"));
    may.then(|| view! { <p class="notice">{w::ends(req.locale)}" "<a href=href>{w::title(req.locale)}</a></p> }.into_any())
}
