//! What every answer has in common: language, headers, memory, refusals.

use crate::site;

use axum::http::{Request, header};
use domain::form::Form;
use site::Site;

const HTML: &str = "text/html; charset=utf-8";

#[tokio::test]
async fn the_prefix_chooses_the_language_and_links_keep_it() {
    let site = Site::proven().await;
    let (vi, en) = (site.get("", "/challenges").await, site.get("", "/en/challenges").await);
    assert_eq!((vi.status, en.status), (200, 200));
    assert!(vi.text.contains("<html lang=\"vi\"") && vi.text.contains("Trợ lý ảo hỗ trợ thủ tục hành chính"));
    assert!(en.text.contains("<html lang=\"en\"") && en.text.contains("A virtual assistant for public services"));
    assert!(en.text.contains("href=\"/en/challenges/BT-01\""));
    assert_eq!(site.get("", "/en").await.status, 200);
    assert_eq!(site.get("", "/en/").await.status, 200);
}

#[tokio::test]
async fn an_unknown_address_is_a_page_in_the_reader_s_language() {
    let site = Site::proven().await;
    for (path, lang) in
        [("/khong-co", "vi"), ("/en/nothing", "en"), ("/en/en/challenges", "en"), ("/challenges/BT-99", "vi"), ("/files/x", "vi")]
    {
        let answer = site.get("", path).await;
        assert_eq!(answer.status, 404, "{path}");
        assert_eq!(answer.header("content-type"), HTML, "{path}");
        assert!(answer.text.contains(&format!("<html lang=\"{lang}\"")) && answer.text.contains("<h1"), "{path}");
    }
    assert!(site.get("", "/api/v1/challenges/BT-99").await.text.contains(r#""status":404,"code":"not_found""#));
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let site = Site::proven().await;
    for path in ["/", "/nothing", "/healthz", "/api/v1/challenges", "/sign-in"] {
        let answer = site.get("", path).await;
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe-inline"), "{path}: {policy}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
        assert_eq!(answer.header("strict-transport-security"), "", "not over http");
    }
    let production = Site::production().await;
    assert!(production.get("", "/").await.header("strict-transport-security").contains("max-age"));
}

#[tokio::test]
async fn a_page_that_has_not_changed_is_not_sent_again() {
    let site = Site::proven().await;
    let first = site.get("", "/challenges/BT-01").await;
    let etag = first.header("etag").to_owned();
    assert!(etag.starts_with('"'), "{etag}");
    assert_eq!(first.header("cache-control"), "no-cache");
    assert!(first.header("vary").contains("Cookie") && first.header("vary").contains("Accept-Encoding"));
    let asked = || Request::get("/challenges/BT-01").header(header::IF_NONE_MATCH, &etag);
    let again = site.send("", asked()).await;
    assert_eq!((again.status, again.text.as_str()), (304, ""));
    assert_eq!(again.header("etag"), etag);

    let reason = Form::default().with("reason", "Kiểm thử");
    site.backend.cancel_challenge(&site.backend.actor("lan").await, "BT-01", &reason).await.expect("cancelled");
    assert_eq!(site.send("", asked()).await.status, 200);
}

#[tokio::test]
async fn a_remembered_page_grows_old_with_the_clock() {
    let site = Site::proven().await;
    let before = site.get("", "/challenges/BT-01").await;
    site.backend.at(backend::testing::CLOSING);
    let after = site.get("", "/challenges/BT-01").await;
    assert_ne!(before.header("etag"), after.header("etag"));
}

#[tokio::test]
async fn each_encoding_has_its_own_tag() {
    let site = Site::proven().await;
    let mut tags = Vec::new();
    for encoding in ["br", "gzip", "identity", "br;q=0"] {
        let answer = site.send("", Request::get("/").header(header::ACCEPT_ENCODING, encoding)).await;
        let expected = if matches!(encoding, "br" | "gzip") { encoding } else { "" };
        assert_eq!(answer.header("content-encoding"), expected);
        tags.push(answer.header("etag").to_owned());
    }
    assert_eq!(tags[2], tags[3]);
    tags.sort();
    tags.dedup();
    assert_eq!(tags.len(), 3);
}

#[tokio::test]
async fn a_page_for_one_reader_is_never_remembered() {
    let mut site = Site::proven().await;
    site.sign_in("mai").await;
    let own = site.get("mai", "/challenges").await;
    assert!(own.text.contains("Nguyễn Thị Mai") && own.header("cache-control").contains("private"), "{}", own.header("cache-control"));
    assert_eq!(own.header("etag"), "");
    let public = site.get("", "/challenges").await;
    assert!(!public.text.contains("Nguyễn Thị Mai"));
    for personal in ["/sign-in", "/register", "/reset"] {
        assert_eq!(site.get("", personal).await.header("etag"), "", "{personal}");
    }
    // Open data is the same for everyone, who is signed in or not.
    assert_eq!(site.get("mai", "/api/v1/challenges").await.header("etag"), site.get("", "/api/v1/challenges").await.header("etag"));
}

#[tokio::test]
async fn a_look_has_pages_of_its_own() {
    let site = Site::proven().await;
    let plain = site.get("", "/").await;
    let large = site.send("", Request::get("/").header(header::COOKIE, "look=large")).await;
    assert!(plain.text.contains("class=\"\"") && large.text.contains("class=\"large\""));
}

/// Day or night is the device's unless somebody chose; both buttons are in the page, and the styles show one.
#[tokio::test]
async fn day_or_night_is_chosen_and_given_up_by_a_cookie() {
    let site = Site::proven().await;
    let with = async |look: &str| site.send("", Request::get("/accessibility").header(header::COOKIE, format!("look={look}"))).await.text;
    let values = |page: &str| {
        page.split("name=\"look\" value=\"").skip(1).filter_map(|rest| rest.split('"').next().map(str::to_owned)).collect::<Vec<_>>()
    };
    let plain = with("large").await;
    assert!(plain.contains("name=\"color-scheme\" content=\"light dark\""), "{plain}");
    assert_eq!(values(&plain), ["", "contrast-large", "large-dark", "large-light"]);
    let dark = with("large-dark").await;
    assert!(dark.contains("class=\"large dark\"") && dark.contains("name=\"color-scheme\" content=\"dark\""), "{dark}");
    assert_eq!(values(&dark), ["dark", "contrast-large-dark", "large-dark", "large-light", "large"], "the last one gives it up");
    let answer = site.post("", "/look", &Form::default().with("look", "large-light").with("next", "/accessibility")).await;
    assert_eq!((answer.status, answer.header("location")), (303, "/accessibility"));
    assert!(answer.header("set-cookie").starts_with("look=large-light;"), "{}", answer.header("set-cookie"));
    let wrong = site.post("", "/look", &Form::default().with("look", "dark-light").with("next", "/")).await;
    assert!(!wrong.header("set-cookie").contains("dark-light"));
}

#[tokio::test]
async fn another_site_cannot_change_anything() {
    let mut site = Site::proven().await;
    site.sign_in("mai").await;
    for (name, value) in
        [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("origin", "https://evil.example"), ("origin", "null")]
    {
        let request = Request::post("/sign-out").header(header::HOST, "baitoan.example").header(name, value);
        let answer = site.post_with("mai", request, &Form::default()).await;
        assert_eq!(answer.status, 403, "{name}: {value}");
        assert_eq!(answer.header("content-type"), HTML);
    }
    assert_eq!(site.get("mai", "/office").await.status, 200, "still signed in");
    let own = Request::post("/sign-out").header("sec-fetch-site", "same-origin");
    assert_eq!(site.post_with("mai", own, &Form::default()).await.status, 303);
    assert_ne!(site.get("mai", "/office").await.status, 200);
}

#[tokio::test]
async fn too_many_attempts_must_wait_in_the_reader_s_language() {
    let site = Site::with_rate_limit(2).await;
    let form = Form::default().with("email", "mai@demo.example").with("password", "wrong");
    for _ in 0..2 {
        assert_eq!(site.post("", "/sign-in", &form).await.status, 422);
    }
    let answer = site.post("", "/en/sign-in", &form).await;
    assert_eq!(answer.status, 429);
    assert!(answer.text.contains("<html lang=\"en\""));
    assert!(answer.header("retry-after").parse::<u64>().expect("seconds") > 0);
    assert_eq!(site.get("", "/sign-in").await.status, 200, "reading is not limited");
}

#[tokio::test]
async fn a_session_is_a_cookie_that_scripts_and_other_sites_do_not_get() {
    let site = Site::production().await;
    let form = Form::default().with("email", "mai@demo.example").with("password", backend::testing::PASSWORD);
    let answer = site.post("", "/sign-in", &form).await;
    assert_eq!(answer.status, 303);
    let cookie = answer.header("set-cookie");
    for part in ["__Host-session=", "HttpOnly", "SameSite=Lax", "Secure", "Path=/"] {
        assert!(cookie.contains(part), "{part}: {cookie}");
    }
    let value = cookie.split(';').next().expect("a value");
    let old = Request::get("/office").header(header::COOKIE, value);
    assert_eq!(site.send("", old).await.status, 200);
    let out = site.post_with("", Request::post("/sign-out").header(header::COOKIE, value), &Form::default()).await;
    assert!(out.header("set-cookie").contains("Secure"), "a browser ignores its removal otherwise: {}", out.header("set-cookie"));
    assert_ne!(site.send("", Request::get("/office").header(header::COOKIE, value)).await.status, 200);
}

#[tokio::test]
async fn sessions_end_by_idleness_and_by_age() {
    let site = Site::production().await;
    let form = Form::default().with("email", "mai@demo.example").with("password", backend::testing::PASSWORD);
    let answer = site.post("", "/sign-in", &form).await;
    let cookie = answer.header("set-cookie").split(';').next().expect("a value").to_owned();
    let status = async |at: &str| {
        site.backend.at(at);
        site.send("", Request::get("/office").header(header::COOKIE, &cookie)).await.status
    };
    for hour in ["2026-03-01T16:00", "2026-03-01T23:00", "2026-03-02T06:00", "2026-03-02T08:59"] {
        assert_eq!(status(hour).await, 200, "{hour}");
    }
    assert_ne!(status("2026-03-02T09:01").await, 200, "24 hours after signing in");

    let answer = site.post("", "/sign-in", &form).await;
    let cookie = answer.header("set-cookie").split(';').next().expect("a value").to_owned();
    site.backend.at("2026-03-02T17:02");
    let idle = site.send("", Request::get("/office").header(header::COOKIE, &cookie)).await;
    assert_ne!(idle.status, 200, "8 hours without a request");
}

#[tokio::test]
async fn what_cannot_simply_be_taken_back_is_asked_first() {
    let mut site = Site::proven().await;
    site.submit().await;
    for nick in ["mai", "an"] {
        site.sign_in(nick).await;
    }
    let files = site.address("/proposals/{id}/files");
    let seat = format!("/office/seats?edit={}", backend::testing::person("huong").expect("one of the cast").id());
    for (nick, page, act) in [("mai", seat.as_str(), "/office/seats/remove#errors\""), ("an", files.as_str(), "/remove#errors\"")] {
        let answer = site.get(nick, page).await;
        let before: Vec<_> = answer.text.split(act).collect();
        assert!(before.len() > 1, "{page}: {}", answer.text);
        for text in &before[..before.len() - 1] {
            let opened = text.rfind("<details class=\"ask\"").expect("a question");
            assert!(!text[opened..].contains("</details>"), "{page}: the button stands open");
        }
    }
}

#[tokio::test]
async fn a_closing_time_that_passed_in_a_draft_is_warned_of_and_refused_at_the_top() {
    let mut site = Site::proven().await;
    site.sign_in("mai").await;
    assert_eq!(site.post("mai", "/office/new", &backend::testing::challenge_form("BT-77")).await.status, 303);
    site.backend.at("2026-05-01T09:00");
    let view = site.backend.challenge(&site.backend.actor("mai").await, "BT-77").await.expect("a draft");
    let again = view.challenge.content.to_form().with("code", "BT-77").with("seen", view.seen.to_string());
    let again = again.with("context_vi", "Bối cảnh khác.");
    assert_eq!(site.post("mai", "/office/challenges/BT-77/edit", &again).await.status, 303, "nothing newly typed is wrong");
    let saved = site.get("mai", "/office/challenges/BT-77").await.text;
    let link = "href=\"/office/challenges/BT-77/edit#closes\"";
    assert!(saved.contains(link) && saved.contains("notice-warn") && !saved.contains("role=\"alert\""), "{saved}");
    let refused = site.post("mai", "/office/challenges/BT-77/review", &Form::default()).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains(link) && refused.text.contains("class=\"error-summary\""), "{}", refused.text);
}

#[tokio::test]
async fn an_ended_session_loses_nothing_of_a_long_form() {
    let site = Site::proven().await;
    let typed = "Một đoạn văn dài về bối cảnh của bài toán";
    let form = backend::testing::challenge_form("BT-77").with("context_vi", typed);
    let answer = site.post("", "/office/new", &form).await;
    assert_eq!(answer.status, 401);
    assert!(answer.text.contains(typed), "what was typed is still there");
    assert!(answer.text.contains("/sign-in"));
}

#[tokio::test]
async fn a_public_page_without_islands_sends_no_script() {
    let site = Site::proven().await;
    for path in ["/", "/challenges", "/sign-in", "/register", "/nothing"] {
        assert!(!site.get("", path).await.text.contains("<script"), "{path}");
    }
}

#[tokio::test]
async fn the_clock_is_set_in_a_demonstration_only() {
    let set = |site: Site, body: &'static str| async move {
        let request = Request::post("/demo/clock").header(header::CONTENT_TYPE, "application/json");
        let answer = site.send_body("", request, body.into()).await;
        (answer.status, site.backend.clock.now().to_local())
    };
    let wish = r#"{"now": "2026-03-31T17:00:00+07:00"}"#;
    assert_eq!(set(Site::proven().await, wish).await, (200, "2026-03-31T17:00".to_owned()));
    assert_eq!(set(Site::proven().await, "{}").await, (422, backend::testing::START.to_owned()));
    assert_eq!(set(Site::production().await, wish).await, (404, backend::testing::START.to_owned()));
}

