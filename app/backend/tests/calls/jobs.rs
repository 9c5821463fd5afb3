//! What the site does by itself: publishing, sending, forgetting.

use backend::{
    Error,
    accounts::LinkKind,
    testing::{HERE, TestBackend},
};
use domain::{challenges::Stage, form::Form, locale::Locale, people::Actor, time::Moment};

async fn ask_for_a_mail(t: &TestBackend) {
    t.request_reset(&Form::default().with("email", "an@demo.example")).await.expect("asked");
}

fn sent(t: &TestBackend) -> usize {
    std::fs::read_dir(t.mails_folder()).expect("folder").count()
}

#[tokio::test]
async fn a_queued_message_is_sent_once_even_by_two_runs_at_once() {
    let t = TestBackend::new().await;
    ask_for_a_mail(&t).await;
    assert_eq!(sent(&t), 0, "nothing is sent before the jobs run");
    let (a, b) = tokio::join!(t.run_due_jobs(), t.run_due_jobs());
    a.and(b).expect("ran");
    t.run_due_jobs().await.expect("ran");
    assert_eq!(sent(&t), 1);
    assert_eq!(t.mails().await.len(), 1);
}

#[tokio::test]
async fn a_message_that_cannot_be_sent_is_tried_later_each_time_and_for_three_days() {
    let t = TestBackend::new().await;
    ask_for_a_mail(&t).await;
    std::fs::remove_dir(t.mails_folder()).expect("removed");
    std::fs::write(t.mails_folder(), "in the way").expect("written");
    t.run_due_jobs().await.expect("a mail that fails stops nothing");
    std::fs::remove_file(t.mails_folder()).expect("removed");
    std::fs::create_dir(t.mails_folder()).expect("created");
    t.run_due_jobs().await.expect("ran");
    assert_eq!(sent(&t), 0, "it waits before the next attempt");
    t.at("2026-03-01T09:02");
    t.run_due_jobs().await.expect("ran");
    assert_eq!(sent(&t), 1);

    ask_for_a_mail(&t).await;
    std::fs::remove_dir_all(t.mails_folder()).expect("removed");
    unreachable_until(&t, "2026-03-04T11:02").await;
    std::fs::create_dir(t.mails_folder()).expect("created");
    t.at("2026-03-09T09:00");
    t.run_due_jobs().await.expect("ran");
    assert_eq!(sent(&t), 0, "given up after three days");
}

/// Nothing can be sent, and jobs run each hour.
async fn unreachable_until(t: &TestBackend, until: &str) {
    let until = Moment::from_local(until).expect("a time");
    while t.clock.now() < until {
        t.clock.set(until.min(t.clock.now().plus_minutes(60)));
        t.run_due_jobs().await.expect("ran");
    }
}

#[tokio::test]
async fn what_was_refused_sends_nothing() {
    let t = TestBackend::new().await;
    let an = t.actor("an").await;
    t.open_challenge("BT-01").await;
    let id = t.complete_proposal("an", "BT-01").await;
    let before = t.mails().await.len();
    t.at("2026-03-31T17:00");
    assert!(t.submit_proposal(&an, id).await.is_err());
    assert_eq!(t.mails().await.len(), before);
}

#[tokio::test]
async fn a_scheduled_challenge_is_published_when_its_time_comes() {
    let t = TestBackend::new().await;
    let (mai, lan) = (t.actor("mai").await, t.actor("lan").await);
    t.create_challenge(&mai, &backend::testing::challenge_form("BT-01")).await.expect("created");
    t.send_to_review(&mai, "BT-01").await.expect("sent");
    t.publish_challenge(&lan, "BT-01", &Form::default().with("publish_at", "2026-03-02T08:00")).await.expect("scheduled");
    t.run_due_jobs().await.expect("ran");
    assert!(matches!(t.challenge(&Actor::Visitor, "BT-01").await, Err(Error::NotFound)));
    t.at("2026-03-02T08:00");
    t.run_due_jobs().await.expect("ran");
    t.run_due_jobs().await.expect("ran twice");
    assert_eq!(t.challenge(&Actor::Visitor, "BT-01").await.expect("public").stage, Stage::Open);
}

