//! Score sheets, progress, closing the scoring, and what settles a tie.

mod ballot;
mod closing;
mod columns;
mod exporting;
mod scoring;
mod tie;

pub(crate) use scoring::check_council;

use domain::{
    access::Can,
    challenges::{Challenge, RuleSet},
    evaluations::{Sheet, SheetStanding},
    ids::ProposalId,
    locale::Bilingual,
    proposals::ProposalView,
};

#[derive(Clone, Debug)]
pub struct SheetView {
    pub proposal: ProposalView,
    pub challenge_code: String,
    pub challenge_title: Bilingual,
    pub rules: RuleSet,
    pub sheet: Sheet,
    pub standing: SheetStanding,
    /// For the hidden field `sheet_version`; 0 when nothing is saved yet.
    pub sheet_version: u32,
    /// Others' submitted sheets, if they may be seen: a stable pseudonym and the sheet.
    pub others: Option<Vec<(String, Sheet)>>,
    /// The member's previous and next proposal (by code) that may be scored.
    pub previous: Option<ProposalId>,
    pub next: Option<ProposalId>,
    pub can: Can,
}

/// Sheets submitted for one proposal, without scores.
#[derive(Clone, Debug)]
pub struct ProgressLine {
    pub code: String,
    pub submitted: u32,
    pub eligible: u32,
    pub needed: u32,
}

/// What settles a tie across the line of the shortlist: first a secret ballot.
#[derive(Clone, Debug)]
pub struct BallotView {
    pub challenge: Challenge,
    /// The tied proposals, by code, for so many places.
    pub lines: Vec<BallotLine>,
    pub places: u32,
    pub due: Due,
    /// Members who may vote, who must have voted to close the ballot, and who have.
    pub eligible: u32,
    pub needed: u32,
    pub voted: u32,
    /// The reader has.
    pub has_voted: bool,
    /// The public value that a lot was drawn on, and what else it hangs on.
    pub lot: Option<String>,
    pub closing_hash: Option<String>,
    pub can: Can,
}

#[derive(Clone, Debug)]
pub struct BallotLine {
    pub id: ProposalId,
    pub code: String,
    pub firm_name: String,
    /// Of the votes for it, once the ballot has closed: as many as votes.
    pub tracking_codes: Vec<String>,
    /// Still tied across the line.
    pub is_tied: bool,
    /// The chair's casting vote went to it: whose, and why.
    pub casting: Option<(String, String)>,
}

/// What must happen next about a tie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    Opening,
    Votes,
    /// Votes were equal.
    CastingVote,
    /// The casting vote did not settle it.
    Lot,
    Nothing,
}
