//! Where a motion is put to the vote: the same fields on every form that does it.

use super::words as w;
use crate::ui::form::Fields;
use domain::locale::Locale;
use leptos::prelude::*;

/// A written ballot, or the item on the table of the meeting that runs.
pub fn place(l: Locale, f: &Fields<'_>) -> AnyView {
    let places = vec![("written".to_owned(), w::written(l).to_owned()), ("meeting".to_owned(), w::in_meeting(l).to_owned())];
    view! {
        {f.select("place", w::place(l), places).required().view()}
        {f.input("datetime-local", "until", w::until(l)).hint(w::until_hint(l)).view()}
    }
    .into_any()
}
