//! A sheet that counts although a conflict of its member was found: void by a motion of the council, or by the member's own word.

use crate::steps::{
    BLIND, CODE, COUNCIL, assert_denied, assert_problem, close_after_term, declare_conflict, fair, forward, good, picks, score, scoring,
    scoring_by, sheet,
};
use backend::{motions::MotionView, testing::TestBackend};
use domain::{
    access::{Action, Denied},
    check::Problem,
    evaluations::{recompute::recompute, result_file::ResultFile},
    form::Form,
    ids::ProposalId,
};

/// As the templates have it.
const APPEAL_DAYS: i64 = 3;

/// All have scored both; then the secretary finds a conflict of `tuan` with the first.
async fn found(t: &TestBackend) -> [ProposalId; 2] {
    let ids = scoring(t).await;
    for nick in COUNCIL {
        score(t, nick, ids[0], &good()).await;
        score(t, nick, ids[1], &fair()).await;
    }
    let form = Form::default().with("proposal", ids[0].to_string()).with("member", tuan(t).await);
    let form = form.with("kind", "adviser").with("reason", "Đã tư vấn cho bên nộp.");
    t.pin_conflict(&t.actor("huong").await, CODE, &form).await.expect("pinned");
    ids
}

fn low() -> Form {
    sheet(["1", "1", "1", "1", "1", "1"])
}

async fn tuan(t: &TestBackend) -> String {
    t.actor("tuan").await.id().expect("a person").to_string()
}

async fn ask_form(t: &TestBackend, id: ProposalId) -> Form {
    t.in_writing(&Form::default().with("sheet", format!("{id} {}", tuan(t).await)).with("reason", "Quan hệ tư vấn còn hiệu lực."))
}

/// Moved, answered, and put to the vote in writing.
async fn put(t: &TestBackend, id: ProposalId) -> u32 {
    let minh = t.actor("minh").await;
    let number = t.move_voiding(&minh, CODE, &ask_form(t, id).await).await.expect("asked");
    let answer = Form::default().with("answer", "Hợp đồng đã kết thúc.");
    t.answer_motion(&t.actor("tuan").await, CODE, number, &answer).await.expect("answered");
    t.put_motion(&minh, CODE, number, &t.in_writing(&Form::default())).await.expect("put to the vote");
    number
}

async fn motion(t: &TestBackend, nick: &str) -> MotionView {
    t.motions(&t.actor(nick).await, CODE).await.expect("a list").motions.remove(0)
}

async fn file(t: &TestBackend) -> ResultFile {
    let text = t.result_file(&t.actor("minh").await, CODE).await.expect("a file");
    assert_eq!(recompute(text.as_bytes()).expect("computed").differences, [] as [&str; 0]);
    serde_json::from_str(&text).expect("a result file")
}

fn after_appeals(t: &TestBackend) {
    t.clock.set(t.clock.now().plus_days(APPEAL_DAYS));
}

#[tokio::test]
async fn a_sheet_whose_members_conflict_was_found_counts_and_the_result_says_so() {
    let t = TestBackend::new().await;
    found(&t).await;
    let minh = t.actor("minh").await;
    let until = t.clock.now().plus_days(APPEAL_DAYS);
    assert_problem(t.close_scoring(&minh, CODE, &Form::default()).await, "form", &Problem::AppealRuns(until));
    after_appeals(&t);
    t.close_scoring(&minh, CODE, &Form::default()).await.expect("closed");
    let file = file(&t).await;
    let proposals = &file.closing.proposals;
    assert!(proposals.iter().all(|proposal| proposal.sheets.iter().flatten().count() == 15 && proposal.eligible == 15));
    let found: Vec<usize> = proposals.iter().map(|proposal| proposal.found.len()).collect();
    assert_eq!(found.iter().sum::<usize>(), 1, "named, by its column: {found:?}");
    assert!(file.every_sheet.is_none() && proposals.iter().all(|proposal| proposal.voided.is_empty()));
}

