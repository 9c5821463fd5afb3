//! A challenge's draft is saved however incomplete it is: what cannot be read stands as it was typed, and is told.

use crate::site::Site;
use domain::form::Form;

async fn office() -> Site {
    let mut site = Site::open().await;
    site.sign_in("mai").await;
    site
}

fn seen(page: &str) -> String {
    let seen = page.split("name=\"seen\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    seen.expect("the version that the form knows").to_owned()
}

/// Whether a page marks a field as wrong and shows what was typed in it.
fn is_marked(page: &str, field: &str, typed: &str) -> bool {
    let input = page.split('<').find(|tag| tag.starts_with("input") && tag.contains(&format!(" name=\"{field}\"")));
    let input = input.unwrap_or_else(|| panic!("no {field}"));
    input.contains("aria-invalid=\"true\"") && input.contains(&format!("value=\"{typed}\""))
}

fn unclear() -> Form {
    backend::testing::challenge_form("BT-77")
        .with("context_vi", "Bối cảnh 4711")
        .with("budget_ceiling", "2,5 tỷ")
        .with("criterion_name_vi_0", "Tính khả thi")
        .with("criterion_max_0", "95")
}

#[tokio::test]
async fn a_draft_with_an_unclear_amount_and_a_wrong_sum_is_saved_and_told() {
    let site = office().await;
    let created = site.post("mai", "/office/new", &unclear()).await;
    let edit = "/office/challenges/BT-77/edit";
    let mend = |field: &str| format!("{edit}?done=challenge_unread&field={field}#done");
    assert_eq!((created.status, created.header("location")), (303, mend("budget_ceiling").as_str()), "{}", created.text);
    let page = site.get("mai", edit).await.text;
    assert!(page.contains("Bối cảnh 4711") && page.contains("Tính khả thi"), "{page}");
    assert!(is_marked(&page, "budget_ceiling", "2,5 tỷ") && is_marked(&page, "criterion_max_0", "95"));
    assert!(page.contains("href=\"#budget_ceiling\"") && page.contains("cần đúng 100"), "what is missing is named at the top");
    // Not on its way before it is mended; what is wrong is named there too.
    let refused = site.post("mai", "/office/challenges/BT-77/review", &Form::default()).await;
    assert!(refused.status == 422 && refused.text.contains("Chưa đọc được số tiền"), "{}", refused.text);
    let half = unclear().with("seen", seen(&page)).with("budget_ceiling", "2.500.000.000");
    let saved = site.post("mai", edit, &half).await;
    assert_eq!(saved.header("location"), mend("criterion_max_0"));
    let page = site.get("mai", edit).await.text;
    let whole = half.with("seen", seen(&page)).with("criterion_max_0", "100");
    let saved = site.post("mai", edit, &whole).await;
    assert_eq!(saved.header("location"), "/office/challenges/BT-77?done=challenge_saved#done");
    assert_eq!(site.post("mai", "/office/challenges/BT-77/review", &Form::default()).await.status, 303);
}

/// A template's rules replace what was typed for rules, and nothing else.
#[tokio::test]
async fn a_template_leaves_an_unclear_amount_and_takes_the_place_of_wrong_rules() {
    let site = office().await;
    assert_eq!(site.post("mai", "/office/new", &unclear().with("pass_mark", "bảy mươi")).await.status, 303);
    let page = site.get("mai", "/office/challenges/BT-77/edit").await.text;
    assert!(is_marked(&page, "pass_mark", "bảy mươi"));
    let template = domain::challenges::Template::ALL[0].code();
    let page = site.get("mai", &format!("/office/challenges/BT-77/edit?template={template}")).await.text;
    assert!(is_marked(&page, "budget_ceiling", "2,5 tỷ") && !page.contains("bảy mươi"), "{page}");
}

/// Somebody else's draft is shown as it was typed, too.
#[tokio::test]
async fn a_conflict_shows_what_the_other_typed() {
    let mut site = office().await;
    site.sign_in("nam").await;
    assert_eq!(site.post("mai", "/office/new", &unclear()).await.status, 303);
    let edit = "/office/challenges/BT-77/edit";
    let answer = site.post("nam", edit, &unclear().with("seen", "1").with("budget_ceiling", "ba tỷ")).await;
    let theirs = answer.text.split("id=\"theirs\"").nth(1).and_then(|rest| rest.split("</section>").next()).expect("the differences");
    assert!(answer.status == 409 && theirs.contains("2,5 tỷ") && theirs.contains("ba tỷ"), "{theirs}");
}
