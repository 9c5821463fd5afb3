//! A firm's own proposal after it was handed in: what replaces it is shown against it, what was withdrawn is said to be.

use crate::site::Site;
use domain::{form::Form, proposals::Section};

async fn submitted() -> (Site, String) {
    let mut site = Site::open().await;
    site.submit().await;
    site.sign_in("an").await;
    let page = format!("/proposals/{}", site.proposal.expect("a proposal"));
    (site, page)
}

#[tokio::test]
async fn the_last_page_before_replacing_a_version_shows_what_changes_and_names_the_act() {
    let (site, page) = submitted().await;
    let (an, id) = (site.backend.actor("an").await, site.proposal.expect("a proposal"));
    let draft = site.backend.own_proposal(&an, id).await.expect("draft").form();
    let plan = draft.get("plan").to_owned();
    site.backend.save_section(&an, id, Section::Plan, &draft.with("plan", format!("{plan} Thêm bước thử nghiệm."))).await.expect("saved");
    for (prefix, act, against) in
        [("", "Nộp bản thay thế", "So với phiên bản 1 đã nộp"), ("/en", "Submit the replacement", "Compared with version 1, as submitted")]
    {
        let shown = site.get("an", &format!("{prefix}{page}/act/submit")).await.text;
        assert!(shown.contains(&format!("{act}</h1>")) && shown.contains(&format!("{act}</button>")), "{shown}");
        assert!(shown.contains(against) && shown.contains("thử ") && shown.contains("</ins>"), "{shown}");
    }
}

#[tokio::test]
async fn a_withdrawn_proposal_says_so_on_each_of_its_pages_and_what_can_be_done() {
    let (site, page) = submitted().await;
    assert_eq!(site.post("an", &format!("{page}/act/withdraw"), &Form::default()).await.status, 303);
    for act in ["withdraw", "feedback", "complaint"] {
        let shown = site.get("an", &format!("{page}/act/{act}")).await.text;
        assert!(shown.contains("đã được rút") && shown.contains("Nộp lại hồ sơ") && !shown.contains("Không rút"), "{act}: {shown}");
        let english = site.get("an", &format!("/en{page}/act/{act}")).await.text;
        assert!(english.contains("withdrawn") && english.contains("Submit the proposal again"), "{act}: {english}");
    }
    site.backend.at("2026-03-31T17:00");
    for act in ["withdraw", "feedback", "complaint"] {
        let shown = site.get("an", &format!("{page}/act/{act}")).await.text;
        assert!(shown.contains("đã được rút") && shown.contains("không nộp lại được") && !shown.contains("act/submit"), "{act}: {shown}");
    }
}

#[tokio::test]
async fn a_draft_saved_after_submitting_says_that_the_submitted_version_counts() {
    let (site, page) = submitted().await;
    let (an, id) = (site.backend.actor("an").await, site.proposal.expect("a proposal"));
    let typed = async || {
        let draft = site.backend.own_proposal(&an, id).await.expect("draft").form();
        let plan = format!("{} Thêm.", draft.get("plan"));
        draft.with("plan", plan).with("then", "stay")
    };
    let told = async |form: &Form| {
        let saved = site.post("an", &format!("{page}/plan"), form).await;
        let told = site.get("an", saved.header("location").split('#').next().expect("an address")).await.text;
        told.split(" id=\"done\"").nth(1).and_then(|rest| rest.split("</p>").next()).expect("what was done").to_owned()
    };
    let said = told(&typed().await).await;
    assert!(said.contains("Bản đã nộp vẫn được tính") && !said.contains("chỉ được tính khi"), "{said}");
    assert_eq!(site.post("an", &format!("{page}/act/withdraw"), &Form::default()).await.status, 303);
    let said = told(&typed().await).await;
    assert!(said.contains("chỉ được tính khi bấm nộp"), "withdrawn, nothing counts: {said}");
}
