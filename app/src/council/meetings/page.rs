//! A meeting's page: what it is about, the agenda, who is there, and the forms of those who run it.

use super::{
    FORM, PARTS, agenda, answers, closing, confirming, is_one_form, item, list, plan, presence, roll, typed_form, unsaved, with_field,
    words as w,
};
use crate::{
    error::AppError,
    kept,
    motions::panel,
    page::Page,
    paths,
    request::{Refused, Req, parsed},
    ui::{ask::asked, form::Fields, problems, show},
};
use axum::extract::Path;
use backend::{council::meetings::MeetingView, motions::MotionView};
use domain::{
    access::{Action, Site, check},
    check::Problem,
    council::{
        Quorum,
        meeting::{Presence, State},
    },
    form::Form,
    ids::MeetingId,
    locale::Locale,
};
use leptos::prelude::*;

pub async fn page(req: Req, Path(id): Path<String>) -> Result<Page, AppError> {
    show(&req, parsed(&id)?, req.kept()).await
}

pub async fn show(req: &Req, id: MeetingId, refused: Option<&Refused>) -> Result<Page, AppError> {
    let v = req.backend.meeting(&req.actor, id).await?;
    let motions = req.backend.meeting_motions(&req.actor, id).await?;
    Ok(Page::new(req, w::title(req.locale, v.plan.at.show(req.locale)), || view(req, &v, &motions, refused)).refused(refused))
}

fn view(req: &Req, v: &MeetingView, motions: &[MotionView], refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let is_office = check(&req.actor, Action::UseOffice, &Site, req.now).is_ok();
    let parts = match (&v.state, is_one_form(v)) {
        (State::Planned, true) => planned(req, v, refused),
        (_, true) => running(req, v, refused),
        _ => parts(req, v, refused),
    };
    let called_off = if let State::CalledOff { at, reason } = &v.state {
        view! { <div class="notice notice-warn"><p><strong>{w::called_off_at(l, at.show(l))}</strong></p>{show::plain(reason)}</div> }
            .into_any()
    } else {
        ().into_any()
    };
    view! {
        <div class="wrap stack">
            {list::trail(req, is_office, Some(w::title(l, v.plan.at.show_date(l))))}
            <p class="row">{list::state(l, &v.state)}</p>
            <h1>{w::title(l, v.plan.at.show(l))}</h1>
            {match refused.filter(|refused| refused.is_kept() && typed_form(v).is_some()) {
                Some(kept) => unsaved::view(l, v, kept),
                None => Fields::new(l, &Form::default(), refused).summary(),
            }}
            {unsaved::conflict(l, v, refused)}
            {unsaved::too_late(l, v, refused)}
            {called_off}
            {answers::view(req, v)}
            {answers::sum(req, v)}
            {presence::view(req, v)}
            // Whoever types here votes on the motion's own page.
            {panel::open(req, motions, typed_form(v).is_none())}
            <div class="split">
                <aside class="stack">{facts(req, v)}</aside>
                {parts}
            </div>
        </div>
    }
    .into_any()
}

/// Of a meeting that runs, for whoever runs it: one form, so that no button loses what is typed for another.
fn running(req: &Req, v: &MeetingView, refused: Option<&Refused>) -> AnyView {
    let record = item::record(req, v, refused);
    let first = if record.is_some() { "record" } else { "attendance" };
    view! {
        <form class="stack" id=FORM method="post" action=req.href(paths::meeting_act(v.id, "record"))>
            // The Enter key presses the first button: it saves what is typed, and nothing else.
            <button type="submit" class="visually-hidden" tabindex="-1" aria-hidden="true" formaction=req.href(paths::meeting_act(v.id, first))></button>
            {unsaved::seen(v, refused)}
            {nobody_marked(req.locale, v)}
            {item::current(req, v, true)}
            {item::moves(req, v)}
            {record}
            {agenda::section(req, v, true, false, None)}
            {item::records(req, v)}
            {roll::section(req, v, true, refused)}
            {closing::reports(req, v, with_field(refused, "report"))}
            {closing::end(req, v, with_field(refused, "outcome"))}
        </form>
    }
    .into_any()
}

