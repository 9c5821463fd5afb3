//! Who may add, read and remove which file: decided by what the file belongs to.

use super::Owner;
use crate::{
    Backend, Error, Result,
    db::{self, Source, file::Stored},
};
use domain::{
    access::{Action, ChallengeFacts, Denied, FirmFacts, Permit, Site, check},
    event::{Event, EventKind},
    ids::{FileId, ProposalId, UserId},
    people::Actor,
    time::Moment,
};
use sea_orm::{ConnectionTrait, sea_query::LockType};

impl Backend {
    /// The permit to add or remove a file there, and the event that tells of it.
    pub(super) async fn check_change(
        &self,
        db: &impl Source,
        actor: &Actor,
        owner: Owner,
        kind: EventKind,
        now: Moment,
    ) -> Result<(Permit, Event)> {
        Ok(match owner {
            Owner::Proposal(id) => {
                let (proposal, _, facts) = self.proposal_facts(db, actor, id, now).await?;
                let permit = check(actor, Action::EditProposal, &facts, now)?;
                let event = proposal.event(kind, &permit);
                (permit, event)
            }
            Owner::Completion(id) => {
                let (proposal, _, facts) = self.proposal_facts(db, actor, id, now).await?;
                let permit = check(actor, Action::CompleteProposal, &facts, now)?;
                let event = proposal.event(kind, &permit);
                (permit, event)
            }
            Owner::Complaint(id) => {
                let (proposal, _, facts) = self.proposal_facts(db, actor, id, now).await?;
                let permit = check(actor, Action::FileComplaint, &facts, now)?;
                // What was filed is read as it was filed.
                if db::complaint::find(db, id).await?.is_some() {
                    return Err(Denied::WrongState.into());
                }
                let event = proposal.event(kind, &permit);
                (permit, event)
            }
            Owner::Firm(id) => {
                let permit = check(actor, Action::EditFirm, &FirmFacts::of(id), now)?;
                let event = Event::new(kind, permit.by()).firm(id);
                (permit, event)
            }
            Owner::Challenge(id) => {
                let challenge = self.challenge_by_id(db, id).await?;
                // To a draft at once; what is public changes with its next version.
                let facts = ChallengeFacts::of(&challenge, now);
                let permit =
                    check(actor, Action::EditChallenge, &facts, now).or_else(|_| check(actor, Action::AmendChallenge, &facts, now))?;
                let event = Event::new(kind, permit.by()).challenge(id);
                (permit, event)
            }
            // It is replaced by another, and taken back with the claim.
            Owner::Claim(_) if kind != EventKind::FileAdded => return Err(Error::NotFound),
            Owner::Claim(user) => {
                let permit = check(actor, Action::ClaimCode, &Site, now)?;
                if permit.by() != Some(user) {
                    return Err(Error::NotFound);
                }
                let claim = db::claim::find(db, user).await?.ok_or(Denied::WrongState)?;
                if !claim.takes_certificate() {
                    return Err(Denied::WrongState.into());
                }
                let event = Event::new(kind, permit.by()).account(user);
                (permit, event)
            }
            Owner::Import => {
                let permit = check(actor, Action::CreateChallenge, &Site, now)?;
                let event = Event::new(kind, permit.by());
                (permit, event)
            }
            // What was signed stays in the file.
            Owner::Signed(_) if kind != EventKind::FileAdded => return Err(Error::NotFound),
            Owner::Signed(paper) => {
                let case = self.paper_case(db, actor, paper, now).await?;
                let permit = check(actor, Action::FileSignedCopy, &case.facts, now)?;
                if !paper.is_signed_for_the_file() {
                    return Err(Error::NotFound);
                }
                let event = case.event(EventKind::SignedCopyFiled, &permit);
                (permit, event)
            }
        })
    }

