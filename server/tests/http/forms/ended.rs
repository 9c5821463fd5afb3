//! Posted while nobody is signed in: kept for the browser that posted it, shown after signing in, sent on by a button.

use super::{
    html::{forms, unescaped},
    opened,
};
use crate::site::{Answer, Site};
use app::posted::{FORMS, Kind};
use axum::http::{Request, header};
use backend::testing::{PASSWORD, challenge_form, person};
use domain::form::Form;

const SENTENCE: &str = "Một lý do dài & \"có dấu\" <b>\r\nvà dòng thứ hai.";

/// The value of a cookie that an answer sets.
fn cookie(answer: &Answer, name: &str) -> String {
    let set = answer.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok());
    let pair = set.filter_map(|set| set.split(';').next()).find(|pair| pair.starts_with(&format!("{name}=")));
    pair.unwrap_or_else(|| panic!("no cookie {name} with {}", answer.status)).to_owned()
}

async fn get(site: &Site, cookies: &str, path: &str) -> Answer {
    site.send("", Request::get(path).header(header::COOKIE, cookies)).await
}

async fn post(site: &Site, cookies: &str, path: &str, form: &Form) -> Answer {
    site.post_with("", Request::post(path).header(header::COOKIE, cookies), form).await
}

/// Signs in a browser with these cookies: its cookies then, and where it is led.
async fn sign_in(site: &Site, cookies: &str, nick: &str, form: Form) -> (String, String) {
    let email = person(nick).expect("one of the cast").email();
    let answer = post(site, cookies, "/sign-in", &form.with("email", email).with("password", PASSWORD)).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    (format!("{}; {}", cookie(&answer, "session"), cookie(&answer, "browser")), answer.header("location").to_owned())
}

/// The page of what is kept, for somebody who signs in with the browser that was refused.
pub async fn signed_in(site: &Site, refused: &Answer, nick: &str) -> Answer {
    let (cookies, _) = sign_in(site, &cookie(refused, "browser"), nick, Form::default()).await;
    get(site, &cookies, "/kept").await
}

/// As many fields as the longest form, hidden ones and secrets among them.
fn long_form() -> Form {
    let fields = (0..140).fold(Form::default(), |form, i| form.with(format!("field_{i}"), format!("{i}: {SENTENCE}")));
    fields
        .with("seen", "1767225600000")
        .with("reason", SENTENCE)
        .with("empty", "")
        .with("password", "khong-duoc-giu")
        .with("verdict", "admit")
}

#[tokio::test(flavor = "multi_thread")]
async fn every_form_that_is_sent_without_a_session_is_kept_whole_and_can_be_sent_on() {
    let site = opened().await;
    let (session, _) = sign_in(&site, "", "mai", Form::default()).await;
    let session = session.split("; ").next().expect("a session").to_owned();
    let form = long_form();
    for posting in FORMS.iter().filter(|posting| posting.kind == Kind::Kept) {
        let address = site.address(posting.pattern);
        for prefix in ["", "/en"] {
            let refused = site.post("", &format!("{prefix}{address}"), &form).await;
            assert_eq!(refused.status, 401, "{prefix}{address}: {}", refused.text);
            let shown = unescaped(&refused.text);
            for (name, value) in form.0.iter().filter(|(name, _)| name.starts_with("field_") || *name == "reason") {
                assert!(value.lines().all(|line| shown.contains(line)), "{prefix}{address}: {name} can be copied");
            }
            assert!(shown.contains(&format!("action=\"{prefix}/sign-in")) && !shown.contains("khong-duoc-giu"), "{prefix}{address}");

            let cookies = format!("{session}; {}", cookie(&refused, "browser"));
            let kept = get(&site, &cookies, &format!("{prefix}/kept")).await;
            assert_eq!(kept.status, 200, "{address}");
            let sent_on = forms(&kept.text).into_iter().find(|shown| shown.action == format!("{prefix}{address}"));
            let sent_on = sent_on.unwrap_or_else(|| panic!("{prefix}{address} can be sent on: {}", kept.text));
            for (name, value) in form.0.iter().filter(|(name, _)| *name != "password") {
                assert_eq!(sent_on.hidden.get(name), value.replace("\r\n", "\n"), "{prefix}{address}: {name}");
            }
            assert!(!kept.text.contains("khong-duoc-giu"), "{address}");
            let said = (posting.name)(if prefix.is_empty() { domain::locale::Locale::Vi } else { domain::locale::Locale::En });
            let (act, text) = (kept.text.find(said).expect("named"), kept.text.find("139: ").expect("its text"));
            let button = kept.text.find(&format!("action=\"{prefix}{address}")).expect("a button");
            assert!(act < button && text < button, "{address}: what it does and its text come before the button");
            // There is room for so much from one address, and no more.
            let discard = forms(&kept.text).into_iter().find(|form| form.action == format!("{prefix}/kept/drop")).expect("a form");
            assert!(post(&site, &cookies, &discard.action, &discard.hidden).await.status < 400, "{address}");
        }
    }
}

