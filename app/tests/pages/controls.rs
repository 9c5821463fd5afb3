//! What a control of a page holds.

use app::controls::{holds, is_unticked};
use domain::form::Form;

#[test]
fn a_control_holds_what_it_shows_and_nothing_else() {
    let page = "<input type=\"text\" name=\"code\" value=\"BT-01\"><textarea name=\"note\">Sáu &amp; bảy\n</textarea>\
        <select name=\"kind\"><option value=\"\">–</option><option value=\"adviser\" selected>Tư vấn</option></select>\
        <input type=\"radio\" name=\"way\" value=\"left\"><input type=\"radio\" name=\"way\" value=\"right\" checked>\
        <input name=\"budget_ceiling\" value=\"1.500.000\"><input type=\"file\" name=\"file\">\
        <select name=\"first\"><option value=\"a\">A</option><option value=\"b\">B</option></select>";
    let held = [
        ("code", "BT-01"),
        ("file", ""),
        ("first", "a"),
        ("note", "Sáu & bảy"),
        ("kind", "adviser"),
        ("way", "right"),
        ("budget_ceiling", "1500000"),
    ];
    assert!(held.iter().all(|(name, text)| holds(page, name, text)));
    let page = format!(
        "<button type=\"submit\" form=\"typed\" formaction=\"/a?frame=language#kept\"></button><form id=\"typed\">{page}\
        <input type=\"checkbox\" name=\"clear\" value=\"on\" checked></form>"
    );
    assert!(is_unticked(&page, &Form::default().with("code", "BT-01")) && !is_unticked(&page, &Form::default().with("clear", "on")));
    let page = page.as_str();
    let lost =
        [("first", "b"), ("code", "BT-02"), ("note", "Sáu"), ("kind", "relative"), ("way", "left"), ("file", "a.txt"), ("cod", "BT-01")];
    assert!(lost.iter().all(|(name, text)| !holds(page, name, text)));
}
