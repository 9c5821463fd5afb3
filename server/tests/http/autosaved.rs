//! What is saved while somebody types: a wrong number keeps no text from being saved, stands as it was typed, and is
//! marked at its field, at once and when the page is opened again.

use crate::site::{self, Site};
use axum::http::Request;
use backend::testing::challenge_form;
use domain::{event::EventKind, form::Form};
use serde_json::Value;

async fn save(site: &Site, nick: &str, path: &str, mut call: Value, fields: &Form) -> Value {
    call["fields"] = serde_json::to_value(&fields.0).expect("fields");
    let request = Request::post(path).header("content-type", "application/json");
    let answer = site.send_body(nick, request, call.to_string().into()).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.text);
    serde_json::from_str(&answer.text).expect("JSON")
}

/// The fields that are told to be wrong, each with its words.
fn wrong(saved: &Value) -> Vec<(&str, &str)> {
    let told = saved["wrong"].as_array().expect("a list");
    told.iter().map(|told| (told[0].as_str().expect("a field"), told[1].as_str().expect("words"))).collect()
}

/// Whether a page marks a field as wrong and shows what was typed in it.
fn is_marked(page: &str, field: &str, typed: &str) -> bool {
    let input = page.split('<').find(|tag| tag.starts_with("input") && tag.contains(&format!(" name=\"{field}\"")));
    let input = input.unwrap_or_else(|| panic!("no {field}"));
    input.contains("aria-invalid=\"true\"")
        && input.contains(&format!("value=\"{typed}\""))
        && page.contains(&format!("id=\"{field}-error\""))
}

#[tokio::test]
async fn a_sheet_saves_its_texts_whatever_stands_in_its_scores() {
    let mut site = Site::open().await;
    let [id, _] = site::scoring(&site.backend, &[]).await;
    site.sign_in("minh").await;
    site.backend
        .declare_conflict(&site.backend.actor("minh").await, id, &Form::default().with("conflict", "clear"))
        .await
        .expect("declared");
    let fields = Form::default().with("sheet_version", "0").with("score_0", "20,5").with("score_1", "9").with("strengths", "Đội ngũ mạnh.");
    let saved = save(&site, "minh", "/api/sheets/save", serde_json::json!({ "id": id.to_string() }), &fields).await;
    assert_eq!((saved["version"].as_u64(), wrong(&saved).len()), (Some(1), 1), "{saved}");
    assert!(wrong(&saved)[0].0 == "score_0" && wrong(&saved)[0].1.contains("20"), "{saved}");
    let english = fields.clone().with("sheet_version", "1").with("page_locale", "en");
    let saved = save(&site, "minh", "/api/sheets/save", serde_json::json!({ "id": id.to_string() }), &english).await;
    assert!(wrong(&saved)[0].1.contains("maximum") || wrong(&saved)[0].1.contains("most"), "in the language of the page: {saved}");

    let path = format!("/council/proposals/{id}");
    let page = site.get("minh", &path).await.text;
    assert!(page.contains("Đội ngũ mạnh.") && is_marked(&page, "score_0", "20,5") && !is_marked(&page, "score_1", "9"), "{page}");
    // By the button too, which goes on only where nothing is left to mend.
    let next = fields.clone().with("sheet_version", "1").with("weaknesses", "Chi phí.").with("act", "next");
    let answer = site.post("minh", &path, &next).await;
    assert_eq!((answer.status, answer.header("location")), (303, format!("{path}?done=sheet_unread&field=score_0#done").as_str()));
    let told = site.get("minh", &format!("{path}?done=sheet_unread&field=score_0")).await.text;
    let done = told.split('<').find(|tag| tag.contains("id=\"done\"")).expect("what was done");
    assert!(done.contains("notice-warn") && told.contains("href=\"#score_0\"") && told.contains("Chi phí."), "{done}: {told}");
    let mended = next.with("sheet_version", "2").with("score_0", "20");
    let answer = site.post("minh", &path, &mended).await;
    assert!(answer.status == 303 && answer.header("location").contains("sheet_saved"), "{}", answer.header("location"));
}

