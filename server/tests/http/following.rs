//! Watching, saved searches, mails that stop by a link, and the own calendar, as a browser without scripts asks for them.

use crate::{forms::html::forms, site::Site};
use axum::http::Request;
use backend::testing::person;
use domain::form::Form;

async fn press(site: &Site, nick: &str, page: &str, action: &str, with: &[(&str, &str)]) -> String {
    let shown = site.get(nick, page).await;
    let form = forms(&shown.text).into_iter().find(|form| form.action.split('#').next() == Some(action));
    let form = form.unwrap_or_else(|| panic!("{nick} at {page}: no form to {action}: {}", shown.text));
    let form = with.iter().fold(form.hidden, |form, (name, value)| form.with(*name, *value));
    let answer = site.post(nick, action, &form).await;
    match answer.status {
        303 => site.get(nick, answer.header("location").split('#').next().expect("a path")).await.text,
        _ => answer.text,
    }
}

#[tokio::test]
async fn a_challenge_is_watched_and_a_search_saved_by_buttons_and_both_end_on_one_page() {
    let mut site = Site::open().await;
    for nick in ["an", "binh", "mai", "lan"] {
        site.sign_in(nick).await;
    }
    let visitor = site.get("", "/challenges/BT-01").await.text;
    assert!(visitor.contains("Đăng nhập để theo dõi") && !visitor.contains("/challenges/BT-01/watch\""), "{visitor}");
    for (prefix, watched, listed, stopped) in [
        ("", "Đang theo dõi bài toán này", "Ngừng theo dõi", "Đã ngừng theo dõi"),
        ("/en", "You watch this challenge now", "Stop watching", "You no longer watch"),
    ] {
        let (page, watch) = (format!("{prefix}/challenges/BT-01"), format!("{prefix}/challenges/BT-01/watch"));
        assert!(press(&site, "an", &page, &watch, &[]).await.contains(watched));
        let following = format!("{prefix}/following");
        let own = site.get("an", &following).await.text;
        assert!(own.contains(&format!("href=\"{page}\"")) && own.contains(listed), "{own}");
        assert!(!site.get("binh", &following).await.text.contains("/challenges/BT-01"), "nobody else's");
        let after = press(&site, "an", &following, &watch, &[]).await;
        assert!(after.contains(stopped) && !after.contains("/challenges/BT-01/watch"), "{after}");
    }
    let list = "/challenges?q=tr%E1%BB%A3+l%C3%BD&field=government";
    assert!(!site.get("", list).await.text.contains("/following/searches"), "a visitor has no account to save it for");
    assert!(!site.get("an", "/challenges").await.text.contains("/following/searches"), "everything is no search");
    let saved = press(&site, "an", list, "/following/searches", &[("every", "weekly")]).await;
    assert!(saved.contains("Đã lưu tìm kiếm") && saved.contains("“trợ lý”") && saved.contains("Hằng tuần"), "{saved}");
    assert!(saved.replace("&amp;", "&").contains(&format!("href=\"{list}\"")), "it leads to the list as it was: {saved}");
    for (nick, page) in [("binh", "/following"), ("mai", "/office/accounts/{id}"), ("mai", "/office/challenges/BT-01"), ("lan", "/office")]
    {
        let theirs = site.get(nick, &site.address(page)).await;
        assert!(theirs.status == 200 && !theirs.text.contains("“trợ lý”"), "{nick} {page}");
    }
    let ended = press(&site, "an", "/following", "/following/end", &[]).await;
    assert!(ended.contains("Đã bỏ tìm kiếm") && !ended.contains("“trợ lý”"), "{ended}");
    // Signed out, the press waits for signing in.
    let kept = site.post("", "/challenges/BT-01/watch", &Form::default().with("watch", "on")).await;
    assert!(kept.status == 401 && kept.text.contains("Theo dõi bài toán"), "{}", kept.text);
}

