//! Opening, the proposals once opened, and how far scoring is.

use super::{loaded::Loaded, words as w, words::opening as o};
use crate::{
    council::{early, missing, reminding},
    exports, paths,
    request::{Refused, Req},
    ui::{
        problems,
        proposal::{earlier_text, state_name, unreadable},
        show,
        table::{Head, table},
    },
};
use backend::{challenges::ChallengeView, evaluations::ProgressLine, proposals::OpenedLine};
use domain::{
    access::{Action, Denied},
    challenges::{Awaited, Stage},
    ids::UserId,
    proposals::State,
    text::grouped,
    time::Moment,
};
use leptos::prelude::*;

/// Both confirmations, and the button of whoever can give one.
pub fn confirmations(req: &Req, v: &ChallengeView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let challenge = &v.challenge;
    let opening = &challenge.opening;
    if v.stage != Stage::Closed && opening.officer.is_none() && opening.secretary.is_none() {
        return ().into_any();
    }
    let line = |label: &'static str, confirmed: Option<(UserId, Moment)>| {
        let state = match confirmed {
            Some((by, at)) => {
                view! { {o::confirmed(l)}": "{v.openers.get(&by).cloned().unwrap_or_default()}", "{show::time(l, at)} }.into_any()
            }
            None => o::waiting(l).into_any(),
        };
        view! { <dt>{label}</dt><dd>{state}</dd> }
    };
    let button = (v.stage == Stage::Closed && opening.officer.is_none()).then(|| {
        let verdict = v.can.get(Action::ConfirmOpening);
        let hint = verdict.is_ok().then(|| view! { <p class="hint">{o::confirm_hint(l)}</p> });
        view! {
            <form method="post" action=req.href(paths::office_act(&challenge.code, "opening")) class="stack" data-long="">
                {hint}
                {early::field(l, v, req.now, refused)}
                {show::gate(l, verdict, o::confirm(l), "btn btn-primary")}
            </form>
        }
    });
    view! {
        <section class="stack" aria-labelledby="opening">
            <h2 id="opening">{o::heading(l)}</h2>
            <dl class="facts">{line(o::officer(l), opening.officer)}{line(o::secretary(l), opening.secretary)}</dl>
            {early::said(l, v)}
            {button}
        </section>
    }
    .into_any()
}

pub fn proposals(req: &Req, all: &Loaded) -> AnyView {
    let l = req.locale;
    let Some(lines) = &all.proposals else { return ().into_any() };
    let list = if lines.is_empty() {
        view! { <p class="empty">{o::none(l)}</p> }.into_any()
    } else {
        let heads = [
            Head::Text(w::code(l)),
            Head::Text(o::firm(l)),
            Head::Text(o::proposal_title(l)),
            Head::Number(o::total(l)),
            Head::Text(o::received(l)),
            Head::Text(o::state(l)),
        ];
        let rows = lines.iter().map(|line| row(req, line)).collect_view();
        table(o::proposals_caption(l), heads, view! { <tbody>{rows}</tbody> })
    };
    view! {
        <section class="stack" aria-labelledby="proposals">
            <h2 id="proposals">{o::proposals(l)}</h2>
            {list}
            {exports::link(req, &paths::challenge_workbook(&all.view.challenge.code, "proposals"), o::proposals(l))}
            {overlaps(req, all)}
            {start(req, all, lines)}
        </section>
    }
    .into_any()
}

fn row(req: &Req, line: &OpenedLine) -> AnyView {
    let l = req.locale;
    let tag = match line.state {
        State::Admissible => "tag tag-ok",
        State::Inadmissible { .. } => "tag tag-stop",
        State::Draft | State::Submitted | State::RefusalProposed { .. } | State::ReadmissionProposed { .. } | State::Withdrawn => {
            "tag tag-warn"
        }
    };
    view! {
        <tr>
            <th scope="row"><a href=req.href(paths::office_proposal(line.id))>{line.code.clone()}</a></th>
            <td>{show::written(l, &line.firm_name)}</td>
            <td>{if line.is_unreadable { unreadable(l).into_any() } else { show::written(l, &line.title) }}</td>
            <td class="num">{(!line.is_unreadable).then(|| grouped(line.total, l))}</td>
            <td>{show::time(l, line.receipt.at)}</td>
            <td><span class=tag>{state_name(l, &line.state)}</span>{line.unconfirmed.map(|amended| earlier_text(l, amended))}</td>
        </tr>
    }
    .into_any()
}

