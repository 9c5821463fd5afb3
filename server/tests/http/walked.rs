//! What readers who walked the site found untrue or unclear, each where a person meets it.

use crate::{
    loaded::loaded,
    site::{Site, scoring},
};
use backend::testing::person;
use domain::{form::Form, proposals::Section};

/// A total says what it leaves out, and a total above the ceiling is not called a fault of the first line.
#[tokio::test]
async fn a_total_says_what_it_leaves_out_and_what_is_wrong_with_it() {
    let mut site = Site::open().await;
    site.sign_in("an").await;
    let an = site.backend.actor("an").await;
    let id = site.backend.complete_proposal("an", "BT-01").await;
    let draft = async || site.backend.own_proposal(&an, id).await.expect("a draft").form();
    let unread = draft().await.with("cost_item_5", "Thiết bị").with("cost_quantity_5", "1").with("cost_price_5", "khoảng hai tỷ");
    site.backend.save_section(&an, id, Section::Costs, &unread).await.expect("saved");
    let page = site.get("an", &format!("/proposals/{id}")).await.text;
    assert!(page.contains("Chưa cộng 1 dòng"), "{page}");
    let high = draft().await.with("cost_price_0", "9000000000");
    site.backend.save_section(&an, id, Section::Costs, &high).await.expect("saved");
    let page = site.get("an", &format!("/proposals/{id}/act/submit")).await.text;
    let missing = page.split("<li>").find(|line| line.contains("vượt mức kinh phí trần")).unwrap_or_else(|| panic!("{page}"));
    assert!(missing.contains("Tổng chi phí</a>") && !missing.contains("dòng 1"), "{missing}");
}

/// What the page says an officer may ask for has its button.
#[tokio::test]
async fn an_officer_can_ask_for_a_new_password_of_a_member() {
    let mut site = Site::open().await;
    site.sign_in("nam").await;
    let member = person("quan").expect("one of the cast").id();
    let page = site.get("nam", &format!("/office/accounts/{member}")).await.text;
    assert!(page.contains("value=\"ask_stop\"") && page.contains("value=\"ask\"") && page.contains("lãnh đạo xác nhận"), "{page}");
}

/// Why a leader does not cancel alone, and where to go on from a step that is over.
#[tokio::test]
async fn a_refused_act_says_its_own_reason_and_leads_to_its_page() {
    let mut site = Site::filled(loaded().await);
    site.sign_in("lan").await;
    site.sign_in("an").await;
    for (path, part) in [("/office/challenges/BT-06", ""), ("/office/challenges/BT-06/cancel", "href=\"/office/challenges/BT-06\"")] {
        let page = site.get("lan", path).await.text;
        assert!(page.contains("lãnh đạo không tự mình hủy được") && !page.contains("24 giờ") && page.contains(part), "{path}: {page}");
    }
    let over = site.get("an", "/challenges/BT-07/questions").await.text;
    assert!(over.contains("Đợt mời này đã được hủy.") && !over.contains("ở bước hiện tại"), "{over}");
    let page = site.get("lan", "/office/challenges/BT-03").await.text;
    assert_eq!(page.matches("ở bước hiện tại").count(), 1, "{page}");
}

/// Until scoring closes, a conflict that is found voids the own sheet, and the page of a sheet handed in says that.
#[tokio::test]
async fn the_page_of_a_sheet_handed_in_says_that_scoring_is_over_once_it_is() {
    let mut site = Site::open().await;
    let [id, _] = scoring(&site.backend, &[]).await;
    let huong = site.backend.actor("huong").await;
    site.backend.declare_conflict(&huong, id, &Form::default().with("conflict", "clear")).await.expect("declared");
    let sheet = (0..6).fold(Form::default(), |form, k| form.with(format!("score_{k}"), "7").with(format!("comment_{k}"), "Lý do."));
    site.backend.submit_sheet(&huong, id, &sheet.with("sheet_version", "0")).await.expect("handed in");
    site.sign_in("huong").await;
    let page = site.get("huong", &format!("/council/proposals/{id}")).await.text;
    assert!(page.contains("Phát hiện có xung đột lợi ích?") && !page.contains("Việc chấm điểm đã kết thúc"), "{page}");
}
