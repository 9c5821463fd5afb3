//! Planning a meeting, and the fields of a plan.

use super::{list, over, words as w};
use crate::{
    council::words::seat,
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req},
    ui::{ask::asked, done::Done, form::Fields},
};
use axum::response::Response;
use backend::council::meetings::{MeetingView, PlanChoices, WideLine};
use domain::{
    access::{Action, Site, check},
    council::meeting::Plan,
    form::Form,
    limits::{NAME, REASON},
    locale::Locale,
    people::SeatRole,
};
use leptos::prelude::*;

pub async fn page(req: Req) -> Result<Page, AppError> {
    show(&req, req.kept()).await
}

pub async fn plan(req: Req, Posted(form): Posted) -> Result<Response, AppError> {
    let planned = req.backend.plan_meeting(&req.actor, &form).await;
    req.answer(form, planned, |id| (paths::meeting(id), Done::MeetingPlanned), async |refused| show(&req, Some(&refused)).await).await
}

async fn show(req: &Req, refused: Option<&Refused>) -> Result<Page, AppError> {
    let choices = req.backend.plan_choices(&req.actor).await?;
    let wide = req.backend.unplanned_items(&req.actor).await?;
    Ok(Page::new(req, w::plan_new(req.locale), || view(req, &choices, &wide, refused)).refused(refused))
}

fn view(req: &Req, choices: &PlanChoices, wide: &[WideLine], refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let mut stored = Form::default().with(format!("challenge_{}", req.query.get("challenge")), "on");
    stored.set("secretary", choices.secretary.map(|id| id.to_string()).unwrap_or_default());
    let f = Fields::new(l, &stored, refused);
    let is_office = check(&req.actor, Action::UseOffice, &Site, req.now).is_ok();
    let boxes =
        choices.challenges.iter().map(|c| f.checkbox(&format!("challenge_{}", c.code), format!("{} – {}", c.code, c.title.get(l))).view());
    let seats = choices.seats.iter().map(|s| (s.user.to_string(), s.name.clone(), s.role));
    f.name("challenges", w::about(l));
    view! {
        <div class="wrap narrow stack">
            {list::trail(req, is_office, Some(w::plan_new(l).to_owned()))}
            <h1>{w::plan_new(l)}</h1>
            <p class="lead">{w::plan_lead(l)}</p>
            {f.summary()}
            {proposed(l, wide)}
            <form class="stack" method="post" action=req.href(paths::MEETING_NEW)>
                <fieldset class="fieldset" id="challenges">
                    <legend>{w::about(l)}</legend>
                    {choices.challenges.is_empty().then(|| view! { <p class="empty">{w::no_challenges(l)}</p> })}
                    {boxes.collect_view()}
                </fieldset>
                {fields(l, &f, seats)}
                {guests(l, &f)}
                <div class="actions"><button type="submit" class="btn btn-primary">{w::plan_button(l)}</button></div>
            </form>
        </div>
    }
    .into_any()
}

/// What the rules put on the next agenda, where no meeting is planned that would have it.
fn proposed(l: Locale, wide: &[WideLine]) -> Option<AnyView> {
    let line = |line: &WideLine| {
        let criteria = line.criteria.iter().map(|name| name.get(l)).collect::<Vec<_>>().join("; ");
        view! { <li>{w::wide_line(l, &line.code, &line.challenge_code, criteria)}</li> }
    };
    (!wide.is_empty())
        .then(|| view! { <div class="notice"><p>{w::wide_lead(l)}</p><ul>{wide.iter().map(line).collect_view()}</ul></div> }.into_any())
}

fn fields(l: Locale, f: &Fields<'_>, seats: impl Iterator<Item = (String, String, SeatRole)>) -> AnyView {
    let people = seats.map(|(id, name, role)| (id, format!("{name} – {}", seat(l, role)))).collect();
    view! {
        {f.text("place", w::place(l)).required().max(NAME).view()}
        {f.input("datetime-local", "at", w::at(l)).required().view()}
        {f.day_off("at")}
        {f.select("secretary", w::secretary(l), people).hint(w::secretary_hint(l)).required().view()}
    }
    .into_any()
}

fn guests(l: Locale, f: &Fields<'_>) -> AnyView {
    f.area("guests", w::guests(l), 3).hint(w::guests_hint(l)).max(REASON).view()
}

/// The plan of a meeting that has not begun, to be changed.
pub fn change(req: &Req, v: &MeetingView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let stored = stored(&v.plan);
    // Guests stand beside the roll, for whoever marks it.
    let has_guests = !v.can.is(Action::RunMeeting);
    let all = stored.clone().with("guests", v.plan.guests.join("\n"));
    let refused = over(&all, refused);
    let refused = refused.as_ref();
    let f = Fields::new(l, &all, refused);
    let seats = v.roll.iter().map(|a| (a.user.to_string(), a.name.clone(), a.role));
    view! {
        <details class="panel" id="plan" open=refused.is_some_and(|refused| refused.is_of(if has_guests { &all } else { &stored }))>
            <summary>{w::change_heading(l)}</summary>
            <div class="stack">
                {fields(l, &f, seats)}
                {has_guests.then(|| guests(l, &f))}
                <div class="actions">
                    <button type="submit" class="btn" formaction=req.href(paths::meeting_act(v.id, "plan"))>{w::change_button(l)}</button>
                </div>
            </div>
        </details>
    }
    .into_any()
}

/// Calling it off, which asks first.
pub fn call_off(req: &Req, v: &MeetingView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let stored = Form::default().with("reason", "");
    let refused = over(&stored, refused);
    let f = Fields::new(l, &stored, refused.as_ref());
    let part = view! {
        <div class="stack" id="call-off">
            {f.area("reason", w::call_off_reason(l), 2).hint(w::call_off_hint(l)).required().max(REASON).view()}
            <div class="actions">
                <button type="submit" class="btn btn-danger" formaction=req.href(paths::meeting_act(v.id, "call-off"))>{w::call_off_button(l)}</button>
            </div>
        </div>
    };
    let is_open = refused.as_ref().is_some_and(|refused| refused.is_of(&stored));
    asked(w::call_off(l).to_owned(), None, w::call_off_ask(l, v.plan.at.show_weekday(l)), is_open, part)
}

/// The fields of a plan as they are stored, without the guests, which stand beside the roll.
pub fn stored(plan: &Plan) -> Form {
    Form::default().with("place", &plan.place).with("at", plan.at.to_local()).with("secretary", plan.secretary.to_string())
}
