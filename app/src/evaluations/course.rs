//! How far a member is with their own sheets, and the way to the next criterion.

use crate::ui::show;
use domain::{challenges::Criterion, evaluations::course::Course, locale::Locale};
use leptos::prelude::*;

mod w {
    words! {
        done(n, of) = "Ông/bà đã nộp {n}/{of} phiếu" | "You have handed in {n} of {of} sheets";
        all_done = "Ông/bà đã nộp đủ các phiếu của bài toán này." | "You have handed in all sheets of this challenge.";
        left(time) = "; phần còn lại khoảng {time}, tính theo khoảng thời gian giữa các phiếu ông/bà đã nộp." | "; the rest takes about {time}, by the time between the sheets that you have handed in.";
        hours(h) = "{h} giờ" | "{h} h";
        minutes(m) = "{m} phút" | "{m} min";
        hours_minutes(h, m) = "{h} giờ {m} phút" | "{h} h {m} min";
        criteria = "Đến tiêu chí" | "To a criterion";
    }
}

pub fn view(l: Locale, course: &Course) -> AnyView {
    if course.of == 0 {
        return ().into_any();
    }
    let said = match (course.done == course.of, course.minutes_left) {
        (true, _) => w::all_done(l).to_owned(),
        (false, Some(minutes)) => format!("{}{}", w::done(l, course.done, course.of), w::left(l, about(l, minutes))),
        (false, None) => format!("{}.", w::done(l, course.done, course.of)),
    };
    let label = w::done(l, course.done, course.of);
    view! {
        <div class="course no-print">
            <progress class="progress" value=course.done.to_string() max=course.of.to_string() aria-label=label></progress>
            <p class="meta">{show::unbroken(&said)}</p>
        </div>
    }
    .into_any()
}

/// In quarters of an hour, rounded up: more would claim to be exact.
fn about(l: Locale, minutes: i64) -> String {
    let quarters = (minutes + 14) / 15;
    match (quarters / 4, quarters % 4 * 15) {
        (0, m) => w::minutes(l, m),
        (h, 0) => w::hours(l, h),
        (h, m) => w::hours_minutes(l, h, m),
    }
}

/// The place of a criterion on the page.
pub fn place(k: usize) -> String {
    format!("criterion-{k}")
}

/// Every criterion in reach of a thumb, wherever in the form one is.
pub fn criteria(l: Locale, criteria: &[Criterion]) -> AnyView {
    let link = |(k, criterion): (usize, &Criterion)| {
        let name = criterion.name.get(l).to_owned();
        view! { <a href=format!("#{}", place(k)) title=name.clone()>{k + 1}<span class="visually-hidden">" – "{name.clone()}</span></a> }
    };
    view! { <nav class="criteria no-print" aria-label=w::criteria(l)>{criteria.iter().enumerate().map(link).collect_view()}</nav> }
        .into_any()
}
