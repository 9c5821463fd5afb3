//! What is over says so instead of being fillable; and what may not be known is answered as what does not exist is.

use super::{html::forms, opened};
use crate::{
    endpoints_table::{TABLE, WHO},
    site::Site,
};
use backend::testing::CAST;
use domain::form::Form;
use std::{collections::BTreeSet, fmt::Write};

/// Everyone is signed in, at a moment if it is named.
pub async fn at(mut site: Site, moment: &str) -> Site {
    if !moment.is_empty() {
        site.backend.at(moment);
    }
    for nick in WHO.into_iter().filter(|nick| !nick.is_empty()) {
        site.sign_in(nick).await;
    }
    site
}

/// Scored by everyone; whom the council's shortlist is to hold.
pub async fn scored() -> (Site, Form) {
    let mut site = Site::open().await;
    site.submit().await;
    let (id, t) = (site.proposal.expect("handed in"), &site.backend);
    let (mai, minh) = (t.actor("mai").await, t.actor("minh").await);
    t.open_proposals("BT-01").await;
    t.screen_proposal(&mai, id, &Form::default().with("verdict", "admit")).await.expect("admitted");
    t.start_scoring(&mai, "BT-01").await.expect("scoring");
    for member in CAST.iter().filter(|person| person.seat.is_some()) {
        let actor = t.actor(member.nick).await;
        t.declare_conflict(&actor, id, &Form::default().with("conflict", "clear")).await.expect("declared");
        let scores = ["16", "20", "12", "12", "12", "9,5"].into_iter().enumerate();
        let sheet = scores.fold(Form::default().with("sheet_version", "0"), |form, (i, score)| form.with(format!("score_{i}"), score));
        t.submit_sheet(&actor, id, &sheet.with("strengths", "Khả thi.")).await.expect("sheet");
    }
    t.close_scoring(&minh, "BT-01", &Form::default()).await.expect("closed");
    let pick = Form::default().with(format!("pick_{id}"), "on").with("vote_for", "13").with("vote_against", "1");
    let pick = pick.with("vote_abstained", "1").with("note", "Trình.");
    (site, pick)
}

/// Decided as well; the result is public.
async fn published() -> Site {
    let (site, pick) = scored().await;
    let t = &site.backend;
    let (mai, lan, minh) = (t.actor("mai").await, t.actor("lan").await, t.actor("minh").await);
    t.propose_shortlist(&minh, "BT-01", &pick).await.expect("proposed");
    t.forward_shortlist(&mai, "BT-01", &pick).await.expect("forwarded");
    t.decide_shortlist(&lan, "BT-01", &pick).await.expect("decided");
    t.publish_result(&mai, "BT-01").await.expect("published");
    site
}

