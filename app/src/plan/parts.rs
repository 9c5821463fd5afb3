//! Parts of the plan's pages: a state, a due date, a field's value in words, evidence that may be an address.

use super::words as w;
use crate::{
    request::Req,
    ui::{icons, show},
};
use domain::{
    locale::Locale,
    plan::{Task, TaskState},
    time::Moment,
};
use leptos::prelude::*;

/// Icon, word and tint.
pub fn state(l: Locale, state: TaskState) -> AnyView {
    let (class, icon) = match state {
        TaskState::Done => ("tag tag-ok", "check-circle"),
        TaskState::OnSchedule => ("tag", "open"),
        TaskState::AtRisk => ("tag tag-stop", "info"),
        TaskState::NotStarted => ("tag tag-warn", "calendar"),
        TaskState::Unclassified => ("tag", "list"),
        TaskState::Dropped => ("tag", "ban"),
    };
    view! { <span class=class>{icons::icon(icon)}{w::state_name(l, state)}</span> }.into_any()
}

/// A task in a list: its number and title, which lead to a page, who answers for it until when, and how it stands.
pub fn line(req: &Req, task: &Task, to: fn(u16) -> String) -> AnyView {
    let l = req.locale;
    let due = task.due.map_or_else(|| w::no_due(l).to_owned(), |due| due.show_date(l));
    let meta = w::meta(l, &task.owner, due, task.as_of.show_date(l));
    let late = task.is_overdue(req.now).then(|| view! { " "<strong class="urgent">"("{w::overdue_tag(l)}")"</strong> });
    view! {
        <li>
            <span>{task.number}". "<a href=req.href(to(task.number))>{show::written(l, &task.title)}</a></span>
            <span class="meta">{show::within(l, &meta, &task.owner)}{late}</span>
            {state(l, task.state)}
        </li>
    }
    .into_any()
}

/// The last day, and that it is over.
pub fn due(l: Locale, task: &Task, now: Moment) -> AnyView {
    let Some(due) = task.due else { return w::no_due(l).into_any() };
    let late = task.is_overdue(now).then(|| view! { " "<strong class="urgent">"("{w::overdue_tag(l)}")"</strong> });
    view! { {day(l, due)}{late} }.into_any()
}

pub fn day(l: Locale, day: Moment) -> AnyView {
    view! { <time datetime=day.to_date()>{day.show_date(l)}</time> }.into_any()
}

/// A field of a task's form as people read it.
pub fn said(l: Locale, field: &str, value: &str) -> String {
    if value.is_empty() {
        return if field == "due" { w::no_due(l) } else { w::nothing_said(l) }.to_owned();
    }
    match field {
        "state" => TaskState::from_code(value).map_or(value, |state| w::state_name(l, state)).to_owned(),
        "due" | "as_of" => Moment::from_date(value).map_or_else(|| value.to_owned(), |day| day.show_date(l)),
        _ => value.to_owned(),
    }
}

/// Words, or a link where all of it is an address.
pub fn evidence(l: Locale, text: &str) -> AnyView {
    let is_address = text.starts_with("https://") && !text.contains(char::is_whitespace);
    match text {
        "" => w::not_given(l).into_any(),
        _ if is_address => view! { <a href=text.to_owned() rel="nofollow noopener">{text.to_owned()}</a> }.into_any(),
        _ => show::plain(text),
    }
}
