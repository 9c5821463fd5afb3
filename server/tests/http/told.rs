//! What somebody is told at the moment when it matters: a term, a cancelled call, a reason, what is still owed.

use crate::{
    forms::kinds::scored,
    site::{self, Site},
};
use axum::http::Request;
use backend::testing::person;
use domain::{form::Form, proposals::Section};

#[tokio::test]
async fn a_cancelled_call_says_so_on_the_firm_s_pages_and_counts_nothing_down() {
    let mut site = Site::open().await;
    site.submit().await;
    site.sign_in("an").await;
    let own = format!("/proposals/{}", site.proposal.expect("a proposal"));
    let open = site.get("an", &own).await.text;
    assert!(open.contains("role=\"timer\""), "the call is open: {open}");
    let reason = Form::default().with("reason", "Không còn kinh phí 4711.");
    site.backend.cancel_challenge(&site.backend.actor("lan").await, "BT-01", &reason).await.expect("cancelled");
    for page in [own.clone(), format!("{own}/fit"), format!("{own}/act/submit")] {
        let shown = site.get("an", &page).await.text;
        assert!(shown.contains("Đợt mời đã bị hủy lúc") && shown.contains("Không còn kinh phí 4711."), "{page}: {shown}");
        assert!(!shown.contains("role=\"timer\""), "{page} counts down: {shown}");
    }
    assert!(!site.get("an", &own).await.text.contains("không còn thực hiện được ở bước hiện tại"), "the reason stands above");
    let call =
        serde_json::json!({ "id": site.proposal.expect("a proposal").to_string(), "section": "fit", "fields": { "fit": "Đang gõ." } });
    let request = Request::post("/api/proposals/save").header("content-type", "application/json");
    let saving = site.send_body("an", request, call.to_string().into()).await;
    assert!(saving.status == 409 && saving.text.contains("Không còn kinh phí 4711."), "{}", saving.text);
    // Whoever was typing keeps the text.
    let typed = Form::default().with("fit", "Đang gõ dở 4712.").with("draft_version", "1");
    let refused = site.post("an", &format!("{own}/fit"), &typed).await;
    assert!(refused.status == 409 && refused.text.contains("Đang gõ dở 4712.") && refused.text.contains("Đợt mời đã bị hủy"));
}

#[tokio::test]
async fn the_last_page_counts_down_and_a_draft_of_a_closed_call_waits_for_nothing() {
    let mut site = Site::open().await;
    site.submit().await;
    site.sign_in("an").await;
    let (an, id) = (site.backend.actor("an").await, site.proposal.expect("a proposal"));
    let draft = site.backend.own_proposal(&an, id).await.expect("draft").form();
    site.backend.save_section(&an, id, Section::Plan, &draft.with("plan", "Mười ba tháng.")).await.expect("saved");
    let last = site.get("an", &format!("/proposals/{id}/act/submit")).await.text;
    assert!(last.contains("role=\"timer\""), "{last}");
    let list = async || site.get("an", "/proposals").await.text;
    assert!(list().await.contains("chưa được gửi"), "it can still be sent");
    site.backend.at(backend::testing::CLOSING);
    let closed = list().await;
    assert!(closed.contains("bản nháp không được gửi") && !closed.contains("chưa được gửi"), "{closed}");
}

/// Scripts off: the name of a chosen file comes along with the button.
#[tokio::test]
async fn what_was_chosen_and_not_uploaded_is_not_left_out_unsaid() {
    let mut site = Site::open().await;
    site.submit().await;
    let (t, id) = (&site.backend, site.proposal.expect("a proposal"));
    t.open_proposals("BT-01").await;
    t.ask_completion(&t.actor("mai").await, id, &Form::default().with("asked", "Giấy ủy quyền.")).await.expect("asked");
    site.sign_in("an").await;
    let page = format!("/proposals/{id}/act/completion");
    let body = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nabc\r\n--x--\r\n";
    let request = Request::post(format!("/upload/completion/{id}")).header("content-type", "multipart/form-data; boundary=x");
    assert_eq!(site.send_body("an", request, body.into()).await.status, 303);
    let shown = site.get("an", &page).await.text;
    let mut buttons = shown.split("<button ").filter_map(|tag| tag.split('>').next());
    let button = buttons.find(|tag| tag.contains("act/completion") && !tag.contains("frame=")).expect("the button");
    assert!(button.contains("form=\"add\"") && button.contains("formenctype=\"application/x-www-form-urlencoded\""), "{button}");
    let refused = site.post("an", &page, &Form::default().with("file", "ủy quyền.pdf")).await;
    assert!(refused.status == 422 && refused.text.contains("chưa tải lên nên chưa gửi gì"), "{}", refused.text);
    assert_eq!(site.post("an", &page, &Form::default().with("file", "")).await.status, 303);
    // What is to be read before the verdict is not, once there is one.
    site.sign_in("mai").await;
    let office = format!("/office/proposals/{id}");
    assert!(site.get("mai", &office).await.text.contains("Xem nội dung bổ sung trước khi kết luận"));
    assert_eq!(site.press("mai", &office, &Form::default().with("verdict", "admit")).await.status, 303);
    assert!(!site.get("mai", &office).await.text.contains("Xem nội dung bổ sung trước khi kết luận"));
}

