//! Every route and server function, asked by everyone: a list that may only be complete.

use crate::site;
use crate::{endpoints_table, forms::carried::SHOWN};

use axum::{
    body::Body,
    http::{Method, Request},
};
use backend::testing::CLOSING;
use domain::form::Form;
use endpoints_table::{TABLE, WHO};
use leptos::server_fn::axum::server_fn_paths;
use site::Site;
use std::{collections::BTreeSet, fmt::Write};

/// An opened challenge with one proposal and a motion that is voted on, and one that the council is to meet about; the chair has no conflict, and everyone of `WHO` is signed in.
async fn opened() -> Site {
    let mut site = Site::proven().await;
    let second = site.second_challenge().await;
    site.submit().await;
    let (binh, mai) = (site.backend.actor("binh").await, site.backend.actor("mai").await);
    site.backend.ask_question(&binh, "BT-01", &Form::default().with("question", "Có dữ liệu mẫu không?")).await.expect("asked");
    let session = Form::default().with("at", "2026-03-10T09:00").with("place", "Hội trường 2");
    site.backend.announce_briefing(&mai, "BT-01", &session).await.expect("announced");
    site.backend.add_task(&mai, &crate::site::plan_task("1")).await.expect("added");
    site.backend.open_proposals("BT-01").await;
    site.plan_meeting(second).await;
    let (minh, id) = (site.backend.actor("minh").await, site.proposal.expect("handed in"));
    crate::site::quorum_declares(&site.backend, id).await;
    let asked = Form::default().with("subject", "free").with("text", "Mời chuyên gia độc lập.");
    site.backend.open_motion(&minh, "BT-01", &site.backend.in_writing(&asked)).await.expect("moved");
    site.backend.catch_up().await.expect("told");
    for nick in WHO.into_iter().filter(|nick| !nick.is_empty()) {
        site.sign_in(nick).await;
    }
    site
}

