//! Conflicts however they come to light: late, pinned, suggested, with a whole challenge; and what they do to a sheet.

use crate::steps::{
    AFTER_TERM, BLIND, CLOSES, CODE, COUNCIL, assert_denied, assert_not_found, assert_problem, close_after_term, confirm_opening,
    declare_clear, declare_conflict, fair, good, handed_in, opened, save, score, scoring, scoring_by, submitted,
};
use backend::{council::SuggestionStanding, testing::TestBackend};
use domain::{
    access::Denied,
    check::Problem,
    council::{Clash, FindingState, Interest, Source},
    evaluations::SheetStanding,
    event::EventKind,
    form::Form,
    ids::ProposalId,
    proposals::Section,
};

async fn user(t: &TestBackend, nick: &str) -> String {
    t.actor(nick).await.id().expect("a person").to_string()
}

/// The secretary is clear and pins.
async fn pin(t: &TestBackend, nick: &str, id: ProposalId) {
    declare_clear(t, "huong", id).await;
    t.pin_conflict(&t.actor("huong").await, CODE, &pin_form(t, nick, id).await).await.expect("pinned");
}

async fn pin_form(t: &TestBackend, nick: &str, id: ProposalId) -> Form {
    let form = Form::default().with("proposal", id.to_string()).with("member", user(t, nick).await);
    form.with("kind", "adviser").with("reason", "Có tên trong đề tài chung.")
}

async fn acts(t: &TestBackend) -> Vec<EventKind> {
    let history = t.challenge_history(&t.actor("mai").await, CODE).await.expect("history");
    history.iter().rev().map(|l| l.event.kind).collect()
}

async fn counted(t: &TestBackend, id: ProposalId) -> (u32, u32) {
    let code = t.opened_proposal(&t.actor("mai").await, id).await.expect("seen").code;
    let progress = t.progress(&t.actor("mai").await, CODE).await.expect("progress");
    progress.iter().find(|l| l.code == code).map(|l| (l.submitted, l.eligible)).expect("a line")
}

#[tokio::test]
async fn a_late_declaration_voids_the_submitted_sheet() {
    let t = TestBackend::new().await;
    let [first, second] = scoring_by(&t, &BLIND).await;
    for nick in ["tuan", "dung"] {
        score(&t, nick, first, &good()).await;
    }
    score(&t, "tuan", second, &fair()).await;
    assert_eq!(counted(&t, first).await, (2, 15));
    declare_conflict(&t, "tuan", first).await;
    assert_eq!(counted(&t, first).await, (1, 14));
    let tuan = t.actor("tuan").await;
    assert_not_found(t.sheet(&tuan, first).await);
    let lines = t.member_proposals(&tuan, CODE).await.expect("lines");
    assert_eq!(lines.iter().map(|line| line.id).collect::<Vec<_>>(), [second], "not even its code");
    let own = t.own_conflicts(&tuan, CODE).await.expect("what was said");
    let said: Vec<_> = own.iter().map(|c| (c.declaration.reason.as_str(), c.is_sheet_void, c.finding.is_some())).collect();
    assert_eq!(said, [("Người thân góp vốn.", true, false)]);
    assert!(t.own_conflicts(&t.actor("dung").await, CODE).await.expect("none").is_empty(), "others' words are not shown");
    assert_eq!(t.council_home(&tuan).await.expect("home")[0].submitted, 1);
    // Not taken back by the member alone.
    let clear = Form::default().with("conflict", "clear");
    assert_denied(t.declare_conflict(&tuan, first, &clear).await, Denied::Conflict);
    assert_eq!(acts(&t).await.iter().filter(|a| **a == EventKind::SheetVoided).count(), 1);
}

