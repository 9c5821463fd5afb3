//! A firm's own proposals: begun, written section by section, looked at again.

use super::{
    ProposalCase,
    completion::completed,
    partners::{left, not_agreed},
    reading,
};
use crate::{
    Backend, Error, Result,
    challenges::{ChallengeCard, card},
    db::{self, Source},
};
use domain::{
    access::{self, Action, Can, Denied, Permit},
    challenges::Content as Asked,
    form::Form,
    ids::ProposalId,
    people::Actor,
    proposals::{Amended, Proposal, ProposalView, Section, content::Submission, lifecycle::Rejection, review::VERSION},
};
use sea_orm::ConnectionTrait;

impl Backend {
    /// Begins a draft, or answers the one that the firm has.
    pub async fn start_proposal(&self, actor: &Actor, challenge_code: &str) -> Result<ProposalId> {
        let tx = self.begin().await?;
        let case = self.challenge_case(&tx.db, actor, challenge_code, tx.now).await?;
        let permit = access::check(actor, Action::StartProposal, &case.facts, tx.now)?;
        let firm = actor.firm().ok_or(Denied::NoFirm)?.firm;
        if let Some(row) = db::proposal::find_own(&tx.db, case.challenge.id, firm).await? {
            return Ok(ProposalId(row.id));
        }
        let code = self.new_code(&tx.db).await?;
        let (proposal, event) = Proposal::start(ProposalId(self.chance.uuid()), code, case.challenge.id, firm, &permit);
        if !db::proposal::insert(&tx.db, &permit, &proposal).await? {
            drop(tx);
            let row = db::proposal::find_own(&self.db.read, case.challenge.id, firm).await?;
            return row.map(|r| ProposalId(r.id)).ok_or(Error::NotFound);
        }
        tx.record(&event).await?;
        tx.commit().await?;
        Ok(proposal.id)
    }

    /// The draft, for its firm; with what it still misses and what may be done.
    pub async fn own_proposal(&self, actor: &Actor, id: ProposalId) -> Result<ProposalView> {
        let now = self.clock.now();
        let case = self.proposal_case(&self.db.read, actor, id, now).await?;
        let permit = access::check(actor, Action::ViewOwnProposal, &case.facts, now)?;
        self.draft_view(&self.db.read, actor, case, &permit).await
    }

    /// The challenge of one's own proposal: its card, and what it asks for.
    pub async fn proposal_call(&self, actor: &Actor, id: ProposalId) -> Result<(ChallengeCard, Asked)> {
        let now = self.clock.now();
        let case = self.proposal_case(&self.db.read, actor, id, now).await?;
        access::check(actor, Action::ViewOwnProposal, &case.facts, now)?;
        Ok((card(&case.challenge, actor, now), case.challenge.content))
    }

    /// Form: the section's fields and `draft_version`, the version at which it was shown. Answers the proposal as it is then;
    /// [`Error::Stale`] with the saved form if somebody saved this section since ([`Error::OwnStale`]: the same person).
    /// Saving what is there already changes nothing.
    pub async fn save_section(&self, actor: &Actor, id: ProposalId, section: Section, form: &Form) -> Result<Proposal> {
        let tx = self.begin().await?;
        let case = self.lock_proposal(&tx, actor, id).await?;
        let permit = access::check(actor, Action::EditProposal, &case.facts, tx.now)?;
        let saved = reading::read_content(&permit, &case.row)?;
        let written = saved.with_section(section, form, (&case.challenge.content).into())?;
        let version = case.proposal.draft_version;
        if written == saved {
            return Ok(case.proposal);
        }
        let seen = form.get(VERSION).parse::<u32>().ok().filter(|seen| *seen <= version);
        let (proposal, event) = match case.proposal.save_section(section, seen, &permit) {
            Err(Rejection::SavedSince { by }) => {
                let theirs = saved.to_form().with(VERSION, version.to_string());
                return Err(Error::stale(theirs, by, actor));
            }
            done => done?,
        };
        db::proposal::save_draft(&tx.db, &permit, &proposal, &written).await?;
        if saved.consortium != written.consortium {
            self.drop_unnamed(&tx, &permit, &proposal, &case.challenge, &written.consortium.partners).await?;
        }
        tx.record(&event).await?;
        tx.commit().await?;
        Ok(proposal)
    }

    pub(super) async fn draft_view(&self, db: &impl Source, actor: &Actor, case: ProposalCase, permit: &Permit) -> Result<ProposalView> {
        let completion = completed(db, &case, true, permit.at()).await?;
        let ProposalCase { row, proposal, challenge, facts, .. } = case;
        let content = reading::read_content(permit, &row)?;
        let files = db::file::refs(db, proposal.id).await?;
        let submitted = submitted(db, permit, &proposal).await?;
        let mut missing = content.missing((&challenge.content).into());
        missing.extend(not_agreed(db, &proposal, &content, &files, permit.at()).await?);
        missing.sort_by_key(|(section, ..)| *section);
        let left = left(db, &proposal, submitted.as_ref()).await?;
        let firm = db::firm::find(db, proposal.firm).await?.ok_or(Error::NotFound)?.profile;
        let handed_in_as = db::proposal_version::applicants(db, [&proposal]).await?.remove(&proposal.id).map(|of| of.firm);
        let is_renamed = handed_in_as.as_ref().is_some_and(|then| !then.is_printed_as(&firm));
        let amended = db::challenge_version::amended(db, challenge.id, permit.at()).await?;
        Ok(ProposalView {
            unconfirmed: unconfirmed(&proposal, amended),
            id: proposal.id,
            state: proposal.state(),
            receipt: proposal.receipt().cloned(),
            code: proposal.code,
            challenge: proposal.challenge,
            firm: proposal.firm,
            firm_name: firm.legal_name,
            draft_version: proposal.draft_version,
            left,
            joined: Vec::new(),
            missing,
            content,
            files,
            submitted,
            is_renamed,
            handed_in_as: handed_in_as.map(|then| then.legal_name),
            is_unreadable: false,
            completion,
            can: Can::ask(actor, &facts, permit.at()),
        })
    }

    /// A code that nobody has; it is drawn by lot, so that it tells nothing of when or how many.
    async fn new_code(&self, db: &impl ConnectionTrait) -> Result<String> {
        loop {
            let code = self.chance.code("HS", 6);
            if !db::proposal::is_code_taken(db, &code).await? {
                return Ok(code);
            }
        }
    }
}

/// What was withdrawn counts nowhere, so nothing is asked about it.
pub(super) fn unconfirmed(proposal: &Proposal, amended: Vec<Amended>) -> Option<Amended> {
    proposal.receipt().filter(|_| proposal.is_handed_in())?.unconfirmed(amended)
}

/// The version handed in last, if one ever was.
pub(super) async fn submitted(db: &impl ConnectionTrait, permit: &Permit, proposal: &Proposal) -> Result<Option<Submission>> {
    let Some(receipt) = proposal.receipt() else { return Ok(None) };
    let version = db::proposal_version::find(db, proposal.id, receipt.version).await?.ok_or(Error::NotFound)?;
    reading::read_submission(permit, proposal, &version)
}
