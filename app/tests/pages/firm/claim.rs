//! A tax code that somebody else registered, on the pages of who claims it, of whoever holds it, and of the office.

use super::{Site, hidden};
use backend::testing::{PENDING_FIRM, firm_id};
use domain::{firms::claim::ANSWER_DAYS, form::Form};

fn profile() -> Form {
    Form::default()
        .with("tax_code", "5709888024")
        .with("legal_name", "Công ty Số hóa <b>Hạ Long</b>")
        .with("kind", "joint_stock")
        .with("street", "Số 7 đường Hạ Long")
        .with("commune", "Phường Bãi Cháy")
        .with("province", "Quảng Ninh")
        .with("representative", "Đặng Quỳnh Chi")
        .with("contact_email", "chi@demo.example")
        .with("is_declared", "on")
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_to_register_claims_a_code_that_is_taken() {
    let site = Site::open().await;
    let pdf = str::from_utf8(backend::testing::PDF).expect("letters");
    let taken = site.post("chi", "/firm", &profile()).await;
    assert!(taken.status == 422 && taken.text.contains("formaction=\"/firm/claim"), "{}", taken.text);
    // As the button sends it: all that was typed, and no reason yet.
    let asked = site.post("chi", "/firm/claim", &profile()).await;
    assert!(asked.status == 422 && asked.text.contains("Số 7 đường Hạ Long") && asked.text.contains("name=\"reason\""), "{}", asked.text);
    let written = site.post("chi", "/firm/claim", &profile().with("reason", "Mã số thuế <i>của</i> chúng tôi.")).await;
    assert_eq!(written.location, "/firm/claim?done=claim_written#done");
    let page = site.get("chi", "/firm/claim").await.text;
    assert!(page.contains("chưa gửi") && page.contains("type=\"file\"") && page.contains("&lt;b&gt;Hạ Long"), "{page}");
    assert!(site.get("chi", "/firm/claim?change=1").await.text.contains("Số 7 đường Hạ Long"));
    assert!(!site.get("binh", "/firm").await.text.contains("khai mã số thuế này"), "nobody is told of what is not sent");
    let wrong = site.upload("chi", "/upload/claim", "a.txt", "8 bytes!").await;
    assert!(wrong.status == 422 && wrong.text.contains("PDF hoặc ảnh PNG, JPG"), "{}", wrong.text);
    let sent = site.upload("chi", "/upload/claim", "giay-chung-nhan.pdf", pdf).await;
    assert_eq!(sent.location, "/firm/claim?done=claim_sent#done", "{}", sent.text);
    let page = site.get("chi", "/firm/claim").await.text;
    assert!(page.contains("value=\"withdraw\"") && page.contains("giay-chung-nhan.pdf") && !page.contains("type=\"file\""), "{page}");

    let theirs = site.get("binh", "/firm").await.text;
    assert!(theirs.contains("khai mã số thuế này là của") && theirs.contains("&lt;b&gt;Hạ Long"), "{theirs}");
    for hidden in ["giay-chung-nhan.pdf", "Quỳnh Chi", "chi@demo.example", "chúng tôi."] {
        assert!(!theirs.contains(hidden), "{hidden} is told to whoever holds the code");
    }
    let form = Form::default().with("by", hidden(&theirs, "by")).with("asked", hidden(&theirs, "asked"));
    let empty = site.post("binh", "/firm/claim/answer", &form).await;
    assert!(empty.status == 422 && empty.text.contains("error-summary"));
    assert_eq!(site.post("binh", "/firm/claim/answer", &form.with("answer", "Của <u>chúng tôi</u>.")).await.status, 303);
    assert!(site.get_in_english("binh", "/firm").await.contains("You have answered"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_office_compares_and_two_decide() {
    let site = Site::open().await;
    let pdf = str::from_utf8(backend::testing::PDF).expect("letters");
    assert_eq!(site.post("chi", "/firm/claim", &profile().with("reason", "Của chúng tôi.")).await.status, 303);
    assert_eq!(site.upload("chi", "/upload/claim", "a.pdf", pdf).await.status, 303);
    let office = format!("/office/firms/{}", firm_id(PENDING_FIRM));
    let early = site.get("mai", &office).await.text;
    assert!(early.contains("Mã số thuế được đề nghị xem xét") && !early.contains("value=\"grant\""), "{early}");
    site.backend.clock.set(site.backend.clock.now().plus_days(ANSWER_DAYS));
    assert!(site.get("mai", "/office").await.text.contains("Mã số thuế được đề nghị xem xét"));
    let page = site.get("mai", &office).await.text;
    let part = page.rsplit_once("Mã số thuế được đề nghị xem xét").expect("a part").1;
    assert!(part.contains("value=\"grant\"") && part.contains("value=\"refuse\"") && part.contains("không trả lời"), "{part}");
    let verdict = |verdict: &str| {
        let form = Form::default().with("verdict", verdict).with("by", hidden(part, "by"));
        form.with("asked", hidden(part, "asked"))
    };
    let act = format!("{office}/claim");
    let unsaid = site.post("mai", &act, &verdict("grant")).await;
    assert!(unsaid.status == 422 && unsaid.text.contains("error-summary"));
    assert_eq!(site.post("mai", &act, &verdict("grant").with("said", "Đã đối chiếu.")).await.status, 303);
    let second = site.get("lan", &office).await.text;
    assert!(second.contains("Đã đối chiếu.") && second.contains("value=\"confirm\""), "{second}");
    assert_eq!(site.post("lan", &act, &verdict("confirm")).await.location, format!("{office}?done=code_moved#done"));
    let own = site.get("chi", "/firm").await.text;
    assert!(own.contains("Chờ xác minh") && own.contains("a.pdf") && own.contains("5709888024"), "{own}");
    let theirs = site.get("binh", "/firm").await.text;
    assert!(theirs.contains("Mã số thuế đã khai là của doanh nghiệp khác"), "{theirs}");
    assert_eq!(site.get("chi", "/firm/claim").await.status, 403, "it is done");
}