#[tokio::test]
async fn the_council_voids_it_by_a_motion_that_its_member_is_heard_on_and_does_not_vote_on() {
    let t = TestBackend::new().await;
    let [first, _] = found(&t).await;
    let (minh, tuan) = (t.actor("minh").await, t.actor("tuan").await);
    assert_eq!(t.voidable_sheets(&minh, CODE).await.expect("a list").len(), 1);
    assert_denied(t.voidable_sheets(&t.actor("huong").await, CODE).await.map(drop), Denied::Role);
    let ask = ask_form(&t, first).await;
    assert_problem(t.move_voiding(&minh, CODE, &ask.clone().with("reason", " ")).await.map(drop), "reason", &Problem::Required);
    assert_problem(t.move_voiding(&minh, CODE, &ask.clone().with("sheet", "")).await.map(drop), "sheet", &Problem::Choice);
    let mails = t.mails().await.len();
    let number = put(&t, first).await;
    assert!(t.mails().await[mails..].iter().any(|(to, _, body)| to.starts_with("tuan@") && body.contains("Quan hệ tư vấn còn hiệu lực.")));
    assert_problem(t.move_voiding(&minh, CODE, &ask).await.map(drop), "form", &Problem::MotionOpen);
    assert_problem(t.close_scoring(&minh, CODE, &Form::default()).await, "form", &Problem::MotionOpen);
    let poll = motion(&t, "son").await.poll.expect("a poll");
    assert_eq!((poll.eligible, poll.majority), (14, domain::evaluations::motion::Majority::OfCast([2, 3])));
    assert!(!motion(&t, "tuan").await.can.is(Action::VoteOnMotion) && motion(&t, "tuan").await.poll.expect("a poll").silent.is_empty());
    assert!(t.vote_on_motion(&tuan, CODE, number, &Form::default().with("choice", "against")).await.is_err());
    t.vote_all(CODE, number, &Form::default().with("vote_for", "12").with("vote_against", "2")).await.expect("voted");
    let told = t.mails().await;
    assert!(told.iter().any(|(to, _, body)| to.starts_with("tuan@") && body.contains("Hội đồng đã biểu quyết hủy phiếu")), "{told:?}");
    assert!(t.own_conflicts(&tuan, CODE).await.expect("told")[0].is_sheet_void);
    after_appeals(&t);
    t.close_scoring(&minh, CODE, &Form::default()).await.expect("closed");
    let file = file(&t).await;
    let voided: Vec<_> = file.closing.proposals.iter().flat_map(|proposal| &proposal.voided).collect();
    assert_eq!(voided.iter().map(|sheet| sheet.motion.as_str()).collect::<Vec<_>>(), ["BQ-1"]);
    let n = |lines: &[domain::evaluations::result_file::OfficialLine]| lines.iter().map(|line| line.n).sum::<u32>();
    assert_eq!((n(&file.official), file.every_sheet.as_deref().map(n)), (29, Some(30)), "both rankings are told");
}

#[tokio::test]
async fn without_two_thirds_it_counts_and_is_not_asked_about_again() {
    let t = TestBackend::new().await;
    let [first, _] = found(&t).await;
    let number = put(&t, first).await;
    t.vote_all(CODE, number, &Form::default().with("vote_for", "9").with("vote_against", "5")).await.expect("voted");
    let counted = motion(&t, "son").await.poll.expect("a poll").counted.expect("counted");
    assert_eq!((counted.tally.in_favour, counted.carried), (9, false), "nine of fourteen are not two thirds");
    assert_eq!(t.voidable_sheets(&t.actor("minh").await, CODE).await.expect("a list").len(), 1, "it counts");
    let again = t.move_voiding(&t.actor("minh").await, CODE, &ask_form(&t, first).await).await;
    assert_problem(again.map(drop), "form", &Problem::MotionRejected);
}

#[tokio::test]
async fn a_lifted_conflict_leaves_a_motion_without_effect() {
    let t = TestBackend::new().await;
    let [first, _] = found(&t).await;
    let number = put(&t, first).await;
    t.appeal_conflict(&t.actor("tuan").await, first, &Form::default().with("appeal", "Trùng tên.")).await.expect("appealed");
    let lift = Form::default().with("member", tuan(&t).await).with("ruling", "lift").with("reason", "Đúng là trùng tên.");
    t.rule_on_conflict(&t.actor("minh").await, first, &lift).await.expect("lifted");
    t.vote_all(CODE, number, &Form::default().with("vote_for", "14")).await.expect("voted");
    let counted = motion(&t, "son").await.poll.expect("a poll").counted.expect("counted");
    assert!(counted.carried && counted.lapsed, "{counted:?}");
    t.close_scoring(&t.actor("minh").await, CODE, &Form::default()).await.expect("closed");
    let file = file(&t).await;
    assert!(file.closing.proposals.iter().all(|proposal| proposal.voided.is_empty() && proposal.found.is_empty()));
}

