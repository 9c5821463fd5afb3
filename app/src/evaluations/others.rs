//! The other members' submitted sheets, where they may be seen.

use super::{evidence, exclusion, filled::remarks, histogram, words as w};
use crate::{request::Req, ui::table::frame};
use backend::evaluations::SheetView;
use domain::{
    challenges::{Criterion, RuleSet},
    evaluations::{Sheet, SheetStanding, outliers::Far},
    locale::Locale,
    text::half_points,
};
use leptos::prelude::*;

pub fn view(req: &Req, v: &SheetView) -> AnyView {
    let l = req.locale;
    let Some(others) = &v.others else { return ().into_any() };
    let own = (v.standing == SheetStanding::Submitted).then(|| v.sheet.total_half());
    let totals: Vec<i32> = others.iter().map(|(_, sheet)| sheet.total_half()).collect();
    let body = if others.is_empty() {
        view! { <p class="empty">{w::others_none(l)}</p> }.into_any()
    } else {
        view! {
            {histogram::view(l, &v.rules, own, &totals)}
            <p>{w::others_lead(l)}</p>
            {table(l, v, others)}
            {others.iter().map(|(letter, sheet)| comments(l, &v.rules, letter, sheet)).collect_view()}
        }
        .into_any()
    };
    view! {
        <section class="stack" aria-labelledby="others">
            <h2 id="others">{w::others_heading(l)}</h2>
            {body}
        </section>
    }
    .into_any()
}

fn table(l: Locale, v: &SheetView, others: &[(String, Sheet)]) -> AnyView {
    let (rules, flags) = (&v.rules, &v.flags);
    let heads = others.iter().map(|(letter, _)| view! { <th scope="col" class="num">{w::sheet_of(l, letter)}</th> });
    let rows = rules.criteria.iter().enumerate().map(|(k, criterion)| {
        let cells = others.iter().map(|(_, sheet)| {
            let score = sheet.scores.get(k).copied().flatten();
            view! { <td class="num">{score.map_or_else(|| w::none_given(l).to_owned(), |half| half_points(half, l))}</td> }
        });
        view! {
            <tr>
                <th scope="row" lang=criterion.name.lang(l).code()>{criterion.name.get(l).to_owned()}</th>
                {cells.collect_view()}
            </tr>
        }
    });
    let totals = others.iter().map(|(letter, sheet)| {
        let far = flags.iter().any(|(flagged, _)| flagged == letter).then(|| view! { <br/><span class="tag">{w::far(l)}</span> });
        view! { <td class="num">{half_points(sheet.total_half(), l)}{far}</td> }
    });
    view! {
        {frame(w::others_caption(l), view! {
            <table>
                <caption>{w::others_caption(l)}</caption>
                <thead><tr><th scope="col">{w::col_criterion(l)}</th>{heads.collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
                <tfoot><tr><th scope="row">{w::total(l)}</th>{totals.collect_view()}</tr></tfoot>
            </table>
        })}
        {far_notes(l, flags, v.so_far)}
    }
    .into_any()
}

fn far_notes(l: Locale, flags: &[(String, Far)], so_far: Option<u32>) -> Option<AnyView> {
    let note = |(letter, far): &(String, Far)| view! { <li>{w::sheet_of(l, letter)}": "{exclusion::how_far(l, far)}</li> };
    let so_far = so_far.map(|n| format!(" {}", w::far_so_far(l, n)));
    let notes = || view! { <ul class="meta">{flags.iter().map(note).collect_view()}</ul><p class="meta">{w::far_note(l)}{so_far}</p> };
    (!flags.is_empty()).then(|| notes().into_any())
}

fn comments(l: Locale, rules: &RuleSet, letter: &str, sheet: &Sheet) -> AnyView {
    let said = |(k, criterion): (usize, &Criterion)| {
        let said = evidence::words_of(l, sheet, k)?;
        Some(view! { <dt lang=criterion.name.lang(l).code()>{criterion.name.get(l).to_owned()}</dt><dd>{said}</dd> })
    };
    let written: Vec<_> = rules.criteria.iter().enumerate().filter_map(said).collect();
    let groundless = evidence::groundless(l, rules, sheet);
    if written.is_empty() && sheet.strengths.is_empty() && sheet.weaknesses.is_empty() && groundless.is_none() {
        return ().into_any();
    }
    let written = (!written.is_empty()).then(|| view! { <dl class="facts">{written}</dl> });
    view! {
        <details>
            <summary>{w::comments_of(l, letter)}</summary>
            {groundless}
            {written}
            {remarks(l, sheet)}
        </details>
    }
    .into_any()
}