#[tokio::test]
async fn a_site_whose_database_file_is_gone_or_replaced_is_not_ready_and_saves_nothing() {
    // Not proven: another file in its place holds something else than what is kept.
    let mut site = Site::open().await;
    let Some(file) = site.backend.database_file() else { return };
    site.sign_in("mai").await;
    let form = backend::testing::challenge_form("BT-77");
    let moved = file.with_extension("moved");
    std::fs::rename(&file, &moved).expect("moved away");
    for is_replaced in [false, true] {
        if is_replaced {
            std::fs::copy(&moved, &file).expect("another file in its place");
        }
        let answer = site.get("", "/readyz").await;
        assert_eq!((answer.status, answer.text.as_str()), (503, "the database does not answer"));
        assert_eq!(site.get("", "/healthz").await.status, 200);
        assert_eq!(site.post("mai", "/office/new", &form).await.status, 503, "replaced: {is_replaced}");
    }
    std::fs::rename(&moved, &file).expect("moved back");
    assert_eq!(site.get("", "/readyz").await.status, 200);
    assert_eq!(site.post("mai", "/office/new", &form).await.status, 303);
}

#[tokio::test]
async fn a_locked_database_loses_nothing_that_was_typed() {
    let mut site = Site::impatient().await;
    if site.backend.database_file().is_none() {
        return;
    }
    site.sign_in("mai").await;
    let typed = "Một đoạn văn dài về bối cảnh của bài toán";
    let form = backend::testing::challenge_form("BT-77").with("context_vi", typed).with("password", "khong-duoc-hien");
    let held = site.backend.hold_the_writer().await;
    let answer = site.post("mai", "/en/office/new", &form).await;
    assert_eq!((answer.status, answer.header("retry-after")), (503, "5"));
    assert!(answer.text.contains("action=\"/en/office/new#errors\"") && answer.text.contains("Send it again"), "{}", answer.text);
    for name in form.0.keys().filter(|name| *name != "password") {
        assert!(answer.text.contains(&format!("name=\"{name}\"")), "{name}");
    }
    assert!(answer.text.contains(typed) && !answer.text.contains("khong-duoc-hien"));
    let email = backend::testing::person("nam").expect("one of the cast").email();
    let credentials = Form::default().with("email", email).with("password", backend::testing::PASSWORD);
    assert_eq!(site.post("", "/sign-in", &credentials).await.status, 503);
    drop(held);
    site.sign_in("nam").await;
    assert_eq!(site.post("mai", "/en/office/new", &form).await.status, 303);
}

