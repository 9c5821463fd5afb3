//! Beside a challenge, always in view: where it stands, when it closes, what can be done and why not.

use super::{watching, words as w};
use crate::{
    paths,
    request::Req,
    ui::{icons, show},
};
use backend::challenges::ChallengeView;
use domain::{
    access::{Action, Denied},
    challenges::Stage,
    proposals::State,
    time::Moment,
};
use leptos::prelude::*;

pub fn aside(req: &Req, v: &ChallengeView, is_watched: bool) -> AnyView {
    let l = req.locale;
    view! {
        <div class="act">
            <p>{show::stage(l, v.stage)}</p>
            {when(req, v)}
            {state(req, v)}
            {act(req, v)}
            {watching::beside(req, v, is_watched)}
            {elsewhere(req, v)}
        </div>
    }
    .into_any()
}

/// On a small screen, at its foot wherever one reads: until when, and the way to what can be done.
pub fn reach(req: &Req, v: &ChallengeView) -> Option<AnyView> {
    let l = req.locale;
    let closes = v.challenge.content.calendar.closes.filter(|_| is_taking(v.stage))?;
    Some(
        view! {
            <p class="reach no-print">
                <span>{w::reach(l, closes.show(l))}</span>
                <a class="btn btn-primary" href="#act">{w::reach_act(l)}</a>
            </p>
        }
        .into_any(),
    )
}

fn when(req: &Req, v: &ChallengeView) -> AnyView {
    let l = req.locale;
    let calendar = &v.challenge.content.calendar;
    let date = |label: &'static str, at: Moment, is_ticking: bool| {
        let countdown = is_ticking.then(|| show::countdown(req, at));
        view! {
            <div>
                <p class="meta">{label}</p>
                <p><time class="closing" datetime=at.to_rfc3339()>{at.show_weekday(l)}</time>{countdown}</p>
                <p class="meta">{w::zone(l)}</p>
            </div>
        }
        .into_any()
    };
    match (v.stage, calendar.opens, calendar.closes) {
        (Stage::Cancelled, ..) => ().into_any(),
        (Stage::Upcoming, Some(opens), closes) => {
            let closes = closes.map(|at| date(w::closes(l), at, false));
            view! { {date(w::opens(l), opens, true)}{closes} }.into_any()
        }
        (Stage::Open, _, Some(closes)) => date(w::closes(l), closes, true),
        (stage, _, Some(closes)) if stage >= Stage::Closed => date(w::closed_at(l), closes, false),
        (_, _, Some(closes)) => date(w::closes(l), closes, false),
        (_, _, None) => ().into_any(),
    }
}

fn state(req: &Req, v: &ChallengeView) -> AnyView {
    let l = req.locale;
    let text = match v.stage {
        Stage::Upcoming => w::state_upcoming(l),
        Stage::Closed => w::state_closed(l),
        Stage::Opened => w::state_opened(l),
        Stage::Scoring | Stage::Scored | Stage::Proposed | Stage::Forwarded | Stage::Decided => w::state_scoring(l),
        Stage::ResultPublished => w::state_published(l),
        _ => return ().into_any(),
    };
    view! { <p>{text}</p> }.into_any()
}

/// The one thing to do, or the reason why not.
fn act(req: &Req, v: &ChallengeView) -> AnyView {
    let l = req.locale;
    let code = &v.challenge.code;
    if let Some((id, state)) = &v.own_proposal {
        let text = match state {
            State::Draft => w::own_draft(l),
            State::Withdrawn => w::own_withdrawn(l),
            _ => w::own_proposal(l),
        };
        let primary = if *state == State::Draft && is_taking(v.stage) { "btn btn-primary" } else { "btn" };
        let result = (v.stage == Stage::ResultPublished).then(|| result_link(req, code));
        return view! { {result}<a class=primary href=req.href(paths::proposal(*id))>{text}</a> }.into_any();
    }
    if v.stage == Stage::ResultPublished {
        return result_link(req, code);
    }
    if !is_taking(v.stage) {
        return ().into_any();
    }
    let prepare = (v.stage == Stage::Upcoming).then(|| view! { <p class="meta">{w::prepare(l)}</p> });
    match v.can.get(Action::StartProposal) {
        Err(Denied::SignIn) => view! {
            <a class="btn btn-primary" href=req.href(paths::sign_in_then(&paths::challenge(code)))>{w::sign_in_to_submit(l)}</a>
            <p>{w::register_lead(l)}" "<a href=req.href(paths::REGISTER)>{w::register(l)}</a></p>
            {prepare}
        }
        .into_any(),
        verdict => {
            let register =
                (verdict == Err(Denied::NoFirm)).then(|| view! { <a class="btn" href=req.href(paths::FIRM)>{w::register_firm(l)}</a> });
            let prepare = verdict.is_ok().then_some(prepare).flatten();
            view! {
                <form method="post" class="gate" action=req.href(paths::start_proposal(code))>
                    {show::gate(l, verdict, w::start(l), "btn btn-primary")}
                </form>
                {register}
                {prepare}
            }
            .into_any()
        }
    }
}

fn is_taking(stage: Stage) -> bool {
    matches!(stage, Stage::Upcoming | Stage::Open)
}

fn result_link(req: &Req, code: &str) -> AnyView {
    view! { <a class="btn btn-primary" href=req.href(paths::results(code))>{w::see_result(req.locale)}</a> }.into_any()
}

/// The same challenge in the rooms of the office and the council.
fn elsewhere(req: &Req, v: &ChallengeView) -> AnyView {
    let l = req.locale;
    let code = &v.challenge.code;
    let link =
        |href: String, text: &'static str| view! { <p><a href=req.href(href)>{text}" "{icons::icon("arrow-right")}</a></p> }.into_any();
    if v.can.is(Action::UseOffice) {
        link(paths::office_challenge(code), w::office_link(l))
    } else if v.can.is(Action::UseCouncil) && (Stage::Closed..Stage::Cancelled).contains(&v.stage) {
        link(paths::council_challenge(code), w::council_link(l))
    } else {
        ().into_any()
    }
}
