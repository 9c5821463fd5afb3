//! Nothing of one reader's session is in what others read: a secret is planted in what one types, is called and may read,
//! and everybody else asks for the same pages afterwards.

use crate::site;

use app::ui::rendering;
use axum::{
    body::Body,
    http::{Response, header::CONTENT_TYPE},
};
use backend::{
    Error,
    memory::{Key, Part},
};
use domain::{
    access::Can,
    form::Form,
    ids::{ChallengeId, ProposalId},
    locale::Locale,
    people::Role,
};
use leptos::prelude::IntoAny;
use server::answers::Answer;
use site::{Site, words::words};

/// Typed, or called so.
const PLANTED: &str = "Mật riêng Cửa Ông 5518";
const OTHERS: [&str; 9] = ["", "an", "binh", "mai", "nam", "lan", "minh", "thu", "tuan"];
const LANGUAGES: [&str; 2] = ["", "/en"];

/// BT-02 is being scored; everybody has signed in, and every reader of an opened proposal may read it.
async fn scored() -> (Site, ChallengeId, Vec<String>) {
    let mut site = Site::open().await;
    let ids = site::scoring(&site.backend, &[]).await;
    for nick in OTHERS.into_iter().chain(["huong", "chi", "long"]).filter(|nick| !nick.is_empty()) {
        site.sign_in(nick).await;
    }
    for nick in ["minh", "thu", "tuan", "huong"] {
        for id in ids {
            let clear = Form::default().with("conflict", "clear");
            site.backend.declare_conflict(&site.backend.actor(nick).await, id, &clear).await.expect("declared");
        }
    }
    let id = site.backend.challenge(&site.backend.actor("mai").await, "BT-02").await.expect("a challenge").challenge.id;
    let proposal = ids[0];
    let pages = ["/", "/challenges", "/challenges/BT-02", "/api/v1/challenges", "/office/challenges/BT-02", "/council/challenges/BT-02"];
    let of_proposal = [format!("/office/proposals/{proposal}"), format!("/council/proposals/{proposal}")];
    (site, id, pages.into_iter().map(str::to_owned).chain(of_proposal).collect())
}

/// The one whose pages are last.
fn proposal(pages: &[String]) -> ProposalId {
    pages.last().and_then(|page| page.rsplit('/').next()).and_then(|id| id.parse().ok()).expect("an id")
}

/// Where one of them reads it.
async fn readers(site: &Site, pages: &[String], nicks: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for nick in nicks {
        for page in pages {
            for language in LANGUAGES {
                let answer = site.get(nick, &format!("{language}{page}")).await;
                if words(&answer).contains(PLANTED) || format!("{:?}", answer.headers).contains(PLANTED) {
                    found.push(format!("{nick}: {language}{page}"));
                }
            }
        }
    }
    found
}

#[tokio::test]
async fn what_one_reader_is_called_and_types_is_in_nothing_that_others_read() {
    // An officer, a leader and a firm whom no page names, and a member who writes a sheet: each is the first to ask.
    for owner in ["nam", "long", "chi", "thu"] {
        let (site, _, pages) = scored().await;
        if owner == "thu" {
            let sheet = Form::default().with("sheet_version", "0").with("comment_0", PLANTED);
            site.backend.save_sheet(&site.backend.actor(owner).await, proposal(&pages), &sheet).await.expect("saved");
        } else {
            site.backend.execute(&format!("UPDATE users SET name = '{PLANTED}' WHERE email = '{owner}@demo.example'")).await;
        }
        let own = readers(&site, &pages, &[owner]).await;
        assert!(own.len() >= 2, "the search finds what is there: {owner} {own:?}");
        // Typed into a page that is shown again, and in an address.
        for page in &pages {
            let typed = Form::default().with("reason", PLANTED).with("q", PLANTED);
            site.post(owner, page, &typed).await;
            let query: String = url::form_urlencoded::Serializer::new(String::new()).append_pair("q", PLANTED).finish();
            site.get(owner, &format!("{page}?{query}")).await;
        }
        let others: Vec<&str> = OTHERS.into_iter().filter(|nick| *nick != owner).collect();
        let found = readers(&site, &pages, &others).await;
        assert!(found.is_empty(), "{owner}: {found:?}");
    }
}

