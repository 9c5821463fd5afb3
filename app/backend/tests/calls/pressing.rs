//! While something of its owner's falls due within a day or is going on, one person alone cannot keep them out of it.

use crate::{
    ballot::tied,
    meetings::{meant, planned},
    steps::{CODE, COUNCIL, OPENS, assert_denied, declare_clear, open, opened, result_published, scoring, started},
};
use backend::{
    Error,
    testing::{HERE, PASSWORD, TestBackend, person},
};
use domain::{
    access::{Action, Denied},
    accounts::Requested,
    event::EventKind,
    form::Form,
    ids::UserId,
    time::Moment,
};

fn id(nick: &str) -> UserId {
    person(nick).expect("one of the cast").id()
}

fn verdict(verdict: &str) -> Form {
    Form::default().with("verdict", verdict).with("reason", "Mật khẩu bị lộ 24680")
}

/// Whether a leader alone could require a new password; otherwise it takes two.
async fn takes_two(t: &TestBackend, nick: &str) -> bool {
    match t.account(&t.actor("lan").await, id(nick)).await.expect("seen").can.get(Action::StopAccount) {
        Ok(()) => false,
        // Or more than two: nobody may.
        Err(Denied::TakesTwo | Denied::VoteAwaited | Denied::FirmKept(_)) => true,
        Err(other) => panic!("{nick}: {other:?}"),
    }
}

/// Around a term: two people in its last 24 hours, one a millisecond before them and from the end on.
async fn presses_before(t: &TestBackend, nick: &str, end: Moment) {
    let day = end.plus_days(-1);
    for (at, two) in [(day.0 - 1, false), (day.0, true), (end.0 - 1, true), (end.0, false)] {
        t.at(&Moment(at).to_local());
        assert_eq!(t.clock.now(), Moment(at));
        assert_eq!(takes_two(t, nick).await, two, "{nick} at {}", Moment(at).to_rfc3339());
    }
}

async fn confirm(t: &TestBackend, nick: &str, whom: UserId, act: &str) -> backend::Result<()> {
    let by = t.actor(nick).await;
    let asked = t.account(&by, whom).await?.line.standing.asked.map_or(0, |request| request.at.0);
    t.keep_account(&by, whom, &Form::default().with("verdict", act).with("asked", asked.to_string())).await
}

/// One that was never verified: of the others nobody is kept out.
#[tokio::test]
async fn minutes_before_a_closing_a_firm_is_not_kept_out_by_one_person() {
    let t = TestBackend::new().await;
    open(&t).await;
    started(&t, "binh").await;
    let (mai, firm) = (t.actor("mai").await, id("binh"));
    t.at("2026-03-31T16:55");
    t.begin_session("s", Some(firm), "{}", t.clock.now().plus_days(1)).await.expect("signed in");
    for nick in ["mai", "lan"] {
        assert_denied(t.keep_account(&t.actor(nick).await, firm, &verdict("stop")).await, Denied::TakesTwo);
    }
    assert_denied(t.keep_account(&mai, firm, &verdict("confirm_stop")).await, Denied::OtherRequest);
    t.keep_account(&mai, firm, &verdict("ask_stop")).await.expect("asked");
    assert_denied(confirm(&t, "mai", firm, "confirm_stop").await, Denied::OwnRequest);
    assert_denied(confirm(&t, "nam", firm, "confirm").await, Denied::OtherRequest);
    assert!(t.load_session("s").await.expect("loaded").is_some(), "nothing has ended yet");
    let credentials = Form::default().with("email", "binh@demo.example").with("password", PASSWORD);
    t.sign_in(&credentials, HERE).await.expect("nor the password");
    let told: Vec<_> = t
        .mails()
        .await
        .into_iter()
        .filter(|(_, _, body)| body.contains(person("binh").expect("one of the cast").name))
        .map(|(to, ..)| to)
        .collect();
    assert!(told.contains(&"nam@demo.example".to_owned()) && !told.contains(&"mai@demo.example".to_owned()), "{told:?}");
    let waits = t.desk(&t.actor("nam").await).await.expect("seen").account_requests;
    assert_eq!(waits.iter().map(|(id, _, what)| (*id, *what)).collect::<Vec<_>>(), [(firm, Requested::NewPassword)]);

    confirm(&t, "nam", firm, "confirm_stop").await.expect("by a second person");
    assert!(t.load_session("s").await.expect("loaded").is_none());
    assert!(matches!(t.sign_in(&credentials, HERE).await, Err(Error::Invalid(_))), "the password of before ended");
    assert!(
        t.mails().await.iter().any(|(to, _, body)| to == "binh@demo.example" && body.contains("bị lộ 24680") && body.contains("/reset/"))
    );
    let history = t.account(&mai, firm).await.expect("seen").history;
    let kinds: Vec<_> = history.iter().filter(|line| line.event.by.is_some()).map(|line| line.event.kind).take(2).collect();
    assert_eq!(kinds, [EventKind::AccountStopped, EventKind::StopAsked]);
    let standing = t.account(&mai, firm).await.expect("seen").line.standing;
    assert_eq!((standing.asked, standing.suspended), (None, None));
}

