//! Who belongs to a firm: invited, taken out, an invitation taken back. The owner decides.

use super::{FirmPerson, own_firm_id};
use crate::{
    Backend, Error, Result,
    accounts::{LinkKind, expiry, read_email},
    db,
    mail::{self, Mail},
    settled::settled,
};
use domain::{
    access::{Action, Denied, FirmFacts, check},
    check::Problem,
    event::{self, Event},
    firms::{MAX_INVITATIONS, check_removal},
    form::Form,
    ids::UserId,
    locale::Locale,
    people::{Actor, Right},
    time::Moment,
};

/// The field of a form that says what one of a firm's people may do.
pub fn right_field(user: UserId) -> String {
    format!("right_{user}")
}

/// What a page about the people of a firm shows of their rights.
pub fn rights_form(people: &[FirmPerson]) -> Form {
    let others = people.iter().filter(|person| !person.is_owner);
    Form(others.map(|person| (right_field(person.user), person.right.code().to_owned())).collect())
}

/// `None` where the form says nothing.
fn read_right(form: &Form, name: &str) -> Result<Option<Right>> {
    match form.get(name) {
        "" => Ok(None),
        code => Right::from_code(code).map(Some).ok_or_else(|| Error::field(name, Problem::Choice)),
    }
}

impl Backend {
    /// Form: `email`, `right`. Invites to the actor's own firm; a second invitation takes the place of the first.
    pub async fn invite_member(&self, actor: &Actor, form: &Form, locale: Locale) -> Result<()> {
        let id = own_firm_id(actor)?;
        let tx = self.begin().await?;
        let permit = check(actor, Action::InviteMember, &FirmFacts::of(id), tx.now)?;
        let email = read_email(form)?;
        let right = read_right(form, "right")?.ok_or_else(|| Error::field("right", Problem::Choice))?;
        // Two of its people at once wait here for each other.
        let firm = db::firm::lock(&tx.db, id).await?.profile.legal_name;
        if db::firm_member::people(&tx.db, id).await?.iter().any(|p| p.email == email) {
            return Err(Error::field("email", Problem::HasFirm));
        }
        let sent = db::link::count_invitations(&tx.db, id, expiry(LinkKind::Invite, tx.now.plus_days(-1))).await?;
        if sent >= MAX_INVITATIONS.into() {
            return Err(Error::field("email", Problem::TooManyInvitations(MAX_INVITATIONS)));
        }
        db::link::revoke_invitations(&tx.db, id, &email, tx.now).await?;
        let link = self.issue_link(&tx, LinkKind::Invite, &email, Some((id, right))).await?;
        tx.mail_link(&email, locale, &Mail::Invite { token: mail::TOKEN.to_owned(), firm, right }, &link).await?;
        tx.record(&Event::new(event::EventKind::MemberInvited, permit.by()).firm(id).note(email)).await?;
        tx.commit().await
    }

    /// Form: for each person but the owner, what they may do, as `right_` and their account; `seen` of what was
    /// [shown](rights_form). What nobody changed stays.
    pub async fn set_rights(&self, actor: &Actor, form: &Form) -> Result<()> {
        let id = own_firm_id(actor)?;
        let tx = self.begin().await?;
        let permit = check(actor, Action::SetRights, &FirmFacts::of(id), tx.now)?;
        db::firm::lock(&tx.db, id).await?;
        let people = db::firm_member::people(&tx.db, id).await?;
        let form = settled(form, &rights_form(&people), None, actor)?;
        let mut is_changed = false;
        for person in people.iter().filter(|person| !person.is_owner) {
            let Some(right) = read_right(&form, &right_field(person.user))?.filter(|right| *right != person.right) else { continue };
            db::firm_member::set_right(&tx.db, &permit, id, person.user, right).await?;
            let event = Event::new(event::EventKind::RightSet, permit.by()).firm(id).account(person.user);
            tx.record(&event.note(format!("{} {}", right.code(), person.name))).await?;
            is_changed = true;
        }
        if is_changed { tx.commit().await } else { Ok(()) }
    }

    /// Which firms have invited this person, and until when: the link that accepts is in the mail alone.
    pub async fn invitations(&self, actor: &Actor) -> Result<Vec<(String, Moment)>> {
        let now = self.clock.now();
        let user = actor.user().ok_or(Denied::SignIn)?;
        let mut firms = Vec::new();
        for (firm, until) in db::link::invitations_to(&self.db.read, &user.email, now).await? {
            firms.extend(db::firm::find(&self.db.read, firm).await?.map(|firm| (firm.profile.legal_name, until)));
        }
        Ok(firms)
    }

    /// Form: `invited`, the address, which is told by mail. The invitation stops working at once; one that does not work any more is nothing to take back.
    pub async fn cancel_invitation(&self, actor: &Actor, form: &Form) -> Result<()> {
        let id = own_firm_id(actor)?;
        let tx = self.begin().await?;
        let permit = check(actor, Action::RemoveMember, &FirmFacts::of(id), tx.now)?;
        let email = form.text("invited").to_lowercase();
        if email.is_empty() {
            return Err(Error::field("people", Problem::Choice));
        }
        if !db::link::list_invitations(&tx.db, id, tx.now).await?.iter().any(|(invited, _)| *invited == email) {
            return Ok(());
        }
        db::link::revoke_invitations(&tx.db, id, &email, tx.now).await?;
        let firm = db::firm::find(&tx.db, id).await?.ok_or(Error::NotFound)?.profile.legal_name;
        let account = db::user::find_by_email(&tx.db, &email).await?;
        let locale = account.map_or(Locale::Vi, |account| account.locale);
        tx.mail(&email, locale, &Mail::InvitationCancelled { firm }).await?;
        tx.record(&Event::new(event::EventKind::InvitationCancelled, permit.by()).firm(id).note(email)).await?;
        tx.commit().await
    }

    /// Form: `user`. Takes a person out of the actor's own firm: their sessions end, and they are told by mail. What they
    /// wrote stays the firm's.
    pub async fn remove_member(&self, actor: &Actor, form: &Form) -> Result<()> {
        let id = own_firm_id(actor)?;
        let tx = self.begin().await?;
        let permit = check(actor, Action::RemoveMember, &FirmFacts::of(id), tx.now)?;
        let firm = db::firm::lock(&tx.db, id).await?;
        let people = db::firm_member::people(&tx.db, id).await?;
        let user = form.text("user").parse().map(UserId).ok();
        let person = people.iter().find(|person| Some(person.user) == user).ok_or_else(|| Error::field("people", Problem::Choice))?;
        let owners = people.iter().filter(|person| person.is_owner).count();
        check_removal(person.is_owner, owners).map_err(|problem| Error::field("people", problem))?;
        db::firm_member::remove(&tx.db, &permit, id, person.user).await?;
        db::proposal_right::delete_of_user(&tx.db, &permit, id, person.user).await?;
        // What was to be theirs is nobody's any more.
        if db::handover::find(&tx.db, id).await?.is_some_and(|handover| handover.to == person.user) {
            db::handover::delete(&tx.db, &permit, id).await?;
        }
        db::session::delete_of_user(&tx.db, person.user).await?;
        db::api_key::delete_of_user(&tx.db, person.user).await?;
        if let Some(account) = db::user::find(&tx.db, person.user).await? {
            tx.mail(&account.email, account.locale, &Mail::MemberRemoved { firm: firm.profile.legal_name }).await?;
        }
        let note = format!("{} ({})", person.name, person.email);
        tx.record(&Event::new(event::EventKind::MemberRemoved, permit.by()).firm(id).note(note)).await?;
        tx.commit().await
    }
}
