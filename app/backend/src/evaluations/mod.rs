//! Score sheets, progress, and closing the scoring.

mod advising;
mod closing;
mod rounds;
mod scoring;

pub(crate) use scoring::check_council;

use domain::{
    access::Can,
    challenges::{Challenge, RuleSet},
    evaluations::{
        Movement, Sheet, SheetStanding,
        advisory::{Figure, ProposalAdvice, agreement::Agreement, report::Comparison},
    },
    ids::{ProposalId, UserId},
    locale::Bilingual,
    proposals::ProposalView,
};

/// A sheet that the chair may reopen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockedSheet {
    pub proposal: ProposalId,
    pub code: String,
    pub member: UserId,
    pub member_name: String,
    /// The member may have read others' sheets for the proposal.
    pub saw_others: bool,
}

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
    /// The sheet of the first round, once that has ended.
    pub first: Option<Sheet>,
    /// Why scores were changed after it, by criterion.
    pub reasons: Vec<String>,
    /// Why the member gives no score.
    pub abstained: Option<String>,
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
    pub abstained: u32,
    pub eligible: u32,
    pub needed: u32,
}

/// Advisory statistics of a challenge whose scoring has closed; proposals without quorum have no part in them.
#[derive(Clone, Debug)]
pub struct AdviceView {
    pub challenge: Challenge,
    /// Under which members' sheets are shown, in the order of [`AdviceLine::totals`] and of the severities.
    pub letters: Vec<String>,
    /// By code, which is the order of the comparison's table.
    pub lines: Vec<AdviceLine>,
    pub severities: Vec<Option<Figure>>,
    pub agreement: Agreement,
    pub comparison: Option<Comparison>,
}

#[derive(Clone, Debug)]
pub struct AdviceLine {
    pub code: String,
    /// Half points; `None` where a member's sheet does not count.
    pub totals: Vec<Option<i32>>,
    /// What the second round changed, where there was one.
    pub movement: Option<Movement>,
    pub advice: ProposalAdvice,
}