#[tokio::test]
async fn a_void_sheet_is_in_no_result_and_no_feedback() {
    let t = TestBackend::new().await;
    let [first, second] = scoring_by(&t, &BLIND).await;
    for nick in COUNCIL {
        score(&t, nick, first, &good()).await;
        score(&t, nick, second, &fair()).await;
    }
    declare_conflict(&t, "son", first).await;
    t.close_scoring(&t.actor("minh").await, CODE, &Form::default()).await.expect("closed");
    let ranking = t.ranking(&t.actor("mai").await, CODE).await.expect("ranking");
    let counts: Vec<_> = ranking.lines.iter().map(|l| (l.outcome.proposal, l.outcome.n, l.outcome.eligible)).collect();
    assert_eq!(counts, [(first, 14, 14), (second, 15, 15)]);
    assert_denied(t.ranking(&t.actor("son").await, CODE).await, Denied::Conflict);
    let minh = t.actor("minh").await;
    t.propose_shortlist(&minh, CODE, &crate::steps::picks(&[first])).await.expect("proposed");
    crate::steps::forward(&t).await;
    t.decide_shortlist(&t.actor("lan").await, CODE, &crate::steps::picks(&[first])).await.expect("decided");
    t.publish_result(&t.actor("mai").await, CODE).await.expect("published");
    let release = Form::default().with("strengths", "Tốt.").with("weaknesses", "Chi phí.").with("seen", "0").with("act", "release");
    t.save_debrief(&minh, first, &release).await.expect("released");
    assert_eq!(t.feedback(&t.actor("an").await, first).await.expect("feedback").sheets.len(), 14);
}

#[tokio::test]
async fn the_secretary_pins_where_clear_and_nobody_else_does() {
    let t = TestBackend::new().await;
    let [first, second] = scoring(&t).await;
    let (huong, minh) = (t.actor("huong").await, t.actor("minh").await);
    let form = pin_form(&t, "tuan", first).await;
    assert_denied(t.pin_conflict(&minh, CODE, &form).await, Denied::Role);
    assert_denied(t.pin_conflict(&t.actor("mai").await, CODE, &form).await, Denied::Role);
    assert_denied(t.pin_conflict(&huong, CODE, &form).await, Denied::DeclareFirst);
    declare_conflict(&t, "huong", second).await;
    assert_not_found(t.pin_conflict(&huong, CODE, &pin_form(&t, "tuan", second).await).await);
    declare_clear(&t, "huong", first).await;
    for field in ["proposal", "member", "kind"] {
        assert_problem(t.pin_conflict(&huong, CODE, &form.clone().with(field, "")).await, field, &Problem::Choice);
    }
    assert_problem(t.pin_conflict(&huong, CODE, &form.clone().with("reason", "")).await, "reason", &Problem::Required);
    assert_problem(t.pin_conflict(&huong, CODE, &pin_form(&t, "huong", first).await).await, "member", &Problem::Choice);
    assert_problem(t.pin_conflict(&huong, CODE, &pin_form(&t, "an", first).await).await, "member", &Problem::Choice);
    t.pin_conflict(&huong, CODE, &form).await.expect("pinned");
    assert_problem(t.pin_conflict(&huong, CODE, &form).await, "member", &Problem::Conflicted);
    let desk = t.pins(&huong, CODE).await.expect("desk");
    assert_eq!((desk.proposals.len(), desk.lines.len()), (1, 1));
    assert_eq!((desk.lines[0].member_name.as_str(), desk.lines[0].finding.source), ("Dương Minh Tuấn", Source::Pinned));
    // Who has not declared, or has a conflict, does not preside over conflicts.
    assert_denied(t.pins(&minh, CODE).await, Denied::DeclareFirst);
    assert_denied(t.pins(&t.actor("tuan").await, CODE).await, Denied::Role);
}

