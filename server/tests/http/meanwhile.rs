//! While somebody types, what is typed about moves on under their hands: what saves itself says so at once, in words.

use crate::site::{self, Site};
use axum::http::Request;
use domain::{form::Form, proposals::Section};
use serde_json::{Value, json};

/// What a form that saves itself is answered; `fields` as its page has them.
async fn saved(site: &Site, nick: &str, path: &str, mut call: Value, fields: &Form) -> (u16, Value) {
    call["fields"] = serde_json::to_value(&fields.0).expect("fields");
    let request = Request::post(path).header("content-type", "application/json");
    let answer = site.send_body(nick, request, call.to_string().into()).await;
    (answer.status, serde_json::from_str(&answer.text).expect("JSON"))
}

#[tokio::test]
async fn a_section_typed_after_a_colleague_handed_in_says_that_it_is_not_in_it() {
    let mut site = Site::open().await;
    site.sign_in("an").await;
    let (an, id) = (site.backend.actor("an").await, site.backend.complete_proposal("an", "BT-01").await);
    let team = async |text: &str, locale: &str| {
        let draft = site.backend.own_proposal(&an, id).await.expect("draft").form();
        let call = json!({ "id": id.to_string(), "section": "team" });
        saved(&site, "an", "/api/proposals/save", call, &draft.with("team", text).with("page_locale", locale)).await
    };
    assert_eq!(team("Mười kỹ sư.", "vi").await.1["meanwhile"], "", "nothing happened");
    let receipt = site.backend.submit_proposal(&an, id).await.expect("handed in");
    let (status, told) = team("Mười hai kỹ sư.", "vi").await;
    let told = told["meanwhile"].as_str().expect("words").to_owned();
    let at = receipt.at.show(domain::locale::Locale::Vi);
    assert!(status == 200 && told.contains(&format!("đã được nộp lúc {at}")) && told.contains("chưa thuộc bản đã nộp"), "{told}");
    let told = team("Mười ba kỹ sư.", "en").await.1["meanwhile"].to_string();
    assert!(told.contains("submitted on") && told.contains("in the draft only"), "{told}");
    site.backend.withdraw_proposal(&an, id).await.expect("withdrawn");
    let told = team("Mười bốn kỹ sư.", "vi").await.1["meanwhile"].to_string();
    assert!(told.contains("đã được rút"), "{told}");
    assert_eq!(site.backend.own_proposal(&an, id).await.expect("draft").content.team, "Mười bốn kỹ sư.");
}

#[tokio::test]
async fn a_section_typed_until_after_the_closing_says_when_it_closed() {
    let mut site = Site::open().await;
    let id = site.backend.complete_proposal("an", "BT-01").await;
    let draft = site.backend.own_proposal(&site.backend.actor("an").await, id).await.expect("draft").form();
    site.backend.at(backend::testing::CLOSING);
    site.sign_in("an").await;
    let call = json!({ "id": id.to_string(), "section": "costs" });
    let (status, told) = saved(&site, "an", "/api/proposals/save", call, &draft.with("cost_price_0", "7")).await;
    let told = told["refused"].as_str().expect("words").to_owned();
    assert_eq!(status, 409);
    assert!(told.contains("Đã đóng nhận hồ sơ lúc") && told.contains("nằm trong bản nháp"), "{told}");
    // What is typed is still there once the save button is pressed.
    let late = Form::default().with("team", "Nhập muộn 4711.").with("draft_version", "1");
    let answer = site.post("an", &format!("/proposals/{id}/{}", Section::Team.code()), &late).await;
    assert!(answer.status == 409 && answer.text.contains("Nhập muộn 4711."), "{}", answer.text);
}

