//! Ranking, shortlist, decision, publication, feedback; and the desk along the way.

use crate::steps::{
    CLOSES, CODE, COUNCIL, admit, assert_denied, assert_not_found, assert_problem, challenge_form, close_after_term, confirm_opening,
    decided, declare_clear, declare_conflict, forward, good, handed_in, picks, result_published, score, scored, scoring,
};
use backend::{
    office::Task,
    testing::{PENDING_FIRM, TestBackend, VERIFIED_FIRM},
};
use domain::{
    access::{Action, Denied},
    challenges::Stage,
    check::Problem,
    evaluations::Verdict,
    event::EventKind,
    form::Form,
    people::Actor,
};

async fn task(t: &TestBackend, nick: &str) -> Option<Task> {
    let desk = t.desk(&t.actor(nick).await).await.expect("desk");
    desk.tasks.first().map(|(_, task)| *task)
}

#[tokio::test]
async fn the_chair_proposes_and_a_leader_decides_with_a_reason_if_different() {
    let t = TestBackend::new().await;
    let [first, second] = scored(&t).await;
    let (minh, lan) = (t.actor("minh").await, t.actor("lan").await);
    let ranking = t.ranking(&minh, CODE).await.expect("ranking");
    let lines: Vec<_> = ranking.lines.iter().map(|l| (l.firm_name.as_str(), l.outcome.rank, l.outcome.mean_hundredths())).collect();
    assert_eq!(lines, [(VERIFIED_FIRM, Some(1), Some(8750)), (PENDING_FIRM, Some(2), Some(7300))]);
    assert_denied(t.propose_shortlist(&t.actor("tuan").await, CODE, &picks(&[first])).await, Denied::Role);
    assert_denied(t.decide_shortlist(&lan, CODE, &picks(&[first])).await, Denied::WrongState);
    let unknown = Form::default().with("pick_00000000-0000-0000-0000-000000000000", "on");
    assert_problem(t.propose_shortlist(&minh, CODE, &unknown).await, "pick_00000000-0000-0000-0000-000000000000", &Problem::Choice);
    assert_problem(t.propose_shortlist(&minh, CODE, &Form::default()).await, "note", &Problem::PicksReason);
    t.propose_shortlist(&minh, CODE, &picks(&[second, first])).await.expect("proposed");
    forward(&t).await;
    let advice = t.ranking(&lan, CODE).await.expect("ranking").advice.expect("advice");
    assert_eq!((advice.0.proposals, advice.1.as_str()), (vec![first, second], "Trần Quang Minh"));
    assert_problem(t.decide_shortlist(&lan, CODE, &picks(&[second])).await, "note", &Problem::PicksReason);
    t.decide_shortlist(&lan, CODE, &picks(&[second]).with("note", "Ưu tiên khác.")).await.expect("decided");
    t.publish_result(&lan, CODE).await.expect("published");
    let result = t.result(&Actor::Visitor, CODE).await.expect("public");
    assert!(result.differs_from_advice);
    assert_eq!((result.reason.as_str(), result.decided_by.as_str()), ("Ưu tiên khác.", "Vũ Ngọc Lan"));
    assert_eq!(result.shortlist.iter().map(|(_, firm)| firm.as_str()).collect::<Vec<_>>(), [PENDING_FIRM]);
    // What is published does not change with an account.
    t.execute("UPDATE users SET name = 'Tên khác' WHERE email = 'lan@demo.example'").await;
    assert_eq!(t.result(&Actor::Visitor, CODE).await.expect("public").decided_by, "Vũ Ngọc Lan");
}

#[tokio::test]
async fn the_public_is_told_no_step_between_scoring_and_the_result() {
    let t = TestBackend::new().await;
    let [first, _] = decided(&t).await;
    for actor in [Actor::Visitor, t.actor("an").await] {
        let view = t.challenge(&actor, CODE).await.expect("view");
        assert_eq!(view.stage, Stage::Scoring);
        assert!(!format!("{:?}", view.challenge).contains(&first.to_string()));
        assert_denied(t.result(&actor, CODE).await, Denied::WrongState);
    }
    assert_eq!(t.challenge(&t.actor("mai").await, CODE).await.expect("view").stage, Stage::Decided);
    assert_denied(t.feedback(&t.actor("an").await, first).await, Denied::WrongState);
}

