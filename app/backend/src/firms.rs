//! Firms: registration, people, and verification by the office.

mod claims;
mod ownership;
mod people;
mod strengths;

pub use crate::db::{firm::FirmLine, firm_member::FirmPerson};
pub use claims::{ClaimView, Claimed, Contested, OwnClaim};
pub use ownership::{Handed, HandoverView};
pub use people::{right_field, rights_form};
pub use strengths::StrengthsView;

use crate::{
    Backend, Error, Result, db, facts,
    files::{FileView, Owner},
    mail::Mail,
    settled::settled,
    transaction::Transaction,
};
use domain::{
    access::{Action, Can, Denied, FirmFacts, Kept, Permit, Site, check, might},
    check::Problem,
    event::{Event, EventKind},
    firms::{Claim, Firm, Profile, Standing, TakingBack},
    form::{Form, FormReader},
    ids::{FirmId, UserId},
    limits::REASON,
    people::{Actor, Right, Role},
    proposals::OwnRight,
    seen::check_seen,
    time::Moment,
};
use sea_orm::ConnectionTrait;

#[derive(Clone, Debug)]
pub struct FirmView {
    pub firm: Firm,
    pub document: Option<FileView>,
    /// Who asks that the verification be taken back; empty where nobody does.
    pub asked_by: String,
    pub people: Vec<FirmPerson>,
    /// What they may do with one proposal otherwise than with all, and its code; for its own people alone.
    pub alone: Vec<(OwnRight, String)>,
    /// Invitations that still work: address and expiry.
    pub invited: Vec<(String, Moment)>,
    /// The account is being handed on.
    pub handover: Option<HandoverView>,
    /// What others claim of its tax code, for the office; and the little of it that its own people are told.
    pub claims: Vec<ClaimView>,
    /// For who decides on those: why the code moves from nobody yet.
    pub kept: Option<Kept>,
    pub contested: Vec<Contested>,
    pub history: Vec<HistoryLine>,
    pub can: Can,
}

/// One event with the name of whoever caused it (empty: the site itself).
#[derive(Clone, Debug)]
pub struct HistoryLine {
    /// Of a stretch of editing: when it began. It ended `at`.
    pub since: Option<Moment>,
    pub at: Moment,
    pub by: String,
    /// Code of the proposal that it is about, if any.
    pub about: String,
    pub event: Event,
}

const PER_PAGE: u64 = 50;
const HISTORY: u64 = 200;
/// What a page about a firm may ask.
impl Backend {
    /// Form: see [`Profile::from_form`](domain::firms::Profile). The actor becomes the owner.
    pub async fn register_firm(&self, actor: &Actor, form: &Form) -> Result<FirmId> {
        let tx = self.begin().await?;
        let permit = check(actor, Action::RegisterFirm, &Site, tx.now)?;
        let user = permit.by().ok_or(Denied::SignIn)?;
        let (firm, event) = Firm::register(FirmId(self.chance.uuid()), Profile::from_form(form)?, &permit);
        db::firm::insert(&tx.db, &firm, &permit).await?;
        self.check_kept(&tx, &permit, &firm.profile.tax_code).await?;
        self.end_claim(&tx, user, firm.id, &permit).await?;
        db::firm_member::insert(&tx.db, user, firm.id, (true, Right::Edit), tx.now).await?;
        db::claim::delete(&tx.db, &permit, user).await?;
        tx.record(&event).await?;
        tx.commit().await?;
        Ok(firm.id)
    }

    /// The actor's own firm, if any.
    pub async fn own_firm(&self, actor: &Actor) -> Result<Option<FirmView>> {
        match actor.firm() {
            Some(membership) => self.firm(actor, membership.firm).await.map(Some),
            None => Ok(None),
        }
    }

    pub async fn firm(&self, actor: &Actor, id: FirmId) -> Result<FirmView> {
        let (db, now) = (&self.db.read, self.clock.now());
        let mut facts = FirmFacts::of(id);
        check(actor, Action::ViewFirm, &facts, now)?;
        let firm = db::firm::find(db, id).await?.ok_or(Error::NotFound)?;
        if might(actor, Action::TakeBackVerification, &facts, now).is_ok() {
            facts = facts::firm(db, id, now).await?;
        }
        let can = Can::ask(actor, &facts, now);
        let is_own = actor.firm().is_some_and(|membership| membership.firm == id);
        let invited = if can.is(Action::InviteMember) { db::link::list_invitations(db, id, now).await? } else { Vec::new() };
        let asked_by = match &firm.taking_back {
            Some(asked) => db::user::name(db, asked.by).await?,
            None => String::new(),
        };
        let people = db::firm_member::people(db, id).await?;
        let claims = if can.is(Action::RefuseClaim) { self.claims(db, id).await? } else { Vec::new() };
        Ok(FirmView {
            asked_by,
            document: db::file::list(db, Owner::Firm(id)).await?.into_iter().find(|f| Some(f.id) == firm.document),
            alone: if is_own { alone(db, &people).await? } else { Vec::new() },
            people,
            handover: self.handover(db, id).await?,
            kept: if claims.is_empty() { None } else { facts::firm(db, id, now).await?.kept.known().flatten() },
            claims,
            contested: if actor.firm().is_some() { self.contested(db, id, now).await? } else { Vec::new() },
            invited,
            history: self.history(db::event::of_firm(db, id, is_own, HISTORY).await?).await?,
            firm,
            can,
        })
    }

