//! Codes in one piece, and days left.

use app::ui::show::{days_left, unbroken};
use domain::{locale::Locale, time::Moment};
use leptos::prelude::*;

#[test]
fn codes_and_nothing_else_are_kept_in_one_piece() {
    assert_eq!(unbroken("Phiếu HS-K7Q2M4, BT-06").to_html().matches("nowrap").count(), 2);
    for text in ["Hỏi - đáp", "COVID", "ha-long", "18-24", "AI-"] {
        assert!(!unbroken(text).to_html().contains("nowrap"), "{text}");
    }
}

#[test]
fn days_left_never_promise_a_day_that_is_not_whole() {
    let now = Moment(0);
    assert_eq!(days_left(Locale::Vi, now.plus_days(12), now), "còn 12 ngày");
    assert_eq!(days_left(Locale::Vi, now.plus_days(2).plus_minutes(-1), now), "còn 1 ngày");
    assert_eq!(days_left(Locale::En, now.plus_minutes(5), now), "less than a day left");
    assert_eq!(days_left(Locale::En, now, now), "time is up");
}
