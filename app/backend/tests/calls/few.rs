//! What few would decide for the council the ranking decides, and a lot; and nobody's silence holds up a result for ever.

use crate::{
    ballot::open_for,
    recompute::assert_recomputed,
    steps::{
        CODE, COUNCIL, admit, assert_denied, assert_problem, confirm_opening, declare_conflict, fair, good, picks, score, scoring,
        submitted,
    },
};
use backend::testing::TestBackend;
use domain::{access::Denied, check::Problem, evaluations::ballot::Due, form::Form, ids::ProposalId, time::Moment};

/// Eight members have a conflict with one of the two each: eleven sheets for either, and seven members are clear of both.
async fn spread(t: &TestBackend, of_second: Form) -> [ProposalId; 2] {
    open_for(t, "1", "").await;
    let ids = [submitted(t, "an", "A").await.0, submitted(t, "binh", "B").await.0];
    t.at(crate::steps::CLOSES);
    confirm_opening(t).await;
    for id in ids {
        admit(t, id).await;
    }
    t.start_scoring(&t.actor("mai").await, CODE).await.expect("started");
    let conflicted = [&COUNCIL[7..11], &COUNCIL[11..15]];
    for (nicks, id) in conflicted.iter().zip(ids) {
        for nick in *nicks {
            declare_conflict(t, nick, id).await;
        }
    }
    for nick in COUNCIL {
        for (i, (id, form)) in ids.into_iter().zip([good(), of_second.clone()]).enumerate() {
            if !conflicted[i].contains(&nick) {
                score(t, nick, id, &form).await;
            }
        }
    }
    t.close_scoring(&t.actor("minh").await, CODE, &Form::default()).await.expect("closed");
    ids
}

/// The chair alone, clear of both, voted the last of three onto the list.
#[tokio::test]
async fn half_of_the_council_or_fewer_do_not_depart_from_the_ranking() {
    let t = TestBackend::new().await;
    let [first, second] = spread(&t, fair()).await;
    let minh = t.actor("minh").await;
    let few = Problem::TooFewDecide(7, 15);
    let over = picks(&[second]).with(format!("departure_{first}"), "Chi phí cao.");
    assert_problem(t.move_shortlist(&minh, CODE, &t.in_writing(&over)).await.map(drop), "form", &few);
    let none = Form::default().with("note", "Không hồ sơ nào phù hợp.");
    assert_problem(t.move_shortlist(&minh, CODE, &t.in_writing(&none)).await.map(drop), "form", &few);
    let number = t.move_shortlist(&minh, CODE, &t.in_writing(&picks(&[first]))).await.expect("as the ranking has it");
    let hidden = t.motions(&t.actor(COUNCIL[8]).await, CODE).await.expect("a list");
    assert!(hidden.motions.is_empty() && hidden.is_apart, "whoever has a conflict is told that others vote");
    t.vote_all(CODE, number, &Form::default().with("vote_for", "7").with("vote_against", "0")).await.expect("voted");
    assert!(t.ranking(&minh, CODE).await.expect("a ranking").advice.is_some());
}

/// One member's vote was a secret ballot that settled the last place.
#[tokio::test]
async fn half_of_the_council_or_fewer_do_not_vote_on_a_tie_a_lot_decides() {
    let t = TestBackend::new().await;
    spread(&t, good()).await;
    let minh = t.actor("minh").await;
    assert!(t.ballot(&minh, CODE).await.expect("seen").is_few);
    t.open_ballot(&minh, CODE, &Form::default()).await.expect("no term, no place");
    let ballot = t.ballot(&minh, CODE).await.expect("seen");
    assert_eq!((ballot.due, ballot.voted, ballot.eligible), (Due::Lot, 0, 7));
    let choice = Form::default().with("choice", ballot.lines[0].id.to_string());
    assert!(t.cast_ballot(&minh, CODE, &choice).await.is_err(), "nobody votes");
    t.open_lot(&minh, CODE, &t.in_writing(&Form::default())).await.expect("opened");
    t.clock.set(t.clock.now().plus_days(2));
    t.run_due_jobs().await.expect("ran");
    assert_eq!(t.ballot(&minh, CODE).await.expect("seen").due, Due::Nothing);
    assert_recomputed(&t.result_file(&minh, CODE).await.expect("a file"));
}

async fn all_in(t: &TestBackend) -> [ProposalId; 2] {
    let ids = scoring(t).await;
    for nick in COUNCIL {
        score(t, nick, ids[0], &good()).await;
        score(t, nick, ids[1], &fair()).await;
    }
    ids
}

async fn pin(t: &TestBackend, nick: &str, id: ProposalId) -> backend::Result<()> {
    let member = t.actor(nick).await.id().expect("a person").to_string();
    let form = Form::default().with("proposal", id.to_string()).with("member", member).with("kind", "adviser").with("reason", "Đã tư vấn.");
    t.pin_conflict(&t.actor("huong").await, CODE, &form).await
}

