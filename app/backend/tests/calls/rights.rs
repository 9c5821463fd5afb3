//! What each of a firm's people may do with its proposals, as the owner says.

use crate::steps::{assert_denied, assert_problem};
use backend::{
    Error,
    files::Owner,
    firms::right_field,
    testing::{HERE, PDF, TestBackend, VERIFIED_FIRM, firm_id},
};
use domain::{
    access::Denied,
    check::Problem,
    event::EventKind,
    form::Form,
    ids::ProposalId,
    locale::Locale,
    people::{Actor, Right},
    proposals::{Section, review::VERSION},
};

/// `chi` joins the firm of `an`.
pub async fn joined(t: &TestBackend, right: &str) -> Actor {
    let invitation = Form::default().with("email", "chi@demo.example").with("right", right);
    t.invite_member(&t.actor("an").await, &invitation, Locale::Vi).await.expect("invited");
    let token = t.token("chi@demo.example").await;
    t.accept_invitation(&t.actor("chi").await, &token, HERE).await.expect("joined");
    t.actor("chi").await
}

pub async fn writes(t: &TestBackend, actor: &Actor, id: ProposalId) -> Result<(), Error> {
    let version = t.own_proposal(actor, id).await?.draft_version.to_string();
    let form = Form::default().with("plan", format!("Kế hoạch {version}")).with(VERSION, version);
    t.save_section(actor, id, Section::Plan, &form).await.map(drop)
}

#[tokio::test]
async fn who_is_invited_to_read_changes_nothing() {
    let t = TestBackend::new().await;
    t.open_challenge("BT-01").await;
    let id = t.complete_proposal("an", "BT-01").await;
    let an = t.actor("an").await;
    for right in ["own", ""] {
        let wrong = Form::default().with("email", "chi@demo.example").with("right", right);
        assert_problem(t.invite_member(&an, &wrong, Locale::Vi).await, "right", &Problem::Choice);
    }
    let chi = joined(&t, "view").await;
    assert!(t.own_proposal(&chi, id).await.is_ok(), "reads");
    let asked = async |actor: &Actor| t.own_proposals(actor).await.expect("listed").remove(0).tasks;
    assert!(asked(&chi).await.is_empty() && !asked(&an).await.is_empty(), "who reads is asked for nothing that they may not do");
    let told = async |actor: &Actor| {
        let history = t.firm(actor, firm_id(VERIFIED_FIRM)).await.expect("a firm").history;
        history.iter().any(|line| line.event.kind == EventKind::MemberInvited)
    };
    assert!(told(&an).await && !told(&t.actor("mai").await).await, "whom a firm invites is its own");
    assert_denied(writes(&t, &chi, id).await, Denied::ReadsOnly);
    assert_denied(t.start_proposal(&chi, "BT-01").await, Denied::ReadsOnly);
    assert_denied(t.submit_proposal(&chi, id).await, Denied::ReadsOnly);
    assert_denied(t.withdraw_proposal(&chi, id).await, Denied::ReadsOnly);
    assert_denied(t.ask_question(&chi, "BT-01", &Form::default().with("question", "Hỏi?")).await, Denied::ReadsOnly);
    assert_denied(t.comment(&chi, id, &Form::default().with("comment", "Nên rõ hơn.")).await, Denied::ReadsOnly);
    assert_denied(t.begin_upload(&chi, Owner::Proposal(id), "a.pdf").await.map(drop), Denied::ReadsOnly);
    t.submit_proposal(&an, id).await.expect("the owner hands in");
    assert_denied(t.withdraw_proposal(&chi, id).await, Denied::ReadsOnly);
}

#[tokio::test]
async fn the_owner_alone_says_who_writes_and_it_counts_at_once() {
    let t = TestBackend::new().await;
    t.open_challenge("BT-01").await;
    let id = t.complete_proposal("an", "BT-01").await;
    let chi = joined(&t, "edit").await;
    assert!(writes(&t, &chi, id).await.is_ok());
    let an = t.actor("an").await;
    let (of_chi, of_an) = (right_field(chi.id().expect("a person")), right_field(an.id().expect("a person")));
    let right = |code: &str| Form::default().with(&of_chi, code);
    assert_denied(t.set_rights(&chi, &right("edit")).await, Denied::NotOwner);
    assert_problem(t.set_rights(&an, &right("own")).await, &of_chi, &Problem::Choice);
    t.set_rights(&an, &right("comment").with(&of_an, "view")).await.expect("set");
    let (an, chi) = (t.actor("an").await, t.actor("chi").await);
    assert!(an.firm().is_some_and(|m| m.writes()), "whoever owns the account writes");
    assert_eq!(chi.firm().map(|m| m.right), Some(Right::Comment));
    assert_denied(writes(&t, &chi, id).await, Denied::ReadsOnly);
    assert!(t.comment(&chi, id, &Form::default().with("comment", "Nên rõ hơn.")).await.is_ok());
    let history = t.firm(&an, firm_id(VERIFIED_FIRM)).await.expect("own").history;
    assert_eq!(history.iter().filter(|line| line.event.kind == EventKind::RightSet).count(), 1);
    // Whoever is given the account writes, whatever was said before.
    t.set_rights(&an, &right("view")).await.expect("set");
    let offer = Form::default().with("act", "offer").with("user", chi.id().expect("a person").to_string());
    t.change_owner(&an, &offer).await.expect("offered");
    let asked = t.firm(&an, firm_id(VERIFIED_FIRM)).await.expect("own").handover.expect("offered").handover.at.0.to_string();
    t.change_owner(&t.actor("chi").await, &Form::default().with("act", "accept").with("asked", asked)).await.expect("accepted");
    assert!(writes(&t, &t.actor("chi").await, id).await.is_ok());
}

#[tokio::test]
async fn what_a_file_is_is_said_by_its_firm_and_handed_in_with_it() {
    let t = TestBackend::new().await;
    t.open_challenge("BT-01").await;
    let id = t.complete_proposal("an", "BT-01").await;
    let an = t.actor("an").await;
    let mut upload = t.begin_upload(&an, Owner::Proposal(id), "Dự toán.pdf").await.expect("begun");
    upload.write(PDF).await.expect("written");
    let file = upload.finish().await.expect("stored");
    let of_file = domain::proposals::files::field(file.id);
    assert_problem(t.sort_files(&an, id, &Form::default().with(&of_file, "x")).await, &of_file, &Problem::Choice);
    assert!(t.sort_files(&t.actor("binh").await, id, &Form::default().with(&of_file, "costs")).await.is_err());
    t.submit_proposal(&an, id).await.expect("handed in");
    assert!(!t.own_proposal(&an, id).await.expect("own").is_changed());
    t.sort_files(&an, id, &Form::default().with(&of_file, "costs")).await.expect("sorted");
    let own = t.own_proposal(&an, id).await.expect("own");
    assert_eq!(own.files[0].category.map(|category| category.code()), Some("costs"));
    assert!(own.is_changed() && own.as_submitted().expect("handed in").files[0].category.is_none(), "what was handed in stays");
    let receipt = t.submit_proposal(&an, id).await.expect("replaced");
    assert!(t.submission_json(&an, id, receipt.version).await.expect("stored").contains("\"category\":\"costs\""));
    let history = t.proposal_history(&an, id).await.expect("own");
    assert!(history.iter().any(|line| line.event.kind == EventKind::FilesSorted));
}
