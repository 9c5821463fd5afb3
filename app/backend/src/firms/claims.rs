//! Tax codes that somebody else registered: claimed with a certificate, answered by whoever holds them, decided by two of the office.

use super::own_firm_id;
use crate::{
    Backend, Error, Result,
    db::{self, Source},
    facts,
    files::FileView,
    mail::Mail,
    transaction::Transaction,
};
use domain::{
    access::{Action, Denied, FirmFacts, Permit, Site, check, might},
    check::Problem,
    firms::{
        Claim, Firm, Profile,
        claim::{KEPT_DAYS, MAX_SAID},
    },
    form::{FieldErrors, Form, FormReader},
    ids::{FileId, FirmId, UserId},
    people::{Actor, Right, Role},
    tax_code::TaxCode,
    time::Moment,
};

/// What a form did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claimed {
    Written,
    Withdrawn,
    Granted,
    Refused,
    Moved,
}

/// For who claims: nothing of whoever holds the code.
#[derive(Clone, Debug)]
pub struct OwnClaim {
    pub claim: Claim,
    pub certificate: Option<FileView>,
    /// Nobody holds the code any more: it is registered like any other.
    pub is_free: bool,
}

/// For the office.
#[derive(Clone, Debug)]
pub struct ClaimView {
    pub claim: Claim,
    pub by: String,
    pub email: String,
    pub certificate: Option<FileView>,
    /// Empty until an officer has said that it is right.
    pub granted_by: String,
}

/// For the people of whoever holds the code: nothing of who claims it but the name under which it is claimed.
#[derive(Clone, Debug)]
pub struct Contested {
    pub legal_name: String,
    /// It is answered by this.
    pub by: UserId,
    pub sent: Moment,
    pub until: Option<Moment>,
    pub answer: Option<String>,
    pub is_granted: bool,
}

impl Backend {
    /// Of the actor; none where nothing was claimed.
    pub async fn own_claim(&self, actor: &Actor) -> Result<Option<OwnClaim>> {
        let (db, now) = (&self.db.read, self.clock.now());
        let by = check(actor, Action::ClaimCode, &Site, now)?.by().ok_or(Denied::SignIn)?;
        let Some(claim) = db::claim::find(db, by).await? else { return Ok(None) };
        let certificate = certificate(db, &claim).await?;
        let is_free = db::firm::holder(db, &claim.profile.tax_code).await?.is_none();
        Ok(Some(OwnClaim { claim, certificate, is_free }))
    }

    /// Form: the profile that is to be registered, and `reason`; or `act=withdraw`. Nobody is told before the certificate is there.
    pub async fn write_claim(&self, actor: &Actor, form: &Form) -> Result<Claimed> {
        let tx = self.begin().await?;
        let permit = check(actor, Action::ClaimCode, &Site, tx.now)?;
        let by = permit.by().ok_or(Denied::SignIn)?;
        if form.get("act") == "withdraw" {
            let claim = locked(&tx, by).await?.ok_or(Denied::OtherRequest)?;
            let holder = claim.holder;
            let (claim, event) = claim.withdraw()?;
            db::claim::save(&tx.db, &permit, holder, &claim).await?;
            tx.record(&event).await?;
            tx.commit().await?;
            return Ok(Claimed::Withdrawn);
        }
        let (profile, reason) = read(form)?;
        let free = || Error::field("tax_code", Problem::CodeFree);
        let holder = db::firm::holder(&tx.db, &profile.tax_code).await?.ok_or_else(free)?;
        db::firm::lock(&tx.db, holder).await?;
        let claim = Claim::write(db::claim::find(&tx.db, by).await?, by, holder, profile, reason)?;
        db::claim::save(&tx.db, &permit, holder, &claim).await?;
        tx.commit().await?;
        Ok(Claimed::Written)
    }

