//! The table of contents of the long challenge form: links to its parts, beside the form where there is room.

use super::{
    fields::h,
    labels::w,
    rules_fields::{self, h as r},
    templates,
};
use domain::locale::Locale;
use leptos::prelude::*;

mod t {
    words! {
        contents = "Mục lục" | "Contents";
    }
}

type Name = fn(Locale) -> &'static str;

/// What an addendum changes: ids of the headings, and their words.
const TEXT: [(&str, Name); 5] = [
    ("part-general", h::general),
    ("part-content", h::content),
    ("part-measures", w::measures),
    ("part-conditions", h::conditions),
    ("part-budget", h::budget),
];
/// What is fixed at publication.
const FIXED: [(&str, Name); 3] = [("part-calendar", w::calendar), (templates::ID, templates::words::heading), ("part-rules", w::rules)];
/// Within the rule set.
const RULES: [(&str, Name); 4] =
    [(rules_fields::PASS, r::pass), (rules_fields::COURSE, r::course), (rules_fields::TIES, r::ties), (rules_fields::AFTER, r::after)];

/// The form with its contents: `is_whole` where calendar and rules are part of it.
pub fn beside(l: Locale, is_whole: bool, form: impl IntoView + 'static) -> AnyView {
    let link = |(id, name): &(&'static str, Name)| view! { <li><a href=format!("#{id}")>{name(l)}</a></li> };
    let fixed = is_whole.then(|| {
        view! {
            {FIXED.iter().map(link).collect_view()}
            <li><ol>{RULES.iter().map(link).collect_view()}</ol></li>
        }
    });
    view! {
        <div class="with-contents">
            <nav class="contents" aria-labelledby="contents">
                <h2 id="contents">{t::contents(l)}</h2>
                <ol>{TEXT.iter().map(link).collect_view()}{fixed}</ol>
            </nav>
            <div class="stack">{form.into_any()}</div>
        </div>
    }
    .into_any()
}
