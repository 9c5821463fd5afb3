//! A draft takes over what its firm wrote in another of its proposals.

use super::{ProposalCase, draft::submitted, reading};
use crate::{Backend, Error, Result, db, transaction::Transaction};
use domain::{
    access::{self, Action, Permit},
    check::Problem,
    form::Form,
    ids::ProposalId,
    people::Actor,
    proposals::{Content, Section, waiting::standing},
};

impl Backend {
    /// Form: `from`, another proposal of the same firm, or [`OF_FIRM`]. Fills the sections in which nothing is written, and answers which; what it
    /// never copies stands in [`domain::proposals::copying`].
    pub async fn copy_proposal(&self, actor: &Actor, id: ProposalId, form: &Form) -> Result<Vec<Section>> {
        let tx = self.begin().await?;
        let case = self.lock_proposal(&tx, actor, id).await?;
        let permit = access::check(actor, Action::EditProposal, &case.facts, tx.now)?;
        if form.get("from") == OF_FIRM {
            let (strengths, _) = db::strength::find(&tx.db, case.proposal.firm).await?;
            return fill(tx, case, &permit, &strengths.to_content()).await;
        }
        let wrong = || Error::field("from", Problem::Choice);
        let from = form.get("from").parse::<ProposalId>().ok().filter(|from| *from != id).ok_or_else(wrong)?;
        let earlier = match self.proposal_case(&tx.db, actor, from, tx.now).await {
            Err(Error::NotFound) => return Err(wrong()),
            earlier => earlier?,
        };
        let reads = access::check(actor, Action::ViewOwnProposal, &earlier.facts, tx.now).map_err(|_| wrong())?;
        let draft = reading::read_content(&reads, &earlier.row)?;
        let last = submitted(&tx.db, &reads, &earlier.proposal).await?;
        fill(tx, case, &permit, standing(&earlier.proposal.state(), &draft, last.as_ref())).await
    }
}

/// What the firm says of itself in every proposal, in place of another one.
pub const OF_FIRM: &str = "firm";

async fn fill(tx: Transaction<'_>, case: ProposalCase, permit: &Permit, from: &Content) -> Result<Vec<Section>> {
    let saved = reading::read_content(permit, &case.row)?;
    let (written, sections) = saved.filled_from(from);
    if sections.is_empty() {
        return Err(Error::field("from", Problem::NothingToCopy));
    }
    let mut proposal = case.proposal;
    for section in &sections {
        let seen = Some(proposal.draft_version);
        let (saved, event) = proposal.save_section(*section, seen, permit)?;
        tx.record(&event).await?;
        proposal = saved;
    }
    db::proposal::save_draft(&tx.db, permit, &proposal, &written).await?;
    tx.commit().await?;
    Ok(sections)
}
