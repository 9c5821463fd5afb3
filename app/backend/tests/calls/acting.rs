//! Who presides where neither chair nor vice-chair can.

use crate::steps::{
    AFTER_TERM, BLIND, CODE, COUNCIL, admit, assert_denied, assert_problem, declare_clear, declare_conflict, forward, good, opened, picks,
    score, scoring, scoring_by,
};
use backend::{office::Task, testing::TestBackend};
use domain::{
    access::{Action, Denied},
    check::Problem,
    event::EventKind,
    form::Form,
    ids::ProposalId,
    people::Actor,
};

/// Chair and vice-chair have a conflict; everyone else has scored both proposals.
async fn without_presider(t: &TestBackend) -> [ProposalId; 2] {
    conflicts_at_the_top(t, scoring(t).await).await
}

async fn conflicts_at_the_top(t: &TestBackend, ids: [ProposalId; 2]) -> [ProposalId; 2] {
    for nick in ["minh", "thu"] {
        declare_conflict(t, nick, ids[0]).await;
        declare_clear(t, nick, ids[1]).await;
    }
    for nick in &COUNCIL[2..] {
        for id in ids {
            score(t, nick, id, &good()).await;
        }
    }
    ids
}

async fn named(t: &TestBackend, nick: &str) -> Form {
    let member = t.actor(nick).await.id().expect("a person").to_string();
    Form::default().with("member", member).with("reason", "Chủ tịch và Phó Chủ tịch có xung đột lợi ích.")
}

#[tokio::test]
async fn where_nobody_presides_the_leader_names_a_member_for_this_challenge() {
    let t = TestBackend::new().await;
    let ids = without_presider(&t).await;
    let (lan, khoa) = (t.actor("lan").await, t.actor("khoa").await);
    assert_denied(t.close_scoring(&t.actor("minh").await, CODE, &Form::default()).await, Denied::Conflict);
    assert_denied(t.close_scoring(&khoa, CODE, &Form::default()).await, Denied::Role);
    let form = named(&t, "khoa").await;
    assert_denied(t.appoint_acting_chair(&t.actor("mai").await, CODE, &form).await, Denied::Role);
    for nick in ["minh", "huong", "mai"] {
        assert_problem(t.appoint_acting_chair(&lan, CODE, &named(&t, nick).await).await, "member", &Problem::Choice);
    }
    assert_problem(t.appoint_acting_chair(&lan, CODE, &form.clone().with("reason", " ")).await, "reason", &Problem::Required);
    t.appoint_acting_chair(&lan, CODE, &form).await.expect("named");
    t.appoint_acting_chair(&lan, CODE, &form).await.expect("twice is once");
    assert_denied(t.appoint_acting_chair(&lan, CODE, &named(&t, "yen").await).await, Denied::WrongState);
    let subject = "Được giao chủ trì Hội đồng đối với một bài toán";
    let is_told = |(to, s, body): &(String, String, String)| to == "khoa@demo.example" && s == subject && body.contains("xung đột lợi ích");
    assert!(t.mails().await.iter().any(is_told));
    let history = t.challenge_history(&t.actor("mai").await, CODE).await.expect("history");
    assert_eq!(history.iter().filter(|l| l.event.kind == EventKind::ActingChairAppointed).count(), 1);
    assert!(history[0].event.note.starts_with("Bùi Anh Khoa: "), "{}", history[0].event.note);
    t.at(AFTER_TERM);
    t.close_scoring(&khoa, CODE, &Form::default()).await.expect("presides");
    t.propose_shortlist(&khoa, CODE, &picks(&ids[..1]).with(format!("departure_{}", ids[1]), "Trùng phạm vi.")).await.expect("presides");
    let (name, acting) = t.acting_chair(&t.actor("tuan").await, CODE).await.expect("seen").expect("named");
    assert_eq!((name.as_str(), acting.by), ("Bùi Anh Khoa", lan.id().expect("a person")));
}

#[tokio::test]
async fn the_public_is_told_of_it_only_where_no_sheets_are_published() {
    for (publicity, is_told) in [("scores", false), ("shortlist", true)] {
        let t = TestBackend::new().await;
        let ids = conflicts_at_the_top(&t, scoring_by(&t, &[("publicity", publicity)]).await).await;
        let (lan, khoa) = (t.actor("lan").await, t.actor("khoa").await);
        t.appoint_acting_chair(&lan, CODE, &named(&t, "khoa").await).await.expect("named");
        t.at(AFTER_TERM);
        t.close_scoring(&khoa, CODE, &Form::default()).await.expect("presides");
        t.propose_shortlist(&khoa, CODE, &picks(&ids[..1]).with(format!("departure_{}", ids[1]), "Trùng phạm vi."))
            .await
            .expect("presides");
        forward(&t).await;
        t.decide_shortlist(&lan, CODE, &picks(&ids[..1])).await.expect("decided");
        t.publish_result(&lan, CODE).await.expect("published");
        let result = t.result(&Actor::Visitor, CODE).await.expect("public");
        assert_eq!(result.acting.is_some(), is_told, "{publicity}");
    }
}