#[tokio::test]
async fn a_pinned_member_appeals_once_and_the_chair_answers() {
    let t = TestBackend::new().await;
    let [first, second] = scoring(&t).await;
    score(&t, "tuan", first, &good()).await;
    declare_clear(&t, "tuan", second).await;
    for id in [first, second] {
        declare_clear(&t, "minh", id).await;
    }
    pin(&t, "tuan", first).await;
    let (tuan, minh) = (t.actor("tuan").await, t.actor("minh").await);
    assert_not_found(t.opened_proposal(&tuan, first).await);
    assert_not_found(t.sheet(&tuan, first).await);
    assert_eq!(counted(&t, first).await, (1, 15), "what was handed in counts until the council voids it");
    let own = t.own_finding(&tuan, first).await.expect("told");
    assert_eq!((own.finding.reason.as_str(), own.finding.kind), ("Có tên trong đề tài chung.", Some(Interest::Adviser)));
    assert_denied(t.own_finding(&tuan, second).await, Denied::WrongState);
    assert_problem(t.appeal_conflict(&tuan, first, &Form::default()).await, "appeal", &Problem::Required);
    let appeal = Form::default().with("appeal", "Trùng tên người khác.");
    let ruling = Form::default().with("member", user(&t, "tuan").await).with("ruling", "lift").with("reason", "Đúng là trùng tên.");
    assert_denied(t.rule_on_conflict(&minh, first, &ruling).await, Denied::WrongState);
    t.appeal_conflict(&tuan, first, &appeal).await.expect("appealed");
    assert_denied(t.appeal_conflict(&tuan, first, &appeal).await, Denied::WrongState);
    assert_eq!((t.council_home(&minh).await.expect("home")[0].appeals, t.council_home(&tuan).await.expect("home")[0].appeals), (1, 0));
    assert_denied(t.rule_on_conflict(&t.actor("huong").await, first, &ruling).await, Denied::Role);
    assert_problem(t.rule_on_conflict(&minh, first, &ruling.clone().with("reason", "")).await, "reason", &Problem::Required);
    assert_problem(t.rule_on_conflict(&minh, first, &ruling.clone().with("ruling", "")).await, "ruling", &Problem::Choice);
    t.rule_on_conflict(&minh, first, &ruling).await.expect("lifted");
    // To see anything, its member declares anew.
    assert_eq!(counted(&t, first).await, (1, 15));
    assert_denied(t.opened_proposal(&tuan, first).await, Denied::DeclareFirst);
    declare_clear(&t, "tuan", first).await;
    let sheet = t.sheet(&tuan, first).await.expect("sheet");
    assert_eq!((sheet.standing, sheet.sheet.total_half()), (SheetStanding::Submitted, 175));
    let acts = acts(&t).await;
    assert!(!acts.contains(&EventKind::SheetVoided));
    for act in [EventKind::ConflictPinned, EventKind::ConflictAppealed, EventKind::ConflictLifted] {
        assert_eq!(acts.iter().filter(|a| **a == act).count(), 1, "{act:?}");
    }
    let told = t.proposal_history(&t.actor("an").await, first).await.expect("history");
    assert!(told.iter().all(|l| l.event.kind != EventKind::ConflictPinned), "the firm learns nothing of it");
}

#[tokio::test]
async fn a_sheet_whose_conflict_is_lifted_in_the_second_round_counts_and_is_revised_there() {
    let t = TestBackend::new().await;
    let [first, second] = scoring_by(&t, &[("rounds", "2")]).await;
    score(&t, "tuan", first, &good()).await;
    declare_clear(&t, "tuan", second).await;
    for id in [first, second] {
        declare_clear(&t, "minh", id).await;
    }
    let (tuan, minh) = (t.actor("tuan").await, t.actor("minh").await);
    t.at(AFTER_TERM);
    t.close_round(&minh, CODE).await.expect("closed");
    pin(&t, "tuan", first).await;
    assert_eq!(counted(&t, first).await, (1, 15));
    t.appeal_conflict(&tuan, first, &Form::default().with("appeal", "Trùng tên người khác.")).await.expect("appealed");
    let ruling = Form::default().with("member", user(&t, "tuan").await).with("ruling", "lift").with("reason", "Đúng là trùng tên.");
    t.rule_on_conflict(&minh, first, &ruling).await.expect("lifted");
    declare_clear(&t, "tuan", first).await;
    assert_eq!(counted(&t, first).await, (1, 15));
    let sheet = t.sheet(&tuan, first).await.expect("sheet");
    assert_eq!(sheet.standing, SheetStanding::Submitted);
    let changed = good().with("score_0", "17").with("reason_0", "Xem lại.").with("sheet_version", sheet.sheet_version.to_string());
    t.revise_sheet(&tuan, first, &changed).await.expect("revised");
    assert_eq!(counted(&t, first).await, (1, 15));
    // Who handed nothing in during the first round does not begin now.
    assert_denied(t.revise_sheet(&tuan, second, &good()).await, Denied::WrongState);
}

