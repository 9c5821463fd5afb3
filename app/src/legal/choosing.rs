//! The list of the register's entries from which a form chooses what is cited.

use super::words::{self as w, office as o};
use crate::ui::form::Fields;
use backend::legal::Register;
use domain::{legal::cite_field, locale::Locale};
use leptos::prelude::*;

/// A box for each entry.
pub fn boxes(l: Locale, f: &Fields<'_>, register: &Register) -> AnyView {
    let boxes = register.entries.iter().map(|edition| {
        let title = &edition.entry.title;
        let label = if title.is_empty() { edition.entry.number.clone() } else { format!("{}: {title}", edition.entry.number) };
        let field = f.checkbox(&cite_field(&edition.key), label).required();
        if edition.entry.is_compared { field.view() } else { field.hint(w::not_compared(l)).view() }
    });
    view! { <fieldset class="fieldset stack"><legend>{o::choose(l)}</legend>{boxes.collect_view()}</fieldset> }.into_any()
}

/// What the box of an entry is called, by its field.
pub fn label(register: &Register, field: &str) -> Option<String> {
    register.entries.iter().find(|edition| cite_field(&edition.key) == field).map(|edition| edition.entry.number.clone())
}
