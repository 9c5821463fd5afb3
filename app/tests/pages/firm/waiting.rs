//! What a firm finds first: what waits for it, and the newest of what was done; and what no page claims without scripts.

use super::Site;
use backend::testing::PENDING_FIRM;
use domain::{form::Form, locale::Locale};

/// What there is to press stays near the top of the page, however long somebody has been writing.
#[tokio::test(flavor = "multi_thread")]
async fn the_overview_shows_the_newest_of_a_long_history() {
    let site = Site::open().await;
    let own = site.draft().await;
    for hour in 8..16 {
        site.backend.at(&format!("2026-03-03T{hour:02}:00"));
        site.plan(&own, &format!("Lúc {hour} giờ.")).await;
    }
    let lines = async |path: String| site.get("an", &path).await.text.matches("Soạn bản nháp hồ sơ").count();
    assert_eq!((lines(own.clone()).await, lines(format!("{own}/act/history")).await), (5, 8));
}

/// What waits for the firm stands on its list: what the office asked for, and until when, instead of a check that goes on.
#[tokio::test(flavor = "multi_thread")]
async fn a_firm_reads_what_it_owes_and_until_when() {
    let site = Site::open().await;
    let (t, list) = (&site.backend, async || site.get("an", "/proposals").await.text);
    let id = t.submitted_proposal("an", "BT-01").await;
    let (checked, asked) = ("đang kiểm tra tính hợp lệ", "Cơ quan thường trực yêu cầu bổ sung hồ sơ");
    t.open_proposals("BT-01").await;
    let before = list().await;
    assert!(before.contains(checked) && !before.contains(asked), "{before}");
    let form = Form::default().with("asked", "Giấy ủy quyền.");
    t.ask_completion(&t.actor("mai").await, id, &form).await.expect("asked");
    let (page, due) = (list().await, t.own_proposals(&t.actor("an").await).await.expect("own")[0].completion_due.expect("a term"));
    let waits = page.split("aria-labelledby=\"waiting\"").nth(1).and_then(|rest| rest.split("</section>").next()).expect("what waits");
    assert!(waits.contains(&format!("/proposals/{id}/act/completion")) && waits.contains(&due.show_date(Locale::Vi)), "{waits}");
    assert!(page.contains(asked) && !page.contains(checked), "{page}");
    t.clock.set(due);
    let over = list().await;
    assert!(over.contains(checked) && !over.contains(asked) && !over.contains("/act/completion"), "{over}");
}

/// The island says it once it runs; what the server sends is silent.
#[tokio::test(flavor = "multi_thread")]
async fn without_scripts_no_section_claims_to_save_by_itself() {
    let site = Site::open().await;
    let own = site.draft().await;
    for section in ["fit", "costs", "team"] {
        let page = site.get("an", &format!("{own}/{section}")).await.text;
        assert!(page.contains("class=\"autosave") && !page.contains("tự động lưu"), "{page}");
    }
}

/// The first line of the list is what is due first, whichever proposal it is about.
#[tokio::test(flavor = "multi_thread")]
async fn tasks_stand_in_the_order_of_their_terms_with_what_is_missing() {
    let site = Site::open().await;
    let t = &site.backend;
    let (mai, lan, an) = (t.actor("mai").await, t.actor("lan").await, t.actor("an").await);
    let sooner = domain::challenges::Content::from_form(&backend::testing::challenge_form("BT-02")).expect("valid").to_form();
    t.create_challenge(&mai, &sooner.with("code", "BT-02").with("closes", "2026-03-20T17:00").with("title_vi", "Bài gần hạn"))
        .await
        .expect("created");
    t.send_to_review(&mai, "BT-02").await.expect("sent");
    t.publish_challenge(&lan, "BT-02", &Form::default()).await.expect("published");
    let waits = async || {
        let list = site.get("an", "/proposals").await.text.replace("<!>", "");
        let part = list.split("aria-labelledby=\"waiting\"").nth(1).and_then(|rest| rest.split("</section>").next()).expect("what waits");
        part.split("<li>").skip(1).map(str::to_owned).collect::<Vec<_>>()
    };
    let first = t.submitted_proposal("an", "BT-01").await;
    assert_eq!(waits().await.len(), 0, "what was handed in waits for nobody");
    let second = t.start_proposal(&an, "BT-02").await.expect("a draft");
    site.plan(&format!("/proposals/{first}"), "Kế hoạch khác.").await;
    let items = waits().await;
    assert_eq!(items.len(), 2, "{items:?}");
    assert!(
        items[0].contains("Bài gần hạn") && items[0].contains("20/03/2026") && items[0].contains(&format!("{second}/act/submit")),
        "{items:?}"
    );
    assert!(items[0].contains("nội dung chưa đủ"), "what is missing in the draft: {items:?}");
    assert!(items[1].contains("Bản nháp khác bản đã nộp") && items[1].contains("31/03/2026"), "{items:?}");
    t.complete_proposal("an", "BT-02").await;
    assert!(waits().await[0].contains("đã đủ nội dung bắt buộc"));

    t.at("2026-03-21T09:00");
    t.at(backend::testing::CLOSING);
    assert!(waits().await.is_empty(), "terms that are over ask for nothing");
    t.open_proposals("BT-01").await;
    t.write_message(&mai, first, &Form::default().with("message", "Hồ sơ thiếu chữ ký.")).await.expect("written");
    let items = waits().await;
    assert!(items.len() == 1 && items[0].contains(&format!("{first}/act/messages")), "{items:?}");
    t.write_message(&an, first, &Form::default().with("message", "Đã gửi.")).await.expect("answered");
    assert!(waits().await.is_empty(), "answered");
}

/// What keeps a firm from handing anything in is due when its first draft is; an invitation is told where it can be.
#[tokio::test(flavor = "multi_thread")]
async fn the_registration_and_an_invitation_are_told_where_they_matter() {
    let site = Site::open().await;
    let t = &site.backend;
    let chi = site.get("chi", "/proposals").await.text;
    assert!(chi.contains("Đăng ký doanh nghiệp") && !chi.contains("mời tham gia tài khoản"), "{chi}");
    assert_eq!(site.post("an", "/firm/invite", &Form::default().with("right", "edit").with("email", "chi@demo.example")).await.status, 303);
    let chi = site.get("chi", "/proposals").await.text;
    assert!(chi.contains("mời tham gia tài khoản của doanh nghiệp") && chi.contains("không cần đăng ký doanh nghiệp mới"), "{chi}");
    assert!(site.get_in_english("chi", "/proposals").await.contains("has invited you to join"));
    site.post("an", "/firm/cancel-invitation", &Form::default().with("invited", "chi@demo.example")).await;
    assert!(!site.get("chi", "/proposals").await.text.contains("mời tham gia tài khoản"), "taken back");

    t.review_firm(
        &t.actor("mai").await,
        backend::testing::firm_id(PENDING_FIRM),
        &Form::default().with("verdict", "return").with("reason", "Thiếu."),
    )
    .await
    .expect("returned");
    t.start_proposal(&t.actor("binh").await, "BT-01").await.expect("a draft");
    let list = site.get("binh", "/proposals").await.text.replace("<!>", "");
    let part = list.split("aria-labelledby=\"waiting\"").nth(1).and_then(|rest| rest.split("</section>").next()).expect("what waits");
    let first = part.split("<li>").nth(1).expect("a task");
    assert!(first.contains("Bổ sung thông tin đăng ký") && first.contains("31/03/2026"), "{part}");
}
