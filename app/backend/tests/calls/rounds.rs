//! The second round, abstaining, giving back and reminding.

use crate::recompute::assert_recomputed;
use crate::steps::{
    AFTER_TERM, CODE, COUNCIL, assert_denied, assert_problem, declare_clear, declare_conflict, fair, good, score, scoring, scoring_by,
};
use backend::{Error, testing::TestBackend};
use domain::{
    access::{Action, Denied},
    check::Problem,
    evaluations::{Ending, Moved, SheetStanding, advisory::Figure, recompute::recompute, result_file::ResultFile},
    event::EventKind,
    form::Form,
    ids::ProposalId,
    time::Moment,
};

pub const TWO_ROUNDS: [(&str, &str); 2] = [("rounds", "2"), ("blind", "round_end")];

/// The form of a member's sheet as its page would fill it in.
pub async fn filled(t: &TestBackend, nick: &str, id: ProposalId) -> Form {
    let view = t.sheet(&t.actor(nick).await, id).await.expect("a sheet");
    view.sheet.to_form(domain::locale::Locale::Vi).with("sheet_version", view.sheet_version.to_string())
}

/// Everybody says that they keep what they gave in the first round.
pub async fn all_keep(t: &TestBackend) {
    let opened = t.opened_proposals(&t.actor("mai").await, CODE).await.expect("opened");
    for (nick, proposal) in COUNCIL.into_iter().flat_map(|nick| opened.iter().map(move |proposal| (nick, proposal))) {
        let member = t.actor(nick).await;
        let may = t.sheet(&member, proposal.id).await.is_ok_and(|view| view.can.is(Action::ReviseSheet));
        if may {
            t.revise_sheet(&member, proposal.id, &filled(t, nick, proposal.id).await).await.expect("kept");
        }
    }
}

#[tokio::test]
async fn the_first_round_is_frozen_and_changes_of_the_second_take_a_reason() {
    let t = TestBackend::new().await;
    let [first, second] = scoring_by(&t, &TWO_ROUNDS).await;
    for nick in COUNCIL.into_iter().filter(|nick| *nick != "son") {
        score(&t, nick, first, &good()).await;
        score(&t, nick, second, &fair()).await;
    }
    for id in [first, second] {
        declare_clear(&t, "son", id).await;
    }
    let (minh, tuan, son) = (t.actor("minh").await, t.actor("tuan").await, t.actor("son").await);
    assert!(t.sheet(&tuan, first).await.expect("a sheet").others.is_none(), "blind until the round ends");
    assert_denied(t.close_scoring(&minh, CODE, &Form::default()).await, Denied::WrongState);
    assert_denied(t.revise_sheet(&tuan, first, &filled(&t, "tuan", first).await).await, Denied::WrongState);
    assert_denied(t.close_round(&tuan, CODE).await, Denied::Role);
    t.at(AFTER_TERM);
    t.close_round(&minh, CODE).await.expect("closed");
    assert_denied(t.close_round(&minh, CODE).await, Denied::WrongState);
    // Whoever has no sheet can no longer hand one in: there is nothing to be reminded of.
    assert_denied(t.remind_members(&minh, CODE).await, Denied::Locked);

    assert_eq!(t.council_home(&tuan).await.expect("home")[0].round, 2);
    assert_eq!(t.sheet(&tuan, first).await.expect("a sheet").others.map(|others| others.len()), Some(13));
    assert_denied(t.submit_sheet(&son, first, &good()).await, Denied::Locked);
    let changed = filled(&t, "tuan", first).await.with("score_0", "10");
    assert_problem(t.revise_sheet(&tuan, first, &changed).await, "reason_0", &Problem::ReasonForChange);
    t.revise_sheet(&tuan, first, &changed.clone().with("reason_0", "Thiếu dữ liệu.")).await.expect("revised");
    let stale = changed.with("score_0", "12").with("reason_0", "Cửa sổ khác.");
    assert!(matches!(t.revise_sheet(&tuan, first, &stale).await, Err(Error::OwnStale(_))));
    let view = t.sheet(&tuan, first).await.expect("a sheet");
    assert_eq!((view.sheet.scores[0], view.first.expect("kept").scores[0]), (Some(20), Some(36)));
    assert_eq!(view.reasons[0], "Thiếu dữ liệu.");

    t.at("2026-05-03T08:00");
    t.close_scoring(&minh, CODE, &Form::default()).await.expect("closed, two days after the round began");
    let ranking = t.ranking(&minh, CODE).await.expect("ranked");
    let top = ranking.lines.iter().find(|line| line.outcome.proposal == first).expect("ranked");
    // Fourteen sheets of 87.5 points, one of them eight points lower after the discussion.
    assert_eq!((top.outcome.n, top.outcome.sum_half), (14, 14 * 175 - 16));

    // How far members agree is told by what they thought before they talked: all the same.
    let advice = t.advice(&minh, CODE).await.expect("advice");
    assert_eq!((advice.agreement.icc_single, advice.agreement.icc_members, advice.has_changes), (Some(Figure::ONE), 14, true));
    let moved: Vec<_> =
        advice.lines.iter().flat_map(|line| line.movement.0.iter().map(|moved| (line.totals[moved.column], *moved))).collect();
    assert!(matches!(moved[..], [(Some(159), Moved { first: 175, last: 159, is_toward_mean: false, .. })]), "{moved:?}");
    let file = t.result_file(&minh, CODE).await.expect("a file");
    assert_recomputed(&file);
    let read: ResultFile = serde_json::from_str(&file).expect("a result file");
    let changed: Vec<_> = read.closing.proposals.iter().flat_map(|proposal| proposal.first.values()).collect();
    assert_eq!(changed.iter().map(|sheet| sheet.iter().sum::<i32>()).collect::<Vec<_>>(), [175]);
    assert!(file.contains("\"icc_single\":\"1.000000\""), "stored as well: {file}");
}

