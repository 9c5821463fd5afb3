//! Two rounds of scoring, as pages and papers tell of them afterwards.

use crate::site;

use backend::testing::TestBackend;
use domain::{form::Form, ids::ProposalId};
use site::Site;

const CLEAR: [&str; 10] = ["minh", "thu", "huong", "khoa", "yen", "tuan", "dung", "hoa", "quan", "linh"];
const CONFLICTED: &str = "son";

fn sheet(first: &str) -> Form {
    let scores = [first, "22", "13", "13", "13", "8"].into_iter().enumerate();
    scores.fold(Form::default(), |form, (k, score)| form.with(format!("score_{k}"), score))
}

/// Everyone scores alike, but `tuan` gives the first proposal less; the second round has begun.
async fn second_round(t: &TestBackend) -> [ProposalId; 2] {
    let minh = t.actor("minh").await;
    let ids = site::scoring(t, &[("rounds", "2"), ("blind", "round_end")]).await;
    let conflict = [("conflict", "conflicted"), ("kind", "relative"), ("reason", "Người thân góp vốn.")];
    let conflict = conflict.into_iter().fold(Form::default(), |form, (name, value)| form.with(name, value));
    t.declare_conflict(&t.actor(CONFLICTED).await, ids[0], &conflict).await.expect("declared");
    for nick in CLEAR {
        let actor = t.actor(nick).await;
        for id in ids {
            let first = if nick == "tuan" && id == ids[0] { "8" } else { "18" };
            t.declare_conflict(&actor, id, &Form::default().with("conflict", "clear")).await.expect("declared");
            t.submit_sheet(&actor, id, &sheet(first).with("sheet_version", "0")).await.expect("submitted");
        }
    }
    site::after_the_term(t);
    t.close_round(&minh, "BT-02").await.expect("closed");
    ids
}

/// In it, `tuan` comes nearer to the others.
async fn scored(t: &TestBackend) -> [ProposalId; 2] {
    let (ids, minh) = (second_round(t).await, t.actor("minh").await);
    let version = t.sheet(&t.actor("tuan").await, ids[0]).await.expect("a sheet").sheet_version;
    let revised = sheet("15").with("sheet_version", version.to_string()).with("reason_0", "Sau thảo luận.");
    t.revise_sheet(&t.actor("tuan").await, ids[0], &revised).await.expect("revised");
    t.clock.set(t.clock.now().plus_days(2));
    t.close_scoring(&minh, "BT-02", &Form::default().with("reason", "Hội đồng thống nhất.")).await.expect("closed");
    ids
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_that_was_saved_and_not_submitted_is_told_to_its_member_and_to_who_closes() {
    let mut site = Site::open().await;
    let ids = second_round(&site.backend).await;
    for nick in ["tuan", "minh"] {
        site.sign_in(nick).await;
    }
    let (own, closing) = ("/council/challenges/BT-02", "/council/challenges/BT-02/close-scoring");
    assert!(!site.get("tuan", own).await.text.contains("Bản sửa vòng hai chưa nộp"));
    assert!(!site.get("minh", closing).await.text.contains("chưa nộp: 1"));
    let tuan = site.backend.actor("tuan").await;
    let version = site.backend.sheet(&tuan, ids[0]).await.expect("a sheet").sheet_version;
    let draft = sheet("15").with("sheet_version", version.to_string());
    site.backend.save_sheet(&tuan, ids[0], &draft).await.expect("saved");
    assert!(site.get("tuan", own).await.text.contains("Bản sửa vòng hai chưa nộp"));
    let told = site.get("minh", closing).await.text;
    assert!(told.contains("bản sửa vòng hai đã lưu nhưng chưa nộp: 1"), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_end_that_would_be_refused_is_not_offered() {
    let mut site = Site::open().await;
    let ids = site::scoring(&site.backend, &[]).await;
    for id in ids {
        let minh = site.backend.actor("minh").await;
        site.backend.declare_conflict(&minh, id, &Form::default().with("conflict", "clear")).await.expect("declared");
    }
    site::after_the_term(&site.backend);
    site.sign_in("minh").await;
    let (page, button) = ("/council/challenges/BT-02/close-scoring", "btn btn-danger");
    assert!(site.get("minh", page).await.text.contains(button));
    site.backend.execute("UPDATE challenges SET rules_hash = 'other' WHERE code = 'BT-02'").await;
    let told = site.get("minh", page).await.text;
    assert!(!told.contains(button) && told.contains("không phải quy chế đã chốt khi công bố"), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_says_who_moved_and_that_agreement_is_of_the_first_round() {
    let mut site = Site::open().await;
    scored(&site.backend).await;
    for nick in ["lan", "tuan", CONFLICTED] {
        site.sign_in(nick).await;
    }
    let letter = site.backend.advice(&site.backend.actor("lan").await, "BT-02").await.expect("advice");
    let moved = letter.lines.iter().find_map(|line| line.movement.0.first()).expect("one moved");
    let letter = &letter.letters[moved.column];
    let page = site.get("lan", "/office/challenges/BT-02/advisory").await.text;
    let told = format!("Phiếu {letter}: từ 77 lên 84 (tăng 7 điểm), tiến về trung bình");
    assert!(page.contains(&told), "{told} is not in: {page}");
    assert!(page.contains("tính từ phiếu vòng một"), "{page}");
    let page = site.get("tuan", "/en/council/challenges/BT-02/advisory").await.text;
    let told = format!("Sheet {letter}: from 77 up to 84 (by 7 points), toward the average");
    assert!(page.contains(&told) && page.contains("rest on the sheets of the first round"), "{told} is not in: {page}");
    let hidden = site.get(CONFLICTED, "/council/challenges/BT-02/advisory").await;
    assert!(hidden.status >= 400 && !hidden.text.contains("84"), "{}", hidden.text);
}