#[tokio::test]
async fn minutes_save_what_was_said_beside_a_text_that_is_too_long() {
    let mut site = Site::open().await;
    let id = site.second_challenge().await;
    site.plan_meeting(id).await;
    site.sign_in("huong").await;
    let page = site.address("/council/meetings/{id}");
    let meeting = site.meeting.expect("planned").to_string();
    assert_eq!(site.post("huong", &format!("{page}/start"), &Form::default().with("other_day", "on")).await.status, 303);
    let long = "x".repeat(10_001);
    let fields = Form::default()
        .with("item", "1")
        .with("item_version", "0")
        .with("opinions", "Ý kiến 8642")
        .with("dissent", &long)
        .with("conclusion", "Thông qua.");
    let saved = save(&site, "huong", "/api/minutes/save", serde_json::json!({ "id": meeting }), &fields).await;
    assert_eq!((saved["version"].as_u64(), wrong(&saved)[0].0), (Some(1), "dissent"), "{saved}");
    let shown = site.get("huong", &page).await.text;
    assert!(shown.contains("Ý kiến 8642") && shown.contains("Thông qua.") && shown.contains(&long), "{shown}");
    let mended = fields.with("item_version", "1").with("dissent", "");
    let saved = save(&site, "huong", "/api/minutes/save", serde_json::json!({ "id": meeting }), &mended).await;
    assert!(wrong(&saved).is_empty(), "{saved}");
    assert!(!site.get("huong", &page).await.text.contains("dissent-error"));
}

#[tokio::test]
async fn an_unclear_price_is_told_when_it_is_saved_and_led_to() {
    let mut site = Site::open().await;
    site.submit().await;
    site.sign_in("an").await;
    let id = site.proposal.expect("a proposal");
    let draft = site.backend.own_proposal(&site.backend.actor("an").await, id).await.expect("draft").form();
    let fields = draft.with("cost_price_0", "2.500.000,50");
    let call = serde_json::json!({ "id": id.to_string(), "section": "costs" });
    let saved = save(&site, "an", "/api/proposals/save", call, &fields).await;
    assert_eq!(wrong(&saved).iter().map(|(field, _)| *field).collect::<Vec<_>>(), ["cost_price_0"], "{saved}");
    let path = format!("/proposals/{id}/costs");
    let page = site.get("an", &path).await.text;
    assert!(
        page.contains("data-before-save") && page.contains("data-after-save") && is_marked(&page, "cost_price_0", "2.500.000,50"),
        "{page}"
    );
    let again = fields.with("draft_version", saved["version"].to_string());
    let answer = site.post("an", &path, &again).await;
    assert_eq!(answer.header("location"), format!("{path}?done=section_unread&field=cost_price_0#done"));
    // A text over its limit is no number: that is what is said.
    let version = site.backend.own_proposal(&site.backend.actor("an").await, id).await.expect("draft").form();
    let long = version.with("team", "ậ".repeat(20_001));
    let answer = site.post("an", &format!("/proposals/{id}/team"), &long).await;
    assert_eq!(answer.header("location"), format!("/proposals/{id}/team?done=section_too_long&field=team#done"));
    let told = site.get("an", &format!("/proposals/{id}/team?done=section_too_long&field=team")).await.text;
    assert!(told.contains("dài quá giới hạn") && told.contains("href=\"#team\"") && !told.contains("số chưa đọc được, nên"), "{told}");
}

