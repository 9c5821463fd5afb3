//! Handing in: receipts, replacing, withdrawing. The deadline is held against the time at which the request came in.

use super::{
    ProposalCase,
    partners::{agreements, counting, not_agreed},
    reading,
};
use crate::{
    Backend, Error, Result, db,
    mail::{Mail, Told},
};
use domain::{
    access::{self, Action, Denied, Permit},
    check::Problem,
    firms::Profile,
    form::Form,
    ids::ProposalId,
    people::Actor,
    proposals::{
        HandingIn, Receipt, Reviewed,
        content::Submission,
        submission::{NewVersion, Submitting},
    },
};
use sea_orm::ConnectionTrait;

impl Backend {
    /// Hands in the saved draft, if it is what the form shows ([`Reviewed`]); else [`Error::Stale`] with the form as it
    /// would be now, and nothing is sent. Submitting the same content twice answers the same receipt.
    pub async fn submit_reviewed(&self, actor: &Actor, id: ProposalId, form: &Form) -> Result<Receipt> {
        let tx = self.begin().await?;
        let case = self.lock_proposal(&tx, actor, id).await?;
        let permit = access::check(actor, Action::SubmitProposal, &case.facts, tx.now)?;
        let by = permit.by().ok_or(Denied::SignIn)?;
        let draft = Reviewed { content: reading::read_content(&permit, &case.row)?, files: db::file::refs(&tx.db, id).await? };
        let firm = db::firm::find(&tx.db, case.proposal.firm).await?.ok_or(Error::NotFound)?.profile;
        let last = self.last_submission(&tx.db, &permit, &case).await?;
        let unagreed = not_agreed(&tx.db, &case.proposal, &draft.content, &draft.files, tx.now).await?;
        let (standing, partners) = (case.proposal.clone(), draft.content.consortium.partners.clone());
        let asked = HandingIn { draft, form, unagreed, firm: &firm, last, receipt: self.chance.code("BN", 8) };
        let NewVersion { proposal, submission, receipt, event } = match case.proposal.submit(asked, &case.challenge, &permit)? {
            Submitting::Stands(receipt) => {
                self.drop_unnamed(&tx, &permit, &standing, &case.challenge, &partners).await?;
                tx.commit().await?;
                return Ok(receipt);
            }
            Submitting::New(handed_in) => *handed_in,
        };
        db::proposal_version::insert(&tx.db, &permit, &proposal, by, &submission, &receipt, &firm).await?;
        db::proposal::save(&tx.db, &permit, &proposal).await?;
        self.drop_unnamed(&tx, &permit, &proposal, &case.challenge, &partners).await?;
        self.tell_partners(&tx, &proposal, &case.challenge, Some(&partners), Told::HandedIn { version: receipt.version }).await?;
        tx.record(&event).await?;
        let mail = Mail::Receipt {
            challenge_code: case.challenge.code,
            title: case.challenge.content.title,
            receipt: receipt.code.clone(),
            version: receipt.version,
            at: receipt.at,
            sha256: receipt.sha256.clone(),
            proposal: id.to_string(),
        };
        self.mail_firm(&tx, proposal.firm, &mail).await?;
        tx.commit().await?;
        Ok(receipt)
    }

    pub async fn withdraw_proposal(&self, actor: &Actor, id: ProposalId) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_proposal(&tx, actor, id).await?;
        access::check(actor, Action::ViewOwnProposal, &case.facts, tx.now)?;
        if case.proposal.is_withdrawn() {
            return Ok(());
        }
        let permit = access::check(actor, Action::WithdrawProposal, &case.facts, tx.now)?;
        let counted = counting(&tx.db, &case.proposal).await?;
        let (proposal, event) = case.proposal.withdraw(&case.challenge, &permit)?;
        db::proposal::save(&tx.db, &permit, &proposal).await?;
        self.tell_partners(&tx, &proposal, &case.challenge, counted.as_deref(), Told::Withdrawn).await?;
        self.drop_unnamed(&tx, &permit, &proposal, &case.challenge, &reading::read_partners(&permit, &case.row)?).await?;
        tx.record(&event).await?;
        let mail = Mail::Withdrawn { challenge_code: case.challenge.code, title: case.challenge.content.title };
        self.mail_firm(&tx, proposal.firm, &mail).await?;
        tx.commit().await
    }

    /// Form: `version` of the call under which what was handed in is to count as it is. Its partners have agreed to that, too.
    pub async fn confirm_proposal(&self, actor: &Actor, id: ProposalId, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_proposal(&tx, actor, id).await?;
        let permit = access::check(actor, Action::ConfirmProposal, &case.facts, tx.now)?;
        let seen: u32 = form.get("version").parse().map_err(|_| Error::field("version", Problem::Choice))?;
        let confirmed = case.proposal.receipt().and_then(|receipt| receipt.confirmed.as_ref());
        if confirmed.is_some_and(|confirmed| confirmed.version == seen) {
            return Ok(());
        }
        let amended = db::challenge_version::amended(&tx.db, case.challenge.id, tx.now).await?;
        // Of what cannot be read nobody knows who would have to agree.
        let partners =
            counting(&tx.db, &case.proposal).await?.ok_or_else(|| Error::internal("the partners of a version cannot be read"))?;
        let partners = agreements(&tx.db, &case.proposal, &partners, tx.now).await?;
        let (proposal, event) = case.proposal.confirm(seen, &amended, &partners, &case.challenge, &permit)?;
        db::proposal::save(&tx.db, &permit, &proposal).await?;
        tx.record(&event).await?;
        tx.commit().await
    }

    /// Every submitted version, newest first.
    pub async fn receipts(&self, actor: &Actor, id: ProposalId) -> Result<Vec<Receipt>> {
        let now = self.clock.now();
        let case = self.proposal_case(&self.db.read, actor, id, now).await?;
        access::check(actor, Action::ViewOwnProposal, &case.facts, now)?;
        db::proposal_version::receipts(&self.db.read, id).await
    }

    /// The canonical JSON that a receipt's SHA-256 is of, for the firm to keep.
    pub async fn submission_json(&self, actor: &Actor, id: ProposalId, version: u32) -> Result<String> {
        let now = self.clock.now();
        let case = self.proposal_case(&self.db.read, actor, id, now).await?;
        let permit = access::check(actor, Action::ViewOwnProposal, &case.facts, now)?;
        let row = db::proposal_version::find(&self.db.read, id, version).await?.ok_or(Error::NotFound)?;
        reading::read_canonical(&permit, &case.proposal, &row)
    }

    /// Under which name a version was handed in.
    pub async fn receipt_firm(&self, actor: &Actor, id: ProposalId, version: u32) -> Result<String> {
        let now = self.clock.now();
        let case = self.proposal_case(&self.db.read, actor, id, now).await?;
        access::check(actor, Action::ViewOwnProposal, &case.facts, now)?;
        let row = db::proposal_version::find(&self.db.read, id, version).await?.ok_or(Error::NotFound)?;
        Ok(reading::read_applicant(&row)?.name())
    }

    async fn last_submission(
        &self,
        db: &impl ConnectionTrait,
        permit: &Permit,
        case: &ProposalCase,
    ) -> Result<Option<(Submission, Profile)>> {
        let Some(receipt) = case.proposal.receipt() else { return Ok(None) };
        let row = db::proposal_version::find(db, case.proposal.id, receipt.version).await?.ok_or(Error::NotFound)?;
        Ok(reading::read_submission(permit, &case.proposal, &row)?.zip(reading::read_firm(&row).ok()))
    }
}
