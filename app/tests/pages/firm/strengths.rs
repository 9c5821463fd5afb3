//! What the firm says of itself, on its page and where a draft takes it over.

use super::{Site, hidden};
use domain::form::Form;

#[tokio::test(flavor = "multi_thread")]
async fn what_is_kept_once_is_offered_to_every_draft() {
    let site = Site::open().await;
    let id = site.backend.start_proposal(&site.backend.actor("an").await, "BT-01").await.expect("a draft");
    let copy = format!("/proposals/{id}/act/copy");
    assert!(!site.get("an", &copy).await.text.contains("value=\"firm\""), "nothing is kept yet");
    let page = site.get("an", "/firm/strengths").await.text;
    let form = Form::default()
        .with("seen", hidden(&page, "seen"))
        .with("capabilities", "Mười <b>kỹ sư</b>.")
        .with("person_name_0", "Phan Văn An")
        .with("person_agreed_0", "on");
    assert_eq!(site.post("an", "/firm/strengths", &form).await.location, "/firm/strengths?done=strengths_kept#done");
    let page = site.get("an", "/firm/strengths").await.text;
    assert!(page.contains("&lt;b&gt;kỹ sư") && page.contains("name=\"person_name_2\""), "with rows to spare: {page}");
    // Somebody who opened the page before saves over nothing.
    let older = site.post("an", "/firm/strengths", &form.clone().with("capabilities", "Khác.")).await;
    assert_eq!(older.status, 409, "{}", older.text);
    let nameless = form.with("seen", hidden(&page, "seen")).with("person_name_0", "").with("person_role_0", "Chủ trì");
    let refused = site.post("an", "/firm/strengths", &nameless).await;
    assert!(refused.status == 422 && refused.text.contains("#person_name_0"), "{}", refused.text);
    assert!(site.get("an", &copy).await.text.contains("value=\"firm\""));
    assert_eq!(site.post("an", &copy, &Form::default().with("from", "firm")).await.status, 303);
    assert!(site.get("an", &format!("/proposals/{id}/team")).await.text.contains("&lt;b&gt;kỹ sư"));
    assert!(site.get_in_english("an", "/firm/strengths").await.contains("agrees to be named"));
}
