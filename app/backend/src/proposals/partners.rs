//! Partners of a proposal that were asked: agreeing or declining, leaving; and what becomes of it, told to them. Before the opening
//! nobody else learns of any of it: a firm is told that it takes part elsewhere, whoever asks it is not.

use super::reading;
use crate::{
    Backend, Error, Result,
    db::{self, Source},
    facts,
    mail::{Mail, Told},
    memory::Matter,
    transaction::Transaction,
};
use domain::{
    access::{self, Action, Can, Denied, Permit, ProposalFacts},
    challenges::{Challenge, Stage},
    check::Problem,
    firms::Profile,
    form::Form,
    ids::{ChallengeId, FirmId, ProposalId},
    locale::Bilingual,
    people::Actor,
    proposals::{
        Agreement, Amended, Applicant, Consent, Content, Joined, Known, Left, Partner, Proposal, Receipt, Section,
        agreement::unagreed,
        consent::Standing,
        content::{FileRef, Submission},
    },
    time::Moment,
};
use sea_orm::{ConnectionTrait, sea_query::LockType};
use std::collections::{HashMap, HashSet};

/// What a firm was asked, as its own people read it.
#[derive(Clone, Debug)]
pub struct PartnershipView {
    pub consent: Consent,
    /// Of the proposal.
    pub code: String,
    pub lead: String,
    pub challenge_code: String,
    pub challenge_title: Bilingual,
    pub stage: Stage,
    pub closes: Option<Moment>,
    /// The version that counts, if it names this firm, and what it says of it, where that can be read.
    pub handed_in: Option<(Receipt, Option<Partner>)>,
    /// The amendment of the call that what it agreed to is older than.
    pub outdated: Option<Amended>,
    /// As the firm is registered now.
    pub registered: Profile,
    pub can: Can,
}

/// One that was asked, with its proposal.
struct Partnered {
    proposal: Proposal,
    challenge: Challenge,
    consent: Consent,
    facts: ProposalFacts,
}

impl Backend {
    /// Everything that the actor's firm was asked, what waits for an answer first.
    pub async fn partnerships(&self, actor: &Actor) -> Result<Vec<PartnershipView>> {
        let (db, now) = (&self.db.read, self.clock.now());
        actor.user().ok_or(Denied::SignIn)?;
        let firm = actor.firm().ok_or(Denied::NoFirm)?.firm;
        let mut views = Vec::new();
        for consent in db::consent::of_firm(db, firm).await? {
            let proposal = consent.proposal;
            match self.listed(db, actor, consent, now).await {
                Ok(view) => views.extend(view),
                Err(Error::Busy(why)) => return Err(Error::Busy(why)),
                // One that cannot be read keeps nothing else from being listed.
                Err(error) => tracing::error!(%proposal, %error, "a partnership cannot be read"),
            }
        }
        views.sort_by_key(|view| (view.consent.standing != Standing::Asked, std::cmp::Reverse(view.consent.asked_at)));
        Ok(views)
    }

    /// `None` where the actor may not read it.
    async fn listed(&self, db: &impl Source, actor: &Actor, consent: Consent, now: Moment) -> Result<Option<PartnershipView>> {
        let row = db::proposal::find(db, consent.proposal).await?.ok_or(Error::NotFound)?;
        let challenge = self.challenge_by_id(db, consent.challenge).await?;
        let of = partnered(db, actor, &row, challenge, consent, now).await?;
        match access::check(actor, Action::ViewPartnership, &of.facts, now) {
            Ok(_) => view(db, actor, of, now).await.map(Some),
            Err(_) => Ok(None),
        }
    }

    pub async fn partnership(&self, actor: &Actor, id: ProposalId) -> Result<PartnershipView> {
        actor.user().ok_or(Denied::SignIn)?;
        let firm = actor.firm().ok_or(Error::NotFound)?.firm;
        let (db, now) = (&self.db.read, self.clock.now());
        let consent = db::consent::find(db, id, firm).await?.ok_or(Error::NotFound)?;
        let row = db::proposal::find(db, id).await?.ok_or(Error::NotFound)?;
        let challenge = self.challenge_by_id(db, consent.challenge).await?;
        let of = partnered(db, actor, &row, challenge, consent, now).await?;
        access::check(actor, Action::ViewPartnership, &of.facts, now)?;
        view(db, actor, of, now).await
    }

