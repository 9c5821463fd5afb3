//! A proposal that was opened: read by the office, and screened.

use super::{
    checklist,
    verdict::{self, Answer},
    words as w,
    words::proposal as p,
};
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req, Shown, parsed},
    ui::{
        done::Done,
        file::size,
        form::Fields,
        moved,
        proposal::{opened_html, proposal_facts, state_name, unreadable},
        show, thread,
    },
};
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use backend::Error;
use domain::{
    access::{Action, Denied, Site, check},
    challenges::Challenge,
    form::Form,
    ids::ProposalId,
    locale::Locale,
    proposals::{ProposalView, State, completion::MAX_ASKED},
};
use leptos::prelude::*;

pub async fn page(req: Req, Path(id): Path<String>) -> Result<Page, AppError> {
    show_proposal(&req, parsed(&id)?, req.kept()).await
}

pub async fn screen(req: Req, Path(id): Path<String>, Shown(form): Shown) -> Result<Response, AppError> {
    let id: ProposalId = parsed(&id)?;
    let screened = req.backend.screen_proposal(&req.actor, id, &form).await;
    let next = if screened.is_ok() { onward(&req, id).await? } else { (String::new(), Done::Screened) };
    let go = |()| next;
    req.answer(form, screened, go, async |refused| show_proposal(&req, id, Some(&refused)).await).await
}

/// The next one of the challenge that waits for this person; after the last one the challenge, where scoring can begin.
async fn onward(req: &Req, id: ProposalId) -> Result<(String, Done), AppError> {
    let view = req.backend.opened_proposal(&req.actor, id).await?;
    let desk = req.backend.desk(&req.actor).await?;
    let code = desk.challenges.iter().find(|card| card.id == view.challenge).map_or("", |card| card.code.as_str());
    let next = checklist::next(&checklist::waiting(&desk, code), id, &view.code).map(|next| next.proposal);
    Ok(next
        .map_or_else(|| (paths::office_challenge(code), Done::Screened), |next| (paths::office_proposal(next), Done::Screened.with_next())))
}

async fn show_proposal(req: &Req, id: ProposalId, refused: Option<&Refused>) -> Result<Page, AppError> {
    check(&req.actor, Action::UseOffice, &Site, req.now)?;
    let view = req.backend.opened_proposal(&req.actor, id).await?;
    let sections = opened_html(req, &view).await?;
    let desk = req.backend.desk(&req.actor).await?;
    let code = desk.challenges.iter().find(|card| card.id == view.challenge).map(|card| card.code.clone()).ok_or(Error::NotFound)?;
    let challenge = req.backend.challenge(&req.actor, &code).await?.challenge;
    let l = req.locale;
    let heading = p::heading(l, &view.code);
    let body = || {
        let trail = [
            (paths::OFFICE.to_owned(), w::office(l).to_owned()),
            (paths::office_challenge(&challenge.code), challenge.code.clone()),
            (String::new(), view.code.clone()),
        ];
        let banner = challenge.is_illustrative.then(|| show::illustrative(l));
        view! {
            <div class="stack">
                {show::breadcrumb(req, &trail)}
                <p class="eyebrow">{heading.clone()}</p>
                <h1>{if view.is_unreadable { unreadable(l).into_any() } else { show::written(l, &view.content.title) }}</h1>
                {banner}
                {proposal_facts(l, &view)}
                <p><a class="btn" href=req.href(paths::office_messages(id))>{thread::w::title(l)}</a></p>
                {checklist::onward(req, &desk, &view, &challenge)}
                {screening(req, &view, &challenge, refused)}
                <div class="stack" inner_html=sections.inner_html()></div>
            </div>
        }
    };
    Ok(Page::new(req, &heading, body).refused(refused))
}

pub async fn ask_completion(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let id: ProposalId = parsed(&id)?;
    let asked = req.backend.ask_completion(&req.actor, id, &form).await;
    if asked.is_ok() && !form.text("reason").is_empty() {
        let req = req.after(Done::CompletionAsked, Form::default().with("reason", form.get("reason")));
        return Ok(show_proposal(&req, id, req.kept()).await?.into_response());
    }
    let go = |()| (paths::office_proposal(id), Done::CompletionAsked);
    req.answer(form, asked, go, async |refused| show_proposal(&req, id, Some(&refused)).await).await
}

