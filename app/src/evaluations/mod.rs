//! Score sheets, the end of scoring, and the official ranking.

pub mod advisory;
pub mod chart;
pub mod closing;
pub mod compare;
pub mod dots;
pub mod grid;
pub mod histogram;
pub mod intervals;
pub mod others;
pub mod ranking;
pub mod reopening;
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
        .post("/council/challenges/{code}/close-round", closing::close_round)
        .get("/council/challenges/{code}/reopen", reopening::page)
        .post("/council/challenges/{code}/reopen", reopening::reopen)
        .get("/council/challenges/{code}/sheets", grid::page)
        .post("/council/challenges/{code}/sheets", grid::rank)
        .get("/council/challenges/{code}/compare", compare::page)
        .get("/council/challenges/{code}/ranking", ranking::council)
        .get("/office/challenges/{code}/ranking", ranking::office)
        .get("/council/challenges/{code}/advisory", advisory::council)
        .get("/office/challenges/{code}/advisory", advisory::office)
}
