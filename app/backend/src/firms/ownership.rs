//! Handing a firm's account on to another of its people.

use super::own_firm_id;
use crate::{
    Backend, Error, Result,
    db::{self, Source},
    mail::Mail,
    transaction::Transaction,
};
use domain::{
    access::{Action, Denied, FirmFacts, Permit, check},
    check::Problem,
    event::Event,
    firms::{Handover, ownership::MAX_REASON},
    form::{Form, FormReader},
    ids::{FirmId, UserId},
    people::{Actor, Role},
    time::Moment,
};
use sea_orm::ConnectionTrait;

/// What a form did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handed {
    Offered,
    Asked,
    Granted,
    Moved,
    Ended,
}

/// What is under way, with the names of whom it concerns.
#[derive(Clone, Debug)]
pub struct HandoverView {
    pub handover: Handover,
    pub to_name: String,
    /// Empty until an officer has said that it may be granted.
    pub granted_by: String,
}

impl Backend {
    /// Of the actor's own firm. Form: `act`: `offer` (with `user`), `ask` (with `reason`), or, of what is under way, `accept` or `end`
    /// (with its moment as `asked`). Whoever it concerns is told by mail.
    pub async fn change_owner(&self, actor: &Actor, form: &Form) -> Result<Handed> {
        let id = own_firm_id(actor)?;
        let tx = self.begin().await?;
        let facts = FirmFacts::of(id);
        match form.get("act") {
            "offer" => {
                let permit = check(actor, Action::OfferOwnership, &facts, tx.now)?;
                let before = self.under_way(&tx, id).await?;
                let to = self.person(&tx.db, id, form.text("user").parse().ok().map(UserId)).await?;
                let (handover, event) = Handover::offer(before.as_ref(), id, to, &permit)?;
                db::handover::save(&tx.db, &permit, &handover).await?;
                self.mail_user(&tx, to, &Mail::OwnershipOffered { firm: name(&tx.db, id).await? }).await?;
                done(tx, event, Handed::Offered).await
            }
            "ask" => {
                let permit = check(actor, Action::AskOwnership, &facts, tx.now)?;
                let mut r = FormReader::new(form);
                let reason = r.required("reason", MAX_REASON);
                r.errors.or(())?;
                let before = self.under_way(&tx, id).await?;
                let (handover, event) = Handover::ask(before.as_ref(), id, reason.clone(), &permit)?;
                db::handover::save(&tx.db, &permit, &handover).await?;
                let (firm, until) = (name(&tx.db, id).await?, handover.objection_until());
                let by = actor.user().map(|user| user.name.clone()).unwrap_or_default();
                self.mail_firm(&tx, id, &Mail::OwnershipAsked { firm: firm.clone(), by, reason, until }).await?;
                self.mail_role(&tx, Role::Officer, &Mail::OwnershipWaits { firm, id: id.to_string() }).await?;
                done(tx, event, Handed::Asked).await
            }
            "accept" => {
                let permit = check(actor, Action::AnswerOffer, &facts, tx.now)?;
                let handover = self.under_way(&tx, id).await?.ok_or(Denied::OtherRequest)?;
                let event = handover.accept(seen(form)?, &permit)?;
                self.hand_over(tx, &handover, event, &permit).await
            }
            "end" => {
                let permit =
                    check(actor, Action::OfferOwnership, &facts, tx.now).or_else(|_| check(actor, Action::AnswerOffer, &facts, tx.now))?;
                let handover = self.under_way(&tx, id).await?.ok_or(Denied::OtherRequest)?;
                let event = handover.end(seen(form)?, "", &permit)?;
                self.end_handover(tx, &handover, event, &permit).await
            }
            _ => {
                check(actor, Action::AnswerOffer, &facts, tx.now)?;
                Err(Error::field("people", Problem::Choice))
            }
        }
    }

