//! What an officer and a leader, or one of them alone, could do to a result with accounts, records and returns that are theirs
//! to keep.

use crate::{
    ballot::tied,
    lot::{DAY, outside, types},
    meetings::{declared, go_to, id_of, meant, planned},
    steps::{
        CLOSES, CODE, COUNCIL, admit, assert_denied, assert_problem, close_after_term, declare_clear, fair, forward, good, open, opened,
        picks, proposed, result_published, score, scored, started, verify_second_firm,
    },
};
use backend::testing::{HERE, PENDING_FIRM, TestBackend, VERIFIED_FIRM, firm_id, person};
use domain::{
    access::{Action, Denied},
    affairs::Kept,
    check::Problem,
    form::Form,
    ids::{FirmId, UserId},
    people::Actor,
    time::Moment,
};

fn id(nick: &str) -> UserId {
    person(nick).expect("one of the cast").id()
}

fn text(field: &str, text: &str) -> Form {
    Form::default().with(field, text)
}

/// `mai` asks for what `lan` is to confirm.
async fn ask(t: &TestBackend, whom: &str, verdict: &str) -> backend::Result<()> {
    t.keep_account(&t.actor("mai").await, id(whom), &text("verdict", verdict).with("reason", "Nghi lộ mật khẩu.")).await
}

async fn confirm(t: &TestBackend, whom: &str, verdict: &str) -> backend::Result<()> {
    let lan = t.actor("lan").await;
    let asked = t.account(&lan, id(whom)).await?.line.standing.asked.map_or(0, |request| request.at.0);
    t.keep_account(&lan, id(whom), &text("verdict", verdict).with("asked", asked.to_string())).await
}

async fn suspend(t: &TestBackend, whom: &str) -> backend::Result<()> {
    ask(t, whom, "ask").await?;
    confirm(t, whom, "confirm").await
}

async fn stop(t: &TestBackend, whom: &str) -> backend::Result<()> {
    ask(t, whom, "ask_stop").await?;
    confirm(t, whom, "confirm_stop").await
}

/// An officer asks, and a leader takes it back.
async fn take_back(t: &TestBackend, firm: FirmId) -> backend::Result<()> {
    let (mai, lan) = (t.actor("mai").await, t.actor("lan").await);
    t.review_firm(&mai, firm, &text("verdict", "return").with("reason", "Giấy tờ giả.")).await?;
    let asked = t.firm(&lan, firm).await?.firm.taking_back.expect("asked").at.0.to_string();
    t.review_firm(&lan, firm, &text("verdict", "take_back").with("asked", asked)).await.map(drop)
}

/// The roster held members who could neither score nor vote, and nothing of it was public.
#[tokio::test]
async fn scoring_begins_with_nobody_whom_the_office_keeps_out() {
    let t = TestBackend::new().await;
    for id in opened(&t).await {
        admit(&t, id).await;
    }
    suspend(&t, "tuan").await.expect("nothing is being scored");
    stop(&t, "dung").await.expect("nor voted on");
    let mai = t.actor("mai").await;
    assert_denied(t.start_scoring(&mai, CODE).await, Denied::KeptOut(2));
    let can = t.challenge(&mai, CODE).await.expect("seen").can;
    assert_eq!(can.get(Action::StartScoring), Err(Denied::KeptOut(2)), "no button");
    let restored = text("verdict", "restore").with("reason", "Đã làm rõ.");
    t.keep_account(&t.actor("lan").await, id("tuan"), &restored).await.expect("restored");
    assert_denied(t.start_scoring(&mai, CODE).await, Denied::KeptOut(1));
    let token = t.token("dung@demo.example").await;
    let new = text("password", "mật khẩu rất mới").with("password_again", "mật khẩu rất mới");
    t.finish_reset(&token, &new, HERE).await.expect("a new password");
    t.start_scoring(&mai, CODE).await.expect("everybody can score");
}

/// An ended seat is public, and takes two.
#[tokio::test]
async fn scoring_begins_once_the_seat_of_who_is_kept_out_has_ended() {
    let t = TestBackend::new().await;
    for id in opened(&t).await {
        admit(&t, id).await;
    }
    suspend(&t, "tuan").await.expect("suspended");
    let mai = t.actor("mai").await;
    assert_denied(t.start_scoring(&mai, CODE).await, Denied::KeptOut(1));
    t.remove_seat(&mai, &text("user", &id_of("tuan"))).await.expect("ended");
    t.start_scoring(&mai, CODE).await.expect("without them");
}