#[tokio::test]
async fn a_request_for_a_new_password_can_be_declined() {
    let t = TestBackend::new().await;
    open(&t).await;
    started(&t, "binh").await;
    t.at("2026-03-31T16:55");
    t.keep_account(&t.actor("mai").await, id("binh"), &verdict("ask_stop")).await.expect("asked");
    assert_denied(t.keep_account(&t.actor("nam").await, id("binh"), &verdict("decline")).await, Denied::OtherRequest);
    t.keep_account(&t.actor("nam").await, id("binh"), &verdict("decline_stop")).await.expect("declined");
    assert_denied(confirm(&t, "nam", id("binh"), "confirm_stop").await, Denied::OtherRequest);
}

#[tokio::test]
async fn a_firm_s_terms_press_in_their_last_24_hours() {
    let t = TestBackend::new().await;
    open(&t).await;
    started(&t, "an").await;
    presses_before(&t, "an", Moment::from_local("2026-03-31T17:00").expect("a time")).await;
    // A refusal must not tell the office who has a draft: a firm that has begun nothing is treated alike.
    presses_before(&t, "binh", Moment::from_local("2026-03-31T17:00").expect("a time")).await;
}

#[tokio::test]
async fn what_a_firm_was_asked_to_add_presses_until_it_is_handed_in() {
    let t = TestBackend::new().await;
    let [asked, _] = opened(&t).await;
    let form = Form::default().with("asked", "Bản sao giấy chứng nhận.");
    t.ask_completion(&t.actor("mai").await, asked, &form).await.expect("asked");
    presses_before(&t, "an", Moment::from_local("2026-04-03T17:00").expect("a time")).await;
    t.at("2026-04-03T16:00");
    assert!(!takes_two(&t, "binh").await, "was asked for nothing");
}

#[tokio::test]
async fn the_term_for_complaints_presses_in_its_last_24_hours() {
    let t = TestBackend::new().await;
    result_published(&t).await;
    let until = t.result(&domain::people::Actor::Visitor, CODE).await.expect("public").complaints_until;
    for nick in ["an", "binh"] {
        presses_before(&t, nick, until).await;
    }
}

#[tokio::test]
async fn a_member_s_declarations_and_sheets_press_while_they_are_open() {
    let t = TestBackend::new().await;
    let ids = scoring(&t).await;
    assert!(takes_two(&t, "tuan").await, "has to declare");
    for id in ids {
        declare_clear(&t, "tuan", id).await;
    }
    assert!(takes_two(&t, "tuan").await, "has to score");
    assert!(!takes_two(&t, "nam").await, "an officer has neither seat nor firm");
    assert_denied(t.keep_account(&t.actor("lan").await, id("tuan"), &verdict("stop")).await, Denied::VoteAwaited);
}

/// Before scoring an officer may ask about a member; only a leader confirms.
#[tokio::test]
async fn before_scoring_a_member_who_has_to_declare_is_stopped_by_two() {
    let t = TestBackend::new().await;
    opened(&t).await;
    assert_denied(t.keep_account(&t.actor("lan").await, id("tuan"), &verdict("stop")).await, Denied::TakesTwo);
    t.keep_account(&t.actor("mai").await, id("tuan"), &verdict("ask_stop")).await.expect("asked");
    assert_denied(confirm(&t, "nam", id("tuan"), "confirm_stop").await, Denied::Role);
    confirm(&t, "lan", id("tuan"), "confirm_stop").await.expect("by a leader");
}

#[tokio::test]
async fn a_ballot_presses_whoever_votes_in_it_from_before_it_opens_until_it_is_closed() {
    let t = TestBackend::new().await;
    let ids = tied(&t).await;
    assert!(takes_two(&t, "tuan").await, "it can be opened at any moment");
    assert!(!takes_two(&t, "son").await, "recused from one of the two");
    let minh = t.actor("minh").await;
    t.open_ballot(&minh, CODE, &t.in_writing(&Form::default())).await.expect("opened");
    assert!(takes_two(&t, "tuan").await);
    for nick in COUNCIL.into_iter().filter(|nick| *nick != "son") {
        let form = Form::default().with("choice", ids[0].to_string());
        t.cast_ballot(&t.actor(nick).await, CODE, &form).await.expect("voted");
    }
    t.close_ballot(&minh, CODE).await.expect("closed");
    assert!(!takes_two(&t, "tuan").await);
}

#[tokio::test]
async fn a_meeting_presses_from_24_hours_before_it_until_it_is_over() {
    let t = TestBackend::new().await;
    crate::steps::scored(&t).await;
    assert!(!takes_two(&t, "tuan").await, "the sheets are in");
    let meeting = planned(&t).await;
    let begins = Moment::from_local("2026-04-20T08:30").expect("a time");
    for (at, two) in [(begins.plus_days(-1).0 - 1, false), (begins.plus_days(-1).0, true), (begins.0 + 1, true)] {
        t.at(&Moment(at).to_local());
        assert_eq!(takes_two(&t, "tuan").await, two, "{}", Moment(at).to_rfc3339());
    }
    let huong = t.actor("huong").await;
    t.start_meeting(&huong, meeting, &meant()).await.expect("started");
    t.at("2026-04-22T08:30");
    assert!(takes_two(&t, "tuan").await, "still running");
    assert!(!takes_two(&t, "an").await, "a firm is not at it");
}

#[tokio::test]
async fn while_nothing_presses_one_person_stops_an_account() {
    let t = TestBackend::new().await;
    open(&t).await;
    started(&t, "an").await;
    t.at(OPENS);
    t.keep_account(&t.actor("mai").await, id("an"), &verdict("stop")).await.expect("weeks before the closing");
    t.keep_account(&t.actor("lan").await, id("tuan"), &verdict("stop")).await.expect("nothing to declare yet");
}
