//! From the council's shortlist to the end of the call, over HTTP and without scripts; and who reads what of it.

use crate::site;

use backend::testing::CAST;
use domain::form::Form;
use site::Site;

const COMPLAINT: &str = "Kiến nghị bí mật 4417";
const DISSENT: &str = "Ý kiến bảo lưu 8825";

/// Scored by everyone; all that take part are signed in.
async fn scored() -> Site {
    let mut site = Site::open().await;
    site.submit().await;
    let id = site.proposal.expect("a proposal");
    let t = &site.backend;
    t.open_proposals("BT-01").await;
    t.screen_proposal(&t.actor("mai").await, id, &Form::default().with("verdict", "admit")).await.expect("admitted");
    t.start_scoring(&t.actor("mai").await, "BT-01").await.expect("scoring");
    for member in CAST.iter().filter(|p| p.seat.is_some()) {
        let actor = t.actor(member.nick).await;
        t.declare_conflict(&actor, id, &Form::default().with("conflict", "clear")).await.expect("declared");
        let scores = ["16", "20", "12", "12", "12", "9,5"].into_iter().enumerate();
        let sheet = scores.fold(Form::default().with("sheet_version", "0"), |form, (i, score)| form.with(format!("score_{i}"), score));
        t.submit_sheet(&actor, id, &sheet.with("strengths", "Khả thi.")).await.expect("sheet");
    }
    t.close_scoring(&t.actor("minh").await, "BT-01", &Form::default()).await.expect("closed");
    for nick in ["an", "binh", "mai", "lan", "minh", "tuan"] {
        site.sign_in(nick).await;
    }
    site
}

async fn ok(site: &Site, nick: &str, path: &str, form: &Form) {
    let answer = site.post(nick, path, form).await;
    assert_eq!(answer.status, 303, "{nick} at {path}: {}", answer.text);
}

/// The same from its page.
async fn pressed(site: &Site, nick: &str, path: &str, form: &Form) {
    ok(site, nick, path, &site.opened(nick, path, form).await).await;
}

