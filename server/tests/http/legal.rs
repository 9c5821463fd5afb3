//! The register of legal texts as everybody reads it.

use crate::site::{Site, plan_task};
use domain::form::Form;

#[tokio::test]
async fn every_text_says_how_far_it_is_verified_and_what_is_not_known() {
    let site = Site::open().await;
    let list = site.get("", "/legal").await.text;
    assert!(list.contains("52/2025/NQ-HĐND") && list.contains("Chưa đối chiếu với văn bản") && !list.contains("Đã đối chiếu"), "{list}");
    let page = site.get("", "/legal/624-qd-ubnd").await.text;
    for said in
        ["624/QĐ-UBND", "chưa được đối chiếu với văn bản gốc", "chưa có thông tin", "Chưa có thông tin về hiệu lực", "Ghi sẵn khi chuẩn bị"]
    {
        assert!(page.contains(said), "{said}: {page}");
    }
    let data: serde_json::Value = serde_json::from_str(&site.get("", "/api/v1/legal/91-2025-qh15").await.text).expect("json");
    assert_eq!((data["text"]["force"].as_str(), data["text"]["is_compared"].as_bool()), (Some("in_force"), Some(false)));
    assert!(data["text"]["link"].is_null());
    for unknown in ["/legal/none", "/api/v1/legal/none", "/en/legal/57-NQ-TW"] {
        assert_eq!(site.get("", unknown).await.status, 404, "{unknown}");
    }
    assert!(site.get("", "/sitemap.xml").await.text.contains("/en/legal/57-nq-tw<"));
}

#[tokio::test]
async fn what_is_cited_is_linked_from_the_challenge_and_the_task_and_back() {
    let mut site = Site::open().await;
    site.sign_in("mai").await;
    let cite = site.opened("mai", "/office/challenges/BT-01/legal", &Form::default().with("cite_52-2025-nq-hdnd", "on")).await;
    assert_eq!(site.post("mai", "/office/challenges/BT-01/legal", &cite).await.status, 303);
    assert_eq!(site.post("mai", "/office/plan", &plan_task("1").with("cite_52-2025-nq-hdnd", "on")).await.status, 303);
    for page in ["/challenges/BT-01", "/plan/1", "/en/challenges/BT-01"] {
        let text = site.get("", page).await.text;
        assert!(text.contains("/legal/52-2025-nq-hdnd\"") && text.contains("52/2025/NQ-HĐND"), "{page}: {text}");
    }
    let back = site.get("", "/legal/52-2025-nq-hdnd").await.text;
    assert!(back.contains("href=\"/challenges/BT-01\"") && back.contains("href=\"/plan/1\""), "{back}");
    let data: serde_json::Value = serde_json::from_str(&site.get("", "/api/v1/challenges/BT-01").await.text).expect("json");
    assert_eq!(data["legal_texts"][0]["key"], "52-2025-nq-hdnd");

    let typed = Form::default()
        .with("title", "Về thẩm quyền")
        .with("source", "Công báo 5518")
        .with("is_compared", "on")
        .with("reason", "Đã đọc 9917.");
    let opened = site.opened("mai", "/office/legal/52-2025-nq-hdnd", &typed).await;
    assert_eq!(site.post("mai", "/office/legal/52-2025-nq-hdnd", &opened).await.status, 303);
    let page = site.get("", "/legal/52-2025-nq-hdnd").await.text;
    for said in [
        "đã đối chiếu với văn bản gốc",
        "Đã đọc 9917.",
        "từ “(trống)” thành “Về thẩm quyền”",
        "Nguồn công khai, ghi lại khi chuẩn bị hệ thống",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let bad = Form::default().with("number", "///").with("link", "javascript:alert(1)").with("source", "x");
    let refused = site.post("mai", "/office/legal", &bad).await;
    assert!(
        refused.status == 422 && refused.text.contains("href=\"#link\"") && refused.text.contains("javascript:alert(1)"),
        "{}",
        refused.text
    );
}
