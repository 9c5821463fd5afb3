//! One proposal: its sections as tasks, what is missing, what may be done, what was done.

use super::{
    Own, amended, closing, comments, completion, copy,
    list::state_tag,
    partners, rights, submitted, tasks, thread, versions,
    words::{self as w, versions as v},
};
use crate::{
    error::AppError,
    page::Page,
    paths,
    portal::words::texts as guide,
    request::{Posted, Refused, Req, parsed},
    ui::{
        done::Done,
        form::Fields,
        history, icons,
        proposal::proposal_body,
        show,
        table::{Head, table},
    },
};
use axum::{extract::Path, response::Response};
use domain::{
    access::Action,
    form::Form,
    locale::Locale,
    money::show_vnd,
    proposals::{Content, Receipt, Section, State, costs::not_added},
};
use leptos::prelude::*;

/// Lines of the history that the overview shows.
const NEWEST: usize = 5;

pub async fn page(req: Req, Path(id): Path<String>) -> Result<Page, AppError> {
    show_page(&req, &id, req.kept()).await
}

/// That the firm stands by what it handed in, though the call was amended since.
pub async fn confirm(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let proposal = parsed(&id)?;
    let confirmed = req.backend.confirm_proposal(&req.actor, proposal, &form).await;
    let go = |()| (paths::proposal(proposal), Done::ProposalConfirmed);
    req.answer(form, confirmed, go, async |refused| show_page(&req, &id, Some(&refused)).await).await
}

async fn show_page(req: &Req, id: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let l = req.locale;
    let own = Own::load(req, id).await?;
    let receipts = req.backend.receipts(&req.actor, own.view.id).await?;
    let lines = req.backend.proposal_history(&req.actor, own.view.id).await?;
    let comments = req.backend.comments(&req.actor, own.view.id).await?;
    let newest = lines.get(..NEWEST).unwrap_or(&lines);
    let page = Page::new(req, own.title(l), || {
        view! {
            <div class="wrap stack">
                {show::breadcrumb(req, &[(paths::PROPOSALS, w::list_title(l)), ("", &own.title(l))])}
                <p class="eyebrow">{w::proposal(l)}" "{own.view.code.clone()}</p>
                <h1>{show::written(l, &own.title(l))}</h1>
                {own.cancelled(l)}
                {Fields::new(l, &Form::default(), refused).summary()}
                {copy::filled(req)}
                {amended::notice(req, &own)}
                {notice(req, &own)}
                {completion::notice(req, &own)}
                {thread::link(req, &own)}
                {comments::link(req, &own, &comments)}
                {partners::link(req, &own)}
                {rights::link(req, &own)}
                <div class="split">
                    <aside class="stack">{aside(req, &own)}</aside>
                    <div class="stack">
                        {main(req, &own)}
                        {receipts_view(req, &own, &receipts)}
                        <section class="stack" aria-labelledby="history">
                            <h2 id="history">{w::history(l)}</h2>
                            {history::table(l, newest)}
                            <p><a href=req.href(paths::proposal_act(own.view.id, "history"))>{w::whole_history(l)}</a></p>
                        </section>
                    </div>
                </div>
            </div>
        }
    });
    Ok(page.refused(refused))
}

/// What was handed in comes first, then the draft where it differs, then what there is to write.
fn main(req: &Req, own: &Own) -> AnyView {
    let writing = own.view.can.is(Action::EditProposal).then(|| writing_view(req, own));
    let never_sent = (writing.is_none() && own.view.submitted.is_none()).then(|| proposal_body(req.locale, &req.days_off, &own.view));
    view! { {submitted::version(req, own)}{submitted::draft(req, own)}{writing}{never_sent} }.into_any()
}

