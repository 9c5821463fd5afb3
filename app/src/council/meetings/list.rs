//! Meetings in a list, for the council's desk and for a challenge's pages.

use super::words as w;
use crate::{
    paths,
    request::Req,
    ui::{
        show,
        table::{Head, table},
    },
};
use backend::council::meetings::MeetingLine;
use domain::{council::meeting::State, locale::Locale};
use leptos::prelude::*;

/// `plan` is the challenge that a new meeting would begin with; `None` where this reader may not plan one.
pub fn section(req: &Req, lines: &[MeetingLine], plan: Option<&str>) -> AnyView {
    let l = req.locale;
    let new = plan.map(|code| {
        let href = req.href(format!("{}?challenge={code}", paths::MEETING_NEW));
        view! { <p><a class="btn" href=href>{w::plan_new(l)}</a></p> }
    });
    if lines.is_empty() && new.is_none() {
        return ().into_any();
    }
    let body = if lines.is_empty() {
        view! { <p class="muted">{w::none(l)}</p> }.into_any()
    } else {
        let heads = [w::col_at(l), w::col_place(l), w::col_about(l), w::col_state(l)].map(Head::Text);
        table(w::caption(l), heads, view! { <tbody>{lines.iter().map(|line| row(req, line)).collect_view()}</tbody> })
    };
    view! {
        <section class="stack" aria-labelledby="meetings">
            <h2 id="meetings">{w::heading(l)}</h2>
            {body}
            {new}
        </section>
    }
    .into_any()
}

fn row(req: &Req, line: &MeetingLine) -> AnyView {
    let l = req.locale;
    let codes: Vec<_> = line.challenges.iter().map(|c| c.code.as_str()).collect();
    view! {
        <tr>
            <th scope="row"><a href=req.href(paths::meeting(line.id))>{line.at.show(l)}</a></th>
            <td>{line.place.clone()}</td>
            <td>{codes.join(", ")}</td>
            <td>{state(l, &line.state)}</td>
        </tr>
    }
    .into_any()
}

pub fn state(l: Locale, state: &State) -> AnyView {
    let class = match state {
        State::Planned => "tag",
        State::Running { .. } => "tag tag-warn",
        State::Ended { quorum, .. } if quorum.is_met() => "tag tag-ok",
        State::Ended { .. } => "tag tag-stop",
    };
    view! { <span class=class>{state_name(l, state)}</span> }.into_any()
}

pub fn state_name(l: Locale, state: &State) -> &'static str {
    match state {
        State::Planned => w::planned(l),
        State::Running { .. } => w::running(l),
        State::Ended { quorum, .. } if quorum.is_met() => w::ended_valid(l),
        State::Ended { .. } => w::ended_not_quorate(l),
    }
}

/// The way back from a meeting's page: to the desk of whoever reads it.
pub fn trail(req: &Req, is_office: bool) -> AnyView {
    let l = req.locale;
    let (path, text) = if is_office { (paths::OFFICE, w::office(l)) } else { (paths::COUNCIL, w::council(l)) };
    show::breadcrumb(req, &[(path, text)])
}