#[tokio::test]
async fn after_signing_in_the_kept_form_is_shown_first_sent_on_and_forgotten() {
    let site = Site::open().await;
    let form = challenge_form("BT-77").with("context_vi", SENTENCE);
    assert_eq!(site.post("", "/office/new", &form).await.status, 401);
    let refused = site.post("", "/en/office/new", &form).await;
    let hidden = forms(&refused.text).into_iter().find(|form| form.action == "/en/sign-in").expect("a form").hidden;
    let (cookies, next) = sign_in(&site, &cookie(&refused, "browser"), "mai", hidden).await;
    assert_eq!(next, "/kept?next=%2Foffice%2Fnew");
    let kept = get(&site, &cookies, &next).await;
    let mut shown = forms(&kept.text).into_iter().filter(|form| form.action == "/office/new");
    let sent_on = shown.next().expect("a form");
    assert!(shown.next().is_none(), "what another browser sent is not shown");
    assert_eq!(post(&site, &cookies, "/office/new", &sent_on.hidden).await.status, 303);
    assert!(get(&site, &cookies, "/office/challenges/BT-77/edit").await.text.contains("và dòng thứ hai."));
    let after = get(&site, &cookies, "/kept").await;
    assert!(after.status == 200 && forms(&after.text).iter().all(|form| form.action != "/office/new"), "forgotten once it was saved");
    // What is discarded, or older than two hours, is gone too.
    assert_eq!(post(&site, cookies.split("; ").nth(1).expect("a browser"), "/office/new", &form).await.status, 401);
    let discard = forms(&get(&site, &cookies, "/kept").await.text).into_iter().find(|form| form.action == "/kept/drop").expect("a form");
    site.backend.at("2026-03-01T09:30");
    assert_eq!(get(&site, &cookies, "/kept").await.text.matches("action=\"/office/new").count(), 1);
    assert_eq!(post(&site, &cookies, "/kept/drop", &discard.hidden).await.status, 303);
    assert_eq!(get(&site, &cookies, "/kept").await.text.matches("action=\"/office/new").count(), 0);
    assert_eq!(post(&site, cookies.split("; ").nth(1).expect("a browser"), "/office/new", &form).await.status, 401);
    site.backend.at("2026-03-01T11:30");
    let (cookies, next) = sign_in(&site, cookies.split("; ").nth(1).expect("a browser"), "mai", Form::default()).await;
    assert_eq!(next, "/office");
    assert_eq!(get(&site, &cookies, "/kept").await.text.matches("action=\"/office/new").count(), 0);
}

#[tokio::test]
async fn an_attacker_s_link_or_site_plants_no_form() {
    let site = Site::open().await;
    let planted = "/sign-in?keep_action=/office/challenges/BT-01/cancel&keep_reason=Bi+cai+vao&kept_form=1";
    let page = get(&site, "", planted).await;
    assert!(page.status == 200 && !page.text.contains("cai vao") && !page.text.contains("name=\"kee"), "{}", page.text);
    let form = Form::default().with("keep_action", "/office/challenges/BT-01/cancel").with("keep_reason", "Bị cài vào");
    let (cookies, next) = sign_in(&site, "", "lan", form).await;
    assert_eq!(next, "/office", "nothing but signing in comes of it");
    assert!(!get(&site, &cookies, "/kept").await.text.contains("Bị cài vào"));

    // Posted by another site's page, it is not kept, nor given back in a page of ours.
    let reason = Form::default().with("reason", "Bị cài vào");
    for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")] {
        let browser = cookies.split("; ").nth(1).expect("a browser");
        let request = Request::post("/office/challenges/BT-01/cancel").header(header::COOKIE, browser).header(name, value);
        let answer = site.post_with("", request, &reason).await;
        assert_eq!((answer.status, answer.headers.contains_key("set-cookie")), (403, false), "{name}");
        assert!(!answer.text.contains("Bị cài vào"));
        assert!(!get(&site, &cookies, "/kept").await.text.contains("Bị cài vào"));
    }
    // Posted by the attacker in a browser of their own, it stays there.
    let theirs = site.post("", "/office/challenges/BT-01/cancel", &reason).await;
    assert_eq!(theirs.status, 401);
    assert!(!get(&site, &cookies, "/kept").await.text.contains("Bị cài vào"));
    assert_eq!(site.get("", "/challenges/BT-01").await.status, 200);
    assert!(!site.get("", "/challenges/BT-01").await.text.contains("Bị cài vào"));
}

