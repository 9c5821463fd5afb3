//! The fields of each section, to be filled in.

use super::{Own, costs, partners, targets, words as w};
use crate::{
    request::Refused,
    ui::{
        form::Fields,
        proposal_fields::{hint, label},
    },
};
use domain::{
    form::{Form, MAX_DRAFT},
    locale::Locale,
    proposals::{Asked, Field, MAX_TEXT, MAX_TITLE, Section, field::Kind},
    text::grouped,
};
use leptos::prelude::*;

/// The form that a section's page holds; its `id` is where islands find it.
pub const FORM_ID: &str = "section-form";

/// What the fields of `section` show, errors first.
pub fn section_fields(l: Locale, section: Section, own: &Own, stored: &Form, refused: Option<&Refused>) -> AnyView {
    let fields = Fields::new(l, stored, refused);
    let asked = Asked::from(&own.call);
    let input = |field: Field| {
        let (name, label) = (field.name(), label(l, field));
        let input = match field.kind() {
            Kind::Line => fields.text(name, label).hint(hint(l, field)).max(MAX_TITLE),
            Kind::Text => fields.area(name, label, 14).hint(text_hint(l, field)).max(MAX_TEXT),
            Kind::Table => return costs::table(l, FORM_ID, &fields, refused, asked.ceiling),
            Kind::Targets => return targets::view(l, &fields, &own.view.content.targets, asked),
            Kind::Consortium => return partners::form(l, &fields),
            Kind::Declaration => fields.checkbox(name, label),
        };
        if field.is_required() { input.required().view() } else { input.view() }
    };
    let inputs = section.fields().map(input).collect_view();
    (fields.summary(), inputs).into_any()
}

fn text_hint(l: Locale, field: Field) -> String {
    format!("{} {}", hint(l, field), w::draft_bound(l, grouped(MAX_DRAFT as i64, l)))
}
