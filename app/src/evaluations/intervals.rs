//! Between which ranks each proposal moves when members are left out, drawn by the server; the numbers stand in the table.

use super::words::advisory as w;
use crate::ui::fold::fold;
use backend::evaluations::AdviceLine;
use domain::{evaluations::advisory::report::Places, locale::Locale};
use leptos::prelude::*;

const LEFT: u32 = 30;
const SCALE: u32 = 420;
const WIDTH: u32 = 480;
const ROW: u32 = 54;
const TOP: u32 = 30;
/// More ranks than these are not all named.
const NAMED: u32 = 12;

pub fn view(l: Locale, lines: &[AdviceLine]) -> AnyView {
    let mut placed: Vec<(&str, &Places)> =
        lines.iter().filter_map(|line| Some((line.code.as_str(), line.advice.places.as_ref()?))).collect();
    if placed.is_empty() {
        return ().into_any();
    }
    placed.sort_by_key(|(code, p)| (p.official, *code));
    let last = lines.len() as u32;
    let height = TOP + ROW * placed.len() as u32 + 8;
    let ticks = (1..=last).step_by(last.div_ceil(NAMED).max(1) as usize).map(|rank| {
        view! {
            <line class="chart-grid" x1=x(rank, last) y1=TOP - 6 x2=x(rank, last) y2=height stroke="currentColor" stroke-opacity="0.15"/>
            <text class="chart-tick" x=x(rank, last) y=TOP - 12 text-anchor="middle" font-size="15" fill="currentColor">{rank}</text>
        }
    });
    let rows = placed.iter().enumerate().map(|(i, (code, p))| row(code, p, last, TOP + ROW * i as u32 + 38));
    let body = view! {
            <figure class="chart">
                <svg viewBox=format!("0 0 {WIDTH} {height}") role="img" aria-labelledby="intervals-title" width="100%">
                    <title id="intervals-title">{w::intervals_title(l)}</title>
                    {ticks.collect_view()}
                    {rows.collect_view()}
                </svg>
                <figcaption class="meta">{w::intervals_caption(l)}</figcaption>
            </figure>
    };
    fold("intervals", w::intervals(l), false, body)
}

fn row(code: &str, p: &Places, last: u32, y: u32) -> AnyView {
    let bar = |ranks: Option<[u32; 2]>, width: u32, opacity: &'static str| {
        ranks.map(|[best, worst]| {
            view! {
                <line class="chart-range" x1=x(best, last) y1=y x2=x(worst, last) y2=y stroke="currentColor" stroke-width=width
                    stroke-opacity=opacity stroke-linecap="round"/>
            }
        })
    };
    view! {
        <text class="chart-label" x=0 y=y - 18 font-size="16" fill="currentColor">{code.to_owned()}</text>
        {bar(p.leave_two_out.ranks, 4, "0.35")}
        {bar(p.leave_one_out.ranks, 9, "0.55")}
        <circle class="chart-dot" cx=x(p.official, last) cy=y r="6" fill="currentColor"/>
    }
    .into_any()
}

fn x(rank: u32, last: u32) -> u32 {
    LEFT + SCALE * (rank - 1) / (last - 1).max(1)
}
