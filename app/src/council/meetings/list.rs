//! Meetings in a list: all of them, those that are coming, and those about a challenge.

use super::words as w;
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::Req,
    ui::{
        show,
        table::{Head, table},
    },
};
use backend::council::meetings::MeetingLine;
use domain::{
    access::{Action, Site, check},
    council::meeting::State,
    locale::Locale,
};
use leptos::prelude::*;

pub async fn page(req: Req) -> Result<Page, AppError> {
    let lines = req.backend.meetings(&req.actor).await?;
    let may_plan = req.backend.plan_choices(&req.actor).await.is_ok_and(|choices| !choices.challenges.is_empty());
    Ok(Page::new(&req, w::heading(req.locale), || view(&req, &lines, may_plan)))
}

fn view(req: &Req, lines: &[MeetingLine], may_plan: bool) -> AnyView {
    let l = req.locale;
    let is_office = check(&req.actor, Action::UseOffice, &Site, req.now).is_ok();
    let over: Vec<_> = lines.iter().filter(|line| line.state.is_over()).collect();
    view! {
        <div class="wrap stack">
            {trail(req, is_office, None)}
            <h1>{w::heading(l)}</h1>
            {may_plan.then(|| plan_new(req, ""))}
            <section class="stack" aria-labelledby="coming">
                <h2 id="coming">{w::coming(l)}</h2>
                {listed(req, &coming(lines), w::coming_caption(l), w::none_coming(l))}
            </section>
            <section class="stack" aria-labelledby="over">
                <h2 id="over">{w::past(l)}</h2>
                {listed(req, &over, w::past_caption(l), w::none_past(l))}
            </section>
        </div>
    }
    .into_any()
}

/// Under way or planned, the nearest first.
pub fn coming(lines: &[MeetingLine]) -> Vec<&MeetingLine> {
    let mut coming: Vec<_> = lines.iter().filter(|line| !line.state.is_over()).collect();
    coming.sort_by_key(|line| (line.state == State::Planned, line.at));
    coming
}

/// Those that are coming, on the council's desk; the others are a page away.
pub fn desk(req: &Req, lines: &[MeetingLine], may_plan: bool) -> AnyView {
    let l = req.locale;
    view! {
        <section class="stack" aria-labelledby="meetings">
            <h2 id="meetings">{w::heading(l)}</h2>
            {listed(req, &coming(lines), w::coming_caption(l), w::none_coming(l))}
            <p><a href=req.href(paths::MEETINGS)>{w::all_meetings(l)}</a></p>
            {may_plan.then(|| plan_new(req, ""))}
        </section>
    }
    .into_any()
}

/// Those about a challenge. `plan` is the challenge that a new meeting would begin with; `None` where this reader may
/// not plan one.
pub fn section(req: &Req, lines: &[MeetingLine], plan: Option<&str>) -> AnyView {
    let l = req.locale;
    if lines.is_empty() && plan.is_none() {
        return ().into_any();
    }
    view! {
        <section class="stack" aria-labelledby="meetings">
            <h2 id="meetings">{w::heading(l)}</h2>
            {listed(req, &lines.iter().collect::<Vec<_>>(), w::caption(l), w::none(l))}
            {plan.map(|code| plan_new(req, code))}
        </section>
    }
    .into_any()
}

fn plan_new(req: &Req, code: &str) -> AnyView {
    let href = if code.is_empty() { paths::MEETING_NEW.to_owned() } else { format!("{}?challenge={code}", paths::MEETING_NEW) };
    view! { <p><a class="btn" href=req.href(href)>{w::plan_new(req.locale)}</a></p> }.into_any()
}

fn listed(req: &Req, lines: &[&MeetingLine], caption: &'static str, none: &'static str) -> AnyView {
    let l = req.locale;
    if lines.is_empty() {
        return view! { <p class="muted">{none}</p> }.into_any();
    }
    let heads = [w::col_at(l), w::col_state(l), w::col_about(l), w::col_place(l)].map(Head::Text);
    table(caption, heads, view! { <tbody>{lines.iter().map(|line| row(req, line)).collect_view()}</tbody> })
}

fn row(req: &Req, line: &MeetingLine) -> AnyView {
    let l = req.locale;
    let codes: Vec<_> = line.challenges.iter().map(|c| c.code.as_str()).collect();
    view! {
        <tr>
            <th scope="row"><a href=req.href(paths::meeting(line.id))>{line.at.show(l)}</a></th>
            <td>{state(l, &line.state)}</td>
            <td>{codes.join(", ")}</td>
            <td>{show::written(l, &line.place)}</td>
        </tr>
    }
    .into_any()
}

pub fn state(l: Locale, state: &State) -> AnyView {
    let class = match state {
        State::Planned => "tag",
        State::Running { .. } => "tag tag-warn",
        State::Ended { quorum, .. } if quorum.is_met() => "tag tag-ok",
        State::Ended { .. } | State::CalledOff { .. } => "tag tag-stop",
    };
    view! { <span class=class>{state_name(l, state)}</span> }.into_any()
}

pub fn state_name(l: Locale, state: &State) -> &'static str {
    match state {
        State::Planned => w::planned(l),
        State::Running { .. } => w::running(l),
        State::Ended { quorum, .. } if quorum.is_met() => w::ended_valid(l),
        State::Ended { .. } => w::ended_not_quorate(l),
        State::CalledOff { .. } => w::called_off(l),
    }
}

/// The way back: to the desk of whoever reads, and from a page of its own to the list.
pub fn trail(req: &Req, is_office: bool, page: Option<String>) -> AnyView {
    let l = req.locale;
    let desk = if is_office { (paths::OFFICE, w::office(l).to_owned()) } else { (paths::COUNCIL, w::council(l).to_owned()) };
    let list = (if page.is_some() { paths::MEETINGS } else { "" }, w::heading(l).to_owned());
    let trail: Vec<_> = [desk, list].into_iter().chain(page.map(|page| ("", page))).collect();
    show::breadcrumb(req, &trail)
}
