//! The firm's proposals, each with what comes next.

use super::{ending, title, todo, words as w};
use crate::{
    error::AppError,
    firms::partnerships,
    page::Page,
    paths,
    request::Req,
    ui::{icons, proposal::state_name, show},
};
use backend::{Error, proposals::ProposalLine};
use domain::{
    access::{self, Action, Denied, Site},
    challenges::Stage,
    locale::Locale,
    proposals::{State, waiting::Waiting},
    time::Moment,
};
use leptos::prelude::*;

pub async fn page(req: Req) -> Result<Page, AppError> {
    let l = req.locale;
    let lines = match req.backend.own_proposals(&req.actor).await {
        Err(Error::Denied(Denied::NoFirm)) => {
            access::check(&req.actor, Action::RegisterFirm, &Site, req.now)?;
            None
        }
        lines => Some(lines?),
    };
    let asked = if lines.is_some() { partnerships::waiting(&req).await? } else { None };
    let invited = if lines.is_none() { req.backend.invitations(&req.actor).await? } else { Vec::new() };
    let firm = req.backend.own_firm(&req.actor).await?.filter(|firm| firm.can.is(Action::EditFirm));
    let standing = firm.map(|firm| (firm.firm.standing, firm.document.is_some()));
    Ok(Page::new(&req, w::list_title(l), || {
        let body = match &lines {
            None => no_firm(&req, &invited),
            Some(lines) if lines.is_empty() => no_proposal(&req),
            Some(lines) => {
                view! { {todo::view(&req, lines, standing)}{lines.iter().map(|line| card(&req, line)).collect_view()} }.into_any()
            }
        };
        view! {
            <div class="wrap stack">
                {show::below_home(&req)}
                <h1>{w::list_title(l)}</h1>
                <p class="lead">{w::list_lead(l)}</p>
                {partnerships::link(&req, asked)}
                {body}
            </div>
        }
    }))
}

/// With who has invited them: the way in is in the mail, and nowhere else.
fn no_firm(req: &Req, invited: &[(String, Moment)]) -> AnyView {
    let l = req.locale;
    let invited = invited.iter().map(|(firm, until)| {
        let said = w::invited(l, firm, until.show_weekday(l));
        view! { <p class="notice">{icons::icon("check")}" "{show::within(l, &said, firm)}</p> }
    });
    view! {
        {invited.collect_view()}
        <div class="empty stack">
            <p>{w::firm_first(l)}</p>
            <p><a class="btn btn-primary" href=req.href(paths::FIRM)>{w::register_firm(l)}</a></p>
        </div>
    }
    .into_any()
}

fn no_proposal(req: &Req) -> AnyView {
    let l = req.locale;
    view! {
        <div class="empty stack">
            <p>{w::list_empty(l)}</p>
            <p><a class="btn btn-primary" href=req.href(paths::CHALLENGES)>{w::find_challenge(l)}</a></p>
        </div>
    }
    .into_any()
}

fn card(req: &Req, line: &ProposalLine) -> AnyView {
    let l = req.locale;
    let closes = line.closes.map(|at| view! { <dt>{w::closes(l)}</dt><dd>{show::time(l, at)}</dd> });
    let submitted = line.receipt.as_ref().map(|receipt| {
        let href = req.href(format!("{}?version={}", paths::proposal_act(line.id, "receipt"), receipt.version));
        let version = receipt.version;
        let heading = if line.state == State::Withdrawn { w::withdrawn_version(l, version) } else { w::submitted_version(l, version) };
        let at = show::time(l, receipt.at);
        view! { <dt>{heading}</dt><dd>{at}", "<a href=href>{show::unbroken(&format!("{} {}", w::receipt(l), receipt.code))}</a></dd> }
    });
    // What can still be sent waits for the firm; what cannot is a draft and nothing else.
    let differs = if line.stage <= Stage::Open { w::draft_differs(l) } else { w::draft_differs_for_good(l) };
    let asked = line.unconfirmed.filter(|_| line.stage == Stage::Open);
    let asked = asked.map(|_| view! { <p class="notice notice-warn">{icons::icon("warning")}" "{w::wait_confirm(l)}</p> });
    let changed = line.is_changed.then(|| view! { <p class="notice notice-warn">{icons::icon("warning")}" "{differs}</p> });
    view! {
        <article class="card stack">
            <p class="eyebrow">{line.code.clone()}" · "{w::challenge(l)}" "{line.challenge_code.clone()}</p>
            <h2><a href=req.href(paths::proposal(line.id))>{show::written(l, &title(l, &line.title))}</a></h2>
            <p lang=line.challenge_title.lang(l).code()>{line.challenge_title.get(l).to_owned()}</p>
            {ending::view(req, line)}
            {asked}
            {changed}
            <dl class="facts">
                {submitted}
                <dt>{w::state(l)}</dt><dd>{state_tag(l, &line.state)}</dd>
                <dt>{w::stage(l)}</dt><dd>{show::stage(l, line.stage)}</dd>
                {closes}
                <dt>{w::next_step(l)}</dt><dd>{next_step(l, line)}</dd>
            </dl>
        </article>
    }
    .into_any()
}

/// The state as a word, an icon and a tint.
pub fn state_tag(l: Locale, state: &State) -> AnyView {
    let (class, icon) = match state {
        State::Draft => ("tag", "edit"),
        State::Submitted => ("tag tag-ok", "lock"),
        State::Admissible => ("tag tag-ok", "check-circle"),
        State::Withdrawn => ("tag tag-warn", "ban"),
        State::RefusalProposed { .. } => ("tag tag-warn", "warning"),
        State::Inadmissible { .. } | State::ReadmissionProposed { .. } => ("tag tag-stop", "cross"),
    };
    view! { <span class=class>{icons::icon(icon)}{state_name(l, state)}</span> }.into_any()
}

fn next_step(l: Locale, line: &ProposalLine) -> String {
    let until = |text: fn(Locale, String) -> String| line.closes.map_or(String::new(), |at| text(l, at.show(l)));
    match (&line.state, line.stage) {
        (_, Stage::Cancelled) => w::next_cancelled(l).into(),
        (State::Draft, Stage::Upcoming) => w::next_write(l).into(),
        (State::Draft, Stage::Open) => until(w::next_submit),
        (State::Withdrawn, Stage::Open) => until(w::next_resubmit),
        (State::Withdrawn, _) => w::next_withdrawn(l).into(),
        (State::Draft, _) => w::next_nothing(l).into(),
        (_, Stage::Open) if line.tasks.iter().any(|task| task.what == Waiting::Rejoin) => until(w::next_rejoin),
        (_, Stage::Open) => until(w::next_replace),
        (_, Stage::Closed) => w::next_sealed(l).into(),
        (_, Stage::ResultPublished) => w::next_feedback(l).into(),
        (State::RefusalProposed { .. }, _) => w::next_refusal(l).into(),
        (State::Inadmissible { .. } | State::ReadmissionProposed { .. }, _) => w::next_inadmissible(l).into(),
        (_, Stage::Opened) => line.completion_due.map_or_else(|| w::next_screening(l).into(), |due| w::next_completion(l, due.show(l))),
        _ => w::next_scoring(l).into(),
    }
}