#[tokio::test]
async fn a_published_result_names_the_shortlisted_only_and_tells_every_firm() {
    let t = TestBackend::new().await;
    let [first, second] = result_published(&t).await;
    let result = t.result(&Actor::Visitor, CODE).await.expect("public");
    assert_eq!(result.lines.iter().map(|l| l.firm_name.as_str()).collect::<Vec<_>>(), [VERIFIED_FIRM, ""]);
    assert_eq!(Some(&result.rules_hash), result.challenge.rules_hash.as_ref());
    assert!(!result.differs_from_advice);
    for nick in ["an", "binh"] {
        let to = format!("{nick}@demo.example");
        assert!(t.mails().await.iter().any(|(recipient, _, body)| *recipient == to && body.contains(CODE)), "{nick}");
    }
    let won = t.feedback(&t.actor("an").await, first).await.expect("feedback");
    let lost = t.feedback(&t.actor("binh").await, second).await.expect("feedback");
    assert_eq!((won.is_shortlisted, lost.is_shortlisted), (true, false));
    for feedback in [won, lost] {
        assert_eq!(feedback.outcome.map(|o| o.verdict), Some(Verdict::Passed));
        assert!(feedback.sheets.is_empty(), "the chair has released nothing yet");
        assert_eq!((feedback.ranked, feedback.means.iter().map(|mean| mean.rounded(2)).collect()), (2, vec![7300, 8750]));
    }
    assert_not_found(t.feedback(&t.actor("binh").await, first).await);
    assert_not_found(t.feedback(&t.actor("mai").await, first).await);
    assert!(t.own_proposals(&t.actor("an").await).await.expect("own")[0].has_feedback);
    let home = t.home().await.expect("home");
    assert_eq!(home.results.iter().map(|c| c.code.as_str()).collect::<Vec<_>>(), [CODE]);
}

/// One proposal, whose rules publish the shortlist only, up to its result.
pub async fn shortlist_only_published(t: &TestBackend) {
    shortlist_only(t, false).await;
}

/// The same; where `is_voided`, the council voids a sheet after the close.
async fn shortlist_only(t: &TestBackend, is_voided: bool) {
    let (mai, lan) = (t.actor("mai").await, t.actor("lan").await);
    let form = domain::challenges::Content::from_form(&challenge_form(CODE)).expect("valid").to_form();
    t.create_challenge(&mai, &form.with("code", CODE).with("publicity", "shortlist").with("shortlist_size", "1")).await.expect("created");
    t.send_to_review(&mai, CODE).await.expect("sent");
    t.publish_challenge(&lan, CODE, &Form::default()).await.expect("published");
    t.at(crate::steps::OPENS);
    let (first, _) = crate::steps::submitted(t, "an", "Trợ lý").await;
    t.at(CLOSES);
    confirm_opening(t).await;
    admit(t, first).await;
    t.start_scoring(&mai, CODE).await.expect("started");
    for nick in COUNCIL {
        score(t, nick, first, &good()).await;
    }
    let minh = t.actor("minh").await;
    t.close_scoring(&minh, CODE, &Form::default()).await.expect("closed");
    if is_voided {
        let conflict = Form::default().with("conflict", "conflicted").with("kind", "relative").with("reason", "Người thân.");
        t.declare_conflict(&t.actor("tuan").await, first, &conflict).await.expect("asked");
        t.put_motion(&minh, CODE, 1, &t.in_writing(&Form::default())).await.expect("put");
        t.vote_all(CODE, 1, &Form::default().with("vote_for", "14")).await.expect("voted");
    }
    t.propose_shortlist(&minh, CODE, &picks(&[first])).await.expect("proposed");
    forward(t).await;
    t.decide_shortlist(&lan, CODE, &picks(&[first])).await.expect("decided");
    t.publish_result(&mai, CODE).await.expect("published");
}

/// Whatever the rules publish: what a motion changed is there to be seen.
#[tokio::test]
async fn both_rankings_are_public_where_a_sheet_does_not_count() {
    let t = TestBackend::new().await;
    shortlist_only(&t, true).await;
    let result = t.result(&Actor::Visitor, CODE).await.expect("public");
    assert_eq!((result.lines.len(), result.every_sheet.len(), result.shows_scores, result.acting), (1, 1, true, None));
    assert_eq!(result.lines[0].outcome.n, 14);
    let file = t.public_result_file(&Actor::Visitor, CODE).await.expect("a file");
    crate::recompute::assert_recomputed(&file);
}

