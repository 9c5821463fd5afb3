//! Opening before the planned moment: said before the first confirmation, between the two, and after them.

use crate::site::Site;
use backend::testing::challenge_form;
use domain::form::Form;

#[tokio::test]
async fn whoever_may_confirm_reads_that_it_is_early_before_and_after_the_first_press() {
    let mut site = Site::open().await;
    let t = &site.backend;
    let (mai, lan) = (t.actor("mai").await, t.actor("lan").await);
    let call = challenge_form("BT-44").with("opening", "2026-04-10T09:00");
    t.create_challenge(&mai, &call).await.expect("created");
    t.send_to_review(&mai, "BT-44").await.expect("sent");
    t.publish_challenge(&lan, "BT-44", &Form::default()).await.expect("published");
    t.submitted_proposal("an", "BT-44").await;
    t.at("2026-04-01T09:00");
    for nick in ["mai", "huong"] {
        site.sign_in(nick).await;
    }
    let (office, council) = ("/office/challenges/BT-44", "/council/challenges/BT-44");
    for (nick, page) in [("mai", office), ("huong", council)] {
        let text = site.get(nick, page).await.text;
        assert!(text.contains("xác nhận lúc này là mở trước thời điểm dự kiến") && text.contains("name=\"reason\""), "{page}: {text}");
        let english = site.get(nick, &format!("/en{page}")).await.text;
        assert!(english.contains("to confirm now is to open before it"), "{page}: {english}");
    }
    let reason = Form::default().with("reason", "Đã đủ hồ sơ 6213.");
    assert_eq!(site.post("mai", &format!("{office}/opening"), &reason).await.status, 303);
    let text = site.get("huong", council).await.text;
    assert!(text.contains("chờ người thứ hai xác nhận") && text.contains("6213") && !text.contains("name=\"reason\""), "{text}");
    assert_eq!(site.post("huong", &format!("{council}/opening"), &Form::default()).await.status, 303);
    let text = site.get("", "/challenges/BT-44").await.text;
    assert!(text.contains("mở trước thời điểm dự kiến") && text.contains("6213"), "{text}");
}
