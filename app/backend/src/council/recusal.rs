//! Taking no part in a whole challenge; and what a conflict does to a sheet that was submitted.

use crate::{
    Backend, Error, Result,
    db::{self, Source},
    evaluations::{check_council, counts},
    memory::Row,
    transaction::Transaction,
};
use domain::{
    access::{self, Action, Denied, Permit},
    challenges::Challenge,
    check::Problem,
    council::{Conflict, Declaration, Interest, Recusal},
    evaluations::{MemberSheet, lifecycle::VoidedBy},
    event::{Event, EventKind as What},
    form::{Form, FormReader},
    ids::{ChallengeId, UserId},
    limits::REASON,
    people::Actor,
    proposals::Proposal,
};

impl Backend {
    /// The member's own recusal; `Err` where they cannot recuse themselves at this stage.
    pub async fn own_recusal(&self, actor: &Actor, challenge_code: &str) -> Result<Option<Recusal>> {
        let now = self.clock.now();
        check_council(actor, now)?;
        let case = self.challenge_case(&self.db.read, actor, challenge_code, now).await?;
        let member = actor.id().ok_or(Denied::SignIn)?;
        let db = &self.db.read;
        db.kept(Row::Recusal(member, case.challenge.id), db::recusal::find(db, member, case.challenge.id)).await
    }

    /// Form: `kind`, `reason`. From then on every proposal of the challenge is one with a conflict; not taken back.
    pub async fn recuse_from_challenge(&self, actor: &Actor, challenge_code: &str, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        check_council(actor, tx.now)?;
        let case = self.lock_challenge(&tx, actor, challenge_code).await?;
        let permit = access::check(actor, Action::RecuseFromChallenge, &case.facts, tx.now)?;
        let member = permit.by().ok_or(Denied::SignIn)?;
        let challenge = case.challenge.id;
        let mut r = FormReader::new(form);
        let kind = r.required_parsed("kind", Problem::Choice, Interest::from_code);
        let reason = r.required("reason", REASON);
        r.errors.or(())?;
        let Some(kind) = kind else { return Err(Error::field("kind", Problem::Choice)) };
        db::user::hold(&tx.db, member).await?;
        if db::recusal::find(&tx.db, member, challenge).await?.is_some() {
            return Ok(());
        }
        check_spared(&tx, &case.challenge, member).await?;
        let recusal = Recusal { member, challenge, kind, reason, at: tx.now };
        db::recusal::insert(&tx.db, &permit, &recusal).await?;
        let event = Event::new(What::ChallengeRecused, Some(member)).challenge(challenge);
        tx.record(&event.note(format!("{} {}", kind.code(), recusal.reason))).await?;
        if access::check(actor, Action::ListProposals, &case.facts, tx.now).is_ok() {
            let proposals = db::proposal::handed_in(&tx.db, [challenge]).await?;
            extend(&tx, &permit, &recusal, &proposals).await?;
        }
        tx.commit().await
    }
}

/// One member's word does not take a quorum from a proposal, nor a sheet away once they can have read the others: declared for
/// that one, it is a question to the council.
async fn check_spared(tx: &Transaction<'_>, challenge: &Challenge, member: UserId) -> Result<()> {
    let may_come = challenge.takes_sheets(tx.now);
    let counts = counts(&tx.db, challenge, tx.now).await?;
    let own = counts.iter().filter(|count| count.sheets.iter().any(|sheet| sheet.member == member));
    let (readable, mut own) = (challenge.others_are_read(), own.peekable());
    if let Some(count) = own.peek().filter(|_| readable) {
        return Err(Error::field("form", Problem::SheetIn(count.proposal.code.clone())));
    }
    let mut kept = own.filter(|count| !count.can_spare(member, &challenge.content.rules, may_come));
    match kept.next() {
        Some(count) => Err(Error::field("form", Problem::QuorumHangs(count.proposal.code.clone()))),
        None => Ok(()),
    }
}

/// Who took no part in the challenge takes none in what was opened now.
pub(crate) async fn extend_recusals(tx: &Transaction<'_>, permit: &Permit, challenge: ChallengeId, proposals: &[Proposal]) -> Result<()> {
    for recusal in db::recusal::of_challenge(&tx.db, challenge).await? {
        extend(tx, permit, &recusal, proposals).await?;
    }
    Ok(())
}

async fn extend(tx: &Transaction<'_>, permit: &Permit, recusal: &Recusal, proposals: &[Proposal]) -> Result<()> {
    let declared = db::declaration::of_member(&tx.db, recusal.member, proposals.iter().map(|p| p.id)).await?;
    for proposal in proposals {
        let declaration = recusal.of(proposal.id, permit.at());
        if declared.get(&proposal.id) != Some(&Conflict::Conflicted) {
            db::declaration::save(&tx.db, permit, proposal, &declaration).await?;
        }
        void_own_sheet(tx, permit, proposal, &declaration).await?;
    }
    Ok(())
}

/// What was handed in never counts once its member says that they have a conflict.
pub(super) async fn void_own_sheet(tx: &Transaction<'_>, permit: &Permit, proposal: &Proposal, declaration: &Declaration) -> Result<()> {
    let own = db::sheet::find(&tx.db, declaration.member, proposal.id).await?;
    let Some(handed_in) = own.filter(MemberSheet::is_handed_in) else { return Ok(()) };
    let (void, event) = handed_in.void(VoidedBy::Conflict(declaration.reason.clone()), "", proposal, permit)?;
    db::sheet::save(&tx.db, permit, proposal, &void).await?;
    tx.record(&event).await
}