/// The chair kept silent, and nothing closed for months.
#[tokio::test]
async fn an_appeal_that_nobody_answers_is_followed() {
    let t = TestBackend::new().await;
    let [first, _] = all_in(&t).await;
    pin(&t, "tuan", first).await.expect("pinned");
    let tuan = t.actor("tuan").await;
    t.appeal_conflict(&tuan, first, &Form::default().with("appeal", "Không đúng.")).await.expect("appealed");
    let due = t.clock.now().plus_days(3);
    t.clock.set(Moment(due.0 - 1));
    t.run_due_jobs().await.expect("ran");
    assert!(!t.own_conflicts(&tuan, CODE).await.expect("told").is_empty());
    t.clock.set(due);
    t.run_due_jobs().await.expect("ran");
    assert!(t.own_conflicts(&tuan, CODE).await.expect("told").is_empty());
    let told = t.mails().await;
    assert!(told.iter().any(|(to, subject, _)| to.starts_with("tuan@") && subject.contains("Trả lời đề nghị")), "{told:?}");
    t.close_scoring(&t.actor("minh").await, CODE, &Form::default()).await.expect("nothing is open");
}

/// Every three days the secretary found another conflict, and each held up the close for the term of an appeal.
#[tokio::test]
async fn after_the_end_of_scoring_nobody_finds_conflicts() {
    let t = TestBackend::new().await;
    let [first, second] = all_in(&t).await;
    let end = t.challenge(&t.actor("minh").await, CODE).await.expect("seen").challenge.scoring_term().expect("a term");
    t.clock.set(Moment(end.0 - 1));
    pin(&t, "tuan", first).await.expect("in time");
    t.clock.set(end);
    assert_denied(pin(&t, "dung", second).await, Denied::TermOver(end));
}

/// The chair had declared, and did nothing.
#[tokio::test]
async fn who_presides_and_does_nothing_is_passed_over() {
    let t = TestBackend::new().await;
    let ids = all_in(&t).await;
    let (thu, lan) = (t.actor("thu").await, t.actor("lan").await);
    let end = t.challenge(&thu, CODE).await.expect("seen").challenge.scoring_term().expect("a term");
    let named = Form::default().with("member", t.actor("tuan").await.id().expect("a person").to_string()).with("reason", "Chậm kết thúc.");
    t.clock.set(Moment(end.plus_days(7).0 - 1));
    assert_denied(t.close_scoring(&thu, CODE, &Form::default()).await, Denied::Role);
    t.clock.set(Moment(end.plus_days(14).0 - 1));
    assert_denied(t.appoint_acting_chair(&lan, CODE, &named).await, Denied::WrongState);
    t.clock.set(end.plus_days(14));
    t.appoint_acting_chair(&lan, CODE, &named).await.expect("neither did anything");
    t.close_scoring(&t.actor("tuan").await, CODE, &Form::default()).await.expect("closed");
    assert_eq!(t.ranking(&t.actor("minh").await, CODE).await.expect("a ranking").lines[0].outcome.proposal, ids[0]);
}

#[tokio::test]
async fn the_vice_chair_closes_what_the_chair_leaves_open() {
    let t = TestBackend::new().await;
    all_in(&t).await;
    let thu = t.actor("thu").await;
    let end = t.challenge(&thu, CODE).await.expect("seen").challenge.scoring_term().expect("a term");
    t.clock.set(end.plus_days(7));
    t.close_scoring(&thu, CODE, &Form::default()).await.expect("closed");
}

/// With every sheet in, a member read them all and then took back the own sheet by declaring a conflict: the other one won.
#[tokio::test]
async fn who_may_have_read_the_others_takes_no_sheet_back_alone() {
    let t = TestBackend::new().await;
    let [first, _] = all_in(&t).await;
    declare_conflict(&t, "tuan", first).await;
    let tuan = t.actor("tuan").await;
    assert!(!t.own_conflicts(&tuan, CODE).await.expect("told").iter().any(|own| own.is_sheet_void));
    assert_problem(t.close_scoring(&t.actor("minh").await, CODE, &Form::default()).await, "form", &Problem::MotionOpen);
}

/// The same question, one week after the other, and the leader waited.
#[tokio::test]
async fn what_the_council_let_count_is_not_asked_about_again() {
    let t = TestBackend::new().await;
    let [first, _] = all_in(&t).await;
    t.close_scoring(&t.actor("minh").await, CODE, &Form::default()).await.expect("closed");
    let minh = t.actor("minh").await;
    let sheet_of = format!("{first} {}", t.actor("tuan").await.id().expect("a person"));
    let ask = t.in_writing(&Form::default().with("sheet", sheet_of).with("reason", "Có quan hệ."));
    let number = t.move_voiding(&minh, CODE, &ask).await.expect("asked");
    t.answer_motion(&t.actor("tuan").await, CODE, number, &Form::default().with("answer", "Không có.")).await.expect("answered");
    t.put_motion(&minh, CODE, number, &t.in_writing(&Form::default())).await.expect("put to the vote");
    t.vote_all(CODE, number, &Form::default().with("vote_for", "0").with("vote_against", "14")).await.expect("voted");
    assert_problem(t.move_voiding(&minh, CODE, &ask).await.map(drop), "form", &Problem::MotionRejected);
    let own = Form::default().with("conflict", "conflicted").with("kind", "adviser").with("reason", "Tôi có quan hệ.");
    assert_problem(t.declare_conflict(&t.actor("tuan").await, first, &own).await.map(drop), "form", &Problem::MotionRejected);
}