#[tokio::test]
async fn mails_of_a_kind_stop_by_the_link_under_them_without_an_account_and_official_ones_cannot() {
    let mut site = Site::open().await;
    site.sign_in("khoa").await;
    let account = site.get("khoa", "/account").await.text;
    assert!(account.contains("không tắt được") && account.contains("action=\"/account/mails"), "{account}");
    let t = &site.backend;
    t.change_mail_language(&t.actor("khoa").await, &Form::default().with("language", "en")).await.expect("English");
    t.watch_challenge(&t.actor("khoa").await, "BT-01", &Form::default().with("watch", "on")).await.expect("watched");
    let session = Form::default().with("at", "2026-03-10T09:00").with("place", "Hội trường 2");
    t.announce_briefing(&t.actor("mai").await, "BT-01", &session).await.expect("announced");
    t.run_due_jobs().await.expect("sent");
    let link = format!("/en/unsubscribe/{}", t.token(&person("khoa").expect("one of the cast").email()).await);

    // A program that looks at mails opens every link.
    for _ in 0..2 {
        let page = site.get("", &link).await;
        assert!(page.status == 200 && page.text.contains("Stop mails of this kind"), "{}", page.text);
        assert_eq!(page.header("cache-control"), "private, no-cache");
        assert_eq!(forms(page.text.split("<main").nth(1).expect("a main part")).len(), 1, "one button");
    }
    // A mail program asks from a page of its own, without a cookie, and follows no redirect.
    for said in ["Stopped: news of challenges", "were stopped before"] {
        let request = Request::post(&link).header("origin", "https://mail.example").header("sec-fetch-site", "cross-site");
        let done = site.post_with("", request, &Form::default().with("List-Unsubscribe", "One-Click")).await;
        assert!(done.status == 200 && done.text.contains(said), "{}", done.text);
    }
    assert!(site.get("", &link).await.text.contains("were stopped before"));
    let chosen = site.get("khoa", "/account").await.text;
    let is_on =
        |kind: &str| chosen.split(&format!("id=\"{kind}\"")).nth(1).expect("a box").split('>').next().expect("a tag").contains("checked");
    assert!(!is_on("watching") && is_on("reminders") && is_on("digests"), "{chosen}");
    assert_eq!(site.post("", &format!("/unsubscribe/{}", "0".repeat(64)), &Form::default()).await.status, 404);
    let again = Form::default().with("choices", "1").with("watching", "on");
    assert_eq!(site.post("khoa", "/account/mails", &again).await.status, 303);
    assert!(site.get("", &link).await.text.contains("Stop mails of this kind"), "chosen again");
}

#[tokio::test]
async fn the_own_calendar_is_loaded_signed_in_or_under_an_address_that_is_shown_once() {
    let mut site = Site::open().await;
    for nick in ["khoa", "chi"] {
        site.sign_in(nick).await;
    }
    let khoa = site.backend.actor("khoa").await;
    site.backend.watch_challenge(&khoa, "BT-01", &Form::default().with("watch", "on")).await.expect("watched");
    let own = site.get("khoa", "/following/calendar.ics").await;
    assert!(own.status == 200 && own.text.contains("DTSTART:20260331T100000Z"), "{}", own.text);
    let empty = site.get("chi", "/following/calendar.ics").await.text;
    assert!(!empty.contains("BT-01") && empty.contains("BEGIN:VTIMEZONE"), "nobody else's, and a calendar all the same: {empty}");
    let address = |page: &str| {
        let token = page.split("/following/calendar/").nth(1).and_then(|rest| rest.split('<').next());
        format!("/following/calendar/{}", token.unwrap_or_else(|| panic!("no address: {page}")))
    };
    let first = address(&press(&site, "khoa", "/following", "/following/calendar", &[("act", "make")]).await);
    assert!(!site.get("khoa", "/following").await.text.contains(&first), "shown once");
    let read = site.get("", &first).await;
    assert!(read.header("content-type").starts_with("text/calendar") && read.text.contains("BT-01"), "{}", read.text);
    let second = address(&press(&site, "khoa", "/following", "/following/calendar", &[("act", "make")]).await);
    assert_eq!((site.get("", &first).await.status, site.get("", &second).await.status), (404, 200), "replaced");
    press(&site, "khoa", "/following", "/following/calendar", &[("act", "end")]).await;
    assert_eq!(site.get("", &second).await.status, 404);
}
