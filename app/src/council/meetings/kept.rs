//! A form of a meeting that was kept while nobody was signed in: what of it is new, and its marks in words.

use super::{item, roll, unsaved, words as w};
use backend::council::meetings::MeetingView;
use domain::{council::meeting::Presence, form::Form, locale::Locale};

/// Which meeting it is.
pub fn about(l: Locale, v: &MeetingView) -> String {
    let codes: Vec<_> = v.challenges.iter().map(|challenge| challenge.code.as_str()).collect();
    format!("{}, {} ({})", w::title(l, v.plan.at.show(l)), v.plan.place, codes.join(", "))
}

/// What the meeting's page shows in the fields of this form by now.
pub fn stored(v: &MeetingView, typed: &Form) -> Form {
    let mut stored = unsaved::rest(v);
    stored.0.extend(item::stored(v, typed).unwrap_or_default().0);
    stored
}

/// Whether [`chosen`] names what was chosen in this field.
pub fn is_named(field: &str) -> bool {
    field == "outcome" || ["presence_", "left_", "returned_"].iter().any(|before| field.starts_with(before))
}

/// The item that its texts are about, and marks and choices that are not as stored.
pub fn chosen(l: Locale, v: &MeetingView, typed: &Form) -> Vec<(String, String)> {
    let stored = unsaved::rest(v);
    let item = typed.get("item").parse::<usize>().ok().filter(|_| typed.0.contains_key(item::VERSION));
    let item = item.map(|number| (w::col_item(l).to_owned(), w::record_heading(l, number)));
    let marks = v.roll.iter().filter_map(|a| {
        let field = format!("presence_{}", a.user);
        let mark = Presence::from_code(typed.get(&field)).filter(|mark| mark.code() != stored.get(&field))?;
        Some((a.name.clone(), roll::presence(l, mark).to_owned()))
    });
    let moves = v.roll.iter().flat_map(|a| {
        let ways = [("left_", w::left(l, &a.name)), ("returned_", w::returned(l, &a.name))];
        ways.into_iter().filter(|(way, _)| typed.is_checked(&format!("{way}{}", a.user)))
    });
    let moves = moves.map(|(_, told)| (w::moves_heading(l).to_owned(), told));
    let outcome = match typed.get("outcome") {
        "valid" => Some(w::outcome_valid(l)),
        "not_quorate" => Some(w::outcome_not_quorate(l)),
        _ => None,
    };
    let outcome = outcome.map(|outcome| (w::outcome(l).to_owned(), outcome.to_owned()));
    item.into_iter().chain(marks).chain(moves).chain(outcome).collect()
}
