//! A form that was refused, for whatever reason: everything typed is on the page that says so, and every address of it
//! leads to a page.

use super::{
    html::{forms, unescaped},
    kinds::said,
    opened,
};
use crate::{
    endpoints_table::{TABLE, WHO},
    site::{Answer, Site},
};
use app::posted::{FORMS, Kind, Posting};
use axum::http::{Request, header};
use backend::testing::challenge_form;
use domain::{challenges::Content, form::Form};
use std::{collections::BTreeSet, fmt::Write};

/// Forms, by address: neither files nor calls of islands, nor the secret vote, which no page may show again.
fn posted() -> impl Iterator<Item = (&'static Posting, &'static [u16; 6])> {
    let row = |posting: &'static Posting| TABLE.iter().find(|(method, path, _)| *method == "POST" && *path == posting.pattern);
    let forms = FORMS.iter().filter(|posting| matches!(posting.kind, Kind::Kept | Kind::Open));
    forms.map(move |posting| (posting, &row(posting).expect("in the table").2))
}

/// What a person can type on the pages of this form, as `nick` sees them, and one field that no page has.
async fn fields(site: &Site, nick: &str, address: &str, page: &str) -> BTreeSet<String> {
    let html = site.get(nick, page).await.text;
    let shown = forms(&html).into_iter().filter(|form| form.action == address);
    shown.flat_map(|form| form.typed).chain(["of_another_day".to_owned()]).collect()
}

