//! Score sheets, the end of scoring, the official ranking, and the ballot on a tie.

pub mod advisory;
pub mod ballot;
pub mod chart;
pub mod closing;
pub mod compare;
mod course;
pub mod desk;
pub mod dots;
pub mod evidence;
pub mod exclusion;
mod filled;
pub mod giving_back;
pub mod histogram;
pub mod intervals;
pub mod lot;
mod meanings;
mod movements;
pub mod on_device;
pub mod others;
pub mod own_notes;
pub mod own_sheets;
pub mod practice;
pub mod ranking;
pub mod sheet;
pub mod sheet_form;
pub mod shortlisted;
pub mod table;
pub mod verdict;
pub mod what_if;
pub mod words;

use crate::routes::Routes;

pub fn routes() -> Routes {
    Routes::default()
        .get("/council/proposals/{id}", sheet::page)
        .post("/council/proposals/{id}", sheet::save)
        .get("/council/proposals/{id}/notes", own_notes::page)
        .post("/council/proposals/{id}/notes", own_notes::keep)
        .get("/council/challenges/{code}/close-scoring", closing::page)
        .post("/council/challenges/{code}/close-scoring", closing::close)
        .post("/council/challenges/{code}/close-round", closing::close_round)
        .get("/council/challenges/{code}/motions/exclusion", exclusion::page)
        .post("/council/challenges/{code}/motions/exclusion", exclusion::ask)
        .get("/council/challenges/{code}/reopen", giving_back::page)
        .post("/council/challenges/{code}/reopen", giving_back::give_back)
        .get("/council/challenges/{code}/ballot", ballot::page)
        .post("/council/challenges/{code}/ballot", ballot::cast)
        .post("/council/challenges/{code}/ballot/open", ballot::open)
        .post("/council/challenges/{code}/ballot/close", ballot::close)
        .post("/council/challenges/{code}/ballot/casting", ballot::casting)
        .post("/council/challenges/{code}/ballot/lot", ballot::lot)
        .post("/council/challenges/{code}/ballot/give", ballot::give)
        .get("/challenges/{code}/lot", lot::page)
        .get("/council/challenges/{code}/practice", practice::page)
        .post("/council/challenges/{code}/practice", practice::score)
        .post("/council/challenges/{code}/practice/show", practice::show_all)
        .get("/council/challenges/{code}/sheets", own_sheets::page)
        .post("/council/challenges/{code}/sheets", own_sheets::rank)
        .get("/council/challenges/{code}/compare", compare::page)
        .get("/council/challenges/{code}/ranking", ranking::council)
        .get("/office/challenges/{code}/ranking", ranking::office)
        .get("/council/challenges/{code}/advisory", advisory::council)
        .get("/office/challenges/{code}/advisory", advisory::office)
}
