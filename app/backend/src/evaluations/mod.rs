//! Score sheets, progress, and closing the scoring.

mod closing;
mod columns;
mod exporting;
mod scoring;

pub(crate) use scoring::check_council;

use domain::{
    access::Can,
    challenges::RuleSet,
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
