//! Which link is the current one.

use app::ui::layout::is_under;

#[test]
fn a_link_is_current_on_its_page_and_on_those_below() {
    assert!(is_under("/office/firms/x", "/office"));
    assert!(is_under("/office", "/office"));
    assert!(!is_under("/officer", "/office"));
}