#[tokio::test]
async fn a_kept_conflict_stays_and_a_pinned_chair_does_not_answer() {
    let t = TestBackend::new().await;
    let [first, second] = scoring(&t).await;
    for nick in ["minh", "thu"] {
        for id in [first, second] {
            declare_clear(&t, nick, id).await;
        }
    }
    pin(&t, "minh", first).await;
    let minh = t.actor("minh").await;
    assert_denied(t.progress(&minh, CODE).await, Denied::Conflict);
    assert_denied(t.pins(&minh, CODE).await, Denied::Conflict);
    t.appeal_conflict(&minh, first, &Form::default().with("appeal", "Không đúng.")).await.expect("appealed");
    let ruling = Form::default().with("member", user(&t, "minh").await).with("ruling", "keep").with("reason", "Có hợp đồng.");
    assert_denied(t.rule_on_conflict(&minh, first, &ruling).await, Denied::Conflict);
    let thu = t.actor("thu").await;
    let line = t.appeal(&thu, first, minh.id().expect("a person")).await.expect("seen");
    assert!(matches!(line.finding.state, FindingState::Appealed { .. }));
    t.rule_on_conflict(&thu, first, &ruling).await.expect("kept");
    assert_not_found(t.opened_proposal(&minh, first).await);
    let kept = t.own_finding(&minh, first).await.expect("told").finding.state;
    assert!(matches!(kept, FindingState::Kept { reason, .. } if reason == "Có hợp đồng."));
}

#[tokio::test]
async fn a_recusal_before_the_opening_covers_whatever_is_opened() {
    let t = TestBackend::new().await;
    let tuan = t.actor("tuan").await;
    crate::steps::open(&t).await;
    let form = Form::default().with("kind", "adviser").with("reason", "Tham gia soạn thảo bài toán.");
    assert_problem(t.recuse_from_challenge(&tuan, CODE, &Form::default()).await, "kind", &Problem::Choice);
    assert_problem(t.recuse_from_challenge(&tuan, CODE, &form.clone().with("reason", "")).await, "reason", &Problem::Required);
    assert_denied(t.recuse_from_challenge(&t.actor("mai").await, CODE, &form).await, Denied::Role);
    t.recuse_from_challenge(&tuan, CODE, &form).await.expect("recused");
    t.recuse_from_challenge(&tuan, CODE, &form).await.expect("twice is once");
    crate::steps::verify_second_firm(&t).await;
    let ids = [submitted(&t, "an", "Trợ lý A").await.0, submitted(&t, "binh", "Trợ lý B").await.0];
    t.at(CLOSES);
    confirm_opening(&t).await;
    assert!(t.own_recusal(&tuan, CODE).await.expect("seen").is_some());
    assert!(t.opened_proposals(&tuan, CODE).await.expect("nothing").is_empty());
    for id in ids {
        assert_not_found(t.opened_proposal(&tuan, id).await);
        let clear = Form::default().with("conflict", "clear");
        assert_denied(t.declare_conflict(&tuan, id, &clear).await, Denied::Conflict);
        crate::steps::admit(&t, id).await;
    }
    let home = t.council_home(&tuan).await.expect("home");
    assert_eq!((home[0].undeclared, home[0].is_recused), (0, true));
    t.start_scoring(&t.actor("mai").await, CODE).await.expect("started");
    assert_eq!(counted(&t, ids[0]).await, (0, 14));
    assert_eq!(acts(&t).await.iter().filter(|a| **a == EventKind::ChallengeRecused).count(), 1);
}

#[tokio::test]
async fn a_recusal_while_scoring_voids_every_sheet_of_the_member() {
    let t = TestBackend::new().await;
    let ids = scoring_by(&t, &BLIND).await;
    for id in ids {
        score(&t, "tuan", id, &good()).await;
    }
    let form = Form::default().with("kind", "other").with("reason", "Lý do chung.");
    t.recuse_from_challenge(&t.actor("tuan").await, CODE, &form).await.expect("recused");
    for id in ids {
        assert_eq!(counted(&t, id).await, (0, 14));
    }
    assert_eq!(acts(&t).await.iter().filter(|a| **a == EventKind::SheetVoided).count(), 2);
    // Where a chair lifts a pin, the recusal still holds.
    for nick in ["minh", "dung"] {
        for id in ids {
            declare_clear(&t, nick, id).await;
        }
    }
    pin(&t, "dung", ids[0]).await;
    let dung = t.actor("dung").await;
    t.recuse_from_challenge(&dung, CODE, &form).await.expect("recused");
    t.appeal_conflict(&dung, ids[0], &Form::default().with("appeal", "Không đúng.")).await.expect("appealed");
    let ruling = Form::default().with("member", user(&t, "dung").await).with("ruling", "lift").with("reason", "Đúng.");
    t.rule_on_conflict(&t.actor("minh").await, ids[0], &ruling).await.expect("lifted");
    assert_not_found(t.opened_proposal(&dung, ids[0]).await);
    close_after_term(&t, "minh").await;
    assert_denied(t.recuse_from_challenge(&t.actor("minh").await, CODE, &form).await, Denied::WrongState);
}

