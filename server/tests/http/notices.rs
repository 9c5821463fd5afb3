//! Notices to a group, own notes, the answer to an invitation and reports over HTTP, without scripts.

use crate::{loaded::loaded, site::Site};
use domain::form::Form;

fn form(fields: &[(&str, &str)]) -> Form {
    fields.iter().fold(Form::default(), |form, (name, value)| form.with(*name, *value))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_notice_is_previewed_changed_and_sent() {
    let mut site = Site::proven().await;
    site.sign_in("mai").await;
    let page = "/office/challenges/BT-01/notices";
    assert!(site.get("mai", "/office/challenges/BT-01").await.text.contains(page), "the office's page leads there");
    let typed = form(&[
        ("audience", "verified"),
        ("subject_vi", "Bảo trì 7531"),
        ("subject_en", "Maintenance 7531"),
        ("text_vi", "Tối <b>thứ Sáu</b>."),
        ("text_en", "Friday evening."),
    ]);
    let short = site.post("mai", page, &typed.clone().with("text_en", "").with("act", "preview")).await;
    assert!(short.status == 422 && short.text.contains("id=\"text_en-error\"") && short.text.contains("Bảo trì 7531"), "{}", short.text);
    let preview = site.post("mai", page, &typed.clone().with("act", "preview")).await;
    assert_eq!(preview.status, 200);
    for expected in ["Tối &lt;b&gt;thứ Sáu&lt;/b&gt;.", "Friday evening.", "name=\"subject_vi\"", "value=\"send\""] {
        assert!(preview.text.contains(expected), "{expected}: {}", preview.text);
    }
    let again = site.post("mai", page, &typed.clone().with("act", "edit")).await;
    assert!(again.status == 200 && again.text.contains("value=\"Maintenance 7531\""), "{}", again.text);
    assert!(!site.get("", "/challenges/BT-01").await.text.contains("Bảo trì 7531"), "nothing is sent yet");
    assert_eq!(site.post("mai", page, &typed.with("act", "send")).await.status, 303);
    for (path, words) in [("/challenges/BT-01", "Bảo trì 7531"), ("/en/challenges/BT-01", "Maintenance 7531")] {
        let text = site.get("", path).await.text;
        assert!(text.contains("id=\"notices\"") && text.contains(words), "{text}");
    }
    for feed in ["/news", "/news.atom", "/news.json", "/api/v1/challenges/BT-01"] {
        assert!(site.get("", feed).await.text.contains("Bảo trì 7531"), "{feed}");
    }
    // Whoever is told reads which challenge it is about, in the subject as in the list.
    site.sign_in("an").await;
    let told = site.get("an", "/notices").await.text;
    assert!(told.contains("BT-01: Bảo trì 7531"), "{told}");
    assert!(site.get("mai", page).await.text.contains("<option value=\"\" selected>Chọn nhóm"), "no group is chosen before somebody does");
}

/// What the office tells those who judge is read by everybody in the end.
#[tokio::test(flavor = "multi_thread")]
async fn what_the_council_was_told_is_public_with_the_result() {
    let backend = loaded().await;
    backend.prove(false);
    let mut site = Site::filled(backend);
    site.sign_in("mai").await;
    for (code, is_shown) in [("BT-04", false), ("BT-10", true)] {
        let typed = form(&[
            ("audience", "council"),
            ("subject_vi", "Nhắc 9642"),
            ("subject_en", "Reminder 9642"),
            ("text_vi", "Nội dung."),
            ("text_en", "Text."),
        ]);
        let sent = site.post("mai", &format!("/office/challenges/{code}/notices"), &typed).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        for page in [format!("/challenges/{code}"), format!("/api/v1/challenges/{code}")] {
            assert_eq!(site.get("", &page).await.text.contains("Nhắc 9642"), is_shown, "{page}");
        }
    }
}

#[tokio::test]
async fn a_count_of_own_notices_that_cannot_be_read_is_not_shown_as_none() {
    let mut site = Site::open().await;
    site.sign_in("mai").await;
    assert!(!site.get("mai", "/account").await.text.contains("class=\"count\""), "there is none");
    site.backend.execute("DROP TABLE notices").await;
    for (page, words) in [("/account", "chưa đếm được thông báo"), ("/en/account", "notices could not be counted")] {
        let shown = site.get("mai", page).await;
        assert!(shown.status == 200 && shown.text.contains(words), "{page}: {}", shown.text);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_notes_on_a_text() {
    let backend = loaded().await;
    backend.prove(false);
    let mut site = Site::filled(backend);
    for nick in ["minh", "khoa"] {
        site.sign_in(nick).await;
    }
    let grid = site.get("minh", "/council/challenges/BT-04").await.text;
    let sheet =
        grid.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).find(|link| link.starts_with("/council/proposals/"));
    let sheet = sheet.expect("a sheet").to_owned();
    let notes = format!("{sheet}/notes");
    assert!(site.get("minh", &sheet).await.text.contains(&notes), "the sheet leads there");
    let empty = site.post("minh", &notes, &form(&[("section", "solution")])).await;
    assert!(empty.status == 422 && empty.text.contains("id=\"text-error\""), "{}", empty.text);
    let note = form(&[("section", "solution"), ("passage", "đo, 3-4 lần"), ("text", "Hỏi lại 8642 <i>")]);
    assert_eq!(site.post("minh", &notes, &note).await.status, 303);
    for path in [&notes, &sheet] {
        let text = site.get("minh", path).await.text;
        assert!(text.contains("Hỏi lại 8642 &lt;i&gt;") && text.contains("không có nguyên văn trong hồ sơ"), "{text}");
        assert!(!text.contains("#:~:text="), "what does not stand in the proposal is no quotation of it: {text}");
    }
    // Changed, it quotes the proposal.
    let id = sheet.rsplit('/').next().expect("an id").parse().expect("an id");
    let quoted = site.backend.own_notes(&site.backend.actor("minh").await, id).await.expect("read").proposal.content.title;
    let changed = note.with("number", "1").with("passage", &quoted);
    assert!(site.get("minh", &format!("{notes}?note=1")).await.text.contains("Sửa ghi chú số 1"));
    assert_eq!(site.post("minh", &notes, &changed).await.status, 303);
    for path in [&notes, &sheet] {
        let text = site.get("minh", path).await.text;
        assert!(text.contains("#:~:text=") && !text.contains("đo, 3-4 lần") && text.matches("8642").count() == 1, "{text}");
    }
    assert!(!site.get("khoa", &notes).await.text.contains("8642"), "nobody else reads it");
    let dropped = site.post("minh", &notes, &form(&[("drop", "1")])).await;
    assert!(dropped.status == 303 && dropped.header("location").contains("own_note_dropped"), "{}", dropped.text);
    assert!(!site.get("minh", &notes).await.text.contains("8642"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_answers_an_invitation_and_takes_it_to_a_calendar() {
    let backend = loaded().await;
    backend.prove(false);
    let mut site = Site::filled(backend);
    for nick in ["huong", "tuan", "an"] {
        site.sign_in(nick).await;
    }
    // A working day ahead.
    let day = (5..12).map(|days| site.backend.clock.now().plus_days(days)).find(|at| at.weekday() == 2).expect("a day");
    let secretary = backend::testing::person("huong").expect("one of the cast").id().to_string();
    let at = format!("{}T08:30", day.to_date());
    let plan = form(&[("challenge_BT-04", "on"), ("place", "Phòng 8642"), ("at", &at), ("secretary", &secretary)]);
    let planned = site.post("huong", "/council/meetings/new", &plan).await;
    assert_eq!(planned.status, 303, "{}", planned.text);
    let page = planned.header("location").split(['?', '#']).next().expect("an address").to_owned();
    let shown = site.get("tuan", &page).await.text;
    assert!(shown.contains("value=\"alternate\"") && shown.contains("invitation-") && shown.contains("/calendar.ics"), "{shown}");
    let answer = format!("{page}/answer");
    assert_eq!(site.post("tuan", &answer, &form(&[("answer", "comes")])).await.status, 303);
    assert_eq!(site.post("tuan", &answer, &form(&[("answer", "x")])).await.status, 422);
    assert!(site.get("tuan", &page).await.text.contains("Đã trả lời: Dự họp"));
    assert!(site.get("huong", &page).await.text.contains("tag-ok\">Dự họp"), "whoever runs it reads it");
    // Whoever asks for an alternate is heard by who can appoint one.
    assert_eq!(site.post("tuan", &answer, &form(&[("answer", "alternate")])).await.status, 303);
    site.sign_in("mai").await;
    for nick in ["huong", "mai"] {
        let told = site.get(nick, "/notices").await.text;
        assert!(told.contains("BT-04: Thành viên không dự họp, đề nghị người dự khuyết"), "{nick}: {told}");
        let shown = site.get(nick, &page).await.text;
        assert!(shown.contains("0 dự, 1 không dự, 14 chưa trả lời"), "{nick}: {shown}");
        assert_eq!(shown.contains("/office/challenges/BT-04/ad-hoc"), nick == "mai", "{nick}");
    }
    let calendar = site.get("tuan", &format!("{page}/calendar.ics")).await;
    assert!(calendar.header("content-type").starts_with("text/calendar"));
    let value = |name: &str| calendar.text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default().to_owned();
    assert!(value("DTEND:") > value("DTSTART:") && value("DTSTAMP:") < value("DTSTART:"), "{}", calendar.text);
    assert!(calendar.header("content-disposition").contains("phien-hop-"), "{}", calendar.header("content-disposition"));
    for line in ["SUMMARY:Họp Hội đồng tư vấn: BT-04", "LOCATION:Phòng 8642", "STATUS:CONFIRMED"] {
        assert!(calendar.text.contains(line), "{line}: {}", calendar.text);
    }
    assert_eq!(site.get("an", &format!("{page}/calendar.ics")).await.status, 403);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_is_a_page_and_three_files() {
    let mut site = Site::proven().await;
    for nick in ["mai", "an"] {
        site.sign_in(nick).await;
    }
    let page = site.get("mai", "/office/reports").await;
    assert!(page.status == 200 && page.text.contains("Biên bản mở hồ sơ"), "{}", page.text);
    let links: Vec<_> = page.text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect();
    for (start, ending, kind) in [
        ("/office/reports/", ".pdf", "application/pdf"),
        ("/office/reports/", ".docx", "wordprocessingml"),
        ("/office/lists/report.xlsx?period=", "", "spreadsheetml"),
    ] {
        let link = links.iter().find(|link| link.starts_with(start) && link.ends_with(ending)).expect("a link");
        let file = site.get("mai", link).await;
        assert!(file.status == 200 && file.header("content-type").contains(kind), "{link}: {}", file.status);
        assert_eq!(site.get("an", link).await.status, 403, "{link}");
    }
    assert!(site.get("mai", "/en/office/reports?period=2026-Q1").await.text.contains("Quarter 1 of 2026"));
    assert_eq!(site.get("mai", "/office/reports?period=2050-01").await.status, 404);
}
