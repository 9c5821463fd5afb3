//! Reminders of a closing: on their days, once each, to whoever watches and to firms that have something not handed in.

use crate::{
    following::{choose, form, letters, suspend, to, told, watch},
    steps::{CODE, complete, open, save, started, submitted, verify_second_firm},
};
use backend::testing::{TestBackend, person};
use domain::{form::Form, proposals::Section};

/// Two servers run their jobs at this moment.
async fn run(t: &TestBackend, at: &str) {
    t.at(at);
    let beside = t.beside().await;
    let (a, b) = tokio::join!(t.catch_up(), beside.catch_up());
    a.and(b).expect("jobs");
    t.catch_up().await.expect("jobs");
}

#[tokio::test]
async fn they_come_on_their_days_once_each_and_never_after_the_closing() {
    let t = TestBackend::new().await;
    open(&t).await;
    watch(&t, "khoa").await;
    let since = t.mails().await.len();
    let count = async |at: &str| {
        run(&t, at).await;
        told(&t, since).await.len()
    };
    assert_eq!(count("2026-03-24T16:59").await, 0);
    assert_eq!(count("2026-03-24T17:00").await, 1, "seven days before");
    let (_, text) = told(&t, since).await.pop().expect("a mail");
    assert!(text.contains("Còn 7 ngày") && text.contains("Thứ Ba, 31/03/2026 17:00") && text.contains("/challenges/BT-01\n"), "{text}");
    assert_eq!(count("2026-03-25T09:00").await, 1);
    // Who begins to watch later has seen how near it is, and is told the next time.
    t.at("2026-03-28T18:00");
    watch(&t, "chi").await;
    assert_eq!(count("2026-03-28T18:00").await, 2, "three days before, an hour late");
    assert!(told(&t, since).await[1].1.contains("Còn 3 ngày"));
    assert_eq!(count("2026-03-30T17:00").await, 4, "one day before");
    assert_eq!(to(&told(&t, since).await), ["chi", "khoa", "khoa", "khoa"]);
    for at in ["2026-03-31T16:59", "2026-03-31T17:00", "2026-04-02T09:00"] {
        assert_eq!(count(at).await, 4, "{at}");
    }
}

#[tokio::test]
async fn what_waits_for_the_mail_server_past_the_closing_is_not_sent() {
    let t = TestBackend::new().await;
    open(&t).await;
    watch(&t, "khoa").await;
    run(&t, "2026-03-24T17:00").await;
    assert_eq!(letters(&t, "khoa").await.len(), 1);
    run(&t, "2026-03-30T17:00").await;
    t.at("2026-03-31T17:00");
    assert_eq!(letters(&t, "khoa").await.len(), 1, "the closing has come");
}

#[tokio::test]
async fn firms_are_reminded_of_what_they_have_not_handed_in() {
    let t = TestBackend::new().await;
    open(&t).await;
    verify_second_firm(&t).await;
    started(&t, "an").await;
    let (binh, _) = submitted(&t, "binh", "Trợ lý của Bạch Đằng").await;
    let since = t.mails().await.len();
    run(&t, "2026-03-24T17:00").await;
    let mails = told(&t, since).await;
    assert_eq!(to(&mails), ["an"], "what is handed in needs no reminder");
    assert!(mails[0].1.contains("còn là bản nháp") && mails[0].1.contains("/proposals/"), "{}", mails[0].1);
    // Saved after it was handed in; and one person who watches as well is mailed once.
    save(&t, "binh", binh, Section::Fit, Form::default().with("title", "Tên mới").with("fit", "Phù hợp.")).await;
    watch(&t, "an").await;
    let since = t.mails().await.len();
    run(&t, "2026-03-28T17:00").await;
    let mails = told(&t, since).await;
    assert_eq!(to(&mails), ["an", "binh"]);
    assert!(mails[1].1.contains("nộp lại trước thời điểm đóng"), "{}", mails[1].1);
    t.submit_proposal(&t.actor("binh").await, binh).await.expect("handed in again");
    choose(&t, "an", &["watching"]).await;
    let since = t.mails().await.len();
    run(&t, "2026-03-30T17:00").await;
    assert_eq!(to(&told(&t, since).await), [""; 0], "handed in, and switched off");
}

#[tokio::test]
async fn a_suspended_account_is_reminded_of_nothing() {
    let t = TestBackend::new().await;
    open(&t).await;
    complete(&t, "binh", "Trợ lý").await;
    watch(&t, "chi").await;
    for nick in ["binh", "chi"] {
        suspend(&t, nick).await;
    }
    let since = t.mails().await.len();
    run(&t, "2026-03-24T17:00").await;
    assert_eq!(to(&told(&t, since).await), [""; 0]);
    assert!(person("binh").is_some());
}

#[tokio::test]
async fn they_follow_a_closing_that_moves() {
    let t = TestBackend::new().await;
    open(&t).await;
    watch(&t, "khoa").await;
    run(&t, "2026-03-28T17:00").await;
    let extend = form(&[("closes", "2026-04-10T17:00"), ("reason", "Gia hạn.")]);
    t.extend_closing(&t.actor("mai").await, CODE, &extend).await.expect("extended");
    let since = told(&t, 0).await.len();
    let count = async |at: &str| {
        run(&t, at).await;
        told(&t, since).await.len()
    };
    assert_eq!(count("2026-03-30T17:00").await, 0, "a day before where it was");
    assert_eq!(count("2026-04-03T17:00").await, 1, "seven days before where it is");
    assert_eq!(count("2026-04-07T17:00").await, 2);
    assert_eq!(count("2026-04-09T17:00").await, 3);
}
