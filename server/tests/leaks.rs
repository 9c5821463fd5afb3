//! Before the opening nobody but its firm learns anything of a proposal, on any page.

mod site;

use axum::http::Method;
use backend::testing::CLOSING;
use site::{SECRET, Site};

/// Everyone but the firm of the proposal.
const OTHERS: [&str; 7] = ["", "binh", "chi", "mai", "lan", "minh", "huong"];

async fn sealed() -> Site {
    let mut site = Site::open().await;
    site.submit().await;
    for nick in OTHERS.into_iter().filter(|nick| !nick.is_empty()).chain(["an"]) {
        site.sign_in(nick).await;
    }
    site
}

/// Every address that answers GET, in both languages, and searches for the secret.
fn addresses(site: &Site) -> Vec<String> {
    let pages = app::routes::list().into_iter();
    let others = server::routes::list().into_iter().map(|(method, path)| (method, path.to_owned()));
    let patterns = pages.chain(others).filter(|(method, _)| *method == Method::GET).map(|(_, path)| path);
    let mut addresses: Vec<String> = patterns.map(|pattern| site.address(&pattern)).collect();
    addresses.extend(addresses.clone().into_iter().map(|address| format!("/en{address}")));
    let searches = ["/challenges", "/en/challenges", "/api/v1/challenges", "/office", "/office/firms"];
    addresses.extend(searches.map(|path| format!("{path}?q=bi+mat+tuan+chau")));
    addresses
}

/// Where someone reads one of the secrets.
async fn finds(site: &Site, nick: &str, secrets: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for address in addresses(site) {
        let answer = site.get(nick, &address).await;
        let headers = format!("{:?}", answer.headers);
        if secrets.iter().any(|secret| answer.text.contains(secret) || headers.contains(secret)) {
            found.push(address);
        }
    }
    found
}

#[tokio::test]
async fn a_sealed_proposal_shows_nowhere_until_it_is_opened() {
    let site = sealed().await;
    let an = site.backend.actor("an").await;
    let id = site.proposal.expect("a proposal");
    let receipt = site.backend.receipts(&an, id).await.expect("receipts").remove(0);
    let secrets = [SECRET, receipt.code.as_str(), receipt.sha256.as_str()];

    // The search itself works: the firm finds its own.
    assert!(!finds(&site, "an", &secrets).await.is_empty());
    for closed in [false, true] {
        if closed {
            site.backend.at(CLOSING);
        }
        for nick in OTHERS {
            let found = finds(&site, nick, &secrets).await;
            assert!(found.is_empty(), "{nick} reads it (closed: {closed}) at {found:?}");
        }
    }
    let told: Vec<_> = site.backend.mails().await.into_iter().filter(|(to, ..)| !to.starts_with("an@")).collect();
    assert!(told.iter().all(|(_, subject, body)| !secrets.iter().any(|s| subject.contains(s) || body.contains(s))), "{told:?}");

    site.backend.open_proposals("BT-01").await;
    for nick in ["mai", "lan"] {
        let found = finds(&site, nick, &[SECRET]).await;
        assert!(found.iter().any(|address| address.contains("/office/proposals/")), "{nick} finds it after the opening: {found:?}");
    }
    for nick in ["", "binh", "chi"] {
        assert!(finds(&site, nick, &[SECRET]).await.is_empty(), "{nick} still does not read the title");
    }
}

#[tokio::test]
async fn pages_look_the_same_whether_or_not_a_proposal_was_handed_in() {
    let (mut with, mut without) = (Site::open().await, Site::open().await);
    with.submit().await;
    for nick in OTHERS.into_iter().filter(|nick| !nick.is_empty()) {
        with.sign_in(nick).await;
        without.sign_in(nick).await;
    }
    let paths = ["/", "/challenges", "/challenges/BT-01", "/office", "/office/challenges/BT-01", "/council", "/api/v1/challenges/BT-01"];
    for (nick, path) in OTHERS.into_iter().flat_map(|nick| paths.map(|path| (nick, path))) {
        let (a, b) = (with.get(nick, path).await, without.get(nick, path).await);
        assert_eq!((a.status, a.text), (b.status, b.text), "{nick} at {path}");
    }
}
