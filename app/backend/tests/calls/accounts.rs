//! Accounts: links, passwords, sessions, and that nothing tells whether an account exists.

use backend::{
    Error,
    accounts::LinkKind,
    testing::{HERE, PASSWORD, TestBackend, VERIFIED_FIRM, person},
};
use domain::{
    access::Denied,
    check::Problem,
    form::Form,
    keys::KEYS_VERSION,
    locale::Locale,
    people::{Actor, Role},
    time::Moment,
};

const NEW: &str = "mật khẩu rất mới";

fn email(email: &str) -> Form {
    Form::default().with("email", email)
}

fn credentials(email: &str, password: &str) -> Form {
    Form::default().with("email", email).with("password", password)
}

fn passwords(password: &str) -> Form {
    Form::default().with("password", password).with("password_again", password)
}

fn registration(name: &str) -> Form {
    passwords(NEW).with("name", name)
}

fn problem<T: std::fmt::Debug>(result: Result<T, Error>, field: &str) -> Option<Problem> {
    match result {
        Err(Error::Invalid(errors)) => errors.of(field).cloned(),
        other => panic!("expected an error at {field}, got {other:?}"),
    }
}

#[tokio::test]
async fn somebody_registers_with_the_link_from_the_mail_and_signs_in() {
    let t = TestBackend::new().await;
    t.request_registration(&email(" Moi@Demo.Example "), Locale::Vi).await.expect("asked");
    let token = t.token("moi@demo.example").await;
    let link = t.link(&token, LinkKind::Register, HERE).await.expect("works");
    assert_eq!((link.email.as_str(), link.has_account), ("moi@demo.example", false));

    let id = t.finish_registration(&token, LinkKind::Register, &registration("Lê Thị Mới"), Locale::En, HERE).await.expect("registered");
    let Actor::User(user) = t.share().actor(id).await.expect("actor") else { panic!("nobody") };
    assert_eq!((user.name.as_str(), user.role, user.firm, user.seat), ("Lê Thị Mới", Role::Firm, None, None));
    assert_eq!(t.sign_in(&credentials("MOI@demo.example", NEW), HERE).await.expect("signed in"), id);
}