/// Their sessions ended minutes before the term, and the mail came too late.
#[tokio::test]
async fn no_two_people_end_a_member_s_sessions_while_their_sheet_or_vote_is_awaited() {
    let t = TestBackend::new().await;
    let ids = opened(&t).await;
    for id in ids {
        admit(&t, id).await;
        declare_clear(&t, "tuan", id).await;
    }
    ask(&t, "dung", "ask_stop").await.expect("before scoring");
    t.start_scoring(&t.actor("mai").await, CODE).await.expect("started");
    assert_denied(confirm(&t, "dung", "confirm_stop").await, Denied::VoteAwaited);
    assert_denied(stop(&t, "tuan").await, Denied::VoteAwaited);
    let can = t.account(&t.actor("lan").await, id("tuan")).await.expect("seen").can;
    assert!(!can.is(Action::StopAccount) && !can.is(Action::AskStop) && !can.is(Action::ConfirmStop), "no button");
    for nick in &COUNCIL[..10] {
        score(&t, nick, ids[0], &good()).await;
        score(&t, nick, ids[1], &fair()).await;
    }
    close_after_term(&t, "minh").await;
    stop(&t, "son").await.expect("nothing is awaited of them");
    // What the council is asked in writing is.
    let shortlist = t.in_writing(&picks(&ids[..1]));
    t.move_shortlist(&t.actor("minh").await, CODE, &shortlist).await.expect("moved");
    assert_denied(stop(&t, "hoa").await, Denied::VoteAwaited);
    // The owner ends their own sessions at any time.
    t.request_reset(&text("email", "hoa@demo.example")).await.expect("asked");
}

#[tokio::test]
async fn nor_while_a_ballot_or_a_meeting_waits_for_them() {
    let t = TestBackend::new().await;
    tied(&t).await;
    assert!(stop(&t, "tuan").await.is_err(), "a ballot can be opened at any moment");
    let t = TestBackend::new().await;
    scored(&t).await;
    let meeting = planned(&t).await;
    t.at("2026-04-20T08:00");
    assert!(stop(&t, "tuan").await.is_err(), "in half an hour");
    t.start_meeting(&t.actor("huong").await, meeting, &meant()).await.expect("started");
    assert!(stop(&t, "tuan").await.is_err(), "going on");
}

/// A firm of the wrong winner was suspended an hour before the closing. That it has a draft is told to nobody: all are kept alike.
#[tokio::test]
async fn no_two_people_keep_a_verified_firm_out_of_a_call_that_it_may_answer() {
    let t = TestBackend::new().await;
    open(&t).await;
    suspend(&t, "binh").await.expect("was never verified");
    let restored = text("verdict", "restore").with("reason", "Đã làm rõ.");
    t.keep_account(&t.actor("mai").await, id("binh"), &restored).await.expect("restored");
    started(&t, "an").await;
    verify_second_firm(&t).await;
    t.at("2026-03-31T16:00");
    let kept = Denied::FirmKept(Kept::Answers(Moment::from_local(CLOSES).expect("a time")));
    for (nick, firm) in [("an", VERIFIED_FIRM), ("binh", PENDING_FIRM)] {
        assert_denied(suspend(&t, nick).await, kept);
        assert_denied(take_back(&t, firm_id(firm)).await, kept);
        let declined = text("verdict", "decline").with("reason", "Nhầm.");
        t.keep_account(&t.actor("mai").await, id(nick), &declined).await.expect("declined");
        assert_denied(stop(&t, nick).await, kept);
        let can = t.account(&t.actor("nam").await, id(nick)).await.expect("seen").can;
        assert!(![Action::StopAccount, Action::AskStop, Action::ConfirmSuspension].into_iter().any(|act| can.is(act)), "{nick}: no button");
    }
    t.at(CLOSES);
    assert!(confirm(&t, "an", "confirm").await.is_err() && suspend(&t, "an").await.is_err(), "nobody has opened anything");
}

/// A firm that is being judged completes, answers and complains.
#[tokio::test]
async fn no_two_people_keep_a_firm_from_completing_or_complaining() {
    let t = TestBackend::new().await;
    let [first, _] = opened(&t).await;
    ask(&t, "an", "ask").await.expect("asked");
    assert_denied(confirm(&t, "an", "confirm").await, Denied::FirmKept(Kept::Judged));
    assert_denied(take_back(&t, firm_id(VERIFIED_FIRM)).await, Denied::FirmKept(Kept::Judged));
    let form = text("asked", "Bản sao giấy chứng nhận.");
    t.ask_completion(&t.actor("mai").await, first, &form).await.expect("asked");
    t.at("2026-04-03T16:00");
    let declined = text("verdict", "decline").with("reason", "Nhầm.");
    t.keep_account(&t.actor("mai").await, id("an"), &declined).await.expect("declined");
    assert_denied(stop(&t, "an").await, Denied::FirmKept(Kept::Judged));
}

