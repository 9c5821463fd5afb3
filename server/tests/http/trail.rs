//! The trail is read by people. Emptied, every page of everybody still answers and shows the same state.

use crate::{
    loaded::loaded,
    session::other_pages_of,
    site::{Site, words::words},
};

use domain::form::Form;
use std::{collections::BTreeSet, fmt::Write};

const READERS: [&str; 6] = ["an", "mai", "lan", "minh", "huong", "tuan"];
/// In every stage that a call can be in.
const CALLS: [&str; 9] = ["BT-01", "BT-02", "BT-04", "BT-06", "BT-08", "BT-09", "BT-10", "BT-14", "BT-15"];

/// Where a table tells what happened, nothing.
fn without_history(html: &str) -> String {
    const NOTHING: &str = "<p class=\"empty\">Chưa có việc nào được ghi nhận.</p>";
    let begins = "<div tabindex=\"0\" role=\"region\" aria-label=\"Lịch sử";
    let mut parts = html.split(begins);
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = parts.map(|part| part.split_once("</table></div>").map_or("", |(_, rest)| rest));
    rest.fold(first, |kept, rest| kept + rest).replace(NOTHING, "")
}

async fn demonstration(is_emptied: bool) -> Site {
    let backend = loaded().await;
    if is_emptied {
        backend.execute("DELETE FROM events").await;
    }
    let mut site = Site::filled(backend);
    for nick in READERS {
        site.sign_in(nick).await;
    }
    site
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_trail_every_page_shows_the_same_state() {
    let (mut whole, mut emptied) = (demonstration(false).await, demonstration(true).await);
    let mai = whole.backend.actor("mai").await;
    let (mut different, mut compared) = (String::new(), 0);
    let (mut seen, mut seen_emptied) = (BTreeSet::new(), BTreeSet::new());
    for code in CALLS {
        let opened = whole.backend.opened_proposals(&mai, code).await.unwrap_or_default().first().map(|proposal| proposal.id);
        let meeting = whole.backend.challenge_meetings(&mai, code).await.map(|(meetings, _)| meetings).unwrap_or_default();
        for site in [&mut whole, &mut emptied] {
            (site.code, site.proposal, site.meeting) = (code, opened, meeting.first().map(|meeting| meeting.id));
        }
        let pages = other_pages_of(&whole, &READERS, &mut seen).await;
        compared += pages.len();
        for ((nick, address, html), (_, other, now)) in pages.into_iter().zip(other_pages_of(&emptied, &READERS, &mut seen_emptied).await) {
            assert_eq!(address, other, "{nick}: a page that is not there without the trail, or only without it");
            let (was, is) = (without_history(&html), without_history(&now));
            if address.contains("history") || was == is {
                continue;
            }
            let at = was.bytes().zip(is.bytes()).take_while(|(a, b)| a == b).count();
            let near = |html: &str| String::from_utf8_lossy(&html.as_bytes()[at.saturating_sub(60)..html.len().min(at + 120)]).into_owned();
            let _ = writeln!(different, "{nick} {address}:\n  {}\n  {}", near(&was), near(&is));
        }
        for paper in ["scores.docx", "conflicts.docx", "tie.docx"] {
            let path = format!("/challenges/{code}/papers/{paper}");
            let (was, is) = (whole.get("minh", &path).await, emptied.get("minh", &path).await);
            if was.status != is.status || was.status == 200 && words(&was) != words(&is) {
                let _ = writeln!(different, "minh {path}: {} {}", was.status, is.status);
            }
        }
    }
    assert!(different.is_empty(), "{different}");
    assert!(compared > 500, "{compared}");
}

/// What acts rest on is not in the trail either: a second reminder of the day, the day's invitations, whose window was first.
#[tokio::test]
async fn without_the_trail_acts_are_held_to_the_same_limits() {
    let site = demonstration(false).await;
    let remind = "/council/challenges/BT-04/remind";
    let first = site.post("mai", remind, &Form::default()).await;
    let told = |answer: &crate::site::Answer| answer.header("location").to_owned();
    let sent = site.backend.mails().await.len();
    site.backend.execute("DELETE FROM events").await;
    let again = site.post("mai", remind, &Form::default()).await;
    assert_ne!(told(&first), told(&again), "not twice within minutes");
    assert_eq!(site.backend.mails().await.len(), sent);
    let invite =
        async |n: u32| site.post("an", "/firm/invite", &Form::default().with("email", format!("moi{n}@demo.example"))).await.status;
    let mut invited = 0;
    while invite(invited).await == 303 {
        invited += 1;
        site.backend.execute("DELETE FROM events").await;
        assert!(invited < 100, "no end of invitations");
    }
    assert!(invited > 0);
    let opened = site.opened("an", "/firm/edit", &Form::default()).await;
    let an = site.backend.actor("an").await;
    let profile = site.backend.own_firm(&an).await.expect("firm").expect("a firm").firm.profile.to_form();
    let form = profile.0.into_iter().fold(opened, |form, (name, text)| form.with(name, text));
    assert_eq!(site.post("an", "/firm/edit", &form.clone().with("street", "Số một")).await.status, 303);
    site.backend.execute("DELETE FROM events").await;
    let second = site.post("an", "/firm/edit", &form.with("street", "Số hai")).await;
    assert!(second.status == 409 && second.text.contains("Chính ông/bà"), "{}", second.text);
}