#[tokio::test]
async fn a_rule_set_may_publish_the_shortlist_only() {
    let t = TestBackend::new().await;
    shortlist_only_published(&t).await;
    assert!(t.result(&Actor::Visitor, CODE).await.expect("public").lines.is_empty());
}

#[tokio::test]
async fn a_shortlist_is_no_longer_than_the_rule_set_says() {
    let t = TestBackend::new().await;
    let mai = t.actor("mai").await;
    let form = domain::challenges::Content::from_form(&challenge_form(CODE)).expect("valid").to_form();
    t.create_challenge(&mai, &form.with("code", CODE).with("shortlist_size", "1")).await.expect("created");
    t.send_to_review(&mai, CODE).await.expect("sent");
    t.publish_challenge(&t.actor("lan").await, CODE, &Form::default()).await.expect("published");
    t.at(crate::steps::OPENS);
    crate::steps::verify_second_firm(&t).await;
    let ids = [crate::steps::submitted(&t, "an", "A").await.0, crate::steps::submitted(&t, "binh", "B").await.0];
    t.at(CLOSES);
    confirm_opening(&t).await;
    for id in ids {
        admit(&t, id).await;
    }
    t.start_scoring(&mai, CODE).await.expect("started");
    for nick in COUNCIL {
        score(&t, nick, ids[0], &good()).await;
        score(&t, nick, ids[1], &crate::steps::fair()).await;
    }
    let minh = t.actor("minh").await;
    t.close_scoring(&minh, CODE, &Form::default()).await.expect("closed");
    assert_problem(t.propose_shortlist(&minh, CODE, &picks(&ids)).await, "form", &Problem::ShortlistSize(1));
}

#[tokio::test]
async fn a_firm_that_was_not_admitted_learns_why() {
    let t = TestBackend::new().await;
    let [first, second] = handed_in(&t).await;
    t.at(CLOSES);
    confirm_opening(&t).await;
    let (mai, minh, lan) = (t.actor("mai").await, t.actor("minh").await, t.actor("lan").await);
    t.refuse_proposal(second, "Thiếu cam kết.").await;
    admit(&t, first).await;
    t.start_scoring(&mai, CODE).await.expect("started");
    for nick in COUNCIL {
        score(&t, nick, first, &good()).await;
    }
    t.close_scoring(&minh, CODE, &Form::default()).await.expect("closed");
    t.propose_shortlist(&minh, CODE, &picks(&[first])).await.expect("proposed");
    forward(&t).await;
    t.decide_shortlist(&lan, CODE, &picks(&[first])).await.expect("decided");
    t.publish_result(&mai, CODE).await.expect("published");
    let feedback = t.feedback(&t.actor("binh").await, second).await.expect("feedback");
    assert_eq!((feedback.outcome, feedback.refusal.as_str(), feedback.sheets.len()), (None, "Thiếu cam kết.", 0));
}

#[tokio::test]
async fn one_conflict_moves_neither_the_quorum_of_others_nor_the_mean() {
    let t = TestBackend::new().await;
    let [first, second] = scoring(&t).await;
    declare_conflict(&t, "son", first).await;
    for nick in COUNCIL.into_iter().filter(|n| *n != "son") {
        score(&t, nick, first, &good()).await;
    }
    for nick in COUNCIL {
        score(&t, nick, second, &good()).await;
    }
    t.close_scoring(&t.actor("minh").await, CODE, &Form::default()).await.expect("closed");
    let ranking = t.ranking(&t.actor("minh").await, CODE).await.expect("ranking");
    let mut counts: Vec<_> = ranking.lines.iter().map(|l| (l.outcome.n, l.outcome.eligible, l.outcome.mean_hundredths())).collect();
    counts.sort_unstable();
    assert_eq!(counts, [(14, 14, Some(8750)), (15, 15, Some(8750))]);
    assert!(ranking.lines.iter().all(|l| l.outcome.is_tied));
}