#[tokio::test]
async fn a_firm_is_kept_until_its_complaint_can_be_no_more() {
    let t = TestBackend::new().await;
    result_published(&t).await;
    let until = t.result(&Actor::Visitor, CODE).await.expect("public").complaints_until;
    ask(&t, "binh", "ask").await.expect("asked");
    t.clock.set(Moment(until.0 - 1));
    assert_denied(confirm(&t, "binh", "confirm").await, Denied::FirmKept(Kept::Complains(until)));
    assert_denied(take_back(&t, firm_id(PENDING_FIRM)).await, Denied::FirmKept(Kept::Complains(until)));
    t.clock.set(until);
    confirm(&t, "binh", "confirm").await.expect("the call is over");
    let lan = t.actor("lan").await;
    let asked = t.firm(&lan, firm_id(PENDING_FIRM)).await.expect("seen").firm.taking_back.expect("asked").at.0.to_string();
    t.review_firm(&lan, firm_id(PENDING_FIRM), &text("verdict", "take_back").with("asked", asked)).await.expect("taken back");
}

/// Between calls, and once a call is cancelled, nobody is kept from anything.
#[tokio::test]
async fn a_firm_that_no_call_waits_for_is_suspended_by_two() {
    let t = TestBackend::new().await;
    suspend(&t, "an").await.expect("no call");
    let t = TestBackend::new().await;
    open(&t).await;
    started(&t, "an").await;
    ask(&t, "an", "ask").await.expect("asked");
    assert!(confirm(&t, "an", "confirm").await.is_err(), "it has a draft");
    t.cancel_challenge(&t.actor("lan").await, CODE, &text("reason", "Không còn nhu cầu.")).await.expect("cancelled");
    confirm(&t, "an", "confirm").await.expect("nothing is left to hand in");
}

/// `nam` asked for more time and for a member's password, `lan` confirmed both; then `nam` answered the complaint about it.
#[tokio::test]
async fn whoever_shaped_the_procedure_does_not_answer_the_complaint_about_it() {
    let t = TestBackend::new().await;
    let ids = opened(&t).await;
    let (mai, nam) = (t.actor("mai").await, t.actor("nam").await);
    // Before scoring, so that it can be: of somebody who will score.
    t.keep_account(&nam, id("tuan"), &text("verdict", "ask_stop").with("reason", "Nghi lộ mật khẩu.")).await.expect("asked");
    for id in ids {
        t.screen_proposal(&mai, id, &text("verdict", "admit")).await.expect("screened");
    }
    t.start_scoring(&mai, CODE).await.expect("started");
    for nick in COUNCIL {
        score(&t, nick, ids[0], &good()).await;
        score(&t, nick, ids[1], &fair()).await;
    }
    t.close_scoring(&t.actor("minh").await, CODE, &Form::default()).await.expect("closed");
    t.propose_shortlist(&t.actor("minh").await, CODE, &picks(&ids[..1])).await.expect("proposed");
    forward(&t).await;
    t.decide_shortlist(&t.actor("lan").await, CODE, &picks(&ids[..1])).await.expect("decided");
    t.publish_result(&mai, CODE).await.expect("published");
    let complaint = text("grounds", "procedure").with("text", "Tài khoản của một thành viên bị yêu cầu đặt lại mật khẩu.");
    t.file_complaint(&t.actor("binh").await, ids[1], &complaint).await.expect("filed");
    for nick in ["mai", "nam", "lan"] {
        let may = t.may_answer_complaint(&t.actor(nick).await, ids[1]).await.expect("asked");
        assert_eq!(may, Err(Denied::OwnAct), "{nick}");
    }
    assert_eq!(t.may_answer_complaint(&t.actor("long").await, ids[1]).await.expect("asked"), Ok(()));
}

