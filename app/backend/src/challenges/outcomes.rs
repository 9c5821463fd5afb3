//! What became of a challenge after its decision: kept by officers, edition by edition, and read by everybody.

use crate::{Backend, Error, Result, db, settled::settled};
use domain::{
    access::{self, Action, Can},
    challenges::{
        Challenge,
        outcome::{Edition, Outcome},
    },
    check::Problem,
    form::{Form, FormReader},
    limits::REASON,
    people::Actor,
    time::Moment,
};
use sea_orm::ConnectionTrait;

/// Of a challenge whose result is public.
#[derive(Clone, Debug)]
pub struct OutcomeView {
    pub challenge: Challenge,
    /// By version; none before somebody said anything.
    pub editions: Vec<Edition>,
    pub can: Can,
}

impl OutcomeView {
    /// As it is shown in the form.
    pub fn stored(&self) -> Form {
        self.editions.last().map(|edition| edition.outcome.to_form()).unwrap_or_default()
    }
}

impl Backend {
    /// For everybody, once the result is public.
    pub async fn outcome(&self, actor: &Actor, code: &str) -> Result<OutcomeView> {
        let (now, db) = (self.clock.now(), &self.db.read);
        let case = self.challenge_case(db, actor, code, now).await?;
        access::check(actor, Action::ViewResult, &case.facts, now)?;
        let can = Can::ask(actor, &case.facts, now);
        Ok(OutcomeView { editions: db::outcome::of_challenge(db, case.challenge.id).await?, challenge: case.challenge, can })
    }

    /// Form: [`Outcome::read`], and `reason`, which every edition but the first one needs.
    pub async fn keep_outcome(&self, actor: &Actor, code: &str, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, code).await?;
        let permit = access::check(actor, Action::KeepOutcome, &case.facts, tx.now)?;
        let editions = db::outcome::of_challenge(&tx.db, case.challenge.id).await?;
        let last = editions.last();
        let stored = last.map(|edition| edition.outcome.to_form()).unwrap_or_default();
        let form = settled(form, &stored, last.and_then(|edition| edition.by), actor)?;
        let outcome = Outcome::read(&form, &case.challenge.content.measures, tx.now)?;
        if !outcome.called_again.is_empty() && !is_another_call(&tx.db, &case.challenge, &outcome.called_again, tx.now).await? {
            return Err(Error::field("called_again", Problem::NoSuchCall));
        }
        let mut r = FormReader::new(&form);
        let reason = r.text("reason", REASON);
        r.errors.or(())?;
        let edition = Edition::following(last, outcome, &reason, &permit)?;
        db::outcome::insert(&tx.db, &permit, case.challenge.id, &edition).await?;
        tx.record(&edition.event(case.challenge.id)).await?;
        tx.commit().await
    }
}

/// One that everybody may see: a draft is told to nobody.
async fn is_another_call(db: &impl ConnectionTrait, of: &Challenge, code: &str, now: Moment) -> Result<bool> {
    let Some(row) = db::challenge::find_by_code(db, code).await? else { return Ok(false) };
    let other = row.challenge()?;
    Ok(other.id != of.id && other.stage(now).is_public())
}