fn routes() -> BTreeSet<(String, String)> {
    let pages = app::site::list().into_iter();
    let others = server::routes::list().into_iter().map(|(method, path)| (method, path.to_owned()));
    let functions = server_fn_paths().map(|(path, method)| (method, path.to_owned()));
    pages.chain(others).chain(functions).map(|(method, path)| (method.to_string(), path)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_table_is_complete() {
    // Registers the server functions.
    let _site = Site::proven().await;
    let listed: BTreeSet<_> = TABLE.iter().map(|(method, path, _)| ((*method).to_owned(), (*path).to_owned())).collect();
    let routes = routes();
    assert_eq!(listed.len(), TABLE.len(), "a route stands twice in the table");
    let missing: Vec<_> = routes.difference(&listed).collect();
    let unknown: Vec<_> = listed.difference(&routes).collect();
    assert!(missing.is_empty(), "not in the table: {missing:?}");
    assert!(unknown.is_empty(), "in the table, but not routes: {unknown:?}");
}

async fn ask(site: &Site, nick: &str, method: &str, path: &str) -> u16 {
    let address = site.address(path);
    let request = Request::builder().method(method).uri(&address);
    if method == Method::GET {
        site.send(nick, request).await.status
    } else if path.starts_with("/api/") {
        site.send_body(nick, request.header("content-type", "application/json"), Body::from(function_call(site, path))).await.status
    } else if path.contains("upload") {
        let request = request.header("content-type", "multipart/form-data; boundary=x");
        let body = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nabc\r\n--x--\r\n";
        site.send_body(nick, request, Body::from(body)).await.status
    } else if path == "/demo/clock" {
        site.send_body(nick, request, Body::from(r#"{"now": "2026-03-31T17:00:00+07:00"}"#)).await.status
    } else {
        let form = if SHOWN.contains(&path) || path.ends_with("/agenda") { site.untouched(nick, &address).await } else { Form::default() };
        site.post_with(nick, request, &form).await.status
    }
}

fn function_call(site: &Site, path: &str) -> String {
    if path.contains("challenges") {
        let form = backend::testing::challenge_form(site.code);
        return format!(r#"{{"id": "{}", "fields": {{}}}}"#, form.get("form_id"));
    }
    let proposal = site.proposal.map(|id| id.to_string());
    let id = if path.contains("minutes") || path.contains("reports") { site.meeting.map(|id| id.to_string()) } else { proposal }
        .unwrap_or_default();
    let section = if path.contains("proposals") { r#""section": "fit", "# } else { "" };
    format!(r#"{{"id": "{id}", {section}"fields": {{}}}}"#)
}

/// Everyone gets exactly the status of the table; a failure prints the table as it should be to be as it is.
#[tokio::test(flavor = "multi_thread")]
async fn everyone_gets_the_status_of_the_table() {
    let mut site = opened().await;
    let mut differences = String::new();
    for (method, path, expected) in TABLE.iter() {
        let mut found = [0; WHO.len()];
        for (nick, found) in WHO.into_iter().zip(&mut found) {
            *found = ask(&site, nick, method, path).await;
            if *method != "GET" && *found < 400 {
                // Something may have changed: the next one finds everything as the first one did.
                site = opened().await;
            }
        }
        if found != *expected {
            let _ = writeln!(differences, "    (\"{method}\", \"{path}\", {found:?}), // was {expected:?}");
        }
    }
    assert!(differences.is_empty(), "now and then:\n{differences}");
    assert!(site.backend.clock.now() >= domain::time::Moment::from_local(CLOSING).expect("a time"));
}

/// The lines of the summary of what is wrong that do not name a field of the page, or lead to none.
fn nameless(html: &str) -> Vec<String> {
    let summary = html.split("class=\"error-summary\"").nth(1).and_then(|rest| rest.split("</div>").next()).unwrap_or_default();
    let lines = summary.split("<li>").skip(1).map(|line| line.split("</li>").next().unwrap_or_default());
    let is_named = |line: &str| {
        let link = line.strip_prefix("<a href=\"#").and_then(|rest| rest.split_once("\">"));
        link.is_some_and(|(id, text)| text.contains(": ") && html.contains(&format!(" id=\"{id}\"")))
    };
    lines.filter(|line| !is_named(line)).map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_refused_form_names_the_fields_that_are_wrong() {
    // Buttons and files, which are about no field; and acts whose form is not shown now: all seats are taken, nobody
    // has a conflict, no meeting runs,
    // the chair has declared.
    const OTHERS: [&str; 24] = [
        "/following/end",
        "/following/calendar",
        "/notices",
        "/account/keys/end",
        "/council/challenges/{code}/practice/show",
        "/office/challenges/{code}/ad-hoc",
        "/office/challenges/{code}/ad-hoc/verdict",
        "/firm/claim/answer",
        "/upload/firm/{id}",
        "/challenges/{code}/papers/{paper}/upload",
        "/office/seats",
        "/office/firms/{id}",
        "/office/proposals/{id}",
        "/office/seats/confirm",
        "/office/seats/decline",
        "/office/seats/remove",
        "/office/seats/replace",
        "/council/meetings/{id}/answer",
        "/council/meetings/{id}/end",
        "/council/meetings/{id}/item",
        "/council/meetings/{id}/moves",
        "/council/meetings/{id}/record",
        "/council/meetings/{id}/vouch",
        "/council/proposals/{id}/conflict",
    ];
    let site = opened().await;
    let mut nowhere = String::new();
    for (_, path, statuses) in
        TABLE.iter().filter(|(method, path, _)| *method == "POST" && !path.starts_with("/api/") && !OTHERS.contains(path))
    {
        let Some(nick) = statuses.iter().position(|status| *status == 422).map(|at| WHO[at]) else { continue };
        for prefix in ["", "/en"] {
            let form = site.untouched(nick, &site.address(path)).await;
            let answer = site.post(nick, &format!("{prefix}{}", site.address(path)), &form).await;
            assert!(answer.text.contains("error-summary"), "{path}: {}", answer.text);
            for line in nameless(&answer.text) {
                let _ = writeln!(nowhere, "{prefix}{path}: {line}");
            }
        }
    }
    assert!(nowhere.is_empty(), "{nowhere}");
}
