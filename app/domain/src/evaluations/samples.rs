//! Rules and sheets for the tests of this folder.

use super::ScoreSheets;
use crate::{
    challenges::{Criterion, RuleSet},
    ids::ProposalId,
};
use uuid::Uuid;

pub fn id(n: u128) -> ProposalId {
    ProposalId(Uuid::from_u128(n))
}

/// Criteria with these maxima; one sheet is enough.
pub fn rules(maxima: &[i32]) -> RuleSet {
    let criterion = |max: &i32| Criterion { max: *max, ..Criterion::default() };
    RuleSet { criteria: maxima.iter().map(criterion).collect(), quorum_floor: 1, ..RuleSet::default() }
}

pub fn scored(n: u128, sheets: &[&[i32]]) -> ScoreSheets {
    ScoreSheets {
        proposal: id(n),
        eligible: sheets.len(),
        sheets: sheets.iter().map(|s| s.to_vec()).collect(),
        chair: None,
        excluded: Vec::new(),
    }
}
