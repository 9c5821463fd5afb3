//! How a tie was settled, as data: the ballot, and the lot with all that it can be drawn from again.

use super::foreign::{Ballot, Drawing};
use backend::results::{PublicLot, PublicTie};
use domain::evaluations::{drawing::Told, result_file::BallotResult};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

#[derive(Serialize, ToSchema)]
pub struct Tie {
    #[serde(flatten)]
    #[schema(value_type = Ballot)]
    ballot: BallotResult,
    #[serde(skip_serializing_if = "Option::is_none")]
    lot: Option<Lot>,
}

/// A ticket is the SHA-256, in hex, of `closing hash|seed|code`; the smaller ranks higher. The seed is the SHA-256 of a line
/// `salt|value` for each commitment. Where the rule set names a source, what most members read there (`read`) is the `value`, in
/// place of the seed; earlier lots were drawn on a typed one.
#[derive(Serialize, ToSchema)]
struct Lot {
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    read: BTreeMap<String, u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Drawing>)]
    drawing: Option<Told>,
    closing_hash: String,
    tickets: BTreeMap<String, String>,
}

impl Tie {
    pub fn new(tie: &PublicTie) -> Self {
        let lot = |lot: &PublicLot| Lot {
            value: lot.value.clone(),
            read: lot.read.clone(),
            drawing: lot.drawing.clone(),
            closing_hash: lot.closing_hash.clone(),
            tickets: lot.tickets.iter().cloned().collect(),
        };
        Self { ballot: tie.ballot.clone(), lot: tie.lot.as_ref().map(lot) }
    }
}
