//! What a firm wrote: what is submitted is what was shown, what stands is told from the draft, nothing is cut.

use super::{Site, hidden};
use backend::testing::CLOSING;
use domain::form::Form;

/// Everything of the pages that a firm has about its proposal.
async fn told(site: &Site, own: &str) -> [String; 3] {
    let [overview, section, list] = [own.to_owned(), format!("{own}/plan"), "/proposals".to_owned()];
    [site.get("an", &overview).await.text, site.get("an", &section).await.text, site.get("an", &list).await.text]
}

/// The text of one part of a page, by the id of its heading, without marks.
fn part(page: &str, id: &str) -> String {
    let rest = page.split(&format!("aria-labelledby=\"{id}\"")).nth(1).unwrap_or_default();
    let (mut depth, mut text) = (1, String::new());
    for piece in rest.split('<') {
        depth += i32::from(piece.starts_with("section")) - i32::from(piece.starts_with("/section"));
        if depth == 0 {
            break;
        }
        text += piece.split_once('>').map_or(piece, |(_, text)| text);
    }
    text
}

#[tokio::test(flavor = "multi_thread")]
async fn pressing_submit_sends_what_its_page_showed_or_nothing() {
    let site = Site::open().await;
    let id = site.backend.complete_proposal("an", "BT-01").await;
    let (own, submit) = (format!("/proposals/{id}"), format!("/proposals/{id}/act/submit"));
    let (costs, item) = (format!("{own}/costs"), "Phát triển phần mềm");
    let price = |price: &str, version: String| {
        let form = Form::default().with("cost_item_0", item).with("cost_quantity_0", "1").with("cost_price_0", price);
        form.with("draft_version", version)
    };
    let version = hidden(&site.get("an", &costs).await.text, "draft_version");
    assert_eq!(site.post("an", &costs, &price("5.000.000.000", version)).await.status, 303);
    let tab_a = site.reviewed(&own).await;
    let version = hidden(&site.get("an", &costs).await.text, "draft_version");
    assert_eq!(site.post("an", &costs, &price("4.000.000.000", version)).await.status, 303, "tab B saves");

    for (form, says) in [(&tab_a, "Đối chiếu phần khác nhau"), (&Form::default(), "Không xác định được nội dung đã xem")]
    {
        let refused = site.post("an", &submit, form).await;
        assert_eq!(refused.status, 409);
        assert!(refused.text.contains("Chưa nộp: bản nháp đã thay đổi") && refused.text.contains(says), "{}", refused.text);
        assert_eq!(site.get("an", &format!("{own}/act/receipt")).await.status, 404, "nothing was sent");
    }
    let refused = site.post("an", &submit, &tab_a).await.text;
    let difference = refused.split("class=\"difference\"").nth(1).and_then(|rest| rest.split("</div>").next()).expect("a difference");
    assert!(difference.contains("<del>") && difference.contains("5.000.000.000") && difference.contains("4.000.000.000"), "{difference}");
    assert_eq!(refused.matches("class=\"difference\"").count(), 1, "only what differs");

    let seen = ["draft_version", "reviewed_sha256", "reviewed"].into_iter().fold(Form::default(), |f, n| f.with(n, hidden(&refused, n)));
    assert_eq!(site.post("an", &submit, &seen).await.status, 303, "after the difference was seen");
    let json = site.get("an", &format!("{own}/act/receipt.json")).await.text;
    assert!(json.contains("4000000000") && !json.contains("5000000000"), "{json}");
}