#[tokio::test]
async fn a_shortlist_goes_all_the_way_and_is_followed_up() {
    let mut site = scored().await;
    let id = site.proposal.expect("a proposal");
    let shortlist = "/council/challenges/BT-01/motions/shortlist";
    let preview = format!("{shortlist}/preview");
    let picked = Form::default().with(format!("pick_{id}"), "on").with("note", "Lưu ý của Hội đồng");

    let refused = site.press("minh", shortlist, &picked).await;
    assert_eq!(refused.status, 422, "nobody says where it is voted on");
    assert!(refused.text.contains("Lưu ý của Hội đồng</textarea>"), "{}", refused.text);
    let endless = site.post("minh", &preview, &picked.clone().with("place", "written").with("until", "")).await;
    assert!(endless.status == 422 && endless.text.contains("id=\"until-error\""), "before it is put to the vote: {}", endless.text);
    let form = site.backend.in_writing(&picked.with("vote_for", "13").with("vote_against", "1"));
    for path in [preview.clone(), format!("/en{preview}")] {
        let shown = site.post("minh", &path, &form).await;
        assert!(shown.status == 200 && shown.text.contains("Giải pháp số Hạ Long"), "{}", shown.text);
    }
    let again = site.post("minh", &preview, &form.clone().with("edit", "on")).await;
    assert!(again.status == 200 && again.text.contains("Lưu ý của Hội đồng</textarea>"));
    for old in ["shortlist", "exclusion"] {
        let typed = form.clone().with("vote_abstained", "0").with("sheet", "HS-1 A").with("reason", "x");
        assert_eq!(site.post("minh", &format!("/council/challenges/BT-01/{old}"), &typed).await.status, 404, "nobody types a vote");
    }
    pressed(&site, "minh", shortlist, &form).await;
    assert!(site.get("tuan", "/council/challenges/BT-01").await.text.contains("/motions/1/vote"), "each member is asked");
    site.backend.vote_all("BT-01", 1, &form).await.expect("voted");
    let counted = site.get("mai", "/council/challenges/BT-01/motions").await;
    assert!(counted.text.contains("Đã thông qua: 13 tán thành, 1 không tán thành"), "{}", counted.text);
    pressed(&site, "tuan", "/council/challenges/BT-01/dissent", &Form::default().with("text", DISSENT)).await;

    let forward = site.get("mai", "/office/challenges/BT-01/forward").await;
    assert!(forward.text.contains(DISSENT) && forward.text.contains("13 tán thành"), "{}", forward.text);
    assert_eq!(site.press("mai", "/office/challenges/BT-01/to-council", &Form::default()).await.status, 422);
    assert_eq!(site.get("lan", "/office/challenges/BT-01/decision").await.status, 409, "not before the office");
    pressed(&site, "mai", "/office/challenges/BT-01/forward", &Form::default().with("note", "Kính trình")).await;
    assert!(site.get("lan", "/office").await.text.contains("/office/challenges/BT-01/decision"));
    let both = Form::default().with("reason", "Bổ sung căn cứ").with("note", "Lưu ý chưa gửi 7713");
    let back = site.press("lan", "/office/challenges/BT-01/to-office", &both).await;
    assert!(back.status == 200 && back.text.contains("Lưu ý chưa gửi 7713") && back.text.contains("Lý do, ghi chú"), "{}", back.text);
    assert!(back.text.contains("id=\"done\"") && back.text.contains("chưa được lưu"), "{}", back.text);
    assert!(site.get("mai", "/office/challenges/BT-01/forward").await.text.contains("Bổ sung căn cứ"));
    pressed(&site, "mai", "/office/challenges/BT-01/forward", &Form::default().with("note", "Trình lại")).await;
    let back = site.press("lan", "/office/challenges/BT-01/to-office", &Form::default().with("reason", "")).await;
    assert!(back.status == 422 && back.text.contains("checked"), "the picks stay offered: {}", back.text);
    let decision = "/office/challenges/BT-01/decision";
    let previewed = site.post("lan", decision, &form.clone().with("preview", "on")).await;
    assert!(previewed.status == 200 && previewed.text.contains("id=\"preview\"") && previewed.text.contains("Từng doanh nghiệp"));
    assert!(previewed.text.contains("Căn cứ để quyết định") && previewed.text.contains("Lưu ý của Hội đồng</textarea>"));
    assert_eq!(site.get("lan", decision).await.status, 200, "nothing is decided by looking");
    assert_eq!(site.post("mai", decision, &form.clone().with("preview", "on")).await.status, 403);
    pressed(&site, "lan", decision, &form).await;
    ok(&site, "mai", "/office/challenges/BT-01/result", &Form::default()).await;

    let complaint = Form::default().with("grounds", "scoring").with("text", COMPLAINT);
    assert_eq!(site.post("an", &format!("/proposals/{id}/act/complaint"), &complaint).await.status, 422);
    ok(&site, "an", &format!("/proposals/{id}/act/complaint"), &complaint.with("grounds", "arithmetic")).await;
    let early = site.post("mai", "/office/challenges/BT-01/conclude", &Form::default()).await;
    assert!(early.status == 409 && early.text.contains("thời hạn kiến nghị, phản đối còn đến"), "{}", early.text);
    let answer = Form::default().with("finding", "upheld").with("text", "Đã tính lại");
    let answer = answer.with("again", "apology").with("again_note", "Không còn gì để làm lại.");
    site.sign_in("nam").await;
    assert_eq!(site.post("nam", &format!("/office/proposals/{id}/complaint"), &answer.clone().with("finding", "")).await.status, 422);
    ok(&site, "nam", &format!("/office/proposals/{id}/complaint"), &answer).await;

    let debrief = format!("/council/proposals/{id}/debrief");
    assert!(site.get("minh", "/council/challenges/BT-01/debriefs").await.text.contains(&debrief));
    assert!(site.get("minh", &debrief).await.text.contains("- Khả thi."));
    let text = Form::default().with("strengths", "Rõ ràng").with("weaknesses", "Chi phí").with("seen", "0");
    ok(&site, "minh", &debrief, &text.with("act", "release")).await;
    let late = site.post("minh", &debrief, &Form::default().with("strengths", "Khác")).await;
    assert_eq!(late.status, 409);

    site.backend.clock.set(site.backend.clock.now().plus_days(10));
    ok(&site, "mai", "/office/challenges/BT-01/conclude", &Form::default()).await;
    for (path, said) in [("/challenges/BT-01/results", "đã trả lời: 1"), ("/en/challenges/BT-01/results", "answered: 1")] {
        let page = site.get("", path).await.text;
        assert!(page.contains(said), "{page}");
    }
    let data = site.get("", "/api/v1/challenges/BT-01/results").await.text;
    assert!(data.contains("\"complaints_answered\":1") && data.contains("\"concluded_at\":\""), "{data}");
    for path in ["/office/portfolio", "/en/office/portfolio", "/office/challenges/BT-01/follow-up", "/en/office/challenges/BT-01/follow-up"]
    {
        let page = site.get("lan", path).await;
        assert!(page.status == 200 && page.text.contains("Giải pháp số Hạ Long"), "{path}: {}", page.text);
    }
    who_reads_what(&site).await;
}

/// Dissents are for the office and for members without a conflict to read, complaints the office's and the firm's; nobody else finds a word.
async fn who_reads_what(site: &Site) {
    let patterns = app::site::list().into_iter().filter(|(method, _)| *method == axum::http::Method::GET).map(|(_, path)| path);
    let addresses: Vec<String> = patterns.map(|pattern| site.address(&pattern)).collect();
    let finds = async |nick: &str, secret: &str| {
        for address in &addresses {
            if site.get(nick, address).await.text.contains(secret) {
                return true;
            }
        }
        false
    };
    for (nick, reads_complaint, reads_dissent) in
        [("", false, false), ("an", true, false), ("binh", false, false), ("mai", true, true), ("minh", false, true), ("tuan", false, true)]
    {
        assert_eq!((finds(nick, COMPLAINT).await, finds(nick, DISSENT).await), (reads_complaint, reads_dissent), "{nick}");
    }
}
