//! The office stops, suspends and restores accounts: a suspension takes two people, the reason is kept and told.

use crate::steps::{CODE, COUNCIL, assert_denied, fair, forward, good, picks, score, scoring};
use backend::{
    Error,
    accounts::LinkKind,
    testing::{HERE, PASSWORD, TestBackend, person},
};
use domain::{
    access::{Action, Denied},
    check::Problem,
    event::EventKind,
    form::Form,
    ids::UserId,
    people::{Actor, Role},
};

fn id(nick: &str) -> UserId {
    person(nick).expect("one of the cast").id()
}

fn credentials(password: &str) -> Form {
    Form::default().with("email", "an@demo.example").with("password", password)
}

fn verdict(verdict: &str, reason: &str) -> Form {
    Form::default().with("verdict", verdict).with("reason", reason)
}

/// The second person confirms the request that they read.
async fn confirm(t: &TestBackend, nick: &str, whom: UserId) -> backend::Result<()> {
    let by = t.actor(nick).await;
    let asked = t.account(&by, whom).await?.line.standing.asked.map_or(0, |request| request.at.0);
    t.keep_account(&by, whom, &Form::default().with("verdict", "confirm").with("asked", asked.to_string())).await
}

/// By an officer and a leader.
async fn suspend(t: &TestBackend, whom: &str, reason: &str) {
    t.keep_account(&t.actor("mai").await, id(whom), &verdict("ask", reason)).await.expect("asked");
    confirm(t, "lan", id(whom)).await.expect("suspended");
}

#[tokio::test]
async fn nobody_is_suspended_by_one_person_alone() {
    let t = TestBackend::new().await;
    t.begin_session("s", Some(id("an")), "{}", t.clock.now().plus_days(1)).await.expect("signed in");
    for (whom, first, second) in [("an", "mai", "nam"), ("tuan", "lan", "long")] {
        let actor = t.actor(first).await;
        t.keep_account(&actor, id(whom), &verdict("ask", "Lý do 24680")).await.expect("asked");
        let alone = confirm(&t, first, id(whom)).await;
        assert!(matches!(alone, Err(Error::Denied(Denied::OwnRequest))), "{first}: {alone:?}");
        let again = t.keep_account(&actor, id(whom), &verdict("ask", "Lần nữa")).await;
        assert!(matches!(again, Err(Error::Denied(Denied::WrongState))), "{again:?}");
        t.sign_in(&Form::default().with("email", format!("{whom}@demo.example")).with("password", PASSWORD), HERE).await.expect("in use");
        let name = person(whom).expect("one of the cast").name;
        let told: Vec<_> =
            t.mails().await.into_iter().filter(|(_, subject, body)| subject.contains("chờ xác nhận") && body.contains(name)).collect();
        let is_told = |nick: &str| told.iter().any(|(to, ..)| *to == format!("{nick}@demo.example"));
        assert!(is_told(second) && !is_told(first), "{told:?}");
        // Another moment than that of the request: something else was read.
        let other = t.keep_account(&t.actor(second).await, id(whom), &Form::default().with("verdict", "confirm").with("asked", "1")).await;
        assert!(matches!(other, Err(Error::Denied(Denied::OtherRequest))), "{other:?}");
        let waits =
            async |actor: &Actor| t.desk(actor).await.expect("seen").account_requests.iter().any(|(waiting, ..)| *waiting == id(whom));
        assert!(waits(&t.actor(second).await).await);
        assert!(!waits(&actor).await, "who asked has nothing to do");
    }
    assert!(t.load_session("s").await.expect("loaded").is_some(), "nothing has ended yet");
    // An officer may ask about a member; only a leader confirms.
    t.keep_account(&t.actor("mai").await, id("hoa"), &verdict("ask", "Lý do")).await.expect("asked");
    assert!(matches!(confirm(&t, "nam", id("hoa")).await, Err(Error::Denied(Denied::Role))));
    confirm(&t, "nam", id("an")).await.expect("a second officer, of a firm");
    assert!(t.load_session("s").await.expect("loaded").is_none());
    // Taken back: nothing comes of it.
    t.keep_account(&t.actor("long").await, id("tuan"), &verdict("decline", "Không cần thiết")).await.expect("declined");
    assert!(matches!(confirm(&t, "long", id("tuan")).await, Err(Error::Denied(Denied::OtherRequest))));
    let told = t.mails().await.into_iter().filter(|(_, s, body)| s.contains("được trả lại") && body.contains("Không cần thiết")).count();
    assert_eq!(told, 1, "who asked");
}

