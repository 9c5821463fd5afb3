//! Members vote, each for themselves; who is present without a device through two others. Authors answer.

use super::{
    case::MotionCase,
    place::{is_by_hand, is_there},
};
use crate::{
    Backend, Error, Result,
    challenges::Case,
    db,
    evaluations::{BallotOn, Chosen, Vote},
    mail::Mail,
    transaction::Transaction,
};
use domain::{
    access::{self, Action, Denied, Permit},
    check::Problem,
    council::{
        Motion,
        motion::{Choice, MAX_ANSWER},
    },
    form::{Form, FormReader},
    ids::UserId,
    people::Actor,
};

impl Backend {
    /// Form: `choice` (`for`, `against`, `abstain`). Deliberately leaves no event: how somebody voted is told with the result.
    /// The last vote counts the motion.
    pub async fn vote_on_motion(&self, actor: &Actor, code: &str, number: u32, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let MotionCase { case, motion } = self.lock_motion(&tx, actor, code, number).await?;
        let permit = access::check(actor, Action::VoteOnMotion, &case.facts, tx.now)?;
        check_there(&tx, &motion, permit.by()).await?;
        let choice = choice(form, "choice")?;
        if motion.is_secret() {
            if permit.by().is_some_and(|by| motion.poll().is_some_and(|poll| poll.has_voted(by))) {
                return Err(Error::field("choice", Problem::Voted));
            }
            drop(tx);
            return self.answer_in_secret(actor, case.challenge.code, number, choice).await;
        }
        let voted = motion.vote(&permit, choice)?;
        self.save_vote(tx, case, &permit, voted).await
    }

    /// As in a ballot on a tie: it waits for others, and nothing tells which came with which voter.
    async fn answer_in_secret(&self, actor: &Actor, challenge_code: String, number: u32, choice: Choice) -> Result<()> {
        let ballot = BallotOn { challenge_code, motion: Some(number) };
        let tracking_code = self.chance.code("PK", 12);
        self.cast_with_others(Vote { actor: actor.clone(), ballot, choice: Chosen::Answer(choice), tracking_code }).await
    }

    /// Writes the answers that wait for one motion, in one act; `true` when some were written.
    pub(crate) async fn write_answers(&self, ballot: &BallotOn, number: u32) -> Result<bool> {
        let tx = self.begin().await?;
        // Asked when the writer's turn has come: all that have queued by then.
        let votes = self.ballots.votes(ballot);
        let mut voted: Option<(Motion, Permit, Case)> = None;
        let (mut written, mut outcomes) = (Vec::new(), Vec::new());
        for vote in votes {
            let so_far = voted.as_ref().map(|(motion, ..)| motion.clone());
            match self.admit_answer(&tx, &vote, number, so_far).await {
                Ok(after) => {
                    voted = Some(after);
                    written.push(vote.tracking_code);
                }
                Err(error) => outcomes.push((vote.tracking_code, error)),
            }
        }
        let has_new = voted.is_some();
        if let Some((motion, permit, case)) = voted {
            self.save_vote(tx, case, &permit, motion).await?;
        }
        written.iter().for_each(|code| self.ballots.tell(code, Ok(())));
        outcomes.into_iter().for_each(|(code, error)| self.ballots.tell(&code, Err(error)));
        Ok(has_new)
    }

    /// Adds one answer to those of the same act.
    async fn admit_answer(&self, tx: &Transaction<'_>, vote: &Vote, number: u32, so_far: Option<Motion>) -> Result<(Motion, Permit, Case)> {
        let Chosen::Answer(choice) = vote.choice else { return Err(Error::internal("a proposal chosen on a motion")) };
        let MotionCase { case, motion } = self.lock_motion(tx, &vote.actor, &vote.ballot.challenge_code, number).await?;
        let permit = access::check(&vote.actor, Action::VoteOnMotion, &case.facts, tx.now)?;
        check_there(tx, &motion, permit.by()).await?;
        let voted = so_far.unwrap_or(motion).vote_in_secret(&permit, choice, &vote.tracking_code)?;
        Ok((voted, permit, case))
    }

