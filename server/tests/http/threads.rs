//! Messages about completeness over HTTP: without scripts, nothing typed is lost, and neither council nor public reads them.

use crate::site::{Site, words::words};
use axum::http::Method;
use domain::form::Form;

/// Planted by either side.
const WORDS: [&str; 2] = ["Văn phòng hỏi 5150", "Hãng trả lời 2112"];

#[tokio::test(flavor = "multi_thread")]
async fn messages_are_read_by_two_sides_and_nobody_else() {
    let mut site = Site::open().await;
    site.submit().await;
    site.backend.open_proposals("BT-01").await;
    let id = site.proposal.expect("handed in");
    crate::site::quorum_declares(&site.backend, id).await;
    for nick in ["an", "binh", "mai", "nam", "lan", "minh", "huong", "khoa"] {
        site.sign_in(nick).await;
    }
    let (office, firm) = (format!("/office/proposals/{id}/messages"), format!("/proposals/{id}/act/messages"));
    let message = |text: &str| Form::default().with("message", text);
    assert_eq!(site.post("mai", &office, &message(WORDS[0])).await.status, 303);
    assert_eq!(site.post("an", &firm, &message(WORDS[1])).await.status, 303);
    assert!(site.get("an", &format!("/proposals/{id}")).await.text.contains(&firm), "the firm's page leads there");
    for (nick, page) in [("an", &firm), ("mai", &office), ("lan", &office)] {
        for prefix in ["", "/en"] {
            let text = site.get(nick, &format!("{prefix}{page}")).await.text;
            assert!(WORDS.iter().all(|words| text.contains(words)), "{nick}: {text}");
        }
    }
    let addresses: Vec<String> = app::site::list()
        .into_iter()
        .chain(server::routes::list().into_iter().map(|(method, path)| (method, path.to_owned())))
        .filter(|(method, path)| *method == Method::GET && (path.contains("{code}") || path.contains("{id}")))
        .map(|(_, path)| site.address(&path))
        .collect();
    let found = async |nick: &str| {
        let mut found = Vec::new();
        for address in addresses.iter().flat_map(|address| [address.clone(), format!("/en{address}")]) {
            let said = words(&site.get(nick, &address).await);
            if WORDS.iter().any(|words| said.contains(words)) {
                found.push(address);
            }
        }
        found
    };
    assert!(!found("nam").await.is_empty(), "the search finds them where they are");
    for nick in ["", "binh", "minh", "huong", "khoa"] {
        assert_eq!(found(nick).await, [""; 0], "{nick}");
    }
    let told: Vec<_> = site.backend.mails().await.into_iter().filter(|(to, ..)| !to.starts_with("an@")).collect();
    assert!(told.iter().all(|(_, _, body)| !WORDS.iter().any(|words| body.contains(words))), "{told:?}");

    // Decided: what was typed meanwhile is shown to copy.
    let nam = site.backend.actor("nam").await;
    site.backend.screen_proposal(&nam, id, &Form::default().with("verdict", "admit")).await.expect("admitted");
    let late = site.post("an", &firm, &message("Viết rất lâu 9090")).await;
    assert!(late.status == 409 && late.text.contains("Viết rất lâu 9090"), "{}", late.text);
    assert!(!site.get("an", &firm).await.text.contains("name=\"message\""));
}