#[tokio::test]
async fn a_draft_of_the_second_round_is_kept_and_counts_only_once_submitted() {
    let t = TestBackend::new().await;
    let [first, second] = scoring_by(&t, &TWO_ROUNDS).await;
    for nick in COUNCIL {
        score(&t, nick, first, &good()).await;
        score(&t, nick, second, &fair()).await;
    }
    let (minh, tuan) = (t.actor("minh").await, t.actor("tuan").await);
    t.close_round(&minh, CODE).await.expect("closed");
    let version = t.sheet(&tuan, first).await.expect("a sheet").sheet_version;
    let same = filled(&t, "tuan", first).await;
    assert_eq!(t.save_sheet(&tuan, first, &same).await.expect("nothing to save").version, version);

    // Half done: a score without its reason, another one taken out.
    let changed = same.clone().with("score_0", "10").with("score_1", "").with("reason_2", "Xem lại sau.");
    let slip = t.save_sheet(&tuan, first, &changed.clone().with("score_2", "1,3")).await.expect("kept as typed");
    assert_eq!((slip.version, slip.wrong.of("score_2")), (version + 1, Some(&Problem::NotHalfPoint)));
    let draft = t.sheet(&tuan, first).await.expect("a sheet").revision.expect("a draft");
    assert_eq!((draft.to_form(domain::locale::Locale::Vi).get("score_2"), draft.reasons[2].as_str()), ("1,3", "Xem lại sau."));
    let seen = |slip: Form| slip.with("sheet_version", (version + 1).to_string());
    assert_problem(t.revise_sheet(&tuan, first, &seen(same.clone().with("score_2", "1,3"))).await, "score_2", &Problem::NotHalfPoint);
    let kept = t.save_sheet(&tuan, first, &seen(changed.clone())).await.expect("kept");
    assert_eq!((kept.version, kept.wrong.is_empty()), (version + 2, true));
    assert!(matches!(t.save_sheet(&tuan, first, &changed.clone().with("score_0", "11")).await, Err(Error::OwnStale(_))), "another window");
    let view = t.sheet(&tuan, first).await.expect("a sheet");
    let draft = view.revision.expect("a draft");
    assert_eq!((draft.sheet.scores[0], draft.sheet.scores[1], draft.reasons[2].as_str()), (Some(20), None, "Xem lại sau."));
    assert_eq!(
        (view.standing, view.sheet.scores[0], view.next.is_some() || view.previous.is_some()),
        (SheetStanding::Submitted, Some(36), true)
    );
    let others = t.sheet(&t.actor("dung").await, first).await.expect("a sheet").others.expect("seen");
    assert!(others.iter().all(|(_, sheet)| sheet.scores[0] == Some(36)), "nobody sees the draft");

    // Submitted at another proposal, left as a draft here.
    let of_second = filled(&t, "tuan", second).await.with("score_0", "10");
    t.save_sheet(&tuan, second, &of_second).await.expect("kept");
    let of_second = of_second.with("sheet_version", t.sheet(&tuan, second).await.expect("a sheet").sheet_version.to_string());
    assert_problem(t.revise_sheet(&tuan, second, &of_second).await, "reason_0", &Problem::ReasonForChange);
    t.revise_sheet(&tuan, second, &of_second.with("reason_0", "Thiếu dữ liệu.")).await.expect("revised");
    let view = t.sheet(&tuan, second).await.expect("a sheet");
    assert_eq!((view.revision, view.sheet.scores[0]), (None, Some(20)));

    // A change that is being written is waited for until the term; then it is left behind.
    let waits = t.close_scoring(&minh, CODE, &Form::default()).await;
    assert!(matches!(waits, Err(Error::Invalid(errors)) if matches!(errors.of("form"), Some(Problem::SheetsAwaited(29, _)))));
    t.at(AFTER_TERM);
    t.close_scoring(&minh, CODE, &Form::default()).await.expect("closed");
    assert_denied(t.save_sheet(&tuan, first, &changed).await, Denied::WrongState);
    let ranking = t.ranking(&minh, CODE).await.expect("ranked");
    let sums = |id| ranking.lines.iter().find(|line| line.outcome.proposal == id).map(|line| line.outcome.sum_half);
    assert_eq!((sums(first), sums(second)), (Some(15 * 175), Some(15 * 146 - 10)));
}

