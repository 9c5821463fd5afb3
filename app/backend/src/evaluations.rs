//! Score sheets, progress, and closing the scoring.

use crate::{Backend, Result};
use domain::{
    access::Can,
    challenges::RuleSet,
    evaluations::{Sheet, SheetStanding},
    form::Form,
    ids::ProposalId,
    locale::Bilingual,
    people::Actor,
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

impl Backend {
    pub async fn sheet(&self, actor: &Actor, id: ProposalId) -> Result<SheetView> {
        todo!()
    }

    /// Form: see [`Sheet::from_form`](domain::evaluations::Sheet), and `sheet_version`. Answers the new version.
    pub async fn save_sheet(&self, actor: &Actor, id: ProposalId, form: &Form) -> Result<u32> {
        todo!()
    }

    /// Saves and locks. Refused at the fields of scores that are missing.
    pub async fn submit_sheet(&self, actor: &Actor, id: ProposalId, form: &Form) -> Result<()> {
        todo!()
    }

    pub async fn progress(&self, actor: &Actor, challenge_code: &str) -> Result<Vec<ProgressLine>> {
        todo!()
    }

    /// Ends scoring and stores the official result, computed under the rule set whose hash was frozen.
    pub async fn close_scoring(&self, actor: &Actor, challenge_code: &str) -> Result<()> {
        todo!()
    }
}