    /// The actor's own firm. Form: the profile, and `seen` of the profile as it was shown. Where what was sent back comes again as
    /// it was, the office is mailed: leaders decide on it, too.
    pub async fn edit_firm(&self, actor: &Actor, form: &Form) -> Result<()> {
        let id = own_firm_id(actor)?;
        let tx = self.begin().await?;
        let permit = check(actor, Action::EditFirm, &FirmFacts::of(id), tx.now)?;
        let before = db::firm::lock(&tx.db, id).await?;
        let last = db::firm::edited_by(&tx.db, id).await?;
        let profile = Profile::from_form(&settled(form, &before.profile.to_form(), last, actor)?)?;
        if before.says(&profile) {
            return Ok(());
        }
        before.check_code(&profile).map_err(|problem| Error::field("tax_code", problem))?;
        if before.profile.tax_code != profile.tax_code {
            let claims = db::claim::of_holder(&tx.db, id).await?;
            Claim::check_change(&claims, &profile).map_err(|problem| Error::field("tax_code", problem))?;
        }
        let is_as_it_was = before.profile == profile;
        let then = before.profile.clone();
        let (firm, event) = before.edit(profile, &permit);
        db::firm::update(&tx.db, &firm, &permit).await?;
        if then.tax_code != firm.profile.tax_code {
            self.check_kept(&tx, &permit, &firm.profile.tax_code).await?;
            self.code_given_up(&tx, &then, id, &permit).await?;
        }
        tx.record(&event).await?;
        if is_as_it_was && firm.is_disputed() {
            let mail = Mail::FirmDisputes { firm: firm.profile.legal_name, id: firm.id.to_string() };
            self.mail_role(&tx, Role::Officer, &mail).await?;
            self.mail_role(&tx, Role::Leader, &mail).await?;
        }
        tx.commit().await
    }

    /// Form: `verdict` (`verify` or `return`; `take_back` or `keep` where an officer asks that a verification be taken back,
    /// with the moment of the request as `asked`), `reason` (to return and to keep), `seen` of what was [shown](Firm::shown).
    /// Mails everyone in the firm, or who is asked, or who asked.
    pub async fn review_firm(&self, actor: &Actor, id: FirmId, form: &Form) -> Result<Firm> {
        let tx = self.begin().await?;
        let facts = FirmFacts::of(id);
        let review = check(actor, Action::ReviewFirm, &facts, tx.now);
        let second = check(actor, Action::ReviewAgain, &facts, tx.now);
        if let (Err(denied), Err(_)) = (&review, &second) {
            return Err((*denied).into());
        }
        let verdict = read_verdict(form)?;
        let firm = db::firm::lock(&tx.db, id).await?;
        let permit = match verdict {
            Verdict::Verify | Verdict::Return(_) if firm.is_disputed() => review.or(second)?,
            Verdict::Verify | Verdict::Return(_) => review?,
            Verdict::TakeBack(_) => check(actor, Action::TakeBackVerification, &facts::firm(&tx.db, id, tx.now).await?, tx.now)?,
            Verdict::Keep(..) => second.or(review)?,
        };
        if verdict.is_said(&firm) {
            return Ok(firm);
        }
        check_seen(form, &firm.shown())?;
        let asked = firm.taking_back.clone();
        let (firm, event) = verdict.of(firm, &permit)?;
        db::firm::update(&tx.db, &firm, &permit).await?;
        tx.record(&event).await?;
        self.tell_of_verdict(&tx, &firm, &event, asked, &permit).await?;
        tx.commit().await?;
        Ok(firm)
    }

    /// The firm of what changes for it; leaders of what they are asked; who asked, where nothing comes of it.
    async fn tell_of_verdict(
        &self,
        tx: &Transaction<'_>,
        firm: &Firm,
        event: &Event,
        asked: Option<TakingBack>,
        permit: &Permit,
    ) -> Result<()> {
        let (name, id, reason) = (firm.profile.legal_name.clone(), firm.id.to_string(), event.note.clone());
        let mail = match (event.kind, asked) {
            (EventKind::TakingBackAsked, _) => {
                return self.mail_role(tx, Role::Leader, &Mail::TakingBackWaits { firm: name, id, reason }).await;
            }
            (EventKind::TakingBackDeclined, Some(asked)) if Some(asked.by) != permit.by() => {
                return self.mail_user(tx, asked.by, &Mail::TakingBackReturned { firm: name, id, reason }).await;
            }
            (EventKind::TakingBackDeclined, _) => return Ok(()),
            (EventKind::FirmVerified, _) => Mail::FirmVerified { firm: name },
            _ => Mail::FirmReturned { firm: name, reason },
        };
        for (email, locale) in db::firm_member::recipients(&tx.db, firm.id).await? {
            tx.mail(&email, locale, &mail).await?;
        }
        Ok(())
    }