#[tokio::test]
async fn abstaining_is_neither_undone_nor_zero() {
    let t = TestBackend::new().await;
    let [first, _] = scoring(&t).await;
    for nick in &COUNCIL[..14] {
        declare_clear(&t, nick, first).await;
    }
    let son = t.actor("son").await;
    declare_clear(&t, "son", first).await;
    assert_problem(t.abstain_sheet(&son, first, &Form::default()).await, "abstain_reason", &Problem::Required);
    t.save_sheet(&son, first, &good()).await.expect("a draft");
    t.abstain_sheet(&son, first, &Form::default().with("abstain_reason", "Ngoài chuyên môn.")).await.expect("abstained");
    assert_denied(t.submit_sheet(&son, first, &good()).await, Denied::Locked);
    let view = t.sheet(&son, first).await.expect("a sheet");
    assert_eq!((view.standing, view.abstained.as_deref()), (SheetStanding::Abstained, Some("Ngoài chuyên môn.")));
    assert!(view.others.is_none(), "who abstained gave no sheet of their own");
    let progress = t.progress(&t.actor("mai").await, CODE).await.expect("progress");
    let mut counts: Vec<_> = progress.iter().map(|line| (line.submitted, line.abstained, line.eligible)).collect();
    counts.sort_unstable();
    assert_eq!(counts, [(0, 0, 15), (0, 1, 15)]);
}

