//! Guesses of secrets over HTTP: which answers they get, and that nothing typed is lost.

use crate::site::Site;
use axum::http::{Method, Request};
use backend::testing::PASSWORD;
use domain::form::Form;

const TOKEN: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Every address at which a secret can be tried.
fn secrets() -> Vec<(Method, String)> {
    let links = ["register", "reset", "invite", "unsubscribe", "watch"].into_iter().flat_map(|kind| {
        let path = format!("/{kind}/{TOKEN}");
        [(Method::GET, path.clone()), (Method::POST, path)]
    });
    let calendar = (Method::GET, format!("/following/calendar/{TOKEN}"));
    [(Method::POST, "/sign-in".to_owned()), (Method::POST, "/account".to_owned()), calendar].into_iter().chain(links).collect()
}

fn guess() -> Form {
    let passwords = Form::default().with("password", "sai mật khẩu").with("password_again", "sai mật khẩu");
    passwords.with("email", "an@demo.example").with("current", "sai mật khẩu").with("name", "A")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_guesses_of_any_secret_are_answered_with_wait_after_a_few() {
    for (method, path) in secrets() {
        let mut site = Site::with_rate_limit(5).await;
        site.sign_in("an").await;
        let nick = if path == "/account" { "an" } else { "" };
        let mut judged = 0;
        for _ in 0..100 {
            let request = Request::builder().method(method.clone()).uri(format!("/en{path}"));
            let answer = if method == Method::GET { site.send(nick, request).await } else { site.post_with(nick, request, &guess()).await };
            if answer.status == 429 {
                assert!(answer.header("retry-after").parse::<u64>().expect("seconds") > 0, "{path}");
                assert!(answer.text.contains("Please try again in"), "{path}: {}", answer.text);
            } else {
                judged += 1;
                assert!(matches!(answer.status, 404 | 422), "{method} {path}: {}", answer.status);
            }
        }
        // A page that is shown again looks for its link again, which counts, too.
        assert!((2..=5).contains(&judged), "{method} {path}: {judged}");
    }
}

#[tokio::test]
async fn the_list_of_secrets_is_complete() {
    let tried: Vec<_> = secrets().into_iter().map(|(_, path)| path.replace(TOKEN, "{token}")).collect();
    let others = server::routes::list().into_iter().map(|(method, path)| (method, path.to_owned()));
    for (method, path) in app::site::list().into_iter().chain(others) {
        let is_secret = path.contains("{token}") || matches!(path.as_str(), "/sign-in" | "/account") && method == Method::POST;
        assert!(!is_secret || tried.contains(&path), "{method} {path}");
    }
}

#[tokio::test]
async fn an_office_behind_one_address_signs_in_as_often_as_it_likes() {
    let mut site = Site::with_rate_limit(2).await;
    for _ in 0..2 {
        for nick in ["mai", "nam", "lan", "long", "minh", "thu", "huong"] {
            site.sign_in(nick).await;
        }
    }
}

#[tokio::test]
async fn who_must_wait_keeps_the_form_that_waits_for_signing_in() {
    let site = Site::with_rate_limit(1).await;
    let form = guess().with("next", "/office");
    assert_eq!(site.post("", "/sign-in", &form).await.status, 422);
    let answer = site.post("", "/sign-in", &form).await;
    assert_eq!(answer.status, 429);
    assert!(answer.text.contains("value=\"/office\"") && answer.text.contains("value=\"an@demo.example\""), "{}", answer.text);
    assert!(!answer.text.contains("sai mật khẩu"));
    let right = Form::default().with("email", "mai@demo.example").with("password", PASSWORD);
    let neighbour = site.post("", "/sign-in", &right).await;
    assert_eq!(neighbour.status, 429, "whoever never signed in from there waits, a minute at most");
    site.backend.at("2026-03-01T09:01");
    assert_eq!(site.post("", "/sign-in", &right).await.status, 303);
}
