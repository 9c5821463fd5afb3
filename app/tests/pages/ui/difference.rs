//! Two versions of a proposal, side by side.

use app::ui::difference::{sections, shortened};
use domain::{
    locale::Locale,
    proposals::{Content, Reviewed},
};
use leptos::prelude::*;

fn draft(plan: &str) -> Reviewed {
    Reviewed { content: Content { plan: plan.into(), ..Content::default() }, files: Vec::new() }
}

#[test]
fn only_sections_that_differ_are_shown_and_what_was_typed_is_no_markup() {
    let html = sections(Locale::Vi, &draft("12 <b>tháng</b>"), &draft("13 <b>tháng</b>"), "bản đã nộp", "bản nháp").to_html();
    let html = html.replace("<!>", "");
    assert_eq!(html.matches("<h3>").count(), 1);
    assert!(html.contains("12 </del>") && html.contains("13 </ins>") && html.contains("&lt;b&gt;tháng"), "{html}");
    assert!(!sections(Locale::Vi, &draft("x"), &draft("x"), "", "").to_html().contains("<p"));
}

#[test]
fn what_is_the_same_is_shortened_between_words_far_from_a_change() {
    let long = "chữ ".repeat(200);
    for (before, after) in [(true, true), (true, false), (false, true)] {
        let short = shortened(&long, before, after);
        assert!(short.contains(" … "), "{short}");
        assert!(short.len() < long.len() && !short.contains("ch ") && !short.contains(" ữ"), "{short}");
    }
    for (before, after) in [(true, true), (true, false), (false, true)] {
        assert_eq!(shortened("ngắn thôi ", before, after), "ngắn thôi ");
    }
}