#[tokio::test]
async fn whoever_else_signs_in_is_told_what_was_kept_and_cannot_read_or_send_it() {
    let site = Site::open().await;
    let (cookies, _) = sign_in(&site, "", "lan", Form::default()).await;
    let browser = cookies.split("; ").nth(1).expect("a browser").to_owned();
    let reason = Form::default().with("reason", "Chỉ của chị Lan.");
    assert_eq!(post(&site, &browser, "/office/challenges/BT-01/cancel", &reason).await.status, 401);
    let (others, next) = sign_in(&site, &browser, "long", Form::default()).await;
    assert!(next.starts_with("/kept"), "{next}");
    let shown = get(&site, &others, &next).await.text;
    assert!(shown.contains("Hủy đợt mời") && shown.contains("BT-01 – ") && shown.contains("tài khoản khác"), "{shown}");
    assert!(!shown.contains("Chỉ của chị Lan.") && !shown.contains("action=\"/office/challenges/BT-01/cancel"));
    let (own, next) = sign_in(&site, others.split("; ").nth(1).expect("a browser"), "lan", Form::default()).await;
    let shown = get(&site, &own, &next).await.text;
    assert!(shown.contains("Chỉ của chị Lan.") && shown.contains("action=\"/office/challenges/BT-01/cancel"), "{shown}");
    assert!(get(&site, &own, "/challenges/BT-01").await.text.contains("Đang nhận hồ sơ"), "signing in has sent nothing");
}

#[tokio::test]
async fn a_secret_vote_is_never_kept() {
    let site = opened().await;
    let vote = Form::default().with("choice", "Hồ sơ đã chọn");
    let answer = site.post("", "/council/challenges/BT-01/ballot", &vote).await;
    assert_eq!((answer.status, answer.headers.contains_key("set-cookie")), (401, false));
    assert!(
        !answer.text.contains("Hồ sơ đã chọn") && answer.text.contains("value=\"/council/challenges/BT-01/ballot\""),
        "{}",
        answer.text
    );
}

#[tokio::test]
async fn a_browser_keeps_no_more_than_it_may_and_what_is_not_kept_can_be_copied() {
    let site = Site::open().await;
    let (cookies, _) = sign_in(&site, "", "mai", Form::default()).await;
    let browser = cookies.split("; ").nth(1).expect("a browser").to_owned();
    for i in 0..30 {
        let form = Form::default().with("reason", format!("Lý do số {i}."));
        let answer = post(&site, &browser, "/office/challenges/BT-01/cancel", &form).await;
        assert_eq!(answer.status, 401);
        assert!(answer.text.contains(&format!("Lý do số {i}.")), "{}", answer.text);
        assert_eq!(answer.text.contains("Vui lòng sao chép"), i >= 20, "{i}");
    }
    assert_eq!(forms(&get(&site, &cookies, "/kept").await.text).iter().filter(|form| form.action.ends_with("/cancel")).count(), 20);
}

