//! The firm's proposals, each with what comes next.

use super::{title, words as w};
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::Req,
    ui::{icons, proposal::state_name, show},
};
use backend::{Error, proposals::ProposalLine};
use domain::{
    access::{self, Action, Denied, Site},
    challenges::Stage,
    firms::Standing,
    locale::Locale,
    proposals::{State, waiting::Waiting},
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
    let standing = req.backend.own_firm(&req.actor).await?.map(|firm| (firm.firm.standing, firm.document.is_some()));
    Ok(Page::new(&req, w::list_title(l), || {
        let body = match &lines {
            None => no_firm(&req),
            Some(lines) if lines.is_empty() => no_proposal(&req),
            Some(lines) => view! { {tasks(&req, lines, standing)}{lines.iter().map(|line| card(&req, line)).collect_view()} }.into_any(),
        };
        view! {
            <div class="wrap stack">
                {show::below_home(&req)}
                <h1>{w::list_title(l)}</h1>
                <p class="lead">{w::list_lead(l)}</p>
                {body}
            </div>
        }
    }))
}

/// What waits for the firm, with its term: the same as its mails say.
fn tasks(req: &Req, lines: &[ProposalLine], standing: Option<(Standing, bool)>) -> AnyView {
    let l = req.locale;
    let firm = match standing {
        Some((Standing::Returned, _)) => Some(w::wait_returned(l)),
        Some((Standing::Pending, false)) => Some(w::wait_certificate(l)),
        _ => None,
    };
    let firm = firm.map(|text| view! { <li><a href=req.href(paths::FIRM)>{text}</a></li> });
    let waits: Vec<_> = lines.iter().filter_map(|line| line.waits.map(|(waiting, until)| (line, waiting, until))).collect();
    let owed: Vec<_> = lines.iter().filter_map(|line| line.debrief_due.map(|due| (line, due))).collect();
    let is_empty = waits.is_empty() && owed.is_empty() && firm.is_none();
    let owed = owed.into_iter().map(|(line, due)| {
        let href = req.href(paths::proposal_act(line.id, "feedback"));
        view! {
            <li>
                <a href=href>{w::wait_debrief(l)}": "{show::unbroken(&line.code)}", "{show::unbroken(&line.challenge_code)}</a>
                <span class="meta">{if due.is_over(req.now) { w::wait_late(l, due.show_weekday(l)) } else { w::wait_term(l, due.show_weekday(l)) }}</span>
            </li>
        }
    });
    let items = waits.into_iter().map(|(line, waiting, until)| {
        let (text, href) = match waiting {
            Waiting::Write => (w::wait_write(l), paths::proposal(line.id)),
            Waiting::Submit => (w::wait_submit(l), paths::proposal_act(line.id, "submit")),
            Waiting::Confirm => (w::wait_confirm(l), paths::proposal(line.id)),
            Waiting::Complete => (w::wait_complete(l), paths::proposal_act(line.id, "completion")),
            Waiting::Result => (w::wait_result(l), paths::proposal_act(line.id, "feedback")),
        };
        view! {
            <li>
                <a href=req.href(href)>{text}": "{show::unbroken(&line.code)}", "{show::unbroken(&line.challenge_code)}</a>
                <span class="meta">{w::wait_term(l, until.show_weekday(l))}</span>
            </li>
        }
    });
    let list = if is_empty {
        view! { <p class="empty">{w::wait_nothing(l)}</p> }.into_any()
    } else {
        view! { <ul class="tasklist">{firm}{items.collect_view()}{owed.collect_view()}</ul> }.into_any()
    };
    view! { <section class="stack" aria-labelledby="waiting"><h2 id="waiting">{w::waiting(l)}</h2>{list}</section> }.into_any()
}

fn no_firm(req: &Req) -> AnyView {
    let l = req.locale;
    view! {
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
    let feedback = line.has_feedback.then(|| {
        let href = req.href(paths::proposal_act(line.id, "feedback"));
        view! { <p><a href=href>{w::feedback_title(l)}</a></p> }
    });
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
            {asked}
            {changed}
            <dl class="facts">
                {submitted}
                <dt>{w::state(l)}</dt><dd>{state_tag(l, &line.state)}</dd>
                <dt>{w::stage(l)}</dt><dd>{show::stage(l, line.stage)}</dd>
                {closes}
                <dt>{w::next_step(l)}</dt><dd>{next_step(l, line)}</dd>
            </dl>
            {feedback}
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
        (_, Stage::Open) => until(w::next_replace),
        (_, Stage::Closed) => w::next_sealed(l).into(),
        (_, Stage::ResultPublished) => w::next_feedback(l).into(),
        (State::RefusalProposed { .. }, _) => w::next_refusal(l).into(),
        (State::Inadmissible { .. } | State::ReadmissionProposed { .. }, _) => w::next_inadmissible(l).into(),
        (_, Stage::Opened) => line.completion_due.map_or_else(|| w::next_screening(l).into(), |due| w::next_completion(l, due.show(l))),
        _ => w::next_scoring(l).into(),
    }
}
