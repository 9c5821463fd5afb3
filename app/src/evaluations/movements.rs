//! What the second round changed: which sheets, by how much, and whether toward the others.

use super::words::advisory as w;
use crate::ui::{
    fold::fold,
    table::{Head, table},
};
use backend::evaluations::{AdviceLine, AdviceView};
use domain::{evaluations::Moved, locale::Locale, text::half_points};
use leptos::prelude::*;

/// Nothing where there was one round only.
pub fn view(l: Locale, v: &AdviceView) -> AnyView {
    if v.challenge.content.rules.rounds < 2 {
        return ().into_any();
    }
    if !v.has_changes {
        return fold("movement", w::movement(l), false, view! { <p>{w::nobody_moved(l)}</p> });
    }
    let heads = [
        Head::Text(w::code(l)),
        Head::Text(w::each_sheet(l)),
        Head::Number(w::changed(l)),
        Head::Number(w::change_sum(l)),
        Head::Number(w::toward(l)),
    ];
    let body = view! { <tbody>{v.lines.iter().map(|line| row(l, v, line)).collect_view()}</tbody> };
    let body = view! { <p>{w::movement_lead(l)}</p>{table(w::movement_caption(l), heads, body)} };
    fold("movement", w::movement(l), false, body)
}

fn row(l: Locale, v: &AdviceView, line: &AdviceLine) -> AnyView {
    let m = &line.movement;
    let sheets = m.0.iter().map(|moved| view! { <li>{sheet(l, v, moved)}</li> });
    view! {
        <tr>
            <th scope="row" class="nowrap">{line.code.clone()}</th>
            <td>{if m.0.is_empty() { w::undefined(l).into_any() } else { view! { <ul>{sheets.collect_view()}</ul> }.into_any() }}</td>
            <td class="num">{m.0.len()}</td>
            <td class="num">{half_points(m.sum_half(), l)}</td>
            <td class="num">{m.toward_mean()}</td>
        </tr>
    }
    .into_any()
}

fn sheet(l: Locale, v: &AdviceView, moved: &Moved) -> String {
    let sheet = v.letters.get(moved.column).map(|letter| w::sheet_of(l, letter)).unwrap_or_default();
    let [first, last] = [moved.first, moved.last].map(|total| half_points(total, l));
    let change = half_points((moved.last - moved.first).abs(), l);
    match (moved.last.cmp(&moved.first), moved.is_toward_mean) {
        (std::cmp::Ordering::Equal, _) => w::moved_within(l, sheet, last),
        (std::cmp::Ordering::Greater, true) => w::up_toward(l, sheet, first, last, change),
        (std::cmp::Ordering::Greater, false) => w::up_away(l, sheet, first, last, change),
        (std::cmp::Ordering::Less, true) => w::down_toward(l, sheet, first, last, change),
        (std::cmp::Ordering::Less, false) => w::down_away(l, sheet, first, last, change),
    }
}
