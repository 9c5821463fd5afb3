//! Who is there: marked from a meeting that has begun, and kept whatever else of the page is refused.

use crate::meetings::{id_of, meant, planned, post, typed};
use domain::form::Form;

#[tokio::test]
async fn who_is_there_is_saved_and_said_so_where_only_the_record_is_refused() {
    let (site, page) = planned().await;
    post(&site, &format!("{page}/start"), meant()).await;
    let long = "x".repeat(10_001);
    let form = typed(&site.get("huong", &page).await.text).with("opinions", "Ý kiến 24680").with("dissent", &long);
    let marked = form.with(format!("presence_{}", id_of("minh")), "present");
    let answer = site.post("huong", &format!("{page}/attendance"), &marked).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains("id=\"done\"") && answer.text.contains("Đã lưu thành phần tham dự."), "{}", answer.text);
    assert!(answer.text.contains("Ý kiến 24680") && answer.text.contains(&long), "{}", answer.text);
    let stored = typed(&site.get("huong", &page).await.text);
    assert_eq!(stored.get(&format!("presence_{}", id_of("minh"))), "present");
}

#[tokio::test]
async fn a_meeting_that_has_begun_leads_to_its_roll_and_says_whose_marks_one_press_leaves() {
    let (site, page) = planned().await;
    let started = site.post("huong", &format!("{page}/start"), &meant()).await;
    let shown = site.get("huong", started.header("location").split('#').next().expect("an address")).await.text;
    assert_eq!(shown.matches("href=\"#attendance\"").count(), 2, "in what was done, and above the item: {shown}");
    assert!(shown.contains("Chưa ghi thành phần tham dự"), "{shown}");
    let excused = typed(&shown).with(format!("presence_{}", id_of("tuan")), "excused").with("all", "on");
    let marked = site.post("huong", &format!("{page}/attendance"), &excused).await;
    assert_eq!(marked.header("location"), format!("{page}?done=all_present#done"));
    let shown = site.get("huong", &format!("{page}?done=all_present")).await.text;
    assert!(shown.contains("đánh dấu của những người này được giữ nguyên") && !shown.contains("Chưa ghi thành phần"), "{shown}");
    let stored = typed(&shown);
    let mark = |nick: &str| stored.get(&format!("presence_{}", id_of(nick))).to_owned();
    assert_eq!((mark("tuan").as_str(), mark("minh").as_str()), ("excused", "present"));
}

#[tokio::test]
async fn a_start_says_what_is_next_after_what_is_done_already() {
    let told = async |marked: Form, before: bool| {
        let (site, page) = planned().await;
        if before {
            post(&site, &format!("{page}/attendance"), typed(&site.get("huong", &page).await.text).with("all", "on")).await;
        }
        let started = site.press("huong", &format!("{page}/start"), &marked).await;
        assert_eq!(started.status, 303, "{}", started.text);
        site.get("huong", started.header("location").split('#').next().expect("an address")).await.text
    };
    let present = meant().with(format!("presence_{}", id_of("minh")), "present");
    for (marked, before) in [(meant(), true), (present, false)] {
        let said = told(marked, before).await;
        assert!(said.contains("Thành phần tham dự đã được ghi") && !said.contains("Tiếp theo: ghi thành phần"), "{said}");
    }
    assert!(told(meant(), false).await.contains("Tiếp theo: ghi thành phần tham dự"));
}

/// One state for each text: what this button has saved is not said to be unsaved.
#[tokio::test]
async fn what_is_saved_is_not_called_unsaved_beside_what_is_not() {
    let (site, page) = planned().await;
    post(&site, &format!("{page}/start"), meant()).await;
    let form = typed(&site.get("huong", &page).await.text).with("opinions", "Ý kiến 24680").with("note", "Ghi chú 13579");
    let kept = site.post("huong", &format!("{page}/record"), &form).await;
    assert!(kept.status == 200 && kept.text.contains("Đã lưu nội dung biên bản"), "{}", kept.text);
    assert!(!kept.text.contains("giữ nguyên trong biểu mẫu và chưa được lưu"), "{}", kept.text);
    assert!(kept.text.contains("Chưa được lưu:") && kept.text.contains("href=\"#note\""), "{}", kept.text);
    // Nothing is unsaved: a button of the frame says nothing of the kind.
    let saved = site.post("huong", &format!("{page}?frame=language"), &typed(&site.get("huong", &page).await.text)).await;
    assert!(saved.status == 200 && !saved.text.contains("Chưa được lưu:") && !saved.text.contains("chưa được lưu."), "{}", saved.text);
}
