//! What on the page of a meeting was typed and is not saved: said by its name, with the way to it.

use super::{agenda, item, plan, roll, words as w};
use crate::{
    request::Refused,
    ui::{conflict, form::hidden_field, unsaved},
};
use backend::council::meetings::MeetingView;
use domain::{
    council::meeting::State,
    form::Form,
    locale::Locale,
    seen::{SEEN, Seen},
};
use leptos::prelude::*;

/// The fields of a meeting's form besides the record, as they are stored.
pub fn rest(v: &MeetingView) -> Form {
    let mut stored = roll::fields(v).with("outcome", "").with("note", "").with("reason", "");
    stored.0.extend(plan::stored(&v.plan).0);
    stored.0.extend(agenda::positions(v).0);
    if let Some(own) = v.reports.iter().find(|report| report.is_own) {
        stored.set("report", own.written());
    }
    stored
}

/// What the page shows to be changed, for its forms to carry.
pub fn shown(v: &MeetingView) -> Form {
    let own = v.reports.iter().find(|report| report.is_own).and_then(|report| report.text.as_deref());
    v.plan.shown_beside(own.unwrap_or_default())
}

/// The hidden field with it.
pub fn seen(v: &MeetingView, refused: Option<&Refused>) -> AnyView {
    hidden_field(SEEN, &Refused::seen(refused, &Seen::of(&shown(v))))
}

/// Where another window changed the same.
pub fn conflict(l: Locale, v: &MeetingView, refused: Option<&Refused>) -> AnyView {
    let is_of_these = |theirs: &Form| theirs.0.contains_key(SEEN);
    let refused = refused.filter(|refused| refused.asked.is_some() && refused.theirs.as_ref().is_some_and(is_of_these));
    let label = |name: &str| match name {
        "place" => w::place(l),
        "at" => w::at(l),
        "secretary" => w::secretary(l),
        "guests" => w::guests(l),
        _ => w::report(l),
    };
    let said = |name: &str, value: &str| match v.roll.iter().find(|a| name == "secretary" && a.user.to_string() == value) {
        Some(attendee) => attendee.name.clone(),
        None => value.to_owned(),
    };
    conflict::section(l, refused, |name| label(name).to_owned(), said)
}

/// Where the page shows again what was typed, which parts of it are meant: said instead of the form's own line, which would
/// say it of all of it. What saves itself says so here, too.
pub fn view(l: Locale, v: &MeetingView, refused: &Refused) -> AnyView {
    let typed = roll::touched(&refused.form);
    let mut stored = rest(v);
    stored.0.extend(item::stored(v, &typed).unwrap_or_default().0);
    let is_unsaved = |field: &String| stored.0.contains_key(field) && typed.text(field) != stored.text(field);
    let is_planned = v.state == State::Planned;
    let is_here = |field: &&String| is_unsaved(field) && (is_planned || !is_of_plan(field));
    let mut parts: Vec<_> = typed.0.keys().filter(is_here).map(|field| part(l, field)).collect();
    parts.sort_unstable();
    parts.dedup();
    if parts.is_empty() {
        return ().into_any();
    }
    let links = parts.into_iter().map(|(id, name)| {
        let version = match id {
            "record" => item::VERSION,
            "reports" => "report_version",
            _ => "",
        };
        view! { <li data-unsaved-of=version><a href=format!("#{id}")>{name}</a></li> }
    });
    view! {
        <div class="notice notice-warn" role="status" tabindex="-1" id="kept"><p>{w::unsaved_parts(l)}</p><ul>{links.collect_view()}</ul></div>
    }
    .into_any()
}

/// What was typed for a plan while the meeting began: there is no field for it any more.
pub fn too_late(l: Locale, v: &MeetingView, refused: Option<&Refused>) -> AnyView {
    let Some(refused) = refused.filter(|_| v.state != State::Planned) else { return ().into_any() };
    let stored = rest(v);
    unsaved::view(l, refused, |name| {
        let label = match name {
            "place" => w::place(l),
            "at" => w::at(l),
            "reason" => w::call_off_reason(l),
            _ => return None,
        };
        (refused.form.text(name) != stored.text(name)).then(|| label.to_owned())
    })
}

/// What is typed before a meeting only.
fn is_of_plan(field: &str) -> bool {
    matches!(field, "place" | "at" | "secretary" | "reason") || field.starts_with("position_")
}

/// The place on the page, and its name.
fn part(l: Locale, field: &str) -> (&'static str, &'static str) {
    match field {
        "report" => ("reports", w::reports(l)),
        "note" => ("note", w::unsaved_note(l)),
        "outcome" => ("outcome", w::outcome(l)),
        "place" | "at" | "secretary" => ("plan", w::change_heading(l)),
        "reason" => ("call-off", w::call_off(l)),
        name if name.starts_with("position_") => ("agenda", w::by_hand(l)),
        name if item::FIELDS.contains(&name) => ("record", w::unsaved_record(l)),
        _ => ("attendance", w::attendance(l)),
    }
}
