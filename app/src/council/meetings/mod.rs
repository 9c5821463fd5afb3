//! Meetings of the council: planned, run item by item, shown on the screen in the room.

pub mod acts;
pub mod agenda;
pub mod closing;
pub mod item;
pub mod list;
pub mod live;
pub mod page;
pub mod plan;
pub mod roll;
pub mod words;

use crate::{request::Refused, routes::Routes};

pub fn routes() -> Routes {
    Routes::default()
        .get("/council/meetings", list::page)
        .get("/council/meetings/new", plan::page)
        .post("/council/meetings/new", plan::plan)
        .get("/council/meetings/{id}", page::page)
        .get("/council/meetings/{id}/live", live::page)
        .get("/council/meetings/{id}/events", live::events)
        .post("/council/meetings/{id}/plan", acts::change)
        .post("/council/meetings/{id}/call-off", acts::call_off)
        .post("/council/meetings/{id}/agenda", acts::set_agenda)
        .post("/council/meetings/{id}/start", acts::start)
        .post("/council/meetings/{id}/attendance", acts::mark)
        .post("/council/meetings/{id}/item", acts::begin_item)
        .post("/council/meetings/{id}/moves", acts::record_moves)
        .post("/council/meetings/{id}/record", acts::record_item)
        .post("/council/meetings/{id}/report", acts::report)
        .post("/council/meetings/{id}/end", acts::end)
}

/// Set by the handler: which of the page's forms was refused.
const ACT: &str = "act";

/// What was refused, for the form that it was refused of.
fn of_act<'a>(refused: Option<&'a Refused>, act: &str) -> Option<&'a Refused> {
    refused.filter(|r| r.form.get(ACT) == act)
}