    /// What a member asked of the office. Form: `verdict`: `grant` (with `note`, what was checked), `confirm`, or `refuse` (with
    /// `note`, why); its moment as `asked`.
    pub async fn decide_ownership(&self, actor: &Actor, id: FirmId, form: &Form) -> Result<Handed> {
        let tx = self.begin().await?;
        let facts = FirmFacts::of(id);
        let (grants, confirms) =
            (check(actor, Action::GrantOwnership, &facts, tx.now), check(actor, Action::ConfirmOwnership, &facts, tx.now));
        if let (Err(denied), Err(_)) = (&grants, &confirms) {
            return Err((*denied).into());
        }
        let handover = self.under_way(&tx, id).await?.ok_or(Denied::OtherRequest)?;
        let mut r = FormReader::new(form);
        let note = r.text("note", MAX_REASON);
        if note.is_empty() && form.get("verdict") != "confirm" {
            r.errors.add("note", Problem::Required);
        }
        r.errors.or(())?;
        let seen = seen(form)?;
        match form.get("verdict") {
            "grant" => {
                let permit = grants?;
                let (handover, event) = handover.grant(seen, &note, &permit)?;
                db::handover::save(&tx.db, &permit, &handover).await?;
                let firm = name(&tx.db, id).await?;
                self.mail_role(&tx, Role::Leader, &Mail::OwnershipWaits { firm, id: id.to_string() }).await?;
                done(tx, event, Handed::Granted).await
            }
            "confirm" => {
                let permit = confirms?;
                let event = handover.confirm(seen, &permit)?;
                self.hand_over(tx, &handover, event, &permit).await
            }
            "refuse" => {
                let permit = grants.or(confirms)?;
                let event = handover.end(seen, &note, &permit)?;
                self.end_handover(tx, &handover, event, &permit).await
            }
            _ => Err(Error::field("verdict", Problem::Choice)),
        }
    }

    /// Firms about whose account this person of the office is asked.
    pub(crate) async fn ownerships_asked(&self, actor: &Actor) -> Result<Vec<(FirmId, String)>> {
        let (db, now) = (&self.db.read, self.clock.now());
        let mut asked = Vec::new();
        for handover in db::handover::list(db).await?.into_iter().filter(|handover| handover.reason().is_some()) {
            let is_second = handover.granted().is_some();
            let action = if is_second { Action::ConfirmOwnership } else { Action::GrantOwnership };
            let is_time = is_second || handover.objection_until().is_over(now);
            if is_time && check(actor, action, &FirmFacts::of(handover.firm), now).is_ok() {
                asked.push((handover.firm, name(db, handover.firm).await?));
            }
        }
        Ok(asked)
    }

    pub(super) async fn handover(&self, db: &impl Source, id: FirmId) -> Result<Option<HandoverView>> {
        let Some(handover) = db::handover::find(db, id).await? else { return Ok(None) };
        let granted_by = match handover.granted() {
            Some(granted) => db::user::name(db, granted.by).await?,
            None => String::new(),
        };
        Ok(Some(HandoverView { to_name: db::user::name(db, handover.to).await?, granted_by, handover }))
    }

    /// Held until the act ends, with the firm.
    async fn under_way(&self, tx: &Transaction<'_>, id: FirmId) -> Result<Option<Handover>> {
        db::firm::lock(&tx.db, id).await?;
        db::handover::find(&tx.db, id).await
    }

    /// Somebody of the firm.
    async fn person(&self, db: &impl ConnectionTrait, id: FirmId, user: Option<UserId>) -> Result<UserId> {
        let people = db::firm_member::people(db, id).await?;
        people.iter().map(|person| person.user).find(|person| Some(*person) == user).ok_or_else(|| Error::field("people", Problem::Choice))
    }

    async fn hand_over(&self, tx: Transaction<'_>, handover: &Handover, event: Event, permit: &Permit) -> Result<Handed> {
        let to = self.person(&tx.db, handover.firm, Some(handover.to)).await?;
        db::firm_member::give_ownership(&tx.db, permit, handover.firm, to).await?;
        db::handover::delete(&tx.db, permit, handover.firm).await?;
        let (firm, owner) = (name(&tx.db, handover.firm).await?, db::user::name(&tx.db, to).await?);
        self.mail_firm(&tx, handover.firm, &Mail::OwnershipMoved { firm, owner: owner.clone() }).await?;
        done(tx, event.note(owner), Handed::Moved).await
    }

    async fn end_handover(&self, tx: Transaction<'_>, handover: &Handover, event: Event, permit: &Permit) -> Result<Handed> {
        db::handover::delete(&tx.db, permit, handover.firm).await?;
        let mail = Mail::OwnershipEnded { firm: name(&tx.db, handover.firm).await?, reason: event.note.clone() };
        self.mail_firm(&tx, handover.firm, &mail).await?;
        done(tx, event, Handed::Ended).await
    }
}

async fn done(tx: Transaction<'_>, event: Event, handed: Handed) -> Result<Handed> {
    tx.record(&event).await?;
    tx.commit().await?;
    Ok(handed)
}

async fn name(db: &impl ConnectionTrait, id: FirmId) -> Result<String> {
    Ok(db::firm::find(db, id).await?.ok_or(Error::NotFound)?.profile.legal_name)
}

fn seen(form: &Form) -> Result<Moment> {
    Ok(form.get("asked").parse().map(Moment).map_err(|_| Denied::OtherRequest)?)
}
