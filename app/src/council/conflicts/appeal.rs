//! A member's appeal against a conflict that somebody else found: nothing of the proposal.

use super::{names, words as w};
use crate::{
    council::words as c,
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req, parsed},
    ui::{done::Done, form::Fields, show},
};
use axum::{extract::Path, response::Response};
use backend::council::PinLine;
use domain::{council::FindingState, form::Form, ids::ProposalId, limits::REASON};
use leptos::prelude::*;

pub async fn page(req: Req, Path(id): Path<String>) -> Result<Page, AppError> {
    show_appeal(&req, parsed(&id)?, req.kept()).await
}

pub async fn send(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let id: ProposalId = parsed(&id)?;
    let sent = req.backend.appeal_conflict(&req.actor, id, &form).await;
    let go = |code: String| (paths::council_challenge(&code), Done::AppealSent);
    req.answer(form, sent, go, async |refused| show_appeal(&req, id, Some(&refused)).await).await
}

async fn show_appeal(req: &Req, id: ProposalId, refused: Option<&Refused>) -> Result<Page, AppError> {
    let line = req.backend.own_finding(&req.actor, id).await?;
    let title = w::appeal_title(req.locale, &line.challenge_code);
    Ok(Page::new(req, title.clone(), || view(req, &line, title, refused)).refused(refused))
}

fn view(req: &Req, line: &PinLine, title: String, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let stored = Form::default();
    let f = Fields::new(l, &stored, refused);
    let back = paths::council_challenge(&line.challenge_code);
    let form = if line.finding.state == FindingState::Found {
        view! {
            <form class="stack" method="post" action=req.href(paths::appeal(line.finding.proposal))>
                {f.area("appeal", w::appeal_text(l), 5).required().max(REASON).view()}
                <div class="actions"><button type="submit" class="btn btn-primary">{w::appeal_send(l)}</button></div>
            </form>
        }
        .into_any()
    } else {
        view! { <p class="notice">{w::appeal_over(l)}" "{names::state(l, &line.finding.state)}</p> }.into_any()
    };
    view! {
        <div class="wrap narrow stack">
            {show::breadcrumb(req, &[(paths::COUNCIL, c::home_title(l)), (&back, &line.challenge_code)])}
            <h1>{show::unbroken(&title)}</h1>
            <p class="lead">{w::appeal_lead(l)}</p>
            {f.summary()}
            {facts(req, line)}
            {form}
        </div>
    }
    .into_any()
}

/// What was found, as the member may know it.
pub fn facts(req: &Req, line: &PinLine) -> AnyView {
    let l = req.locale;
    let finding = &line.finding;
    let reason = show::plain(&finding.reason);
    view! {
        <dl class="facts">
            <dt>{w::source(l)}</dt><dd>{names::source(l, finding.source)}": "{line.by.clone()}", "{show::time(l, finding.at)}</dd>
            <dt>{w::kind(l)}</dt><dd>{finding.kind.map(|kind| names::interest(l, kind))}</dd>
            <dt>{w::reason(l)}</dt><dd lang="vi">{reason}</dd>
        </dl>
    }
    .into_any()
}
