//! A form posted twice with the same content, as by a reload, is one act: the trail has one line, and nobody is told twice.

use crate::site::Site;
use domain::form::Form;

/// Lines of the trail, and mails that wait.
async fn told(site: &Site) -> (usize, usize) {
    let rows = site.backend.rows().await;
    (rows["events"].len(), rows["outbox"].len())
}

/// Posts a form, then posts it again: the second time it answers alike, and nothing is told.
async fn twice(site: &Site, nick: &str, path: &str, form: &Form) {
    let before = told(site).await;
    let first = site.post(nick, path, form).await;
    assert!(matches!(first.status, 200 | 303), "{path}: {} {}", first.status, first.text);
    let once = told(site).await;
    assert!(once.0 > before.0, "{path}: nothing was told the first time");
    let again = site.post(nick, path, form).await;
    assert_eq!((again.status, again.header("location")), (first.status, first.header("location")), "{path}: {}", again.text);
    assert_eq!(told(site).await, once, "{path}");
}

fn id_of(nick: &str) -> String {
    backend::testing::person(nick).expect("one of the cast").id().to_string()
}

#[tokio::test]
async fn a_declaration_is_said_once() {
    let mut site = Site::open().await;
    let id = site.second_challenge().await;
    site.plan_meeting(id).await;
    let declare = format!("/council/proposals/{id}/conflict");
    for nick in ["khoa", "yen"] {
        site.sign_in(nick).await;
    }
    twice(&site, "khoa", &declare, &Form::default().with("conflict", "clear")).await;
    // A conflict is not taken back by the member, whatever is posted again.
    let conflicted = Form::default().with("conflict", "conflicted").with("kind", "relative").with("reason", "Người thân.");
    assert_eq!(site.post("yen", &declare, &conflicted).await.status, 303);
    let once = told(&site).await;
    assert_eq!(site.post("yen", &declare, &conflicted).await.status, 403);
    assert_eq!(told(&site).await, once);
}

#[tokio::test]
async fn a_meeting_is_planned_changed_and_marked_once() {
    let mut site = Site::open().await;
    let id = site.second_challenge().await;
    site.plan_meeting(id).await;
    for nick in ["huong", "khoa"] {
        site.sign_in(nick).await;
    }
    let plan = Form::default().with("place", "P2").with("at", "2026-12-02T08:30").with("secretary", id_of("huong"));
    twice(&site, "huong", "/council/meetings/new", &plan.clone().with("challenge_BT-02", "on")).await;
    let page = site.address("/council/meetings/{id}");
    let changed = site.opened("huong", &format!("{page}/plan"), &plan.with("guests", "Khách A")).await;
    twice(&site, "huong", &format!("{page}/plan"), &changed).await;
    let marks = Form::default().with(format!("presence_{}", id_of("minh")), "excused").with("guests", "Khách B");
    let marks = site.opened("huong", &format!("{page}/attendance"), &marks).await;
    twice(&site, "huong", &format!("{page}/attendance"), &marks).await;
    let report = site.opened("khoa", &format!("{page}/report"), &Form::default().with("report", "Báo cáo.")).await;
    twice(&site, "khoa", &format!("{page}/report"), &report).await;
    let present = Form::default().with(format!("presence_{}", id_of("tuan")), "present");
    assert_eq!(site.press("huong", &format!("{page}/start"), &present.with("other_day", "on")).await.status, 303);
    twice(&site, "huong", &format!("{page}/item"), &Form::default().with("to", "2")).await;
    twice(&site, "huong", &format!("{page}/moves"), &Form::default().with(format!("left_{}", id_of("tuan")), "on")).await;
    let notes = Form::default().with("item", "2").with("item_version", "0").with("opinions", "Ý kiến.");
    twice(&site, "huong", &format!("{page}/record"), &notes).await;
}

#[tokio::test]
async fn seats_languages_and_details_are_changed_once() {
    let mut site = Site::open().await;
    for nick in ["mai", "an"] {
        site.sign_in(nick).await;
    }
    let seat = Form::default().with("user", id_of("tuan")).with("role", "member").with("affiliation", "Viện Biển");
    let seat = seat.with("decision", "1/QĐ").with("decision_date", "2026-02-01").with("reason", "Vì thế.");
    let seen = site.seen("mai", &format!("/office/seats?edit={}", id_of("tuan"))).await;
    twice(&site, "mai", "/office/seats", &seat.with("seen", seen)).await;
    twice(&site, "an", "/account/language", &Form::default().with("language", "en")).await;
    let own = site.backend.own_firm(&site.backend.actor("an").await).await.expect("found").expect("a firm");
    let details = own.firm.profile.to_form().with("street", "12 Hạ Long");
    twice(&site, "an", "/firm/edit", &site.opened("an", "/firm/edit", &details).await).await;
}

/// What was verified stays verified when its details are saved as they are.
#[tokio::test]
async fn details_saved_as_they_are_end_no_verification() {
    let mut site = Site::open().await;
    site.sign_in("an").await;
    let own = async || site.backend.own_firm(&site.backend.actor("an").await).await.expect("found").expect("a firm").firm;
    let before = own().await;
    assert_eq!(before.standing, domain::firms::lifecycle::Standing::Verified);
    assert_eq!(site.press("an", "/firm/edit", &before.profile.to_form()).await.status, 303);
    assert_eq!(own().await, before);
}