/// Whoever asked for more time, or gave it, shaped what was handed in.
#[tokio::test]
async fn more_time_is_an_act_that_a_complaint_can_be_about() {
    let t = TestBackend::new().await;
    open(&t).await;
    let (mai, nam) = (t.actor("mai").await, t.actor("nam").await);
    let form = text("closes", "2026-04-07T17:00").with("reason", "Thêm thời gian.");
    t.extend_closing(&nam, CODE, &form).await.expect("extended");
    verify_second_firm(&t).await;
    let first = crate::steps::submitted(&t, "an", "A").await.0;
    let second = crate::steps::submitted(&t, "binh", "B").await.0;
    t.at("2026-04-07T17:00");
    crate::steps::confirm_opening(&t).await;
    for id in [first, second] {
        t.screen_proposal(&mai, id, &text("verdict", "admit")).await.expect("screened");
    }
    t.start_scoring(&mai, CODE).await.expect("started");
    for nick in COUNCIL {
        score(&t, nick, first, &good()).await;
        score(&t, nick, second, &fair()).await;
    }
    t.close_scoring(&t.actor("minh").await, CODE, &Form::default()).await.expect("closed");
    t.propose_shortlist(&t.actor("minh").await, CODE, &picks(&[first])).await.expect("proposed");
    forward(&t).await;
    t.decide_shortlist(&t.actor("lan").await, CODE, &picks(&[first])).await.expect("decided");
    t.publish_result(&mai, CODE).await.expect("published");
    let complaint = text("grounds", "procedure").with("text", "Vì sao gia hạn?");
    t.file_complaint(&t.actor("binh").await, second, &complaint).await.expect("filed");
    assert_eq!(t.may_answer_complaint(&nam, second).await.expect("asked"), Err(Denied::OwnAct));
    assert_eq!(t.may_answer_complaint(&t.actor("long").await, second).await.expect("asked"), Ok(()));
}

/// Whoever keeps the roll wrote that a member had left because of a conflict that they do not have: their vote was not taken.
#[tokio::test]
async fn nobody_is_recorded_as_outside_who_has_nothing_to_leave_for() {
    let t = TestBackend::new().await;
    declared(&t).await;
    let (minh, huong) = (t.actor("minh").await, t.actor("huong").await);
    let meeting = planned(&t).await;
    t.start_meeting(&minh, meeting, &meant()).await.expect("started");
    for nick in COUNCIL {
        t.confirm_presence(&t.actor(nick).await, meeting).await.expect("said");
    }
    let left = |nick: &str| text(&format!("left_{}", id_of(nick)), "on");
    for item in [1, 2, 3, 4] {
        if item > 1 {
            go_to(&t, meeting, item).await;
        }
        for by in [&minh, &huong] {
            assert_problem(t.record_moves(by, meeting, &left("quan")).await, "moves", &Problem::NothingToLeaveFor);
        }
        let both = left("quan").with(format!("left_{}", id_of("tuan")), "on");
        assert!(t.record_moves(&minh, meeting, &both).await.is_err(), "item {item}: not among others either");
        let room = t.meeting(&minh, meeting).await.expect("seen").room;
        assert_eq!(room.in_room, 15, "item {item}");
    }
    // At the closing all proposals are spoken of, and `tuan` has a conflict with one.
    t.record_moves(&minh, meeting, &left("tuan")).await.expect("left");
}

/// An officer returned the council's shortlist until it suited.
#[tokio::test]
async fn the_office_asks_the_council_once_and_a_leader_may_have_it_asked_again() {
    let t = TestBackend::new().await;
    let ids = proposed(&t).await;
    let (mai, nam, lan, minh) = (t.actor("mai").await, t.actor("nam").await, t.actor("lan").await, t.actor("minh").await);
    let reason = text("reason", "Làm rõ.");
    t.return_to_council(&mai, CODE, &reason).await.expect("once");
    t.propose_shortlist(&minh, CODE, &picks(&ids[..1])).await.expect("voted again");
    for by in [&mai, &nam] {
        assert_denied(t.return_to_council(by, CODE, &reason).await, Denied::AskedOnce);
    }
    assert!(!t.challenge(&mai, CODE).await.expect("seen").can.is(Action::ReturnToCouncil), "no button");
    forward(&t).await;
    t.return_to_office(&lan, CODE, &text("reason", "Đề nghị Hội đồng xem lại.")).await.expect("a leader asks");
    t.return_to_council(&mai, CODE, &reason).await.expect("as a leader asked");
    t.propose_shortlist(&minh, CODE, &picks(&ids[..1])).await.expect("voted again");
    assert_denied(t.return_to_council(&nam, CODE, &reason).await, Denied::AskedOnce);
}

/// The page of the reading was sent after it had ended, and what stood on it became a part of the lot.
#[tokio::test]
async fn what_was_read_too_late_is_no_contribution() {
    let t = TestBackend::new().await;
    let day = outside(&t).await;
    t.clock.set(day.plus_days(7));
    t.run_due_jobs().await.expect("run");
    let tuan = t.actor("tuan").await;
    assert!(t.ballot(&tuan, CODE).await.expect("seen").lot.expect("open").may_give, "the lot of members' values is open");
    assert_problem(types(&t, "tuan", "48213", DAY).await.map(drop), "value", &Problem::ReadingOver);
    assert_eq!(t.ballot(&tuan, CODE).await.expect("seen").lot.expect("open").gave, 0);
    t.give_to_lot(&tuan, CODE, &text("value", "7")).await.expect("given");
}