/// The way to what they have in common.
fn overlaps(req: &Req, all: &Loaded) -> AnyView {
    let code = &all.view.challenge.code;
    let link = all.view.can.is(Action::ViewOverlaps).then(|| req.href(paths::overlaps(code)));
    link.map(|href| view! { <p><a href=href>{crate::overlaps::words::link(req.locale)}</a></p> }).into_any()
}

/// Handing over to the council, once every proposal has been screened.
fn start(req: &Req, all: &Loaded, lines: &[OpenedLine]) -> AnyView {
    let l = req.locale;
    let verdict = all.view.can.get(Action::StartScoring);
    let kept_out = verdict.err().filter(|denied| matches!(denied, Denied::KeptOut(_)));
    if all.view.stage != Stage::Opened || verdict.is_err() && kept_out.is_none() {
        return ().into_any();
    }
    let unscreened = lines
        .iter()
        .filter(|line| matches!(line.state, State::Submitted | State::RefusalProposed { .. } | State::ReadmissionProposed { .. }))
        .count();
    let why_not = match unscreened {
        0 if lines.iter().any(|line| line.state == State::Admissible) => kept_out.map(|denied| problems::denied(l, denied)),
        0 => Some(o::none_admitted(l).to_owned()),
        number => Some(o::unscreened(l, number)),
    };
    match why_not {
        Some(why_not) => view! {
            <button type="button" class="btn btn-primary" disabled=true>{o::start(l)}</button>
            <p class="why-not">{why_not}</p>
        }
        .into_any(),
        None => view! {
            <form method="post" action=req.href(paths::office_act(&all.view.challenge.code, "scoring")) class="stack" data-long="">
                <p class="hint">{o::start_hint(l)}</p>
                {show::gate(l, verdict, o::start(l), "btn btn-primary")}
            </form>
        }
        .into_any(),
    }
}

pub fn progress(req: &Req, all: &Loaded) -> AnyView {
    let l = req.locale;
    let Some(lines) = &all.progress else { return ().into_any() };
    let row = |line: &ProgressLine| {
        let (tag, text) = if line.missing == 0 { ("tag tag-ok", o::enough(l)) } else { ("tag tag-warn", o::not_enough(l)) };
        let count = o::sheets_of(l, line.submitted, line.eligible);
        view! {
            <tr>
                <th scope="row" class="nowrap">{line.code.clone()}</th>
                <td>
                    <span>{count.clone()}</span>
                    <progress class="progress" value=line.submitted.to_string() max=line.eligible.max(1).to_string() aria-label=format!("{}: {count}", line.code)></progress>
                </td>
                <td class="num">{line.needed.to_string()}</td>
                <td><span class=tag>{text}</span></td>
            </tr>
        }
    };
    let heads = [Head::Text(w::code(l)), Head::Text(o::sheets(l)), Head::Number(o::needed(l)), Head::Text(o::progress(l))];
    view! {
        <section class="stack" aria-labelledby="progress">
            <h2 id="progress">{o::progress(l)}</h2>
            {table(o::progress_caption(l), heads, view! { <tbody>{lines.iter().map(row).collect_view()}</tbody> })}
            {missing::view(l, &all.missing, all.view.challenge.due(Awaited::Sheets))}
            {all.view.can.is(Action::RemindMembers).then(|| reminding::form(req, &all.view.challenge.code, all.reminded))}
        </section>
    }
    .into_any()
}
