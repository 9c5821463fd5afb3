//! Until when sheets are taken: to the millisecond, whoever closes when; longer by two people alone; and a second round.

use crate::recompute::assert_recomputed;
use crate::rounds::filled;
use crate::steps::{BLIND, CODE, COUNCIL, assert_denied, assert_problem, declare_clear, fair, good, score, scoring, scoring_by};
use backend::{Error, testing::TestBackend};
use domain::{
    access::{Action, Denied},
    challenges::Awaited,
    check::Problem,
    event::EventKind,
    form::Form,
    people::Actor,
    time::Moment,
};

async fn term(t: &TestBackend) -> Moment {
    let view = t.challenge(&t.actor("mai").await, CODE).await.expect("view");
    view.challenge.due(Awaited::Sheets).expect("a term")
}

#[tokio::test]
async fn no_sheet_is_taken_from_the_term_on_although_nobody_has_closed() {
    let t = TestBackend::new().await;
    let [first, second] = scoring(&t).await;
    let term = term(&t).await;
    for nick in ["minh", "tuan", "hoa"] {
        declare_clear(&t, nick, first).await;
        declare_clear(&t, nick, second).await;
    }
    let (tuan, hoa) = (t.actor("tuan").await, t.actor("hoa").await);
    t.clock.set(Moment(term.0 - 1));
    t.submit_sheet(&tuan, first, &good()).await.expect("the last millisecond");
    t.save_sheet(&hoa, first, &good()).await.expect("a draft");
    t.clock.set(term);
    let over = Denied::TermOver(term);
    assert_denied(t.submit_sheet(&tuan, second, &fair()).await, over);
    assert_denied(t.submit_sheet(&hoa, first, &filled(&t, "hoa", first).await).await, over);
    assert_denied(t.save_sheet(&hoa, first, &good()).await.map(drop), over);
    assert_denied(t.abstain_sheet(&hoa, first, &Form::default().with("abstain_reason", "Ngoài chuyên môn.")).await, over);
    assert_denied(t.remind_members(&t.actor("minh").await, CODE).await.map(drop), over);
    let member = tuan.id().expect("a person");
    let back = Form::default().with("sheet", format!("{first} {member}")).with("reason", "Nhầm.");
    assert_denied(t.give_back_sheet(&t.actor("minh").await, CODE, &back).await, over);
    t.clock.set(term.plus_days(20));
    assert_denied(t.submit_sheet(&tuan, second, &fair()).await, over);
    t.close_scoring(&t.actor("minh").await, CODE, &Form::default().with("reason", "Hết thời hạn.")).await.expect("closed");
    let counted = t.ranking(&t.actor("mai").await, CODE).await.expect("ranked").lines.iter().map(|line| line.outcome.n).sum::<u32>();
    assert_eq!(counted, 1, "what came in time, and nothing else");
}

#[tokio::test]
async fn the_public_reads_when_scoring_really_ends() {
    let t = TestBackend::new().await;
    let _ = scoring(&t).await;
    let end = term(&t).await;
    for nick in ["an", "tuan", "mai"] {
        let shown = t.challenge(&t.actor(nick).await, CODE).await.expect("view").challenge;
        assert_eq!((shown.calendar().scoring_ends, shown.due(Awaited::Sheets)), (Some(end), Some(end)), "{nick}");
    }
    assert_eq!(t.challenge(&Actor::Visitor, CODE).await.expect("view").challenge.calendar().scoring_ends, Some(end));
}

