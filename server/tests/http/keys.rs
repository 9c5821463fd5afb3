//! Keys of programs: shown once, to read and never to act, within their scopes, and not beyond what their account may see.

use crate::{
    forms::html::forms,
    site::{Answer, SECRET, Site},
};
use axum::http::{Method, Request};
use backend::testing::{VERIFIED_FIRM, challenge_form};
use domain::form::Form;

const OWN: [&str; 4] = ["/api/v1/own/firm", "/api/v1/own/proposals", "/api/v1/own/office/challenges", "/api/v1/own/office/firms"];

async fn with(site: &Site, method: Method, path: &str, key: &str) -> Answer {
    site.send("", Request::builder().method(method).uri(path).header("authorization", format!("Bearer {key}"))).await
}

/// The form as its page shows it, with nothing typed.
async fn shown(site: &Site, nick: &str) -> Form {
    let page = site.get(nick, "/account/keys").await.text;
    let version = page.split("name=\"keys_version\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    Form::default().with("keys_version", version.unwrap_or_default())
}

/// Makes a key on the page, and finds it there.
async fn made(site: &mut Site, nick: &str, scopes: &[&str]) -> String {
    site.sign_in(nick).await;
    let form = scopes.iter().fold(shown(site, nick).await.with("name", "Báo cáo"), |form, scope| form.with(*scope, "on"));
    let answer = site.post(nick, "/account/keys", &form).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let key =
        answer.text.split("<code>").find_map(|part| part.split("</code>").next().filter(|text| text.starts_with("btl_"))).expect("a key");
    assert!(!site.get(nick, "/account/keys").await.text.contains(key), "shown once");
    key.to_owned()
}

#[tokio::test]
async fn a_key_reads_its_scopes_and_nothing_else_and_ends_by_a_button() {
    let mut site = Site::open().await;
    site.submit().await;
    let mai = site.backend.actor("mai").await;
    site.backend.create_challenge(&mai, &challenge_form("BT-77").with("code", "BT-77")).await.expect("drafted");
    let (firm, office) = (made(&mut site, "an", &["proposals", "challenges"]).await, made(&mut site, "mai", &["challenges"]).await);
    for (key, path, status) in [
        (firm.as_str(), OWN[0], 403),
        (&firm, OWN[1], 200),
        (&firm, OWN[2], 403),
        (&firm, OWN[3], 403),
        (&office, OWN[0], 403),
        (&office, OWN[1], 403),
        (&office, OWN[2], 200),
        (&office, OWN[3], 403),
        ("btl_x", OWN[1], 401),
        ("", OWN[1], 401),
    ] {
        let answer = with(&site, Method::GET, path, key).await;
        assert_eq!(answer.status, status, "{path}: {}", answer.text);
        assert_eq!(answer.header("cache-control"), "private, no-cache", "{path}");
    }
    let (own, all) = (with(&site, Method::GET, OWN[1], &firm).await.text, with(&site, Method::GET, OWN[2], &office).await.text);
    assert!(own.contains(SECRET) && all.contains("BT-77") && !all.contains(SECRET), "{own} {all}");
    // What was read with a key is kept for nobody.
    assert_eq!(site.get("", OWN[1]).await.status, 401);
    assert_eq!(site.get("an", OWN[1]).await.status, 401, "a session opens nothing here");
    let page = site.get("an", "/account/keys").await.text;
    assert!(page.contains("Dùng lần cuối") && page.contains("Báo cáo"), "{page}");
    let end = forms(&page).into_iter().find(|form| form.action == "/account/keys/end").expect("a form").hidden;
    // Nobody else's.
    assert_eq!(site.post("mai", "/account/keys/end", &end).await.status, 303);
    assert_eq!(with(&site, Method::GET, OWN[1], &firm).await.status, 200);
    for _ in 0..2 {
        assert_eq!(site.post("an", "/account/keys/end", &end).await.status, 303);
        assert_eq!(with(&site, Method::GET, OWN[1], &firm).await.status, 401);
    }
}

#[tokio::test]
async fn no_act_and_no_page_takes_a_key() {
    let mut site = Site::open().await;
    site.submit().await;
    let key = made(&mut site, "an", &["firm", "proposals"]).await;
    let office = made(&mut site, "mai", &["challenges", "firms"]).await;
    let patterns = app::site::list().into_iter().chain(server::routes::list().into_iter().map(|(method, path)| (method, path.to_owned())));
    for (method, pattern) in patterns.collect::<Vec<_>>() {
        let address = site.address(&pattern);
        if OWN.contains(&address.as_str()) {
            continue;
        }
        let bare = site.send("", Request::builder().method(&method).uri(&address)).await;
        for key in [&key, &office] {
            let keyed = with(&site, method.clone(), &address, key).await;
            assert_eq!(keyed.status, bare.status, "{method} {address}");
            assert!(!keyed.text.contains(SECRET) && !keyed.text.contains(key.as_str()), "{method} {address}");
        }
    }
}

#[tokio::test]
async fn a_key_reads_what_its_account_may_see_now() {
    let mut site = Site::open().await;
    let key = made(&mut site, "an", &["firm"]).await;
    assert!(with(&site, Method::GET, OWN[0], &key).await.text.contains(VERIFIED_FIRM));
    let form = Form::default()
        .with("current", backend::testing::PASSWORD)
        .with("password", "ha-long-2027!")
        .with("password_again", "ha-long-2027!");
    let answer = site.post("an", "/account", &form).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    assert_eq!(with(&site, Method::GET, OWN[0], &key).await.status, 401, "it ends with the password");
}

#[tokio::test]
async fn what_is_asked_for_is_refused_where_it_is_nobody_s() {
    let mut site = Site::open().await;
    site.sign_in("an").await;
    site.sign_in("minh").await;
    for form in
        [Form::default().with("firm", "on"), Form::default().with("name", "x"), Form::default().with("name", "x").with("firms", "on")]
    {
        assert_eq!(site.post("an", "/account/keys", &form).await.status, 422);
    }
    let member = site.get("minh", "/account/keys").await.text;
    assert!(member.contains("chưa có dữ liệu riêng"), "{member}");
    for _ in 0..10 {
        made(&mut site, "an", &["firm"]).await;
    }
    let eleventh = shown(&site, "an").await.with("name", "x").with("firm", "on");
    assert_eq!(site.post("an", "/account/keys", &eleventh).await.status, 422, "ten are enough");
}

/// The page that shows a key is the answer to a form: a browser that loads it again sends the form once more.
#[tokio::test]
async fn the_same_form_again_makes_no_second_key_and_each_is_known_by_its_first_signs() {
    let mut site = Site::open().await;
    site.sign_in("an").await;
    let form = shown(&site, "an").await.with("name", "Báo cáo").with("firm", "on");
    let first = site.post("an", "/account/keys", &form).await;
    assert_eq!(first.status, 200, "{}", first.text);
    let again = site.post("an", "/account/keys", &form).await;
    assert_eq!(again.status, 409, "{}", again.text);
    assert!(again.text.contains("không tạo thêm khóa"), "{}", again.text);
    let page = site.get("an", "/account/keys").await.text;
    assert_eq!(page.matches("name=\"key\"").count(), 1, "{page}");
    let id = page.split("name=\"key\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a form").to_owned();
    assert_eq!(site.post("an", "/account/keys/end", &Form::default().with("key", &id)).await.status, 303);
    assert_eq!(site.post("an", "/account/keys", &form).await.status, 409, "nor once it is ended");
    let (one, other) = (made(&mut site, "an", &["firm"]).await, made(&mut site, "an", &["firm"]).await);
    let page = site.get("an", "/account/keys").await.text;
    for key in [&one, &other] {
        assert!(page.contains(&format!("<code>{}…</code>", &key[..10])) && !page.contains(key.as_str()), "{page}");
    }
}