/// Who is there stands far below what is discussed, and comes first.
fn nobody_marked(l: Locale, v: &MeetingView) -> AnyView {
    let is_none = v.roll.iter().all(|attendee| attendee.presence == Presence::Absent);
    is_none
        .then(|| view! { <p class="notice notice-warn">{w::nobody_marked(l)}" "<a href="#attendance">{w::attendance(l)}</a></p> })
        .into_any()
}

/// Of a meeting that is planned, for whoever runs or plans it: one form, too.
fn planned(req: &Req, v: &MeetingView, refused: Option<&Refused>) -> AnyView {
    let (may_run, may_plan) = (v.can.is(Action::RunMeeting), v.can.is(Action::PlanMeeting));
    let act = if may_run { "attendance" } else { "plan" };
    // The Enter key presses the first button, which shows the page again with what is typed.
    let again = kept::address(&req.href(paths::meeting(v.id)), kept::AGAIN);
    view! {
        <form class="stack" id=FORM method="post" action=req.href(paths::meeting_act(v.id, act))>
            <button type="submit" class="visually-hidden" tabindex="-1" aria-hidden="true" formaction=again></button>
            {unsaved::seen(v, refused)}
            <input type="hidden" name=PARTS value="all"/>
            {may_run.then(|| start(req, v, refused))}
            {agenda::section(req, v, false, may_plan, refused)}
            {roll::section(req, v, may_run, refused)}
            {closing::reports(req, v, with_field(refused, "report"))}
            {may_plan.then(|| plan::change(req, v, refused))}
            {v.can.is(Action::CallOffMeeting).then(|| plan::call_off(req, v, refused))}
        </form>
    }
    .into_any()
}

fn parts(req: &Req, v: &MeetingView, refused: Option<&Refused>) -> AnyView {
    view! {
        <div class="stack">
            {item::unsaved(req.locale, v, refused)}
            {closing::ended_outside(req.locale, v)}
            {confirming::section(req, v)}
            {item::current(req, v, false)}
            {agenda::section(req, v, false, false, None)}
            {item::records(req, v)}
            {roll::section(req, v, false, None)}
            {closing::reports(req, v, with_field(refused, "report"))}
        </div>
    }
    .into_any()
}

/// On another day than planned it asks first.
fn start(req: &Req, v: &MeetingView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let action = req.href(paths::meeting_act(v.id, "start"));
    let button = view! { <button type="submit" class="btn btn-primary" formaction=action>{w::start_button(l)}</button> };
    let form = if v.is_due {
        button.into_any()
    } else {
        let stored = Form::default();
        let f = Fields::new(l, &stored, refused);
        f.name("other_day", w::other_day(l));
        let wrong = refused.and_then(|r| r.errors.of("other_day")).map(|problem| problems::text(l, problem));
        let invalid = wrong.is_some().then_some("true");
        let is_meant = refused.is_some_and(|refused| refused.form.is_checked("other_day"));
        let is_open = is_meant || wrong.is_some();
        let form = view! {
            <div class="field field-check">
                <input type="checkbox" id="other_day" name="other_day" value="on" checked=is_meant aria-invalid=invalid/>
                <label for="other_day">{w::other_day(l)}</label>
                {wrong.map(|text| view! { <p class="error">{text}</p> })}
            </div>
            {button}
        };
        asked(w::start_other_day(l).to_owned(), None, w::start_ask(l, v.plan.at.show_weekday(l), v.now.show_weekday(l)), is_open, form)
    };
    view! { <div class="panel stack"><p class="hint">{w::start_hint(l)}</p>{form}</div> }.into_any()
}