#[tokio::test]
async fn a_link_works_once_and_only_for_what_it_is() {
    let t = TestBackend::new().await;
    t.request_registration(&email("moi@demo.example"), Locale::Vi).await.expect("asked");
    let token = t.token("moi@demo.example").await;
    for wrong in [LinkKind::Reset, LinkKind::Invite] {
        assert!(matches!(t.link(&token, wrong, HERE).await, Err(Error::NotFound)));
    }
    assert!(matches!(t.finish_registration(&token, LinkKind::Reset, &registration("A"), Locale::Vi, HERE).await, Err(Error::NotFound)));
    assert!(matches!(t.finish_reset(&token, &passwords(NEW), HERE).await, Err(Error::NotFound)));

    t.finish_registration(&token, LinkKind::Register, &registration("A"), Locale::Vi, HERE).await.expect("registered");
    let again = t.finish_registration(&token, LinkKind::Register, &registration("B"), Locale::Vi, HERE).await;
    assert!(matches!(again, Err(Error::NotFound)));
    assert!(matches!(t.link(&token, LinkKind::Register, HERE).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn two_requests_with_one_link_at_once_make_one_account() {
    let t = TestBackend::new().await;
    t.request_registration(&email("moi@demo.example"), Locale::Vi).await.expect("asked");
    let token = t.token("moi@demo.example").await;
    let form = registration("A");
    let (a, b) = tokio::join!(
        t.finish_registration(&token, LinkKind::Register, &form, Locale::Vi, HERE),
        t.finish_registration(&token, LinkKind::Register, &form, Locale::Vi, HERE)
    );
    assert_eq!(usize::from(a.is_ok()) + usize::from(b.is_ok()), 1, "{a:?} {b:?}");
}

#[tokio::test]
async fn a_link_works_for_an_hour_to_the_millisecond() {
    let t = TestBackend::new().await;
    t.request_reset(&email("an@demo.example")).await.expect("asked");
    let token = t.token("an@demo.example").await;
    let end = t.clock.now().plus_minutes(60);
    t.clock.set(Moment(end.0 - 1));
    assert!(t.link(&token, LinkKind::Reset, HERE).await.is_ok());
    t.clock.set(end);
    assert!(matches!(t.link(&token, LinkKind::Reset, HERE).await, Err(Error::NotFound)));
    assert!(matches!(t.finish_reset(&token, &passwords(NEW), HERE).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn a_failed_form_does_not_use_up_the_link() {
    let t = TestBackend::new().await;
    t.request_reset(&email("an@demo.example")).await.expect("asked");
    let token = t.token("an@demo.example").await;
    assert_eq!(problem(t.finish_reset(&token, &passwords("ngắn"), HERE).await, "password"), Some(Problem::TooShort(10)));
    t.finish_reset(&token, &passwords(NEW), HERE).await.expect("reset");
    t.sign_in(&credentials("an@demo.example", NEW), HERE).await.expect("signed in");
}

#[tokio::test]
async fn a_reset_takes_back_every_other_reset_link() {
    let t = TestBackend::new().await;
    t.request_reset(&email("an@demo.example")).await.expect("asked");
    let first = t.token("an@demo.example").await;
    t.at("2026-03-01T09:01");
    t.request_reset(&email("an@demo.example")).await.expect("asked");
    let second = t.token("an@demo.example").await;
    assert_ne!(first, second);
    t.finish_reset(&second, &passwords(NEW), HERE).await.expect("reset");
    assert!(matches!(t.link(&first, LinkKind::Reset, HERE).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn asking_tells_nobody_but_the_mailbox_whether_an_account_exists() {
    let t = TestBackend::new().await;
    for address in ["an@demo.example", "nobody@demo.example"] {
        t.request_registration(&email(address), Locale::Vi).await.expect("the same answer");
        t.request_reset(&email(address)).await.expect("the same answer");
    }
    let mails: Vec<(String, String)> = t.mails().await.into_iter().map(|(to, subject, _)| (to, subject)).collect();
    assert_eq!(mails.iter().filter(|(to, _)| to == "an@demo.example").count(), 2);
    let nobody: Vec<_> = mails.iter().filter(|(to, _)| to == "nobody@demo.example").map(|(_, s)| s.as_str()).collect();
    assert_eq!(nobody, ["Đăng ký tài khoản"]);
    for wrong in ["", "an", "an@demo"] {
        assert!(problem(t.request_reset(&email(wrong)).await, "email").is_some());
        assert!(problem(t.request_registration(&email(wrong), Locale::Vi).await, "email").is_some());
    }
}

#[tokio::test]
async fn wrong_password_and_unknown_account_look_the_same() {
    let t = TestBackend::new().await;
    for (address, password) in [("an@demo.example", "sai mật khẩu"), ("nobody@demo.example", PASSWORD), ("", ""), ("an@demo.example", "")]
    {
        assert_eq!(problem(t.sign_in(&credentials(address, password), HERE).await, "password"), Some(Problem::Credentials), "{address}");
    }
    t.sign_in(&credentials("an@demo.example", PASSWORD), HERE).await.expect("the right one");
}

#[tokio::test]
async fn a_new_password_ends_every_session_of_the_account_and_no_other() {
    let t = TestBackend::new().await;
    let (an, binh) = (person("an").expect("cast").id(), person("binh").expect("cast").id());
    let expires = t.clock.now().plus_days(1);
    for (id, user) in [("a1", Some(an)), ("a2", Some(an)), ("b", Some(binh)), ("v", None)] {
        t.begin_session(id, user, "{}", expires).await.expect("saved");
    }
    let actor = t.actor("an").await;
    let form = passwords(NEW).with("current", PASSWORD);
    t.change_password(&actor, &form, HERE).await.expect("changed");
    for (id, is_left) in [("a1", false), ("a2", false), ("b", true), ("v", true)] {
        assert_eq!(t.load_session(id).await.expect("loaded").is_some(), is_left, "{id}");
    }

    t.request_reset(&email("binh@demo.example")).await.expect("asked");
    let token = t.token("binh@demo.example").await;
    t.finish_reset(&token, &passwords(NEW), HERE).await.expect("reset");
    assert!(t.load_session("b").await.expect("loaded").is_none());
    assert!(t.mails().await.iter().any(|(to, subject, _)| to == "an@demo.example" && subject == "Mật khẩu đã được thay đổi"));
}

/// It would outlive the session: whoever knew the old password would read on.
#[tokio::test]
async fn a_key_is_made_by_a_session_that_is_still_there() {
    let t = TestBackend::new().await;
    // Asked who acts before the session ended, as a request is that was under way.
    let an = t.actor("an").await;
    let (mine, others) = (an.id(), person("binh").expect("cast").id());
    t.begin_session("a", mine, "{}", t.clock.now().plus_days(1)).await.expect("saved");
    t.begin_session("short", mine, "{}", t.clock.now().plus_minutes(5)).await.expect("saved");
    t.begin_session("b", Some(others), "{}", t.clock.now().plus_days(1)).await.expect("saved");
    let version = t.keys(&an).await.expect("read").version;
    let form = Form::default().with("name", "Báo cáo").with("firm", "on").with(KEYS_VERSION, version.to_string());
    t.make_key(&an, "a", &form).await.expect("made");
    assert!(matches!(t.make_key(&an, "b", &form).await, Err(Error::Denied(Denied::SignIn))), "somebody else's");
    t.clock.set(t.clock.now().plus_minutes(5));
    assert!(matches!(t.make_key(&an, "short", &form).await, Err(Error::Denied(Denied::SignIn))), "over");
    t.change_password(&an, &passwords(NEW).with("current", PASSWORD), HERE).await.expect("changed");
    for session in ["a", "", "nowhere"] {
        assert!(matches!(t.make_key(&an, session, &form).await, Err(Error::Denied(Denied::SignIn))), "{session}");
    }
    assert!(t.keys(&an).await.expect("read").lines.is_empty());
    assert_eq!((t.actor_in("a").await.expect("asked"), t.actor_in("b").await.expect("asked").id()), (Actor::Visitor, Some(others)));
}

#[tokio::test]
async fn changing_the_password_asks_for_the_present_one() {
    let t = TestBackend::new().await;
    let actor = t.actor("an").await;
    let form = passwords(NEW).with("current", "không phải");
    assert_eq!(problem(t.change_password(&actor, &form, HERE).await, "current"), Some(Problem::CurrentPassword));
    assert!(matches!(t.change_password(&Actor::Visitor, &form, HERE).await, Err(Error::Denied(Denied::SignIn))));
}

#[tokio::test]
async fn sessions_are_replaced_and_forgotten_at_their_moment() {
    let t = TestBackend::new().await;
    let expires = t.clock.now().plus_minutes(30);
    t.begin_session("s", None, "one", expires).await.expect("saved");
    t.save_session("s", person("an").map(|p| p.id()), "two", expires).await.expect("saved");
    assert_eq!(t.load_session("s").await.expect("loaded"), Some(("two".to_owned(), expires)));
    t.clock.set(expires);
    assert_eq!(t.load_session("s").await.expect("loaded"), None);
    t.delete_session("s").await.expect("deleted");
    t.delete_session("s").await.expect("deleted twice");
}

#[tokio::test]
async fn an_invited_person_without_an_account_joins_by_registering() {
    let t = TestBackend::new().await;
    let an = t.actor("an").await;
    t.invite_member(&an, &email("dong.nghiep@demo.example").with("right", "edit"), Locale::Vi).await.expect("invited");
    let token = t.token("dong.nghiep@demo.example").await;
    let link = t.link(&token, LinkKind::Invite, HERE).await.expect("works");
    assert_eq!(link.firm.map(|(_, name)| name).as_deref(), Some(VERIFIED_FIRM));
    let id = t.finish_registration(&token, LinkKind::Invite, &registration("Đồng nghiệp"), Locale::Vi, HERE).await.expect("registered");
    let membership = t.share().actor(id).await.expect("actor").firm().expect("joined");
    assert_eq!((Some(membership.firm), membership.is_owner), (an.firm().map(|m| m.firm), false));
}

#[tokio::test]
async fn an_invitation_is_for_its_address_and_for_people_without_a_firm() {
    let t = TestBackend::new().await;
    let (an, binh, chi) = (t.actor("an").await, t.actor("binh").await, t.actor("chi").await);
    for address in ["chi@demo.example", "binh@demo.example", "mai@demo.example"] {
        t.invite_member(&an, &email(address).with("right", "edit"), Locale::Vi).await.expect("invited");
    }
    let token = t.token("chi@demo.example").await;
    assert!(t.link(&token, LinkKind::Invite, HERE).await.expect("works").has_account);
    assert!(matches!(t.accept_invitation(&binh, &token, HERE).await, Err(Error::NotFound)));
    assert!(matches!(t.accept_invitation(&Actor::Visitor, &token, HERE).await, Err(Error::Denied(Denied::SignIn))));
    t.accept_invitation(&chi, &token, HERE).await.expect("joined");
    assert!(t.actor("chi").await.firm().is_some_and(|m| !m.is_owner));

    let token = t.token("binh@demo.example").await;
    assert!(matches!(t.accept_invitation(&binh, &token, HERE).await, Err(Error::Denied(Denied::HasFirm))));
    let token = t.token("mai@demo.example").await;
    assert!(matches!(t.accept_invitation(&t.actor("mai").await, &token, HERE).await, Err(Error::Denied(Denied::Role))));
}

#[tokio::test]
async fn in_production_no_demonstration_account_exists_or_signs_in() {
    let t = TestBackend::production().await;
    assert!(t.demo_accounts().await.expect("answered").is_empty());
    assert_eq!(problem(t.create_user("x@y.vn", "X", Role::Officer, PASSWORD, true).await, "is_demo"), Some(Problem::Choice));
    let id = t.create_user("X@y.vn", "X", Role::Officer, PASSWORD, false).await.expect("created");
    assert_eq!(t.sign_in(&credentials("x@y.vn", PASSWORD), HERE).await.expect("signed in"), id);
    assert_eq!(problem(t.create_user("x@y.vn", "X", Role::Leader, PASSWORD, false).await, "email"), Some(Problem::CodeTaken));

    let t = TestBackend::new().await;
    assert_eq!(t.demo_accounts().await.expect("answered").len(), 22);
    let t = t.into_production();
    let an = person("an").expect("cast");
    assert_eq!(problem(t.sign_in(&credentials(&an.email(), PASSWORD), HERE).await, "password"), Some(Problem::Credentials));
    assert_eq!(t.share().actor(an.id()).await.expect("actor"), Actor::Visitor);
}

#[tokio::test]
async fn the_cast_has_the_parts_that_the_journey_needs() {
    let t = TestBackend::new().await;
    let accounts = t.demo_accounts().await.expect("answered");
    let of = |role| accounts.iter().filter(|a| a.role == role).count();
    assert_eq!([of(Role::Officer), of(Role::Leader), of(Role::Firm), of(Role::Member)], [2, 2, 3, 15]);
    assert_eq!(accounts.iter().filter(|a| a.seat.is_some()).count(), 15);
    assert!(t.actor("an").await.firm().is_some_and(|m| m.is_owner && m.standing == domain::firms::Standing::Verified));
    assert!(t.actor("binh").await.firm().is_some_and(|m| m.standing == domain::firms::Standing::Pending));
    assert!(t.actor("chi").await.firm().is_none());
}