#[tokio::test]
async fn expired_sessions_and_links_are_forgotten_and_others_stay() {
    let t = TestBackend::new().await;
    let now = t.clock.now();
    t.begin_session("short", None, "{}", now.plus_minutes(30)).await.expect("saved");
    t.begin_session("long", None, "{}", now.plus_days(2)).await.expect("saved");
    let an = t.actor("an").await;
    t.invite_member(&an, &Form::default().with("right", "edit").with("email", "chi@demo.example"), Locale::Vi).await.expect("invited");
    t.at("2026-03-02T08:00");
    t.run_due_jobs().await.expect("ran");
    t.clock.set(now);
    assert!(t.load_session("short").await.expect("loaded").is_none());
    assert!(t.load_session("long").await.expect("loaded").is_some());
    assert_eq!(t.own_firm(&an).await.expect("answered").expect("a firm").invited.len(), 1);
}

/// Everything in the tables, as text.
async fn at_rest(t: &TestBackend) -> String {
    t.rows().await.into_values().flatten().collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn a_link_s_token_is_made_when_it_is_sent_and_stands_nowhere_in_the_database() {
    let t = TestBackend::new().await;
    t.request_registration(&Form::default().with("email", "moi@demo.example"), Locale::Vi).await.expect("asked");
    t.invite_member(&t.actor("an").await, &Form::default().with("right", "edit").with("email", "moi@demo.example"), Locale::Vi)
        .await
        .expect("invited");
    ask_for_a_mail(&t).await;
    let queued = t.mails().await;
    assert_eq!(queued.len(), 3);
    for (_, subject, body) in &queued {
        let secret = body.split(|c: char| !c.is_ascii_hexdigit()).find(|word| word.len() > 30);
        assert!(secret.is_none() && body.contains("/{token}\n"), "{subject}: {body}");
    }
    t.run_due_jobs().await.expect("sent");
    for (path, kind) in [("register", LinkKind::Register), ("invite", LinkKind::Invite), ("reset", LinkKind::Reset)] {
        let texts = std::fs::read_dir(t.mails_folder())
            .expect("folder")
            .map(|file| std::fs::read_to_string(file.expect("a file").path()).expect("text"));
        let token = texts.filter_map(|text| Some(text.split_once(&format!("/{path}/"))?.1[..64].to_owned())).next().expect(path);
        assert!(!at_rest(&t).await.contains(&token), "{path}");
        t.link(&token, kind, HERE).await.unwrap_or_else(|error| panic!("{path} works: {error}"));
    }
}

#[tokio::test]
async fn what_was_sent_keeps_no_text_and_what_was_given_up_for_some_weeks() {
    let t = TestBackend::new().await;
    ask_for_a_mail(&t).await;
    t.run_due_jobs().await.expect("sent");
    let texts = async || t.mails().await.into_iter().map(|(.., body)| body).collect::<Vec<_>>();
    assert_eq!(texts().await, [""]);

    ask_for_a_mail(&t).await;
    std::fs::remove_dir_all(t.mails_folder()).expect("removed");
    unreachable_until(&t, "2026-03-04T11:00").await;
    assert!(texts().await[1].contains("Kính gửi"), "the office may have it sent once more");
    t.at("2026-04-03T12:00");
    t.run_due_jobs().await.expect("ran");
    assert_eq!(texts().await, ["", ""]);
}

#[tokio::test]
async fn who_waits_for_a_reset_does_not_wait_for_invitations() {
    let t = TestBackend::new().await;
    let an = t.actor("an").await;
    for i in 0..20 {
        t.invite_member(&an, &Form::default().with("right", "edit").with("email", format!("nguoi{i}@demo.example")), Locale::Vi)
            .await
            .expect("invited");
    }
    t.at("2026-03-01T09:01");
    ask_for_a_mail(&t).await;
    assert_eq!(t.next_message().await.as_deref(), Some("an@demo.example"));
}

#[tokio::test]
async fn a_link_that_was_taken_back_before_its_mail_was_sent_is_not_sent() {
    let t = TestBackend::new().await;
    let an = t.actor("an").await;
    let chi = Form::default().with("right", "edit").with("email", "chi@demo.example");
    t.invite_member(&an, &chi, Locale::Vi).await.expect("invited");
    t.invite_member(&an, &chi, Locale::Vi).await.expect("invited again");
    t.run_due_jobs().await.expect("ran");
    assert_eq!(sent(&t), 1, "the first one leads nowhere");
}

#[tokio::test]
async fn nobody_is_sent_more_than_a_few_links_an_hour() {
    let t = TestBackend::new().await;
    for _ in 0..20 {
        ask_for_a_mail(&t).await;
        for email in ["an@demo.example", "moi@demo.example"] {
            t.request_registration(&Form::default().with("email", email), Locale::Vi).await.expect("the same answer");
        }
    }
    assert_eq!(t.mails().await.len(), 15);
}
