//! The address of the page after an act.

use app::ui::done::{Done, Next};

#[test]
fn the_page_after_an_act_is_asked_to_tell_it() {
    assert_eq!(Next::from(("/firm", Done::Invited)).0, "/firm?done=invited#done");
    let mend = Next::to_mend("/council/x", Done::SheetUnread, "score_1");
    assert_eq!(mend.0, "/council/x?done=sheet_unread&field=score_1#done");
    assert_eq!(Next::from(("/council/x?item=2", Done::ItemBegun)).0, "/council/x?item=2&done=item_begun#done");
    assert_eq!(Next::from(("/council/x/motions#motion-2", Done::Voted)).0, "/council/x/motions?done=voted#done");
    assert_eq!(Next::told("/council/x?item=2#record").0, "/council/x?item=2#done");
    assert_eq!(Next::to_mend("/council/x#sheet", Done::SheetUnread, "score_1").0, "/council/x?done=sheet_unread&field=score_1#done");
}