#[tokio::test]
async fn who_was_named_presides_only_without_conflicts_and_only_while_the_chair_cannot() {
    let t = TestBackend::new().await;
    let ids = scoring(&t).await;
    let lan = t.actor("lan").await;
    assert_denied(t.acting_candidates(&lan, CODE).await, Denied::WrongState);
    for nick in ["minh", "thu"] {
        declare_conflict(&t, nick, ids[0]).await;
    }
    let desk = t.acting_candidates(&lan, CODE).await.expect("allowed");
    assert_eq!((desk.candidates, desk.undeclared.len()), (Vec::new(), 12), "nobody has declared yet");
    assert!(desk.can.is(Action::RemindMembers), "and the leader can remind them");
    let tasks =
        async |nick: &str| t.desk(&t.actor(nick).await).await.expect("desk").tasks.into_iter().map(|(_, task)| task).collect::<Vec<_>>();
    assert_eq!((tasks("lan").await, tasks("mai").await), (vec![Task::NameActingChair], vec![]));
    for nick in ["khoa", "yen"] {
        for id in ids {
            declare_clear(&t, nick, id).await;
        }
    }
    let desk = t.acting_candidates(&lan, CODE).await.expect("allowed");
    assert_eq!((desk.candidates.len(), desk.undeclared.len()), (2, 10));
    t.appoint_acting_chair(&lan, CODE, &named(&t, "khoa").await).await.expect("named");
    assert_eq!(tasks("lan").await, []);
    let khoa = t.actor("khoa").await;
    t.locked_sheets(&khoa, CODE).await.expect("presides");
    declare_conflict(&t, "khoa", ids[1]).await;
    assert_denied(t.locked_sheets(&khoa, CODE).await, Denied::Conflict);
    t.appoint_acting_chair(&lan, CODE, &named(&t, "yen").await).await.expect("another one");
    let yen = t.actor("yen").await;
    t.locked_sheets(&yen, CODE).await.expect("presides");
    // A new vice-chair, clear of everything: who presides by seat was settled when scoring began.
    let mai = t.actor("mai").await;
    let thu = t.actor("thu").await.id().expect("a person").to_string();
    t.remove_seat(&mai, &Form::default().with("user", thu)).await.expect("removed");
    let tuan = t.actor("tuan").await.id().expect("a person").to_string();
    let seat = Form::default().with("user", tuan).with("role", "vice_chair").with("affiliation", "Viện Nghiên cứu biển");
    t.assign_seat(&mai, &seat).await.expect("appointed");
    for id in ids {
        declare_clear(&t, "tuan", id).await;
    }
    assert_denied(t.locked_sheets(&t.actor("tuan").await, CODE).await, Denied::Role);
    t.locked_sheets(&yen, CODE).await.expect("presides on");
}

/// A chair whose account two people have suspended before scoring begins holds up nothing but its beginning.
#[tokio::test]
async fn where_the_chair_is_suspended_the_vice_chair_presides() {
    let t = TestBackend::new().await;
    let ids = opened(&t).await;
    for id in ids {
        declare_clear(&t, "minh", id).await;
        declare_clear(&t, "thu", id).await;
    }
    let (mai, lan, thu) = (t.actor("mai").await, t.actor("lan").await, t.actor("thu").await);
    let chair = t.actor("minh").await.id().expect("a person");
    t.keep_account(&mai, chair, &Form::default().with("verdict", "ask").with("reason", "Không liên lạc được.")).await.expect("asked");
    let confirm = Form::default().with("verdict", "confirm").with("asked", t.clock.now().0.to_string());
    t.keep_account(&lan, chair, &confirm).await.expect("suspended");
    t.pins(&thu, CODE).await.expect("presides");
    for id in ids {
        admit(&t, id).await;
    }
    assert_denied(t.start_scoring(&mai, CODE).await, Denied::KeptOut(1));
    t.remove_seat(&mai, &Form::default().with("user", chair.to_string())).await.expect("ended, in public");
    t.start_scoring(&mai, CODE).await.expect("started");
    t.locked_sheets(&thu, CODE).await.expect("presides");
}

/// Who may not have declared about what too few can score, and can no longer do it, presides all the same: by seat nobody else does.
#[tokio::test]
async fn what_cannot_have_a_result_keeps_nobody_from_presiding() {
    let t = TestBackend::new().await;
    let [first, second] = scoring_by(&t, &[("quorum_floor", "12"), BLIND[0]]).await;
    for nick in COUNCIL {
        score(&t, nick, first, &good()).await;
    }
    declare_clear(&t, "thu", second).await;
    for nick in ["khoa", "yen", "tuan", "dung"] {
        declare_conflict(&t, nick, second).await;
    }
    // A week after the term the chair is passed over.
    t.at("2026-05-09T08:00");
    let reason = Form::default().with("reason", "Hết thời hạn chấm điểm.");
    t.close_scoring(&t.actor("thu").await, CODE, &reason).await.expect("closed");
    for nick in ["minh", "khoa", "son"] {
        t.ranking(&t.actor(nick).await, CODE).await.unwrap_or_else(|why| panic!("{nick}: {why:?}"));
    }
    let minh = t.actor("minh").await;
    assert!(t.challenge(&minh, CODE).await.expect("seen").can.is(Action::ProposeShortlist), "nobody stands in for the chair");
    assert!(!t.challenge(&t.actor("thu").await, CODE).await.expect("seen").can.is(Action::ProposeShortlist));
}

#[tokio::test]
async fn a_presiders_desk_says_what_their_page_lets_them_do() {
    let t = TestBackend::new().await;
    let [first, second] = scoring_by(&t, &[("quorum_floor", "12"), BLIND[0]]).await;
    for nick in COUNCIL {
        score(&t, nick, first, &good()).await;
    }
    for nick in ["minh", "khoa", "yen", "tuan"] {
        declare_conflict(&t, nick, second).await;
    }
    t.at(AFTER_TERM);
    let minh = t.actor("minh").await;
    assert!(t.challenge(&minh, CODE).await.expect("seen").can.is(Action::CloseScoring));
    assert!(t.council_home(&minh).await.expect("home")[0].to_close, "in spite of a conflict with what has no result");
}
