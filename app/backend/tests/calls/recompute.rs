//! The exported result, computed again by a stranger.

use crate::steps::{
    CODE, COUNCIL, assert_denied, assert_not_found, declare_conflict, fair, forward, good, picks, result_published, score, scored, scoring,
    scoring_by,
};
use backend::testing::{CAST, TestBackend};
use domain::{
    access::Denied,
    evaluations::{recompute::recompute, result_file::ResultFile},
    form::Form,
    people::Actor,
};
use sha2::{Digest, Sha256};

/// Computes a file again and holds what comes out against its own text, byte for byte.
pub fn assert_recomputed(file: &str) {
    let compared = recompute(file.as_bytes()).expect("computed");
    assert_eq!(compared.differences, [] as [&str; 0]);
    let official = serde_json::to_string(&compared.result.official).expect("json");
    assert!(file.ends_with(&format!("\"official\":{official}}}")), "{file}");
}

#[tokio::test]
async fn an_exported_result_is_recomputed_byte_for_byte_and_names_nobody() {
    let t = TestBackend::new().await;
    result_published(&t).await;
    let file = t.public_result_file(&Actor::Visitor, CODE).await.expect("public");
    assert!(file.starts_with("{\"format\":\"result/2\","), "{file}");
    assert_recomputed(&file);
    assert_eq!(t.result_file(&t.actor("mai").await, CODE).await.expect("the office's"), file);
    for person in CAST {
        let id = t.actor(person.nick).await.id().expect("an account");
        assert!(!file.contains(person.name) && !file.contains(&id.to_string()), "{}", person.nick);
    }
}