#[tokio::test]
async fn the_term_is_moved_by_an_officer_and_a_leader_before_it_is_over() {
    let t = TestBackend::new().await;
    let [first, _] = scoring(&t).await;
    declare_clear(&t, "tuan", first).await;
    let (mai, lan, minh) = (t.actor("mai").await, t.actor("lan").await, t.actor("minh").await);
    let before = term(&t).await;
    let wish = |until: Moment| Form::default().with("closes", until.to_local()).with("reason", "Hai thành viên ốm.");
    let wish = |until: Moment| days_off_meant(wish(until), until);
    assert_denied(t.ask_extension(&minh, CODE, &wish(before.plus_days(5))).await, Denied::Role);
    assert_problem(t.ask_extension(&mai, CODE, &wish(before)).await, "closes", &Problem::NotLater);
    t.ask_extension(&mai, CODE, &wish(before.plus_days(3))).await.expect("asked");
    let asked = t.extension(&lan, CODE).await.expect("waits").asked.at;
    let back = Form::default().with("asked", asked.0.to_string()).with("reason", "Chưa đủ căn cứ 8642.");
    t.decline_extension(&lan, CODE, &back).await.expect("returned");
    let told = t.mails().await.into_iter().filter(|(to, _, body)| to == "mai@demo.example" && body.contains("8642")).count();
    assert_eq!((told, term(&t).await), (1, before), "who asked is told why, and nothing moves");
    t.ask_extension(&mai, CODE, &wish(before.plus_days(5))).await.expect("asked");
    assert_eq!(term(&t).await, before, "nothing has moved");
    let asked = t.extension(&lan, CODE).await.expect("waits").asked.at;
    let shown = Form::default().with("asked", asked.0.to_string());
    for actor in [&mai, &minh] {
        assert_denied(t.confirm_extension(actor, CODE, &shown).await, Denied::Role);
    }
    assert_denied(t.confirm_extension(&lan, CODE, &Form::default().with("asked", "7")).await, Denied::OtherRequest);
    t.clock.set(before);
    assert_denied(t.confirm_extension(&lan, CODE, &shown).await, Denied::WrongState);
    t.clock.set(Moment(before.0 - 1));
    t.confirm_extension(&lan, CODE, &shown).await.expect("given");
    assert_eq!(term(&t).await, before.plus_days(5));
    let history = t.challenge_history(&mai, CODE).await.expect("history");
    let given = history.iter().find(|line| line.event.kind == EventKind::ScoringExtended).expect("recorded");
    assert_eq!((given.by.as_str(), given.event.note.as_str()), ("Vũ Ngọc Lan", "Hai thành viên ốm."));
    assert!(t.mails().await.iter().any(|(to, _, body)| to == "tuan@demo.example" && body.contains("Hai thành viên ốm.")));
    let public = t.challenge(&Actor::Visitor, CODE).await.expect("view").challenge.timing;
    assert_eq!((public.asked, public.longer[0].before), (None, before));
    t.clock.set(before.plus_days(4));
    t.submit_sheet(&t.actor("tuan").await, first, &good()).await.expect("in time");
}

/// Where the end falls on a day off, the form says that it is meant.
fn days_off_meant(form: Form, until: Moment) -> Form {
    form.with(domain::days_off::confirmation(until), "on")
}

#[tokio::test]
async fn a_second_round_is_not_closed_in_a_minute() {
    let t = TestBackend::new().await;
    let [first, second] = scoring_by(&t, &[("rounds", "2"), ("blind", "round_end")]).await;
    for nick in COUNCIL {
        score(&t, nick, first, &good()).await;
        score(&t, nick, second, &fair()).await;
    }
    let minh = t.actor("minh").await;
    // The first round ends just before the term: the second has its two days all the same.
    let announced = term(&t).await;
    t.clock.set(Moment(announced.0 - 1));
    t.close_round(&minh, CODE).await.expect("closed");
    let end = term(&t).await;
    assert_eq!(end, Moment(announced.0 - 1).plus_days(2));
    let waits = |closed: Result<(), Error>| match closed {
        Err(Error::Invalid(errors)) => errors.of("form").cloned(),
        closed => panic!("{closed:?}"),
    };
    assert_eq!(waits(t.close_scoring(&minh, CODE, &Form::default()).await), Some(Problem::SheetsAwaited(30, end)));
    for nick in COUNCIL {
        for id in [first, second] {
            t.revise_sheet(&t.actor(nick).await, id, &filled(&t, nick, id).await).await.expect("kept as it is");
            if nick == "minh" && id == first {
                let all_but_one = t.close_scoring(&minh, CODE, &Form::default()).await;
                assert!(matches!(waits(all_but_one), Some(Problem::SheetsAwaited(..))));
            }
        }
    }
    assert!(t.challenge(&minh, CODE).await.expect("view").can.is(Action::CloseScoring));
    t.close_scoring(&minh, CODE, &Form::default()).await.expect("everybody has said");
    let lines = t.ranking(&minh, CODE).await.expect("ranked").lines;
    assert_eq!(lines.iter().map(|line| (line.outcome.n, line.outcome.sum_half)).collect::<Vec<_>>(), [(15, 15 * 175), (15, 15 * 146)]);
}

