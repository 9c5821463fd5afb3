//! The last page before handing in: what is missing, or what will be handed in.

use super::{
    Own, targets, tasks,
    words::{self as w, versions as v},
};
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req, parsed},
    ui::{difference, done::Done, form::Fields, problems, proposal::proposal_body, proposal_fields, show},
};
use axum::{extract::Path, response::Response};
use domain::{
    access::Action,
    form::Form,
    locale::Locale,
    money::{show_vnd, vnd_in_words},
    proposals::{Reviewed, State},
    time::Moment,
};
use leptos::prelude::*;

pub async fn page(req: Req, Path(id): Path<String>) -> Result<Page, AppError> {
    show_page(&req, &id, req.kept()).await
}

pub async fn submit(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let proposal = parsed(&id)?;
    let receipt = req.backend.submit_reviewed(&req.actor, proposal, &form).await;
    let go = |_| (paths::proposal_act(proposal, "receipt"), Done::ProposalSubmitted);
    req.answer(form, receipt, go, async |refused| show_page(&req, &id, Some(&refused)).await).await
}

async fn show_page(req: &Req, id: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let l = req.locale;
    let own = Own::load(req, id).await?;
    let title = act(l, &own);
    let page = Page::new(req, title, || {
        let form = Form::default();
        let summary = match refused.filter(|r| r.theirs.is_some()) {
            Some(refused) => changed_view(l, &own, &refused.form),
            None => Fields::new(l, &form, refused).summary(),
        };
        let body = match own.view.missing.is_empty() {
            true => ready_view(req, &own),
            // Nothing can be handed in any more, so nothing is missing.
            false if own.is_cancelled() => ().into_any(),
            false => tasks::missing_list(req, &own.view),
        };
        let whole = (!own.is_cancelled()).then(|| {
            view! { <p><a class="btn" href=req.href(paths::proposal_act(own.view.id, "whole"))>{v::whole(l)}</a></p> }
        });
        view! {
            <div class="wrap narrow stack">
                {own.breadcrumb(req, title)}
                <h1>{title}</h1>
                {summary}
                {own.cancelled(l).unwrap_or_else(|| problems::impossible(l, own.view.can.get(Action::SubmitProposal), refused))}
                {whole}
                {targets::notice(req, &own)}
                {body}
                <p><a class="btn" href=req.href(paths::proposal(own.view.id))>{w::to_overview(l)}</a></p>
            </div>
        }
    });
    Ok(page.refused(refused))
}

/// Where it is too late, or not time yet, that is what the page says: there is nothing to press.
fn ready_view(req: &Req, own: &Own) -> AnyView {
    let (l, view) = (req.locale, &own.view);
    let left = |at: Moment| (!at.is_over(req.now)).then(|| show::countdown(req, at));
    let closes = own.challenge.closes.map(|at| view! { <p>{w::submit_closes(l, at.show_weekday(l))}" "{left(at)}</p> });
    let is_possible = view.can.is(Action::SubmitProposal);
    let means = is_possible.then(|| view! { <p class="lead">{lead(l, own)}</p> });
    let hidden = view.submit_form().0.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
    let hidden = hidden.collect_view();
    view! {
        {means}
        <dl class="facts">
            <dt>{w::challenge(l)}</dt><dd>{own.challenge.code.clone()}" – "{own.challenge.title.get(l).to_owned()}</dd>
            <dt>{w::firm(l)}</dt><dd>{show::written(l, &view.firm_name)}</dd>
            <dt>{proposal_fields::w::title(l)}</dt><dd>{show::written(l, &view.content.title)}</dd>
            <dt>{w::cost_total(l)}</dt>
            <dd>{show_vnd(view.content.total(), l)}<br/><em>{vnd_in_words(view.content.total(), l)}</em></dd>
            <dt>{w::files(l)}</dt><dd>{w::file_count(l, view.files.len())}</dd>
            <dt>{w::declarations(l)}</dt><dd>{w::all_declared(l)}</dd>
        </dl>
        {is_possible.then(|| view! { <p>{w::submit_means(l)}</p> {closes} })}
        {replaced(l, own)}
        <details><summary>{if is_possible { w::submit_whole(l) } else { w::whole_draft(l) }}</summary><div class="stack">{proposal_body(l, &req.days_off, view)}</div></details>
        {is_possible.then(|| view! {
            <form method="post" action=req.href(paths::proposal_act(view.id, "submit")) class="stack">
                {hidden}
                <div class="actions"><button type="submit" class="btn btn-primary">{act(l, own)}</button></div>
            </form>
        })}
    }
    .into_any()
}

/// Shown where nothing was sent because the draft has changed since the form was shown: what has changed.
fn changed_view(l: Locale, own: &Own, form: &Form) -> AnyView {
    let saved = own.view.reviewed();
    let reviewed = Reviewed::from_form(form).filter(|reviewed| *reviewed != saved);
    let difference = reviewed.map(|reviewed| difference::fields(l, &reviewed, &saved, w::the_reviewed(l), w::the_saved(l)));
    let lead = if difference.is_some() { w::submit_changed_lead(l) } else { w::submit_unknown_lead(l) };
    view! {
        <div class="error-summary" role="alert" tabindex="-1" id="errors">
            <h2>{w::submit_changed(l)}</h2>
            <p>{lead}</p>
        </div>
        {difference}
    }
    .into_any()
}

/// What pressing the button does: a version that was handed in is replaced, one that was withdrawn is handed in again.
fn act(l: Locale, own: &Own) -> &'static str {
    match own.view.state {
        State::Submitted => w::submit_replacement(l),
        State::Withdrawn => w::submit_again(l),
        _ => w::submit(l),
    }
}

/// How the draft differs from the version that it replaces.
fn replaced(l: Locale, own: &Own) -> AnyView {
    let Some((before, receipt)) = own.view.handed_in().zip(own.view.receipt.as_ref()) else { return ().into_any() };
    let difference = match own.view.is_changed() {
        true => difference::fields(l, &before, &own.view.reviewed(), w::the_submitted(l), w::the_draft(l)),
        false if own.view.is_renamed => {
            let then = own.view.handed_in_as.as_deref().unwrap_or_default();
            view! { <p class="notice">{w::renamed(l, then)}</p> }.into_any()
        }
        false => view! { <p class="notice">{w::submit_same(l)}</p> }.into_any(),
    };
    view! {
        <section class="panel stack" aria-labelledby="replaced">
            <h2 id="replaced">{w::submit_difference(l, receipt.version)}</h2>
            {difference}
        </section>
    }
    .into_any()
}

fn lead(l: Locale, own: &Own) -> String {
    match &own.view.receipt {
        Some(receipt) if own.view.state == State::Submitted => w::submit_replaces(l, receipt.version),
        _ => w::submit_lead(l).to_owned(),
    }
}