#[tokio::test]
async fn an_appeal_has_its_answer_before_the_vote() {
    let t = TestBackend::new().await;
    let [first, _] = found(&t).await;
    let minh = t.actor("minh").await;
    let number = t.move_voiding(&minh, CODE, &ask_form(&t, first).await).await.expect("asked");
    t.appeal_conflict(&t.actor("tuan").await, first, &Form::default().with("appeal", "Trùng tên.")).await.expect("appealed");
    t.clock.set(t.clock.now().plus_days(2));
    let form = t.in_writing(&Form::default());
    assert_problem(t.put_motion(&minh, CODE, number, &form).await, "form", &Problem::StillOpen(1));
    let keep = Form::default().with("member", tuan(&t).await).with("ruling", "keep").with("reason", "Có hợp đồng.");
    t.rule_on_conflict(&minh, first, &keep).await.expect("kept");
    t.put_motion(&minh, CODE, number, &form).await.expect("put to the vote");
}

#[tokio::test]
async fn a_members_own_word_voids_at_once_where_nobody_has_read_others_and_the_file_says_by_what() {
    let t = TestBackend::new().await;
    let ids = scoring_by(&t, &BLIND).await;
    for nick in COUNCIL {
        score(&t, nick, ids[0], &good()).await;
        score(&t, nick, ids[1], &fair()).await;
    }
    declare_conflict(&t, "son", ids[0]).await;
    // Found first, then said: the own word counts.
    let form = Form::default().with("proposal", ids[1].to_string()).with("member", tuan(&t).await);
    t.pin_conflict(&t.actor("huong").await, CODE, &form.with("kind", "other").with("reason", "Góp vốn.")).await.expect("pinned");
    let recusal = Form::default().with("kind", "shareholder").with("reason", "Có góp vốn.");
    t.recuse_from_challenge(&t.actor("tuan").await, CODE, &recusal).await.expect("recused");
    close_after_term(&t, "minh").await;
    let file = file(&t).await;
    let told: Vec<_> =
        file.closing.proposals.iter().map(|p| (p.sheets.iter().flatten().count(), p.declared.len(), p.found.len())).collect();
    let mut told = told;
    told.sort_unstable();
    assert_eq!(told, [(13, 2, 0), (14, 1, 0)]);
}

/// Scoring has closed with every sheet, and nobody had found anything.
async fn closed(t: &TestBackend, of_first: &[&str]) -> [ProposalId; 2] {
    let ids = scoring(t).await;
    for nick in COUNCIL {
        if of_first.contains(&nick) {
            score(t, nick, ids[0], &good()).await;
        }
        score(t, nick, ids[1], &fair()).await;
    }
    close_after_term(t, "minh").await;
    ids
}

#[tokio::test]
async fn after_the_close_the_council_voids_a_sheet_and_both_results_are_kept() {
    let t = TestBackend::new().await;
    let ids = closed(&t, &COUNCIL).await;
    let before = file(&t).await;
    let (minh, lan) = (t.actor("minh").await, t.actor("lan").await);
    t.propose_shortlist(&minh, CODE, &picks(&ids[..1])).await.expect("proposed");
    forward(&t).await;
    let number = put(&t, ids[0]).await;
    let decision = t.decide_shortlist(&lan, CODE, &picks(&ids[..1])).await;
    assert_problem(decision, "form", &Problem::MotionOpen);
    t.vote_all(CODE, number, &Form::default().with("vote_for", "12").with("vote_against", "2")).await.expect("voted");
    let ranking = t.ranking(&lan, CODE).await.expect("the leader sees it");
    assert_eq!(ranking.challenge.stage(t.clock.now()), domain::challenges::Stage::Scored, "what was proposed goes back");
    assert_eq!(ranking.every_sheet.iter().map(|line| line.n).sum::<u32>(), 30);
    assert!(ranking.conflicts.iter().any(|note| note.reason == "Quan hệ tư vấn còn hiệu lực."), "{:?}", ranking.conflicts);
    let after = file(&t).await;
    assert_eq!((after.replaced.len(), &after.replaced[0].official), (1, &before.official));
    assert_eq!(after.official.iter().map(|line| line.n).sum::<u32>(), 29);
    assert_ne!(after.closing_hash, before.closing_hash);
    // A file that tells another result before it, or leaves the motion out, is found out.
    let other = |change: &dyn Fn(&mut ResultFile)| {
        let mut other = after.clone();
        change(&mut other);
        recompute(serde_json::to_string(&other).expect("JSON").as_bytes()).expect("computed").differences
    };
    assert!(!other(&|file| file.replaced[0].official[0].sum_half += 1).is_empty());
    assert!(!other(&|file| file.motions.retain(|motion| motion.id != file.replaced[0].motion)).is_empty());
    assert_denied(t.ranking(&t.actor("tuan").await, CODE).await.map(drop), Denied::Conflict);
    // The record names who asked the council, and the member was mailed in the act that voided the sheet.
    let moved_by = backend::testing::person("minh").expect("one of the cast").name;
    let record = crate::papers::read(&t, "mai", "conflicts").await.expect("a record");
    assert!(record.contains(&format!("Hội đồng biểu quyết; người đề nghị: {moved_by}")), "{record}");
    assert!(t.mails().await.iter().any(|(to, _, body)| to == "tuan@demo.example" && body.contains(moved_by) && body.contains("hủy")));
    t.propose_shortlist(&minh, CODE, &picks(&ids[..1])).await.expect("proposed anew");
    forward(&t).await;
    t.decide_shortlist(&lan, CODE, &picks(&ids[..1])).await.expect("decided");
    assert_denied(t.move_voiding(&minh, CODE, &ask_form(&t, ids[1]).await).await.map(drop), Denied::WrongState);
}