#[tokio::test]
async fn what_nobody_says_in_a_second_round_is_waited_for_until_its_end() {
    let t = TestBackend::new().await;
    let [first, second] = scoring_by(&t, &[("rounds", "2"), ("blind", "round_end")]).await;
    for nick in COUNCIL {
        score(&t, nick, first, &good()).await;
        score(&t, nick, second, &fair()).await;
    }
    let (minh, tuan) = (t.actor("minh").await, t.actor("tuan").await);
    t.close_round(&minh, CODE).await.expect("closed");
    let end = term(&t).await;
    t.clock.set(Moment(end.0 - 1));
    assert!(t.close_scoring(&minh, CODE, &Form::default()).await.is_err());
    t.clock.set(end);
    assert_denied(t.revise_sheet(&tuan, first, &filled(&t, "tuan", first).await).await, Denied::TermOver(end));
    t.close_scoring(&minh, CODE, &Form::default()).await.expect("closed");
}

/// One member's own word would take the quorum: it becomes a question to the council, and the sheet counts until then.
#[tokio::test]
async fn no_member_s_own_word_takes_a_quorum_from_a_proposal() {
    let t = TestBackend::new().await;
    let [first, second] = scoring_by(&t, &[("quorum_floor", "15"), BLIND[0]]).await;
    for nick in COUNCIL {
        score(&t, nick, first, &good()).await;
        score(&t, nick, second, &fair()).await;
    }
    let (tuan, minh, mai) = (t.actor("tuan").await, t.actor("minh").await, t.actor("mai").await);
    let conflict = Form::default().with("kind", "relative").with("reason", "Người thân.");
    let refused = t.recuse_from_challenge(&tuan, CODE, &conflict).await;
    assert!(matches!(&refused, Err(Error::Invalid(errors)) if matches!(errors.of("form"), Some(Problem::QuorumHangs(_)))), "{refused:?}");
    t.declare_conflict(&tuan, first, &conflict.clone().with("conflict", "conflicted")).await.expect("asked");
    let submitted = async || t.progress(&mai, CODE).await.expect("progress").iter().map(|line| line.submitted).sum::<u32>();
    assert_eq!(submitted().await, 30, "the sheet counts until the council says otherwise");
    assert_problem(t.close_scoring(&minh, CODE, &Form::default()).await, "form", &Problem::MotionOpen);
    t.put_motion(&minh, CODE, 1, &t.in_writing(&Form::default())).await.expect("put");
    t.vote_all(CODE, 1, &Form::default().with("vote_for", "14")).await.expect("voted");
    assert_eq!(submitted().await, 29);
    t.close_scoring(&minh, CODE, &Form::default().with("reason", "Không đủ số phiếu.")).await.expect("closed");
    assert_recomputed(&t.result_file(&mai, CODE).await.expect("a file"));
}

/// However many say it of themselves, one after another: where the quorum would go, the council is asked.
#[tokio::test]
async fn members_own_words_together_take_no_quorum_either() {
    let t = TestBackend::new().await;
    let [first, second] = scoring_by(&t, &[("quorum_floor", "12"), BLIND[0]]).await;
    for nick in COUNCIL {
        score(&t, nick, first, &good()).await;
        score(&t, nick, second, &fair()).await;
    }
    let mai = t.actor("mai").await;
    let conflict = Form::default().with("conflict", "conflicted").with("kind", "relative").with("reason", "Người thân.");
    let mut counted = Vec::new();
    for nick in COUNCIL {
        t.declare_conflict(&t.actor(nick).await, first, &conflict).await.expect("said");
        let lines = t.progress(&mai, CODE).await.expect("progress");
        assert!(lines.iter().all(|line| line.submitted >= line.needed), "{nick}: {lines:?}");
        counted.push(lines.iter().map(|line| line.submitted).min().unwrap_or_default());
    }
    assert_eq!((counted[2], counted.last()), (12, Some(&12)), "three void their own sheets, twelve wait for the council: {counted:?}");
}