/// `an`'s team names a member of the council.
async fn naming_a_member(t: &TestBackend) -> [ProposalId; 2] {
    let ids = handed_in(t).await;
    save(t, "an", ids[0], Section::Team, Form::default().with("team", "Cố vấn: TS. dương minh tuấn.")).await;
    t.submit_proposal(&t.actor("an").await, ids[0]).await.expect("replaced");
    t.at(CLOSES);
    assert_denied(t.conflict_suggestions(&t.actor("mai").await, CODE).await, Denied::Sealed(t.clock.now()));
    confirm_opening(t).await;
    ids
}

#[tokio::test]
async fn the_office_is_told_who_is_named_and_confirms_with_a_reason() {
    let t = TestBackend::new().await;
    let [first, _] = naming_a_member(&t).await;
    let (mai, tuan) = (t.actor("mai").await, t.actor("tuan").await);
    assert_denied(t.conflict_suggestions(&t.actor("minh").await, CODE).await, Denied::Role);
    let lines = t.conflict_suggestions(&mai, CODE).await.expect("lines").lines;
    let [line] = &lines[..] else { panic!("{lines:?}") };
    assert_eq!((line.proposal, line.member_name.as_str(), &line.clashes[..]), (first, "Dương Minh Tuấn", &[Clash::NameInTeam][..]));
    let waiting = async |nick: &str| t.desk(&t.actor(nick).await).await.expect("desk").suggestions;
    assert_eq!((waiting("mai").await, waiting("lan").await.len()), ([(CODE.to_owned(), 1)].into(), 0), "for whoever judges it");
    assert!(line.may_judge && !t.conflict_suggestions(&t.actor("lan").await, CODE).await.expect("lines").lines[0].may_judge);
    let form = Form::default().with("member", line.member.to_string()).with("verdict", "confirm").with("reason", "Là cố vấn.");
    assert_problem(t.judge_suggestion(&mai, first, &form).await, "kind", &Problem::Choice);
    let form = form.with("kind", "adviser");
    assert_denied(t.judge_suggestion(&t.actor("lan").await, first, &form).await, Denied::Role);
    assert_problem(t.judge_suggestion(&mai, first, &form.clone().with("verdict", "")).await, "verdict", &Problem::Choice);
    let unnamed = form.clone().with("member", user(&t, "dung").await);
    assert_problem(t.judge_suggestion(&mai, first, &unnamed).await, "member", &Problem::Choice);
    declare_clear(&t, "tuan", first).await;
    t.judge_suggestion(&mai, first, &form).await.expect("confirmed");
    assert!(waiting("mai").await.is_empty());
    assert_not_found(t.opened_proposal(&tuan, first).await);
    let standing = t.conflict_suggestion(&mai, first, tuan.id().expect("a person")).await.expect("line").standing;
    assert!(matches!(standing, SuggestionStanding::Conflicted(d) if d.source == Source::Confirmed && d.kind == Some(Interest::Adviser)));
    assert_problem(t.judge_suggestion(&mai, first, &form).await, "member", &Problem::Conflicted);
    t.appeal_conflict(&tuan, first, &Form::default().with("appeal", "Trùng tên.")).await.expect("may appeal too");
    assert_eq!(acts(&t).await.iter().filter(|a| **a == EventKind::SuggestionConfirmed).count(), 1);
}

