//! Debriefs: gathered, edited by whoever presides, released within the term, read by the firm alone.

use crate::steps::{CODE, assert_denied, assert_not_found, assert_problem, result_published};
use backend::{Error, testing::TestBackend};
use domain::{access::Denied, check::Problem, evaluations::Compliance, form::Form, ids::ProposalId, time::Moment};

fn words(strengths: &str, weaknesses: &str, seen: u32) -> Form {
    Form::default().with("strengths", strengths).with("weaknesses", weaknesses).with("seen", seen.to_string())
}

async fn compliance(t: &TestBackend, id: ProposalId) -> Compliance {
    let lines = t.follow_up(&t.actor("lan").await, CODE).await.expect("follow-up").debriefs;
    lines.into_iter().find(|line| line.id == id).expect("a line").compliance
}

#[tokio::test]
async fn the_chair_edits_what_the_sheets_say_and_releases_it_to_the_firm() {
    let t = TestBackend::new().await;
    let [first, second] = result_published(&t).await;
    let (an, minh, thu) = (t.actor("an").await, t.actor("minh").await, t.actor("thu").await);
    for nick in ["tuan", "huong", "mai", "lan", "an"] {
        assert_denied(t.debrief(&t.actor(nick).await, first).await, Denied::Role);
    }
    let owed = async || t.own_proposals(&an).await.expect("own")[0].debrief_due;
    assert!(owed().await.is_some(), "until when it is to come is on the firm's page");
    let waiting = async |nick: &str| t.council_home(&t.actor(nick).await).await.expect("home")[0].debriefs;
    assert_eq!((waiting("minh").await, waiting("thu").await, waiting("tuan").await), (2, 0, 0));
    let view = t.debrief(&minh, first).await.expect("gathered");
    assert_eq!((view.debrief.strengths.as_str(), view.debrief.weaknesses.as_str(), view.seen), ("- Khả thi.", "- Chi phí.", 0));
    assert!(view.sheets.len() == 15 && view.sheets.iter().all(|s| s.scores.is_empty() && s.parts.is_empty()));
    t.save_debrief(&minh, first, &words("Khả thi, dễ triển khai.", "", 0)).await.expect("a draft");
    let before = t.feedback(&an, first).await.expect("feedback");
    assert_eq!((before.debrief, before.sheets.len()), (None, 0), "a draft is the council's, and so are the comments");
    assert!(before.outcome.is_some_and(|outcome| outcome.criterion_hundredths(0).is_some()), "means are told at once");

    assert_denied(t.debrief(&thu, first).await, Denied::Role);
    // Another window had the page open since before: nothing is lost, nothing overwritten unseen.
    match t.save_debrief(&minh, first, &words("Khác.", "Khác.", 0)).await {
        Err(Error::OwnStale(theirs)) => assert_eq!(theirs.get("strengths"), "Khả thi, dễ triển khai."),
        other => panic!("expected stale, got {other:?}"),
    }
    let seen = t.debrief(&minh, first).await.expect("saved").seen;
    let release = words("Khả thi, dễ triển khai.", "", seen).with("act", "release");
    assert_problem(t.save_debrief(&minh, first, &release).await, "weaknesses", &Problem::Required);
    t.save_debrief(&minh, first, &release.with("weaknesses", "Chưa rõ chi phí vận hành.")).await.expect("released");
    assert_eq!(waiting("minh").await, 1);
    assert_eq!(owed().await, None, "it is there");
    let feedback = t.feedback(&an, first).await.expect("feedback");
    assert_eq!(feedback.sheets.len(), 15);
    assert!(feedback.sheets.iter().all(|s| s.scores.is_empty() && s.strengths.is_empty() && s.weaknesses.is_empty()));
    let debrief = feedback.debrief.expect("released");
    assert_eq!((debrief.strengths.as_str(), debrief.weaknesses.as_str()), ("Khả thi, dễ triển khai.", "Chưa rõ chi phí vận hành."));
    let told = t.mails().await.into_iter().filter(|(to, _, body)| to == "an@demo.example" && body.contains("/act/feedback")).count();
    assert_eq!(told, 1);
    assert_denied(t.save_debrief(&minh, first, &words("Sửa.", "Sửa.", seen)).await, Denied::Locked);
    assert_eq!(t.feedback(&t.actor("binh").await, second).await.expect("feedback").sheets.len(), 0, "one by one");
    assert_not_found(t.feedback(&t.actor("binh").await, first).await);
}

#[tokio::test]
async fn the_term_is_kept_to_the_millisecond_and_shown_to_the_office() {
    let t = TestBackend::new().await;
    let [first, second] = result_published(&t).await;
    let due = t.clock.now().plus_days(5);
    let minh = t.actor("minh").await;
    assert_eq!(t.debriefs(&minh, CODE).await.expect("list").due, due);
    assert_eq!(t.feedback(&t.actor("an").await, first).await.expect("feedback").debrief_due, due);
    t.clock.set(Moment(due.0 - 1));
    assert_eq!((compliance(&t, first).await, compliance(&t, second).await), (Compliance::Due, Compliance::Due));
    t.save_debrief(&minh, first, &words("Tốt.", "Chi phí.", 0).with("act", "release")).await.expect("in time");
    t.clock.set(due);
    assert_eq!((compliance(&t, first).await, compliance(&t, second).await), (Compliance::Released, Compliance::Overdue));
    t.save_debrief(&minh, second, &words("Tốt.", "Chi phí.", 0).with("act", "release")).await.expect("late, but better than never");
    assert_eq!(compliance(&t, second).await, Compliance::ReleasedLate);
}

#[tokio::test]
async fn nothing_is_moderated_before_the_result() {
    let t = TestBackend::new().await;
    let [first, _] = crate::steps::decided(&t).await;
    let minh = t.actor("minh").await;
    assert_denied(t.debriefs(&minh, CODE).await.map(drop), Denied::WrongState);
    assert_denied(t.save_debrief(&minh, first, &words("a", "b", 0)).await, Denied::WrongState);
}

/// Saved while somebody types: each save is the one after the last.
#[tokio::test]
async fn a_draft_that_saves_itself_goes_on_from_its_last_version() {
    let t = TestBackend::new().await;
    let [first, _] = result_published(&t).await;
    let minh = t.actor("minh").await;
    for version in 0..3 {
        let saved = t.save_debrief(&minh, first, &words(&format!("Rõ ràng {version}."), "Chi phí.", version)).await.expect("saved");
        assert_eq!(saved, version + 1);
    }
    assert_eq!(t.save_debrief(&minh, first, &words("Rõ ràng 2.", "Chi phí.", 0)).await.expect("as it stands"), 3);
}
