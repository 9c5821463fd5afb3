//! The action plan as everybody reads it and as officers keep it.

use crate::site::{Site, plan_task};
use axum::{body::Body, http::Request};
use domain::form::Form;

#[tokio::test]
async fn until_a_task_is_entered_the_board_shows_what_was_published_and_the_one_it_leaves_out() {
    let site = Site::open().await;
    let page = site.get("", "/plan").await.text;
    for said in ["chưa nhập nhiệm vụ nào", "cộng lại là 46", "47", "Chưa xác định", "chưa đối chiếu với văn bản của tỉnh"]
    {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(!page.contains("id=\"tasks\"") && !page.contains("<svg viewBox=\"0 0 480"), "nothing is made up");
    let data: serde_json::Value = serde_json::from_str(&site.get("", "/api/v1/plan").await.text).expect("json");
    assert_eq!((data["published"]["tasks"].as_u64(), data["published"]["unclassified"].as_u64()), (Some(47), Some(1)));
    assert!(data["entered"].is_null() && data["published"]["as_of"].is_null());
    assert_eq!(site.get("", "/plan/1").await.status, 404);
    assert_eq!(site.get("", "/api/v1/plan/1").await.status, 404);
    assert_eq!(site.get("", "/api/v1/plan?state=x").await.status, 422);
}

#[tokio::test]
async fn the_board_is_narrowed_by_its_address_and_tells_who_is_late_by_the_clock() {
    let mut site = Site::open().await;
    let mai = site.backend.actor("mai").await;
    site.backend.add_task(&mai, &plan_task("1")).await.expect("added");
    let other = plan_task("2").with("title", "Đào tạo kỹ năng số").with("owner", "Sở Nội vụ").with("state", "done").with("due", "");
    site.backend.add_task(&mai, &other).await.expect("added");
    site.backend.clock.set(site.backend.clock.now().plus_days(200));
    for (address, first, second) in [
        ("/plan", true, true),
        ("/plan?state=done", false, true),
        ("/plan?state=overdue", true, false),
        ("/plan?owner=S%E1%BB%9F+N%E1%BB%99i+v%E1%BB%A5", false, true),
        ("/plan?state=x", true, true),
        ("/en/plan?state=overdue", true, false),
    ] {
        let page = site.get("", address).await.text;
        assert_eq!((page.contains("kho dữ liệu dùng chung"), page.contains("Đào tạo kỹ năng số")), (first, second), "{address}");
    }
    let page = site.get("", "/plan").await.text.replace("<!>", "");
    assert!(page.contains("1 nhiệm vụ chưa hoàn thành đã quá thời hạn") && page.contains("còn 45 chưa nhập"), "{page}");
    let none = site.get("", "/plan?state=at_risk").await;
    assert!(none.status == 200 && none.text.contains("Không có nhiệm vụ nào khớp"), "{}", none.text);
    let data: serde_json::Value = serde_json::from_str(&site.get("", "/api/v1/plan?state=overdue").await.text).expect("json");
    assert_eq!(
        (data["entered"]["overdue"].as_u64(), data["tasks"][0]["number"].as_u64(), data["tasks"][1].is_null()),
        (Some(1), Some(1), true)
    );

    // What was said before can be read, with the reason of the change.
    site.sign_in("mai").await;
    let opened = site.opened("mai", "/office/plan/1", &plan_task("1").with("state", "done").with("reason", "Đã nghiệm thu 7714.")).await;
    assert_eq!(site.post("mai", "/office/plan/1", &opened).await.status, 303);
    let page = site.get("", "/plan/1").await.text;
    for said in ["từ “Đúng tiến độ” thành “Đã hoàn thành”", "Đã nghiệm thu 7714.", "href=\"https://vanban.example.vn/12\""]
    {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(site.get("", "/sitemap.xml").await.text.contains("/en/plan/1<"));
    let history: serde_json::Value = serde_json::from_str(&site.get("", "/api/v1/plan/1").await.text).expect("json");
    assert_eq!((history["editions"][0]["state"].as_str(), history["editions"][1]["state"].as_str()), (Some("on_schedule"), Some("done")));
}

#[tokio::test]
async fn a_sheet_is_shown_before_it_is_kept_with_everything_that_is_wrong() {
    let mut site = Site::open().await;
    site.sign_in("mai").await;
    let upload = async |site: &Site, sheet: &str| {
        let request = Request::post("/office/plan/import/upload").header("content-type", "multipart/form-data; boundary=x");
        let head = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n";
        let answer = site.send_body("mai", request, Body::from(format!("{head}{sheet}\r\n--x--\r\n"))).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
        answer.header("location").split('?').next().expect("a path").to_owned()
    };
    let head = "TT;Tên nhiệm vụ;Đơn vị chủ trì;Thời hạn;Tình trạng\n";
    let wrong = upload(&site, &format!("{head}1;Một;Sở Y tế;sớm;Xong\n1;;Sở Y tế;;Xong\n")).await;
    let page = site.get("mai", &wrong).await.text;
    for said in ["Có 3 nội dung cần sửa", "Ngày chưa đúng", "Số này đã có ở dòng 2", "Cần điền mục này"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(!page.contains("name=\"as_of\""), "nothing can be confirmed: {page}");

    let address = upload(&site, &format!("{head}1;Một;Sở Y tế;30/6/2026;Xong\n2;Hai;Sở Y tế;;Đang làm\n")).await;
    let page = site.get("mai", &address).await.text;
    assert!(page.contains("Trong tệp ghi: “Đang làm”") && page.contains("name=\"state_3\""), "{page}");
    let form = Form::default().with("as_of", "2026-02-27").with("source", "Báo cáo 6612").with("seen", site.seen("mai", &address).await);
    let refused = site.post("mai", &address, &form).await;
    assert!(
        refused.status == 422 && refused.text.contains("href=\"#state_3\"") && refused.text.contains("Báo cáo 6612"),
        "{}",
        refused.text
    );
    assert_eq!(site.post("mai", &address, &form.with("state_3", "at_risk")).await.status, 303);
    let board = site.get("", "/plan").await.text;
    assert!(board.contains("Một") && board.contains("Hai") && board.contains("<svg viewBox=\"0 0 480"), "{board}");
}
