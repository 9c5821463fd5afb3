//! From ranking to shortlist, decision and the result that everyone may read.

pub mod file;
pub mod picks;
pub mod public;
pub mod publishing;
pub mod shortlist;
pub mod words;

use crate::routes::Routes;

pub fn routes() -> Routes {
    Routes::default()
        .get("/challenges/{code}/results", public::page)
        .get("/challenges/{code}/results/file.json", file::public)
        .get("/office/challenges/{code}/result-file.json", file::office)
        .get("/council/challenges/{code}/shortlist", shortlist::proposing)
        .post("/council/challenges/{code}/shortlist", shortlist::propose)
        .get("/office/challenges/{code}/decision", shortlist::deciding)
        .post("/office/challenges/{code}/decision", shortlist::decide)
        .get("/office/challenges/{code}/result", publishing::page)
        .post("/office/challenges/{code}/result", publishing::publish)
}