#[tokio::test]
async fn a_sheet_handed_in_elsewhere_says_that_it_takes_nothing_more() {
    let mut site = Site::open().await;
    let [id, _] = site::scoring(&site.backend, &[]).await;
    site.sign_in("minh").await;
    let minh = site.backend.actor("minh").await;
    site.backend.declare_conflict(&minh, id, &Form::default().with("conflict", "clear")).await.expect("declared");
    let scores = (0..6).fold(Form::default(), |form, k| form.with(format!("score_{k}"), "7").with(format!("comment_{k}"), "Đạt."));
    let typed = scores.clone().with("sheet_version", "0").with("strengths", "Viết dở 4711.");
    site.backend.submit_sheet(&minh, id, &scores.with("sheet_version", "0")).await.expect("handed in");
    let (status, told) = saved(&site, "minh", "/api/sheets/save", json!({ "id": id.to_string() }), &typed).await;
    assert!(status == 409 && told["refused"].as_str().is_some_and(|told| told.contains("phiếu đã được nộp")), "{told}");
    let answer = site.post("minh", &format!("/council/proposals/{id}"), &typed.with("act", "save")).await;
    assert!(answer.status == 409 && answer.text.contains("Viết dở 4711."), "{}", answer.text);
}

#[tokio::test]
async fn minutes_typed_while_the_meeting_goes_on_or_ends_say_so() {
    let mut site = Site::open().await;
    let id = site.second_challenge().await;
    site.plan_meeting(id).await;
    site.sign_in("huong").await;
    let page = site.address("/council/meetings/{id}");
    let call = || json!({ "id": site.meeting.expect("planned").to_string() });
    let post = async |act: &str, form: Form| {
        let answer = site.post("huong", &format!("{page}/{act}"), &form).await;
        assert_eq!(answer.status, 303, "{act}: {}", answer.text);
    };
    post("start", Form::default().with("other_day", "on")).await;
    let notes = |version: &str, text: &str| Form::default().with("item", "1").with("item_version", version).with("opinions", text);
    let (_, told) = saved(&site, "huong", "/api/minutes/save", call(), &notes("0", "Ý kiến")).await;
    assert_eq!(told["meanwhile"], "");
    post("item", Form::default().with("to", "2")).await;
    let (status, told) = saved(&site, "huong", "/api/minutes/save", call(), &notes("1", "Ý kiến tiếp")).await;
    let words = told["meanwhile"].as_str().expect("words");
    assert!(status == 200 && words.contains("chuyển sang mục 2") && words.contains("biên bản của mục 1"), "{told}");
    post("end", Form::default().with("outcome", "not_quorate")).await;
    let (status, told) = saved(&site, "huong", "/api/minutes/save", call(), &notes("2", "Viết dở 4711")).await;
    assert!(status == 409 && told["refused"].as_str().is_some_and(|told| told.contains("Phiên họp đã kết thúc lúc")), "{told}");
    let answer = site.post("huong", &format!("{page}/record"), &notes("2", "Viết dở 4711")).await;
    assert!(answer.text.contains("Viết dở 4711") && answer.text.contains("Phiên họp đã kết thúc lúc"), "{}", answer.text);
}

/// A rapporteur who sends a report after the meeting is told that it has ended, and keeps the report.
#[tokio::test]
async fn a_report_sent_after_the_meeting_is_told_when_it_ended() {
    let mut site = Site::open().await;
    let id = site.second_challenge().await;
    site.plan_meeting(id).await;
    for nick in ["huong", "khoa"] {
        site.sign_in(nick).await;
    }
    let page = site.address("/council/meetings/{id}");
    let typed = Form::default().with("report", "Báo cáo muộn 4711");
    let typed = site.opened("khoa", &format!("{page}/report"), &typed).await;
    for (act, form) in [("start", Form::default().with("other_day", "on")), ("end", Form::default().with("outcome", "not_quorate"))] {
        assert_eq!(site.post("huong", &format!("{page}/{act}"), &form).await.status, 303);
    }
    let answer = site.post("khoa", &format!("{page}/report"), &typed).await;
    assert!(answer.status == 409 && answer.text.contains("Phiên họp đã kết thúc lúc"), "{}", answer.text);
    assert!(answer.text.contains("Báo cáo muộn 4711"));
}