    /// Form: as [`Consent::answer`].
    pub async fn answer_partnership(&self, actor: &Actor, id: ProposalId, form: &Form) -> Result<bool> {
        let tx = self.begin().await?;
        let (Partnered { proposal, challenge, consent, facts }, row) = self.hold_partnership(&tx, actor, id).await?;
        let act = if form.get("answer") == "consent" { Action::ConsentAsPartner } else { Action::AnswerPartnership };
        let permit = access::check(actor, act, &facts, tx.now)?;
        let firm = db::firm::lock(&tx.db, consent.firm).await?.profile;
        proposal.is_before_opening(&challenge)?;
        let (consent, event) = consent.answer(&proposal, &reading::read_partners(&permit, &row)?, &firm, form, &permit)?;
        db::consent::save(&tx.db, &permit, &consent).await?;
        tx.record(&event).await?;
        let consents = matches!(consent.standing, Standing::Consented { .. });
        let reason = if let Standing::Declined { reason, .. } = &consent.standing { reason.clone() } else { String::new() };
        let (challenge_code, title, partner) = (challenge.code, challenge.content.title, firm.legal_name);
        let mail = Mail::PartnerAnswered { challenge_code, title, partner, consents, reason, proposal: id.to_string() };
        self.mail_firm(&tx, proposal.firm, &mail).await?;
        tx.commit().await?;
        Ok(consents)
    }

    /// Form: `reason`. What was handed in stays as it is, and says so.
    pub async fn leave_partnership(&self, actor: &Actor, id: ProposalId, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let (Partnered { proposal, challenge, consent, facts }, _) = self.hold_partnership(&tx, actor, id).await?;
        let permit = access::check(actor, Action::LeavePartnership, &facts, tx.now)?;
        proposal.is_before_opening(&challenge)?;
        let partner = consent.terms.name.clone();
        let handed_in = named_in(&tx.db, &proposal, &consent).await?.is_some();
        let (consent, event) = consent.leave(&proposal, form, &permit)?;
        db::consent::save(&tx.db, &permit, &consent).await?;
        tx.record(&event).await?;
        let Standing::Left { reason, .. } = consent.standing else { return Err(Error::internal("left, and is not gone")) };
        let (challenge_code, title) = (challenge.code, challenge.content.title);
        let mail = Mail::PartnerLeft { challenge_code, title, partner, reason, handed_in, proposal: id.to_string() };
        self.mail_firm(&tx, proposal.firm, &mail).await?;
        tx.commit().await
    }

    /// The challenge held alone, so that in it nobody agrees or hands in meanwhile.
    async fn hold_partnership(&self, tx: &Transaction<'_>, actor: &Actor, id: ProposalId) -> Result<(Partnered, db::proposal::Model)> {
        actor.user().ok_or(Denied::SignIn)?;
        let firm = actor.firm().ok_or(Error::NotFound)?.firm;
        let of = db::consent::find(&tx.db, id, firm).await?.ok_or(Error::NotFound)?.challenge;
        tx.touches(Matter::Challenge(of));
        let challenge = db::challenge::lock(&tx.db, of, LockType::Update).await?.ok_or(Error::NotFound)?.challenge()?;
        let row = db::proposal::lock(&tx.db, id).await?.ok_or(Error::NotFound)?;
        let consent = db::consent::find(&tx.db, id, firm).await?.ok_or(Error::NotFound)?;
        Ok((partnered(&tx.db, actor, &row, challenge, consent, tx.now).await?, row))
    }

    /// Frees whoever neither the draft nor the version that counts names, and tells them.
    pub(super) async fn drop_unnamed(
        &self,
        tx: &Transaction<'_>,
        permit: &Permit,
        proposal: &Proposal,
        challenge: &Challenge,
        draft: &[Partner],
    ) -> Result<()> {
        let consents = db::consent::of_proposal(&tx.db, proposal.id).await?;
        if consents.is_empty() {
            return Ok(());
        }
        // Of a version that cannot be read nobody is set free.
        let Some(counting) = counting(&tx.db, proposal).await? else { return Ok(()) };
        let dropped = |consent: Consent| consent.drop_unnamed(proposal, draft, &counting, permit);
        for (consent, event) in consents.into_iter().filter_map(dropped) {
            db::consent::save(&tx.db, permit, &consent).await?;
            tx.record(&event).await?;
            self.tell_partner(tx, consent.firm, proposal, challenge, Told::Dropped).await?;
        }
        Ok(())
    }

