//! What a firm's list tells of how each proposal ended: nothing before its time, and nothing of others.

use crate::steps::{CLOSES, CODE, admit, confirm_opening, decided, handed_in, open, started};
use backend::{proposals::ProposalLine, testing::TestBackend};
use domain::{form::Form, proposals::Ending};

async fn line(t: &TestBackend, nick: &str) -> ProposalLine {
    t.own_proposals(&t.actor(nick).await).await.expect("own").remove(0)
}

#[tokio::test]
async fn a_firm_reads_its_ending_once_the_result_is_published_and_until_when_it_may_complain() {
    let t = TestBackend::new().await;
    let [_, second] = decided(&t).await;
    for nick in ["an", "binh"] {
        let before = line(&t, nick).await;
        assert_eq!((before.ending, before.complaints), (None, None), "decided, and not published: {nick}");
    }
    t.publish_result(&t.actor("mai").await, CODE).await.expect("published");
    let until = t.feedback(&t.actor("an").await, line(&t, "an").await.id).await.expect("a result").complaints_until;
    let [won, lost] = [line(&t, "an").await, line(&t, "binh").await];
    assert_eq!((won.ending, won.complaints), (Some(Ending::Shortlisted), Some((until, false))));
    assert_eq!(lost.ending, Some(Ending::Passed { reason: String::new() }));
    let complaint = Form::default().with("grounds", "arithmetic").with("text", "Đề nghị xem lại.");
    t.file_complaint(&t.actor("binh").await, second, &complaint).await.expect("filed");
    assert_eq!(line(&t, "binh").await.complaints, Some((until, true)));
}

#[tokio::test]
async fn what_was_refused_or_cancelled_says_why_when_its_firm_may_know() {
    let t = TestBackend::new().await;
    let [first, second] = handed_in(&t).await;
    t.at(CLOSES);
    confirm_opening(&t).await;
    admit(&t, first).await;
    let refuse = Form::default().with("verdict", "refuse").with("reason", "Thiếu cam kết.");
    t.screen_proposal(&t.actor("mai").await, second, &refuse).await.expect("proposed");
    t.screen_proposal(&t.actor("nam").await, second, &Form::default().with("verdict", "confirm")).await.expect("refused");
    assert_eq!(line(&t, "binh").await.ending, None, "the office may still think otherwise");
    t.start_scoring(&t.actor("mai").await, CODE).await.expect("started");
    assert_eq!(line(&t, "binh").await.ending, Some(Ending::NotAdmitted { reason: "Thiếu cam kết.".to_owned() }));
    assert_eq!(line(&t, "an").await.ending, None);
}

#[tokio::test]
async fn a_cancelled_call_ends_a_draft_too() {
    let t = TestBackend::new().await;
    open(&t).await;
    started(&t, "an").await;
    t.cancel_challenge(&t.actor("lan").await, CODE, &Form::default().with("reason", "Thay đổi kế hoạch vốn.")).await.expect("cancelled");
    let line = line(&t, "an").await;
    assert_eq!((line.ending, line.tasks), (Some(Ending::Cancelled { reason: "Thay đổi kế hoạch vốn.".to_owned() }), Vec::new()));
}
