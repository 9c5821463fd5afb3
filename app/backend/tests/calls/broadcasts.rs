//! Notices of the office to a group: the same to everybody in it, told to nobody who is in it, public where firms read them.

use crate::{
    following::{form, to, told, watch},
    meetings::planned,
    steps::{CODE, assert_denied, assert_problem, draft, open, scoring, started, verify_second_firm},
};
use backend::{mail::Kind, testing::TestBackend};
use domain::{access::Denied, check::Problem, form::Form, locale::Locale, people::Actor};

fn notice(audience: &str) -> Form {
    form(&[
        ("audience", audience),
        ("subject_vi", "Bảo trì hệ thống 7531"),
        ("subject_en", "Maintenance 7531"),
        ("text_vi", "Hệ thống bảo trì tối thứ Sáu."),
        ("text_en", "The site is down on Friday evening."),
    ])
}

#[tokio::test]
async fn what_firms_are_told_is_public_and_sent_once_to_each() {
    let t = TestBackend::new().await;
    open(&t).await;
    started(&t, "an").await;
    watch(&t, "khoa").await;
    let mai = t.actor("mai").await;
    let preview = t.preview_notice(&mai, CODE, &notice("concerned")).await.expect("a preview");
    let since = t.mails().await.len();
    assert!(t.challenge(&Actor::Visitor, CODE).await.expect("public").notices.is_empty(), "nothing is sent by a preview");
    for _ in 0..2 {
        t.send_notice(&mai, CODE, &notice("concerned")).await.expect("sent");
    }
    let mails = told(&t, since).await;
    assert_eq!(to(&mails), ["an", "khoa"], "who has begun, and who watches");
    let (_, subject, text) = preview.mails.iter().find(|(l, ..)| *l == Locale::Vi).expect("in Vietnamese");
    assert_eq!(mails[0].1, format!("{subject}\n{text}"), "as it was previewed");
    assert!(mails[1].1.contains("đang theo dõi") && mails[1].1.contains("Hệ thống bảo trì tối thứ Sáu."), "{}", mails[1].1);
    let public = t.challenge(&Actor::Visitor, CODE).await.expect("public").notices;
    assert_eq!((public.len(), public[0].draft.subject.en.as_str()), (1, "Maintenance 7531"));
    let trail: Vec<_> = t.rows().await["events"].iter().filter(|row| row.contains("notice_sent")).cloned().collect();
    assert!(trail.len() == 1 && trail[0].contains("concerned: Bảo trì hệ thống 7531"), "{trail:?}");
    assert!(!Kind::Notice.is_known_to_office(), "the office reads from no list of mails who prepares a proposal");
}

#[tokio::test]
async fn each_group_is_written_to_whole_and_the_council_alone_reads_what_it_is_told() {
    let t = TestBackend::new().await;
    scoring(&t).await;
    planned(&t).await;
    watch(&t, "chi").await;
    let mai = t.actor("mai").await;
    let send = async |audience: &str| {
        let since = t.mails().await.len();
        t.send_notice(&mai, CODE, &notice(audience)).await.expect("sent");
        told(&t, since).await
    };
    assert_eq!(to(&send("watchers").await), ["chi"]);
    assert_eq!(to(&send("verified").await), ["an", "binh"], "firms that are verified, whatever they prepare");
    let council = send("council").await;
    assert!(council.len() >= 15 && council.iter().all(|(_, text)| text.contains("thành viên Hội đồng")), "{council:?}");
    let seen = async |actor: &Actor| t.challenge(actor, CODE).await.expect("seen").notices.len();
    assert_eq!((seen(&Actor::Visitor).await, seen(&t.actor("an").await).await), (2, 2));
    assert_eq!((seen(&t.actor("tuan").await).await, seen(&t.actor("lan").await).await), (3, 3));
}

#[tokio::test]
async fn a_notice_is_an_officer_s_about_a_public_call_and_lacks_nothing() {
    let t = TestBackend::new().await;
    open(&t).await;
    verify_second_firm(&t).await;
    let mai = t.actor("mai").await;
    for nick in ["lan", "an", "minh"] {
        assert_denied(t.send_notice(&t.actor(nick).await, CODE, &notice("verified")).await, Denied::Role);
        assert_denied(t.preview_notice(&t.actor(nick).await, CODE, &notice("verified")).await, Denied::Role);
    }
    let since = t.mails().await.len();
    assert_problem(t.send_notice(&mai, CODE, &notice("verified").with("text_en", "")).await, "text_en", &Problem::Required);
    assert_problem(t.send_notice(&mai, CODE, &notice("an@demo.example")).await, "audience", &Problem::Choice);
    draft(&t, "BT-09").await;
    assert_denied(t.send_notice(&mai, "BT-09", &notice("verified")).await, Denied::WrongState);
    assert_eq!(t.mails().await.len(), since);
}