    /// Firms about whose verification this person is asked.
    pub(crate) async fn verifications_asked(&self, actor: &Actor) -> Result<Vec<(FirmId, String)>> {
        let now = self.clock.now();
        let all = db::firm::list_taking_back(&self.db.read).await?;
        Ok(all.into_iter().filter(|(id, _)| check(actor, Action::ReviewAgain, &FirmFacts::of(*id), now).is_ok()).collect())
    }

    /// For the office, newest first; `page` from 1, 50 a page. Answers the lines and how many there are in all.
    pub async fn list_firms(&self, actor: &Actor, standing: Option<Standing>, page: u32) -> Result<(Vec<FirmLine>, u32)> {
        check(actor, Action::UseOffice, &Site, self.clock.now())?;
        db::firm::list(&self.db.read, standing, page, PER_PAGE).await
    }

    /// Events with the names of whoever caused them.
    pub(crate) async fn history(&self, events: Vec<(Moment, Event)>) -> Result<Vec<HistoryLine>> {
        let names = db::user::names(&self.db.read, events.iter().filter_map(|(_, e)| e.by)).await?;
        let codes = db::proposal::codes(&self.db.read, events.iter().filter_map(|(_, e)| e.proposal)).await?;
        let name = |by: Option<UserId>| by.and_then(|b| names.get(&b).cloned()).unwrap_or_default();
        let about = |event: &Event| event.proposal.and_then(|p| codes.get(&p).cloned()).unwrap_or_default();
        Ok(events.into_iter().map(|(at, event)| HistoryLine { since: None, at, by: name(event.by), about: about(&event), event }).collect())
    }
}

/// That there is a draft is told by it, so nobody else reads it.
async fn alone(db: &impl ConnectionTrait, people: &[FirmPerson]) -> Result<Vec<(OwnRight, String)>> {
    let said = db::proposal_right::of_users(db, people.iter().filter(|person| !person.is_owner).map(|person| person.user)).await?;
    let codes = db::proposal::codes(db, said.iter().map(|own| own.proposal)).await?;
    let mut said: Vec<_> = said.into_iter().filter_map(|own| Some((codes.get(&own.proposal)?.clone(), own))).collect();
    said.sort_by(|(a, one), (b, other)| (a, one.user).cmp(&(b, other.user)));
    Ok(said.into_iter().map(|(code, own)| (own, code)).collect())
}

enum Verdict {
    Verify,
    Return(String),
    TakeBack(Moment),
    Keep(Moment, String),
}

impl Verdict {
    /// The same request twice says nothing.
    fn is_said(&self, firm: &Firm) -> bool {
        let Self::Return(reason) = self else { return false };
        firm.taking_back.as_ref().is_some_and(|asked| asked.reason == *reason)
    }

    fn of(self, firm: Firm, permit: &Permit) -> Result<(Firm, Event)> {
        Ok(match self {
            Self::Verify if firm.standing == Standing::Verified => return Err(Denied::WrongState.into()),
            Self::Verify => firm.verify(permit).map_err(|problem| Error::field("verdict", problem))?,
            Self::Return(reason) => firm.send_back(&reason, permit)?,
            Self::TakeBack(asked) => firm.take_back(asked, permit)?,
            Self::Keep(asked, reason) => firm.keep_verified(asked, &reason, permit)?,
        })
    }
}

fn read_verdict(form: &Form) -> Result<Verdict> {
    let mut r = FormReader::new(form);
    let asked = || form.get("asked").parse().map(Moment).map_err(|_| Denied::OtherRequest);
    match form.get("verdict") {
        "verify" => Ok(Verdict::Verify),
        "take_back" => Ok(Verdict::TakeBack(asked()?)),
        "return" => {
            let reason = r.required("reason", REASON);
            Ok(r.errors.or(Verdict::Return(reason))?)
        }
        "keep" => {
            let reason = r.required("reason", REASON);
            r.errors.or(())?;
            Ok(Verdict::Keep(asked()?, reason))
        }
        _ => Err(Error::field("verdict", Problem::Choice)),
    }
}

fn own_firm_id(actor: &Actor) -> Result<FirmId> {
    actor.user().ok_or(Denied::SignIn)?.firm.map(|m| m.firm).ok_or_else(|| Denied::NoFirm.into())
}