#[tokio::test]
async fn after_the_close_the_own_word_is_a_question_to_the_council() {
    let t = TestBackend::new().await;
    let [first, _] = closed(&t, &COUNCIL).await;
    let tuan = t.actor("tuan").await;
    let before = file(&t).await;
    let form = Form::default().with("conflict", "conflicted").with("kind", "relative").with("reason", "Người thân mới góp vốn.");
    assert_problem(t.declare_conflict(&tuan, first, &form.clone().with("reason", "")).await.map(drop), "reason", &Problem::Required);
    t.declare_conflict(&tuan, first, &form).await.expect("said");
    assert_eq!(file(&t).await.closing_hash, before.closing_hash, "it voids nothing by itself");
    let number = motion(&t, "son").await.number;
    assert_denied(t.withdraw_motion(&t.actor("minh").await, CODE, number).await, Denied::WrongState);
    t.put_motion(&t.actor("minh").await, CODE, number, &t.in_writing(&Form::default())).await.expect("they were heard");
    t.vote_all(CODE, number, &Form::default().with("vote_for", "14")).await.expect("voted");
    assert_eq!(file(&t).await.replaced.len(), 1);
}

/// A conflict of whoever presides, found after the close, could be brought before the council by nobody but themselves.
#[tokio::test]
async fn the_sheet_of_whoever_presides_is_put_to_the_vote_by_the_next_in_order() {
    let t = TestBackend::new().await;
    let [first, second] = scoring(&t).await;
    for nick in COUNCIL {
        score(&t, nick, first, &good()).await;
        score(&t, nick, second, &fair()).await;
    }
    let (minh, thu, khoa) = (t.actor("minh").await, t.actor("thu").await, t.actor("khoa").await);
    assert_denied(t.voidable_sheets(&thu, CODE).await.map(drop), Denied::Role);
    t.close_scoring(&minh, CODE, &Form::default()).await.expect("closed");
    let id = |actor: &domain::people::Actor| actor.id().expect("a person");
    let listed = async |actor| t.voidable_sheets(actor, CODE).await.expect("a list").iter().map(|line| line.value()).collect::<Vec<_>>();
    let of = |member: &domain::people::Actor, proposal| format!("{proposal} {}", id(member));
    let (of_chair, of_vice) = (listed(&thu).await, listed(&minh).await);
    assert_eq!(of_chair.len(), 2, "the chair's sheets and no others");
    assert!(of_chair.contains(&of(&minh, first)) && of_vice.contains(&of(&thu, first)) && !of_vice.contains(&of(&minh, first)));
    assert_denied(t.voidable_sheets(&khoa, CODE).await.map(drop), Denied::Role);
    let until = t.clock.now().plus_days(2).to_local();
    let ask = |sheet: String| Form::default().with("sheet", sheet).with("reason", "Quan hệ tư vấn.").with("until", until.clone());
    assert_problem(t.move_voiding(&thu, CODE, &ask(of(&khoa, first))).await.map(drop), "sheet", &Problem::Choice);
    assert_denied(t.move_voiding(&khoa, CODE, &ask(of(&minh, first))).await.map(drop), Denied::Role);
    let number = t.move_voiding(&thu, CODE, &ask(of(&minh, first))).await.expect("asked");
    assert_denied(t.withdraw_motion(&minh, CODE, number).await, Denied::Role);
    t.answer_motion(&minh, CODE, number, &Form::default().with("answer", "Đã hết hiệu lực.")).await.expect("answered");
    let asked = t.in_writing(&Form::default());
    assert_denied(t.put_motion(&minh, CODE, number, &asked).await, Denied::Role);
    t.put_motion(&thu, CODE, number, &asked).await.expect("put to the vote");
    t.vote_all(CODE, number, &Form::default().with("vote_for", "12").with("vote_against", "2")).await.expect("voted");
    let lines = t.ranking(&thu, CODE).await.expect("ranked").lines;
    let n: std::collections::BTreeMap<_, _> = lines.iter().map(|line| (line.outcome.proposal, line.outcome.n)).collect();
    assert_eq!((n[&first], n[&second]), (14, 15), "without the chair's sheet");
}

