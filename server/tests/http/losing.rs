//! What is kept is closed at once to whoever may read it no longer, and stays open to all others.

use crate::site;

use domain::{form::Form, ids::UserId};
use site::Site;

/// BT-02 is being scored, and all who may read its first proposal have read it.
async fn read_by_all() -> (Site, [(&'static str, String); 5]) {
    let mut site = Site::open().await;
    let ids = site::scoring(&site.backend, &[]).await;
    for nick in ["minh", "thu", "tuan"] {
        for id in ids {
            let clear = Form::default().with("conflict", "clear");
            site.backend.declare_conflict(&site.backend.actor(nick).await, id, &clear).await.expect("declared");
        }
    }
    let (office, council) = (format!("/office/proposals/{}", ids[0]), format!("/council/proposals/{}", ids[0]));
    let readers = [("mai", office.clone()), ("nam", office), ("minh", council.clone()), ("thu", council.clone()), ("tuan", council)];
    for (nick, page) in &readers {
        site.sign_in(nick).await;
        for _ in 0..2 {
            assert_eq!(site.get(nick, page).await.status, 200, "{nick}");
        }
    }
    let (thu, id) = (site.backend.actor("thu").await, ids[0]);
    let conflict = Form::default().with("conflict", "conflicted").with("kind", "relative").with("reason", "Người thân.");
    site.backend.declare_conflict(&thu, id, &conflict).await.expect("declared");
    (site, readers)
}

async fn open_to(site: &Site, readers: &[(&'static str, String)]) -> Vec<&'static str> {
    let mut open = Vec::new();
    for (nick, page) in readers {
        if site.get(nick, page).await.status == 200 {
            open.push(*nick);
        }
    }
    open
}

async fn id(site: &Site, nick: &str) -> UserId {
    site.backend.actor(nick).await.id().expect("a person")
}

#[tokio::test]
async fn who_may_no_longer_read_what_is_kept_does_not() {
    let (site, readers) = read_by_all().await;
    assert_eq!(open_to(&site, &readers).await, ["mai", "nam", "minh", "tuan"], "a conflict was declared");

    let tuan = Form::default().with("user", id(&site, "tuan").await.to_string());
    site.backend.remove_seat(&site.backend.actor("mai").await, &tuan).await.expect("removed");
    assert_eq!(open_to(&site, &readers).await, ["mai", "nam", "minh", "tuan"], "who sat when scoring began reads on until the decision");

    let stop = Form::default().with("verdict", "stop").with("reason", "Mất thiết bị.");
    site.backend.keep_account(&site.backend.actor("lan").await, id(&site, "nam").await, &stop).await.expect("stopped");
    assert_eq!(open_to(&site, &readers).await, ["mai", "minh", "tuan"], "an account was stopped");
}