#[tokio::test]
async fn a_page_whose_term_is_over_says_so_at_its_top() {
    let mut site = Site::open().await;
    site.submit().await;
    let (t, id) = (&site.backend, site.proposal.expect("a proposal"));
    t.open_proposals("BT-01").await;
    t.ask_completion(&t.actor("mai").await, id, &Form::default().with("asked", "Giấy ủy quyền.")).await.expect("asked");
    let asked = t.own_proposal(&t.actor("an").await, id).await.expect("own").completion.expect("asked");
    t.at(&asked.completion.due.to_local());
    site.sign_in("an").await;
    for (prefix, over) in [("", "Đã hết thời hạn"), ("/en", "The period for this ended on")] {
        let page = site.get("an", &format!("{prefix}/proposals/{id}/act/completion")).await.text;
        assert!(page.contains(over) && !page.contains("type=\"file\""), "{page}");
    }
}

#[tokio::test]
async fn a_firm_that_was_left_out_reads_why_and_a_second_leader_who_decided() {
    let (mut site, pick) = scored().await;
    let (t, id) = (&site.backend, site.proposal.expect("a proposal"));
    let (mai, minh, long) = (t.actor("mai").await, t.actor("minh").await, t.actor("long").await);
    t.propose_shortlist(&minh, "BT-01", &pick).await.expect("proposed");
    t.forward_shortlist(&mai, "BT-01", &pick).await.expect("forwarded");
    for nick in ["an", "lan", "mai"] {
        site.sign_in(nick).await;
    }
    let decision = "/office/challenges/BT-01/decision";
    let opened = site.opened("lan", decision, &pick).await;
    let none = Form::default().with("note", "Chỉ chọn khi có kinh phí 4713.");
    site.backend.decide_shortlist(&long, "BT-01", &none).await.expect("decided");
    let late = site.post("lan", decision, &opened).await;
    let by = site.backend.account(&mai, person("long").expect("one of the cast").id()).await.expect("seen").line.name;
    assert!(late.status == 409 && late.text.contains(&format!("{by} đã quyết định danh sách rút gọn lúc")), "{}", late.text);
    let told = late.text.split("id=\"errors\"").nth(1).and_then(|rest| rest.split("</div>").next()).expect("where the page opens");
    assert!(told.contains("đã quyết định danh sách rút gọn lúc"), "{told}");
    assert_eq!(late.text.matches("id=\"errors\"").count(), 1, "{}", late.text);
    site.backend.publish_result(&mai, "BT-01").await.expect("published");
    let feedback = site.get("an", &format!("/proposals/{id}/act/feedback")).await.text;
    assert!(feedback.contains("Lý do nêu trong quyết định đã công bố:") && feedback.contains("kinh phí 4713"), "{feedback}");

    // Nobody wrote to the firm within the term: whoever ends the call reads that first.
    let follow_up = "/office/challenges/BT-01/follow-up";
    assert!(!site.get("mai", follow_up).await.text.contains("chưa được gửi cho doanh nghiệp:"));
    site.backend.clock.set(site.backend.clock.now().plus_days(11));
    let told = site.get("mai", follow_up).await.text;
    let question = told.split("class=\"ask\"").nth(1).and_then(|rest| rest.split("</details>").next()).expect("the question");
    assert!(question.contains("đã quá hạn và chưa được gửi cho doanh nghiệp: HS-"), "{question}");
}

