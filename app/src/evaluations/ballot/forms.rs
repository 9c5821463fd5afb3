//! The forms of the ballot's page, each for whoever may send it.

use super::words as w;
use crate::{
    paths,
    request::{Refused, Req},
    ui::{form::Fields, show},
};
use backend::evaluations::{BallotLine, BallotView};
use domain::{
    access::{Action, Denied},
    council::motion::{MEETING_MINUTES, TERM_DAYS},
    form::Form,
    limits::REASON,
    locale::Locale,
};
use leptos::prelude::*;

pub fn label(line: &BallotLine) -> String {
    format!("{} – {}", line.code, line.firm_name)
}

pub fn opening(req: &Req, v: &BallotView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    if v.can.get(Action::OpenBallot) == Err(Denied::Role) {
        return view! { <p class="notice">{w::not_open(l)}</p> }.into_any();
    }
    if v.is_few {
        return view! {
            <p class="notice notice-warn">{w::few(l, v.eligible, v.council)}</p>
            <form class="panel" method="post" action=address(req, v, "/open")>
                <div class="actions">{show::gate(l, v.can.get(Action::OpenBallot), w::few_button(l), "btn btn-primary")}</div>
            </form>
        }
        .into_any();
    }
    let empty = Form::default();
    let fields = Fields::new(l, &empty, refused);
    let places = vec![("written".to_owned(), w::written(l).to_owned()), ("meeting".to_owned(), w::in_meeting(l).to_owned())];
    let [least, most] = TERM_DAYS;
    view! {
        <p>{w::open_lead(l, v.eligible)}</p>
        <p>{if v.has_casting { w::equal_casting(l) } else { w::equal_lot(l) }}</p>
        {present(l, v)}
        <form class="panel stack" method="post" action=address(req, v, "/open")>
            {fields.select("place", w::place(l), places).required().view()}
            {fields.input("datetime-local", "until", w::until(l)).hint(w::until_hint(l, MEETING_MINUTES, least, most)).required().view()}
            <div class="actions">{show::gate(l, v.can.get(Action::OpenBallot), w::open_button(l), "btn btn-primary")}</div>
        </form>
    }
    .into_any()
}

pub fn voting(req: &Req, v: &BallotView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let empty = Form::default();
    let fields = Fields::new(l, &empty, refused);
    let vote = if v.has_voted {
        view! { <p class="notice notice-ok">{w::has_voted(l)}</p> }.into_any()
    } else if !v.takes_votes || v.can.get(Action::CastBallot).is_err() {
        ().into_any()
    } else {
        view! {
            <form class="panel stack" method="post" action=address(req, v, "")>
                <p>{w::vote_lead(l)}</p>
                {fields.select("choice", w::choice(l), options(v, |_| true, w::choose(l))).required().view()}
                <div class="actions"><button type="submit" class="btn btn-primary">{w::vote_button(l)}</button></div>
            </form>
        }
        .into_any()
    };
    let presides = v.can.get(Action::CloseBallot) != Err(Denied::Role);
    let close = (presides && v.is_over).then(|| {
        view! {
            <form class="stack" method="post" action=address(req, v, "/close")>
                <p id="form">{w::close_lead(l)}</p>
                <div class="actions">{show::gate(l, v.can.get(Action::CloseBallot), w::close_button(l), "btn")}</div>
            </form>
        }
    });
    let runs = v.until.map(|until| match v.takes_votes && v.now >= until {
        true => w::too_few(l, v.needed),
        false => w::runs_until(l, until.show_weekday(l)),
    });
    view! {
        <p>{w::turnout(l, v.eligible, v.voted)}</p>
        {runs.map(|runs| view! { <p class="meta">{runs}</p> })}
        {present(l, v)}
        {vote}
        {close}
    }
    .into_any()
}

/// Who is, or was, in the meeting, where there is or was one.
pub fn present(l: Locale, v: &BallotView) -> Option<AnyView> {
    let present = v.present?;
    let text = if present.is_running { w::present_now(l, present.members) } else { w::was_present(l, present.members) };
    Some(view! { <p>{text}</p> }.into_any())
}

pub fn casting(req: &Req, v: &BallotView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    if !v.casts || v.can.get(Action::GiveCastingVote).is_err() {
        return view! { <p class="notice">{w::casting_due(l)}</p> }.into_any();
    }
    let empty = Form::default();
    let fields = Fields::new(l, &empty, refused);
    view! {
        <form class="panel stack" method="post" action=address(req, v, "/casting")>
            <h2>{w::casting_heading(l)}</h2>
            <p>{w::casting_lead(l)}</p>
            {fields.select("casting", w::choice(l), options(v, |line| line.is_tied, w::choose(l))).required().view()}
            {fields.area("reason", w::reason(l), 3).hint(w::reason_hint(l)).required().max(REASON).view()}
            <div class="actions"><button type="submit" class="btn btn-primary">{w::casting_button(l)}</button></div>
        </form>
    }
    .into_any()
}

fn options(v: &BallotView, is_offered: impl Fn(&BallotLine) -> bool, first: &str) -> Vec<(String, String)> {
    let lines = v.lines.iter().filter(|line| is_offered(line)).map(|line| (line.id.to_string(), label(line)));
    std::iter::once((String::new(), first.to_owned())).chain(lines).collect()
}

fn address(req: &Req, v: &BallotView, act: &str) -> String {
    req.href(format!("{}{act}", paths::council_act(&v.challenge.code, "ballot")))
}
