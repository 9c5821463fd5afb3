//! Score sheets, the end of scoring, and the official ranking.

pub mod chart;
pub mod closing;
pub mod others;
pub mod ranking;
pub mod sheet;
pub mod sheet_form;
pub mod table;
pub mod verdict;
pub mod words;

use crate::{error::AppError, routes::Routes};
use backend::Error;
use domain::ids::ProposalId;

pub fn routes() -> Routes {
    Routes::default()
        .get("/council/proposals/{id}", sheet::page)
        .post("/council/proposals/{id}", sheet::save)
        .get("/council/challenges/{code}/close-scoring", closing::page)
        .post("/council/challenges/{code}/close-scoring", closing::close)
        .get("/council/challenges/{code}/ranking", ranking::council)
        .get("/office/challenges/{code}/ranking", ranking::office)
}

/// The proposal named in an address; one that cannot be does not exist.
pub(crate) fn proposal_id(text: &str) -> Result<ProposalId, AppError> {
    text.parse().map_err(|_| AppError::Backend(Error::NotFound))
}
