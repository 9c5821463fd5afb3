//! The table of contents of the long challenge form: links to its parts, beside the form where there is room.

use super::{
    fields::heading,
    rules_fields::{self, h as r},
    templates,
};
use domain::{challenges::part::Group, locale::Locale};
use leptos::prelude::*;

mod t {
    words! {
        contents = "Mục lục" | "Contents";
    }
}

type Name = fn(Locale) -> &'static str;

/// Within the rule set.
const RULES: [(&str, Name); 4] =
    [(rules_fields::PASS, r::pass), (rules_fields::COURSE, r::course), (rules_fields::TIES, r::ties), (rules_fields::AFTER, r::after)];

/// The form with its contents: `is_whole` where calendar and rules are part of it.
pub fn beside(l: Locale, is_whole: bool, form: impl IntoView + 'static) -> AnyView {
    let link = |(id, name): (&'static str, &'static str)| view! { <li><a href=format!("#{id}")>{name}</a></li> };
    let fixed = is_whole.then(|| {
        view! {
            {[heading(l, Group::Calendar), (templates::ID, templates::words::heading(l)), heading(l, Group::Rules)].map(link).collect_view()}
            <li><ol>{RULES.map(|(id, name)| link((id, name(l)))).collect_view()}</ol></li>
        }
    });
    view! {
        <div class="with-contents">
            <nav class="contents" aria-labelledby="contents">
                <h2 id="contents">{t::contents(l)}</h2>
                <ol>{Group::TEXT.map(|group| link(heading(l, group))).collect_view()}{fixed}</ol>
            </nav>
            <div class="stack">{form.into_any()}</div>
        </div>
    }
    .into_any()
}
