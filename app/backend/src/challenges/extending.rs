//! More time until closing, or until scoring ends: an officer asks for it, a leader gives it before the time is over.

use super::{Case, ExtensionView, files::published, reason::read_reason};
use crate::{Backend, Error, Result, db, mail::Mail, transaction::Transaction};
use domain::{
    access::{self, Action, Can, Denied, Permit},
    challenges::{Challenge, End, Extension},
    check::Problem,
    form::{Form, FormReader},
    limits::REASON,
    people::Actor,
    time::Moment,
};

impl Backend {
    /// What waits for a leader, for the office.
    pub async fn extension(&self, actor: &Actor, code: &str) -> Result<ExtensionView> {
        let now = self.clock.now();
        let case = self.challenge_case(&self.db.read, actor, code, now).await?;
        access::check(actor, Action::UseOffice, &access::Site, now)?;
        let asked = case.challenge.extension(now).cloned().ok_or(Denied::WrongState)?;
        let (_, present) = case.challenge.movable(now).ok_or(Denied::WrongState)?;
        Ok(ExtensionView {
            by: db::user::name(&self.db.read, asked.by).await?,
            present,
            asked,
            can: Can::ask(actor, &case.facts, now),
            challenge: case.challenge,
        })
    }

    /// Form: `closes` (local time), `reason`; a day off is [meant](domain::days_off::DaysOff::meant). Leaders are mailed.
    pub async fn ask_extension(&self, actor: &Actor, code: &str, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, code).await?;
        let permit = officer(actor, &case, tx.now)?;
        let mut r = FormReader::new(form);
        let until = r.required_parsed("closes", Problem::Date, Moment::from_local);
        let reason = r.required("reason", REASON);
        r.errors.or(())?;
        let Some(until) = until else { return Err(Error::field("closes", Problem::Date)) };
        if case.challenge.extension(tx.now).is_some_and(|asked| (asked.until, asked.reason.as_str()) == (until, reason.as_str())) {
            return Ok(());
        }
        // The same form posted again: it was given meanwhile.
        let given = case
            .challenge
            .timing
            .longer
            .last()
            .is_some_and(|given| (given.extension.until, given.extension.reason.as_str()) == (until, reason.as_str()));
        let is_there = case.challenge.movable(tx.now).is_some_and(|(_, present)| present == until);
        if given || is_there && self.is_latest_reason(&tx, &case.challenge, &reason).await? {
            return Ok(());
        }
        let (asked, event) = case.challenge.ask_extension(until, &reason, &permit)?;
        db::day_off::table(&tx.db).await?.meant("closes", until, form)?;
        db::challenge::save(&tx.db, &permit, &case.row, &asked).await?;
        tx.record(&event).await?;
        let mail = Mail::ExtensionWaits { challenge_code: asked.code.clone(), title: asked.content.title.clone(), reason };
        self.mail_leaders(&tx, &asked, Action::ConfirmExtension, &mail).await?;
        tx.commit().await
    }

    /// Form: `asked`, when what was shown was asked for. A closing: mails firms that have a draft or a proposal; the end of
    /// scoring: mails whoever scores.
    pub async fn confirm_extension(&self, actor: &Actor, code: &str, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, code).await?;
        let permit = access::check(actor, Action::ConfirmExtension, &case.facts, tx.now)?;
        let asked = case.challenge.extension(tx.now).cloned().ok_or(Denied::WrongState)?;
        let (end, before) = case.challenge.movable(tx.now).ok_or(Denied::WrongState)?;
        let (extended, event) = case.challenge.give_extension(shown(form)?, &permit)?;
        db::challenge::save(&tx.db, &permit, &case.row, &extended).await?;
        tx.record(&event).await?;
        match end {
            End::Closing => self.closing_moved(&tx, &permit, &extended, before, &asked).await?,
            End::Scoring => self.scoring_moved(&tx, &extended, before, &asked).await?,
        }
        tx.commit().await
    }

    /// Form: `asked`, `reason`. By a leader who returns it, or by an officer who takes it back; whoever asked is mailed.
    pub async fn decline_extension(&self, actor: &Actor, code: &str, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, code).await?;
        let permit = access::check(actor, Action::ConfirmExtension, &case.facts, tx.now).or_else(|_| officer(actor, &case, tx.now))?;
        let reason = read_reason(form)?;
        let by = case.challenge.extension(tx.now).map(|asked| asked.by);
        let (declined, event) = case.challenge.decline_extension(shown(form)?, &reason, &permit)?;
        db::challenge::save(&tx.db, &permit, &case.row, &declined).await?;
        tx.record(&event).await?;
        if let Some(asker) = by.filter(|asker| Some(*asker) != permit.by()) {
            let (challenge_code, title) = (declined.code.clone(), declined.content.title.clone());
            self.mail_user(&tx, asker, &Mail::ExtensionReturned { challenge_code, title, reason }).await?;
        }
        tx.commit().await
    }

    async fn closing_moved(
        &self,
        tx: &Transaction<'_>,
        permit: &Permit,
        extended: &Challenge,
        before: Moment,
        asked: &Extension,
    ) -> Result<()> {
        // Changes of files wait for an addendum: nobody decided on them here.
        let files = published(&tx.db, extended.id, tx.now).await?;
        db::challenge_version::insert(&tx.db, permit, extended, &files, &asked.reason, tx.now).await?;
        let (challenge_code, title) = (extended.code.clone(), extended.content.title.clone());
        let mail = Mail::ClosingExtended { challenge_code, title, closing: [before, asked.until], reason: asked.reason.clone() };
        self.mail_concerned(tx, extended, &mail).await
    }

    async fn scoring_moved(&self, tx: &Transaction<'_>, extended: &Challenge, before: Moment, asked: &Extension) -> Result<()> {
        for member in db::challenge::roster(&tx.db, extended.id).await?.unwrap_or_default() {
            let (challenge_code, title) = (extended.code.clone(), extended.content.title.clone());
            let mail = Mail::ScoringExtended { challenge_code, title, ends: [before, asked.until], reason: asked.reason.clone() };
            self.mail_user(tx, member, &mail).await?;
        }
        Ok(())
    }
}

/// Whoever of the office asks for it, at this stage.
fn officer(actor: &Actor, case: &Case, now: Moment) -> Result<Permit> {
    let closing = access::check(actor, Action::ExtendClosing, &case.facts, now);
    match closing {
        Err(Denied::WrongState) => Ok(access::check(actor, Action::ExtendScoring, &case.facts, now)?),
        closing => Ok(closing?),
    }
}

fn shown(form: &Form) -> Result<Moment> {
    form.get("asked").parse().map(Moment).map_err(|_| Error::field("asked", Problem::Required))
}
