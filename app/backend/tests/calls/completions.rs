//! Completing a proposal after the opening: asked for once, within the term, beside what was handed in.

use crate::steps::{CODE, admit, assert_denied, assert_not_found, assert_problem, declare_clear, opened};
use backend::{Result, files::FileView, files::Owner, testing::TestBackend};
use domain::{access::Denied, check::Problem, event::EventKind, form::Form, ids::ProposalId, time::Moment};
use std::collections::HashMap;

/// Three days after the closing, as the default rules say.
const DUE: &str = "2026-04-03T17:00";

fn asked() -> Form {
    Form::default().with("asked", "Bản sao giấy chứng nhận đăng ký doanh nghiệp.")
}

async fn ask(t: &TestBackend, id: ProposalId) {
    t.ask_completion(&t.actor("mai").await, id, &asked()).await.expect("asked");
}

async fn add(t: &TestBackend, nick: &str, id: ProposalId) -> Result<FileView> {
    add_text(t, nick, id, b"So 5709888017").await
}

async fn add_text(t: &TestBackend, nick: &str, id: ProposalId, text: &[u8]) -> Result<FileView> {
    let actor = t.actor(nick).await;
    let mut upload = t.begin_upload(&actor, Owner::Completion(id), "giay-chung-nhan.txt").await?;
    upload.write(text).await?;
    upload.finish().await
}

fn refuse() -> Form {
    Form::default().with("verdict", "refuse").with("reason", "Thiếu giấy chứng nhận.")
}

#[tokio::test]
async fn what_is_missing_is_asked_for_once_and_screening_waits_for_it() {
    let t = TestBackend::new().await;
    let [id, other] = opened(&t).await;
    let (mai, an, tuan) = (t.actor("mai").await, t.actor("an").await, t.actor("tuan").await);
    assert_denied(t.ask_completion(&t.actor("lan").await, id, &asked()).await, Denied::Role);
    assert_problem(t.ask_completion(&mai, id, &Form::default()).await, "asked", &Problem::Required);
    assert_denied(add(&t, "an", id).await, Denied::WrongState);
    ask(&t, id).await;
    ask(&t, id).await;
    assert_denied(t.ask_completion(&mai, id, &asked().with("asked", "Khác.")).await, Denied::WrongState);
    let due = Moment::from_local(DUE).expect("a time");
    let mails = t.mails().await;
    let told: Vec<_> = mails.iter().filter(|(to, subject, _)| to == "an@demo.example" && subject == "Yêu cầu bổ sung hồ sơ").collect();
    assert!(told.len() == 1 && told[0].2.contains("giấy chứng nhận") && told[0].2.contains("Thứ Sáu, 03/04/2026 17:00\n"), "{told:?}");
    assert_denied(t.screen_proposal(&mai, id, &refuse()).await, Denied::CompletionRuns(due));
    admit(&t, other).await;
    assert_denied(t.start_scoring(&mai, CODE).await, Denied::WrongState);

    let hash = t.opened_proposal(&mai, id).await.expect("opened").receipt.expect("handed in").sha256;
    assert_problem(t.hand_in_completion(&an, id, &Form::default()).await, "file", &Problem::FileMissing);
    assert_not_found(add(&t, "binh", id).await);
    let file = add(&t, "an", id).await.expect("added");
    declare_clear(&t, "tuan", id).await;
    for reader in [&mai, &tuan] {
        let view = t.opened_proposal(reader, id).await.expect("seen").completion.expect("asked");
        assert_eq!(view.files, None, "not before it is handed in");
        assert_not_found(t.open_file(reader, file.id).await.map(drop));
    }
    assert_not_found(t.hand_in_completion(&t.actor("binh").await, id, &Form::default()).await);
    // Whoever sends with a file chosen beside the button believes that it is part of what is sent.
    let chosen = Form::default().with("file", "giấy phép.pdf");
    assert_problem(t.hand_in_completion(&an, id, &chosen).await, "file", &Problem::FileNotUploaded);
    t.hand_in_completion(&an, id, &Form::default()).await.expect("handed in");
    t.hand_in_completion(&an, id, &Form::default()).await.expect("twice is once");
    assert_denied(add(&t, "an", id).await, Denied::WrongState);
    assert_denied(t.remove_file(&an, file.id).await, Denied::WrongState);
    for reader in [&mai, &tuan] {
        let view = t.opened_proposal(reader, id).await.expect("seen");
        assert_eq!(view.receipt.expect("handed in").sha256, hash);
        assert!(view.files.is_empty(), "the proposal's own files stay as they were");
        let files = view.completion.expect("asked").files.expect("seen");
        assert_eq!(files.iter().map(|f| f.id).collect::<Vec<_>>(), [file.id]);
        t.open_file(reader, file.id).await.expect("read");
    }
    assert_not_found(t.open_file(&t.actor("binh").await, file.id).await.map(drop));
    assert_denied(t.open_file(&t.actor("dung").await, file.id).await.map(drop), Denied::DeclareFirst);
    assert!(t.mails().await.iter().any(|(to, subject, _)| to == "nam@demo.example" && subject == "Doanh nghiệp đã bổ sung hồ sơ"));
    admit(&t, id).await;
    t.start_scoring(&mai, CODE).await.expect("started");
    let history = t.challenge_history(&mai, CODE).await.expect("history");
    for act in [EventKind::CompletionAsked, EventKind::CompletionHandedIn] {
        assert_eq!(history.iter().filter(|l| l.event.kind == act).count(), 1, "{act:?}");
    }
}

