//! How many tasks stood where, as columns drawn by the server, with the same numbers as a table.

use super::words as w;
use crate::ui::{
    show,
    table::{Head, table},
};
use domain::{
    locale::Locale,
    plan::{Point, TaskState},
};
use leptos::prelude::*;

const WIDTH: i32 = 480;
const HEIGHT: i32 = 220;
const TOP: i32 = 22;
const FOOT: i32 = 26;
/// Columns that stay legible on a phone.
const COLUMNS: usize = 8;
/// A part that is lower than this holds no number.
const LEGIBLE: i32 = 15;

pub fn section(l: Locale, points: &[Point]) -> AnyView {
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return ().into_any() };
    let drawn = &points[points.len().saturating_sub(COLUMNS)..];
    let most = drawn.iter().map(|point| point.counts.total()).max().unwrap_or(1).max(1) as i32;
    let step = WIDTH / drawn.len() as i32;
    let columns = drawn.iter().enumerate().map(|(place, point)| column(l, point, step * place as i32, step, most));
    let legend = TaskState::COUNTED.map(|state| {
        view! {
            <li>
                <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">{part(state, 1, 1, 18, 18)}</svg>
                " "{w::state_name(l, state)}
            </li>
        }
    });
    let earlier = (drawn.len() < points.len()).then(|| view! { <figcaption class="meta">{w::chart_last(l, drawn.len())}</figcaption> });
    let title = w::chart_title(l, first.day.show_date(l), last.day.show_date(l));
    let body = view! {
        <figure class="chart">
            <svg viewBox=format!("0 0 {WIDTH} {}", TOP + HEIGHT + FOOT) role="img" aria-labelledby="progress-title" width="100%">
                <title id="progress-title">{title}</title>
                <defs>
                    <pattern id="hatched" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                        <line class="chart-mark" x1="0" y1="0" x2="0" y2="6" stroke="currentColor" stroke-width="4"/>
                    </pattern>
                </defs>
                {columns.collect_view()}
                <line class="chart-axis" x1="0" y1=TOP + HEIGHT x2=WIDTH y2=TOP + HEIGHT stroke="currentColor"/>
            </svg>
            <ul class="chart-legend">{legend.into_iter().collect_view()}</ul>
            {earlier}
        </figure>
        {numbers(l, points)}
    };
    show::section(w::progress(l), "progress", Some(w::progress_lead(l)), body.into_any())
}

fn column(l: Locale, point: &Point, left: i32, step: i32, most: i32) -> AnyView {
    let (width, mut bottom) = (step.min(90) - 10, TOP + HEIGHT);
    let left = left + (step - width) / 2;
    let parts = TaskState::COUNTED.map(|state| {
        let count = point.counts.get(state) as i32;
        let height = HEIGHT * count / most;
        bottom -= height;
        let drawn = (count > 0).then(|| part(state, left, bottom, width, height - 1));
        let number = (height >= LEGIBLE).then(|| number(count, left + width / 2, bottom + height / 2));
        view! { {drawn}{number} }
    });
    let date = point.day.to_date();
    let day = format!("{}/{}", &date[8..], &date[5..7]);
    view! {
        {parts.into_iter().collect_view()}
        <text class="chart-label" x=left + width / 2 y=bottom - 6 text-anchor="middle" font-size="15" fill="currentColor">{point.counts.total()}</text>
        <text class="chart-tick" x=left + width / 2 y=TOP + HEIGHT + 18 text-anchor="middle" font-size="14" fill="currentColor">
            {day}<title>{point.day.show_date(l)}</title>
        </text>
    }
    .into_any()
}

/// A number on a ground of its own, so that it is read on any pattern.
fn number(count: i32, x: i32, y: i32) -> AnyView {
    view! {
        <rect class="chart-ground" x=x - 12 y=y - 8 width="24" height="16" rx="2"/>
        <text class="chart-value" x=x y=y + 5 text-anchor="middle" font-size="14" fill="currentColor">{count}</text>
    }
    .into_any()
}

/// States differ by pattern and outline, not by colour alone.
fn part(state: TaskState, x: i32, y: i32, width: i32, height: i32) -> AnyView {
    let (class, fill, opacity, dashes) = match state {
        TaskState::Done => ("chart-dot", "currentColor", "1", None),
        TaskState::OnSchedule => ("chart-range", "currentColor", "0.35", None),
        TaskState::AtRisk => ("chart-mark", "url(#hatched)", "1", None),
        TaskState::NotStarted => ("chart-tick", "none", "1", None),
        TaskState::Unclassified | TaskState::Dropped => ("chart-tick", "none", "1", Some("3 3")),
    };
    view! {
        <rect class=class x=x y=y width=width height=height.max(1) fill=fill fill-opacity=opacity stroke="currentColor" stroke-dasharray=dashes/>
    }
    .into_any()
}

fn numbers(l: Locale, points: &[Point]) -> AnyView {
    let states = TaskState::COUNTED.map(|state| Head::Number(w::state_name(l, state)));
    let heads = std::iter::once(Head::Text(w::day(l))).chain(states).chain([Head::Number(w::total(l))]);
    let rows = points.iter().map(|point| {
        let counts =
            TaskState::COUNTED.map(|state| view! { <td class="num" data-label=w::state_name(l, state)>{point.counts.get(state)}</td> });
        view! {
            <tr>
                <th scope="row" class="nowrap">{point.day.show_date(l)}</th>
                {counts.into_iter().collect_view()}
                <td class="num" data-label=w::total(l)>{point.counts.total()}</td>
            </tr>
        }
    });
    table(w::progress_caption(l), heads, view! { <tbody>{rows.collect_view()}</tbody> })
}
