//! Scoring taken up again by the leader after it had closed.

use super::{columns, counting::counts};
use crate::{Backend, Result, db, mail::Mail, transaction::Transaction};
use domain::{
    access::{self, Action},
    challenges::{Challenge, Reopening, lifecycle::Rejection},
    form::Form,
    people::Actor,
};

impl Backend {
    /// Form: see [`Reopening::read`]. The result that stood is kept aside and shown to nobody. Mails those
    /// who score; the reason is left to the record, because it may speak of a proposal that one of them may not know of.
    pub async fn reopen_scoring(&self, actor: &Actor, challenge_code: &str, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, challenge_code).await?;
        let permit = access::check(actor, Action::ReopenScoring, &case.facts, tx.now)?;
        let stood = db::result::find(&tx.db, case.challenge.id).await?.ok_or(Rejection::WrongState)?;
        let reopening = Reopening::read(form, stood.closing.hash(), tx.now)?;
        let (reopened, event) = case.challenge.reopen_scoring(&permit, reopening)?;
        db::past_result::keep(&tx.db, &permit, reopened.id).await?;
        db::challenge::save(&tx.db, &permit, &case.row, &reopened).await?;
        tx.record(&event).await?;
        self.mail_eligible(&tx, &reopened).await?;
        tx.commit().await
    }

    /// Whoever is on the council, sat when scoring began and may score at least one of the proposals.
    async fn mail_eligible(&self, tx: &Transaction<'_>, challenge: &Challenge) -> Result<()> {
        let Some(until) = challenge.scoring_ends() else { return Ok(()) };
        let counts = counts(&tx.db, challenge, tx.now).await?;
        let mail = Mail::ScoringReopened { challenge_code: challenge.code.clone(), title: challenge.content.title.clone(), until };
        for member in columns::seated_on_roster(&tx.db, challenge, tx.now).await? {
            if counts.iter().any(|count| count.is_eligible(member)) {
                self.mail_user(tx, member, &mail).await?;
            }
        }
        Ok(())
    }
}