/// The chair, who had seen all the others, mended the own sheet and broke a tie with it.
#[tokio::test]
async fn reminding_writes_to_those_with_something_left_and_tells_nothing_of_proposals() {
    let t = TestBackend::new().await;
    let [first, second] = scoring(&t).await;
    for nick in &COUNCIL[..13] {
        score(&t, nick, first, &good()).await;
        score(&t, nick, second, &fair()).await;
    }
    for id in [first, second] {
        declare_conflict(&t, "ngoc", id).await;
    }
    assert_denied(t.remind_members(&t.actor("tuan").await, CODE).await, Denied::Role);
    assert_eq!(t.remind_members(&t.actor("mai").await, CODE).await.expect("reminded"), 1);
    let mails = t.mails().await;
    let reminders: Vec<_> = mails.iter().filter(|(_, subject, _)| subject == "Phiếu đánh giá chưa nộp").collect();
    let [(to, _, body)] = reminders[..] else { panic!("one reminder: {reminders:?}") };
    assert!(to.starts_with("son@") && body.contains("2 hồ sơ") && !body.contains("Trợ lý của"));
    let history = t.challenge_history(&t.actor("mai").await, CODE).await.expect("history");
    assert_eq!((history[0].event.kind, history[0].event.note.as_str()), (EventKind::MembersReminded, "1"));
    assert!(t.challenge(&t.actor("mai").await, CODE).await.expect("view").can.is(Action::RemindMembers));
    // Pressed again, or by the chair who did not see it: nobody gets the same mail twice.
    let first = t.clock.now();
    let last = t.last_reminder(&t.actor("minh").await, CODE).await.expect("told").expect("reminded");
    assert_eq!((last.at, last.members), (first, 1));
    assert_denied(t.last_reminder(&t.actor("tuan").await, CODE).await, Denied::Role);
    for (later, is_refused) in [(0, true), (10 * 60_000 - 1, true), (10 * 60_000, false)] {
        t.at(&Moment(first.0 + later).to_local());
        let again = t.remind_members(&t.actor("minh").await, CODE).await;
        assert_eq!(again.is_err(), is_refused, "{later} ms later: {again:?}");
        if is_refused {
            assert_denied(again, Denied::JustReminded(first));
        }
    }
    let reminders = t.mails().await.into_iter().filter(|(_, subject, _)| subject == "Phiếu đánh giá chưa nộp").count();
    assert_eq!(reminders, 2);
}

#[tokio::test]
async fn a_sheet_given_back_counts_and_nothing_closes_while_an_appeal_is_open() {
    let t = TestBackend::new().await;
    let [first, second] = scoring_by(&t, &[("rounds", "2"), ("blind", "round_end")]).await;
    let (minh, tuan, huong) = (t.actor("minh").await, t.actor("tuan").await, t.actor("huong").await);
    for nick in COUNCIL {
        score(&t, nick, first, &good()).await;
        score(&t, nick, second, &good()).await;
    }
    let member = |actor: &domain::people::Actor| actor.id().expect("a person").to_string();
    let back = Form::default().with("sheet", format!("{first} {}", member(&tuan))).with("reason", "Nhầm tiêu chí.");
    t.give_back_sheet(&minh, CODE, &back).await.expect("given back");
    t.save_sheet(&tuan, first, &filled(&t, "tuan", first).await.with("score_0", "2")).await.expect("changed");
    let progress = t.progress(&minh, CODE).await.expect("progress");
    assert_eq!(progress.iter().map(|line| (line.submitted, line.given_back)).max(), Some((15, 1)));
    t.close_round(&minh, CODE).await.expect("closed");
    let frozen = t.sheet(&tuan, first).await.expect("a sheet");
    assert_eq!((frozen.standing, frozen.sheet.total_half()), (SheetStanding::Submitted, 175), "as it was handed in");
    assert_eq!(frozen.revision.map(|revision| revision.sheet.scores[0]), Some(Some(4)), "what was typed is kept beside it");

    let pin = Form::default().with("proposal", second.to_string()).with("member", member(&tuan));
    t.pin_conflict(&huong, CODE, &pin.with("kind", "adviser").with("reason", "Đã tư vấn.")).await.expect("pinned");
    t.appeal_conflict(&tuan, second, &Form::default().with("appeal", "Không đúng.")).await.expect("appealed");
    assert_problem(t.close_scoring(&minh, CODE, &Form::default()).await, "form", &Problem::StillOpen(1));
    let ruling = Form::default().with("member", member(&tuan)).with("ruling", "lift").with("reason", "Đã kết thúc từ lâu.");
    t.rule_on_conflict(&minh, second, &ruling).await.expect("lifted");
    t.at(AFTER_TERM);
    t.close_scoring(&minh, CODE, &Form::default()).await.expect("closed");
    let n = t.ranking(&minh, CODE).await.expect("ranked").lines.iter().map(|line| line.outcome.n).collect::<Vec<_>>();
    assert_eq!(n, [15, 15], "a conflict that was found and lifted drops nothing");
}

