//! The published numbers as a table, with the task that they leave out, and with date, source and verification of each.

use super::words as w;
use crate::ui::{
    show,
    table::{Head, table},
};
use domain::{
    locale::Locale,
    plan::{PUBLISHED, TaskState},
};
use leptos::prelude::*;

pub fn section(l: Locale) -> AnyView {
    let p = PUBLISHED;
    let gap = p.unaccounted();
    let line = |name: &'static str, count: u32| {
        view! { <tr><th scope="row">{name}</th><td class="num">{count}</td><td class="num">{share(l, count, p.tasks)}</td></tr> }
    };
    let rows = p.counts.map(|(state, count)| line(w::state_name(l, state), count));
    let heads = [Head::Text(w::state(l)), Head::Number(w::count(l)), Head::Number(w::share(l))];
    let body = view! {
        <tbody>
            {rows.into_iter().collect_view()}
            <tr>
                <th scope="row">{w::state_name(l, TaskState::Unclassified)}</th>
                <td class="num"><strong>{gap}</strong></td><td class="num">{share(l, gap, p.tasks)}</td>
            </tr>
        </tbody>
        <tfoot><tr><th scope="row">{w::published_tasks(l)}</th><td class="num">{p.tasks}</td><td class="num">{share(l, p.tasks, p.tasks)}</td></tr></tfoot>
    };
    let facts = [
        (w::published_as_of(l), w::published_as_of_text(l)),
        (w::published_source(l), w::published_source_text(l)),
        (w::published_mark(l), w::published_mark_text(l)),
    ];
    let facts = facts.map(|(name, text)| view! { <div><dt>{name}</dt><dd>{text}</dd></div> });
    let body = view! {
        <p class="notice notice-warn">{w::published_gap(l, p.counted(), p.tasks, gap)}</p>
        {table(w::published_caption(l), heads, body)}
        <dl class="facts">{facts.into_iter().collect_view()}</dl>
    };
    show::section(w::published(l), "published", None, body.into_any())
}

/// `31,9 %`.
pub fn share(l: Locale, part: u32, whole: u32) -> String {
    if whole == 0 {
        return String::new();
    }
    let tenths = (i64::from(part) * 2000 + i64::from(whole)) / (2 * i64::from(whole));
    format!("{}\u{a0}%", domain::text::decimal(tenths, 1, l))
}