    /// What became of the proposal, to everybody who takes part in what counts (`named`; where that cannot be read, to everybody
    /// who agreed).
    pub(super) async fn tell_partners(
        &self,
        tx: &Transaction<'_>,
        proposal: &Proposal,
        challenge: &Challenge,
        named: Option<&[Partner]>,
        told: Told,
    ) -> Result<()> {
        for consent in db::consent::of_proposal(&tx.db, proposal.id).await? {
            if consent.has_agreed() && named.is_none_or(|named| consent.row(named).is_some()) {
                self.tell_partner(tx, consent.firm, proposal, challenge, told).await?;
            }
        }
        Ok(())
    }

    /// The same of what counts as it is stored.
    pub(super) async fn tell_counting(&self, tx: &Transaction<'_>, proposal: &Proposal, challenge: &Challenge, told: Told) -> Result<()> {
        let named = counting(&tx.db, proposal).await?;
        self.tell_partners(tx, proposal, challenge, named.as_deref(), told).await
    }

    async fn tell_partner(&self, tx: &Transaction<'_>, firm: FirmId, proposal: &Proposal, challenge: &Challenge, told: Told) -> Result<()> {
        let lead = db::firm::find(&tx.db, proposal.firm).await?.ok_or(Error::NotFound)?.profile.legal_name;
        let (challenge_code, title) = (challenge.code.clone(), challenge.content.title.clone());
        self.mail_firm(tx, firm, &Mail::PartnerTold { challenge_code, title, lead, told, proposal: proposal.id.to_string() }).await
    }
}

/// The partners of the version that counts, nobody where none does; `None` where it cannot be read.
pub(super) async fn counting(db: &impl ConnectionTrait, proposal: &Proposal) -> Result<Option<Vec<Partner>>> {
    if !proposal.is_handed_in() {
        return Ok(Some(Vec::new()));
    }
    Ok(db::proposal_version::applicants(db, [proposal]).await?.remove(&proposal.id).map(|of| of.partners))
}

/// The firms of this site that count for a proposal whose partners said this.
pub(super) async fn known(db: &impl ConnectionTrait, consents: &[Consent]) -> Result<Known> {
    let mut firms = db::firm::verified(db).await?;
    for consent in consents.iter().filter(|consent| consent.has_agreed()) {
        if firms.iter().all(|firm| firm.id != consent.firm) {
            firms.extend(db::firm::find(db, consent.firm).await?);
        }
    }
    Ok(Known::new(firms, consents))
}

/// The last amendment of the call that firms rely on.
pub(super) async fn amended(db: &impl Source, challenge: ChallengeId, now: Moment) -> Result<Option<Amended>> {
    Ok(db::challenge_version::amended(db, challenge, now).await?.into_iter().max_by_key(|amended| amended.version))
}

/// Where each of these partners stands, whom the draft names, or what was handed in.
pub(super) async fn agreements(db: &impl Source, proposal: &Proposal, partners: &[Partner], now: Moment) -> Result<Vec<Agreement>> {
    if partners.is_empty() {
        return Ok(Vec::new());
    }
    let consents = db::consent::of_proposal(db, proposal.id).await?;
    let (known, amended) = (known(db, &consents).await?, amended(db, proposal.challenge, now).await?);
    Ok(partners.iter().map(|partner| Agreement::of(partner, proposal.firm, &known, &consents, amended)).collect())
}

/// What of them keeps the draft from being handed in.
pub(super) async fn not_agreed(
    db: &impl Source,
    proposal: &Proposal,
    content: &Content,
    files: &[FileRef],
    now: Moment,
) -> Result<Vec<(Section, String, Problem)>> {
    Ok(unagreed(&agreements(db, proposal, &content.consortium.partners, now).await?, files))
}