/// What matters most at this moment, if anything does.
fn notice(req: &Req, own: &Own) -> AnyView {
    let l = req.locale;
    let may_submit = own.view.can.is(Action::SubmitProposal);
    let is_over = own.challenge.closes.is_some_and(|at| at.is_over(req.now));
    let (class, icon, text) = match &own.view.state {
        State::Submitted if !own.view.left.is_empty() && may_submit => ("notice notice-warn", "warning", w::rejoin(l).to_owned()),
        State::Submitted if own.view.is_changed() && may_submit => ("notice notice-warn", "warning", w::changed(l).to_owned()),
        State::Submitted if own.view.is_renamed && may_submit => {
            ("notice notice-warn", "warning", w::renamed(l, own.view.handed_in_as.as_deref().unwrap_or_default()))
        }
        // The line above it on the page asks whether it still stands; the one below says what the firm owes.
        State::Submitted if amended::asks(own) || owes_completion(own) => return ().into_any(),
        State::Submitted if own.challenge.stage.is_unsealed() => ("notice", "lock", w::opened(l).to_owned()),
        State::Submitted => ("notice notice-ok", "lock", w::submitted(l).to_owned()),
        State::Withdrawn if is_over => ("notice notice-warn", "ban", w::withdrawn_over(l).to_owned()),
        State::Withdrawn => ("notice notice-warn", "ban", w::withdrawn(l).to_owned()),
        State::Draft if is_over => ("notice notice-warn", "warning", w::never_sent(l).to_owned()),
        State::RefusalProposed { reason, .. } => ("notice notice-warn", "warning", w::refusal(l, reason)),
        State::Inadmissible { reason } | State::ReadmissionProposed { reason, .. } => {
            ("notice notice-warn", "warning", w::inadmissible(l, reason))
        }
        State::Draft | State::Admissible => return ().into_any(),
    };
    view! { <p class=class>{icons::icon(icon)}" "{text}</p> }.into_any()
}

/// The office waits for something that the firm was asked to add.
fn owes_completion(own: &Own) -> bool {
    own.view.can.is(Action::CompleteProposal)
}

fn writing_view(req: &Req, own: &Own) -> AnyView {
    let l = req.locale;
    view! {
        <section class="stack" aria-labelledby="tasks">
            <h2 id="tasks">{w::sections(l)}</h2>
            <p>{w::any_order(l)}" "<a href=req.href(format!("{}#submit", paths::GUIDE))>{guide::see_guide(l)}</a></p>
            {tasks::task_list(req, &own.view, None)}
            <p class="row">
                <a class="btn" href=req.href(paths::proposal_act(own.view.id, "whole"))>{v::whole(l)}</a>
                <a href=req.href(paths::proposal_act(own.view.id, "copy"))>{copy::heading(l)}</a>
                <a href=req.href(paths::template(&own.challenge.code)) download="">{w::template(l)}</a>
            </p>
        </section>
        <section class="stack" aria-labelledby="missing">
            <h2 id="missing">{w::missing(l)}</h2>
            {tasks::missing_list(req, &own.view)}
        </section>
        <section class="stack" aria-labelledby="files">
            <h2 id="files">{w::files(l)}</h2>
            {submitted::part(req, &own.view, Section::Files, own.view.submitted.is_none())}
        </section>
    }
    .into_any()
}

