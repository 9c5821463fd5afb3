//! The challenge beside the form: criteria, and a row for each published target.

use super::{Site, hidden};
use backend::testing::challenge_form;
use domain::{
    challenges::{Content, Measure},
    form::Form,
    proposals::targets::{key, proof_field, value_field},
};

fn call() -> Form {
    let form = Content::from_form(&challenge_form("BT-02")).expect("valid").to_form().with("code", "BT-02");
    let rows = [("Tỷ lệ trả lời đúng", "từ 90% trở lên"), ("Thời gian trả lời", "không quá 5 giây")];
    rows.into_iter().enumerate().fold(form, |form, (i, (name, target))| {
        form.with(format!("measure_name_vi_{i}"), name).with(format!("measure_target_vi_{i}"), target)
    })
}

fn measures() -> Vec<Measure> {
    Content::from_form(&call()).expect("valid").measures
}

/// A draft of `an` for a call with two targets.
async fn begun() -> (Site, String) {
    let site = Site::open().await;
    let t = &site.backend;
    let (mai, lan) = (t.actor("mai").await, t.actor("lan").await);
    t.create_challenge(&mai, &call()).await.expect("created");
    t.send_to_review(&mai, "BT-02").await.expect("sent");
    t.publish_challenge(&lan, "BT-02", &Form::default()).await.expect("published");
    let id = t.complete_proposal("an", "BT-02").await;
    (site, format!("/proposals/{id}"))
}

fn fields(measure: &Measure) -> [String; 2] {
    [value_field(&key(measure)), proof_field(&key(measure))]
}

#[tokio::test(flavor = "multi_thread")]
async fn every_section_is_written_beside_its_criterion() {
    let (site, own) = begun().await;
    let near = [
        ("fit", "Mức độ phù hợp với bài toán", "20"),
        ("plan", "Giải pháp kỹ thuật và tính khả thi", "25"),
        ("costs", "Chi phí và tính bền vững", "10"),
    ];
    for (section, criterion, points) in near {
        let page = site.get("an", &format!("{own}/{section}")).await.text.replace("<!>", "");
        let panel = page.split("id=\"guidance\"").nth(1).and_then(|rest| rest.split("</section>").next()).expect("a panel");
        let (first, others) = panel.split_once("<details").expect("the others");
        assert!(first.contains(criterion) && first.contains(&format!("Tối đa {points} điểm")), "{section}: {panel}");
        assert!(others.contains("Đội ngũ và năng lực") && page.contains("href=\"#guidance\""), "{section}");
    }
    let english = site.get_in_english("an", &format!("{own}/results")).await;
    assert!(english.contains("Measurable results") && english.contains("Up to 15 points"), "{english}");
    let none = site.get("an", &format!("{own}/declarations")).await.text;
    assert!(none.contains("không gắn với tiêu chí riêng nào"), "{none}");
    site.backend.at(backend::testing::CLOSING);
    assert!(!site.get("an", &format!("{own}/fit")).await.text.contains("id=\"guidance\""), "nothing is written any more");
}

#[tokio::test(flavor = "multi_thread")]
async fn each_published_target_is_answered_in_a_row_of_its_own() {
    let (site, own) = begun().await;
    let path = format!("{own}/results");
    let [first, second] = [0, 1].map(|i| fields(&measures()[i]));
    let page = site.get("an", &path).await.text;
    for name in first.iter().chain(&second) {
        assert!(page.contains(&format!("name=\"{name}\"")), "{name}: {page}");
    }
    assert!(page.contains("Yêu cầu: từ 90% trở lên"), "{page}");
    assert!(site.get("an", &format!("{own}/act/submit")).await.text.contains("cho 2 trong 2 chỉ tiêu"));

    let form = Form::default().with("results", "Kết quả").with("draft_version", hidden(&page, "draft_version"));
    let half = form.with(&first[0], "92% <b>").with(&first[1], "Đo trên 1.000 câu").with(&second[0], "3 giây");
    let saved = site.post("an", &path, &half).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
    let submit = site.get("an", &format!("{own}/act/submit")).await.text.replace("<!>", "");
    assert!(submit.contains("Thời gian trả lời – Căn cứ, cách đo") && submit.contains(&format!("{path}#{}", second[1])), "{submit}");
    let page = site.get("an", &path).await.text;
    let form = half.with("draft_version", hidden(&page, "draft_version")).with(&second[1], "Đo tại máy chủ");
    assert_eq!(site.post("an", &path, &form).await.status, 303);
    let whole = site.get("an", &format!("{own}/act/whole")).await.text;
    assert!(whole.contains("92% &lt;b&gt;") && whole.contains("Đo tại máy chủ") && whole.contains("đã đủ nội dung bắt buộc"), "{whole}");

    // What is too long is saved, and said.
    let page = site.get("an", &path).await.text;
    let long = form.with("draft_version", hidden(&page, "draft_version")).with(&first[0], "x".repeat(251));
    let saved = site.post("an", &path, &long).await;
    assert_eq!(saved.location, format!("{path}?done=section_too_long&field={}#done", first[0]));
    assert!(site.get("an", &path).await.text.contains("dài quá 250 ký tự"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_target_that_was_amended_keeps_its_answer_and_asks_for_another() {
    let (site, own) = begun().await;
    let (path, t) = (format!("{own}/results"), &site.backend);
    let before = fields(&measures()[0]);
    let page = site.get("an", &path).await.text;
    let form = Form::default().with("results", "Kết quả").with("draft_version", hidden(&page, "draft_version"));
    assert_eq!(site.post("an", &path, &form.with(&before[0], "92%").with(&before[1], "Đo")).await.status, 303);
    let (mai, lan) = (t.actor("mai").await, t.actor("lan").await);
    let raised = t.challenge(&mai, "BT-02").await.expect("a call").challenge.content.to_form();
    let raised = raised.with("measure_target_vi_0", "từ 95% trở lên").with("reason", "Nâng yêu cầu.");
    t.amend_challenge(&mai, "BT-02", &raised).await.expect("drafted");
    assert!(!site.get("an", &path).await.text.contains("95%"), "until a leader publishes it");
    let seen = t.amendment(&lan, "BT-02").await.expect("offered").seen.to_string();
    t.publish_amendment(&lan, "BT-02", &Form::default().with("seen", seen)).await.expect("published");

    let page = site.get("an", &path).await.text;
    let after = fields(&t.challenge(&mai, "BT-02").await.expect("a call").challenge.content.measures[0]);
    assert!(page.contains(&format!("name=\"{}\" value=\"\"", after[0])) && page.contains("Yêu cầu: từ 95% trở lên"), "{page}");
    assert!(page.contains(&format!("name=\"{}\" value=\"92%\"", before[0])) && page.contains("không còn trong bài toán"), "{page}");
    let submit = site.get("an", &format!("{own}/act/submit")).await.text;
    assert!(submit.contains(&format!("{path}#{}", before[0])) && submit.contains("Xóa trắng dòng này"), "{submit}");
    let form = Form::default().with("results", "Kết quả").with("draft_version", hidden(&page, "draft_version"));
    let form = form.with(&before[0], "").with(&before[1], "").with(&after[0], "96%").with(&after[1], "Đo lại");
    assert_eq!(site.post("an", &path, &form).await.status, 303);
    let page = site.get("an", &path).await.text;
    assert!(!page.contains(&before[0]) && page.contains("96%"), "{page}");
}
