//! Rules and sheets for the tests of this folder.

use super::{
    MemberSheet, ScoreSheets, Sheet, SheetState,
    lifecycle::{Filled, HandedIn, Round},
};
use crate::{
    challenges::{Challenge, Content, Criterion, RuleSet, State, Timing, lifecycle::Opening},
    ids::{ChallengeId, FirmId, ProposalId, UserId},
    proposals::{Life, Proposal, Receipt, SectionVersions},
    time::Moment,
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

pub const CHALLENGE: ChallengeId = ChallengeId(Uuid::from_u128(1));

pub fn member(n: u128) -> UserId {
    UserId(Uuid::from_u128(100 + n))
}

/// One that is being scored under these rules.
pub fn scoring(rules: RuleSet, round: u32) -> Challenge {
    Challenge {
        id: CHALLENGE,
        code: "BT-01".to_owned(),
        author: member(99),
        state: State::Scoring { at: Moment(0), round, reopened: None },
        content: Content { rules: rules.into(), ..Content::default() },
        version: 1,
        is_illustrative: true,
        rules_hash: None,
        opening: Opening::default(),
        timing: Timing::default(),
    }
}

/// Admitted to scoring, by the code `HS-n`.
pub fn admitted(n: u128) -> Proposal {
    let receipt = Receipt { code: format!("BN-{n}"), version: 1, at: Moment(0), sha256: String::new(), confirmed: None };
    Proposal {
        id: id(n),
        code: format!("HS-{n}"),
        challenge: CHALLENGE,
        firm: FirmId(Uuid::from_u128(n)),
        life: Life::Admissible(receipt),
        draft_version: 1,
        sections: SectionVersions::starting_at(1),
        anew: None,
    }
}

pub fn points(scores: &[i32]) -> Sheet {
    Sheet { scores: scores.iter().copied().map(Some).collect(), comments: vec![String::new(); scores.len()], ..Sheet::default() }
}

/// A sheet of half points that was handed in, in a round.
pub fn handed_in(n: u128, by: UserId, scores: &[i32], round: Round) -> MemberSheet {
    with(n, by, HandedIn::Scored(Filled { sheet: points(scores), round }))
}

pub fn with(n: u128, by: UserId, what: HandedIn) -> MemberSheet {
    MemberSheet { member: by, proposal: id(n), version: 1, saved_at: Moment(1), state: SheetState::HandedIn { what, at: Moment(1) } }
}
