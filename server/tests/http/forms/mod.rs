//! Every form of the site, over the list of routes: nothing typed is lost, whoever sends it and whenever.

mod ended;
use crate::endpoints_table;
pub mod html;
pub mod kinds;
mod refused;
pub mod seen;
use crate::site;

use domain::form::Form;
use endpoints_table::WHO;
use site::Site;

/// As in the table: an opened challenge with one proposal, one that the council is to meet about, everyone signed in.
pub async fn opened() -> Site {
    let mut site = Site::open().await;
    let second = site.second_challenge().await;
    site.submit().await;
    site.backend.open_proposals("BT-01").await;
    site.plan_meeting(second).await;
    let (minh, id) = (site.backend.actor("minh").await, site.proposal.expect("handed in"));
    site.backend.declare_conflict(&minh, id, &Form::default().with("conflict", "clear")).await.expect("declared");
    for nick in WHO.into_iter().filter(|nick| !nick.is_empty()) {
        site.sign_in(nick).await;
    }
    site
}
