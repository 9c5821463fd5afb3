//! From ranking to shortlist, decision and the result that everyone may read; and what follows it.

pub mod approval;
pub mod complaint;
mod covering;
pub mod debriefs;
pub mod dissent;
pub mod file;
pub mod follow_up;
pub mod picks;
pub mod portfolio;
pub mod preview;
pub mod public;
pub mod publishing;
mod recomputing;
pub mod shortlist;
mod weighing;
pub mod words;

use crate::routes::Routes;

pub fn routes() -> Routes {
    Routes::default()
        .get("/challenges/{code}/results", public::page)
        .get("/challenges/{code}/results/file.json", file::public)
        .get("/office/challenges/{code}/result-file.json", file::office)
        .get("/council/challenges/{code}/motions/shortlist", shortlist::proposing)
        .post("/council/challenges/{code}/motions/shortlist", shortlist::propose)
        .post("/council/challenges/{code}/motions/shortlist/preview", shortlist::preview)
        .post("/council/challenges/{code}/dissent", approval::dissent)
        .get("/office/challenges/{code}/forward", approval::page)
        .post("/office/challenges/{code}/forward", approval::forward)
        .post("/office/challenges/{code}/to-council", approval::to_council)
        .post("/office/challenges/{code}/to-office", shortlist::to_office)
        .get("/office/challenges/{code}/decision", shortlist::deciding)
        .post("/office/challenges/{code}/decision", shortlist::decide)
        .get("/office/challenges/{code}/result", publishing::page)
        .post("/office/challenges/{code}/result", publishing::publish)
        .get("/office/challenges/{code}/follow-up", follow_up::page)
        .post("/office/challenges/{code}/conclude", follow_up::conclude)
        .get("/office/proposals/{id}/complaint", complaint::page)
        .post("/office/proposals/{id}/complaint", complaint::answer)
        .post("/office/proposals/{id}/complaint/done", complaint::redo)
        .get("/council/challenges/{code}/debriefs", debriefs::list)
        .get("/council/proposals/{id}/debrief", debriefs::page)
        .post("/council/proposals/{id}/debrief", debriefs::save)
        .get("/office/portfolio", portfolio::page)
}