#[tokio::test]
async fn a_kept_form_with_several_buttons_says_which_was_pressed_and_to_whom_it_applies() {
    let site = opened().await;
    let cases = [
        ("/council/proposals/{id}", "minh", "act", "submit", ["Nộp phiếu đánh giá; sau khi nộp không sửa được", "Điểm, tiêu chí 1"]),
        ("/council/proposals/{id}", "minh", "act", "save", ["Lưu bản nháp phiếu đánh giá", "Nhận xét, tiêu chí 1"]),
        ("/office/proposals/{id}", "mai", "verdict", "admit", ["Kết luận: hồ sơ hợp lệ", "Áp dụng cho"]),
        ("/office/proposals/{id}", "mai", "verdict", "refuse", ["Kết luận: hồ sơ không hợp lệ", "Áp dụng cho"]),
        ("/office/accounts/{id}", "mai", "verdict", "ask", ["Đề nghị tạm khóa", "@demo.example"]),
        ("/office/accounts/{id}", "mai", "verdict", "stop", ["Yêu cầu đặt mật khẩu mới", "@demo.example"]),
        ("/council/proposals/{id}/conflict", "minh", "conflict", "clear", ["Khai báo: không có xung đột lợi ích", "Áp dụng cho"]),
        ("/council/proposals/{id}/conflict", "minh", "conflict", "conflicted", ["Khai báo: có xung đột lợi ích", "Áp dụng cho"]),
        ("/council/proposals/{id}/ruling", "minh", "ruling", "lift", ["Trả lời: hủy ghi nhận xung đột lợi ích", "Áp dụng cho"]),
        ("/council/challenges/{code}/motions/{number}/vote", "minh", "choice", "for", ["Biểu quyết: Tán thành", "BT-01"]),
        ("/council/challenges/{code}/motions/{number}/countersign", "minh", "vote", "against", ["Biểu quyết: Không tán thành", "BT-01"]),
        ("/office/firms/{id}", "mai", "verdict", "verify", ["Xác minh doanh nghiệp", "(minh họa)"]),
    ];
    for (pattern, nick, field, value, said) in cases {
        let form = Form::default().with(field, value).with("score_0", "12").with("comment_0", SENTENCE).with("reason", SENTENCE);
        let address = site.address(pattern);
        let refused = site.post("", &address, &form).await;
        let (cookies, _) = sign_in(&site, &cookie(&refused, "browser"), nick, Form::default()).await;
        let kept = get(&site, &cookies, "/kept").await.text;
        let button = kept.find(&format!("action=\"{address}")).expect("a button");
        let above = unescaped(&kept[..button]);
        let of_form = above.rfind("<section").map_or(above.as_str(), |begins| &above[begins..]);
        assert!(of_form.contains("Nút đã bấm"), "{address} {value}");
        for said in said {
            assert!(of_form.contains(said), "{address} {value}: {said} in {of_form}");
        }
    }
}

#[tokio::test]
async fn which_button_was_pressed_is_told_to_nobody_else() {
    let site = opened().await;
    let address = site.address("/office/proposals/{id}");
    let (cookies, _) = sign_in(&site, "", "mai", Form::default()).await;
    let browser = cookies.split("; ").nth(1).expect("a browser").to_owned();
    let typed = Form::default().with("verdict", "refuse").with("reason", SENTENCE);
    assert_eq!(post(&site, &browser, &address, &typed).await.status, 401);
    for (nick, is_own) in [("nam", false), ("mai", true)] {
        let (cookies, next) = sign_in(&site, &browser, nick, Form::default()).await;
        let shown = get(&site, &cookies, &next).await.text;
        assert_eq!(shown.contains("tài khoản khác"), !is_own, "{nick}: {shown}");
        assert_eq!(shown.contains("Kết luận: hồ sơ không hợp lệ"), is_own, "{nick}: {shown}");
    }
}

#[tokio::test]
async fn a_kept_form_of_a_meeting_names_the_meeting_its_fields_and_its_marks() {
    let site = opened().await;
    let page = site.address("/council/meetings/{id}");
    let (huong, meeting) = (site.backend.actor("huong").await, site.meeting.expect("planned"));
    site.backend.start_meeting(&huong, meeting, &Form::default().with("other_day", "on")).await.expect("started");
    let presence = |nick: &str| format!("presence_{}", person(nick).expect("one of the cast").id());
    let marks = Form::default()
        .with(presence("tuan"), "excused")
        .with(format!("shown_{}", presence("tuan")), "absent")
        .with(presence("khoa"), "absent")
        .with(format!("shown_{}", presence("khoa")), "absent")
        .with("guests", "Bà Nguyễn Thị Khách (Sở Tài chính)")
        .with("shown_guests", "");
    let record =
        marks.clone().with("item", "1").with("item_version", "0").with("opinions", SENTENCE).with("dissent", "Một ý kiến bảo lưu.");
    let all = marks.clone().with("all", "on");
    let cases = [
        ("attendance", &marks, vec!["Khách mời", "Vắng có lý do", "Dương Minh Tuấn"]),
        ("attendance", &all, vec!["Nút đã bấm", "Tất cả có mặt"]),
        ("record", &record, vec!["Biên bản mục 1", "Ý kiến thảo luận", "Ý kiến bảo lưu", "Vắng có lý do"]),
    ];
    for (act, form, said) in cases {
        let address = format!("{page}/{act}");
        let refused = site.post("", &address, form).await;
        let (cookies, _) = sign_in(&site, &cookie(&refused, "browser"), "huong", Form::default()).await;
        let kept = unescaped(&get(&site, &cookies, "/kept").await.text);
        for said in said.into_iter().chain(["Áp dụng cho", "Phiên họp Hội đồng tư vấn ngày", "BT-02"]) {
            assert!(kept.contains(said), "{act}: {said} in {kept}");
        }
        let khoa = &person("khoa").expect("one of the cast").name;
        assert!(!kept.contains(&format!("<dt>{khoa}</dt>")), "who is marked as before is not news: {kept}");
    }
}