    pub(super) async fn check_read(&self, db: &impl Source, actor: &Actor, file: &Stored, now: Moment) -> Result<()> {
        match file.owner {
            Owner::Proposal(id) => return self.check_read_of_proposal(db, actor, id, file, now).await,
            Owner::Completion(id) => {
                let case = self.proposal_case(db, actor, id, now).await?;
                match check(actor, Action::ViewOwnProposal, &case.facts, now) {
                    Ok(permit) => permit,
                    Err(_) => {
                        let permit = check(actor, Action::ViewProposal, &case.facts, now)?;
                        case.completion.filter(|c| c.is_over(now)).map(|_| permit).ok_or(Error::NotFound)?
                    }
                }
            }
            Owner::Complaint(id) => {
                let case = self.proposal_case(db, actor, id, now).await?;
                match check(actor, Action::ViewOwnProposal, &case.facts, now) {
                    Ok(permit) => permit,
                    // The office reads what was filed, and nothing that is being put together.
                    Err(_) => {
                        let permit = check(actor, Action::ViewFollowUp, &case.facts.challenge, now)?;
                        db::complaint::find(db, id).await?.map(|_| permit).ok_or(Error::NotFound)?
                    }
                }
            }
            Owner::Firm(id) => check(actor, Action::ViewFirm, &FirmFacts::of(id), now)?,
            Owner::Challenge(id) => {
                let challenge = self.challenge_by_id(db, id).await?;
                let facts = ChallengeFacts::of(&challenge, now);
                let permit = check(actor, Action::ViewChallenge, &facts, now)?;
                if db::challenge_version::shows(db, id, file.view.id, now).await? {
                    return Ok(());
                }
                // What no version lists is not told to exist.
                check(actor, Action::UseOffice, &facts, now).map(|_| permit).map_err(|_| Error::NotFound)?
            }
            Owner::Claim(user) => return check_read_of_claim(db, actor, user, file, now).await,
            Owner::Import => check(actor, Action::CreateChallenge, &Site, now)?,
            Owner::Signed(paper) => self.paper_case(db, actor, paper, now).await?.permit,
        };
        if file.is_removed { Err(Error::NotFound) } else { Ok(()) }
    }

    /// The firm reads its own; office and council only what the version handed in lists.
    async fn check_read_of_proposal(&self, db: &impl Source, actor: &Actor, id: ProposalId, file: &Stored, now: Moment) -> Result<()> {
        let (_, _, facts) = self.proposal_facts(db, actor, id, now).await?;
        let may_read = if check(actor, Action::ViewOwnProposal, &facts, now).is_ok() {
            !file.is_removed || db::file::is_handed_in(db, id, file.view.id).await?
        } else {
            check(actor, Action::ViewProposal, &facts, now)?;
            self.is_submitted(db, id, file.view.id).await?
        };
        if may_read { Ok(()) } else { Err(Error::NotFound) }
    }

    async fn is_submitted(&self, db: &impl Source, proposal: ProposalId, id: FileId) -> Result<bool> {
        Ok(self.submitted_files(db, proposal).await?.iter().any(|f| f.id == id))
    }
}

/// Who claims reads it, and the office while it has the claim; whoever holds the code never.
async fn check_read_of_claim(db: &impl ConnectionTrait, actor: &Actor, user: UserId, file: &Stored, now: Moment) -> Result<()> {
    let is_own = actor.id().ok_or(Denied::SignIn)? == user;
    let is_asked = check(actor, Action::UseOffice, &Site, now).is_ok();
    let is_sent = db::claim::find(db, user).await?.is_some_and(|claim| claim.certificate() == Some(file.view.id));
    if (is_own || is_asked && is_sent) && !file.is_removed { Ok(()) } else { Err(Error::NotFound) }
}

/// Keeps what a file belongs to from changing until the transaction ends.
pub(super) async fn lock(db: &impl ConnectionTrait, owner: Owner) -> Result<()> {
    match owner {
        Owner::Proposal(id) | Owner::Completion(id) | Owner::Complaint(id) => drop(db::proposal::lock(db, id).await?),
        Owner::Challenge(id) => drop(db::challenge::lock(db, id, LockType::Update).await?),
        Owner::Firm(id) => drop(db::firm::lock(db, id).await?),
        Owner::Claim(_) | Owner::Import | Owner::Signed(_) => {}
    }
    Ok(())
}
