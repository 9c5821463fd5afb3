//! Watching a challenge by mail without an account: confirmed by a link, told as others are, ended by one request, and
//! nothing said of an address.

use crate::{
    following::{form, told, watch},
    steps::{CODE, assert_problem, open},
};
use backend::{
    Error,
    testing::{HERE, TestBackend},
};
use domain::{check::Problem, form::Form, locale::Locale};

const GUEST: &str = "khach@example.vn";

async fn ask(t: &TestBackend, email: &str) {
    t.ask_to_watch(CODE, &form(&[("email", email)]), Locale::Vi).await.expect("asked");
}

/// What was sent to the guest, with its headers.
async fn letters(t: &TestBackend) -> Vec<String> {
    t.run_due_jobs().await.expect("jobs");
    let files = std::fs::read_dir(t.mails_folder()).expect("folder").flatten();
    let texts = files.map(|file| std::fs::read_to_string(file.path()).expect("text"));
    texts.filter(|text| text.contains(&format!("To: {GUEST}\r\n"))).collect()
}

fn token(letter: &str, before: &str) -> String {
    let rest = letter.split(before).nth(1).unwrap_or_else(|| panic!("no {before} in {letter}"));
    rest.chars().take_while(char::is_ascii_alphanumeric).collect()
}

async fn watching(t: &TestBackend) {
    ask(t, GUEST).await;
    let letter = letters(t).await.pop().expect("a mail to confirm");
    let token = token(&letter, "/watch/");
    assert_eq!(t.watch_link(&token, HERE).await.expect("a link").code, CODE);
    t.watch_by_link(&token, HERE).await.expect("confirmed");
    assert!(matches!(t.watch_by_link(&token, HERE).await, Err(Error::NotFound)), "it works once");
}

async fn announce(t: &TestBackend, place: &str) {
    let mai = t.actor("mai").await;
    t.announce_briefing(&mai, CODE, &form(&[("at", "2026-03-10T09:00"), ("place", place)])).await.expect("announced");
}

#[tokio::test]
async fn news_come_after_the_link_and_stop_by_one_request_which_works_twice() {
    let t = TestBackend::new().await;
    open(&t).await;
    ask(&t, GUEST).await;
    announce(&t, "Hội trường 1").await;
    assert_eq!(letters(&t).await.len(), 1, "the mail to confirm and nothing else");
    let t = TestBackend::new().await;
    open(&t).await;
    watching(&t).await;
    announce(&t, "Hội trường 2").await;
    let all = letters(&t).await;
    let news = all.iter().find(|letter| letter.contains("Hội trường 2")).expect("the news");
    assert!(news.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click") && news.contains("List-Unsubscribe: <"), "{news}");
    assert!(!news.contains("/account#mails"), "who has no account has nothing to choose there: {news}");
    let stop = token(news, "/unsubscribe/");
    for is_off in [false, true] {
        let link = t.unsubscribe(&stop, HERE).await.expect("ended");
        assert_eq!((link.guest.map(|guest| guest.code).as_deref(), link.is_off), (Some(CODE), is_off));
    }
    announce(&t, "Hội trường 3").await;
    assert!(!letters(&t).await.iter().any(|letter| letter.contains("Hội trường 3")), "no more");
}

#[tokio::test]
async fn what_waits_is_not_sent_once_it_is_ended() {
    let t = TestBackend::new().await;
    open(&t).await;
    watching(&t).await;
    announce(&t, "Hội trường 2").await;
    let first = letters(&t).await.into_iter().find(|letter| letter.contains("Hội trường 2")).expect("the news");
    announce(&t, "Hội trường 3").await;
    t.tell_watchers().await.expect("written");
    t.unsubscribe(&token(&first, "/unsubscribe/"), HERE).await.expect("ended");
    assert!(!letters(&t).await.iter().any(|letter| letter.contains("Hội trường 3")), "it was queued before, and is dropped");
}

#[tokio::test]
async fn nothing_is_said_of_an_address_and_nobody_is_flooded() {
    let t = TestBackend::new().await;
    open(&t).await;
    // With an account, without one, watching already: the same answer and the same mail.
    watch(&t, "an").await;
    let since = t.mails().await.len();
    for email in ["an@demo.example", GUEST] {
        ask(&t, email).await;
    }
    let mails = told(&t, since).await;
    let texts: Vec<_> = mails.iter().map(|(_, text)| text.as_str()).collect();
    assert!(texts.len() == 2 && texts[0] == texts[1], "{texts:?}");
    for _ in 0..20 {
        ask(&t, GUEST).await;
    }
    assert_eq!(t.mails().await.iter().filter(|(to, ..)| to == GUEST).count(), 5, "five an address and day");
    let wrong = t.ask_to_watch(CODE, &Form::default().with("email", "khach"), Locale::Vi).await;
    assert_problem(wrong, "email", &Problem::Email);
    let mai = t.actor("mai").await;
    t.create_challenge(&mai, &crate::steps::challenge_form("BT-77").with("code", "BT-77")).await.expect("drafted");
    assert!(t.ask_to_watch("BT-77", &form(&[("email", GUEST)]), Locale::Vi).await.is_err(), "a draft is nobody's to watch");
}

#[tokio::test]
async fn whoever_is_many_is_told_in_parts_and_each_once() {
    let t = TestBackend::new().await;
    open(&t).await;
    watch(&t, "chi").await;
    watching(&t).await;
    announce(&t, "Hội trường 2").await;
    t.tell_watchers_by(1).await.expect("written");
    t.tell_watchers_by(1).await.expect("nothing is left");
    let told: Vec<_> = t.mails().await.into_iter().filter(|(.., body)| body.contains("Hội trường 2")).map(|(to, ..)| to).collect();
    assert_eq!(told.iter().filter(|to| *to == GUEST).count(), 1, "{told:?}");
    assert_eq!(told.iter().filter(|to| to.starts_with("chi@")).count(), 1, "{told:?}");
}