    /// The certificate is there: whoever holds the code and the office are told.
    pub(crate) async fn send_claim(&self, tx: &Transaction<'_>, by: UserId, certificate: FileId, permit: &Permit) -> Result<()> {
        let claim = locked(tx, by).await?.ok_or(Denied::WrongState)?;
        let firm = holder(tx, &claim).await?;
        let (claim, event) = claim.send(certificate, permit)?;
        db::claim::save(&tx.db, permit, claim.holder, &claim).await?;
        let (name, id) = (firm.profile.legal_name, claim.holder.to_string());
        if let Some(until) = claim.waits_until(tx.now) {
            let mail = Mail::CodeClaimed { firm: name.clone(), claimed: claim.profile.legal_name.clone(), until };
            self.mail_firm(tx, claim.holder, &mail).await?;
        }
        self.mail_role(tx, Role::Officer, &Mail::ClaimWaits { firm: name, id }).await?;
        tx.record(&event).await
    }

    /// By the owner of the firm that holds the code. Form: `by` and `asked`, as the page showed it, and `answer`.
    pub async fn answer_claim(&self, actor: &Actor, form: &Form) -> Result<()> {
        let id = own_firm_id(actor)?;
        let tx = self.begin().await?;
        let permit = check(actor, Action::AnswerClaim, &FirmFacts::of(id), tx.now)?;
        let mut r = FormReader::new(form);
        let text = r.required("answer", MAX_SAID);
        r.errors.or(())?;
        let claim = asked(&tx, id, form).await?;
        // The same once more, as by a reload, is one answer.
        if claim.sent() == Some(seen(form)?) && claim.answered().is_some_and(|said| said.text == text) {
            return Ok(());
        }
        let (claim, event) = claim.answer(seen(form)?, &text, &permit)?;
        db::claim::save(&tx.db, &permit, id, &claim).await?;
        tx.record(&event).await?;
        tx.commit().await
    }

    /// By the office. Form: `by` and `asked`, as the page showed it; `verdict`: `grant`, `refuse` (with `said`) or `confirm`.
    pub async fn decide_claim(&self, actor: &Actor, id: FirmId, form: &Form) -> Result<Claimed> {
        let tx = self.begin().await?;
        let facts = FirmFacts::of(id);
        let refuses = check(actor, Action::RefuseClaim, &facts, tx.now)?;
        let claim = asked(&tx, id, form).await?;
        let mut r = FormReader::new(form);
        let said = if form.get("verdict") == "confirm" { String::new() } else { r.required("said", MAX_SAID) };
        r.errors.or(())?;
        let seen = seen(form)?;
        let (claim, event, done, permit) = match form.get("verdict") {
            "grant" => {
                let permit = check(actor, Action::GrantClaim, &facts, tx.now)?;
                let (claim, event) = claim.grant(seen, &said, &permit)?;
                let firm = holder(&tx, &claim).await?.profile.legal_name;
                self.mail_role(&tx, Role::Leader, &Mail::ClaimWaits { firm, id: id.to_string() }).await?;
                (claim, event, Claimed::Granted, permit)
            }
            "refuse" => {
                let (claim, event) = claim.refuse(seen, &said, &refuses)?;
                let mail = Mail::ClaimRefused { code: claim.profile.tax_code.to_string(), reason: said };
                self.mail_user(&tx, claim.by, &mail).await?;
                (claim, event, Claimed::Refused, refuses)
            }
            "confirm" => {
                let permit = check(actor, Action::ConfirmClaim, &facts::firm(&tx.db, id, tx.now).await?, tx.now)?;
                let event = claim.confirm(seen, &permit)?;
                self.move_code(&tx, &claim, &permit).await?;
                tx.record(&event).await?;
                tx.commit().await?;
                return Ok(Claimed::Moved);
            }
            _ => return Err(Error::field("verdict", Problem::Choice)),
        };
        db::claim::save(&tx.db, &permit, id, &claim).await?;
        tx.record(&event).await?;
        tx.commit().await?;
        Ok(done)
    }