/// The chair gave the sheet back, the officer ended its member's seat as of yesterday, and scoring closed without it.
#[tokio::test]
async fn a_sheet_given_back_counts_although_its_member_has_left() {
    let t = TestBackend::new().await;
    let [first, second] = scoring_by(&t, &[("blind", "round_end")]).await;
    for nick in COUNCIL {
        score(&t, nick, first, &good()).await;
        score(&t, nick, second, &fair()).await;
    }
    let (minh, mai, tuan) = (t.actor("minh").await, t.actor("mai").await, t.actor("tuan").await);
    let id = tuan.id().expect("a person");
    let back = Form::default().with("sheet", format!("{first} {id}")).with("reason", "Nhầm tiêu chí.");
    t.give_back_sheet(&minh, CODE, &back).await.expect("given back");
    let seat = Form::default().with("user", id.to_string()).with("role", "member").with("term_to", "2026-03-01");
    t.assign_seat(&mai, &seat).await.expect("ended");
    t.close_scoring(&minh, CODE, &Form::default()).await.expect("closed");
    let n = t.ranking(&minh, CODE).await.expect("ranked").lines.iter().map(|line| line.outcome.n).collect::<Vec<_>>();
    assert_eq!(n, [15, 15]);
    assert_denied(t.submit_sheet(&t.actor("tuan").await, first, &good()).await, Denied::WrongState);
    assert_eq!(t.sheet(&t.actor("tuan").await, first).await.expect("a sheet").standing, SheetStanding::Submitted);
}

/// Nine of fifteen have scored the first proposal, which needs ten; the second has what it needs.
#[tokio::test]
async fn scoring_waits_for_a_quorum_that_members_can_still_reach() {
    let t = TestBackend::new().await;
    let [first, second] = scoring_by(&t, &[("scoring_ends", "2026-04-20T17:00")]).await;
    for nick in COUNCIL {
        score(&t, nick, second, &fair()).await;
    }
    for nick in &COUNCIL[..9] {
        score(&t, nick, first, &good()).await;
    }
    let minh = t.actor("minh").await;
    let why = Form::default().with("reason", "Thành viên đi công tác.");
    let term = Moment::from_local("2026-04-20T17:00").expect("a time");
    assert_problem(t.close_scoring(&minh, CODE, &why).await, "form", &Problem::QuorumAwaited(1, term));
    let Ending::Waits { lacking, until, .. } = t.ending(&minh, CODE).await.expect("told").ending else { panic!("it waits") };
    assert_eq!((until, lacking.len(), lacking[0].sheets, lacking[0].needed), (term, 1, 9, 10));
    t.at("2026-04-20T17:00");
    assert_problem(t.close_scoring(&minh, CODE, &Form::default()).await, "reason", &Problem::Required);
    t.close_scoring(&minh, CODE, &why).await.expect("closed");
    let lines = t.ranking(&minh, CODE).await.expect("ranked").lines;
    let of = |id| lines.iter().find(|line| line.outcome.proposal == id).map(|line| (line.outcome.rank, line.outcome.no_result.clone()));
    assert_eq!(of(second), Some((Some(1), None)), "the others go on");
    assert_eq!(of(first), Some((None, Some("Thành viên đi công tác.".to_owned()))));
    let text = t.result_file(&minh, CODE).await.expect("a file");
    assert!(
        text.contains("\"no_result\": \"Thành viên đi công tác.\"") || text.contains("\"no_result\":\"Thành viên đi công tác.\""),
        "{text}"
    );
    assert!(recompute(text.as_bytes()).expect("computed").differences.is_empty());
    // Nobody hands in a sheet once there is a ranking.
    assert_denied(t.submit_sheet(&t.actor("khoa").await, first, &fair()).await, Denied::WrongState);
}

