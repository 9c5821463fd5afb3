//! Motions are moved: a free one, a note on stability, a shortlist; or first the author of a sheet is asked.

use super::{
    place::{check_alone, poll},
    voiding::check_voidable,
};
use crate::{
    Backend, Error, Result,
    challenges::Case,
    council::order,
    db,
    evaluations::{Outlier, check_none_anew, counts, excluding, far},
    mail::Mail,
    results::{check_weighed, official, read_advice},
    transaction::Transaction,
};
use domain::{
    access::{self, Action, Denied, Permit},
    challenges::Challenge,
    check::Problem,
    council::{
        Motion,
        motion::{MAX_TEXT, OfSheet, Picked, State, Subject},
    },
    evaluations::leaving_out,
    event::Event,
    form::{Form, FormReader},
    ids::MotionId,
    people::Actor,
    time::Moment,
};

impl Backend {
    /// Form: `subject` (`free`, `stability`, or `no_result` with the `proposal` that is scored anew), `text`, and where it is voted on: `place`, `until`. Mails who may vote.
    pub async fn open_motion(&self, actor: &Actor, code: &str, form: &Form) -> Result<u32> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, code).await?;
        let case = deciding(&tx, actor, case, form).await?;
        let permit = access::check(actor, Action::OpenMotion, &case.facts, tx.now)?;
        let mut r = FormReader::new(form);
        let subject = r.required_parsed("subject", Problem::Choice, |subject| match subject {
            "free" => Some(Subject::Free),
            "stability" => Some(Subject::Stability),
            "no_result" => form.text("proposal").parse().ok().map(Subject::NoResult),
            _ => None,
        });
        let text = r.required("text", MAX_TEXT);
        r.errors.or(())?;
        let subject = subject.ok_or_else(|| Error::field("subject", Problem::Choice))?;
        let motion = self.moved(&tx, &case, &permit, subject, text).await?;
        check_anew(&tx, &case, &motion).await?;
        check_alone(&tx.db, &motion).await?;
        let number = self.put(&tx, &case, &permit, motion, form).await?;
        tx.commit().await?;
        Ok(number)
    }

    /// Form: as for a decision, a reason for each departure from the ranking, and where it is voted on: `place`, `until`.
    /// Carried, it is the council's proposal.
    pub async fn move_shortlist(&self, actor: &Actor, code: &str, form: &Form) -> Result<u32> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, code).await?;
        let permit = access::check(actor, Action::ProposeShortlist, &case.facts, tx.now)?;
        check_none_anew(&tx.db, &case.challenge).await?;
        check_weighed(&tx.db, form, &case.challenge).await?;
        let official = official(&tx.db, &case.challenge).await?;
        let advice = read_advice(form, &case.challenge, &official, &permit)?;
        let picked = Picked { proposals: advice.proposals, departures: advice.departures, closing_hash: official.closing.hash() };
        let motion = self.moved(&tx, &case, &permit, Subject::Shortlist(picked), advice.note).await?;
        check_alone(&tx.db, &motion).await?;
        let number = self.put(&tx, &case, &permit, motion, form).await?;
        tx.commit().await?;
        Ok(number)
    }

    /// Form: `sheet` (code of the proposal and letter, with a space between), `reason`, `until`: by when its author may answer.
    /// Asks the author, who is told by mail; nobody votes yet.
    pub async fn move_exclusion(&self, actor: &Actor, code: &str, form: &Form) -> Result<u32> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, code).await?;
        let case = excluding(&tx.db, actor, case, tx.now).await?;
        let permit = access::check(actor, Action::MoveExclusion, &case.facts, tx.now)?;
        let mut r = FormReader::new(form);
        let reason = r.required("reason", MAX_TEXT);
        let until = r.required_parsed("until", Problem::Date, Moment::from_local);
        if until.is_some_and(|until| until <= tx.now) {
            r.errors.add("until", Problem::InPast);
        }
        let chosen = form.text("sheet");
        let outlier = far(&tx.db, actor, &case, tx.now).await?.into_iter().find(|outlier| outlier.shown.value() == chosen);
        if outlier.is_none() {
            r.errors.add("sheet", Problem::Choice);
        }
        r.errors.or(())?;
        let (Some(outlier), Some(until)) = (outlier, until) else { return Err(Error::field("sheet", Problem::Choice)) };
        check_excludable(&tx, &case, &outlier).await?;
        let Outlier { shown, saved, count } = outlier;
        let version = Some(saved.hash());
        let of = OfSheet { proposal: count.proposal.id, member: saved.member, letter: shown.letter, version };
        let motion = self.moved(&tx, &case, &permit, Subject::Exclusion(of), reason).await?;
        check_alone(&tx.db, &motion).await?;
        let (asked, event) = motion.ask(&permit, until)?;
        db::motion::save(&tx.db, &permit, &asked).await?;
        tx.record(&event).await?;
        let mail = Mail::SheetAsked { challenge_code: case.challenge.code.clone(), code: shown.code, reason: asked.text, due: until };
        self.mail_user(&tx, saved.member, &mail).await?;
        tx.commit().await?;
        Ok(asked.number)
    }

    /// Form: `place`, `until`. Puts the question about a sheet to the vote, once its author has answered or could have.
    pub async fn put_motion(&self, actor: &Actor, code: &str, number: u32, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let super::case::MotionCase { case, motion } = self.lock_motion(&tx, actor, code, number).await?;
        let is_voiding = matches!(motion.subject, Subject::Voiding(_));
        let action = if is_voiding { Action::MoveVoiding } else { Action::MoveExclusion };
        let permit = access::check(actor, action, &case.facts, tx.now)?;
        let (State::Asked, Some(of)) = (&motion.state, motion.sheet()) else { return Err(Denied::WrongState.into()) };
        motion.check_heard(tx.now)?;
        if is_voiding {
            check_voidable(&tx, actor, &case, &motion, of).await?;
        } else {
            let far = far(&tx.db, actor, &case, tx.now).await?;
            let outlier = far.into_iter().find(|o| (o.count.proposal.id, o.saved.member) == (of.proposal, of.member));
            let outlier = outlier.ok_or_else(|| Error::field("form", Problem::NoLongerFar))?;
            if !of.is_about(&outlier.saved) {
                return Err(Error::field("form", Problem::SheetChanged));
            }
            check_excludable(&tx, &case, &outlier).await?;
        }
        self.put(&tx, &case, &permit, motion, form).await?;
        tx.commit().await
    }

    pub(super) async fn moved(&self, tx: &Transaction<'_>, case: &Case, permit: &Permit, subject: Subject, text: String) -> Result<Motion> {
        let challenge = case.challenge.id;
        let number = 1 + db::motion::of_challenge(&tx.db, challenge).await?.last().map_or(0, |motion| motion.number);
        let by = permit.by().ok_or(Denied::SignIn)?;
        let id = MotionId(self.chance.uuid());
        Ok(Motion { id, challenge, number, subject, text, by, at: tx.now, hearing: None, state: State::Asked })
    }

    /// Opens it and mails everyone who may vote; in a meeting they are there.
    async fn put(&self, tx: &Transaction<'_>, case: &Case, permit: &Permit, motion: Motion, form: &Form) -> Result<u32> {
        let poll = poll(&tx.db, case, &motion, permit, form).await?;
        self.open_and_tell(tx, &case.challenge, permit, motion.open(permit, poll)?).await
    }

    pub(super) async fn open_and_tell(
        &self,
        tx: &Transaction<'_>,
        challenge: &Challenge,
        permit: &Permit,
        (opened, event): (Motion, Event),
    ) -> Result<u32> {
        db::motion::save(&tx.db, permit, &opened).await?;
        tx.record(&event).await?;
        if let Some((poll, due)) = opened.poll().and_then(|poll| Some((poll, poll.until()?))) {
            let (challenge_code, title) = (challenge.code.clone(), challenge.content.title.clone());
            let mail = Mail::MotionWaits { challenge_code, title, number: opened.number, due };
            for elector in &poll.eligible {
                self.mail_user(tx, *elector, &mail).await?;
            }
        }
        Ok(opened.number)
    }
}

