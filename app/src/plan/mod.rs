//! The action plan of Resolution 57: the public board of its tasks, a page for each, and the pages on which officers keep them.

mod board;
mod chart;
mod importing;
mod keeping;
mod narrowing;
mod parts;
mod preview;
mod published;
mod task;
pub mod words;

use crate::{paths, routes::Routes};

pub fn routes() -> Routes {
    Routes::default()
        .get(paths::PLAN, board::page)
        .get("/plan/{number}", task::page)
        .get(paths::OFFICE_PLAN, keeping::page)
        .post(paths::OFFICE_PLAN, keeping::add)
        .get(paths::OFFICE_PLAN_IMPORT, importing::page)
        .upload("/office/plan/import/upload", importing::upload)
        .get("/office/plan/import/{file}", preview::page)
        .post("/office/plan/import/{file}", preview::confirm)
        .get("/office/plan/{number}", keeping::edit)
        .post("/office/plan/{number}", keeping::change)
}
