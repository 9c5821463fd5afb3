//! What on the page of a running meeting was typed and is not saved: said by its name, with the way to it.

use super::{item, roll, words as w};
use crate::request::Refused;
use backend::council::meetings::MeetingView;
use domain::{form::Form, locale::Locale};
use leptos::prelude::*;

/// The fields of a running meeting's form besides the record, as they are stored.
pub fn rest(v: &MeetingView) -> Form {
    let mut stored = roll::fields(v).with("outcome", "").with("note", "");
    if let Some(own) = v.reports.iter().find(|report| report.is_own) {
        stored.set("report", own.text.clone().unwrap_or_default());
    }
    stored
}

/// Where the page shows again what was typed, which parts of it are meant.
pub fn view(l: Locale, v: &MeetingView, refused: Option<&Refused>) -> AnyView {
    let Some(typed) = refused.filter(|refused| refused.is_kept()).map(|refused| roll::touched(&refused.form)) else {
        return ().into_any();
    };
    let mut stored = rest(v);
    stored.0.extend(item::stored(v, &typed).unwrap_or_default().0);
    let is_unsaved = |field: &String| stored.0.contains_key(field) && typed.text(field) != stored.text(field);
    let mut parts: Vec<_> = typed.0.keys().filter(|field| is_unsaved(field)).map(|field| part(l, field)).collect();
    parts.sort_unstable();
    parts.dedup();
    if parts.is_empty() {
        return ().into_any();
    }
    let links = parts.into_iter().map(|(id, name)| view! { <li><a href=format!("#{id}")>{name}</a></li> });
    view! { <div class="notice notice-warn"><p>{w::unsaved_parts(l)}</p><ul>{links.collect_view()}</ul></div> }.into_any()
}

/// The place on the page, and its name.
fn part(l: Locale, field: &str) -> (&'static str, &'static str) {
    match field {
        "report" => ("reports", w::reports(l)),
        "note" => ("note", w::unsaved_note(l)),
        "outcome" => ("outcome", w::outcome(l)),
        name if item::FIELDS.contains(&name) => ("record", w::unsaved_record(l)),
        _ => ("attendance", w::attendance(l)),
    }
}