#[tokio::test]
async fn an_account_taken_over_is_stopped_by_one_person_and_back_with_the_next_mail() {
    let t = TestBackend::new().await;
    let (mai, an) = (t.actor("mai").await, id("an"));
    t.begin_session("s", Some(an), "{}", t.clock.now().plus_days(1)).await.expect("signed in");
    t.keep_account(&mai, an, &verdict("stop", "Mật khẩu bị lộ")).await.expect("stopped");
    assert!(t.load_session("s").await.expect("loaded").is_none());
    for password in [PASSWORD, ""] {
        assert!(matches!(t.sign_in(&credentials(password), HERE).await, Err(Error::Invalid(_))), "the password of before ended");
    }
    // Once it is sent, nothing of a mail is kept.
    assert!(t.mails().await.iter().any(|(to, _, body)| to == "an@demo.example" && body.contains("Mật khẩu bị lộ")));
    let token = t.token("an@demo.example").await;
    let new = Form::default().with("password", "mật khẩu rất mới").with("password_again", "mật khẩu rất mới");
    t.finish_reset(&token, &new, HERE).await.expect("a new password");
    t.sign_in(&credentials("mật khẩu rất mới"), HERE).await.expect("nothing was taken away");
    // Not again and again, which would keep somebody out.
    for nick in ["mai", "lan"] {
        let again = t.keep_account(&t.actor(nick).await, an, &verdict("stop", "Lần nữa")).await;
        assert!(matches!(again, Err(Error::Denied(Denied::StoppedToday(_)))), "{again:?}");
    }
    let member = t.keep_account(&mai, id("tuan"), &verdict("stop", "Lý do")).await;
    assert!(matches!(member, Err(Error::Denied(Denied::Role))), "{member:?}");
}

#[tokio::test]
async fn a_suspended_account_ends_at_once_and_works_again_when_restored() {
    let t = TestBackend::new().await;
    let (mai, an) = (t.actor("mai").await, id("an"));
    t.begin_session("s", Some(an), "{}", t.clock.now().plus_days(1)).await.expect("signed in");
    assert!(t.load_session("s").await.expect("loaded").is_some());
    suspend(&t, "an", "Mật khẩu bị lộ").await;
    assert!(t.load_session("s").await.expect("loaded").is_none(), "the sessions end with it");
    assert_eq!(t.share().actor(an).await.expect("answered"), Actor::Visitor, "and one that began meanwhile is nobody's");

    let right = t.sign_in(&credentials(PASSWORD), HERE).await;
    assert!(matches!(right, Err(Error::Denied(Denied::Suspended))), "{right:?}");
    assert!(matches!(t.sign_in(&credentials("sai"), HERE).await, Err(Error::Invalid(_))), "told to nobody else");
    let mails = t.mails().await;
    assert!(
        mails.iter().any(|(to, subject, body)| to == "an@demo.example" && subject.contains("tạm khóa") && body.contains("bị lộ")),
        "{mails:?}"
    );
    let view = t.account(&mai, an).await.expect("seen");
    assert_eq!(view.line.standing.suspended.as_ref().map(|s| s.reason.as_str()), Some("Mật khẩu bị lộ"));

    let again = t.keep_account(&mai, an, &verdict("ask", "Lần nữa")).await;
    assert!(matches!(again, Err(Error::Denied(Denied::WrongState))), "{again:?}");
    t.keep_account(&mai, an, &verdict("restore", "Đã đổi mật khẩu")).await.expect("restored");
    t.sign_in(&credentials(PASSWORD), HERE).await.expect("works again");
    let history: Vec<_> = t.account(&mai, an).await.expect("seen").history;
    let told: Vec<_> = history.iter().filter(|line| line.event.account.is_some() && line.event.by.is_some()).collect();
    assert_eq!(
        told.iter().map(|line| (line.event.kind, line.event.note.as_str())).collect::<Vec<_>>(),
        [
            (EventKind::AccountRestored, "Đã đổi mật khẩu"),
            (EventKind::AccountSuspended, "Mật khẩu bị lộ"),
            (EventKind::SuspensionAsked, "Mật khẩu bị lộ")
        ]
    );
    assert_eq!(told.iter().map(|line| line.by.as_str()).collect::<Vec<_>>(), ["Nguyễn Thị Mai", "Vũ Ngọc Lan", "Nguyễn Thị Mai"]);
}

#[tokio::test]
async fn nothing_brings_a_suspended_account_back_but_the_office() {
    let t = TestBackend::new().await;
    suspend(&t, "an", "Lý do").await;
    t.request_reset(&Form::default().with("email", "an@demo.example")).await.expect("asked");
    let token = t.token("an@demo.example").await;
    let new = Form::default().with("password", "mật khẩu rất mới").with("password_again", "mật khẩu rất mới");
    assert!(t.link(&token, LinkKind::Reset, HERE).await.is_ok());
    assert!(!t.finish_reset(&token, &new, HERE).await.expect("a new password"), "it cannot sign in");
    assert!(matches!(t.sign_in(&credentials("mật khẩu rất mới"), HERE).await, Err(Error::Denied(Denied::Suspended))));
}

