//! What a firm finds first: what waits for it, and the newest of what was done; and what no page claims without scripts.

use super::Site;
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
