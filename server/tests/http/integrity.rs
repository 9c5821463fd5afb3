//! What people write reaches the database clean, whatever they send; and what was published stays, whatever a firm says of
//! itself later. On SQLite, and on PostgreSQL with `TEST_DATABASE=postgres`.

use crate::posted;
use crate::site;

use axum::{
    body::Body,
    http::{Method, Request},
};
use backend::{
    papers::Format,
    testing::{CAST, VERIFIED_FIRM, firm_id},
};
use domain::{form::Form, ids::ProposalId, text::is_control};
use leptos::server_fn::axum::server_fn_paths;
use posted::{Found, forms};
use site::{Site, scoring};
use std::collections::{BTreeMap, BTreeSet};

const WHO: [&str; 7] = ["", "an", "binh", "mai", "lan", "minh", "huong"];
/// Controls, an override of the direction, a lone mark of order, and a letter that is not composed.
const STEERS: &str = "A\0B\u{1b}[31m\u{7f}\u{85}\u{202e}\u{2066}\u{feff}e\u{323}\u{302}";
/// What is left of it.
const LEFT: &str = "AB[31mệ";
/// Acts after which less can be asked come last.
const ENDS: [&str; 11] =
    ["submit", "withdraw", "cancel", "remove", "replace", "opening", "scoring", "end", "call-off", "return", "/office/accounts"];

/// A challenge that is open, one that is drafted, and one that the council is to meet about; everyone of `WHO` is signed in.
async fn begun() -> Site {
    let mut site = Site::open().await;
    let second = site.second_challenge().await;
    site.submit().await;
    site.plan_meeting(second).await;
    site.backend.at(backend::testing::START);
    let mai = site.backend.actor("mai").await;
    site.backend.create_challenge(&mai, &backend::testing::challenge_form("BT-03")).await.expect("drafted");
    for nick in WHO.into_iter().filter(|nick| !nick.is_empty()) {
        site.sign_in(nick).await;
    }
    site
}