fn screening(req: &Req, view: &ProposalView, challenge: &Challenge, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let may = view.can.get(Action::ScreenProposal);
    let is_waiting = matches!(may, Err(Denied::CompletionRuns(_)));
    let confirms = view.can.get(Action::ConfirmRefusal);
    let is_second = confirms.is_ok();
    if may.is_err() && !is_waiting && !is_second && refused.is_none() {
        return ().into_any();
    }
    let stored = Form::default();
    let fields = Fields::new(l, &stored, refused);
    let yes = Answer { verdict: "admit", label: p::admit(l), hint: p::admit_hint(l) };
    let no = Answer { verdict: "refuse", label: p::refuse(l), hint: p::refuse_hint(l) };
    fields.name("state", p::now(l));
    fields.name("refusal", p::refusal(l));
    fields.name("asked", p::asked(l));
    fields.name("completion", p::to_completed(l));
    let confirm = if matches!(view.state, State::ReadmissionProposed { .. }) { p::confirm_readmission(l) } else { p::confirm(l) };
    let told = told(l, view);
    let completed = view.completion.as_ref().and_then(|c| match (&c.completion.handed_in, &c.files) {
        (Some(handed_in), _) => Some(p::completed(l, handed_in.at.show(l))),
        (None, Some(files)) if !files.is_empty() => Some(p::completed_unsent(l).to_owned()),
        _ => None,
    });
    // Once it is decided there is nothing to look at before.
    let completed = completed.filter(|_| view.state == State::Submitted);
    let now = (view.state != State::Submitted).then(|| view! { <p>{p::now(l)}": "{state_name(l, &view.state)}"."</p> });
    view! {
        <section class="panel stack" aria-labelledby="screening">
            <h2 id="screening">{p::screening(l)}</h2>
            {now}
            {checklist::view(req, view, challenge)}
            {fields.summary()}
            {moved::view(l, refused, &told)}
            {completed.map(|said| view! { <p class="notice notice-warn">{said}" "<a href="#completion">{p::to_completed(l)}</a></p> })}
            <form method="post" action=req.href(paths::office_proposal(view.id)) class="stack">
                {moved::carried(&view.seen(), &told)}
                {(confirms == Err(Denied::OwnRefusal)).then(|| view! { <p class="notice">{p::own_refusal(l)}</p> })}
                {is_second.then(|| view! {
                    <p>{p::confirm_hint(l)}</p>
                    <div class="actions"><button type="submit" class="btn" name="verdict" value="confirm">{confirm}</button></div>
                })}
                {(may != Err(Denied::Role)).then(|| verdict::parts(l, may, &fields, Some(yes), Some(no)))}
                {completion(req, view, challenge.content.rules.terms.repair_days, &fields, refused)}
            </form>
        </section>
    }
    .into_any()
}

/// What the verdict rests on besides what was sealed, in words.
fn told(l: Locale, view: &ProposalView) -> Form {
    let form = Form::default().with("state", state_name(l, &view.state));
    let form = if let State::RefusalProposed { reason, .. } | State::ReadmissionProposed { reason, .. } = &view.state {
        form.with("refusal", reason)
    } else {
        form
    };
    let Some(completed) = &view.completion else { return form };
    let handed_in = completed.completion.handed_in.map(|handed_in| p::completed(l, handed_in.at.show(l)));
    let files = completed.files.iter().flatten().map(|file| format!("{} ({}), SHA-256 {}", file.name, size(l, file.size), file.sha256));
    let added: Vec<_> = handed_in.into_iter().chain(files).collect();
    form.with("asked", &completed.completion.asked).with("completion", added.join("\n"))
}

/// Asking the firm for what is formally missing, once. Part of the form of the verdict: the list typed here is still there
/// when a verdict was refused.
fn completion(req: &Req, view: &ProposalView, days: u32, f: &Fields<'_>, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    if !view.can.is(Action::AskCompletion) {
        return ().into_any();
    }
    let is_open = refused.is_some_and(|r| r.errors.of("asked").is_some()) || !f.value("asked").is_empty();
    view! {
        <details open=is_open>
            <summary>{p::ask(l)}</summary>
            <div class="stack">
                <p>{p::ask_lead(l, days)}</p>
                {f.area("asked", p::asked(l), 3).hint(p::asked_hint(l)).required().max(MAX_ASKED).view()}
                <div class="actions">
                    <button type="submit" class="btn" formaction=req.href(paths::office_completion(view.id))>{p::ask(l)}</button>
                </div>
            </div>
        </details>
    }
    .into_any()
}