/// Six of fifteen have a conflict or abstain; the quorum of the rest is out of reach.
#[tokio::test]
async fn a_quorum_that_nobody_can_reach_holds_nothing_up() {
    let t = TestBackend::new().await;
    let [first, second] = scoring_by(&t, &[("scoring_ends", "2026-04-20T17:00")]).await;
    for nick in COUNCIL {
        score(&t, nick, second, &fair()).await;
    }
    for nick in &COUNCIL[..9] {
        score(&t, nick, first, &good()).await;
    }
    for nick in &COUNCIL[9..] {
        declare_clear(&t, nick, first).await;
        let reason = Form::default().with("abstain_reason", "Ngoài chuyên môn.");
        t.abstain_sheet(&t.actor(nick).await, first, &reason).await.expect("abstained");
    }
    let minh = t.actor("minh").await;
    assert!(matches!(t.ending(&minh, CODE).await.expect("told").ending, Ending::WithReason { lacking } if !lacking[0].can_be_reached));
    assert_problem(t.close_scoring(&minh, CODE, &Form::default()).await, "reason", &Problem::Required);
    t.close_scoring(&minh, CODE, &Form::default().with("reason", "Sáu thành viên không cho ý kiến.")).await.expect("closed");
}

/// Whoever closes does not choose the moment: twelve of fifteen are a quorum, and three sheets are outstanding.
#[tokio::test]
async fn scoring_ends_before_its_term_only_when_every_sheet_is_in() {
    let t = TestBackend::new().await;
    let [first, second] = scoring_by(&t, &[("scoring_ends", "2026-04-20T17:00")]).await;
    for nick in &COUNCIL[..12] {
        for id in [first, second] {
            score(&t, nick, id, &good()).await;
        }
    }
    let minh = t.actor("minh").await;
    let term = Moment::from_local("2026-04-20T17:00").expect("a time");
    for form in [Form::default(), Form::default().with("reason", "Hội đồng thống nhất kết thúc.")] {
        assert_problem(t.close_scoring(&minh, CODE, &form).await, "form", &Problem::SheetsAwaited(6, term));
    }
    // Handed in, abstained from, or a conflict: each is an answer.
    score(&t, COUNCIL[12], first, &good()).await;
    score(&t, COUNCIL[12], second, &good()).await;
    declare_conflict(&t, COUNCIL[13], first).await;
    score(&t, COUNCIL[13], second, &good()).await;
    declare_clear(&t, COUNCIL[14], first).await;
    let reason = Form::default().with("abstain_reason", "Ngoài chuyên môn.");
    t.abstain_sheet(&t.actor(COUNCIL[14]).await, first, &reason).await.expect("abstained");
    assert_problem(t.close_scoring(&minh, CODE, &Form::default()).await, "form", &Problem::SheetsAwaited(1, term));
    score(&t, COUNCIL[14], second, &good()).await;
    t.close_scoring(&minh, CODE, &Form::default()).await.expect("all are in");
}

#[tokio::test]
async fn from_its_term_on_scoring_ends_with_what_is_in() {
    let t = TestBackend::new().await;
    let [first, second] = scoring(&t).await;
    for nick in &COUNCIL[..12] {
        for id in [first, second] {
            score(&t, nick, id, &good()).await;
        }
    }
    let minh = t.actor("minh").await;
    let Ending::Waits { outstanding, until, lacking } = t.ending(&minh, CODE).await.expect("told").ending else { panic!("it waits") };
    assert_eq!((outstanding, lacking.len()), (6, 0), "where no end was announced, thirty days are ours");
    t.clock.set(until);
    t.close_scoring(&minh, CODE, &Form::default()).await.expect("closed");
}

#[tokio::test]
async fn after_the_second_round_a_save_is_refused_because_the_term_is_over() {
    let t = TestBackend::new().await;
    let [first, second] = scoring_by(&t, &TWO_ROUNDS).await;
    for nick in COUNCIL {
        score(&t, nick, first, &good()).await;
        score(&t, nick, second, &fair()).await;
    }
    t.close_round(&t.actor("minh").await, CODE).await.expect("closed");
    let tuan = t.actor("tuan").await;
    let changed = filled(&t, "tuan", first).await.with("score_0", "10");
    t.at("2026-06-30T08:00");
    let refused = t.save_sheet(&tuan, first, &changed).await;
    assert!(matches!(refused, Err(Error::Denied(Denied::TermOver(_)))), "{refused:?}");
}