#[tokio::test]
async fn the_desk_says_what_waits_for_whom() {
    let t = TestBackend::new().await;
    crate::steps::draft(&t, CODE).await;
    assert_eq!((task(&t, "mai").await, task(&t, "lan").await), (Some(Task::FinishDraft), None));
    t.send_to_review(&t.actor("mai").await, CODE).await.expect("sent");
    assert_eq!((task(&t, "mai").await, task(&t, "lan").await), (None, Some(Task::Review)));
    t.publish_challenge(&t.actor("lan").await, CODE, &Form::default()).await.expect("published");
    t.at(crate::steps::OPENS);
    let (first, _) = crate::steps::submitted(&t, "an", "Trợ lý").await;
    assert_eq!((task(&t, "mai").await, task(&t, "lan").await), (None, None));
    t.at(CLOSES);
    assert_eq!(task(&t, "mai").await, Some(Task::ConfirmOpening));
    t.confirm_opening(&t.actor("mai").await, CODE).await.expect("first");
    assert_eq!(task(&t, "mai").await, None);
    t.confirm_opening(&t.actor("huong").await, CODE).await.expect("second");
    assert_eq!(task(&t, "mai").await, Some(Task::Screen));
    admit(&t, first).await;
    assert_eq!(task(&t, "mai").await, Some(Task::StartScoring));
    t.start_scoring(&t.actor("mai").await, CODE).await.expect("started");
    for nick in COUNCIL {
        score(&t, nick, first, &good()).await;
    }
    let minh = t.actor("minh").await;
    t.close_scoring(&minh, CODE, &Form::default()).await.expect("closed");
    t.propose_shortlist(&minh, CODE, &picks(&[first])).await.expect("proposed");
    assert_eq!((task(&t, "mai").await, task(&t, "lan").await), (Some(Task::Forward), None));
    forward(&t).await;
    assert_eq!((task(&t, "mai").await, task(&t, "lan").await), (None, Some(Task::Decide)));
    t.decide_shortlist(&t.actor("lan").await, CODE, &picks(&[first])).await.expect("decided");
    assert_eq!((task(&t, "mai").await, task(&t, "lan").await), (Some(Task::PublishResult), Some(Task::PublishResult)));
    let desk = t.desk(&t.actor("mai").await).await.expect("desk");
    assert_eq!((desk.firms_pending, desk.challenges[0].stage), (1, Stage::Decided));
    // Without a certificate there is nothing to verify, so it is nobody's work.
    t.execute("UPDATE firms SET document_id = NULL WHERE standing = 'pending'").await;
    assert_eq!(t.desk(&t.actor("mai").await).await.expect("desk").firms_pending, 0);
    assert!(desk.can.is(Action::CreateChallenge));
    assert_denied(t.desk(&t.actor("minh").await).await, Denied::Role);
}

#[tokio::test]
async fn every_act_of_the_journey_is_in_the_history_once() {
    let t = TestBackend::new().await;
    result_published(&t).await;
    let history = t.challenge_history(&t.actor("mai").await, CODE).await.expect("history");
    let mut acts: Vec<_> = history.iter().rev().map(|l| l.event.kind).collect();
    acts.retain(|a| !matches!(a, EventKind::ConflictDeclared | EventKind::SheetSubmitted));
    assert_eq!(
        acts,
        [
            EventKind::ChallengeCreated,
            EventKind::ChallengeSentToReview,
            EventKind::ChallengePublished,
            EventKind::ProposalSubmitted,
            EventKind::ProposalSubmitted,
            EventKind::OpeningConfirmed,
            EventKind::ProposalsOpened,
            EventKind::ProposalScreened,
            EventKind::ProposalScreened,
            EventKind::ScoringStarted,
            EventKind::ScoringClosed,
            EventKind::MotionOpened,
            EventKind::MotionClosed,
            EventKind::ShortlistProposed,
            EventKind::ShortlistForwarded,
            EventKind::ShortlistDecided,
            EventKind::ResultPublished,
        ]
    );
    assert_eq!(history.iter().filter(|l| l.event.kind == EventKind::SheetSubmitted).count(), 30);
    assert_eq!(history.iter().filter(|l| l.event.kind == EventKind::ConflictDeclared).count(), 30);
}

#[tokio::test]
async fn who_has_not_declared_on_every_proposal_neither_sees_the_ranking_nor_presides() {
    let t = TestBackend::new().await;
    let [first, second] = scoring(&t).await;
    declare_clear(&t, "minh", first).await;
    declare_clear(&t, "son", first).await;
    assert_denied(t.close_scoring(&t.actor("minh").await, CODE, &Form::default()).await, Denied::DeclareFirst);
    declare_clear(&t, "minh", second).await;
    close_after_term(&t, "minh").await;
    assert_denied(t.ranking(&t.actor("son").await, CODE).await, Denied::DeclareFirst);
    t.ranking(&t.actor("minh").await, CODE).await.expect("seen");
}
