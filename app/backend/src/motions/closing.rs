//! Motions are counted, and what was carried is done: by who presides, by the last vote, or when a term is over.

use super::{case::MotionCase, voiding::void_sheet};
use crate::{
    Backend, Result,
    db::{self, challenge::Model},
    evaluations::counts,
    mail::{Mail, Step},
    results::{official, waits},
    transaction::Transaction,
};
use domain::{
    access::{self, Action, Permit},
    challenges::{Challenge, State, approval::Shortlist},
    council::{
        Motion, Vote,
        motion::{OfSheet, Picked, Subject},
    },
    evaluations::{Exclusion, leaving_out},
    ids::ChallengeId,
    people::{Actor, Role},
};

impl Backend {
    /// Counts a motion once all have voted or its term is over; in a meeting, after the time announced for it.
    pub async fn close_motion(&self, actor: &Actor, code: &str, number: u32) -> Result<()> {
        // What waits to be written was given before.
        self.write_votes().await;
        let tx = self.begin().await?;
        let MotionCase { case, motion } = self.lock_motion(&tx, actor, code, number).await?;
        let permit = access::check(actor, Action::CloseMotion, &case.facts, tx.now)?;
        self.count(&tx, &case.row, case.challenge, motion, &permit).await?;
        tx.commit().await
    }

    /// By whoever presides, before anybody voted.
    pub async fn withdraw_motion(&self, actor: &Actor, code: &str, number: u32) -> Result<()> {
        let tx = self.begin().await?;
        let MotionCase { case, motion } = self.lock_motion(&tx, actor, code, number).await?;
        let permit = access::check(actor, Action::CloseMotion, &case.facts, tx.now)?;
        let (withdrawn, event) = motion.withdraw(&permit)?;
        db::motion::save(&tx.db, &permit, &withdrawn).await?;
        tx.record(&event).await?;
        tx.commit().await
    }

    /// Counts written ballots whose term is over, and what nobody has closed since a meeting; puts to the vote what nobody has.
    pub(crate) async fn count_due_motions(&self) -> Result<()> {
        self.write_votes().await;
        for (challenge, number) in db::motion::due(&self.db.read, self.clock.now()).await? {
            self.count_due(challenge, number).await?;
        }
        Ok(())
    }

    async fn count_due(&self, id: ChallengeId, number: u32) -> Result<()> {
        let tx = self.begin().await?;
        let row = self.lock_and_settle(&tx, id).await?;
        let challenge = row.challenge()?;
        let Some(permit) = access::system(Action::CloseMotion, id, tx.now) else { return Ok(()) };
        // Counted meanwhile by somebody else.
        let motion = db::motion::find(&tx.db, id, number).await?.filter(|motion| !motion.is_over());
        let Some(motion) = motion else { return Ok(()) };
        if motion.put_from().is_some() {
            return self.put_due(tx, challenge, motion).await;
        }
        // Put to the vote meanwhile, by somebody else.
        if motion.poll().is_some_and(|poll| tx.now < poll.runs_until()) {
            return Ok(());
        }
        self.count(&tx, &row, challenge, motion, &permit).await?;
        tx.commit().await
    }

    /// Closes it and does what was carried, in the same act.
    pub(super) async fn count(
        &self,
        tx: &Transaction<'_>,
        row: &Model,
        challenge: Challenge,
        motion: Motion,
        permit: &Permit,
    ) -> Result<()> {
        let (mut counted, event) = motion.close(permit)?;
        tx.record(&event).await?;
        let carried = counted.closed().filter(|closed| closed.carried).map(|closed| closed.tally);
        if let Some(tally) = carried {
            let has_effect = match &counted.subject {
                Subject::Exclusion(of) => self.leave_out(tx, &challenge, &counted, of, tally, permit).await?,
                Subject::Voiding(of) => {
                    let is_void = void_sheet(tx, (row, challenge.clone()), &counted, of, permit).await?;
                    self.begin_anew(tx, &challenge, &counted, permit).await?;
                    is_void
                }
                Subject::Shortlist(picked) => self.propose(tx, (row, challenge), &counted, (picked, tally), permit).await?,
                Subject::NoResult(_) => self.drop_anew(tx, &challenge, &counted, permit).await?,
                Subject::Stability | Subject::Free => true,
            };
            if !has_effect {
                counted = counted.without_effect();
            }
        }
        db::motion::save(&tx.db, permit, &counted).await?;
        self.tell_voided(tx, row, &counted).await
    }

    /// `false` where the sheet was changed, is not far or does not count any more, or too many would be left out.
    async fn leave_out(
        &self,
        tx: &Transaction<'_>,
        challenge: &Challenge,
        motion: &Motion,
        of: &OfSheet,
        vote: Vote,
        permit: &Permit,
    ) -> Result<bool> {
        let counts = counts(&tx.db, challenge, tx.now).await?;
        let Some(count) = counts.iter().find(|count| count.proposal.id == of.proposal) else { return Ok(false) };
        let stored = db::sheet::find(&tx.db, of.member, of.proposal).await?;
        let Some(saved) = leaving_out::left_out(challenge, count, of, stored.as_ref()) else { return Ok(false) };
        let reason = motion.text.clone();
        let exclusion = Exclusion { vote, reason: reason.clone(), motion: Some(motion.name()) };
        let (excluded, event) = saved.clone().exclude(exclusion, &of.letter, &count.proposal, permit)?;
        db::sheet::save(&tx.db, permit, &count.proposal, &excluded).await?;
        tx.record(&event).await?;
        let (challenge_code, code) = (challenge.code.clone(), count.proposal.code.clone());
        let mail = Mail::SheetExcluded { challenge_code, code, reason, proposal: count.proposal.id.to_string() };
        self.mail_user(tx, of.member, &mail).await?;
        Ok(true)
    }

    /// `false` where the ranking is another one by now, or something was proposed on it.
    async fn propose(
        &self,
        tx: &Transaction<'_>,
        (row, challenge): (&Model, Challenge),
        motion: &Motion,
        (picked, vote): (&Picked, Vote),
        permit: &Permit,
    ) -> Result<bool> {
        if !matches!(challenge.state, State::Scored { .. }) || !picked.is_on(&official(&tx.db, &challenge).await?.closing.hash()) {
            return Ok(false);
        }
        let shortlist = Shortlist {
            proposals: picked.proposals.clone(),
            by: motion.by,
            by_name: String::new(),
            at: permit.at(),
            note: motion.text.clone(),
            vote: Some(vote),
            departures: picked.departures.clone(),
            signed: None,
        };
        let (proposed, event) = challenge.propose_shortlist(permit, shortlist)?;
        db::challenge::save(&tx.db, permit, row, &proposed).await?;
        tx.record(&event).await?;
        self.mail_role(tx, Role::Officer, &waits(&proposed, Step::Proposed)).await?;
        Ok(true)
    }
}