/// The chair has a conflict with one firm, the vice-chair with the other: nobody presides over everything, and the sheets for
/// each firm can be questioned all the same, by who is clear of it.
#[tokio::test]
async fn where_nobody_is_clear_of_everything_the_next_in_order_presides_over_what_is_about_one_proposal() {
    let t = TestBackend::new().await;
    let [first, second] = scoring_by(&t, &[("exclusion_majority", "cast_2_3")]).await;
    declare_conflict(&t, "minh", first).await;
    declare_conflict(&t, "thu", second).await;
    for nick in COUNCIL {
        for (id, with) in [(first, "minh"), (second, "thu")] {
            if nick != with {
                score(&t, nick, id, &if nick == "son" && id == second { low() } else { good() }).await;
            }
        }
    }
    for id in [first, second] {
        let pin = Form::default().with("proposal", id.to_string()).with("member", tuan(&t).await);
        t.pin_conflict(&t.actor("huong").await, CODE, &pin.with("kind", "adviser").with("reason", "Đã tư vấn.")).await.expect("pinned");
    }
    let (minh, thu, khoa) = (t.actor("minh").await, t.actor("thu").await, t.actor("khoa").await);
    let listed = async |actor| t.voidable_sheets(actor, CODE).await.map(|lines| lines.iter().map(|line| line.value()).collect::<Vec<_>>());
    let of = |id: ProposalId, member: &str| format!("{id} {member}");
    let tuan = tuan(&t).await;
    assert_eq!(listed(&minh).await.expect("a list"), [of(second, &tuan)]);
    assert_eq!(listed(&thu).await.expect("a list"), [of(first, &tuan)]);
    assert_denied(listed(&khoa).await.map(drop), Denied::Role);
    // Over that motion alone: not over the other firm's, nor over anything else.
    assert_problem(t.move_voiding(&thu, CODE, &ask_form(&t, second).await).await.map(drop), "sheet", &Problem::Choice);
    assert!(t.close_scoring(&minh, CODE, &Form::default()).await.is_err());
    let number = t.move_voiding(&minh, CODE, &ask_form(&t, second).await).await.expect("asked");
    assert_denied(t.withdraw_motion(&khoa, CODE, number).await, Denied::Role);
    t.answer_motion(&t.actor("tuan").await, CODE, number, &Form::default().with("answer", "Đã hết.")).await.expect("answered");
    assert!(t.put_motion(&thu, CODE, number, &t.in_writing(&Form::default())).await.is_err());
    t.put_motion(&minh, CODE, number, &t.in_writing(&Form::default())).await.expect("put");
    t.vote_all(CODE, number, &Form::default().with("vote_for", "13")).await.expect("voted");
    assert_eq!(listed(&minh).await.map(drop).err().map(|_| ()), Some(()), "nothing is left to ask about");
    // Sheets far from the others as well.
    let far = t.far_sheets(&minh, CODE).await.expect("a list");
    assert_eq!(far.len(), 1, "{far:?}");
    assert_denied(t.far_sheets(&khoa, CODE).await.map(drop), Denied::Role);
    assert!(t.far_sheets(&thu, CODE).await.expect("a list").is_empty());
    let ask = t.in_writing(&Form::default().with("sheet", far[0].value()).with("reason", "Nhầm hồ sơ."));
    t.move_exclusion(&minh, CODE, &ask).await.expect("asked");
}
