//! Announcing an information session, and calling it off. Firms that have a draft or a proposal are told.

use super::reason::read_reason;
use crate::{Backend, Error, Result, db, mail::Mail, transaction::Transaction};
use domain::{
    access::{self, Action, Denied},
    briefings::{Briefing, Plan},
    challenges::Challenge,
    form::Form,
    people::Actor,
};

impl Backend {
    /// Form: [`Plan::read`].
    pub async fn announce_briefing(&self, actor: &Actor, code: &str, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, code).await?;
        let permit = access::check(actor, Action::PlanBriefing, &case.facts, tx.now)?;
        let days_off = db::day_off::table(&tx.db).await?;
        let plan = Plan::read(form, case.challenge.content.calendar.closes, &days_off, tx.now)?;
        let before = db::briefing::of_challenge(&tx.db, case.challenge.id).await?;
        let Some((briefing, event)) = Briefing::announce(&before, &permit, case.challenge.id, plan) else { return Ok(()) };
        db::briefing::save(&tx.db, &permit, &briefing).await?;
        tx.record(&event).await?;
        self.tell_briefing(&tx, &case.challenge, briefing).await?;
        tx.commit().await
    }

    /// Form: `reason`.
    pub async fn call_off_briefing(&self, actor: &Actor, code: &str, number: u32, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, code).await?;
        let permit = access::check(actor, Action::PlanBriefing, &case.facts, tx.now)?;
        let all = db::briefing::of_challenge(&tx.db, case.challenge.id).await?;
        let briefing = all.into_iter().find(|briefing| briefing.number == number).ok_or(Error::NotFound)?;
        let reason = read_reason(form)?;
        let (briefing, event) = briefing.call_off(&permit, &reason).ok_or(Denied::WrongState)?;
        db::briefing::save(&tx.db, &permit, &briefing).await?;
        tx.record(&event).await?;
        self.tell_briefing(&tx, &case.challenge, briefing).await?;
        tx.commit().await
    }

    async fn tell_briefing(&self, tx: &Transaction<'_>, challenge: &Challenge, briefing: Briefing) -> Result<()> {
        let (challenge_code, title) = (challenge.code.clone(), challenge.content.title.clone());
        let Plan { at, place, link, note } = briefing.plan;
        let place = [place, link, note].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n");
        self.mail_concerned(tx, challenge, &Mail::Briefing { challenge_code, title, at, place, called_off: briefing.called_off }).await
    }
}
