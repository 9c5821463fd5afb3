//! Who is there: marked from a meeting that has begun, and kept whatever else of the page is refused.

use crate::meetings::{id_of, meant, planned, post, typed};

#[tokio::test]
async fn who_is_there_is_saved_and_said_so_where_only_the_record_is_refused() {
    let (site, page) = planned().await;
    post(&site, &format!("{page}/start"), meant()).await;
    let long = "x".repeat(10_001);
    let form = typed(&site.get("huong", &page).await.text).with("opinions", "Ý kiến 24680").with("dissent", &long);
    let marked = form.with(format!("presence_{}", id_of("minh")), "present");
    let answer = site.post("huong", &format!("{page}/attendance"), &marked).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains("id=\"done\"") && answer.text.contains("Đã lưu điểm danh."), "{}", answer.text);
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
