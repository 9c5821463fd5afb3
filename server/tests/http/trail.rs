//! The trail is read by people. Emptied, every page of everybody still answers and shows the same state.

use crate::{
    loaded::loaded,
    site::{Site, words::words},
    together::{CALLS, demonstrated, shown},
};

use domain::form::Form;
use std::fmt::Write;

/// Where a table tells what happened, nothing.
fn without_history(html: &str) -> String {
    const NOTHING: &str = "<p class=\"empty\">Chưa có việc nào được ghi nhận.</p>";
    let begins = "<div tabindex=\"0\" role=\"region\" aria-label=\"Lịch sử";
    let mut parts = html.split(begins);
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = parts.map(|part| part.split_once("</table></div>").map_or("", |(_, rest)| rest));
    rest.fold(first, |kept, rest| kept + rest).replace(NOTHING, "")
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_trail_every_page_shows_the_same_state() {
    let backend = loaded().await;
    backend.execute("DELETE FROM events").await;
    let mut emptied = Site::filled(backend);
    let (whole, now) = (demonstrated().await, shown(&mut emptied).await);
    let address = |(nick, address, _): &(&'static str, String, String)| (*nick, address.clone());
    let pages = |of: &[(&'static str, String, String)]| of.iter().map(address).collect::<Vec<_>>();
    assert_eq!(pages(whole), pages(&now), "a page is not there without the trail, or only without it");
    assert!(now.len() > 500, "{}", now.len());
    let mut different = String::new();
    for ((nick, address, html), (.., now)) in whole.iter().zip(&now) {
        let (was, is) = (without_history(html), without_history(now));
        if address.contains("history") || was == is {
            continue;
        }
        let at = was.bytes().zip(is.bytes()).take_while(|(a, b)| a == b).count();
        let near = |html: &str| String::from_utf8_lossy(&html.as_bytes()[at.saturating_sub(60)..html.len().min(at + 120)]).into_owned();
        let _ = writeln!(different, "{nick} {address}:\n  {}\n  {}", near(&was), near(&is));
    }
    let mut whole = Site::filled(loaded().await);
    whole.sign_in("minh").await;
    for (code, paper) in CALLS.into_iter().flat_map(|code| ["scores.docx", "conflicts.docx", "tie.docx"].map(|paper| (code, paper))) {
        let path = format!("/challenges/{code}/papers/{paper}");
        let (was, is) = (whole.get("minh", &path).await, emptied.get("minh", &path).await);
        if was.status != is.status || was.status == 200 && words(&was) != words(&is) {
            let _ = writeln!(different, "minh {path}: {} {}", was.status, is.status);
        }
    }
    assert!(different.is_empty(), "{different}");
}

/// What acts rest on is not in the trail either: a second reminder of the day, the day's invitations, whose window was first.
#[tokio::test]
async fn without_the_trail_acts_are_held_to_the_same_limits() {
    let mut site = Site::filled(loaded().await);
    for nick in ["an", "mai"] {
        site.sign_in(nick).await;
    }
    let remind = "/council/challenges/BT-04/remind";
    let first = site.post("mai", remind, &Form::default()).await;
    let told = |answer: &crate::site::Answer| answer.header("location").to_owned();
    let sent = site.backend.mails().await.len();
    site.backend.execute("DELETE FROM events").await;
    let again = site.post("mai", remind, &Form::default()).await;
    assert_ne!(told(&first), told(&again), "not twice within minutes");
    assert_eq!(site.backend.mails().await.len(), sent);
    let invite = async |n: u32| {
        site.post("an", "/firm/invite", &Form::default().with("right", "edit").with("email", format!("moi{n}@demo.example"))).await.status
    };
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