fn aside(req: &Req, own: &Own) -> AnyView {
    let (l, challenge, view) = (req.locale, &own.challenge, &own.view);
    let closes = closing(req, challenge).map(|closing| view! { <dt>{w::closes(l)}</dt><dd>{closing}</dd> });
    let standing = view.standing();
    let drafted = (standing.total() != view.content.total()).then(|| {
        view! { <dt>{w::draft_total(l)}</dt><dd>{total(l, &view.content)}</dd> }
    });
    let feedback = view.can.is(Action::ViewFeedback).then(|| {
        view! { <p><a class="btn btn-primary" href=req.href(paths::proposal_act(view.id, "feedback"))>{w::feedback_title(l)}</a></p> }
    });
    view! {
        <section class="panel stack" aria-labelledby="facts">
            <h2 id="facts">{w::where_it_stands(l)}</h2>
            <dl class="facts">
                <dt>{w::challenge(l)}</dt>
                <dd>
                    <a href=req.href(paths::challenge(&challenge.code)) lang=challenge.title.lang(l).code()>
                        {challenge.code.clone()}" – "{challenge.title.get(l).to_owned()}
                    </a>
                </dd>
                <dt>{w::stage(l)}</dt><dd>{show::stage(l, challenge.stage)}</dd>
                {closes}
                <dt>{w::state(l)}</dt><dd>{if owes_completion(own) { view! { <span class="tag tag-warn">{icons::icon("warning")}{w::owes_completion(l)}</span> }.into_any() } else { state_tag(l, &view.state) }}</dd>
                <dt>{w::cost_total(l)}</dt><dd>{total(l, standing)}</dd>
                {drafted}
            </dl>
            {feedback}
            {acts(req, own)}
        </section>
    }
    .into_any()
}

/// With the lines that it leaves out.
fn total(l: Locale, content: &Content) -> AnyView {
    let left_out = Some(not_added(&content.costs)).filter(|n| *n > 0).map(|n| view! { " "<span class="error">{w::not_added(l, n)}</span> });
    view! { {show_vnd(content.total(), l)}{left_out} }.into_any()
}

/// Handing in and withdrawing, where they make sense, with the reason where they may not be done.
fn acts(req: &Req, own: &Own) -> AnyView {
    let (l, view) = (req.locale, &own.view);
    // Said at the top, with the reason.
    if own.is_cancelled() {
        return ().into_any();
    }
    let label = match view.state {
        State::Draft => w::submit(l),
        State::Withdrawn => w::submit_again(l),
        _ => w::submit_replacement(l),
    };
    let submit = view.is_to_submit().then(|| {
        view! {
            <form method="get" action=req.href(paths::proposal_act(view.id, "submit"))>
                {show::gate(l, view.can.get(Action::SubmitProposal), label, "btn btn-primary")}
            </form>
        }
    });
    let withdraw = (view.state == State::Submitted).then(|| {
        view! {
            <form method="get" action=req.href(paths::proposal_act(view.id, "withdraw"))>
                {show::gate(l, view.can.get(Action::WithdrawProposal), w::withdraw(l), "btn")}
            </form>
        }
    });
    (submit, withdraw).into_any()
}

fn receipts_view(req: &Req, own: &Own, receipts: &[Receipt]) -> AnyView {
    let l = req.locale;
    if receipts.is_empty() {
        return ().into_any();
    }
    let row = |receipt: &Receipt| {
        let [href, whole] = ["receipt", "version"].map(|act| versions::address(req, own.view.id, act, receipt.version));
        view! {
            <tr>
                <th scope="row"><a href=whole>{v::title(l, receipt.version)}</a></th>
                <td><a href=href>{receipt.code.clone()}</a></td>
                <td>{receipt.at.show_exact(l)}</td>
                <td><code>{short(&receipt.sha256)}</code></td>
            </tr>
        }
    };
    let heads = [Head::Text(w::version(l)), Head::Text(w::receipt(l)), Head::Text(w::received(l)), Head::Text(w::sha256(l))];
    view! {
        <section class="stack" aria-labelledby="receipts">
            <h2 id="receipts">{w::receipts(l)}</h2>
            {table(w::receipts_caption(l), heads, view! { <tbody>{receipts.iter().map(row).collect_view()}</tbody> })}
            <p><a href=req.href(paths::proposal_act(own.view.id, "compare"))>{v::compare_title(l)}</a></p>
        </section>
    }
    .into_any()
}

/// Enough of a hash to tell versions apart; the receipt has all of it.
fn short(sha256: &str) -> String {
    format!("{}…", sha256.get(..12).unwrap_or(sha256))
}