/// A report is kept for its writer while it is typed, sent by the button alone, and never replaced by an older window.
#[tokio::test]
async fn a_report_is_kept_while_it_is_typed_and_read_by_nobody_else() {
    let mut site = Site::open().await;
    let id = site.second_challenge().await;
    site.plan_meeting(id).await;
    for nick in ["khoa", "huong", "mai", "minh"] {
        site.sign_in(nick).await;
    }
    let meeting = site.meeting.expect("planned").to_string();
    let (page, call) = (site.address("/council/meetings/{id}"), || serde_json::json!({ "id": meeting }));
    let typed = |version: &str, text: &str| Form::default().with("report_version", version).with("report", text);
    let saved = save(&site, "khoa", "/api/reports/save", call(), &typed("0", "Viết dở 24680")).await;
    assert_eq!(saved["version"].as_u64(), Some(1), "{saved}");
    let own = site.get("khoa", &page).await.text;
    assert!(
        own.contains("Viết dở 24680</textarea>") && own.contains("chưa gửi.") && own.contains("name=\"report_version\" value=\"1\""),
        "{own}"
    );
    assert!(own.contains("class=\"autosave"), "{own}");
    for nick in ["huong", "mai", "minh"] {
        assert!(!site.get(nick, &page).await.text.contains("24680"), "{nick}");
    }
    // An older window keeps nothing over it.
    let mut late = call();
    late["fields"] = serde_json::to_value(&typed("0", "Cửa sổ cũ").0).expect("fields");
    let request = Request::post("/api/reports/save").header("content-type", "application/json");
    let stale = site.send_body("khoa", request, late.to_string().into()).await;
    assert!(stale.status == 409 && stale.text.contains("own_stale"), "{}", stale.text);
    let form = site.opened("khoa", &format!("{page}/report"), &Form::default().with("report", "Viết xong 24680")).await;
    assert_eq!(site.post("khoa", &format!("{page}/report"), &form).await.status, 303);
    let own = site.get("khoa", &page).await.text;
    assert!(own.contains("Viết xong 24680") && !own.contains("Viết dở") && own.contains("name=\"report_version\" value=\"0\""), "{own}");
    for (nick, path) in [("huong", "/api/reports/save"), ("mai", "/api/reports/save")] {
        let request = Request::post(path).header("content-type", "application/json");
        let mut refused = call();
        refused["fields"] = serde_json::json!({ "report": "x", "report_version": "0" });
        assert_eq!(site.send_body(nick, request, refused.to_string().into()).await.status, 403, "{nick}");
    }
}

