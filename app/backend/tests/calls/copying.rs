//! A draft is filled from another proposal of the same firm, and from nobody else's.

use crate::steps::{assert_denied, assert_problem, open, published, save, started, submitted, verify_second_firm};
use backend::testing::{CLOSING, TestBackend};
use domain::{access::Denied, check::Problem, event::EventKind, form::Form, ids::ProposalId, proposals::Section};

const OTHER: &str = "BT-02";

fn from(id: ProposalId) -> Form {
    Form::default().with("from", id.to_string())
}

#[tokio::test]
async fn what_was_handed_in_fills_what_is_empty_and_leaves_what_is_written() {
    let t = TestBackend::new().await;
    open(&t).await;
    let (earlier, receipt) = submitted(&t, "an", "Trợ lý").await;
    let an = t.actor("an").await;
    save(&t, "an", earlier, Section::Fit, Form::default().with("title", "Chỉ có trong nháp").with("fit", "Khác.")).await;
    published(&t, OTHER).await;
    let id = t.start_proposal(&an, OTHER).await.expect("a draft");
    save(&t, "an", id, Section::Plan, Form::default().with("plan", "Kế hoạch mới")).await;
    let sections = t.copy_proposal(&an, id, &from(earlier)).await.expect("copied");
    assert!(sections.contains(&Section::Fit) && !sections.contains(&Section::Plan) && !sections.contains(&Section::Declarations));
    let view = t.own_proposal(&an, id).await.expect("own");
    assert_eq!((view.content.title.as_str(), view.content.plan.as_str()), ("Trợ lý", "Kế hoạch mới"), "as handed in");
    assert!(!view.content.is_truthful && view.files.is_empty() && view.content.total() > 0);
    assert_problem(t.copy_proposal(&an, id, &from(earlier)).await, "from", &Problem::NothingToCopy);
    assert_eq!(t.receipts(&an, earlier).await.expect("receipts"), [receipt], "the earlier one is as it was");
    let saves = t.proposal_history(&an, id).await.expect("history");
    assert!(saves.iter().any(|line| line.event.kind == EventKind::ProposalSaved), "{saves:?}");
}

#[tokio::test]
async fn nothing_is_copied_from_another_firm_nor_after_the_closing() {
    let t = TestBackend::new().await;
    open(&t).await;
    verify_second_firm(&t).await;
    let (theirs, _) = submitted(&t, "binh", "Bí mật Bạch Đằng").await;
    let (an, id) = (t.actor("an").await, started(&t, "an").await);
    for wrong in [from(theirs), from(id), Form::default(), Form::default().with("from", "x")] {
        assert_problem(t.copy_proposal(&an, id, &wrong).await, "from", &Problem::Choice);
    }
    for nick in ["mai", "minh"] {
        assert!(t.copy_proposal(&t.actor(nick).await, theirs, &from(id)).await.is_err(), "{nick}");
    }
    assert!(!format!("{:?}", t.own_proposal(&an, id).await.expect("own")).contains("Bạch Đằng"));
    t.at(CLOSING);
    let closes = domain::time::Moment::from_local(CLOSING).expect("a time");
    assert_denied(t.copy_proposal(&an, id, &from(theirs)).await, Denied::Closed(closes));
}
