//! What is left until a moment, by the server's clock.

use domain::{
    locale::Locale,
    time::{Left, Moment},
};
use leptos::prelude::*;
use std::time::Duration;

mod w {
    words! {
        days(days, hours) = "còn {days} ngày {hours} giờ" | "{days} d {hours} h left";
        hours(hours, minutes) = "còn {hours} giờ {minutes} phút" | "{hours} h {minutes} min left";
        minutes(minutes, seconds) = "còn {minutes} phút {seconds} giây" | "{minutes} min {seconds} s left";
        over = "đã hết thời hạn" | "time is up";
        unsaved = "Thời hạn đã hết trong lúc nhập. Nội dung chưa lưu vẫn còn trên trang này: vui lòng sao chép nội dung cần giữ, rồi tải lại trang để xem bước tiếp theo." | "The term ended while this was being written. What is not saved is still on this page: please copy what you need, then load the page again to see what comes next.";
        reload = "Tải lại trang" | "Load the page again";
    }
}

/// Days from which what is left is shown as urgent.
pub const URGENT: i64 = 3;

/// Text from the server; in the browser it is written again each second, counted from the server's `now`. At zero the page
/// looks different: it is loaded again, unless something typed would be lost.
#[island]
pub fn Countdown(until: Moment, now: Moment, locale: Locale) -> impl IntoView {
    let text = RwSignal::new(left_text(locale, until.left(now)));
    let is_over_unsaved = RwSignal::new(false);
    Effect::new(move |_| {
        let began = browser_clock();
        let tick = move || {
            let now = Moment(now.0 + browser_clock() - began);
            let next = left_text(locale, until.left(now));
            if text.with_untracked(|shown| *shown != next) {
                text.set(next);
                if until.left(now).is_none() {
                    is_over_unsaved.set(!turn_over());
                }
            }
        };
        if let Ok(handle) = set_interval_with_handle(tick, Duration::from_secs(1)) {
            on_cleanup(move || handle.clear());
        }
    });
    let class = if until.left(now).is_none_or(|left| left.days < URGENT) { "countdown urgent" } else { "countdown" };
    let told = move || {
        is_over_unsaved.get().then(|| {
            view! { <span class="notice notice-warn" role="alert">{w::unsaved(locale)}" "<a href="">{w::reload(locale)}</a></span> }
        })
    };
    view! { <span class=class role="timer" aria-live="off">{move || text.get()}</span>{told} }
}

/// Loads the page as it is after the term, unless something on it is typed and not saved.
#[cfg(target_arch = "wasm32")]
fn turn_over() -> bool {
    let is_free = matches!(document().query_selector("form[data-unsaved]"), Ok(None));
    if is_free {
        // By now the server's own clock has passed the moment.
        set_timeout(|| drop(window().location().reload()), Duration::from_secs(1));
    }
    is_free
}

#[cfg(not(target_arch = "wasm32"))]
fn turn_over() -> bool {
    true
}

/// Two units are enough, the nearer the finer.
fn left_text(locale: Locale, left: Option<Left>) -> String {
    match left {
        None => w::over(locale).into(),
        Some(Left { days, hours, .. }) if days > 0 => w::days(locale, days, hours),
        Some(Left { hours, minutes, .. }) if hours > 0 => w::hours(locale, hours, minutes),
        Some(Left { minutes, seconds, .. }) => w::minutes(locale, minutes, seconds),
    }
}

/// Milliseconds of the browser's clock, of which only differences are used.
#[cfg(target_arch = "wasm32")]
fn browser_clock() -> i64 {
    js_sys::Date::now() as i64
}

#[cfg(not(target_arch = "wasm32"))]
fn browser_clock() -> i64 {
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearer_the_finer() {
        let until = Moment(0).plus_days(3);
        let at = |now: Moment| left_text(Locale::Vi, until.left(now));
        assert_eq!(at(Moment(0)), "còn 3 ngày 0 giờ");
        assert_eq!(at(until.plus_minutes(-61)), "còn 1 giờ 1 phút");
        assert_eq!(at(Moment(until.0 - 59_000)), "còn 0 phút 59 giây");
        assert_eq!(at(until), "đã hết thời hạn");
    }
}