    /// Whoever held the code keeps everything but the code; who claimed it owns a firm that is registered under it, and waits for
    /// its verification like any other.
    async fn move_code(&self, tx: &Transaction<'_>, claim: &Claim, permit: &Permit) -> Result<()> {
        let before = holder(tx, claim).await?;
        let certificate = claim.certificate().ok_or(Denied::WrongState)?;
        let (id, code) = (before.id, claim.profile.tax_code.to_string());
        db::firm::update(&tx.db, &before.release(), permit).await?;
        let own = FirmId(self.chance.uuid());
        let (firm, registered) = Firm::register_claimed(own, claim.profile.clone(), certificate, permit);
        db::firm::insert_claimed(&tx.db, &firm, id, permit).await?;
        db::firm_member::insert(&tx.db, claim.by, own, (true, Right::Edit), tx.now).await?;
        db::file::give_certificate(&tx.db, permit, (claim.by, id), certificate, own).await?;
        db::claim::delete(&tx.db, permit, claim.by).await?;
        for other in db::claim::of_holder(&tx.db, id).await? {
            db::claim::save(&tx.db, permit, id, &other.against(own)).await?;
        }
        self.mail_firm(tx, id, &Mail::CodeReleased { code }).await?;
        self.mail_firm(tx, own, &Mail::ClaimUpheld { firm: firm.profile.legal_name }).await?;
        tx.record(&registered).await
    }

    /// Whoever held this code has another by now: who claims it need claim it no more.
    pub(super) async fn code_given_up(&self, tx: &Transaction<'_>, before: &Profile, id: FirmId, permit: &Permit) -> Result<()> {
        for claim in db::claim::of_holder(&tx.db, id).await?.into_iter().filter(Claim::is_sent) {
            let (claim, event) = claim.leave(tx.now)?;
            db::claim::save(&tx.db, permit, id, &claim).await?;
            tx.record(&event).await?;
            let (code, until) = (before.tax_code.to_string(), tx.now.plus_days(KEPT_DAYS));
            self.mail_user(tx, claim.by, &Mail::CodeFree { code, until }).await?;
        }
        Ok(())
    }

    /// Of an account that belongs to this firm from now on: the office has nothing to decide any more.
    pub(crate) async fn end_claim(&self, tx: &Transaction<'_>, by: UserId, firm: FirmId, permit: &Permit) -> Result<()> {
        let Some(claim) = locked(tx, by).await? else { return Ok(()) };
        let (holder, code) = (claim.holder, claim.profile.tax_code.to_string());
        let (claim, ended) = claim.end();
        db::claim::save(&tx.db, permit, holder, &claim).await?;
        let Some(event) = ended else { return Ok(()) };
        let firm = db::firm::find(&tx.db, firm).await?.ok_or(Error::NotFound)?.profile.legal_name;
        self.mail_user(tx, by, &Mail::ClaimEnded { code, firm }).await?;
        tx.record(&event).await
    }

    /// Refused where the code is kept for who claimed it. Asked once the code is taken, so that nobody gives it up meanwhile.
    pub(super) async fn check_kept(&self, tx: &Transaction<'_>, permit: &Permit, code: &TaxCode) -> Result<()> {
        let claims = db::claim::list(&tx.db).await?;
        Claim::check_registration(&claims, permit.by(), code, tx.now).map_err(|problem| Error::field("tax_code", problem))
    }

    /// Against this firm, for the office.
    pub(super) async fn claims(&self, db: &impl Source, id: FirmId) -> Result<Vec<ClaimView>> {
        let mut claims = Vec::new();
        for claim in db::claim::of_holder(db, id).await?.into_iter().filter(Claim::is_sent) {
            let granted_by = match claim.granted() {
                Some(granted) => db::user::name(db, granted.by).await?,
                None => String::new(),
            };
            let account = db::user::find(db, claim.by).await?.ok_or(Error::NotFound)?;
            let certificate = certificate(db, &claim).await?;
            claims.push(ClaimView { by: account.name, email: account.email, certificate, granted_by, claim });
        }
        Ok(claims)
    }