/// They have a field that this version does not know, or lack one that it knows.
#[tokio::test]
async fn rules_frozen_by_another_version_stay_the_rules_of_their_result() {
    for (here, there) in [("{", r#"{"of_another_version":{"b":1,"a":[]},"#), (r#""rounds":1,"#, "")] {
        let t = TestBackend::new().await;
        let ids = scoring(&t).await;
        let (mai, minh) = (t.actor("mai").await, t.actor("minh").await);
        let rules = t.challenge(&mai, CODE).await.expect("a challenge").challenge.content.rules.text();
        let frozen = rules.replacen(here, there, 1);
        assert_ne!(rules, frozen);
        let hash = hex::encode(Sha256::digest(&frozen));
        let [from, to] = [&rules, &frozen].map(|text| text.replace('\'', "''"));
        t.execute(&format!("UPDATE challenges SET content = REPLACE(content, '{from}', '{to}'), rules_hash = '{hash}'")).await;
        for nick in COUNCIL {
            score(&t, nick, ids[0], &good()).await;
            score(&t, nick, ids[1], &fair()).await;
        }
        t.close_scoring(&minh, CODE, &Form::default()).await.expect("under the frozen rules");
        t.propose_shortlist(&minh, CODE, &picks(&ids[..1])).await.expect("proposed");
        forward(&t).await;
        t.decide_shortlist(&t.actor("lan").await, CODE, &picks(&ids[..1])).await.expect("decided");
        t.publish_result(&mai, CODE).await.expect("published");
        let file = t.public_result_file(&Actor::Visitor, CODE).await.expect("public");
        assert!(file.contains(&format!("\"rules\":{frozen}")), "as they were frozen: {file}");
        assert_recomputed(&file);
        assert_eq!(t.result(&Actor::Visitor, CODE).await.expect("public").rules_hash, hash);
    }
}

/// A result that was stored by another version is told as it stands.
#[tokio::test]
async fn what_another_version_froze_at_the_close_keeps_its_hash() {
    let t = TestBackend::new().await;
    scored(&t).await;
    let mai = t.actor("mai").await;
    let file: ResultFile = serde_json::from_str(&t.result_file(&mai, CODE).await.expect("a file")).expect("readable");
    let before = file.closing.text();
    let there = before.replacen('{', r#"{"of_another_version":true,"#, 1);
    t.execute(&format!("UPDATE results SET closing = '{there}'")).await;
    let file = t.result_file(&mai, CODE).await.expect("a file");
    assert!(file.contains(&there));
    assert_recomputed(&file);
    let read: ResultFile = serde_json::from_str(&file).expect("readable");
    assert_eq!(read.closing_hash, hex::encode(Sha256::digest(there)));
}

#[tokio::test]
async fn before_publication_the_file_is_for_the_office_and_whoever_presides() {
    let t = TestBackend::new().await;
    let ids = scored(&t).await;
    for nick in ["mai", "lan", "minh"] {
        assert_recomputed(&t.result_file(&t.actor(nick).await, CODE).await.expect(nick));
    }
    for nick in ["tuan", "thu"] {
        assert_denied(t.result_file(&t.actor(nick).await, CODE).await, Denied::Role);
    }
    assert_denied(t.result_file(&t.actor("an").await, CODE).await, Denied::Role);
    assert_denied(t.result_file(&Actor::Visitor, CODE).await, Denied::SignIn);
    assert_denied(t.public_result_file(&t.actor("mai").await, CODE).await, Denied::WrongState);
    t.propose_shortlist(&t.actor("minh").await, CODE, &picks(&ids)).await.expect("proposed");
    assert_denied(t.public_result_file(&Actor::Visitor, CODE).await, Denied::WrongState);
}

#[tokio::test]
async fn a_recused_member_is_an_empty_cell_and_a_seat_that_changes_later_changes_no_file() {
    let t = TestBackend::new().await;
    let [first, second] = scoring(&t).await;
    declare_conflict(&t, "son", first).await;
    for nick in COUNCIL {
        if nick != "son" {
            score(&t, nick, first, &good()).await;
        }
        score(&t, nick, second, &fair()).await;
    }
    t.close_scoring(&t.actor("minh").await, CODE, &Form::default()).await.expect("closed");
    let mai = t.actor("mai").await;
    let file = t.result_file(&mai, CODE).await.expect("a file");
    assert_recomputed(&file);
    let read: ResultFile = serde_json::from_str(&file).expect("a result file");
    let empty = read.closing.proposals.iter().flat_map(|p| &p.sheets).filter(|sheet| sheet.is_none()).count();
    assert_eq!((empty, read.closing.columns.len()), (1, 15));
    let seat = domain::form::Form::default().with("user", t.actor("tuan").await.id().expect("id").to_string());
    t.remove_seat(&mai, &seat).await.expect("removed");
    assert_eq!(t.result_file(&mai, CODE).await.expect("the same"), file);
}

#[tokio::test]
async fn where_only_the_shortlist_is_published_there_is_no_public_file() {
    let t = TestBackend::new().await;
    crate::results::shortlist_only_published(&t).await;
    assert_not_found(t.public_result_file(&Actor::Visitor, CODE).await);
    assert_recomputed(&t.result_file(&t.actor("mai").await, CODE).await.expect("the office's"));
}

/// Rules under which the chair's sheet breaks ties, and these two sheets of everyone.
async fn file_with_chair(of_first: &Form, of_second: &Form) -> ResultFile {
    let t = TestBackend::new().await;
    let [first, second] = scoring_by(&t, &[("tie_chair", "on")]).await;
    for nick in COUNCIL {
        score(&t, nick, first, of_first).await;
        score(&t, nick, second, of_second).await;
    }
    let minh = t.actor("minh").await;
    t.close_scoring(&minh, CODE, &Form::default()).await.expect("closed");
    let file = t.result_file(&minh, CODE).await.expect("a file");
    assert_recomputed(&file);
    serde_json::from_str(&file).expect("readable")
}

#[tokio::test]
async fn the_chairs_column_is_named_only_where_a_tie_came_to_it() {
    assert!(file_with_chair(&good(), &good()).await.closing.chair.is_some());
    assert_eq!(file_with_chair(&good(), &fair()).await.closing.chair, None);
}
