//! The council at work, for tests over its pages: it meets, a motion waits for the author of a sheet, others are voted on in
//! writing and in the meeting, rapporteurs write, and most members have not declared everything yet.

use crate::{
    endpoints_table::TABLE,
    meetings::{id_of, meant},
    site::{Site, quorum_declares, scoring},
};

use backend::council::meetings::SubjectView;
use domain::{
    form::Form,
    ids::{MeetingId, ProposalId},
};
use std::collections::BTreeSet;

const CODE: &str = "BT-02";
/// Whoever has something to do there.
pub const THERE: [&str; 10] = ["minh", "thu", "huong", "khoa", "yen", "dung", "tuan", "son", "linh", "mai"];

pub async fn in_session() -> Site {
    let mut site = Site::open().await;
    let [first, second] = scoring(&site.backend, &[]).await;
    let t = &site.backend;
    quorum_declares(t, first).await;
    for (nick, id) in [("minh", second), ("thu", second), ("huong", first), ("tuan", first), ("son", first), ("viet", first)] {
        t.declare_conflict(&t.actor(nick).await, id, &Form::default().with("conflict", "clear")).await.expect("declared");
    }
    let scores = (0..6).fold(Form::default(), |form, k| form.with(format!("score_{k}"), "7").with(format!("comment_{k}"), "Lý do."));
    for nick in ["tuan", "son", "viet"] {
        let sheet = scores.clone().with("sheet_version", "0");
        t.submit_sheet(&t.actor(nick).await, first, &sheet).await.expect("handed in");
        let pin = Form::default().with("proposal", first.to_string()).with("member", id_of(nick));
        let pin = pin.with("kind", "adviser").with("reason", "Đã tư vấn.");
        t.pin_conflict(&t.actor("huong").await, CODE, &pin).await.expect("found");
    }
    // The first waits for its author, the second is voted on in writing, the third in the meeting.
    for (nick, number) in [("tuan", 1), ("son", 2), ("viet", 3)] {
        assert_eq!(move_voiding(&site, first, nick).await, number);
    }
    let (t, minh) = (&site.backend, site.backend.actor("minh").await);
    for (nick, number) in [("son", 2), ("viet", 3)] {
        let answer = Form::default().with("answer", "Hợp đồng đã kết thúc.");
        t.answer_motion(&t.actor(nick).await, CODE, number, &answer).await.expect("answered");
    }
    t.put_motion(&minh, CODE, 2, &t.in_writing(&Form::default())).await.expect("put to the vote");
    let meeting = meet(&site, first).await;
    let t = &site.backend;
    t.put_motion(&minh, CODE, 3, &Form::default().with("place", "meeting")).await.expect("put to the vote");
    for nick in THERE {
        site.sign_in(nick).await;
    }
    (site.code, site.proposal, site.meeting) = (CODE, Some(first), Some(meeting));
    site
}

async fn move_voiding(site: &Site, id: ProposalId, nick: &str) -> u32 {
    let t = &site.backend;
    let form = Form::default().with("sheet", format!("{id} {}", id_of(nick))).with("reason", "Đã tư vấn.");
    t.move_voiding(&t.actor("minh").await, CODE, &t.in_writing(&form)).await.expect("asked")
}

/// A quorum is there, the rapporteurs have reported, and the proposal is on the table.
async fn meet(site: &Site, about: ProposalId) -> MeetingId {
    let t = &site.backend;
    let huong = t.actor("huong").await;
    let plan = Form::default().with("challenge_BT-02", "on").with("place", "P1").with("at", "2026-12-01T08:30");
    let id = t.plan_meeting(&huong, &plan.with("secretary", id_of("huong"))).await.expect("planned");
    t.start_meeting(&huong, id, &meant()).await.expect("started");
    for nick in ["khoa", "yen"] {
        t.submit_report(&t.actor(nick).await, id, &Form::default().with("report", "Đáp ứng.")).await.expect("reported");
    }
    for nick in ["minh", "thu", "huong", "yen", "dung", "hoa", "quan", "linh", "phuc", "trang"] {
        t.confirm_presence(&t.actor(nick).await, id).await.expect("there");
    }
    let items = t.meeting(&huong, id).await.expect("a meeting").items;
    let is_about = |subject: &SubjectView| matches!(subject, SubjectView::Proposal { id, .. } if *id == about);
    let at = items.iter().position(|item| is_about(&item.subject)).expect("an item");
    t.begin_item(&huong, id, &Form::default().with("item", (at + 1).to_string())).await.expect("begun");
    id
}

/// Every page of the site that somebody of `who` may see.
pub async fn pages_of(site: &Site, who: &[&'static str]) -> Vec<(&'static str, String, String)> {
    other_pages_of(site, who, &mut BTreeSet::new()).await
}

/// The same without those that were `seen`, which most pages that name no challenge are once one challenge was looked at.
pub async fn other_pages_of(site: &Site, who: &[&'static str], seen: &mut BTreeSet<String>) -> Vec<(&'static str, String, String)> {
    let mut pages = Vec::new();
    for (_, path, _) in TABLE.iter().filter(|(method, path, _)| *method == "GET" && !path.ends_with("/events") && !path.ends_with(".xlsx"))
    {
        let address = site.address(path);
        if !seen.insert(address.clone()) {
            continue;
        }
        for nick in who {
            let answer = site.get(nick, &address).await;
            if answer.status == 200 && answer.header("content-type").starts_with("text/html") {
                pages.push((*nick, address.clone(), answer.text));
            }
        }
    }
    pages
}
