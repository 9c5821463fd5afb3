//! Proposals: drafts, submission, opening, and the one place where content is read.

use crate::{Backend, Result, firms::HistoryLine};
use domain::{
    challenges::Stage,
    form::Form,
    ids::ProposalId,
    locale::Bilingual,
    people::Actor,
    proposals::{ProposalView, Receipt, Section, State},
    time::Moment,
};

/// A firm's own proposal in its list.
#[derive(Clone, Debug)]
pub struct ProposalLine {
    pub id: ProposalId,
    pub code: String,
    pub title: String,
    pub challenge_code: String,
    pub challenge_title: Bilingual,
    pub stage: Stage,
    pub closes: Option<Moment>,
    pub state: State,
    pub receipt: Option<Receipt>,
    pub has_feedback: bool,
}

/// A proposal that was opened, for office and council.
#[derive(Clone, Debug)]
pub struct OpenedLine {
    pub id: ProposalId,
    pub code: String,
    pub firm_name: String,
    pub title: String,
    pub total: i64,
    pub state: State,
    pub receipt: Receipt,
}

impl Backend {
    /// Begins a draft, or answers the one that the firm has.
    pub async fn start_proposal(&self, actor: &Actor, challenge_code: &str) -> Result<ProposalId> {
        todo!()
    }

    pub async fn own_proposals(&self, actor: &Actor) -> Result<Vec<ProposalLine>> {
        todo!()
    }

    /// The draft, for its firm; with what it still misses and what may be done.
    pub async fn own_proposal(&self, actor: &Actor, id: ProposalId) -> Result<ProposalView> {
        todo!()
    }

    /// The challenge's code of one's own proposal, with its title and closing time.
    pub async fn proposal_challenge(&self, actor: &Actor, id: ProposalId) -> Result<crate::challenges::ChallengeCard> {
        todo!()
    }

    /// Form: the section's fields and `draft_version`. Answers the new version; [`Error::Stale`](crate::Error)
    /// with the saved form if somebody saved since. Saving what is there already changes nothing.
    pub async fn save_section(&self, actor: &Actor, id: ProposalId, section: Section, form: &Form) -> Result<u32> {
        todo!()
    }

    /// Hands in the saved draft. Submitting the same content twice answers the same receipt.
    /// [`Problem::Incomplete`](domain::check::Problem) at the form if something is missing.
    pub async fn submit_proposal(&self, actor: &Actor, id: ProposalId) -> Result<Receipt> {
        todo!()
    }

    pub async fn withdraw_proposal(&self, actor: &Actor, id: ProposalId) -> Result<()> {
        todo!()
    }

    /// Every submitted version, newest first.
    pub async fn receipts(&self, actor: &Actor, id: ProposalId) -> Result<Vec<Receipt>> {
        todo!()
    }

    /// The canonical JSON that a receipt's SHA-256 is of, for the firm to keep.
    pub async fn submission_json(&self, actor: &Actor, id: ProposalId, version: u32) -> Result<String> {
        todo!()
    }

    pub async fn proposal_history(&self, actor: &Actor, id: ProposalId) -> Result<Vec<HistoryLine>> {
        todo!()
    }

    /// One of the two confirmations that open a challenge's proposals; `true` when both are there and they are open.
    pub async fn confirm_opening(&self, actor: &Actor, challenge_code: &str) -> Result<bool> {
        todo!()
    }

    /// What was opened, by code; a member's list leaves out what they have a conflict with.
    pub async fn opened_proposals(&self, actor: &Actor, challenge_code: &str) -> Result<Vec<OpenedLine>> {
        todo!()
    }

    /// The version handed in, for office and council.
    pub async fn opened_proposal(&self, actor: &Actor, id: ProposalId) -> Result<ProposalView> {
        todo!()
    }

    /// Form: `verdict` (`admit` or `refuse`), `reason` (required to refuse).
    pub async fn screen_proposal(&self, actor: &Actor, id: ProposalId, form: &Form) -> Result<()> {
        todo!()
    }

    /// Refused until every proposal has been screened.
    pub async fn start_scoring(&self, actor: &Actor, challenge_code: &str) -> Result<()> {
        todo!()
    }
}