/// Who of those named in what counts has left since: `submitted`, as far as it can be read. Where nothing can be read of whom it
/// names, everybody who left.
pub(super) async fn left(db: &impl ConnectionTrait, proposal: &Proposal, submitted: Option<&Submission>) -> Result<Vec<Left>> {
    let named = match submitted.filter(|_| proposal.is_handed_in()) {
        Some(submitted) => Some(submitted.content.consortium.partners.clone()),
        None => counting(db, proposal).await?,
    };
    if named.as_ref().is_some_and(Vec::is_empty) {
        return Ok(Vec::new());
    }
    let consents = db::consent::of_proposal(db, proposal.id).await?;
    let left = |consent: &Consent| consent.left(named.as_deref().unwrap_or(std::slice::from_ref(&consent.terms)));
    Ok(consents.iter().filter_map(left).collect())
}

/// By what each partner of what was handed in takes part.
pub(super) async fn joined(db: &impl ConnectionTrait, proposal: &Proposal, partners: &[Partner]) -> Result<Vec<Joined>> {
    if partners.is_empty() {
        return Ok(Vec::new());
    }
    let consents = db::consent::of_proposal(db, proposal.id).await?;
    let known = known(db, &consents).await?;
    Ok(partners.iter().map(|partner| known.joined(partner, &consents)).collect())
}

/// For a firm's own case: whether it takes part in another proposal of the challenge.
pub(super) async fn takes_part(db: &impl ConnectionTrait, firm: FirmId, challenge: ChallengeId, besides: ProposalId) -> Result<bool> {
    if db::consent::is_given(db, firm, challenge, besides).await? {
        return Ok(true);
    }
    let own = db::proposal::find_own(db, challenge, firm).await?.filter(|row| row.id != besides.0);
    own.map_or(Ok(false), |row| Ok(row.proposal()?.is_handed_in()))
}

async fn partnered(
    db: &impl Source,
    actor: &Actor,
    row: &db::proposal::Model,
    challenge: Challenge,
    consent: Consent,
    now: Moment,
) -> Result<Partnered> {
    let proposal = row.proposal()?;
    let of_challenge = facts::challenge(db, actor, &challenge, now).await?;
    let elsewhere = takes_part(db, consent.firm, challenge.id, proposal.id).await?;
    let facts = ProposalFacts::of(&proposal, of_challenge).joined(Some(consent.facts()), elsewhere);
    Ok(Partnered { proposal, challenge, consent, facts })
}

async fn view(db: &impl Source, actor: &Actor, of: Partnered, now: Moment) -> Result<PartnershipView> {
    let Partnered { proposal, challenge, consent, facts } = of;
    let lead = db::firm::find(db, proposal.firm).await?.ok_or(Error::NotFound)?.profile.legal_name;
    let registered = db::firm::find(db, consent.firm).await?.ok_or(Error::NotFound)?.profile;
    Ok(PartnershipView {
        handed_in: named_in(db, &proposal, &consent).await?,
        code: proposal.code,
        lead,
        stage: challenge.stage(now),
        closes: challenge.content.calendar.closes,
        challenge_code: challenge.code,
        outdated: consent.outdated(amended(db, challenge.id, now).await?),
        challenge_title: challenge.content.title,
        registered,
        can: Can::ask(actor, &facts, now),
        consent,
    })
}

/// The version that counts and its row for the firm, where it names it; one that cannot be read names it until somebody knows.
async fn named_in(db: &impl ConnectionTrait, proposal: &Proposal, consent: &Consent) -> Result<Option<(Receipt, Option<Partner>)>> {
    let Some(receipt) = proposal.receipt().filter(|_| proposal.is_handed_in()) else { return Ok(None) };
    Ok(match counting(db, proposal).await? {
        Some(counting) => consent.row(&counting).map(|row| (receipt.clone(), Some(row.clone()))),
        None => Some((receipt.clone(), None)),
    })
}

/// The registrations of the partners in these proposals, by [`Partner::key`]: of verified firms, as they are now.
pub(crate) async fn registrations<'a>(
    db: &impl ConnectionTrait,
    applicants: impl IntoIterator<Item = &'a Applicant>,
) -> Result<HashMap<String, Profile>> {
    let keys: HashSet<String> = applicants.into_iter().flat_map(|of| &of.partners).map(Partner::key).collect();
    if keys.is_empty() {
        return Ok(HashMap::new());
    }
    let key = |profile: &Profile| Partner { code: profile.tax_code.as_str().to_owned(), ..Partner::default() }.key();
    let firms = db::firm::verified(db).await?.into_iter().map(|firm| (key(&firm.profile), firm.profile));
    Ok(firms.filter(|(key, _)| keys.contains(key)).collect())
}
