//! A sheet as it is read: a table with its total, what its scores rest on, and remarks.

use super::{evidence, words as w};
use crate::ui::{
    show,
    table::{Head, table},
};
use domain::{challenges::RuleSet, evaluations::Sheet, locale::Locale, text::half_points};
use leptos::prelude::*;

/// A sheet as a table, with its total and remarks.
pub fn read_only(l: Locale, rules: &RuleSet, sheet: &Sheet) -> AnyView {
    let unread = |k: usize| sheet.unread.get(&format!("score_{k}")).cloned();
    let rows = rules.criteria.iter().enumerate().map(|(k, criterion)| {
        let score = sheet.scores.get(k).copied().flatten();
        view! {
            <tr>
                <th scope="row" lang=criterion.name.lang(l).code()>{criterion.name.get(l).to_owned()}</th>
                <td class="num">{criterion.max}</td>
                <td class="num">{score.map_or_else(|| unread(k).unwrap_or_else(|| w::none_given(l).to_owned()), |half| half_points(half, l))}</td>
                <td lang="vi">{evidence::words_of(l, sheet, k)}</td>
            </tr>
        }
    });
    let heads =
        [Head::Text(w::col_criterion(l)), Head::Number(w::col_max(l)), Head::Number(w::col_score(l)), Head::Text(w::col_comment(l))];
    let body = view! {
        <tbody>{rows.collect_view()}</tbody>
        <tfoot>
            <tr>
                <th scope="row">{w::total(l)}</th>
                <td class="num">{rules.sum()}</td>
                <td class="num">{half_points(sheet.total_half(), l)}</td>
                <td></td>
            </tr>
        </tfoot>
    };
    view! {
        {table(w::read_only_caption(l), heads, body)}
        {remarks(l, sheet)}
    }
    .into_any()
}

/// Strengths and weaknesses, where there are any.
pub fn remarks(l: Locale, sheet: &Sheet) -> AnyView {
    let part = |heading: &'static str, text: &str| {
        (!text.is_empty()).then(|| {
            let text = show::plain(text);
            view! { <dt>{heading}</dt><dd lang="vi">{text}</dd> }
        })
    };
    if sheet.strengths.is_empty() && sheet.weaknesses.is_empty() {
        return ().into_any();
    }
    view! { <dl class="facts">{part(w::strengths(l), &sheet.strengths)}{part(w::weaknesses(l), &sheet.weaknesses)}</dl> }.into_any()
}