#[tokio::test]
async fn nobody_asks_about_themselves_and_one_leader_is_always_left() {
    let t = TestBackend::new().await;
    let form = verdict("ask", "Thôi việc");
    for nick in ["an", "minh"] {
        let by = t.keep_account(&t.actor(nick).await, id("binh"), &form).await;
        assert!(matches!(by, Err(Error::Denied(Denied::Role))), "{nick}");
    }
    for nick in ["mai", "lan"] {
        let own = t.keep_account(&t.actor(nick).await, id(nick), &form).await;
        assert!(matches!(own, Err(Error::Denied(Denied::OwnAccount))), "{nick}");
    }
    for whom in ["lan", "long"] {
        t.keep_account(&t.actor("mai").await, id(whom), &form).await.expect("asked");
    }
    // Both at once: one of them stays.
    let (lan, long) = (t.actor("lan").await, t.actor("long").await);
    let at = t.account(&lan, id("long")).await.expect("seen").line.standing.asked.expect("asked").at.0;
    let confirmed = Form::default().with("verdict", "confirm").with("asked", at.to_string());
    let (a, b) = tokio::join!(t.keep_account(&lan, id("long"), &confirmed), t.keep_account(&long, id("lan"), &confirmed));
    assert_eq!(usize::from(a.is_ok()) + usize::from(b.is_ok()), 1, "{a:?} {b:?}");
    assert!(matches!(a.and(b), Err(Error::Denied(Denied::LastLeader))));
}

#[tokio::test]
async fn a_reason_is_asked_for_and_the_list_is_the_office_s() {
    let t = TestBackend::new().await;
    let mai = t.actor("mai").await;
    for (form, field, problem) in [
        (verdict("ask", " "), "reason", Problem::Required),
        (Form::default(), "verdict", Problem::Choice),
        (verdict("delete", "x"), "verdict", Problem::Choice),
    ] {
        let refused = t.keep_account(&mai, id("an"), &form).await;
        assert!(matches!(&refused, Err(Error::Invalid(errors)) if errors.of(field) == Some(&problem)), "{refused:?}");
    }
    suspend(&t, "binh", "Lý do").await;
    let (all, total) = t.list_accounts(&mai, None, 1).await.expect("listed");
    assert_eq!((all.len(), total), (22, 22));
    assert_eq!(all[0].email, "binh@demo.example", "suspended ones first");
    let (firms, _) = t.list_accounts(&mai, Some(Role::Firm), 1).await.expect("listed");
    assert_eq!(firms.len(), 3);
    assert!(firms.iter().any(|line| line.email == "an@demo.example" && !line.firm.is_empty()));
    assert_eq!(t.list_accounts(&mai, None, 2).await.expect("listed").0.len(), 0);
    for nick in ["an", "minh"] {
        let other = t.actor(nick).await;
        assert!(t.list_accounts(&other, None, 1).await.is_err() && t.account(&other, id("an")).await.is_err(), "{nick}");
    }
    assert!(t.account(&t.actor("lan").await, id("mai")).await.expect("seen").can.is(Action::StopAccount));
    assert!(!t.account(&mai, id("mai")).await.expect("seen").can.is(Action::StopAccount));
}

/// Whoever made the office cancel it may know it.
#[tokio::test]
async fn a_cancelled_password_is_refused_as_the_new_one() {
    let t = TestBackend::new().await;
    let typed = |password: &str| Form::default().with("password", password).with("password_again", password);
    t.keep_account(&t.actor("mai").await, id("an"), &verdict("stop", "Lộ mật khẩu")).await.expect("stopped");
    let token = t.token("an@demo.example").await;
    let same = t.finish_reset(&token, &typed(PASSWORD), HERE).await;
    assert!(matches!(&same, Err(Error::Invalid(errors)) if errors.of("password") == Some(&Problem::PasswordCancelled)), "{same:?}");
    assert!(t.finish_reset(&token, &typed("mật khẩu rất mới"), HERE).await.expect("another"));
    // Nor does it come back by the way of the account's own page.
    let change = typed(PASSWORD).with("current", "mật khẩu rất mới");
    let back = t.change_password(&t.actor("an").await, &change, HERE).await;
    assert!(matches!(&back, Err(Error::Invalid(errors)) if errors.of("password") == Some(&Problem::PasswordCancelled)), "{back:?}");
    t.sign_in(&credentials("mật khẩu rất mới"), HERE).await.expect("still the new one");
}