#[tokio::test]
async fn a_price_written_in_other_groups_is_no_change_of_a_kept_form() {
    let site = opened().await;
    let second = site.backend.actor("an").await;
    let draft = site.backend.own_proposal(&second, site.proposal.expect("a proposal")).await.expect("draft").form();
    let price: u64 = draft.get("cost_price_0").parse().expect("a number");
    let grouped =
        price.to_string().as_bytes().rchunks(3).rev().map(|g| String::from_utf8_lossy(g).into_owned()).collect::<Vec<_>>().join(",");
    assert!(grouped.contains(','), "{grouped}");
    let address = format!("/proposals/{}/costs", site.proposal.expect("a proposal"));
    let refused = site.post("", &address, &draft.with("cost_price_0", &grouped)).await;
    let (cookies, _) = sign_in(&site, &cookie(&refused, "browser"), "an", Form::default()).await;
    let kept = get(&site, &cookies, "/kept").await.text;
    let shown = kept.split("<section").nth(1).and_then(|section| section.split("<form").next()).expect("what is shown");
    assert!(!shown.contains(&grouped) && shown.contains("trường không thay đổi"), "{shown}");
}

/// A file cannot be kept; what was typed beside it is, and its page shows it again and asks for the file.
#[tokio::test]
async fn what_was_typed_beside_a_file_waits_for_the_page_of_the_file() {
    let site = Site::open().await;
    let part = |name: &str, text: &str| format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n");
    let file = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"phu-luc.pdf\"\r\n\r\n%PDF\r\n";
    let body = |reason: &str| [file, &part("reason", reason), &part("seen", "7"), "--x--\r\n"].concat();
    let (cookies, _) = sign_in(&site, "", "mai", Form::default()).await;
    let browser = cookies.split("; ").nth(1).expect("a browser").to_owned();
    let upload = async |reason: &str| {
        let request = Request::post("/upload/challenge/BT-01").header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
        site.send_body("", request.header(header::COOKIE, &browser), body(reason).into()).await
    };
    let refused = upload("Bổ sung phụ lục 4711.").await;
    assert!(refused.status == 401 && refused.text.contains("chọn tệp một lần nữa"), "{}", refused.text);
    assert!(refused.text.contains("được giữ trong hai giờ") && refused.text.contains("Bổ sung phụ lục 4711."), "{}", refused.text);
    let (cookies, next) = sign_in(&site, &browser, "mai", Form::default().with("next", "/office/challenges/BT-01/files")).await;
    assert!(next.starts_with("/kept?"), "{next}");
    let kept = get(&site, &cookies, &next).await.text;
    assert!(kept.contains("Bổ sung phụ lục 4711.") && kept.contains("phu-luc.pdf"), "{kept}");
    let page = forms(&kept).into_iter().find(|form| form.action.starts_with("/office/challenges/BT-01/files")).expect("its page");
    let shown =
        post(&site, &cookies, &format!("{}?frame=again", page.action.split(['?', '#']).next().expect("a path")), &page.hidden).await;
    let typed = shown.text.split("name=\"reason\"").nth(1).and_then(|rest| rest.split("</textarea>").next()).unwrap_or_default();
    assert!(shown.status == 200 && typed.contains("Bổ sung phụ lục 4711."), "{}: {}", shown.status, shown.text);
    assert!(!get(&site, &cookies, "/kept").await.text.contains("4711"), "it is on its page by now");
    // Where the page has no field for it by now, it is there to copy.
    site.backend.at("2026-03-31T16:30");
    let refused = upload("Bổ sung phụ lục 4712.").await;
    assert_eq!(refused.status, 401);
    site.backend.at(backend::testing::CLOSING);
    let (cookies, next) = sign_in(&site, &browser, "mai", Form::default()).await;
    let kept = get(&site, &cookies, &next).await.text;
    let page = forms(&kept).into_iter().find(|form| form.action.starts_with("/office/challenges/BT-01/files")).expect("its page");
    let shown = post(&site, &cookies, "/office/challenges/BT-01/files?frame=again", &page.hidden).await;
    assert!(shown.status == 200 && shown.text.contains("Bổ sung phụ lục 4712."), "{}: {}", shown.status, shown.text);
    // Nothing typed: nothing is kept.
    let empty = upload("").await;
    assert!(empty.status == 401 && !empty.text.contains("được giữ trong hai giờ"), "{}", empty.text);
}