#[tokio::test]
async fn a_debrief_saves_itself_and_says_when_it_was_released() {
    let (mut site, pick) = scored().await;
    let (t, id) = (&site.backend, site.proposal.expect("a proposal"));
    let (mai, minh, lan) = (t.actor("mai").await, t.actor("minh").await, t.actor("lan").await);
    t.propose_shortlist(&minh, "BT-01", &pick).await.expect("proposed");
    t.forward_shortlist(&mai, "BT-01", &pick).await.expect("forwarded");
    t.decide_shortlist(&lan, "BT-01", &pick).await.expect("decided");
    t.publish_result(&mai, "BT-01").await.expect("published");
    site.sign_in("minh").await;
    let page = format!("/council/proposals/{id}/debrief");
    assert!(site.get("minh", &page).await.text.contains("data-component=\"Autosave"));
    let save = async |version: &str, text: &str| {
        let fields = Form::default().with("seen", version).with("strengths", text).with("weaknesses", "Chi phí.");
        let call = serde_json::json!({ "id": id.to_string(), "fields": fields.0 });
        let request = Request::post("/api/debriefs/save").header("content-type", "application/json");
        let answer = site.send_body("minh", request, call.to_string().into()).await;
        (answer.status, serde_json::from_str::<serde_json::Value>(&answer.text).expect("JSON"))
    };
    let (status, saved) = save("0", "Viết dở 4714.").await;
    assert_eq!((status, saved["version"].as_u64()), (200, Some(1)), "{saved}");
    assert!(site.get("minh", &page).await.text.contains("Viết dở 4714."));
    assert_eq!(save("0", "Cửa sổ khác.").await.1, "own_stale");
    let release = Form::default().with("strengths", "Xong.").with("weaknesses", "Chi phí.").with("seen", "1").with("act", "release");
    site.backend.save_debrief(&minh, id, &release).await.expect("released");
    let (status, told) = save("2", "Muộn.").await;
    assert!(status == 409 && told["refused"].as_str().is_some_and(|why| why.contains("đã được gửi cho doanh nghiệp")), "{told}");
}

#[tokio::test]
async fn an_officer_is_told_what_to_look_at_and_whose_a_new_password_is() {
    let mut site = Site::open().await;
    site.sign_in("mai").await;
    let mai = site.backend.actor("mai").await;
    let saturday = backend::testing::challenge_form("BT-42").with("closes", "2026-04-04T17:00").with("opening", "");
    site.backend.create_challenge(&mai, &saturday).await.expect("created");
    let told = site.get("mai", "/office/challenges/BT-42").await.text;
    assert!(told.contains("rơi vào cuối tuần") && told.contains("chưa xác định") && told.contains("trước khi trình thẩm định"), "{told}");
    site.backend.at("2027-01-01T08:00");
    site.sign_in("mai").await;
    let told = site.get("mai", "/office/challenges/BT-42").await.text;
    assert!(told.contains("đã qua.") && !told.contains("rơi vào cuối tuần"), "{told}");
    let edit = site.get("mai", "/office/challenges/BT-42/edit").await.text;
    assert!(edit.contains("data-component=\"Autosave_"), "a draft saves itself: {edit}");
    let account = site.get("mai", &format!("/office/accounts/{}", person("minh").expect("one of the cast").id())).await.text;
    assert!(
        account.contains("do cán bộ đề nghị, lãnh đạo xác nhận") && !account.contains("Yêu cầu mật khẩu mới hoặc đề nghị tạm khóa"),
        "{account}"
    );
}

#[tokio::test]
async fn a_list_without_known_heads_says_which_it_has_and_which_are_read() {
    let mut site = Site::open().await;
    site.sign_in("mai").await;
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (r, row) in (0..).zip([["TT", "Nội dung đề xuất", "Đầu ra"], ["1", "A", "B"]]) {
        sheet.write_row(r, 0, row).expect("row");
    }
    let bytes = book.save_to_buffer().expect("a workbook");
    let head = b"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.xlsx\"\r\n\r\n".as_slice();
    let body = [head, &bytes, b"\r\n--x--\r\n"].concat();
    let request = Request::post("/office/import/upload").header("content-type", "multipart/form-data; boundary=x");
    let uploaded = site.send_body("mai", request, body.into()).await;
    let preview = uploaded.header("location").split(['?', '#']).next().expect("an address").to_owned();
    let page = site.get("mai", &preview).await.text;
    assert!(page.contains("Nội dung đề xuất; Đầu ra") && page.contains("mục tiêu, sản phẩm"), "{page}");
}

/// In English pages the name of a firm is marked as Vietnamese.
#[tokio::test]
async fn names_of_firms_carry_their_language() {
    let mut site = Site::open().await;
    let [id, _] = site::scoring(&site.backend, &[]).await;
    for nick in ["an", "mai"] {
        site.sign_in(nick).await;
    }
    for (nick, page) in [("an", format!("/en/proposals/{id}/act/receipt")), ("mai", "/en/office/challenges/BT-02".to_owned())] {
        let shown = site.get(nick, &page).await.text;
        assert!(shown.contains("<span lang=\"vi\">Công ty"), "{page}: {shown}");
    }
}