/// Every form with something to fill in that anybody is shown anywhere.
async fn fillable(site: &Site) -> BTreeSet<(&'static str, String, String, String)> {
    let mut found = BTreeSet::new();
    for nick in WHO {
        for (_, path, _) in TABLE.iter().filter(|(method, path, _)| *method == "GET" && !path.contains("events")) {
            let page = site.address(path);
            let answer = site.get(nick, &page).await;
            if answer.status == 200 && answer.header("content-type").starts_with("text/html") {
                let shown = forms(&answer.text).into_iter().filter(|form| !form.typed.is_empty());
                found.extend(shown.map(|form| (nick, page.clone(), form.action, form.hidden.get("seen").to_owned())));
            }
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_shown_a_form_that_is_refused_whatever_they_fill_in() {
    let mut wrong = String::new();
    let mut all = 0;
    for (moment, is_published) in [("", false), ("", true), ("2027-06-01T09:00", true), ("2027-06-01T09:00", false)] {
        let site = at(if is_published { published().await } else { opened().await }, moment).await;
        for (nick, page, action, seen) in fillable(&site).await {
            if action.contains("upload") {
                continue;
            }
            all += 1;
            let status = site.post(nick, &action, &Form::default().with("seen", seen)).await.status;
            if !matches!(status, 200 | 303 | 422) {
                let _ = writeln!(wrong, "{nick} at {page} ({moment}, published: {is_published}): {action} answers {status}");
            }
        }
    }
    assert!(wrong.is_empty() && all > 30, "{all} forms:\n{wrong}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_complaint_after_its_term_says_so_and_loses_nothing() {
    let site = at(published().await, "").await;
    let path = site.address("/proposals/{id}/act/complaint");
    let in_time = site.get("an", &path).await;
    assert!(forms(&in_time.text).iter().any(|form| form.typed == ["text"]), "{}", in_time.text);
    let site = at(site, "2027-06-01T09:00").await;
    let typed = Form::default().with("grounds", "procedure").with("text", "Kiến nghị viết rất lâu\r\nvà có hai dòng.");
    for (prefix, said) in [("", "Đã hết thời hạn"), ("/en", "The period for this ended")] {
        let page = site.get("an", &format!("{prefix}{path}")).await;
        let form = forms(&page.text).into_iter().find(|form| form.action.ends_with("complaint"));
        assert!(page.status == 200 && form.is_none() && page.text.contains("notice-warn"), "{}", page.text);
        let late = site.post("an", &format!("{prefix}{path}"), &typed).await;
        assert_eq!(late.status, 409);
        for text in ["Kiến nghị viết rất lâu", "và có hai dòng."] {
            assert!(late.text.contains(text), "{}", late.text);
        }
        assert!(page.text.contains(said) && late.text.contains("error-summary"), "{}", page.text);
        assert!(forms(&late.text).iter().all(|form| !form.action.ends_with("complaint")));
    }
}

/// What a page says, without the reference that is made from its address.
pub fn said(text: &str) -> String {
    let text = text.split("<span class=\"code\">").enumerate().map(|(i, part)| if i == 0 { part } else { &part[part.len().min(8)..] });
    text.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sealed_proposal_is_answered_as_one_that_does_not_exist() {
    const UNKNOWN: &str = "00000000-0000-4000-8000-00000000cafe";
    let mut site = Site::open().await;
    site.submit().await;
    let site = at(site, "").await;
    let sealed = site.proposal.expect("handed in").to_string();
    let routes = TABLE.iter().filter(|(_, path, _)| path.contains("/proposals/{id}") || path.starts_with("/api/"));
    let mut told = String::new();
    for is_opened in [false, true] {
        if is_opened {
            site.backend.open_proposals("BT-01").await;
        }
        // Before the opening nobody but its firm may know; afterwards other firms may not.
        let strangers: &[&str] = if is_opened { &["", "binh"] } else { &["", "binh", "mai", "lan", "minh"] };
        for (method, path, _) in routes.clone() {
            for nick in strangers {
                let ask = async |id: &str| {
                    let address = path.replace("{id}", id).replace("{section}", "fit");
                    let answer = match (*method, path.starts_with("/api/v1/")) {
                        ("GET", _) => site.get(nick, &address).await,
                        _ if path.starts_with("/api/") => {
                            let body = format!(r#"{{"id": "{id}", "section": "fit", "fields": {{}}}}"#);
                            let request = axum::http::Request::post(&address).header("content-type", "application/json");
                            site.send_body(nick, request, body.into()).await
                        }
                        _ if path.contains("upload") => return (0, String::new(), String::new()),
                        _ => site.post(nick, &address, &Form::default().with("reason", "Lý do thử.")).await,
                    };
                    let location = answer.header("location").replace(id, "ID");
                    (answer.status, location, said(&answer.text.replace(id, "ID")))
                };
                let (known, unknown) = (ask(&sealed).await, ask(UNKNOWN).await);
                if known != unknown {
                    let _ = writeln!(told, "{nick} {method} {path} (opened: {is_opened}): {} and {}", known.0, unknown.0);
                }
            }
        }
    }
    assert!(told.is_empty(), "{told}");
}
