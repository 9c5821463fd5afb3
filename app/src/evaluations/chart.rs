//! Official scores as dots on one scale, drawn by the server, readable as wide as a phone; the same numbers stand in the table.

use super::{table, words as w};
use backend::results::RankedLine;
use domain::{challenges::RuleSet, evaluations::Means, locale::Locale};
use leptos::prelude::*;

const LEFT: i64 = 14;
const SCALE: i64 = 450;
const WIDTH: i64 = 480;
const ROW: i64 = 54;
const TOP: i64 = 30;

/// `shows_range` adds the span from the lowest to the highest sheet, which the public reads in the result file alone.
pub fn view(l: Locale, rules: &RuleSet, lines: &[RankedLine], shows_range: bool) -> AnyView {
    let scored: Vec<_> = lines.iter().filter_map(|line| Some((line, line.outcome.mean_hundredths()?))).collect();
    if scored.is_empty() {
        return ().into_any();
    }
    let means = table::means(lines);
    let height = TOP + ROW * scored.len() as i64 + 26;
    let bottom = height - 26;
    let mark = x(100 * i64::from(rules.pass_mark));
    let ticks = [0, 25, 50, 75, 100].map(|points| {
        let at = x(100 * points);
        view! {
            <line class="chart-grid" x1=at y1=TOP x2=at y2=bottom stroke="currentColor" stroke-opacity="0.15"/>
            <text class="chart-tick" x=at y=height - 6 text-anchor="middle" font-size="15" fill="currentColor">{points}</text>
        }
    });
    let rows = scored.iter().enumerate().map(|(i, (line, mean))| row(l, &means, (line, *mean), TOP + ROW * i as i64 + 38, shows_range));
    view! {
        <section class="stack" aria-labelledby="chart">
            <h2 id="chart">{w::chart_heading(l)}</h2>
            <figure class="chart">
                <svg viewBox=format!("0 0 {WIDTH} {height}") role="img" aria-labelledby="chart-title" width="100%">
                    <title id="chart-title">{w::chart_title(l)}</title>
                    {ticks.into_iter().collect_view()}
                    <line class="chart-mark" x1=mark y1=TOP - 6 x2=mark y2=bottom stroke="currentColor" stroke-dasharray="4 4"/>
                    <text class="chart-mark-label" x=mark y=TOP - 12 text-anchor="middle" font-size="15" fill="currentColor">
                        {w::chart_mark(l, rules.pass_mark)}
                    </text>
                    {rows.collect_view()}
                </svg>
                <figcaption class="meta">{if shows_range { w::chart_range(l) } else { w::chart_plain(l) }}</figcaption>
            </figure>
        </section>
    }
    .into_any()
}

fn row(l: Locale, means: &Means, (line, mean): (&RankedLine, i64), y: i64, shows_range: bool) -> AnyView {
    let totals = &line.outcome.totals;
    let range = totals.first().zip(totals.last()).filter(|_| shows_range).map(|(low, high)| {
        let (from, to) = (x(50 * i64::from(*low)), x(50 * i64::from(*high)));
        view! { <line class="chart-range" x1=from y1=y x2=to y2=y stroke="currentColor" stroke-width="4" stroke-opacity="0.35" stroke-linecap="round"/> }
    });
    view! {
        <text class="chart-label" x=0 y=y - 18 font-size="16" fill="currentColor">{line.code.clone()}</text>
        {range}
        <circle class="chart-dot" cx=x(mean) cy=y r="6" fill="currentColor"/>
        <text class="chart-value" x=WIDTH y=y - 18 text-anchor="end" font-size="16" fill="currentColor">{table::mean(l, means, &line.outcome)}</text>
    }
    .into_any()
}

/// Hundredths of a point on the scale.
fn x(hundredths: i64) -> i64 {
    LEFT + SCALE * hundredths / 10_000
}