#[tokio::test]
async fn the_desk_lists_what_waits_for_screening_and_until_when_firms_complete() {
    let t = TestBackend::new().await;
    let [id, other] = opened(&t).await;
    let waiting = async |nick: &str| -> HashMap<ProposalId, Option<Moment>> {
        let desk = t.desk(&t.actor(nick).await).await.expect("desk");
        desk.to_screen.into_iter().map(|line| (line.proposal, line.completion_due)).collect()
    };
    assert_eq!(waiting("mai").await, [(id, None), (other, None)].into());
    assert!(waiting("lan").await.is_empty(), "a leader does not screen");
    ask(&t, id).await;
    let due = Moment::from_local(DUE).expect("a time");
    assert_eq!(waiting("mai").await, [(id, Some(due)), (other, None)].into());
    admit(&t, other).await;
    assert_eq!(waiting("mai").await, [(id, Some(due))].into());
    t.at(DUE);
    assert_eq!(waiting("mai").await, [(id, None)].into(), "the term is over");
}

#[tokio::test]
async fn after_the_term_what_was_added_counts_and_nothing_more_is_taken() {
    let t = TestBackend::new().await;
    let [id, other] = opened(&t).await;
    let (mai, an) = (t.actor("mai").await, t.actor("an").await);
    for proposal in [id, other] {
        ask(&t, proposal).await;
    }
    let file = add(&t, "an", id).await.expect("added");
    let removed = add_text(&t, "an", id, b"So 5709888018").await.expect("added");
    t.remove_file(&an, removed.id).await.expect("removed");
    t.at(DUE);
    let due = Moment::from_local(DUE).expect("a time");
    assert_denied(add(&t, "an", id).await, Denied::TermOver(due));
    assert_denied(t.hand_in_completion(&an, id, &Form::default()).await, Denied::TermOver(due));
    let files = t.opened_proposal(&mai, id).await.expect("seen").completion.expect("asked").files.expect("the term is over");
    assert_eq!(files.iter().map(|f| f.id).collect::<Vec<_>>(), [file.id]);
    admit(&t, id).await;
    t.refuse_proposal(other, "Thiếu cam kết.").await;
    assert_denied(t.ask_completion(&mai, other, &asked().with("asked", "Lần nữa.")).await, Denied::WrongState);
}

#[tokio::test]
async fn files_that_were_uploaded_and_not_sent_are_told_on_the_desk_once_the_term_is_over() {
    let t = TestBackend::new().await;
    let [id, other] = opened(&t).await;
    for id in [id, other] {
        ask(&t, id).await;
    }
    add(&t, "an", id).await.expect("added");
    let mai = t.actor("mai").await;
    let unsent = async || {
        let desk = t.desk(&mai).await.expect("a desk");
        desk.to_screen.into_iter().filter(|line| line.has_unsent_files).map(|line| line.proposal).collect::<Vec<_>>()
    };
    assert_eq!(unsent().await, [], "the firm may still send them");
    t.at(DUE);
    assert_eq!(unsent().await, [id]);
}