    /// The same for its own people.
    pub(super) async fn contested(&self, db: &impl Source, id: FirmId, now: Moment) -> Result<Vec<Contested>> {
        let contested = |claim: Claim| {
            Some(Contested {
                sent: claim.sent()?,
                until: claim.waits_until(now),
                answer: claim.answered().map(|said| said.text.clone()),
                is_granted: claim.granted().is_some(),
                by: claim.by,
                legal_name: claim.profile.legal_name,
            })
        };
        Ok(db::claim::of_holder(db, id).await?.into_iter().filter_map(contested).collect())
    }

    /// Firms whose tax code is claimed, where this person of the office is waited for: id and name.
    pub(crate) async fn claims_asked(&self, actor: &Actor) -> Result<Vec<(FirmId, String)>> {
        let (db, now) = (&self.db.read, self.clock.now());
        let mut asked = Vec::new();
        for claim in db::claim::list(db).await?.into_iter().filter(Claim::is_sent) {
            let action = if claim.granted().is_some() { Action::ConfirmClaim } else { Action::GrantClaim };
            let is_time = claim.waits_until(now).is_none();
            if is_time && might(actor, action, &FirmFacts::of(claim.holder), now).is_ok() {
                let firm = db::firm::find(db, claim.holder).await?.ok_or(Error::NotFound)?;
                asked.push((claim.holder, firm.profile.legal_name));
            }
        }
        asked.dedup();
        Ok(asked)
    }
}

/// The claim of an account, held until the act ends, with the firm that holds the code.
async fn locked(tx: &Transaction<'_>, by: UserId) -> Result<Option<Claim>> {
    let Some(claim) = db::claim::find(&tx.db, by).await? else { return Ok(None) };
    db::firm::lock(&tx.db, claim.holder).await?;
    db::claim::find(&tx.db, by).await
}

/// The claim that a page about this firm showed.
async fn asked(tx: &Transaction<'_>, id: FirmId, form: &Form) -> Result<Claim> {
    db::firm::lock(&tx.db, id).await?;
    let by = form.get("by").parse().map(UserId).map_err(|_| Denied::OtherRequest)?;
    let claim = db::claim::find(&tx.db, by).await?.filter(|claim| claim.holder == id);
    Ok(claim.ok_or(Denied::OtherRequest)?)
}

/// Whoever is registered under the code as it was claimed.
async fn holder(tx: &Transaction<'_>, claim: &Claim) -> Result<Firm> {
    let firm = db::firm::find(&tx.db, claim.holder).await?.ok_or(Error::NotFound)?;
    let holds = !firm.is_released && firm.profile.tax_code == claim.profile.tax_code;
    if holds { Ok(firm) } else { Err(Denied::OtherRequest.into()) }
}

async fn certificate(db: &impl Source, claim: &Claim) -> Result<Option<FileView>> {
    let Some(id) = claim.certificate() else { return Ok(None) };
    Ok(db::file::find(db, id).await?.map(|file| file.view))
}

fn read(form: &Form) -> Result<(Profile, String)> {
    let mut r = FormReader::new(form);
    let reason = r.required("reason", MAX_SAID);
    match (Profile::from_form(form), r.errors.is_empty()) {
        (Ok(profile), true) => Ok((profile, reason)),
        (profile, _) => {
            let of_profile = profile.err().map(|errors| errors.0).unwrap_or_default();
            Err(FieldErrors(of_profile.into_iter().chain(r.errors.0).collect()).into())
        }
    }
}

fn seen(form: &Form) -> Result<Moment> {
    Ok(form.get("asked").parse().map(Moment).map_err(|_| Denied::OtherRequest)?)
}
