//! The office suspends and restores accounts: sessions end, the reason is kept and told.

use backend::{
    Error,
    accounts::LinkKind,
    testing::{HERE, PASSWORD, TestBackend, person},
};
use domain::{
    access::{Action, Denied},
    check::Problem,
    event::Act,
    form::Form,
    ids::UserId,
    locale::Locale,
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

#[tokio::test]
async fn a_suspended_account_ends_at_once_and_works_again_when_restored() {
    let t = TestBackend::new().await;
    let (mai, an) = (t.actor("mai").await, id("an"));
    t.begin_session("s", Some(an), "{}", t.clock.now().plus_days(1)).await.expect("signed in");
    assert!(t.load_session("s").await.expect("loaded").is_some());
    t.keep_account(&mai, an, &verdict("suspend", "Mật khẩu bị lộ")).await.expect("suspended");
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
    assert_eq!(view.line.suspended.as_ref().map(|s| s.reason.as_str()), Some("Mật khẩu bị lộ"));

    let again = t.keep_account(&mai, an, &verdict("suspend", "Lần nữa")).await;
    assert!(matches!(again, Err(Error::Denied(Denied::WrongState))), "{again:?}");
    t.keep_account(&mai, an, &verdict("restore", "Đã đổi mật khẩu")).await.expect("restored");
    t.sign_in(&credentials(PASSWORD), HERE).await.expect("works again");
    let history: Vec<_> = t.account(&mai, an).await.expect("seen").history;
    let told: Vec<_> = history.iter().filter(|line| line.event.account.is_some() && line.event.by.is_some()).collect();
    assert_eq!(
        told.iter().map(|line| (line.event.act, line.event.note.as_str())).collect::<Vec<_>>(),
        [(Act::AccountRestored, "Đã đổi mật khẩu"), (Act::AccountSuspended, "Mật khẩu bị lộ")]
    );
    assert!(told.iter().all(|line| line.by == "Nguyễn Thị Mai"));
}

#[tokio::test]
async fn nothing_brings_a_suspended_account_back_but_the_office() {
    let t = TestBackend::new().await;
    t.keep_account(&t.actor("mai").await, id("an"), &verdict("suspend", "Lý do")).await.expect("suspended");
    t.request_reset(&Form::default().with("email", "an@demo.example"), Locale::Vi).await.expect("asked");
    let token = t.token("an@demo.example").await;
    let new = Form::default().with("password", "mật khẩu rất mới").with("password_again", "mật khẩu rất mới");
    assert!(t.link(&token, LinkKind::Reset, HERE).await.is_ok());
    t.finish_reset(&token, &new, HERE).await.expect("a new password");
    assert!(matches!(t.sign_in(&credentials("mật khẩu rất mới"), HERE).await, Err(Error::Denied(Denied::Suspended))));
}

#[tokio::test]
async fn officers_suspend_people_of_firms_and_leaders_everybody_but_themselves_and_the_last_leader() {
    let t = TestBackend::new().await;
    let form = verdict("suspend", "Thôi việc");
    let by = async |nick: &str, whom: &str| t.keep_account(&t.actor(nick).await, id(whom), &form).await;
    for whom in ["nam", "lan", "minh"] {
        assert!(matches!(by("mai", whom).await, Err(Error::Denied(Denied::Role))), "an officer, {whom}");
    }
    for nick in ["an", "minh"] {
        assert!(matches!(by(nick, "binh").await, Err(Error::Denied(Denied::Role))), "{nick}");
    }
    assert!(matches!(by("mai", "mai").await, Err(Error::Denied(Denied::OwnAccount))));
    assert!(matches!(by("lan", "lan").await, Err(Error::Denied(Denied::OwnAccount))));
    // Both at once: one of them stays.
    let (lan, long) = (t.actor("lan").await, t.actor("long").await);
    let (a, b) = tokio::join!(t.keep_account(&lan, id("long"), &form), t.keep_account(&long, id("lan"), &form));
    assert_eq!(usize::from(a.is_ok()) + usize::from(b.is_ok()), 1, "{a:?} {b:?}");
    assert!(matches!(a.and(b), Err(Error::Denied(Denied::LastLeader))));
    let left = if t.actor("lan").await == Actor::Visitor { "long" } else { "lan" };
    for whom in ["nam", "minh", "binh"] {
        by(left, whom).await.unwrap_or_else(|error| panic!("a leader, {whom}: {error:?}"));
    }
}

#[tokio::test]
async fn a_reason_is_asked_for_and_the_list_is_the_office_s() {
    let t = TestBackend::new().await;
    let mai = t.actor("mai").await;
    for (form, field, problem) in [
        (verdict("suspend", " "), "reason", Problem::Required),
        (Form::default(), "verdict", Problem::Choice),
        (verdict("delete", "x"), "verdict", Problem::Choice),
    ] {
        let refused = t.keep_account(&mai, id("an"), &form).await;
        assert!(matches!(&refused, Err(Error::Invalid(errors)) if errors.of(field) == Some(&problem)), "{refused:?}");
    }
    t.keep_account(&mai, id("binh"), &verdict("suspend", "Lý do")).await.expect("suspended");
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
    assert!(t.account(&t.actor("lan").await, id("mai")).await.expect("seen").can.is(Action::SuspendAccount));
    assert!(!t.account(&mai, id("mai")).await.expect("seen").can.is(Action::SuspendAccount));
}
