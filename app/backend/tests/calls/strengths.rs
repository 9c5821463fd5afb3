//! What a firm says of itself in every proposal is written once, read by its own people, and taken over into drafts.

use crate::steps::{assert_denied, assert_problem};
use backend::{proposals::OF_FIRM, testing::TestBackend};
use domain::{access::Denied, check::Problem, form::Form, proposals::Section};

#[tokio::test]
async fn a_draft_takes_over_what_the_firm_says_and_nobody_else_reads_it() {
    let t = TestBackend::new().await;
    t.open_challenge("BT-01").await;
    let (an, binh) = (t.actor("an").await, t.actor("binh").await);
    let id = t.start_proposal(&an, "BT-01").await.expect("a draft");
    let from = Form::default().with("from", OF_FIRM);
    assert_problem(t.copy_proposal(&an, id, &from).await, "from", &Problem::NothingToCopy);
    let form = Form::default()
        .with("capabilities", "Mười kỹ sư 4711.")
        .with("past_work", "Trợ lý ảo năm 2025.")
        .with("person_name_0", "Phan Văn An")
        .with("person_agreed_0", "on")
        .with("person_name_1", "Không đồng ý");
    t.keep_strengths(&an, &form).await.expect("kept");
    t.keep_strengths(&an, &form).await.expect("the same again");
    assert!(!t.strengths(&binh).await.expect("own").strengths.capabilities.contains("4711"), "each firm its own");
    for nick in ["mai", "lan", "minh"] {
        assert_denied(t.strengths(&t.actor(nick).await).await, Denied::NoFirm);
        assert_denied(t.keep_strengths(&t.actor(nick).await, &form).await, Denied::NoFirm);
    }
    assert_eq!(t.copy_proposal(&an, id, &from).await.expect("copied"), [Section::Team, Section::References]);
    let content = t.own_proposal(&an, id).await.expect("own").content;
    assert!(content.team.contains("4711") && content.team.contains("Phan Văn An") && !content.team.contains("Không đồng ý"));
    assert_problem(t.copy_proposal(&an, id, &from).await, "from", &Problem::NothingToCopy);
    assert!(t.copy_proposal(&binh, id, &from).await.is_err(), "not into another's");
    let nameless = form.with("person_name_0", "").with("person_role_0", "Chủ trì");
    assert_problem(t.keep_strengths(&an, &nameless).await, "person_name_0", &Problem::Required);
}
