//! Two versions of a proposal, side by side.

use app::ui::difference::{fields, shortened};
use domain::{
    locale::Locale,
    proposals::{Content, Reviewed},
};
use leptos::prelude::*;

fn draft(plan: &str) -> Reviewed {
    Reviewed { content: Content { plan: plan.into(), ..Content::default() }, files: Vec::new() }
}

#[test]
fn only_fields_that_differ_are_shown_and_what_was_typed_is_no_markup() {
    let html = fields(Locale::Vi, &draft("12 <b>tháng</b>"), &draft("13 <b>tháng</b>"), "bản đã nộp", "bản nháp").to_html();
    let html = html.replace("<!>", "");
    assert_eq!(html.matches("<h3>").count(), 1);
    assert!(html.contains("12 </del>") && html.contains("13 </ins>") && html.contains("&lt;b&gt;tháng"), "{html}");
    assert!(!fields(Locale::Vi, &draft("x"), &draft("x"), "", "").to_html().contains("<p"));
}

#[test]
fn a_field_is_named_with_its_section_where_there_are_several() {
    let before = draft("x");
    let content = Content { title: "Tên mới".into(), is_truthful: true, ..before.content.clone() };
    let html = fields(Locale::Vi, &before, &Reviewed { content, files: Vec::new() }, "", "").to_html().replace("<!>", "");
    let heads: Vec<_> = html.split("<h3>").skip(1).filter_map(|rest| rest.split("</h3>").next()).collect();
    assert_eq!(heads, ["Mức độ phù hợp với bài toán – Tên giải pháp", "Cam kết – Nội dung hồ sơ là trung thực"]);
    assert!(html.contains("Chưa </del>") && html.contains("Đã </ins>cam kết"), "{html}");
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
