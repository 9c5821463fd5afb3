//! The office suspends an account in the browser.

use crate::{forms::html::forms, site::Site};
use backend::testing::{PASSWORD, person};
use domain::form::Form;

fn address(nick: &str) -> String {
    format!("/office/accounts/{}", person(nick).expect("one of the cast").id())
}

/// Which request the buttons of a page answer.
fn asked(page: &str) -> String {
    let asked = forms(page).into_iter().find_map(|form| form.hidden.0.get("asked").cloned());
    asked.unwrap_or_else(|| panic!("no request: {page}"))
}

#[tokio::test]
async fn a_suspended_account_is_signed_out_and_told_why_it_cannot_sign_in() {
    let mut site = Site::open().await;
    for nick in ["mai", "nam", "binh"] {
        site.sign_in(nick).await;
    }
    let list = site.get("mai", "/office/accounts?role=firm").await.text;
    assert!(list.contains(&address("binh")) && !list.contains(&address("mai")), "{list}");
    let own = site.get("mai", &address("mai")).await.text;
    assert!(own.contains("Không tự xử lý tài khoản") && !own.contains("name=\"reason\""), "{own}");

    let form = Form::default().with("verdict", "ask");
    let refused = site.post("mai", &address("binh"), &form).await;
    assert!(refused.status == 422 && refused.text.contains("href=\"#reason\""), "{}", refused.text);
    let done = site.post("mai", &address("binh"), &form.with("reason", "Mật khẩu bị lộ")).await;
    assert_eq!(done.status, 303);
    let page = site.get("mai", done.header("location")).await.text;
    assert!(page.contains("role=\"status\"") && page.contains("Mật khẩu bị lộ") && page.contains("cần người thứ hai"), "{page}");
    assert!(!page.contains("value=\"confirm\""), "who asked has no button: {page}");
    assert_eq!(site.get("binh", "/proposals").await.status, 200, "still signed in");
    assert!(site.get("nam", "/office").await.text.contains(&address("binh")), "on the desk of the second person");

    let page = site.get("nam", &address("binh")).await.text;
    let asked = asked(&page);
    let confirmed = site.post("nam", &address("binh"), &Form::default().with("verdict", "confirm").with("asked", asked)).await;
    assert_eq!(confirmed.status, 303, "{}", confirmed.text);
    let page = site.get("nam", confirmed.header("location")).await.text;
    assert!(page.contains("role=\"status\"") && page.contains("Mật khẩu bị lộ") && page.contains("Mở khóa tài khoản"), "{page}");

    assert_eq!(site.get("binh", "/proposals").await.status, 303, "signed out");
    let credentials = |password: &str| Form::default().with("email", "binh@demo.example").with("password", password);
    let wrong = site.post("", "/sign-in", &credentials("sai mật khẩu")).await;
    assert!(wrong.status == 422 && !wrong.text.contains("tạm khóa"), "told to nobody else");
    let right = site.post("", "/en/sign-in", &credentials(PASSWORD)).await;
    assert_eq!(right.status, 403);
    assert!(right.text.contains("has suspended this account") && right.header("set-cookie").is_empty(), "{}", right.text);

    site.post("mai", &address("binh"), &Form::default().with("verdict", "restore").with("reason", "Đã đổi mật khẩu")).await;
    site.sign_in("binh").await;
}

#[tokio::test]
async fn an_account_without_a_password_says_so_and_offers_what_can_be_done() {
    let mut site = Site::open().await;
    site.sign_in("mai").await;
    let stop = Form::default().with("verdict", "stop").with("reason", "Mật khẩu bị lộ");
    assert_eq!(site.post("mai", &address("binh"), &stop).await.status, 303);
    let of_firm = |page: &str| {
        let row = page.split("<tr ").find(|row| row.contains(&address("binh"))).map(str::to_owned);
        row.unwrap_or_else(|| panic!("no row: {page}"))
    };
    let row = of_firm(&site.get("mai", "/office/accounts?role=firm").await.text);
    assert!(row.contains("Đã hủy mật khẩu") && !row.contains("Đang hoạt động"), "{row}");
    let page = site.get("mai", &address("binh")).await.text;
    assert!(page.contains("Đã hủy mật khẩu") && page.contains("có thể yêu cầu lại từ") && !page.contains("Đang hoạt động"), "{page}");
    assert!(!page.contains("value=\"stop\"") && page.contains("value=\"ask\""), "only what can be done is offered: {page}");
    let later = site.backend.clock.now().plus_days(1).to_local();
    site.backend.at(&later);
    site.sign_in("mai").await;
    assert!(site.get("mai", &address("binh")).await.text.contains("value=\"stop\""));
    assert_eq!(site.get("mai", &address("binh")).await.text.matches("Xử lý tài khoản").count(), 1);
}

#[tokio::test]
async fn before_a_closing_the_page_says_that_a_new_password_takes_two_people_and_why() {
    let mut site = Site::open().await;
    for nick in ["mai", "nam", "binh"] {
        site.sign_in(nick).await;
    }
    let t = &site.backend;
    t.start_proposal(&t.actor("binh").await, "BT-01").await.expect("a draft");
    let page = site.get("mai", &address("binh")).await.text;
    assert!(page.contains("value=\"stop\"") && !page.contains("cần hai người"), "weeks before: {page}");
    t.at("2026-03-31T16:55");
    let page = site.get("mai", &address("binh")).await.text;
    assert!(page.contains("việc đến hạn") && page.contains("cần hai người") && !page.contains("value=\"stop\""), "{page}");
    let reason = |verdict: &str| Form::default().with("verdict", verdict).with("reason", "Mật khẩu bị lộ");
    let alone = site.post("mai", &address("binh"), &reason("stop")).await;
    assert!(alone.status == 409 && alone.text.contains("cần hai người"), "{} {}", alone.status, alone.text);
    assert_eq!(site.get("binh", "/proposals").await.status, 200, "still signed in");

    let done = site.post("mai", &address("binh"), &reason("ask_stop")).await;
    assert_eq!(done.status, 303);
    let page = site.get("mai", done.header("location")).await.text;
    assert!(page.contains("role=\"status\"") && page.contains("cần người thứ hai") && !page.contains("value=\"confirm_stop\""), "{page}");
    assert!(site.get("nam", "/office").await.text.contains("đề nghị yêu cầu mật khẩu mới"), "on the desk of the second person");
    let page = site.get("nam", &address("binh")).await.text;
    let asked = asked(&page);
    let confirmed = site.post("nam", &address("binh"), &Form::default().with("verdict", "confirm_stop").with("asked", asked)).await;
    assert_eq!(confirmed.status, 303, "{}", confirmed.text);
    assert!(site.get("nam", confirmed.header("location")).await.text.contains("hủy mật khẩu hiện có"));
    assert_eq!(site.get("binh", "/proposals").await.status, 303, "signed out");
}

#[tokio::test]
async fn an_unverified_firm_reads_why_it_cannot_invite() {
    let mut site = Site::open().await;
    for nick in ["an", "binh"] {
        site.sign_in(nick).await;
    }
    let page = site.get("binh", "/firm").await.text;
    assert!(page.contains("sau khi được cơ quan thường trực xác minh") && !page.contains("action=\"/firm/invite"), "{page}");
    assert!(site.get("an", "/firm").await.text.contains("action=\"/firm/invite"));
    let invitation = Form::default().with("email", "ai-do@demo.example");
    assert_eq!(site.post("binh", "/firm/invite", &invitation).await.status, 403);
}