/// Every form on every page that these people can open, once for each address that it is posted to.
async fn all_forms(site: &mut Site) -> Vec<(&'static str, Found)> {
    let pages: Vec<String> = app::site::list().into_iter().filter(|(method, _)| *method == Method::GET).map(|(_, path)| path).collect();
    let mut found = BTreeMap::new();
    for code in ["BT-01", "BT-02", "BT-03"] {
        site.code = code;
        for path in &pages {
            for nick in WHO {
                let answer = site.get(nick, &site.address(path)).await;
                assert!(answer.status < 500, "{nick} gets {path}: {}", answer.status);
                for form in forms(&answer.text) {
                    found.insert((form.action.clone(), form.fields.0.keys().cloned().collect::<Vec<_>>()), (nick, form));
                }
            }
        }
    }
    site.code = "BT-01";
    let mut all: Vec<_> = found.into_values().filter(|(_, form)| form.action != "/sign-out").collect();
    all.sort_by_key(|(_, form)| ENDS.iter().any(|end| form.action.contains(end)));
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn control_characters_in_every_field_of_every_form_break_nothing_and_are_kept_nowhere() {
    let mut site = begun().await;
    let all = all_forms(&mut site).await;
    let names: BTreeSet<&str> = all.iter().flat_map(|(_, form)| form.fields.0.keys().map(String::as_str)).collect();
    assert!(all.len() > 30 && names.len() > 100, "{} forms with {} fields", all.len(), names.len());
    for (nick, form) in &all {
        for name in form.fields.0.keys().filter(|name| !name.starts_with("keep_")) {
            let typed = form.fields.get(name);
            let spoilt = form.fields.clone().with(name, format!("{typed}{STEERS}")).with(format!("{name}{STEERS}"), "x");
            let answer = site.post(nick, &form.action, &spoilt).await;
            assert!(answer.status < 500, "{nick}: {} of {}: {}", name, form.action, answer.status);
        }
    }
    // Whether or not a page shows the form now: everything at once, by everyone.
    let everything = names.iter().fold(Form::default(), |form, name| form.with(*name, STEERS));
    for (_, path) in app::site::list().into_iter().filter(|(method, path)| *method == Method::POST && path != "/sign-out") {
        for nick in WHO {
            let answer = site.post(nick, &site.address(&path), &everything).await;
            assert!(answer.status < 500, "{nick} posts everything to {path}: {}", answer.status);
        }
    }
    functions_and_files(&site).await;
    let is_clean = |row: &str| !row.contains(is_control) && !row.contains("\\u00");
    let tables = site.backend.rows().await;
    for table in ["challenges", "events", "firms", "proposals"] {
        assert!(tables[table].iter().any(|row| row.contains(LEFT)), "nothing typed came into {table}");
    }
    for (table, rows) in tables {
        let unclean: Vec<_> = rows.iter().filter(|row| !is_clean(row)).collect();
        assert!(unclean.is_empty(), "{table}: {unclean:?}");
    }
}

/// Calls of islands, names of files, and lists that are imported.
async fn functions_and_files(site: &Site) {
    let id = site.proposal.expect("a proposal");
    let text = serde_json::to_string(STEERS).expect("a string");
    for (path, method) in server_fn_paths() {
        let section = if path.contains("proposals") { r#""section": "fit", "# } else { "" };
        let call =
            format!(r#"{{"id": "{id}", {section}"fields": {{"title": {text}, "fit": {text}, "draft_version": "9", {text}: {text}}}}}"#);
        for nick in ["an", "minh"] {
            let request = Request::builder().method(method.clone()).uri(path).header("content-type", "application/json");
            let answer = site.send_body(nick, request, Body::from(call.clone())).await;
            assert!(answer.status < 500, "{nick} calls {path}: {}", answer.text);
        }
    }
    for (nick, path, content) in [
        ("an", format!("/upload/proposal/{id}"), STEERS.to_owned()),
        ("mai", "/office/import/upload".to_owned(), format!(r#"[{{"code": "BT-77", "title_vi": {text}, "owner": {text}}}]"#)),
    ] {
        let name = "a\0\u{1b}\u{202e}.json";
        let body = format!("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n{content}\r\n--x--\r\n");
        let request = Request::post(&path).header("content-type", "multipart/form-data; boundary=x");
        let answer = site.send_body(nick, request, Body::from(body)).await;
        assert!(answer.status < 500, "{nick} uploads to {path}: {}", answer.text);
        let preview = answer.header("location").to_owned();
        if preview.starts_with("/office/import/") {
            assert_eq!(site.get(nick, &preview).await.status, 200, "{preview}");
            assert_eq!(site.post(nick, &preview, &Form::default()).await.status, 303, "{preview}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn control_characters_in_addresses_and_queries_are_answered_with_a_page() {
    let site = begun().await;
    let query = "?q=%00&field=%1b&stage=%00&page=%00&standing=%00&edit=%00&user=%00&member=%00&a=%00&b=%00&version=%00&challenge=%00\
        &template=%00&done=%00&item=%00&keep_action=%00&keep_%00=%00&to=%00&next=%00&w0=%00";
    let gets = app::site::list().into_iter().chain(server::routes::list().into_iter().map(|(method, path)| (method, path.to_owned())));
    for (_, path) in gets.filter(|(method, _)| *method == Method::GET) {
        for nick in ["", "an", "mai", "minh"] {
            let answer = site.get(nick, &format!("{}{query}", site.address(&path))).await;
            assert!(answer.status < 500, "{nick} gets {path}: {}", answer.status);
        }
        for wrong in ["%00", "a%00b", "%1B", "%C2%85", "%E2%80%AE", "%FF", "%EF%BB%BF"] {
            let Some((before, after)) = path.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?.1))) else {
                break;
            };
            for prefix in ["", "/en"] {
                let spoilt = format!("{prefix}{before}{wrong}{}", site.address(after));
                for nick in ["", "an", "mai", "minh"] {
                    let answer = site.get(nick, &spoilt).await;
                    assert_eq!(answer.status, 404, "{nick} gets {spoilt}");
                }
            }
        }
    }
    for path in ["/%00", "/pkg/%00", "/api/%00", "/en/%00", "/\u{25}0"] {
        let status = site.get("", path).await.status;
        assert!((400..500).contains(&status), "{path}: {status}");
    }
    let cookies = Request::get("/").header("cookie", "session=%00; look=%00; locale=%00");
    assert_eq!(site.send("", cookies).await.status, 200);
}

/// Two firms were scored, one is on the published shortlist.
async fn published(site: &mut Site) -> [ProposalId; 2] {
    let t = &site.backend;
    let ids = scoring(t, &[]).await;
    let (mai, lan, minh) = (t.actor("mai").await, t.actor("lan").await, t.actor("minh").await);
    for (i, id) in ids.iter().enumerate() {
        let scores = ["18", "22", "13", "13", "13", if i == 0 { "8" } else { "7" }].into_iter().enumerate();
        let sheet = scores.fold(Form::default().with("sheet_version", "0"), |form, (k, score)| form.with(format!("score_{k}"), score));
        for person in CAST.iter().filter(|person| person.seat.is_some()) {
            let member = t.actor(person.nick).await;
            t.declare_conflict(&member, *id, &Form::default().with("conflict", "clear")).await.expect("declared");
            t.submit_sheet(&member, *id, &sheet).await.expect("submitted");
        }
    }
    t.close_scoring(&minh, "BT-02", &Form::default()).await.expect("closed");
    let votes = [("vote_for", "13"), ("vote_against", "1"), ("vote_abstained", "1"), ("note", "Theo điểm.")];
    let pick = votes.into_iter().fold(Form::default(), |form, (name, value)| form.with(name, value)).with(format!("pick_{}", ids[0]), "on");
    t.propose_shortlist(&minh, "BT-02", &pick).await.expect("proposed");
    t.forward_shortlist(&mai, "BT-02", &Form::default().with("note", "Kính trình.")).await.expect("forwarded");
    t.decide_shortlist(&lan, "BT-02", &pick).await.expect("decided");
    t.publish_result(&mai, "BT-02").await.expect("published");
    site.code = "BT-02";
    site.proposal = Some(ids[0]);
    for nick in ["an", "mai", "lan", "minh"] {
        site.sign_in(nick).await;
    }
    ids
}

/// Every public page, and what office, leader and council read of the call: pages, data, papers, workbooks.
async fn read(site: &Site, ids: [ProposalId; 2]) -> BTreeMap<(&'static str, String), Vec<u8>> {
    // What is about firms as they are now.
    let own = ["/office/firms", "/office/accounts", "/office/reports", "/office/lists/report"];
    let now = |path: &str| path == "/office" || own.iter().any(|page| path.starts_with(page)) || path == "/office/lists/firms.xlsx";
    let mut paths: BTreeSet<String> = BTreeSet::new();
    let gets = app::site::list().into_iter().chain(server::routes::list().into_iter().map(|(method, path)| (method, path.to_owned())));
    for (_, path) in gets.filter(|(method, path)| *method == Method::GET && !path.contains("{paper}") && !now(path)) {
        for id in ids {
            paths.insert(site.address(&path.replace("/proposals/{id}", &format!("/proposals/{id}"))));
        }
    }
    for nick in ["an", "mai", "lan", "minh"] {
        let lines = site.backend.papers(&site.backend.actor(nick).await, "BT-02").await.expect("papers").lines;
        for paper in lines.iter().filter_map(|line| line.paper.ok()) {
            paths.extend(Format::ALL.map(|format| format!("/challenges/BT-02/papers/{}.{}", paper.name(), format.ending())));
        }
    }
    let mut read = BTreeMap::new();
    for nick in ["", "mai", "lan", "minh"] {
        for path in &paths {
            let answer = site.get(nick, path).await;
            assert!(answer.status < 500, "{nick} gets {path}");
            if answer.status == 200 {
                read.insert((nick, path.clone()), answer.bytes);
            }
        }
    }
    read
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_was_published_changes_when_a_firm_changes_itself() {
    let mut site = Site::open().await;
    let ids = published(&mut site).await;
    let before = read(&site, ids).await;
    assert!(before.len() > 100, "{}", before.len());
    let own = site.backend.actor("an").await;
    let old = site.backend.own_firm(&own).await.expect("read").expect("a firm").firm.profile;
    let told = |(at, bytes): (&(&str, String), &Vec<u8>)| String::from_utf8_lossy(bytes).contains(&old.legal_name).then(|| at.1.clone());
    let named: BTreeSet<_> = before.iter().filter_map(told).collect();
    for page in ["/challenges/BT-02/results", "/api/v1/challenges/BT-02/results", "/office/challenges/BT-02"] {
        assert!(named.contains(page), "{page} does not name the firm: {named:?}");
    }
    let changes = [
        ("tax_code", "0100109106"),
        ("legal_name", "Công ty TNHH Tên Mới"),
        ("kind", "joint_stock"),
        ("street", "Số 2"),
        ("commune", "Phường Khác"),
        ("province", "Hải Phòng"),
        ("representative", "Người Khác"),
        ("contact_email", "khac@demo.example"),
        ("contact_phone", "0900000000"),
    ];
    let form = changes.into_iter().fold(old.to_form(), |form, (name, value)| form.with(name, value));
    assert_eq!(site.press("an", "/firm/edit", &form).await.status, 303);
    let after = read(&site, ids).await;
    let changed: Vec<_> = before.iter().filter(|(at, bytes)| after.get(*at) != Some(bytes)).map(|(at, _)| at).collect();
    assert!(changed.is_empty() && before.len() == after.len(), "{changed:?}");
    // The office's own page of the firm shows what it is now, and the trail both.
    let firm = site.get("mai", &format!("/office/firms/{}", firm_id(VERIFIED_FIRM))).await.text;
    for told in ["Công ty TNHH Tên Mới", &old.legal_name, "Người Khác", &old.representative, "0100109106", old.tax_code.as_str()] {
        assert!(firm.contains(told), "{told} is not told: {firm}");
    }
}

/// One officer alone refused a proposal and began the scoring.
#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_takes_two_people_over_http_too() {
    let mut site = Site::open().await;
    site.submit().await;
    site.backend.open_proposals("BT-01").await;
    let page = format!("/office/proposals/{}", site.proposal.expect("a proposal"));
    for nick in ["mai", "nam", "lan", "huong", "an"] {
        site.sign_in(nick).await;
    }
    let refuse = Form::default().with("verdict", "refuse").with("reason", "Thiếu bản gốc.");
    let confirm = Form::default().with("verdict", "confirm");
    assert_eq!(site.post("nam", &page, &confirm).await.status, 409, "nobody has refused it");
    assert_eq!(site.press("nam", &page, &refuse).await.status, 303);
    assert_eq!(site.press("nam", &page, &confirm).await.status, 403, "never by the same");
    assert_eq!(site.post("nam", "/office/challenges/BT-01/scoring", &Form::default()).await.status, 409);
    let own = site.get("nam", &page).await.text;
    assert!(!own.contains("value=\"confirm\"") && own.contains("chờ một chuyên viên khác"), "{own}");
    let told = site.get("an", &format!("/proposals/{}", site.proposal.expect("a proposal"))).await.text;
    assert!(told.contains("chưa có hiệu lực") && told.contains("Thiếu bản gốc."), "{told}");
    assert!(site.post("huong", &page, &confirm).await.status >= 403);
    assert!(site.get("lan", &page).await.text.contains("value=\"confirm\""));
    assert_eq!(site.press("lan", &page, &confirm).await.status, 303);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_confirmed_the_opening_is_named_however_much_happened_since() {
    let mut site = Site::open().await;
    site.submit().await;
    site.backend.open_proposals("BT-01").await;
    let (mai, id) = (site.backend.actor("mai").await, site.proposal.expect("a proposal"));
    for i in 0..203 {
        let (verdict, reason) = if i % 2 == 0 { ("refuse", "Thiếu.") } else { ("admit", "") };
        site.backend.screen_proposal(&mai, id, &Form::default().with("verdict", verdict).with("reason", reason)).await.expect("screened");
    }
    site.sign_in("mai").await;
    let page = site.get("mai", "/office/challenges/BT-01").await.text;
    for opener in ["mai", "huong"] {
        let name = backend::testing::person(opener).expect("one of the cast").name;
        assert!(page.contains(&format!("Đã xác nhận: {name}, ")), "{name}: {page}");
    }
    // Each line of the trail says which proposal, and with what verdict.
    let code = site.backend.opened_proposals(&mai, "BT-01").await.expect("opened").remove(0).code;
    assert!(
        page.contains(&format!("Kiểm tra tính hợp lệ của hồ sơ: {code}"))
            && page
                .split("<tr ")
                .any(|row| row.contains(&format!("Đề nghị kết luận hồ sơ không hợp lệ: {code}</td>")) && row.contains(">Thiếu.")),
        "{page}"
    );
}
