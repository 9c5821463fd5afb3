//! A draft takes over what its firm wrote in another of its proposals.

use super::{draft::submitted, reading};
use crate::{Backend, Error, Result, db};
use domain::{
    access::{self, Action},
    check::Problem,
    form::Form,
    ids::ProposalId,
    people::Actor,
    proposals::{Section, waiting::standing},
};

impl Backend {
    /// Form: `from`, another proposal of the same firm. Fills the sections in which nothing is written, and answers which; what it
    /// never copies stands in [`domain::proposals::copying`].
    pub async fn copy_proposal(&self, actor: &Actor, id: ProposalId, form: &Form) -> Result<Vec<Section>> {
        let tx = self.begin().await?;
        let case = self.lock_proposal(&tx, actor, id).await?;
        let permit = access::check(actor, Action::EditProposal, &case.facts, tx.now)?;
        let wrong = || Error::field("from", Problem::Choice);
        let from = form.get("from").parse::<ProposalId>().ok().filter(|from| *from != id).ok_or_else(wrong)?;
        let earlier = match self.proposal_case(&tx.db, actor, from, tx.now).await {
            Err(Error::NotFound) => return Err(wrong()),
            earlier => earlier?,
        };
        let reads = access::check(actor, Action::ViewOwnProposal, &earlier.facts, tx.now).map_err(|_| wrong())?;
        let draft = reading::read_content(&reads, &earlier.row)?;
        let last = submitted(&tx.db, &reads, &earlier.proposal).await?;
        let saved = reading::read_content(&permit, &case.row)?;
        let (written, sections) = saved.filled_from(standing(&earlier.proposal.state(), &draft, last.as_ref()));
        if sections.is_empty() {
            return Err(Error::field("from", Problem::NothingToCopy));
        }
        let mut proposal = case.proposal;
        for section in &sections {
            let seen = Some(proposal.draft_version);
            let (saved, event) = proposal.save_section(*section, seen, &permit)?;
            tx.record(&event).await?;
            proposal = saved;
        }
        db::proposal::save_draft(&tx.db, &permit, &proposal, &written).await?;
        tx.commit().await?;
        Ok(sections)
    }
}
