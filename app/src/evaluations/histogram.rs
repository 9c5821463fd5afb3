//! How the submitted totals of one proposal are spread, with the member's own marked; drawn by the server.

use super::words as e;
use crate::ui::table::{Head, table};
use domain::{challenges::RuleSet, locale::Locale, text::half_points};
use leptos::prelude::*;

mod w {
    words! {
        heading = "Phân bố tổng điểm" | "How the totals are spread";
        title(n) = "Phân bố tổng điểm của {n} phiếu đã nộp, thang 0–100" | "How the totals of {n} submitted sheets are spread, from 0 to 100";
        caption = "Mỗi ô là một phiếu đã nộp, theo khoảng 5 điểm. Ô đậm có dấu ▼: phiếu của tôi. Nét đứt: ngưỡng điểm." | "Each box is a submitted sheet, in steps of 5 points. The dark box under ▼: my sheet. Dashed line: pass mark.";
        caption_others = "Mỗi ô là một phiếu đã nộp, theo khoảng 5 điểm. Nét đứt: ngưỡng điểm." | "Each box is a submitted sheet, in steps of 5 points. Dashed line: pass mark.";
        own(total) = "Phiếu của tôi: {total}" | "My sheet: {total}";
        numbers = "Số liệu của biểu đồ" | "The numbers";
        numbers_caption = "Số phiếu theo khoảng tổng điểm" | "Sheets by total";
        range(from, to) = "{from}–{to}" | "{from}–{to}";
        col_range = "Tổng điểm" | "Total";
        col_n = "Số phiếu" | "Sheets";
        with_own(n) = "{n} (có phiếu của tôi)" | "{n} (with mine)";
    }
}

/// Width of one bar, in half points.
const STEP: i32 = 10;
const STEPS: usize = 20;
const LEFT: i32 = 14;
const SCALE: i32 = 440;
const WIDTH: i32 = 480;
const LABEL: i32 = 34;
const TOP: i32 = 54;
const BOX: i32 = 18;
const FOOT: i32 = 26;

/// Totals in half points: the own one, if it is submitted, and the others'.
pub fn view(l: Locale, rules: &RuleSet, own: Option<i32>, others: &[i32]) -> AnyView {
    let counts = counts(own, others);
    let most = counts.iter().copied().max().unwrap_or_default();
    let bottom = TOP + BOX * most.max(3);
    let height = bottom + FOOT;
    let ticks = (0..=10).map(|tenth| {
        let at = x(20 * tenth);
        view! { <text class="chart-tick" x=at y=height - 6 text-anchor="middle" font-size="15" fill="currentColor">{10 * tenth}</text> }
    });
    let mark = x(2 * rules.pass_mark);
    let boxes = counts.iter().enumerate().map(|(step, n)| column(step, *n, own.is_some_and(|half| step_of(half) == step), bottom));
    let label = own.map(|half| own_label(l, half, counts[step_of(half)], bottom));
    view! {
        <section class="stack" aria-labelledby="spread">
            <h3 id="spread">{w::heading(l)}</h3>
            <figure class="chart">
                <svg viewBox=format!("0 0 {WIDTH} {height}") role="img" aria-labelledby="spread-title" width="100%">
                    <title id="spread-title">{w::title(l, counts.iter().sum::<i32>())}</title>
                    <line class="chart-axis" x1=LEFT y1=bottom x2=LEFT + SCALE y2=bottom stroke="currentColor"/>
                    {ticks.collect_view()}
                    {boxes.collect_view()}
                    <line class="chart-mark" x1=mark y1=TOP - 12 x2=mark y2=bottom stroke="currentColor" stroke-dasharray="4 4"/>
                    <text class="chart-mark-label" x=mark y=14 text-anchor="middle" font-size="15" fill="currentColor">
                        {e::chart_mark(l, rules.pass_mark)}
                    </text>
                    {label}
                </svg>
                <figcaption class="meta">{if own.is_some() { w::caption(l) } else { w::caption_others(l) }}</figcaption>
            </figure>
            {numbers(l, &counts, own)}
        </section>
    }
    .into_any()
}

fn column(step: usize, n: i32, has_own: bool, bottom: i32) -> AnyView {
    let left = x(STEP * step as i32) + 1;
    let width = SCALE / STEPS as i32 - 2;
    let sheet = |nth: i32| {
        // The own one lies on top.
        let is_own = has_own && nth == n - 1;
        let (class, opacity) = if is_own { ("chart-own", "1") } else { ("chart-sheet", "0.45") };
        let top = bottom - BOX * (nth + 1) + 1;
        view! { <rect class=class x=left y=top width=width height=BOX - 2 fill="currentColor" fill-opacity=opacity/> }
    };
    (0..n).map(sheet).collect_view().into_any()
}

/// Above all boxes, with a line down to the own one, and never out of the picture.
fn own_label(l: Locale, half: i32, n: i32, bottom: i32) -> AnyView {
    let step = step_of(half) as i32;
    let at = x(STEP * step) + SCALE / STEPS as i32 / 2;
    let top = bottom - BOX * n;
    let (anchor, at_text) = match step {
        0..=2 => ("start", at - 8),
        17.. => ("end", at + 8),
        _ => ("middle", at),
    };
    view! {
        <line class="chart-own" x1=at y1=LABEL + 4 x2=at y2=top - 8 stroke="currentColor"/>
        <path class="chart-own" d=format!("M{} {} h12 l-6 8 z", at - 6, top - 9) fill="currentColor"/>
        <text class="chart-own-label" x=at_text y=LABEL text-anchor=anchor font-size="15" fill="currentColor">{w::own(l, half_points(half, l))}</text>
    }
    .into_any()
}

fn numbers(l: Locale, counts: &[i32; STEPS], own: Option<i32>) -> AnyView {
    let rows = counts.iter().enumerate().filter(|(_, n)| **n > 0).map(|(step, n)| {
        let from = STEP * step as i32;
        let to = if step + 1 == STEPS { from + STEP } else { from + STEP - 1 };
        let n = if own.is_some_and(|half| step_of(half) == step) { w::with_own(l, n) } else { n.to_string() };
        view! { <tr><th scope="row">{w::range(l, half_points(from, l), half_points(to, l))}</th><td class="num">{n}</td></tr> }
    });
    let heads = [Head::Text(w::col_range(l)), Head::Number(w::col_n(l))];
    let table = table(w::numbers_caption(l), heads, view! { <tbody>{rows.collect_view()}</tbody> });
    view! { <details><summary>{w::numbers(l)}</summary>{table}</details> }.into_any()
}

pub fn counts(own: Option<i32>, others: &[i32]) -> [i32; STEPS] {
    let mut counts = [0; STEPS];
    for half in others.iter().copied().chain(own) {
        counts[step_of(half)] += 1;
    }
    counts
}

/// Which bar a total belongs to; the last one holds 100 points, too.
fn step_of(half: i32) -> usize {
    usize::try_from(half / STEP).unwrap_or_default().min(STEPS - 1)
}

fn x(half: i32) -> i32 {
    LEFT + SCALE * half / 200
}