/// The draft of a call: everything but its code, over nothing that somebody else saved, and one line of its history.
#[tokio::test]
async fn a_call_that_is_being_written_saves_itself_and_asks_where_a_colleague_saved() {
    let mut site = Site::open().await;
    for nick in ["mai", "nam"] {
        site.sign_in(nick).await;
    }
    let mai = site.backend.actor("mai").await;
    let call = challenge_form("BT-41").with("opens", "2027-03-01T08:00").with("closes", "2027-05-31T17:00");
    site.backend.create_challenge(&mai, &call).await.expect("created");
    // A draft with a file saves itself, too.
    let file =
        ["--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"phu-luc.txt\"\r\n\r\n", "Phụ lục", "\r\n--x--\r\n"].concat();
    let request = Request::post("/upload/challenge/BT-41").header("content-type", "multipart/form-data; boundary=x");
    assert_eq!(site.send_body("mai", request, file.into()).await.status, 303);
    let edit = "/office/challenges/BT-41/edit";
    let page = site.get("mai", edit).await.text;
    assert!(page.contains("data-component=\"Autosave") && !page.contains("chỉ lưu khi bấm nút"), "{page}");
    let stored = async || site.backend.challenge(&mai, "BT-41").await.expect("a draft").challenge;
    let opened = stored().await.to_form().with("seen", site.seen("mai", edit).await);
    let call = serde_json::json!({ "id": stored().await.id.to_string() });
    let mut typed = opened.clone().with("code", "BT-4").with("context_vi", "Bối cảnh đang viết");
    for text in ["Bối cảnh đang viết", "Bối cảnh đang viết tiếp", "Bối cảnh đang viết tiếp 4711."] {
        let saved = save(&site, "mai", "/api/challenges/save", call.clone(), &typed.clone().with("context_vi", text)).await;
        typed.set("seen", saved["seen"].as_str().expect("what it shows now"));
    }
    let kept = stored().await;
    assert_eq!((kept.code.as_str(), kept.content.context.vi.as_str()), ("BT-41", "Bối cảnh đang viết tiếp 4711."), "no half code");
    let edits = site.backend.challenge_history(&mai, "BT-41").await.expect("a history");
    let edits: Vec<_> = edits.iter().filter(|line| line.event.kind == EventKind::ChallengeEdited).collect();
    assert_eq!(edits.len(), 1, "a stretch of writing is one line");
    // What is typed while a save is under way is based on what that save writes, whether or not its answer was read; and a
    // file that came meanwhile is no other text.
    let file = ["--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"khac.txt\"\r\n\r\n", "Khác", "\r\n--x--\r\n"].concat();
    let request = Request::post("/upload/challenge/BT-41").header("content-type", "multipart/form-data; boundary=x");
    assert_eq!(site.send_body("mai", request, file.into()).await.status, 303);
    let unread = save(&site, "mai", "/api/challenges/save", call.clone(), &typed.clone().with("context_vi", "Đang")).await;
    let leaving = typed.clone().with("context_vi", "Đang rời").with("unanswered_context_vi", "Đang");
    let left = save(&site, "mai", "/api/challenges/save", call.clone(), &leaving).await;
    assert!(left["seen"] != unread["seen"] && stored().await.content.context.vi == "Đang rời");
    // What is stored is not what that save would have written: it is somebody else's.
    let body = serde_json::json!({ "id": stored().await.id.to_string(), "fields": leaving.with("context_vi", "Đè lên").0 });
    let request = Request::post("/api/challenges/save").header("content-type", "application/json");
    assert_eq!(site.send_body("mai", request, body.to_string().into()).await.status, 409);
    typed.set("seen", left["seen"].as_str().expect("what it shows now"));
    let saved =
        save(&site, "mai", "/api/challenges/save", call.clone(), &typed.clone().with("context_vi", "Bối cảnh đang viết tiếp 4711.")).await;
    typed.set("seen", saved["seen"].as_str().expect("what it shows now"));
    // What cannot be read is kept as typed, and told at its field.
    let saved = save(&site, "mai", "/api/challenges/save", call.clone(), &typed.clone().with("budget_ceiling", "năm tỷ")).await;
    assert_eq!(wrong(&saved).first().map(|(field, _)| *field), Some("budget_ceiling"), "{saved}");
    // A colleague saved by the button: nothing is put over that, whatever field it is in.
    let colleague = stored().await.to_form().with("code", "BT-41").with("seen", site.seen("nam", edit).await);
    assert_eq!(site.post("nam", edit, &colleague.with("summary_vi", "Tóm tắt của Nam.")).await.status, 303);
    typed.set("seen", saved["seen"].as_str().expect("what it shows now"));
    let body = serde_json::json!({ "id": kept.id.to_string(), "fields": typed.clone().with("constraints_vi", "Khác.").0 });
    let request = Request::post("/api/challenges/save").header("content-type", "application/json");
    let stale = site.send_body("mai", request, body.to_string().into()).await;
    assert_eq!((stale.status, stale.text.as_str()), (409, "\"stale\""));
    assert_eq!(stored().await.content.summary.vi, "Tóm tắt của Nam.");
    // By the button it goes beside it, the code too.
    let by_hand = site.post("mai", edit, &typed.with("code", "BT-42").with("constraints_vi", "Khác.")).await;
    assert_eq!(by_hand.status, 303, "{}", by_hand.text);
    let both = site.backend.challenge(&mai, "BT-42").await.expect("renamed").challenge.content;
    assert_eq!((both.summary.vi.as_str(), both.constraints.vi.as_str()), ("Tóm tắt của Nam.", "Khác."));
}

#[tokio::test]
async fn whoever_is_not_signed_in_is_told_so_by_whatever_saves_itself() {
    let site = Site::open().await;
    let id = "00000000-0000-0000-0000-000000000000";
    for what in ["proposals", "sheets", "debriefs", "minutes", "reports", "challenges"] {
        let call = serde_json::json!({ "id": id, "section": "fit", "fields": { "title_vi": "Gõ dở" } });
        let request = Request::post(format!("/api/{what}/save")).header("content-type", "application/json");
        let answer = site.send_body("nobody", request, call.to_string().into()).await;
        assert_eq!((answer.status, answer.text.as_str()), (401, "\"signed_out\""), "{what}");
    }
}
