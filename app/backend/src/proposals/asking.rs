//! A lead asks its partners, reminds them, and reads where each stands.

use super::{
    partners::{agreements, amended, known},
    reading,
};
use crate::{Backend, Error, Result, db, mail::Mail};
use domain::{
    access::{self, Action},
    check::Problem,
    form::Form,
    ids::ProposalId,
    people::Actor,
    proposals::{Agreement, Asking, Consent, Partner, consent::Standing},
};

/// A partner whom the draft names, for the lead's people.
#[derive(Clone, Debug)]
pub struct PartnerLine {
    pub partner: Partner,
    pub agreement: Agreement,
    /// Of whoever has not answered: what it was asked, and whether it may be reminded now.
    pub reminding: Option<(String, Result<(), Problem>)>,
}

impl Backend {
    /// Each partner whom the draft names.
    pub async fn partners(&self, actor: &Actor, id: ProposalId) -> Result<Vec<PartnerLine>> {
        let (db, now) = (&self.db.read, self.clock.now());
        let case = self.proposal_case(db, actor, id, now).await?;
        let permit = access::check(actor, Action::ViewOwnProposal, &case.facts, now)?;
        let partners = reading::read_content(&permit, &case.row)?.consortium.partners;
        let agreements = agreements(db, &case.proposal, &partners, now).await?;
        let consents = db::consent::of_proposal(db, id).await?;
        let line = |(partner, agreement): (Partner, Agreement)| {
            let asked = consents.iter().find(|consent| agreement == Agreement::Asked && consent.terms == partner.terms());
            let reminding = asked.map(|consent| (consent.terms_hash(), consent.may_be_reminded(now)));
            PartnerLine { partner, agreement, reminding }
        };
        Ok(partners.into_iter().zip(agreements).map(line).collect())
    }

    /// Asks each firm of this site whom the saved draft names and who was not asked about its row as it stands, under the call as it
    /// stands.
    pub async fn ask_partners(&self, actor: &Actor, id: ProposalId) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.hold_proposal(&tx, actor, id).await?;
        let permit = access::check(actor, Action::AskPartners, &case.facts, tx.now)?;
        let reading = access::check(actor, Action::ViewOwnProposal, &case.facts, tx.now)?;
        let consortium = reading::read_content(&reading, &case.row)?.consortium;
        let before = db::consent::of_proposal(&tx.db, id).await?;
        self.drop_unnamed(&tx, &permit, &case.proposal, &case.challenge, &consortium.partners).await?;
        let known = known(&tx.db, &before).await?;
        let amended = amended(&tx.db, case.challenge.id, tx.now).await?;
        let asking = Asking { proposal: &case.proposal, known: &known, before: &before, amended, permit: &permit };
        let lead = db::firm::find(&tx.db, case.proposal.firm).await?.ok_or(Error::NotFound)?.profile.legal_name;
        for (consent, event) in asking.ask(&consortium)? {
            db::consent::save(&tx.db, &permit, &consent).await?;
            tx.record(&event).await?;
            let (challenge_code, title) = (case.challenge.code.clone(), case.challenge.content.title.clone());
            let mail = Mail::PartnerAsked { challenge_code, title, lead: lead.clone(), proposal: id.to_string() };
            self.mail_firm(&tx, consent.firm, &mail).await?;
        }
        tx.commit().await
    }

    /// Form: `remind`, what the partner was asked, as it was shown.
    pub async fn remind_partner(&self, actor: &Actor, id: ProposalId, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.hold_proposal(&tx, actor, id).await?;
        let permit = access::check(actor, Action::AskPartners, &case.facts, tx.now)?;
        let is_meant = |consent: &Consent| consent.standing == Standing::Asked && consent.terms_hash() == form.get("remind");
        let asked = db::consent::of_proposal(&tx.db, id).await?.into_iter().find(is_meant);
        let asked = asked.ok_or_else(|| Error::field("remind", Problem::PartnerAnswered))?;
        let (reminded, event) = asked.remind(&case.proposal, &permit).map_err(|problem| Error::field("remind", problem))?;
        db::consent::save(&tx.db, &permit, &reminded).await?;
        tx.record(&event).await?;
        let lead = db::firm::find(&tx.db, case.proposal.firm).await?.ok_or(Error::NotFound)?.profile.legal_name;
        let (challenge_code, title) = (case.challenge.code, case.challenge.content.title);
        let (asked_at, closes) = (reminded.asked_at, case.challenge.content.calendar.closes);
        let mail = Mail::PartnerReminded { challenge_code, title, lead, asked_at, closes, proposal: id.to_string() };
        self.mail_firm(&tx, reminded.firm, &mail).await?;
        tx.commit().await
    }
}