#[tokio::test]
async fn it_would_be_found_in_a_part() {
    let (site, challenge, pages) = scored().await;
    let can: Can = site.backend.challenge(&site.backend.actor("mai").await, "BT-02").await.expect("seen").can;
    let lists = Part::OfficeLists { challenge, role: Some(Role::Officer), can };
    let minh = site.backend.actor("minh").await;
    let (reader, can) = (minh.id().expect("a person"), site.backend.challenge(&minh, "BT-02").await.expect("seen").can);
    for part in [lists, Part::Opened(challenge, proposal(&pages)), Part::Council { reader, challenge, can }] {
        let html = rendering::Part::new(Locale::Vi, || PLANTED.into_any());
        site.backend.remember(Key::Part(part, Locale::Vi), async { Ok::<_, Error>(html) }).await.expect("planted");
    }
    let expected = [
        ("mai", "/office/challenges/BT-02"),
        ("nam", "/office/proposals/"),
        ("minh", "/council/challenges/BT-02"),
        ("thu", "/council/proposals/"),
    ];
    for (reader, expected) in expected {
        let found = readers(&site, &pages, &[reader]).await;
        assert!(found.iter().any(|page| page.contains(expected)), "{reader}: {found:?}");
    }
}

#[tokio::test]
async fn it_would_be_found_in_a_public_page() {
    let (site, _, pages) = scored().await;
    for (address, page) in [("/challenges/BT-02", "text/html; charset=utf-8"), ("/api/v1/challenges", "application/json")] {
        let made = Response::builder().header(CONTENT_TYPE, page).body(Body::from(PLANTED)).expect("a page");
        let key = Key::Page { address: address.to_owned(), look: "" };
        let planted = site.backend.remember(key, async { Answer::new(made).await }).await;
        assert!(planted.is_ok(), "{address}");
    }
    assert_eq!(readers(&site, &pages, &[""]).await, [": /challenges/BT-02", ": /api/v1/challenges"]);
}

/// Rows as the memory would give them, if it mixed up two readers.
#[tokio::test]
async fn it_would_be_found_in_a_row_and_in_a_session() {
    let (site, _, pages) = scored().await;
    let id = |nick: &str| format!("(SELECT id FROM users WHERE email = '{nick}@demo.example')");
    let sheet = Form::default().with("sheet_version", "0").with("comment_0", PLANTED);
    site.backend.save_sheet(&site.backend.actor("thu").await, proposal(&pages), &sheet).await.expect("saved");
    assert!(readers(&site, &pages, &["minh"]).await.is_empty());
    site.backend.execute(&format!("UPDATE sheets SET member_id = {}", id("minh"))).await;
    let found = readers(&site, &pages, &["minh"]).await;
    assert!(found.iter().any(|page| page.starts_with("minh: /council/proposals/")), "{found:?}");

    site.backend.execute(&format!("UPDATE users SET name = '{PLANTED}' WHERE email = 'nam@demo.example'")).await;
    assert!(readers(&site, &pages, &["an"]).await.is_empty());
    let of = |nick| format!("SELECT data FROM sessions WHERE user_id = {} ORDER BY expires_at LIMIT 1", id(nick));
    site.backend.execute(&format!("UPDATE sessions SET data = ({}) WHERE user_id = {}", of("nam"), id("an"))).await;
    let found = readers(&site, &pages, &["an"]).await;
    assert!(found.iter().any(|page| page == "an: /challenges/BT-02"), "{found:?}");
}

/// Rows and sessions are kept as they are stored: who asks is checked each time, and a session opens for its own reader only.
#[tokio::test]
async fn what_is_kept_for_one_opens_nothing_for_another() {
    let (site, _, pages) = scored().await;
    let closed = |nick: &'static str| {
        let (site, pages) = (&site, &pages);
        async move {
            let mut answers = Vec::new();
            for page in pages {
                answers.push((page.clone(), site.get(nick, page).await.status));
            }
            answers
        }
    };
    let mut before = Vec::new();
    for nick in OTHERS {
        before.push((nick, closed(nick).await));
    }
    // Everything is kept by now, for each of them.
    for (nick, answers) in before {
        assert_eq!(closed(nick).await, answers, "{nick}");
        let is_open = |part: &str| answers.iter().any(|(page, status)| page.contains(part) && *status == 200);
        assert_eq!(is_open("/office/"), ["mai", "nam", "lan"].contains(&nick), "{nick}: {answers:?}");
        assert_eq!(is_open("/council/"), ["minh", "thu", "tuan"].contains(&nick), "{nick}: {answers:?}");
    }
}