fn facts(req: &Req, v: &MeetingView) -> AnyView {
    let l = req.locale;
    let about = v.challenges.iter().map(|c| {
        view! {
            <li lang=c.title.lang(l).code()>
                <a href=req.href(paths::challenge(&c.code))>{format!("{} – {}", c.code, c.title.get(l))}</a>
            </li>
        }
    });
    let (started, ended, note) = match &v.state {
        State::Planned | State::CalledOff { .. } => (None, None, String::new()),
        State::Running { started, .. } => (Some(*started), None, String::new()),
        State::Ended { started, ended, note, .. } => (Some(*started), Some(*ended), note.clone()),
    };
    let moment =
        |label: &'static str, at: Option<domain::time::Moment>| at.map(|at| view! { <dt>{label}</dt><dd>{show::time(l, at)}</dd> });
    let quorum = match &v.state {
        State::CalledOff { .. } => ().into_any(),
        State::Planned if v.quorum.present == 0 => {
            view! { <dt>{w::quorum(l)}</dt><dd>{w::quorum_asks(l, v.quorum.needed)}</dd> }.into_any()
        }
        State::Ended { quorum, .. } => quorum_view(l, quorum, &v.presider),
        State::Planned | State::Running { .. } => quorum_view(l, &v.quorum, &v.presider),
    };
    view! {
        <h2>{w::facts(l)}</h2>
        <dl class="facts">
            <dt>{w::about(l)}</dt><dd><ul>{about.collect_view()}</ul></dd>
            <dt>{w::place(l)}</dt><dd>{show::written(l, &v.plan.place)}</dd>
            <dt>{w::at(l)}</dt><dd>{show::time(l, v.plan.at)}</dd>
            {moment(w::started(l), started)}
            {moment(w::ended(l), ended)}
            <dt>{w::secretary(l)}</dt><dd>{v.secretary.clone()}</dd>
            {quorum}
            {(!note.is_empty()).then(|| view! { <dt>{w::end_note(l)}</dt><dd>{show::plain(&note)}</dd> })}
        </dl>
        {papers(req, v)}
        {answers::files(req, v)}
        {(!v.state.is_over()).then(|| view! {
            <p><a class="btn" href=req.href(paths::meeting_act(v.id, "live"))>{w::live(l)}</a></p>
            <p class="hint">{w::live_hint(l)}</p>
        })}
    }
    .into_any()
}

/// Where the minutes of a meeting that has ended can be had.
fn papers(req: &Req, v: &MeetingView) -> AnyView {
    let first = v.challenges.first().filter(|_| matches!(v.state, State::Ended { .. }) && v.can.is(Action::ViewMinutes));
    first.map(|c| view! { <p><a class="btn" href=req.href(paths::papers(&c.code))>{w::to_minutes(req.locale)}</a></p> }).into_any()
}

fn quorum_view(l: Locale, quorum: &Quorum, presider: &str) -> AnyView {
    let reports = (quorum.reports_needed > 0).then(|| view! { <p>{w::reports_count(l, quorum.reports, quorum.reports_needed)}</p> });
    let missing = quorum.missing_reports();
    let missing = (missing > 0).then(|| view! { <p class="tag tag-warn">{problems::text(l, &Problem::ReportsMissing(missing))}</p> });
    let verdict = if quorum.is_met() {
        view! { <p class="tag tag-ok">{w::quorum_met(l)}</p> }.into_any()
    } else {
        let lacks = quorum.lacks();
        let lacks = lacks.iter().map(|problem| view! { <li>{problems::text(l, problem)}</li> });
        view! { <p class="tag tag-warn">{w::quorum_lacks(l)}</p><ul>{lacks.collect_view()}</ul> }.into_any()
    };
    let presides = if presider.is_empty() { w::nobody_presides(l) } else { presider };
    view! {
        <dt>{w::presider(l)}</dt><dd>{presides.to_owned()}</dd>
        <dt>{w::quorum(l)}</dt><dd><p>{w::quorum_count(l, quorum.present, quorum.needed)}</p>{reports}{missing}{verdict}</dd>
    }
    .into_any()
}
