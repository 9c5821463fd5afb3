//! The second round: it begins with the end of the first, and members change their sheets with reasons (C8).

use super::{
    check_council,
    closing::check_close,
    counting::{close, counts},
};
use crate::{Backend, Result, Written, db, proposals::ProposalCase, transaction::Transaction};
use domain::{
    access::{self, Action, Denied, Permit},
    evaluations::{MemberSheet, Revision, closing::frozen, lifecycle::Rejection, sheet::seen},
    form::Form,
    ids::ProposalId,
    people::Actor,
};

impl Backend {
    /// Freezes the sheets of the first round and opens the second. Mails everyone who has a sheet to look at again. Nobody hands
    /// in a first sheet after it, so it waits for sheets as scoring does.
    pub async fn close_round(&self, actor: &Actor, challenge_code: &str) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, challenge_code).await?;
        let permit = access::check(actor, Action::CloseRound, &case.facts, tx.now)?;
        let counts = counts(&tx.db, &case.challenge, tx.now).await?;
        check_close(&close(&tx.db, &case.challenge, &counts, tx.now).await?)?;
        let proposals = db::proposal::handed_in(&tx.db, [case.challenge.id]).await?;
        let sheets = db::sheet::of_proposals(&tx.db, proposals.iter().map(|p| p.id)).await?;
        db::sheet::save_all(&tx.db, &permit, &proposals, &frozen(sheets)?).await?;
        let (next, event) = case.challenge.close_round(&permit)?;
        db::challenge::save(&tx.db, &permit, &case.row, &next).await?;
        tx.record(&event).await?;
        self.tell_second_round(&tx, &next).await?;
        tx.commit().await
    }

    /// Form: see [`Revision::from_form`], and `sheet_version`.
    pub async fn revise_sheet(&self, actor: &Actor, id: ProposalId, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        check_council(actor, tx.now)?;
        let case = self.lock_proposal(&tx, actor, id).await?;
        let permit = access::check(actor, Action::ReviseSheet, &case.facts, tx.now)?;
        let own = own_sheet(&tx, &permit, &case).await?;
        let first = own.first().ok_or(Denied::WrongState)?;
        let revision = Revision::from_form(form, &case.challenge.content.rules, first)?;
        self.check_evidence(&tx, id, &revision.sheet).await?;
        let (revised, event) = match own.revise(revision, seen(form), &case.challenge.content.rules, &case.proposal, &permit) {
            Err(Rejection::Unchanged) => return Ok(()),
            revised => revised?,
        };
        db::sheet::save(&tx.db, &permit, &case.proposal, &revised).await?;
        tx.record(&event).await?;
        tx.commit().await
    }
}

/// Saves what is being changed in a later round; until it is submitted, the sheet counts as it stands.
pub(super) async fn keep_revision(
    backend: &Backend,
    tx: Transaction<'_>,
    permit: &Permit,
    case: &ProposalCase,
    form: &Form,
) -> Result<Written> {
    let own = own_sheet(&tx, permit, case).await?;
    let revision = Revision::draft(form, &case.challenge.content.rules)?;
    backend.check_evidence(&tx, case.proposal.id, &revision.sheet).await?;
    let (version, wrong) = (own.version, revision.sheet.wrong(&case.challenge.content.rules));
    let (kept, event) = match own.save_revision(revision, seen(form), &case.proposal, permit) {
        Err(Rejection::Unchanged) => return Ok(Written { version, wrong }),
        kept => kept?,
    };
    db::sheet::save(&tx.db, permit, &case.proposal, &kept).await?;
    tx.record(&event).await?;
    tx.commit().await?;
    Ok(Written { version: kept.version, wrong })
}

/// The member's own, held by their account.
async fn own_sheet(tx: &Transaction<'_>, permit: &Permit, case: &ProposalCase) -> Result<MemberSheet> {
    let member = permit.by().ok_or(Denied::SignIn)?;
    db::user::hold(&tx.db, member).await?;
    let own = db::sheet::find(&tx.db, member, case.proposal.id).await?;
    own.ok_or_else(|| Denied::WrongState.into())
}
