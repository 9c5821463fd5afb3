//! Every sheet's total as a dot with the mean, drawn by the server; nobody is named.

use super::words::advisory as w;
use crate::ui::fold::fold;
use backend::evaluations::AdviceLine;
use domain::{challenges::RuleSet, locale::Locale, text::half_points};
use leptos::prelude::*;

const LEFT: i32 = 14;
const SCALE: i32 = 450;
const WIDTH: i32 = 480;
const ROW: i32 = 64;
const TOP: i32 = 12;

pub fn view(l: Locale, rules: &RuleSet, lines: &[AdviceLine]) -> AnyView {
    let height = TOP + ROW * lines.len() as i32 + 26;
    let mark = x(2 * rules.pass_mark);
    let ticks = [0, 50, 100, 150, 200].map(|half| {
        view! {
            <line class="chart-grid" x1=x(half) y1=TOP x2=x(half) y2=height - 26 stroke="currentColor" stroke-opacity="0.15"/>
            <text class="chart-tick" x=x(half) y=height - 6 text-anchor="middle" font-size="15" fill="currentColor">{half / 2}</text>
        }
    });
    let rows = lines.iter().enumerate().map(|(i, line)| row(line, TOP + ROW * i as i32 + 46));
    let body = view! {
            <figure class="chart">
                <svg viewBox=format!("0 0 {WIDTH} {height}") role="img" aria-labelledby="dots-title" width="100%">
                    <title id="dots-title">{w::dots_title(l)}</title>
                    {ticks.into_iter().collect_view()}
                    <line class="chart-mark" x1=mark y1=TOP x2=mark y2=height - 26 stroke="currentColor" stroke-dasharray="4 4"/>
                    {rows.collect_view()}
                </svg>
                <figcaption class="meta">{w::dots_caption(l)}</figcaption>
            </figure>
            <details>
                <summary>{w::dots_numbers(l)}</summary>
                <ul>{lines.iter().map(|line| view! { <li>{line.code.clone()}": "{numbers(l, line)}</li> }).collect_view()}</ul>
            </details>
    };
    fold("dots", w::dots(l), false, body)
}

/// Equal totals stand above one another.
fn row(line: &AdviceLine, y: i32) -> AnyView {
    let totals = sorted(line);
    let n = totals.len() as i32;
    let mut before = (-1, 0);
    let dots: Vec<_> = totals
        .iter()
        .map(|half| {
            before = if before.0 == *half { (*half, before.1 + 1) } else { (*half, 0) };
            view! { <circle class="chart-sheet" cx=x(*half) cy=y - 5 * before.1 r="4" fill="currentColor" fill-opacity="0.55"/> }
        })
        .collect();
    let mean = (n > 0).then(|| {
        let at = LEFT + SCALE * totals.iter().sum::<i32>() / (200 * n);
        view! { <line class="chart-mean" x1=at y1=y - 14 x2=at y2=y + 14 stroke="currentColor" stroke-width="3"/> }
    });
    view! {
        <text class="chart-label" x=0 y=y - 28 font-size="16" fill="currentColor">{line.code.clone()}</text>
        {dots}
        {mean}
    }
    .into_any()
}

fn numbers(l: Locale, line: &AdviceLine) -> String {
    sorted(line).into_iter().map(|half| half_points(half, l)).collect::<Vec<_>>().join("; ")
}

/// In an order that tells nothing of who wrote which.
fn sorted(line: &AdviceLine) -> Vec<i32> {
    let mut totals: Vec<i32> = line.totals.iter().flatten().copied().collect();
    totals.sort_unstable();
    totals
}

fn x(half: i32) -> i32 {
    LEFT + SCALE * half / 200
}
