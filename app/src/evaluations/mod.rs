//! Score sheets, the end of scoring, the official ranking, and the ballot on a tie.

pub mod ballot;
pub mod chart;
pub mod closing;
pub mod others;
pub mod ranking;
pub mod sheet;
pub mod sheet_form;
pub mod table;
pub mod verdict;
pub mod words;

use crate::routes::Routes;

pub fn routes() -> Routes {
    Routes::default()
        .get("/council/proposals/{id}", sheet::page)
        .post("/council/proposals/{id}", sheet::save)
        .get("/council/challenges/{code}/close-scoring", closing::page)
        .post("/council/challenges/{code}/close-scoring", closing::close)
        .get("/council/challenges/{code}/ballot", ballot::page)
        .post("/council/challenges/{code}/ballot", ballot::cast)
        .post("/council/challenges/{code}/ballot/open", ballot::open)
        .post("/council/challenges/{code}/ballot/close", ballot::close)
        .post("/council/challenges/{code}/ballot/casting", ballot::casting)
        .post("/council/challenges/{code}/ballot/lot", ballot::lot)
        .get("/council/challenges/{code}/ranking", ranking::council)
        .get("/office/challenges/{code}/ranking", ranking::office)
}
