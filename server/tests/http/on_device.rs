//! What a browser may keep of a sheet on the device: under whose name, and when it is told to forget it.

use crate::site::{self, Site};
use backend::testing::TestBackend;
use domain::{form::Form, ids::ProposalId};

const STORAGE: &str = "\"storage\"";

async fn declare(t: &TestBackend, nick: &str, id: ProposalId) {
    t.declare_conflict(&t.actor(nick).await, id, &Form::default().with("conflict", "clear")).await.expect("declared");
}

/// The first tag of a page that says under what something is kept.
fn kept(page: &str) -> &str {
    page.split('<').find(|tag| tag.contains(" data-device=\"")).and_then(|tag| tag.split('>').next()).unwrap_or_default()
}

#[tokio::test]
async fn a_sheet_is_kept_under_its_member_and_signing_out_forgets_all() {
    let mut site = Site::open().await;
    let [id, _] = site::scoring(&site.backend, &[]).await;
    let path = format!("/council/proposals/{id}");
    for nick in ["minh", "tuan"] {
        declare(&site.backend, nick, id).await;
        site.sign_in(nick).await;
        let member = site.backend.actor(nick).await.id().expect("a person");
        for prefix in ["", "/en"] {
            let page = site.get(nick, &format!("{prefix}{path}")).await.text;
            let form = kept(&page);
            assert!(form.starts_with("form ") && form.contains(&format!(" data-device=\"{member}{path}\"")), "{form}");
            assert!(form.contains("data-on-device=\"") && form.contains("{time}"), "what scripts say: {form}");
        }
    }
    // Elsewhere nothing is told to stay.
    let list = site.get("minh", &format!("{path}/notes")).await;
    assert_eq!((list.status, kept(&list.text)), (200, ""));

    let answer = site.post("minh", "/sign-out", &Form::default()).await;
    assert_eq!((answer.status, answer.header("clear-site-data")), (303, STORAGE));
    // By the button of a page that is typed into, which saves nothing.
    let page = site.get("tuan", &path).await.text;
    let answer = site.post("tuan", &format!("{path}?frame=sign-out"), &site::carried(&page)).await;
    assert_eq!((answer.status, answer.header("clear-site-data")), (303, STORAGE), "{}", answer.text);
    site.sign_in("minh").await;
    assert_eq!(site.get("minh", &path).await.header("clear-site-data"), "", "whoever goes on signed in keeps it");
}

#[tokio::test]
async fn a_sheet_that_takes_nothing_any_more_can_show_what_it_has_not_taken() {
    let mut site = Site::open().await;
    let [id, _] = site::scoring(&site.backend, &[]).await;
    declare(&site.backend, "minh", id).await;
    site.sign_in("minh").await;
    let path = format!("/council/proposals/{id}");
    let sheet =
        Form::default().with("sheet_version", "0").with("strengths", "Đội ngũ mạnh.").with("act", "abstain").with("abstain_reason", "Ốm.");
    assert_eq!(site.post("minh", &path, &sheet).await.status, 303);
    let page = site.get("minh", &path).await.text;
    let section = kept(&page);
    assert!(section.starts_with("section ") && section.contains(" hidden"), "it shows by scripts alone: {section}");
    assert!(page.contains("data-field=\"strengths\" data-stored=\"Đội ngũ mạnh.\""), "what is stored is not called missing");
    assert!(page.contains("typing.js"), "the script that fills it in");
}
