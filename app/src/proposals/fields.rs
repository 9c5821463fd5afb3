//! The fields of each section.

use super::{costs, words as w};
use crate::{
    request::Refused,
    ui::form::{Field, Fields},
};
use domain::{
    form::{Form, MAX_DRAFT},
    locale::Locale,
    number::plain,
    proposals::{MAX_TEXT, MAX_TITLE, Section},
    text::grouped,
};
use leptos::prelude::*;

/// The form that a section's page holds; its `id` is where islands find it.
pub const FORM_ID: &str = "section-form";

/// What the fields of `section` show, errors first.
pub fn section_fields(l: Locale, section: Section, stored: &Form, refused: Option<&Refused>, ceiling: Option<i64>) -> AnyView {
    let fields = Fields::new(l, stored, refused);
    let inputs = match section {
        Section::Fit => {
            let title = fields.text("title", w::title(l)).hint(w::title_hint(l)).required().max(MAX_TITLE);
            (title.view(), text(l, &fields, "fit").required().view()).into_any()
        }
        Section::Costs => costs::table(l, FORM_ID, &fields, refused, ceiling),
        Section::Declarations => {
            let declarations = ["is_truthful", "owns_rights", "has_no_tie"];
            declarations.map(|name| fields.checkbox(name, label(l, name)).required().view()).into_iter().collect_view().into_any()
        }
        Section::Files => ().into_any(),
        Section::References => text(l, &fields, "references").view(),
        Section::Solution => text(l, &fields, "solution").required().view(),
        Section::Results => text(l, &fields, "results").required().view(),
        Section::DataSecurity => text(l, &fields, "data_security").required().view(),
        Section::Team => text(l, &fields, "team").required().view(),
        Section::Plan => text(l, &fields, "plan").required().view(),
    };
    (fields.summary(), inputs).into_any()
}

fn text(l: Locale, fields: &Fields<'_>, name: &str) -> Field {
    let bound = grouped(MAX_DRAFT as i64, l);
    fields.area(name, label(l, name), 14).hint(format!("{} {}", hint(l, name), w::draft_bound(l, bound))).max(MAX_TEXT)
}

/// The label of a field, for its form and for lists of what is missing.
pub fn label(l: Locale, field: &str) -> String {
    if let Some((column, row)) = field.strip_prefix("cost_").and_then(|cell| cell.rsplit_once('_'))
        && let Some(row) = plain::<usize>(row)
    {
        let column = match column {
            "quantity" => w::cost_quantity(l),
            "price" => w::cost_price(l),
            _ => w::cost_item(l),
        };
        return w::cost_cell(l, column, row + 1);
    }
    text_label(l, field).to_owned()
}

/// The same; nothing for a name that no section has.
pub fn known_label(l: Locale, field: &str) -> Option<String> {
    Some(label(l, field)).filter(|label| label != w::costs(l))
}

fn text_label(l: Locale, field: &str) -> &'static str {
    match field {
        "title" => w::title(l),
        "fit" => w::fit(l),
        "solution" => w::solution(l),
        "results" => w::results(l),
        "data_security" => w::data_security(l),
        "team" => w::team(l),
        "plan" => w::plan(l),
        "references" => w::references(l),
        "is_truthful" => w::is_truthful(l),
        "owns_rights" => w::owns_rights(l),
        "has_no_tie" => w::has_no_tie(l),
        _ => w::costs(l),
    }
}

fn hint(l: Locale, field: &str) -> &'static str {
    match field {
        "fit" => w::fit_hint(l),
        "solution" => w::solution_hint(l),
        "results" => w::results_hint(l),
        "data_security" => w::data_security_hint(l),
        "team" => w::team_hint(l),
        "plan" => w::plan_hint(l),
        _ => w::references_hint(l),
    }
}
