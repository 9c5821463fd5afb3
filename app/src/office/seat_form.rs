//! The part of the page's form that appoints somebody to a seat, or changes the appointment.

use super::seat_words as s;
use crate::{
    council::words::seat,
    paths,
    request::Req,
    ui::{ask::ask, form::Fields},
};
use domain::{
    council::{SEATS, Seat},
    ids::UserId,
    limits::{NAME, REASON},
    locale::Locale,
    people::SeatRole,
    time::Moment,
};
use leptos::prelude::*;

/// `edited` is the seat that is changed, if one is.
pub fn section(req: &Req, seats: &[Seat], edited: Option<&Seat>, candidates: &[(UserId, String)], f: &Fields<'_>) -> AnyView {
    let l = req.locale;
    let why_not = match (seats.len() >= SEATS, candidates.is_empty()) {
        _ if edited.is_some() => None,
        (true, _) => Some(s::full(l)),
        (false, true) => Some(s::nobody(l)),
        (false, false) => None,
    };
    let fields = match why_not {
        Some(why_not) => view! { <p>{why_not}</p> }.into_any(),
        None => {
            let named = |people: &[(UserId, String)]| people.iter().map(|(id, name)| (id.to_string(), name.clone())).collect::<Vec<_>>();
            let people = match edited {
                Some(seat) => vec![(seat.user.to_string(), seat.name.clone())],
                None => choice(s::choose(l), named(candidates)),
            };
            let other = edited.and_then(|seat| seat.other.clone());
            let alternates = choice(s::no_alternate(l), named(other.as_slice()).into_iter().chain(named(candidates)).collect());
            let roles = SeatRole::ALL.map(|role| (role.code().to_owned(), seat(l, role).to_owned()));
            let alternate = edited.is_none_or(|seat| !seat.is_alternate);
            let alternate = alternate.then(|| f.select("alternate", s::alternate(l), alternates).hint(s::alternate_hint(l)).view());
            view! {
                <div class="stack">
                    {f.select("user", s::user(l), people).required().view()}
                    {f.select("role", s::role(l), choice(s::choose_role(l), roles.into())).required().view()}
                    {f.text("affiliation", s::affiliation(l)).required().max(NAME).view()}
                    {f.text("decision", s::decision_number(l)).required().max(NAME).hint(s::basis_hint(l)).view()}
                    {f.input("date", "decision_date", s::decision_date(l)).required().view()}
                    {f.input("date", "term_from", s::term_from(l)).hint(s::term_hint(l)).view()}
                    {f.input("date", "term_to", s::term_to(l)).hint(s::term_hint(l)).view()}
                    {alternate}
                    {f.area("reason", s::reason(l), 3).required().hint(s::reason_hint(l)).max(REASON).view()}
                    <div class="actions">
                        <button type="submit" class="btn btn-primary" formaction=req.href(paths::OFFICE_SEATS)>{if edited.is_some() { s::change(l) } else { s::assign(l) }}</button>
                        {edited.map(|seat| leaving(req, seat))}
                    </div>
                </div>
            }
            .into_any()
        }
    };
    let heading = edited.map_or_else(|| s::assign(l).to_owned(), |seat| s::edit_of(l, &seat.name));
    view! {
        <section class="panel stack" aria-labelledby="assign">
            <h2 id="assign">{heading}</h2>
            {fields}
        </section>
    }
    .into_any()
}

/// Who sits leaves the seat: to its other person, or altogether.
fn leaving(req: &Req, seat: &Seat) -> AnyView {
    let l = req.locale;
    let button = |act: &str, label: String, question: String| {
        let address = req.href(format!("{}/{act}", paths::OFFICE_SEATS));
        let button = view! { <button type="submit" class="btn btn-danger" formaction=address>{label.clone()}</button> };
        ask(label, Some(seat.name.clone()), question, button)
    };
    let replace = seat.other.as_ref().map(|(_, name)| button("replace", s::replace_by(l, name), s::ask_replace(l, &seat.name, name)));
    view! { {replace}{button("remove", s::remove(l).to_owned(), s::ask_remove(l, &seat.name))} }.into_any()
}

/// Options that begin with nothing chosen.
fn choice(nothing: &str, options: Vec<(String, String)>) -> Vec<(String, String)> {
    std::iter::once((String::new(), nothing.to_owned())).chain(options).collect()
}

/// What a seat consists of, in the order of its form.
pub const FIELDS: [&str; 8] = ["user", "role", "affiliation", "decision", "decision_date", "term_from", "term_to", "alternate"];

/// What a field is called.
pub fn label(l: Locale, name: &str) -> &'static str {
    match name {
        "role" => s::role(l),
        "affiliation" => s::affiliation(l),
        "decision" => s::decision_number(l),
        "decision_date" => s::decision_date(l),
        "term_from" => s::term_from(l),
        "term_to" => s::term_to(l),
        "alternate" => s::alternate(l),
        _ => s::user(l),
    }
}

/// A value as people write it.
pub fn said(l: Locale, seats: &[Seat], name: &str, value: &str) -> String {
    let people = seats.iter().flat_map(|seat| seat.other.iter().cloned().chain([(seat.user, seat.name.clone())]));
    let said = match name {
        "role" => SeatRole::from_code(value).map(|role| seat(l, role).to_owned()),
        "user" | "alternate" => people.into_iter().find(|(id, _)| id.to_string() == value).map(|(_, name)| name),
        "decision_date" | "term_from" | "term_to" => Moment::from_local(&format!("{value}T00:00")).map(|at| at.show_date(l)),
        _ => None,
    };
    said.unwrap_or_else(|| value.to_owned())
}