    /// Form: `member`, `vote` (as a choice). For a member who is present and has no device, who is told at once by mail and may
    /// vote otherwise; counts once another member has confirmed it.
    pub async fn enter_vote(&self, actor: &Actor, code: &str, number: u32, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let MotionCase { case, motion } = self.lock_motion(&tx, actor, code, number).await?;
        let permit = access::check(actor, Action::EnterVote, &case.facts, tx.now)?;
        check_there(&tx, &motion, permit.by()).await?;
        let member = member(form)?;
        if !is_there(&tx.db, &motion, member, tx.now).await? {
            return Err(Error::field("member", Problem::Choice));
        }
        check_by_hand(&tx, &motion, member, "member").await?;
        let chosen = choice(form, "vote")?;
        let (entered, event) = motion.enter(&permit, member, chosen)?;
        tx.record(&event).await?;
        self.tell_entered(&tx, &case, &entered, (member, chosen), actor).await?;
        self.save_vote(tx, case, &permit, entered).await
    }

    async fn tell_entered(
        &self,
        tx: &Transaction<'_>,
        case: &Case,
        motion: &Motion,
        (member, choice): (UserId, Choice),
        by: &Actor,
    ) -> Result<()> {
        let (challenge_code, title) = (case.challenge.code.clone(), case.challenge.content.title.clone());
        let by = by.user().map(|user| user.name.clone()).unwrap_or_default();
        let mail = Mail::VoteEntered { challenge_code, title, number: motion.number, choice, by };
        self.mail_user(tx, member, &mail).await
    }

    /// Form: `member`, whose vote was entered; `vote`, as whoever confirms it heard it.
    pub async fn countersign_vote(&self, actor: &Actor, code: &str, number: u32, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let MotionCase { case, motion } = self.lock_motion(&tx, actor, code, number).await?;
        let permit = access::check(actor, Action::CountersignVote, &case.facts, tx.now)?;
        check_there(&tx, &motion, permit.by()).await?;
        let member = member(form).map_err(|_| Error::NotFound)?;
        check_by_hand(&tx, &motion, member, "form").await?;
        let (signed, event) = motion.countersign(&permit, member, choice(form, "vote")?)?;
        tx.record(&event).await?;
        self.save_vote(tx, case, &permit, signed).await
    }

    /// Form: `answer`, of the author of a sheet that is to be left out.
    pub async fn answer_motion(&self, actor: &Actor, code: &str, number: u32, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let MotionCase { case, motion } = self.lock_motion(&tx, actor, code, number).await?;
        let permit = access::check(actor, Action::AnswerMotion, &case.facts, tx.now)?;
        let mut r = FormReader::new(form);
        let text = r.required("answer", MAX_ANSWER);
        r.errors.or(())?;
        let (answered, event) = motion.answer(&permit, text)?;
        db::motion::save(&tx.db, &permit, &answered).await?;
        tx.record(&event).await?;
        tx.commit().await
    }

    async fn save_vote(&self, tx: Transaction<'_>, case: Case, permit: &Permit, motion: Motion) -> Result<()> {
        db::motion::save(&tx.db, permit, &motion).await?;
        if motion.poll().is_some_and(domain::council::motion::Poll::is_complete)
            && let Some(own) = access::system(Action::CloseMotion, case.challenge.id, tx.now)
        {
            self.count(&tx, &case.row, case.challenge, motion, &own).await?;
        }
        tx.commit().await
    }
}

/// Whoever votes in a meeting is in its room, while the item is on the table.
async fn check_there(tx: &Transaction<'_>, motion: &Motion, by: Option<UserId>) -> Result<()> {
    let by = by.ok_or(Denied::SignIn)?;
    if is_there(&tx.db, motion, by, tx.now).await? { Ok(()) } else { Err(Denied::NoElector.into()) }
}

/// Whoever has a device votes on it, whatever somebody entered for them before.
async fn check_by_hand(tx: &Transaction<'_>, motion: &Motion, member: UserId, field: &str) -> Result<()> {
    if is_by_hand(&tx.db, motion, member, tx.now).await? { Ok(()) } else { Err(Error::field(field, Problem::OwnDevice)) }
}

fn choice(form: &Form, name: &str) -> Result<Choice> {
    Choice::from_code(form.get(name)).ok_or_else(|| Error::field(name, Problem::Choice))
}

fn member(form: &Form) -> Result<UserId> {
    form.text("member").parse().map_err(|_| Error::field("member", Problem::Choice))
}
