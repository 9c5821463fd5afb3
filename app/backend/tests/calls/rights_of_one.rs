//! What one of a firm's people may do with one proposal, over what they may do with all: said by the owner, held in every act.

use crate::{
    rights::{joined, writes},
    steps::{assert_denied, assert_not_found, assert_problem},
};
use backend::{
    files::Owner,
    firms::right_field,
    proposals::rights_form,
    testing::{PDF, TestBackend, VERIFIED_FIRM, firm_id},
};
use domain::{
    access::Denied,
    check::Problem,
    event::EventKind,
    form::Form,
    ids::ProposalId,
    people::{Actor, Right},
    seen::Seen,
};

async fn says(t: &TestBackend, id: ProposalId, of: &Actor, code: &str) {
    let form = Form::default().with(right_field(of.id().expect("a person")), code);
    t.set_proposal_rights(&t.actor("an").await, id, &form).await.expect("said");
}

fn comment() -> Form {
    Form::default().with("comment", "Nên rõ hơn.")
}

#[tokio::test]
async fn who_reads_for_the_firm_writes_the_one_that_the_owner_says() {
    let t = TestBackend::new().await;
    t.open_challenge("BT-01").await;
    t.open_challenge("BT-02").await;
    let (id, other) = (t.complete_proposal("an", "BT-01").await, t.complete_proposal("an", "BT-02").await);
    let chi = joined(&t, "view").await;
    says(&t, id, &chi, "edit").await;
    writes(&t, &chi, id).await.expect("writes this one");
    t.comment(&chi, id, &comment()).await.expect("and says something of it");
    assert_denied(writes(&t, &chi, other).await, Denied::ReadsOnly);
    assert_denied(t.comment(&chi, other, &comment()).await, Denied::ReadsOnly);
    assert_denied(t.ask_question(&chi, "BT-01", &Form::default().with("question", "Hỏi?")).await, Denied::ReadsOnly);
    let mut upload = t.begin_upload(&chi, Owner::Proposal(id), "a.pdf").await.expect("adds a file");
    upload.write(PDF).await.expect("written");
    upload.finish().await.expect("stored");
    let tasks = async |of: ProposalId| {
        let lines = t.own_proposals(&t.actor("chi").await).await.expect("listed");
        lines.into_iter().find(|line| line.id == of).map(|line| line.tasks.len()).unwrap_or_default()
    };
    assert!(tasks(id).await > 0 && tasks(other).await == 0, "who only reads is asked for nothing that they may not do");
    t.submit_proposal(&chi, id).await.expect("hands it in");
    t.withdraw_proposal(&chi, id).await.expect("and takes it back");
    assert_denied(t.submit_proposal(&chi, other).await, Denied::ReadsOnly);
}

#[tokio::test]
async fn who_writes_for_the_firm_reads_the_one_that_the_owner_says_until_it_is_taken_back() {
    let t = TestBackend::new().await;
    t.open_challenge("BT-01").await;
    let id = t.complete_proposal("an", "BT-01").await;
    let an = t.actor("an").await;
    let chi = joined(&t, "edit").await;
    writes(&t, &chi, id).await.expect("as with all");
    says(&t, id, &chi, "view").await;
    assert!(t.own_proposal(&chi, id).await.is_ok(), "reads");
    assert_denied(writes(&t, &chi, id).await, Denied::ReadsOnly);
    assert_denied(t.comment(&chi, id, &comment()).await, Denied::ReadsOnly);
    assert_denied(t.begin_upload(&chi, Owner::Proposal(id), "a.pdf").await.map(drop), Denied::ReadsOnly);
    assert_denied(t.submit_proposal(&chi, id).await, Denied::ReadsOnly);
    assert_denied(t.ask_partners(&chi, id).await, Denied::ReadsOnly);
    t.submit_proposal(&an, id).await.expect("the owner hands in");
    assert_denied(t.withdraw_proposal(&chi, id).await, Denied::ReadsOnly);
    says(&t, id, &chi, "comment").await;
    t.comment(&chi, id, &comment()).await.expect("comments");
    says(&t, id, &chi, "as_all").await;
    writes(&t, &chi, id).await.expect("as with all again");
    says(&t, id, &chi, "view").await;
    // After the opening it counts as well: what is asked for and complained of is the firm's word, too.
    t.open_proposals("BT-01").await;
    t.ask_completion(&t.actor("mai").await, id, &Form::default().with("asked", "Bổ sung.")).await.expect("asked");
    assert_denied(t.begin_upload(&chi, Owner::Completion(id), "b.pdf").await.map(drop), Denied::ReadsOnly);
    assert_denied(t.write_message(&chi, id, &Form::default().with("message", "Xin hỏi.")).await, Denied::ReadsOnly);
    says(&t, id, &chi, "edit").await;
    t.begin_upload(&chi, Owner::Completion(id), "b.pdf").await.map(drop).expect("completes");
}