fn sentence(name: &str) -> String {
    format!("Câu đã nhập & \"chưa lưu\" <{name}>.\r\nDòng sau của {name}.")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_form_shows_everything_that_was_typed_into_it() {
    let mut site = opened().await;
    let mut lost = String::new();
    let mut seen = BTreeSet::new();
    for (posting, statuses) in posted() {
        for (nick, _) in WHO.into_iter().zip(statuses).filter(|(nick, _)| !nick.is_empty()) {
            let address = site.address(posting.pattern);
            let names = fields(&site, nick, &address, &site.address(posting.page)).await;
            let form = names.iter().fold(Form::default(), |form, name| form.with(name, sentence(name)));
            let answer = site.post(nick, &address, &form).await;
            if answer.status < 400 {
                site = opened().await;
                continue;
            }
            seen.insert(answer.status);
            let shown = unescaped(&answer.text);
            let missing: Vec<_> = names.iter().filter(|name| !sentence(name).lines().all(|line| shown.contains(line))).collect();
            if !missing.is_empty() {
                let _ = writeln!(lost, "{nick} at {address} ({}): {missing:?}", answer.status);
            }
        }
    }
    assert!(lost.is_empty(), "lost:\n{lost}");
    assert_eq!(seen, BTreeSet::from([403, 404, 409, 422]), "each kind of refusal was met");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_challenge_that_was_renamed_or_removed_meanwhile_loses_nothing_of_a_form() {
    let site = opened().await;
    for path in ["/office/challenges/BT-99/edit", "/office/challenges/BT-99/return", "/en/office/challenges/BT-99/cancel"] {
        let nick = if path.ends_with("edit") { "mai" } else { "lan" };
        let form = (0..145).fold(Form::default(), |form, i| form.with(format!("field_{i}"), sentence(&i.to_string())));
        let answer = site.post(nick, path, &form).await;
        let shown = unescaped(&answer.text);
        assert_eq!(answer.status, 404);
        assert!((0..145).all(|i| sentence(&i.to_string()).lines().all(|line| shown.contains(line))), "{path}");
    }
    // A password is not among it.
    let secret = Form::default().with("password", "khong duoc hien lai").with("current", "khong duoc hien lai");
    assert!(!site.post("mai", "/office/challenges/BT-99/edit", &secret).await.text.contains("khong duoc hien lai"));
}

/// Both are drafts of the office, so a visitor is told of neither.
#[tokio::test(flavor = "multi_thread")]
async fn a_former_code_leads_to_the_present_one_and_takes_the_form_along() {
    let site = opened().await;
    let mai = site.backend.actor("mai").await;
    let later = challenge_form("BT-31").with("opens", "2027-03-01T08:00").with("closes", "2027-05-31T17:00");
    let draft = Content::from_form(&later).expect("valid").to_form();
    site.backend.create_challenge(&mai, &draft.clone().with("code", "BT-31")).await.expect("created");
    let page = site.get("mai", "/office/challenges/BT-31/edit").await.text;
    let seen = page.split("name=\"seen\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("seen");
    let renamed = draft.clone().with("code", "BT-32").with("seen", seen);
    site.backend.edit_challenge(&mai, "BT-31", &renamed).await.expect("renamed");

    for (path, present) in [
        ("/office/challenges/BT-31", "/office/challenges/BT-32"),
        ("/en/office/challenges/BT-31/edit?a=1", "/en/office/challenges/BT-32/edit?a=1"),
        ("/challenges/BT-31", "/challenges/BT-32"),
    ] {
        let led = site.get("mai", path).await;
        assert_eq!((led.status, led.header("location")), (308, present), "{path}");
        assert_eq!(site.get("mai", present).await.status, 200, "{present}");
        let unknown = path.replace("BT-31", "BT-99");
        for nick in ["", "an", "tuan"] {
            let (hidden, unknown) = (site.get(nick, path).await, site.get(nick, &unknown).await);
            assert_eq!(hidden.status, unknown.status, "{nick}, {path}");
            assert_eq!(said(&hidden.text), said(&unknown.text).replace("BT-99", "BT-31"), "{nick}, {path}");
        }
    }
    // The same form, posted again as the browser does, is held against what was saved meanwhile.
    let stale = draft.clone().with("code", "BT-31").with("seen", "1").with("title_vi", "Gõ ở cửa sổ khác");
    let led = site.post("mai", "/office/challenges/BT-31/edit", &stale).await;
    assert_eq!((led.status, led.header("location")), (308, "/office/challenges/BT-32/edit"));
    let answer = site.post("mai", led.header("location"), &stale).await;
    assert!(answer.status == 409 && unescaped(&answer.text).contains("Gõ ở cửa sổ khác"), "{} {}", answer.status, answer.text);

    // Once another challenge has the code, that one is meant.
    site.backend.create_challenge(&mai, &draft.with("code", "BT-31")).await.expect("created");
    assert_eq!(site.get("mai", "/office/challenges/BT-31").await.status, 200);
}

/// A form as its browser sends it: with the spare rows below the criteria, whose choices are chosen already.
#[tokio::test]
async fn a_conflict_shows_what_differs_in_words_and_no_row_that_is_blank() {
    let site = opened().await;
    let mai = site.backend.actor("mai").await;
    let later = challenge_form("BT-31").with("opens", "2027-03-01T08:00").with("closes", "2027-05-31T17:00");
    let stored = Content::from_form(&later).expect("valid").to_form().with("code", "BT-31").with("budget_ceiling", "5000000000");
    site.backend.create_challenge(&mai, &stored).await.expect("created");
    let typed = stored
        .with("seen", "1")
        .with("title_vi", "Gõ ở cửa sổ khác")
        .with("budget_ceiling", "5.000.000.000")
        .with("blind", "round_end")
        .with("criterion_comment_0", "always")
        .with("criterion_comment_6", "optional")
        .with("criterion_min_6", "0")
        .with("criterion_comment_7", "optional");
    let answer = site.post("mai", "/office/challenges/BT-31/edit", &typed).await;
    assert_eq!(answer.status, 409);
    let table = answer.text.split("id=\"theirs\"").nth(1).and_then(|rest| rest.split("</table>").next()).expect("the differences");
    for shown in ["Gõ ở cửa sổ khác", "Luôn bắt buộc", "Không bắt buộc", "Sau khi vòng một kết thúc"] {
        assert!(table.contains(shown), "{shown}: {table}");
    }
    for field in
        ["criterion_comment_6", "criterion_min_6", "criterion_comment_7", "budget_ceiling", ">optional<", ">always<", ">round_end<"]
    {
        assert!(!table.contains(field), "{field}: {table}");
    }
}

async fn followed(site: &Site, nick: &str, path: &str) -> (String, Answer) {
    let mut path = path.to_owned();
    for _ in 0..5 {
        let answer = site.get(nick, &path).await;
        if answer.status != 303 {
            return (path, answer);
        }
        path = answer.header("location").to_owned();
    }
    panic!("{path} leads on and on");
}

/// A page may say why it cannot be used now, but it is there.
fn is_a_page(answer: &Answer) -> bool {
    matches!(answer.status, 200 | 409) && answer.text.contains("<h1")
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_is_only_posted_to_leads_back_to_its_page() {
    let site = opened().await;
    let pages: BTreeSet<_> = app::site::list().into_iter().filter(|(method, _)| method == "GET").map(|(_, path)| path).collect();
    let mut nowhere = String::new();
    for posting in FORMS.iter().filter(|posting| !pages.contains(posting.pattern)) {
        let statuses = TABLE.iter().find(|(method, path, _)| *method == "POST" && *path == posting.pattern).expect("in the table").2;
        let address = site.address(posting.pattern);
        for (nick, status) in WHO.into_iter().zip(statuses) {
            if matches!(status, 403 | 404) {
                continue;
            }
            for prefix in ["", "/en"] {
                let first = site.get(nick, &format!("{prefix}{address}")).await;
                let (path, page) = followed(&site, nick, &format!("{prefix}{address}")).await;
                let is_right = first.status == 303 && is_a_page(&page) && (prefix.is_empty() || path.starts_with("/en"));
                // Without an account, the way leads over signing in, and back.
                let is_right = is_right && (!nick.is_empty() || status != 401 || path.contains("/sign-in") || page.status == 200);
                if !is_right {
                    let _ = writeln!(nowhere, "{nick} at {prefix}{address}: {} → {path} {}", first.status, page.status);
                }
            }
        }
    }
    assert!(nowhere.is_empty(), "{nowhere}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_switches_of_a_refused_page_lead_to_pages() {
    let mut site = opened().await;
    let mut nowhere = String::new();
    for (posting, statuses) in posted() {
        for (nick, _) in WHO.into_iter().zip(statuses).filter(|(nick, status)| !nick.is_empty() && matches!(status, 409 | 422 | 303)) {
            let address = site.address(posting.pattern);
            let answer = site.post(nick, &address, &Form::default()).await;
            if answer.status < 400 {
                site = opened().await;
                continue;
            }
            // On a page with a form to type into, the switches are buttons that take it along.
            let buttons: Vec<_> = answer.text.split("formaction=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
            let buttons: Vec<_> = buttons
                .into_iter()
                .filter(|action| action.contains("frame=") && !action.contains("frame=sign-out"))
                .map(unescaped)
                .collect();
            for action in &buttons {
                let page = site.post(nick, action.split('#').next().expect("a path"), &Form::default()).await;
                if !is_a_page(&page) {
                    let _ = writeln!(nowhere, "{nick} at {address} ({}): {action} {}", answer.status, page.status);
                }
            }
            if !buttons.is_empty() {
                continue;
            }
            let english = answer.text.split("hreflang=\"en\" lang=\"en\"").next().and_then(|before| before.rsplit("href=\"").next());
            let english = unescaped(english.and_then(|rest| rest.split('"').next()).expect("a switch"));
            let looks = forms(&answer.text).into_iter().find(|form| form.action == "/look").expect("a switch");
            for path in [&english, looks.hidden.get("next")] {
                let (end, page) = followed(&site, nick, path).await;
                if !is_a_page(&page) {
                    let _ = writeln!(nowhere, "{nick} at {address} ({}): {path} → {end} {}", answer.status, page.status);
                }
            }
        }
    }
    assert!(nowhere.is_empty(), "{nowhere}");
}

#[tokio::test]
async fn malformed_calls_of_islands_are_the_caller_s_fault() {
    let mut site = Site::open().await;
    site.submit().await;
    site.sign_in("an").await;
    let id = site.proposal.expect("handed in").to_string();
    let bodies = [
        String::new(),
        "{".to_owned(),
        "[]".to_owned(),
        "\u{0}".to_owned(),
        "id=1&section=fit".to_owned(),
        r#"{"id": 7, "section": "fit", "fields": {}}"#.to_owned(),
        format!(r#"{{"id": "{id}", "section": "nothing", "fields": {{}}}}"#),
        format!(r#"{{"id": "{id}", "section": "fit"}}"#),
        format!(r#"{{"id": "{id}", "section": "fit", "fields": {{"title": 7}}}}"#),
        format!(r#"{{"id": "{id}", "section": "fit", "fields": []}}"#),
    ];
    for path in ["/api/proposals/save", "/api/sheets/save"] {
        for (nick, body) in bodies.iter().flat_map(|body| [("an", body), ("", body)]) {
            if path.contains("sheets") && body.contains("\"section\": \"nothing\"") {
                continue;
            }
            for kind in ["application/json", "text/plain", "application/x-www-form-urlencoded"] {
                let request = Request::post(path).header(header::CONTENT_TYPE, kind).header(header::ACCEPT, "text/html,*/*");
                let answer = site.send_body(nick, request.header(header::REFERER, "http://127.0.0.1/"), body.clone().into()).await;
                assert_eq!((answer.status, answer.text.as_str()), (400, "\"malformed\""), "{path} {kind}: {body}");
            }
        }
        let bytes = site.send_body("an", Request::post(path), vec![0xff, 0xfe, b'{'].into()).await;
        assert_eq!(bytes.status, 400, "{}", bytes.text);
    }
    for path in ["/api/nothing", "/api/proposals", "/api/proposals/save/more"] {
        let answer = site.send_body("an", Request::post(path), "{}".into()).await;
        assert!(matches!(answer.status, 400 | 404), "{path}: {}", answer.status);
    }
}