/// Over a motion about one proposal presides who is clear of that.
async fn deciding(tx: &Transaction<'_>, actor: &Actor, mut case: Case, form: &Form) -> Result<Case> {
    let about = form.text("proposal").parse().ok().filter(|_| form.get("subject") == "no_result");
    if let (Some(about), Some(member)) = (about, actor.id()) {
        let order = order(&tx.db, case.challenge.id, [about], tx.now).await?;
        case.facts = case.facts.over(order.over(about, None) == Some(member));
    }
    Ok(case)
}

/// Only what is being scored anew is let be without a result.
async fn check_anew(tx: &Transaction<'_>, case: &Case, motion: &Motion) -> Result<()> {
    let Subject::NoResult(id) = motion.subject else { return Ok(()) };
    let proposals = db::proposal::handed_in(&tx.db, [case.challenge.id]).await?;
    let is_scored = proposals.iter().any(|proposal| proposal.id == id && proposal.scored_anew().is_some());
    if is_scored { Ok(()) } else { Err(Error::field("proposal", Problem::Choice)) }
}

/// All sheets of the last round are in, and one more of this proposal may be left out.
async fn check_excludable(tx: &Transaction<'_>, case: &Case, outlier: &Outlier) -> Result<()> {
    let counts = counts(&tx.db, &case.challenge, tx.now).await?;
    leaving_out::check(&case.challenge, &counts, &outlier.count, tx.now).map_err(|problem| Error::field("form", problem))
}
