//! Changes of seats that wait: what each would change, on which decision, by whom; a leader confirms or returns it.

use super::{seat_form, seat_words as s};
use crate::{
    paths,
    request::Req,
    ui::{ask::ask, form::Fields, show},
};
use domain::{
    council::{Seat, SeatChange, seat_change::Shown},
    form::Form,
    limits::REASON,
};
use leptos::prelude::*;

/// The buttons of an officer, who takes back, stand in the page's form; a leader has one of their own.
pub fn section(req: &Req, changes: &[(SeatChange, String)], may_confirm: bool, f: &Fields<'_>) -> AnyView {
    let l = req.locale;
    if changes.is_empty() {
        return ().into_any();
    }
    let items = changes.iter().map(|(change, by)| item(req, change, by, may_confirm)).collect_view();
    let reason = may_confirm.then(|| f.area("reason", s::decline_reason(l), 3).hint(s::decline_hint(l)).max(REASON).view());
    view! {
        <section class="panel stack" aria-labelledby="waiting">
            <h2 id="waiting">{s::waiting(l)}</h2>
            <p class="hint">{if may_confirm { s::waiting_hint(l) } else { s::waiting_for_leader(l) }}</p>
            <ul class="stack">{items}</ul>
            {reason}
        </section>
    }
    .into_any()
}

fn item(req: &Req, change: &SeatChange, by: &str, may_confirm: bool) -> AnyView {
    let l = req.locale;
    let form = |seat: &Option<Seat>| seat.as_ref().map(Seat::to_form).unwrap_or_default();
    let (before, after) = (form(&change.before), form(&change.after));
    let seats: Vec<Seat> = change.before.iter().chain(&change.after).cloned().collect();
    let said =
        |form: &Form, name: &str| Some(form.get(name)).filter(|text| !text.is_empty()).map(|text| seat_form::said(l, &seats, name, text));
    let moved = |name: &&&str| before.get(name) != after.get(name);
    let line = |name: &str| {
        let [old, new] = [&before, &after].map(|form| said(form, name).unwrap_or_else(|| "–".to_owned()));
        view! { <dt>{seat_form::label(l, name)}</dt><dd>{s::from_to(l, old, new)}</dd> }
    };
    let ends = change.after.is_none().then(|| s::would_end(l));
    let lines = change.after.is_some().then(|| seat_form::FIELDS.iter().filter(moved).map(|name| line(name)).collect_view());
    let name = change.before.as_ref().or(change.after.as_ref()).map(|seat| seat.name.clone()).unwrap_or_default();
    let shown = Shown::of(change).map(Shown::value).unwrap_or_default();
    let button = |address: &str, kind: &'static str, label: &'static str, question: String| {
        let button =
            view! { <button type="submit" class=kind formaction=req.href(address) name="waiting" value=shown.clone()>{label}</button> };
        ask(label.to_owned(), Some(name.clone()), question, button)
    };
    let confirm = may_confirm.then(|| button(paths::OFFICE_SEATS_CONFIRM, "btn btn-primary", s::confirm(l), s::ask_confirm(l, &name)));
    let label = if may_confirm { s::decline(l) } else { s::take_back(l) };
    view! {
        <li class="stack">
            <h3>{s::change_of(l, &name)}</h3>
            {ends.map(|ends| view! { <p>{ends}</p> })}
            <dl class="facts">
                {lines}
                <dt>{s::basis(l)}</dt><dd>{s::of_date(l, &change.basis.number, change.basis.date.show_date(l))}</dd>
                <dt>{s::reason(l)}</dt><dd>{show::written(l, &change.basis.reason)}</dd>
                <dt>{s::proposed_by(l)}</dt><dd>{by.to_owned()}", "{show::time(l, change.at)}</dd>
            </dl>
            <div class="actions">{confirm}{button(paths::OFFICE_SEATS_DECLINE, "btn", label, s::ask_decline(l, &name))}</div>
        </li>
    }
    .into_any()
}

/// A leader's form: what waits, and nothing else.
pub fn confirming(req: &Req, changes: &[(SeatChange, String)], f: &Fields<'_>) -> AnyView {
    if changes.is_empty() {
        return ().into_any();
    }
    view! {
        <form method="post" action=req.href(paths::OFFICE_SEATS_CONFIRM) class="stack">
            {section(req, changes, true, f)}
        </form>
    }
    .into_any()
}
