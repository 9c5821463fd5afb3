//! Every guess of every secret counts; who is right, or sits beside somebody who is wrong, is not kept out.

use backend::{
    Error, Result,
    accounts::LinkKind,
    testing::{HERE, PASSWORD, TestBackend},
};
use domain::{access::Denied, event::EventKind, form::Form, locale::Locale, people::Actor};
use std::net::{IpAddr, Ipv4Addr};
use tokio::task::JoinSet;

const ELSEWHERE: IpAddr = IpAddr::V4(Ipv4Addr::new(203, 0, 113, 77));
const SECRETS: [&str; 9] = [
    "sign in",
    "sign in, no such account",
    "present password",
    "link to register",
    "link to reset",
    "invitation",
    "registering",
    "resetting",
    "accepting",
];

fn credentials(email: &str, password: &str) -> Form {
    Form::default().with("email", email).with("password", password)
}

fn new_password() -> Form {
    Form::default().with("name", "A").with("password", "mật khẩu rất mới").with("password_again", "mật khẩu rất mới")
}

/// One wrong guess of this secret.
async fn guess(t: &TestBackend, an: &Actor, secret: &str, from: IpAddr) -> Result<()> {
    let token = "0".repeat(64);
    match secret {
        "sign in" => t.sign_in(&credentials("an@demo.example", "sai"), from).await.map(drop),
        "sign in, no such account" => t.sign_in(&credentials("nobody@demo.example", "sai"), from).await.map(drop),
        "present password" => t.change_password(an, &new_password().with("current", "sai"), from).await,
        "link to register" => t.link(&token, LinkKind::Register, from).await.map(drop),
        "link to reset" => t.link(&token, LinkKind::Reset, from).await.map(drop),
        "invitation" => t.link(&token, LinkKind::Invite, from).await.map(drop),
        "registering" => t.finish_registration(&token, LinkKind::Register, &new_password(), Locale::Vi, from).await.map(drop),
        "resetting" => t.finish_reset(&token, &new_password(), from).await.map(drop),
        "accepting" => t.accept_invitation(an, &token, from).await,
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn every_guess_of_any_secret_counts() {
    for secret in SECRETS {
        let t = TestBackend::new().await;
        t.guesses.allow(5);
        let an = t.actor("an").await;
        let mut judged = 0;
        for _ in 0..30 {
            match guess(&t, &an, secret, ELSEWHERE).await {
                Err(Error::Denied(Denied::TooOften(_))) => {}
                Err(Error::Invalid(_) | Error::NotFound) => judged += 1,
                other => panic!("{secret}: {other:?}"),
            }
        }
        assert_eq!(judged, 5, "{secret}");
        assert!(t.sign_in(&credentials("an@demo.example", PASSWORD), HERE).await.is_ok(), "{secret}: elsewhere nobody is kept out");
    }
}

#[tokio::test]
async fn many_at_once_count_as_one_after_the_other() {
    let t = TestBackend::new().await;
    t.guesses.allow(5);
    let mut all = JoinSet::new();
    for _ in 0..20 {
        let backend = t.share();
        all.spawn(async move { backend.sign_in(&credentials("an@demo.example", "sai"), ELSEWHERE).await });
    }
    let answers = all.join_all().await;
    let judged = answers.iter().filter(|answer| matches!(answer, Err(Error::Invalid(_)))).count();
    assert_eq!(judged, 5);
}

#[tokio::test]
async fn an_office_behind_one_address_signs_in_although_one_of_them_guesses() {
    let t = TestBackend::new().await;
    t.guesses.allow(3);
    let office = ["mai", "nam", "lan", "long", "minh", "thu"];
    for nick in office {
        t.sign_in(&credentials(&format!("{nick}@demo.example"), PASSWORD), HERE).await.expect("a morning at the office");
    }
    let an = t.actor("an").await;
    for secret in ["sign in", "invitation"] {
        for _ in 0..30 {
            assert!(guess(&t, &an, secret, HERE).await.is_err());
        }
    }
    for nick in office {
        t.sign_in(&credentials(&format!("{nick}@demo.example"), PASSWORD), HERE).await.expect("whoever signed in here before");
    }
}

#[tokio::test]
async fn a_wrong_password_is_in_the_trail_with_its_account_and_without_what_was_typed() {
    let t = TestBackend::new().await;
    let version = t.version();
    for (email, from) in [("an@demo.example", "203.0.113.77"), ("nobody@demo.example", "2001:db8:1:2::3")] {
        let form = credentials(email, "sai mật khẩu rieng-tu-hoan-toan");
        assert!(t.sign_in(&form, from.parse().expect("an address")).await.is_err());
    }
    assert_eq!(t.version(), version, "pages that were read stay as they are");
    let an = t.actor("an").await;
    assert!(t.change_password(&an, &new_password().with("current", "sai mật khẩu rieng-tu-hoan-toan"), HERE).await.is_err());
    let id = an.id().expect("a person");
    let seen = t.account(&t.actor("mai").await, id).await.expect("for the office").history;
    let wrong: Vec<_> = seen.iter().filter(|line| line.event.kind == EventKind::SignInFailed).collect();
    assert_eq!(wrong.len(), 2, "{seen:?}");
    assert!(wrong.iter().all(|line| line.event.account == Some(id)));
    assert!(wrong.iter().any(|line| line.event.note == "203.0.113.0/24" && line.event.by.is_none()), "{wrong:?}");
    let rows = t.rows().await["events"].join("\n");
    assert!(rows.contains("2001:db8:1::/48"), "no account, but recorded");
    for secret in ["rieng-tu-hoan-toan", "203.0.113.77", "nobody", "2001:db8:1:2"] {
        assert!(!rows.contains(secret), "{secret}");
    }
}

#[tokio::test]
async fn any_new_password_ends_every_open_link_to_reset_it() {
    let t = TestBackend::new().await;
    let reset = Form::default().with("email", "an@demo.example");
    t.request_reset(&reset).await.expect("asked");
    let open = t.token("an@demo.example").await;
    t.request_reset(&reset).await.expect("asked again");
    let form = new_password().with("current", PASSWORD);
    t.change_password(&t.actor("an").await, &form, HERE).await.expect("changed");
    assert!(matches!(t.link(&open, LinkKind::Reset, HERE).await, Err(Error::NotFound)));
    t.run_due_jobs().await.expect("ran");
    let sent = std::fs::read_dir(t.mails_folder()).expect("folder").count();
    assert_eq!(sent, 2, "the first link and the news; the queued link is not sent any more");
}
