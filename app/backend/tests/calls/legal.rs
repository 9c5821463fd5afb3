//! The register of legal texts: what is known from the start, what officers add and correct, and what cites it.

use crate::steps::{CODE, assert_denied, assert_not_found, assert_problem, draft, open};
use backend::testing::TestBackend;
use domain::{
    access::Denied,
    check::{Problem, RegisterProblem},
    event::EventKind,
    form::Form,
    legal::{Force, known},
    people::Actor,
};

fn form(fields: &[(&str, &str)]) -> Form {
    fields.iter().fold(Form::default(), |form, (name, value)| form.with(*name, *value))
}

#[tokio::test]
async fn what_is_known_is_there_from_the_start_and_a_correction_keeps_it_readable() {
    let t = TestBackend::new().await;
    let (mai, lan) = (t.actor("mai").await, t.actor("lan").await);
    let register = t.legal_register(&Actor::Visitor).await.expect("public");
    assert_eq!(register.entries.len(), known().len());
    assert!(register.entries.iter().all(|edition| !edition.entry.is_compared));
    let corrected = form(&[
        ("title", "Nghị quyết về đột phá phát triển khoa học, công nghệ"),
        ("issuer", "Bộ Chính trị"),
        ("issued", "2024-12-22"),
        ("source", "Văn bản gốc"),
        ("is_compared", "on"),
    ]);
    for who in [&lan, &t.actor("an").await, &t.actor("minh").await] {
        assert_denied(t.correct_legal_text(who, "57-nq-tw", &corrected).await, Denied::Role);
        assert_denied(t.add_legal_text(who, &corrected).await, Denied::Role);
    }
    assert_problem(t.correct_legal_text(&mai, "57-nq-tw", &corrected).await, "reason", &Problem::Required);
    assert_not_found(t.correct_legal_text(&mai, "58-nq-tw", &corrected.clone().with("reason", "Sai.")).await);
    t.correct_legal_text(&mai, "57-nq-tw", &corrected.clone().with("reason", "Đã đối chiếu.")).await.expect("corrected");
    let view = t.legal_entry(&Actor::Visitor, "57-nq-tw").await.expect("public");
    let told: Vec<_> = view.editions.iter().map(|e| (e.version, e.entry.issuer.as_str(), e.entry.is_compared, e.reason.as_str())).collect();
    assert_eq!(told, [(0, "", false, ""), (1, "Bộ Chính trị", true, "Đã đối chiếu.")]);
    let same = corrected.with("reason", "Lại.");
    assert_problem(t.correct_legal_text(&mai, "57-nq-tw", &same).await, "title", &Problem::Register(RegisterProblem::Unchanged));
}

#[tokio::test]
async fn a_text_is_added_once_and_what_replaces_it_is_one_of_the_register() {
    let t = TestBackend::new().await;
    let mai = t.actor("mai").await;
    let new = form(&[("number", "12/2026/QĐ-UBND"), ("source", "Công báo tỉnh"), ("from", "2026-02-01")]);
    assert_eq!(t.add_legal_text(&mai, &new).await.expect("added"), "12-2026-qd-ubnd");
    let there = Problem::Register(RegisterProblem::TextThere);
    assert_problem(t.add_legal_text(&mai, &new).await, "number", &there);
    assert_problem(t.add_legal_text(&mai, &new.clone().with("number", "57-nq/tw")).await, "number", &there);
    let now = t.clock.now();
    assert_eq!(t.legal_entry(&mai, "12-2026-qd-ubnd").await.expect("there").latest().entry.force(now), Force::InForce);
    let replaced = form(&[("source", "Công báo tỉnh"), ("replaced_by", "12-2026-qd-ubnd"), ("reason", "Đã có văn bản mới.")]);
    t.correct_legal_text(&mai, "624-qd-ubnd", &replaced).await.expect("corrected");
    let view = t.legal_entry(&mai, "624-qd-ubnd").await.expect("there");
    assert_eq!((view.latest().entry.force(now), view.replaced_by.as_deref()), (Force::Replaced, Some("12/2026/QĐ-UBND")));
}

#[tokio::test]
async fn challenges_and_tasks_cite_what_the_register_has_and_no_draft_is_told() {
    let t = TestBackend::new().await;
    open(&t).await;
    draft(&t, "BT-09").await;
    let mai = t.actor("mai").await;
    let cite = form(&[("cite_57-nq-tw", "on"), ("cite_unknown", "on")]);
    assert_denied(t.cite_legal_texts(&t.actor("lan").await, CODE, &cite).await, Denied::Role);
    for code in [CODE, "BT-09"] {
        t.cite_legal_texts(&mai, code, &cite).await.expect("cited");
        t.cite_legal_texts(&mai, code, &cite).await.expect("the same again");
    }
    let cited = async || t.challenge(&Actor::Visitor, CODE).await.expect("public").cited;
    assert_eq!(cited().await.iter().map(|text| text.number.as_str()).collect::<Vec<_>>(), ["57-NQ/TW"]);
    let before = t.challenge(&Actor::Visitor, CODE).await.expect("public").challenge;
    let task = form(&[
        ("number", "1"),
        ("title", "Kho dữ liệu"),
        ("owner", "Sở Y tế"),
        ("state", "done"),
        ("as_of", "2026-02-27"),
        ("source", "Báo cáo"),
        ("cite_57-nq-tw", "on"),
    ]);
    t.add_task(&mai, &task).await.expect("added");
    let view = t.legal_entry(&Actor::Visitor, "57-nq-tw").await.expect("public");
    assert_eq!(view.challenges.iter().map(|card| card.code.as_str()).collect::<Vec<_>>(), [CODE], "a draft is not told");
    assert_eq!(view.tasks.iter().map(|edition| edition.task.number).collect::<Vec<_>>(), [1]);
    let history = t.challenge_history(&mai, CODE).await.expect("told");
    let told: Vec<_> =
        history.iter().filter(|line| line.event.kind == EventKind::LegalTextsCited).map(|line| line.event.note.as_str()).collect();
    assert_eq!(told, ["57-NQ/TW"], "once");
    t.cite_legal_texts(&mai, CODE, &Form::default()).await.expect("taken back");
    assert!(cited().await.is_empty());
    let after = t.challenge(&Actor::Visitor, CODE).await.expect("public").challenge;
    assert_eq!((after.version, after.rules_hash), (before.version, before.rules_hash), "the call stays what it is");
}
