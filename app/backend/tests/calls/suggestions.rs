//! What the site suggests about conflicts where it cannot read what it goes by.

use crate::steps::{CODE, declare_conflict, opened};
use backend::testing::{PENDING_FIRM, TestBackend};

/// A team or a firm that cannot be read suggests nothing, which is no sign that there is no conflict.
#[tokio::test]
async fn the_office_is_told_where_nothing_can_be_suggested() {
    let t = TestBackend::new().await;
    let [_, second] = opened(&t).await;
    let mai = t.actor("mai").await;
    assert_eq!(t.conflict_suggestions(&mai, CODE).await.expect("lines").unread, [""; 0]);
    declare_conflict(&t, "son", second).await;
    t.execute("UPDATE proposal_versions SET submission = 'x' WHERE submission LIKE '%Trợ lý của Hạ Long%'").await;
    t.execute(&format!("UPDATE proposal_versions SET firm = 'x' WHERE firm LIKE '%{PENDING_FIRM}%'")).await;
    let suggestions = t.conflict_suggestions(&mai, CODE).await.expect("lines");
    assert_eq!(suggestions.unread.len(), 2, "a team, and a firm");
    let [known] = &suggestions.lines[..] else { panic!("{suggestions:?}") };
    assert_eq!((known.proposal, known.member_name.as_str()), (second, "Hà Thái Sơn"), "what is known is listed");
}