#[tokio::test]
async fn the_owner_alone_says_it_and_the_firm_alone_reads_it() {
    let t = TestBackend::new().await;
    t.open_challenge("BT-01").await;
    let id = t.complete_proposal("an", "BT-01").await;
    let an = t.actor("an").await;
    let chi = joined(&t, "view").await;
    let (of_chi, of_an) = (right_field(chi.id().expect("a person")), right_field(an.id().expect("a person")));
    let form = |code: &str| Form::default().with(&of_chi, code);
    assert_denied(t.set_proposal_rights(&chi, id, &form("edit")).await, Denied::NotOwner);
    assert_problem(t.set_proposal_rights(&an, id, &form("own")).await, &of_chi, &Problem::Choice);
    t.set_proposal_rights(&an, id, &form("edit").with(&of_an, "view")).await.expect("said");
    t.set_proposal_rights(&an, id, &form("edit")).await.expect("the same again changes nothing");
    let seen: Vec<_> = t.proposal_rights(&chi, id).await.expect("read").into_iter().map(|p| (p.is_owner, p.right, p.alone)).collect();
    assert_eq!(seen, [(true, Right::Edit, None), (false, Right::View, Some(Right::Edit))], "the owner does everything");
    let history = t.proposal_history(&an, id).await.expect("own");
    assert_eq!(history.iter().filter(|line| line.event.kind == EventKind::ProposalRightSet).count(), 1);
    let firm = t.firm(&an, firm_id(VERIFIED_FIRM)).await.expect("own");
    assert_eq!(firm.alone.iter().map(|(own, _)| (own.proposal, own.right)).collect::<Vec<_>>(), [(id, Right::Edit)]);
    for nick in ["mai", "lan", "minh", "binh"] {
        let actor = t.actor(nick).await;
        assert_not_found(t.proposal_rights(&actor, id).await);
        assert_not_found(t.set_proposal_rights(&actor, id, &form("view")).await);
    }
    let office = t.firm(&t.actor("mai").await, firm_id(VERIFIED_FIRM)).await.expect("the office's");
    assert!(office.alone.is_empty(), "that there is a draft is told by it");
    let is_told = |kind: EventKind| kind == EventKind::ProposalRightSet;
    let trail = t.challenge_trail(&t.actor("mai").await, "BT-01").await.expect("the office's");
    assert!(trail.iter().chain(&office.history).all(|line| !is_told(line.event.kind)));
}

#[tokio::test]
async fn two_windows_of_the_owner_are_settled_and_who_leaves_takes_it_along() {
    let t = TestBackend::new().await;
    t.open_challenge("BT-01").await;
    let id = t.complete_proposal("an", "BT-01").await;
    let an = t.actor("an").await;
    let chi = joined(&t, "view").await;
    let of_chi = right_field(chi.id().expect("a person"));
    let shown = Seen::of(&rights_form(&t.proposal_rights(&an, id).await.expect("read"))).to_string();
    says(&t, id, &chi, "comment").await;
    let stale = Form::default().with(&of_chi, "edit").with("seen", shown);
    assert!(t.set_proposal_rights(&an, id, &stale).await.is_err(), "the other window said otherwise meanwhile");
    assert_denied(writes(&t, &chi, id).await, Denied::ReadsOnly);
    says(&t, id, &chi, "edit").await;
    let gone = Form::default().with("user", chi.id().expect("a person").to_string());
    t.remove_member(&an, &gone).await.expect("taken out");
    assert_not_found(t.own_proposal(&t.actor("chi").await, id).await);
    let again = joined(&t, "view").await;
    assert_denied(writes(&t, &again, id).await, Denied::ReadsOnly);
}