#[tokio::test(flavor = "multi_thread")]
async fn at_every_stage_a_firm_is_shown_what_it_submitted_and_its_draft_as_a_draft() {
    let site = Site::open().await;
    let id = site.backend.complete_proposal("an", "BT-01").await;
    let own = format!("/proposals/{id}");
    site.plan(&own, "Triển khai trong 12 tháng.").await;
    assert_eq!(site.post("an", &format!("{own}/act/submit"), &site.reviewed(&own).await).await.status, 303);
    for page in told(&site, &own).await {
        assert!(!page.contains("id=\"draft\"") && !page.contains("Có bản nháp khác"), "no draft but what was submitted");
    }
    site.plan(&own, "Triển khai trong 13 tháng.").await;

    let [overview, section, list] = told(&site, &own).await;
    assert!(part(&overview, "submitted").contains("12 tháng") && !part(&overview, "submitted").contains("13 tháng"), "{overview}");
    assert!(part(&overview, "draft").contains("chưa được gửi") && part(&overview, "draft").contains("13"), "{overview}");
    assert!(part(&section, "submitted").contains("12 tháng") && section.contains("13 tháng.</textarea>"), "{section}");
    assert!(list.contains("Bản đã nộp – phiên bản 1") && list.contains("Có bản nháp khác bản đã nộp"), "{list}");

    let stages: [&str; 3] = ["closed", "opened", "admitted"];
    for stage in stages {
        match stage {
            "closed" => site.backend.at(CLOSING),
            "opened" => site.backend.open_proposals("BT-01").await,
            _ => {
                let admit = Form::default().with("verdict", "admit");
                site.backend.screen_proposal(&site.backend.actor("mai").await, id, &admit).await.expect("admitted");
            }
        }
        let [overview, section, list] = told(&site, &own).await;
        for page in [&overview, &section] {
            let (submitted, draft) = (part(page, "submitted"), part(page, "draft"));
            assert!(
                submitted.contains("phiên bản 1") && submitted.contains("12 tháng") && !submitted.contains("13 tháng"),
                "{stage}: {page}"
            );
            assert!(draft.contains("Bản nháp không được nộp") && draft.contains("13"), "{stage}: {page}");
        }
        assert!(list.contains("Bản đã nộp – phiên bản 1") && list.contains("BN-"), "{stage}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn titles_and_sums_are_those_of_what_was_submitted() {
    let site = Site::open().await;
    let id = site.backend.submitted_proposal("an", "BT-01").await;
    let own = format!("/proposals/{id}");
    for (section, form) in [
        ("fit", Form::default().with("title", "Tên chỉ có trong nháp").with("fit", "Khác.")),
        ("costs", Form::default().with("cost_item_0", "Máy").with("cost_quantity_0", "1").with("cost_price_0", "777.000.000")),
    ] {
        let path = format!("{own}/{section}");
        let version = hidden(&site.get("an", &path).await.text, "draft_version");
        assert_eq!(site.post("an", &path, &form.with("draft_version", version)).await.status, 303);
    }
    let heading = |page: &str| page.split("<h1>").nth(1).and_then(|rest| rest.split("</h1>").next()).unwrap_or_default().to_owned();
    for is_closed in [false, true] {
        if is_closed {
            site.backend.at(CLOSING);
        }
        let overview = site.get("an", &own).await.text;
        assert!(heading(&overview).contains("Giải pháp của an") && !heading(&overview).contains("nháp"), "{}", heading(&overview));
        let facts = part(&overview, "facts");
        assert!(facts.contains("1.200.000.000") && facts.contains("của bản nháp chưa nộp777.000.000"), "{facts}");
        for page in ["/proposals".to_owned(), format!("{own}/act/withdraw"), format!("{own}/act/receipt"), format!("{own}/act/history")] {
            let page = site.get("an", &page).await;
            assert!(page.text.contains("Giải pháp của an") && !page.text.contains("Tên chỉ có trong nháp"), "{}", page.text);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_typed_is_cut() {
    let site = Site::open().await;
    let path = format!("{}/team", site.draft().await);
    let page = site.get("an", &path).await.text;
    assert!(page.contains("Tối đa 20.000 ký tự.") && page.contains("data-max=\"20000\""), "{page}");
    assert!(page.contains("đến 100.000 ký tự; cần rút gọn trước khi nộp"), "{page}");
    let (fits, long, beyond) = ("ậ".repeat(20_000), "ậ".repeat(20_001), "ậ".repeat(100_001));
    let form = Form::default().with("draft_version", hidden(&page, "draft_version"));
    let refused = site.post("an", &path, &form.clone().with("team", &beyond)).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains(&format!("{beyond}</textarea>")) && refused.text.contains("dài quá 100.000 ký tự"));
    let saved = site.post("an", &path, &form.with("team", &long).with("then", "next")).await;
    assert_eq!(
        (saved.status, saved.location.as_str()),
        (303, format!("{path}?done=section_too_long&field=team#done").as_str()),
        "to what is to be mended"
    );
    let page = site.get("an", &saved.location).await.text;
    assert!(
        page.contains(&format!("{long}</textarea>")) && page.contains("dài quá 20.000 ký tự (hiện có 20.001)"),
        "saved whole, and said"
    );
    let own = path.trim_end_matches("/team");
    for told in [own.to_owned(), format!("{own}/act/submit")] {
        let told = site.get("an", &told).await.text;
        assert!(told.contains(&format!("{path}#team")) && told.contains("dài quá 20.000 ký tự"), "{told}");
    }
    let form = Form::default().with("draft_version", hidden(&page, "draft_version"));
    assert_eq!(site.post("an", &path, &form.with("team", &fits)).await.status, 303);
    assert!(site.get("an", &path).await.text.contains(&format!("{fits}</textarea>")));
    let search = "chu ".repeat(12);
    let list = site.get("", &format!("/challenges?q={}", search.trim().replace(' ', "+"))).await.text;
    assert!(list.contains(&format!("value=\"{}\"", search.trim())) && list.contains("Chỉ tìm theo 10 từ đầu"), "{list}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_section_tells_the_closing_time_and_the_history_has_its_own_page() {
    let site = Site::open().await;
    let own = site.draft().await;
    let section = site.get("an", &format!("{own}/plan")).await.text;
    assert!(section.contains("Đóng nhận hồ sơ") && section.contains("31/03/2026") && section.contains("countdown"), "{section}");
    for (minute, plan) in ["Một.", "Hai.", "Ba."].into_iter().enumerate() {
        site.backend.at(&format!("2026-03-03T08:0{minute}"));
        site.plan(&own, plan).await;
    }
    assert!(site.get("an", &own).await.text.contains(&format!("{own}/act/history")));
    let page = site.get("an", &format!("{own}/act/history")).await.text;
    assert_eq!(page.matches("Soạn bản nháp hồ sơ").count(), 1, "{page}");
    assert!(
        page.contains("08:00") && page.contains("08:02") && page.contains("Kế hoạch triển khai") && page.contains("Bắt đầu soạn hồ sơ")
    );
    assert_eq!(site.get("binh", &format!("{own}/act/history")).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cost_table_saves_in_every_state_and_no_number_becomes_another() {
    let site = Site::open().await;
    let own = site.draft().await;
    let path = format!("{own}/costs");
    let version = hidden(&site.get("an", &path).await.text, "draft_version");
    let typed = [
        ("cost_item_0", "Máy chủ"),
        ("cost_quantity_0", "1,5"),
        ("cost_price_0", "1.500.000,00"),
        ("cost_price_1", "mười triệu"),
        ("cost_item_2", "Đào tạo"),
        ("cost_quantity_2", "2"),
        ("cost_price_2", "1.500"),
        ("cost_quantity_3", "4"),
    ];
    let form = typed.iter().fold(Form::default().with("draft_version", version), |form, (name, text)| form.with(*name, *text));
    let saved = site.post("an", &path, &form.with("then", "next")).await;
    assert_eq!(
        (saved.status, saved.location.as_str()),
        (303, format!("{path}?done=section_unread&field=cost_quantity_0#done").as_str()),
        "a number to mend: {}",
        saved.text
    );
    let page = site.get("an", &saved.location).await.text;
    for (name, text) in typed {
        assert!(page.contains(&format!("name=\"{name}\" value=\"{text}\"")), "{name} {text}: {page}");
    }
    for field in ["cost_quantity_0", "cost_price_0", "cost_price_1"] {
        assert!(page.contains(&format!("id=\"{field}-error\"")), "{field}");
    }
    assert!(!page.contains("cost_price_2-error") && page.contains("3.000 đồng"), "the rest is added up");
    let submit = site.get("an", &format!("{own}/act/submit")).await.text;
    for missing in ["Số lượng, dòng 1", "Đơn giá (đồng), dòng 2", "Hạng mục, dòng 2", "Đơn giá (đồng), dòng 4"] {
        assert!(submit.contains(missing), "{missing}: {submit}");
    }
    let english = site.get_in_english("an", &path).await;
    assert!(english.contains("three thousand đồng") && !english.contains("ba nghìn"), "{english}");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_people_who_save_the_same_section_both_see_both() {
    let site = Site::open().await;
    let path = format!("{}/team", site.draft().await);
    let version = hidden(&site.get("an", &path).await.text, "draft_version");
    let form = |text: &str, version: &str| Form::default().with("team", text).with("draft_version", version);
    assert_eq!(site.post("an", &path, &form("Bản thứ nhất", &version)).await.status, 303);

    let stale = site.post("an", &path, &form("Bản thứ hai", &version)).await;
    assert_eq!(stale.status, 409);
    assert!(stale.text.contains("<p>Bản thứ nhất") && stale.text.contains("Bản thứ hai</textarea>"));
    assert!(
        stale.text.contains("Chính ông/bà đã lưu nội dung này ở một cửa sổ khác") && !stale.text.contains("Người khác"),
        "{}",
        stale.text
    );
    assert_eq!(site.post("an", &path, &form("Bản thứ hai", &hidden(&stale.text, "draft_version"))).await.status, 303);
}

#[tokio::test(flavor = "multi_thread")]
async fn after_the_term_the_pages_of_acts_say_so_at_the_top_and_have_nothing_to_press() {
    let site = Site::open().await;
    let id = site.backend.submitted_proposal("an", "BT-01").await;
    for act in ["submit", "withdraw"] {
        let path = format!("/proposals/{id}/act/{act}");
        let action = format!("action=\"{path}");
        let before = site.get("an", &path).await.text;
        assert!(before.contains(&action) && !before.contains("Đã đóng nhận hồ sơ"), "{before}");
        site.backend.at(CLOSING);
        let after = site.get("an", &path).await.text;
        let below = after.split("</h1>").nth(1).expect("a heading");
        let notice = below.find("Đã đóng nhận hồ sơ").expect("said");
        assert!(below[..notice].matches("<p").count() <= 1, "directly under the heading: {below}");
        assert!(!after.contains(&action) && !after.contains("sẽ thay thế") && !after.contains("Nộp lại được trước"), "{after}");
        site.backend.at("2026-03-02T09:00");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_title_and_an_item_over_their_limit_are_saved_and_told() {
    let site = Site::open().await;
    let own = site.draft().await;
    let long = "ậ".repeat(251);
    for (section, field) in [("fit", "title"), ("costs", "cost_item_0")] {
        let path = format!("{own}/{section}");
        let version = hidden(&site.get("an", &path).await.text, "draft_version");
        let saved = site.post("an", &path, &Form::default().with(field, &long).with("draft_version", version)).await;
        assert_eq!(saved.status, 303, "{}", saved.text);
        let page = site.get("an", &path).await.text;
        assert!(page.contains(&format!("value=\"{long}\"")) && page.contains("dài quá 250 ký tự"), "{page}");
        let overview = site.get("an", &format!("{own}/act/submit")).await.text;
        assert!(overview.contains("dài quá 250 ký tự"), "nothing is handed in before: {overview}");
    }
}
