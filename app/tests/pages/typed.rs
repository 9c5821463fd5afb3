//! What was typed, where no field shows it.

use app::{
    typed::{added, texts},
    ui::rendering,
};
use domain::{form::Form, locale::Locale};

#[test]
fn what_was_typed_for_a_motion_stands_under_its_label() {
    let form = Form::default().with("until", "2026-12-20T17:00").with("text", "Mời thêm chuyên gia độc lập.");
    let html = rendering::part(Locale::Vi, || texts(&form).view(Locale::Vi));
    assert!(!html.contains("<code>until</code>") && html.contains("20/12/2026 17:00"), "{html}");
    assert!(html.contains("<strong>Nội dung</strong>"), "{html}");
}

#[test]
fn what_is_stored_already_is_counted_and_the_rest_is_read_as_on_the_form() {
    let form = Form::default()
        .with("context_vi", "Bối cảnh mới của bài toán")
        .with("owner_vi", "Sở Khoa học và\r\nCông nghệ")
        .with("budget_ceiling", "2500000000")
        .with("closes", "2027-02-07T17:00")
        .with("complaint_days", "10");
    let stored = Form::default().with("owner_vi", "Sở Khoa học và\nCông nghệ").with("complaint_days", "10");
    let html = rendering::part(Locale::Vi, || texts(&form).beside(&stored).view(Locale::Vi));
    for shown in ["Bối cảnh, thực trạng (tiếng Việt)", "2.500.000.000", "07/02/2027 17:00", "… 2 trường không thay đổi"]
    {
        assert!(html.contains(shown), "{shown}: {html}");
    }
    assert!(!html.contains("Sở Khoa học") && !html.contains("2027-02-07") && !html.contains("Số ngày nhận kiến nghị"), "{html}");
}

#[test]
fn only_what_the_page_does_not_show_is_added_below_its_summary() {
    let form = Form::default()
        .with("reason", "Lý do \"này\" & <khác>\r\nhai dòng")
        .with("money", "1.500.000")
        .with("verdict", "admit")
        .with("seen", "7")
        .with("id", "00000000-0000-4000-8000-000000000000");
    let page = |body: &str| format!("<main><div class=\"error-summary\"><h2>!</h2></div>{body}<p class=\"print-note\"></p></main>");
    let html = added(Locale::Vi, &form, page(""));
    assert!(html.contains("</h2></div><section") && html.contains("<code>money</code>"), "{html}");
    assert!(html.contains("hai dòng") && !html.contains("admit") && !html.contains("0000"), "{html}");
    let all = page("<textarea>Lý do \"này\" &amp; &lt;khác&gt;\nhai dòng</textarea><input name=\"money\" value=\"1.500.000\">");
    assert_eq!(added(Locale::Vi, &form, all.clone()), all);
    // A control of that name which holds something else does not show it.
    let other = added(Locale::Vi, &form, all.replace("value=\"1.500.000\"", "value=\"7\""));
    assert!(other.contains("<code>money</code>") && other.contains("1.500.000"), "{other}");
}