#[tokio::test]
async fn an_upload_after_the_session_has_ended_says_to_choose_the_file_again() {
    let mut site = Site::proven().await;
    site.submit().await;
    let body = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nchữ\r\n--x--\r\n";
    let section = app::paths::section(site.proposal.expect("handed in"), domain::proposals::Section::Files);
    for (route, page) in [("/upload/proposal/{id}", section.as_str()), ("/upload/firm/{id}", app::paths::FIRM)] {
        let request = Request::post(site.address(route)).header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
        let answer = site.send_body("", request, body.into()).await;
        let next = app::paths::sign_in_then(page);
        assert_eq!(answer.status, 401, "{route}");
        assert!(answer.text.contains(&next) && answer.text.contains("chọn tệp một lần nữa"), "{route}: {}", answer.text);
        assert!(!answer.headers.contains_key("set-cookie"), "{route}: nothing is kept");
    }
}

#[tokio::test]
async fn machines_find_what_they_look_for() {
    let site = Site::proven().await;
    assert_eq!(site.get("", "/healthz").await.text, "ok");
    assert_eq!(site.get("", "/readyz").await.status, 200);
    assert!(site.get("", "/robots.txt").await.text.contains("Disallow: /\n"), "a demonstration is not to be found");
    let map = site.get("", "/sitemap.xml").await;
    assert!(map.text.contains("<loc>https://baitoan.example/en/challenges/BT-01</loc>"), "{}", map.text);
    let list: serde_json::Value = serde_json::from_str(&site.get("", "/api/v1/challenges?q=tro+ly").await.text).expect("json");
    assert_eq!(list["total"], 1);
    assert_eq!(list["challenges"][0]["closes"], "2026-03-31T17:00:00.000+07:00");
    let refused = site.get("", "/api/v1/challenges?stage=soon&page=0").await;
    let told: serde_json::Value = serde_json::from_str(&refused.text).expect("json");
    let named: Vec<_> = told["errors"].as_array().expect("errors").iter().filter_map(|wrong| wrong["parameter"].as_str()).collect();
    assert_eq!((refused.status, told["code"].as_str(), named), (422, Some("invalid"), vec!["stage", "page"]), "{}", refused.text);
    for path in ["/api/nope", "/api/v1/nope"] {
        let unknown = site.get("", path).await;
        assert!(unknown.status == 404 && unknown.text.contains(r#""code":"not_found""#), "{path}: {}", unknown.text);
        assert_eq!(unknown.header("content-type"), "application/problem+json");
    }
}

#[tokio::test]
async fn a_closing_time_that_has_passed_is_refused_at_its_field_and_nothing_typed_is_lost() {
    let mut site = Site::proven().await;
    site.sign_in("mai").await;
    let typed = "Một đoạn văn dài về bối cảnh của bài toán";
    let form = backend::testing::challenge_form("BT-77").with("context_vi", typed);
    let past = form.clone().with("opens", "2026-01-05T08:00").with("closes", "2026-02-01T17:00");
    for (prefix, words) in [("", "Thời điểm này đã qua."), ("/en", "This moment has passed.")] {
        let answer = site.post("mai", &format!("{prefix}/office/new"), &past).await;
        assert_eq!(answer.status, 422);
        assert!(answer.text.contains("id=\"closes-error\"") && answer.text.contains("href=\"#closes\""), "{}", answer.text);
        assert!(answer.text.contains(words) && answer.text.contains(typed) && answer.text.contains("2026-02-01T17:00"));
    }
    assert_eq!(site.post("mai", "/office/new", &form).await.status, 303);
}
