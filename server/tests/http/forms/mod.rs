//! Every form of the site, over the list of routes: nothing typed is lost, whoever sends it and whenever.

pub mod carried;
mod ended;
pub mod filled;
use crate::endpoints_table;
pub mod html;
pub mod kinds;
mod named;
mod refused;
pub mod seen;
use crate::site;

use domain::form::Form;
use endpoints_table::WHO;
use site::Site;

/// As in the table: an opened challenge with one proposal and a motion that is voted on, one that the council is to meet about, everyone signed in.
pub async fn opened() -> Site {
    let mut site = Site::open().await;
    let second = site.second_challenge().await;
    site.submit().await;
    let (binh, mai) = (site.backend.actor("binh").await, site.backend.actor("mai").await);
    site.backend.ask_question(&binh, "BT-01", &Form::default().with("question", "Có dữ liệu mẫu không?")).await.expect("asked");
    let session = Form::default().with("at", "2026-03-10T09:00").with("place", "Hội trường 2");
    site.backend.announce_briefing(&mai, "BT-01", &session).await.expect("announced");
    site.backend.add_task(&mai, &crate::site::plan_task("1")).await.expect("added");
    site.backend.open_proposals("BT-01").await;
    site.plan_meeting(second).await;
    let (minh, id) = (site.backend.actor("minh").await, site.proposal.expect("handed in"));
    crate::site::quorum_declares(&site.backend, id).await;
    let asked = Form::default().with("subject", "free").with("text", "Mời chuyên gia độc lập.");
    site.backend.open_motion(&minh, "BT-01", &site.backend.in_writing(&asked)).await.expect("moved");
    for nick in WHO.into_iter().filter(|nick| !nick.is_empty()) {
        site.sign_in(nick).await;
    }
    site
}