#[tokio::test]
async fn a_dismissed_suggestion_is_kept_with_its_reason_and_changes_nothing() {
    let t = TestBackend::new().await;
    let [first, _] = naming_a_member(&t).await;
    let (mai, tuan) = (t.actor("mai").await, t.actor("tuan").await);
    let form = Form::default().with("member", user(&t, "tuan").await).with("verdict", "dismiss");
    assert_problem(t.judge_suggestion(&mai, first, &form).await, "reason", &Problem::Required);
    let form = form.with("reason", "Trùng tên.");
    t.judge_suggestion(&mai, first, &form).await.expect("dismissed");
    assert_problem(t.judge_suggestion(&mai, first, &form).await, "member", &Problem::Choice);
    declare_clear(&t, "tuan", first).await;
    t.opened_proposal(&tuan, first).await.expect("seen");
    let lines = t.conflict_suggestions(&mai, CODE).await.expect("lines").lines;
    assert_eq!(lines[0].standing, SuggestionStanding::Dismissed("Trùng tên.".to_owned()));
    assert!(acts(&t).await.contains(&EventKind::SuggestionDismissed));
    // The secretary may know better.
    pin(&t, "tuan", first).await;
    assert_not_found(t.opened_proposal(&tuan, first).await);
}

#[tokio::test]
async fn declared_conflicts_are_shown_to_the_office_with_kind_and_reason() {
    let t = TestBackend::new().await;
    let [first, _] = opened(&t).await;
    declare_conflict(&t, "son", first).await;
    let lines = t.conflict_suggestions(&t.actor("lan").await, CODE).await.expect("lines").lines;
    let [line] = &lines[..] else { panic!("{lines:?}") };
    assert!(line.clashes.is_empty());
    assert!(
        matches!(&line.standing, SuggestionStanding::Conflicted(d) if d.reason == "Người thân góp vốn." && d.kind == Some(Interest::Relative))
    );
}

#[tokio::test]
async fn a_cancelled_call_tells_a_conflicted_member_nothing_that_was_said_of_the_proposal() {
    let t = TestBackend::new().await;
    let [first, second] = scoring(&t).await;
    for nick in COUNCIL {
        declare_clear(&t, nick, second).await;
        if nick == "tuan" { declare_conflict(&t, nick, first).await } else { declare_clear(&t, nick, first).await }
    }
    let plan = Form::default().with(format!("challenge_{CODE}"), "on").with("place", "Phòng họp số 2").with("at", "2026-04-20T08:30");
    let plan = plan.with("secretary", user(&t, "huong").await);
    let meeting = t.plan_meeting(&t.actor("huong").await, &plan).await.expect("planned");
    t.cancel_challenge(&t.actor("lan").await, CODE, &Form::default().with("reason", "Không còn nhu cầu.")).await.expect("cancelled");
    assert_denied(t.meeting_minutes(&t.actor("tuan").await, meeting).await, Denied::Conflict);
    assert!(t.meeting_minutes(&t.actor("dung").await, meeting).await.is_ok());
}

#[tokio::test]
async fn conflicts_are_found_of_a_third_of_the_council_at_most() {
    let t = TestBackend::new().await;
    let [first, second] = scoring(&t).await;
    for (i, nick) in COUNCIL.iter().filter(|nick| **nick != "huong").take(5).enumerate() {
        pin(&t, nick, if i % 2 == 0 { first } else { second }).await;
    }
    let huong = t.actor("huong").await;
    let sixth = COUNCIL.iter().filter(|nick| **nick != "huong").nth(5).expect("a member");
    for id in [first, second] {
        let refused = t.pin_conflict(&huong, CODE, &pin_form(&t, sixth, id).await).await;
        assert_problem(refused, "member", &Problem::TooManyFound(5));
    }
    pin(&t, COUNCIL[0], second).await;
    declare_conflict(&t, sixth, first).await;
}

#[tokio::test]
async fn conflicts_found_at_the_same_moment_are_counted_one_after_another() {
    let t = TestBackend::new().await;
    let [first, second] = scoring(&t).await;
    for nick in ["minh", "thu", "yen", "tuan"] {
        pin(&t, nick, first).await;
    }
    declare_clear(&t, "huong", second).await;
    let huong = t.actor("huong").await;
    let forms = [pin_form(&t, "hoa", first).await, pin_form(&t, "dung", second).await];
    let (a, b) = tokio::join!(t.pin_conflict(&huong, CODE, &forms[0]), t.pin_conflict(&huong, CODE, &forms[1]));
    assert_eq!([&a, &b].iter().filter(|done| done.is_ok()).count(), 1, "the fifth, and no sixth: {a:?} {b:?}");
}
