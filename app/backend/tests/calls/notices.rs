//! Notices on the site: for whom, in which words, counted and read.

use crate::{
    following::{choose, form, watch},
    steps::{CODE, assert_problem, open, published, verify_second_firm},
};
use backend::testing::TestBackend;
use domain::{check::Problem, locale::Locale, people::Actor};

async fn said(t: &TestBackend, nick: &str) -> Vec<String> {
    t.tell_watchers().await.expect("written");
    let found = t.notices(&t.actor(nick).await, 1).await.expect("read");
    found.lines.into_iter().map(|line| format!("{} {}", line.said.get(Locale::Vi), line.path)).collect()
}

async fn unread(t: &TestBackend, nick: &str) -> u32 {
    t.unread_notices(&t.actor(nick).await).await.expect("counted")
}

#[tokio::test]
async fn what_is_mailed_is_told_on_the_site_until_it_is_read_and_to_nobody_else() {
    let t = TestBackend::new().await;
    open(&t).await;
    watch(&t, "chi").await;
    assert_eq!(unread(&t, "chi").await, 0);
    let mai = t.actor("mai").await;
    t.announce_briefing(&mai, CODE, &form(&[("at", "2026-03-10T09:00"), ("place", "Hội trường 2")])).await.expect("announced");
    let told = said(&t, "chi").await;
    assert!(told.len() == 1 && told[0].contains(CODE) && told[0].contains("/challenges/BT-01"), "{told:?}");
    assert_eq!((unread(&t, "chi").await, unread(&t, "khoa").await), (1, 0));
    let both = t.notices(&t.actor("chi").await, 1).await.expect("read").lines.remove(0).said;
    assert_ne!(both.get(Locale::Vi), both.get(Locale::En), "in either language");

    // Another account marks nothing of hers, and nobody without an account has any.
    let id = t.notices(&t.actor("chi").await, 1).await.expect("read").lines[0].id.to_string();
    t.read_notices(&t.actor("khoa").await, &form(&[("notice", &id)])).await.expect("nothing of his");
    t.read_notices(&t.actor("khoa").await, &form(&[("notice", "all")])).await.expect("nothing of his");
    assert_eq!(unread(&t, "chi").await, 1);
    assert!(t.notices(&Actor::Visitor, 1).await.is_err());
    assert_problem(t.read_notices(&t.actor("chi").await, &form(&[("notice", "x")])).await, "notice", &Problem::Choice);
    for _ in 0..2 {
        t.read_notices(&t.actor("chi").await, &form(&[("notice", &id)])).await.expect("read");
        assert_eq!(unread(&t, "chi").await, 0);
    }
    assert_eq!(said(&t, "chi").await.len(), 1, "it is still there");
    t.clock.set(t.clock.now().plus_days(91));
    t.run_due_jobs().await.expect("jobs");
    assert!(!said(&t, "chi").await.iter().any(|one| one.contains("Hội trường 2")), "not for ever");
}

#[tokio::test]
async fn mails_and_notices_of_a_kind_are_switched_off_apart() {
    let t = TestBackend::new().await;
    open(&t).await;
    watch(&t, "chi").await;
    let mai = t.actor("mai").await;
    let announce = async |at: &str| {
        t.announce_briefing(&mai, CODE, &form(&[("at", at), ("place", "Hội trường 2")])).await.expect("announced");
        t.tell_watchers().await.expect("written");
    };
    let told = async || {
        let mails = t.mails().await.into_iter().filter(|(to, ..)| to == "chi@demo.example").count();
        (mails, unread(&t, "chi").await)
    };
    choose(&t, "chi", &["reminders", "digests"]).await;
    announce("2026-03-10T09:00").await;
    assert_eq!(told().await, (0, 1), "the form said nothing of notices");
    choose(&t, "chi", &["watching", "site_choices", "site_digests"]).await;
    announce("2026-03-11T09:00").await;
    assert_eq!(told().await, (1, 1), "what is there stays, and is counted");
    choose(&t, "chi", &["site_choices"]).await;
    announce("2026-03-12T09:00").await;
    assert_eq!(told().await, (1, 1));
    choose(&t, "chi", &["site_choices", "site_watching"]).await;
    announce("2026-03-13T09:00").await;
    assert_eq!(told().await, (1, 2));
}

#[tokio::test]
async fn work_may_be_silent_for_those_who_have_a_desk_and_what_is_one_s_own_never_is() {
    let t = TestBackend::new().await;
    open(&t).await;
    let offered = async |nick: &str| t.chosen_notices(&t.actor(nick).await).await.expect("chosen").into_iter().map(|(kind, _)| kind.code());
    assert_eq!(offered("an").await.collect::<Vec<_>>(), ["watching", "reminders", "digests"]);
    for nick in ["mai", "lan", "tuan"] {
        assert!(offered(nick).await.any(|code| code == "work"), "{nick}");
        choose(&t, nick, &["site_choices"]).await;
    }
    choose(&t, "an", &["site_choices"]).await;
    t.ask_question(&t.actor("an").await, CODE, &form(&[("question", "Dữ liệu nào?")])).await.expect("asked");
    assert_eq!((unread(&t, "mai").await, unread(&t, "nam").await), (0, 1));
    let mails = t.mails().await;
    assert!(["mai", "nam"].iter().all(|nick| mails.iter().any(|(to, ..)| to.starts_with(nick))), "the mail comes all the same");
    let since = unread(&t, "an").await;
    let id = t.start_proposal(&t.actor("an").await, CODE).await.expect("a draft");
    t.at("2026-03-24T17:30");
    t.run_due_jobs().await.expect("reminded");
    let told = said(&t, "an").await;
    assert!(unread(&t, "an").await > since && told.iter().any(|one| one.contains(&id.to_string())), "{told:?}");
}

#[tokio::test]
async fn a_link_that_lets_somebody_in_is_no_notice() {
    let t = TestBackend::new().await;
    published(&t, "BT-09").await;
    verify_second_firm(&t).await;
    t.request_reset(&form(&[("email", "an@demo.example")])).await.expect("asked");
    let told = said(&t, "an").await;
    assert!(!told.iter().any(|one| one.contains("/reset/") || one.contains("token")), "{told:?}");
    assert_eq!(said(&t, "binh").await.len(), 1, "her firm is verified");
}
