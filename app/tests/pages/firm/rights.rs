//! Who of a firm reads, comments and writes, and what its people say to each other, on their pages.

use super::{Site, hidden};
use backend::testing::HERE;
use domain::{form::Form, proposals::Section};

async fn joined(site: &Site, right: &str) {
    let invitation = Form::default().with("email", "chi@demo.example").with("right", right);
    assert_eq!(site.post("an", "/firm/invite", &invitation).await.status, 303);
    let token = site.backend.token("chi@demo.example").await;
    site.backend.accept_invitation(&site.backend.actor("chi").await, &token, HERE).await.expect("joined");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_comments_is_offered_no_form_that_writes() {
    let site = Site::open().await;
    let id = site.backend.complete_proposal("an", "BT-01").await;
    joined(&site, "comment").await;
    assert!(site.get("an", "/firm").await.text.contains("Xem và góp ý nội bộ"));
    let plan = app::paths::section(id, Section::Plan);
    let page = site.get("chi", &plan).await.text;
    assert!(page.contains("chỉ cho phép xem hoặc góp ý") && !page.contains("name=\"plan\""), "{page}");
    assert!(site.get("an", &plan).await.text.contains("name=\"plan\""));
    let comments = format!("/proposals/{id}/act/comments");
    let said = Form::default().with("comment", "Nêu rõ <b>mốc</b>.").with("about", "plan");
    assert_eq!(site.post("chi", &comments, &said).await.location, format!("{comments}?done=commented#done"));
    let empty = site.post("chi", &comments, &Form::default()).await;
    assert!(empty.status == 422 && empty.text.contains("error-summary"));
    for page in [plan.as_str(), comments.as_str()] {
        let page = site.get("an", page).await.text;
        assert!(page.contains("&lt;b&gt;mốc"), "beside what is written, and on its own page: {page}");
    }
    assert!(site.get("an", &format!("/proposals/{id}")).await.text.contains("chưa xử lý: 1"));
    assert_eq!(site.post("an", &comments, &Form::default().with("settle", "1")).await.status, 303);
    assert!(!site.get("an", &plan).await.text.contains("&lt;b&gt;mốc"), "dealt with");
    assert_eq!(site.get("binh", &comments).await.status, 404);

    let rights = site.get("an", "/firm/rights").await.text;
    let user = site.backend.actor("chi").await.id().expect("a person");
    let form = Form::default().with(format!("right_{user}"), "view").with("seen", hidden(&rights, "seen"));
    assert_eq!(site.post("an", "/firm/rights", &form).await.location, "/firm?done=rights_set#done");
    assert!(site.get("chi", "/firm/rights").await.text.contains("chủ tài khoản"), "the owner's alone");
    let page = site.get("chi", &comments).await.text;
    assert!(!page.contains("name=\"comment\"") && page.contains("Nêu rõ"), "reads: {page}");
    assert!(site.get_in_english("an", "/firm/rights").await.contains("Read, and comment within the firm"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_right_for_one_proposal_is_set_on_its_page_and_read_by_the_firm_alone() {
    let site = Site::open().await;
    let id = site.backend.complete_proposal("an", "BT-01").await;
    joined(&site, "view").await;
    let (rights, plan) = (format!("/proposals/{id}/act/rights"), app::paths::section(id, Section::Plan));
    assert!(site.get("an", &format!("/proposals/{id}")).await.text.contains(&rights), "led to from the proposal");
    let field = format!("right_{}", site.backend.actor("chi").await.id().expect("a person"));
    let shown = site.get("an", &rights).await.text;
    assert!(shown.contains(&format!("name=\"{field}\"")) && shown.contains("Như với mọi hồ sơ của doanh nghiệp"), "{shown}");
    let read = site.get("chi", &rights).await.text;
    assert!(!read.contains("<select") && read.contains("Như với mọi hồ sơ: Xem hồ sơ"), "{read}");
    assert!(!site.get("chi", &plan).await.text.contains("name=\"plan\""));
    let form = Form::default().with(&field, "edit").with("seen", hidden(&shown, "seen"));
    assert_eq!(site.post("chi", &rights, &form).await.status, 403);
    assert_eq!(site.post("an", &rights, &form).await.location, format!("{rights}?done=proposal_rights_set#done"));
    assert!(site.get("chi", &plan).await.text.contains("name=\"plan\""), "writes this one");
    assert!(site.get("chi", &rights).await.text.contains("Soạn, nộp và rút hồ sơ"));
    assert!(site.get("chi", "/firm").await.text.contains("Riêng hồ sơ "), "and among the firm's people");
    assert!(site.get("an", &format!("/proposals/{id}/act/history")).await.text.contains("Phân quyền với riêng hồ sơ"));
    assert!(site.get_in_english("an", &rights).await.contains("Who may do what with this proposal"));
    assert_eq!(site.get("binh", &rights).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn files_are_sorted_and_read_by_what_they_are() {
    let site = Site::open().await;
    let id = site.backend.complete_proposal("an", "BT-01").await;
    let upload = format!("/upload/proposal/{id}");
    let category = "--x\r\nContent-Disposition: form-data; name=\"category\"\r\n\r\nlegal\r\n";
    let pdf = str::from_utf8(backend::testing::PDF).expect("letters");
    assert_eq!(site.upload_after("an", &upload, category, "bang-sang-che.pdf", pdf).await.status, 303);
    assert_eq!(site.upload("an", &upload, "thuyet-minh.pdf", pdf).await.status, 303);
    let wrong = category.replace("legal", "x");
    assert_eq!(site.upload_after("an", &upload, &wrong, "khac.pdf", pdf).await.status, 422);
    let files = app::paths::section(id, Section::Files);
    let page = site.get("an", &files).await.text;
    assert!(page.contains("Pháp lý, sở hữu trí tuệ") && page.contains("Chưa phân loại"), "{page}");
    let sort = format!("/proposals/{id}/act/sort");
    let form = site.get("an", &sort).await.text;
    let technical = form.split("name=\"category_").nth(2).and_then(|rest| rest.split('"').next()).expect("two files");
    let form = Form::default().with(format!("category_{technical}"), "technical").with("seen", hidden(&form, "seen"));
    assert_eq!(site.post("an", &sort, &form).await.location, format!("{files}?done=files_sorted#done"));
    let whole = site.get("an", &format!("/proposals/{id}/act/whole")).await.text;
    let (first, second) = (whole.rfind("thuyet-minh.pdf").expect("a file"), whole.rfind("bang-sang-che.pdf").expect("a file"));
    assert!(first < second && whole.contains("Thuyết minh kỹ thuật"), "in the order of what they are: {whole}");
    assert!(site.get("an", &format!("/proposals/{id}")).await.text.contains("/challenges/BT-01/template.docx"));
}
