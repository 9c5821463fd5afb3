//! What scores rest on: places of the very proposal that a sheet is about, told wherever its comments are.

use crate::{
    rounds::filled,
    steps::{
        CLOSES, CODE, COUNCIL, admit, assert_not_found, assert_problem, complete, confirm_opening, declare_clear, fair, forward, good,
        open, picks, score,
    },
};
use backend::{files::Owner, testing::TestBackend};
use domain::{check::Problem, evaluations::Pointer, form::Form, ids::ProposalId, proposals::Section};
use std::collections::BTreeMap;

/// Two proposals before the council, each with a file; and how a form points to it.
async fn with_files(t: &TestBackend) -> ([ProposalId; 2], [String; 2]) {
    open(t).await;
    crate::steps::verify_second_firm(t).await;
    let (mut ids, mut places) = (Vec::new(), Vec::new());
    for nick in ["an", "binh"] {
        let id = complete(t, nick, "Trợ lý").await;
        let actor = t.actor(nick).await;
        let name = format!("phu-luc-{nick}.txt");
        let mut upload = t.begin_upload(&actor, Owner::Proposal(id), &name).await.expect("begun");
        upload.write("Phụ lục kỹ thuật".as_bytes()).await.expect("taken");
        upload.finish().await.expect("stored");
        t.submit_proposal(&actor, id).await.expect("submitted");
        let file = t.own_proposal(&actor, id).await.expect("own").files.remove(0);
        places.push(format!("{} {}", file.id, file.name));
        ids.push(id);
    }
    t.at(CLOSES);
    confirm_opening(t).await;
    for id in &ids {
        admit(t, *id).await;
    }
    t.start_scoring(&t.actor("mai").await, CODE).await.expect("started");
    ([ids[0], ids[1]], [places[0].clone(), places[1].clone()])
}

#[tokio::test]
async fn a_sheet_points_to_its_own_proposal_and_to_no_other() {
    let t = TestBackend::new().await;
    let ([first, second], [own, others]) = with_files(&t).await;
    let tuan = t.actor("tuan").await;
    declare_clear(&t, "tuan", first).await;
    declare_clear(&t, "tuan", second).await;
    let forged = good().with("evidence_0", &others);
    assert_problem(t.save_sheet(&tuan, first, &forged).await, "evidence_0", &Problem::Choice);
    assert_problem(t.submit_sheet(&tuan, first, &forged).await, "evidence_0", &Problem::Choice);
    assert_problem(t.abstain_sheet(&tuan, first, &forged.with("abstain_reason", "Không rõ.")).await, "evidence_0", &Problem::Choice);
    let second = good().with("evidence_0", "solution").with("evidence_0_2", &others);
    assert_problem(t.submit_sheet(&tuan, first, &second).await, "evidence_0_1", &Problem::Choice);
    let renamed = good().with("evidence_0", own.replace("phu-luc-an", "bi-mat"));
    assert_problem(t.submit_sheet(&tuan, first, &renamed).await, "evidence_0", &Problem::Choice);
    // What is no page is kept as it was typed, and never handed in.
    let unread = good().with("evidence_1", &own).with("page_1", "mười");
    let saved = t.save_sheet(&tuan, first, &unread).await.expect("kept");
    assert_eq!(saved.wrong.of("page_1"), Some(&Problem::Range(1, 9_999)));
    assert_eq!(filled(&t, "tuan", first).await.get("page_1"), "mười");
    let sheet = filled(&t, "tuan", first).await;
    assert_problem(t.submit_sheet(&tuan, first, &sheet).await, "page_1", &Problem::Range(1, 9_999));
    t.submit_sheet(&tuan, first, &sheet.with("page_1", "3").with("evidence_0", "solution")).await.expect("handed in");
    let kept = t.sheet(&tuan, first).await.expect("a sheet").sheet.evidence;
    assert_eq!(kept.get(&0), Some(&vec![Pointer::Section(Section::Solution)]));
    assert!(matches!(&kept[&1][..], [Pointer::File { name, page: Some(3), .. }] if name == "phu-luc-an.txt"), "{kept:?}");
}

#[tokio::test]
async fn firm_office_and_presider_are_told_the_same_places_and_no_names() {
    let t = TestBackend::new().await;
    let ([first, second], [own, _]) = with_files(&t).await;
    for nick in COUNCIL {
        let sheet = if nick == "tuan" {
            good().with("evidence_0", "plan").with("evidence_0_1", &own).with("page_0_1", "2").with("evidence_1", &own).with("page_1", "7")
        } else {
            good()
        };
        score(&t, nick, first, &sheet.with("comment_2", "Rõ.")).await;
        score(&t, nick, second, &fair()).await;
    }
    let (minh, mai, an) = (t.actor("minh").await, t.actor("mai").await, t.actor("an").await);
    // Fourteen of fifteen sheets name nothing for the first criterion, and all of them something for the third.
    let progress = t.progress(&minh, CODE).await.expect("progress");
    let code = t.sheet(&minh, first).await.expect("a sheet").proposal.code;
    let line = progress.iter().find(|line| line.code == code).expect("a line");
    assert_eq!(line.groundless, BTreeMap::from([(0, 14), (1, 14), (3, 15), (4, 15), (5, 15)]));
    t.close_scoring(&minh, CODE, &Form::default()).await.expect("closed");
    t.propose_shortlist(&minh, CODE, &picks(&[first])).await.expect("proposed");
    forward(&t).await;
    t.decide_shortlist(&t.actor("lan").await, CODE, &picks(&[first])).await.expect("decided");
    t.publish_result(&mai, CODE).await.expect("published");
    let complaint = Form::default().with("grounds", "arithmetic").with("text", "Điểm tiêu chí 2 chưa rõ căn cứ.");
    t.file_complaint(&an, first, &complaint).await.expect("filed");
    assert!(t.own_complaint(&an, first).await.expect("own").comments.sheets.is_empty(), "not before the debrief is released");
    assert!(t.complaint_comments(&mai, first).await.expect("the office's").sheets.is_empty());
    let words = Form::default().with("strengths", "Khả thi.").with("weaknesses", "Chi phí.").with("seen", "0");
    t.save_debrief(&minh, first, &words.with("act", "release")).await.expect("released");

    let told = t.feedback(&an, first).await.expect("feedback").sheets;
    let pointing: Vec<_> = told.iter().filter(|sheet| !sheet.evidence.is_empty()).collect();
    assert!(pointing.len() == 1 && pointing[0].evidence.len() == 2 && told.iter().all(|sheet| sheet.scores.is_empty()));
    assert_eq!(pointing[0].evidence[&0].len(), 2, "every place of a criterion: {:?}", pointing[0].evidence);
    assert_eq!(t.own_complaint(&an, first).await.expect("own").comments.sheets, told);
    assert_eq!(t.complaint_comments(&mai, first).await.expect("the office's").sheets, told);
    assert_not_found(t.own_complaint(&t.actor("binh").await, first).await);
}