#[tokio::test]
async fn a_confirmation_of_a_request_that_has_ended_says_so() {
    let t = TestBackend::new().await;
    let (mai, lan, an) = (t.actor("mai").await, t.actor("lan").await, id("an"));
    t.keep_account(&mai, an, &verdict("ask", "Lý do thứ nhất")).await.expect("asked");
    let at = t.account(&lan, an).await.expect("seen").line.standing.asked.expect("asked").at.0;
    t.keep_account(&mai, an, &verdict("decline", "Nhầm")).await.expect("ended");
    let old = Form::default().with("verdict", "confirm").with("asked", at.to_string());
    let ended = t.keep_account(&lan, an, &old).await;
    assert!(matches!(ended, Err(Error::Denied(Denied::OtherRequest))), "{ended:?}");
    t.at("2026-03-01T09:30");
    t.keep_account(&mai, an, &verdict("ask", "Lý do khác")).await.expect("asked anew");
    let other = t.keep_account(&lan, an, &old).await;
    assert!(matches!(other, Err(Error::Denied(Denied::OtherRequest))), "{other:?}");
}

#[tokio::test]
async fn what_is_written_about_an_account_is_in_its_own_language_and_names_the_office() {
    let contact = "0203 000 000";
    let agency = domain::agency::Agency { contact: contact.to_owned(), ..domain::agency::Agency::default() };
    let t = TestBackend::new().await.of(agency);
    t.change_mail_language(&t.actor("binh").await, &Form::default().with("language", "en")).await.expect("changed");
    t.request_reset(&Form::default().with("email", "binh@demo.example")).await.expect("asked");
    let mails = t.mails().await;
    let (_, subject, _) = mails.iter().rfind(|(to, ..)| to == "binh@demo.example").expect("told");
    assert!(subject.to_lowercase().contains("password"), "{subject}");
    suspend(&t, "an", "Lý do").await;
    let mails = t.mails().await;
    let is_told = mails.iter().any(|(to, _, body)| to == "an@demo.example" && body.contains(contact));
    assert!(is_told, "{mails:?}");
}

/// An officer and a leader would else keep out whose sheet or vote they do not like, and change who wins.
#[tokio::test]
async fn nobody_of_a_roster_is_suspended_until_the_leader_has_decided() {
    let t = TestBackend::new().await;
    let ids = scoring(&t).await;
    let (tuan, lan) = (id("tuan"), t.actor("lan").await);
    t.keep_account(&t.actor("mai").await, tuan, &verdict("ask", "Không liên lạc được.")).await.expect("asked");
    assert_denied(confirm(&t, "lan", tuan).await, Denied::OnRoster);
    let can = t.account(&lan, tuan).await.expect("seen").can;
    assert_eq!(can.get(Action::ConfirmSuspension), Err(Denied::OnRoster));
    // Who was never on it is no part of that.
    suspend(&t, "nam", "Lý do").await;
    for nick in COUNCIL {
        score(&t, nick, ids[0], &good()).await;
        score(&t, nick, ids[1], &fair()).await;
    }
    t.close_scoring(&t.actor("minh").await, CODE, &Form::default()).await.expect("closed");
    assert_denied(confirm(&t, "lan", tuan).await, Denied::OnRoster);
    t.propose_shortlist(&t.actor("minh").await, CODE, &picks(&ids[..1])).await.expect("proposed");
    forward(&t).await;
    assert_denied(confirm(&t, "lan", tuan).await, Denied::OnRoster);
    t.decide_shortlist(&lan, CODE, &picks(&ids[..1])).await.expect("decided");
    confirm(&t, "lan", tuan).await.expect("nothing of the member's is awaited any more");
}

/// Nobody else ends the sessions of a member who has to score; the owner does, with the mailed link, whoever knew the password.
#[tokio::test]
async fn an_account_of_a_roster_that_was_taken_over_is_taken_back_by_its_owner() {
    let t = TestBackend::new().await;
    scoring(&t).await;
    let tuan = id("tuan");
    t.begin_session("s", Some(tuan), "{}", t.clock.now().plus_days(1)).await.expect("signed in");
    assert_denied(t.keep_account(&t.actor("mai").await, tuan, &verdict("ask_stop", "Mật khẩu bị lộ")).await, Denied::VoteAwaited);
    assert!(t.load_session("s").await.expect("loaded").is_some());
    t.request_reset(&Form::default().with("email", "tuan@demo.example")).await.expect("asked");
    let new = Form::default().with("password", "mật khẩu rất mới").with("password_again", "mật khẩu rất mới");
    assert!(t.finish_reset(&t.token("tuan@demo.example").await, &new, HERE).await.expect("a new password"));
    assert!(t.load_session("s").await.expect("loaded").is_none());
}
