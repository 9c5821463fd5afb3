//! What a firm says that each file of its draft is.

use crate::{Backend, Result, db, settled::settled};
use domain::{
    access::{self, Action},
    event::EventKind,
    form::Form,
    ids::ProposalId,
    people::Actor,
    proposals::files::{sorted, to_form},
};

impl Backend {
    /// Form: see [`to_form`], with `seen` of what was shown. What nobody changed stays.
    pub async fn sort_files(&self, actor: &Actor, id: ProposalId, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_proposal(&tx, actor, id).await?;
        let permit = access::check(actor, Action::EditProposal, &case.facts, tx.now)?;
        let files = db::file::refs(&tx.db, id).await?;
        let form = settled(form, &to_form(&files), None, actor)?;
        let changed = sorted(&form, &files)?;
        if changed.is_empty() {
            return Ok(());
        }
        for (file, category) in &changed {
            db::file::sort(&tx.db, &permit, id, *file, *category).await?;
        }
        tx.record(&case.proposal.event(EventKind::FilesSorted, &permit).note(changed.len().to_string())).await?;
        tx.commit().await
    }
}
