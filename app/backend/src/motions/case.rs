//! Finding a motion, and everything that a decision about it depends on.

use crate::{
    Backend, Error, Result,
    challenges::Case,
    council::{beside, orphans, presider},
    db::{self, Source},
    evaluations::is_clear,
    facts,
    transaction::Transaction,
};
use domain::{
    access::{self, Action, ChallengeFacts},
    challenges::Challenge,
    council::{
        Motion,
        motion::{Rejected, State, Subject, decided_on},
    },
    ids::{ProposalId, UserId},
    people::Actor,
    time::Moment,
};
use sea_orm::ConnectionTrait;

pub(super) struct MotionCase {
    pub case: Case,
    pub motion: Motion,
}

impl Backend {
    /// Held for changing until the act ends; the facts are about the motion.
    pub(super) async fn lock_motion(&self, tx: &Transaction<'_>, actor: &Actor, code: &str, number: u32) -> Result<MotionCase> {
        let mut case = self.lock_challenge(tx, actor, code).await?;
        let motion = db::motion::find(&tx.db, case.challenge.id, number).await?.ok_or(Error::NotFound)?;
        case.facts = about(&tx.db, actor, &case.challenge, case.facts, &motion, tx.now).await?;
        Ok(MotionCase { case, motion })
    }
}

/// The same facts, about a motion.
pub(super) async fn about(
    db: &impl Source,
    actor: &Actor,
    challenge: &Challenge,
    facts: ChallengeFacts,
    motion: &Motion,
    now: Moment,
) -> Result<ChallengeFacts> {
    let Some(member) = actor.user().filter(|user| user.is_of_council()).map(|user| user.id) else {
        return Ok(facts::moved(facts::tied(facts, true), false, false));
    };
    let proposals = proposals(db, challenge, motion.proposal()).await?;
    let facts = facts::tied(facts, is_clear(db, member, &proposals).await?);
    let is_elector = motion.poll().is_some_and(|poll| poll.eligible.contains(&member));
    let is_author = motion.sheet().is_some_and(|of| of.member == member);
    let facts = facts::moved(facts, is_elector, is_author && motion.state == State::Asked);
    match &motion.subject {
        Subject::Voiding(of) => presided(db, member, challenge, facts, of.member, now).await,
        _ => Ok(facts),
    }
}

/// The same facts, about the sheet of `author`.
pub(super) async fn presided(
    db: &impl Source,
    member: UserId,
    challenge: &Challenge,
    facts: ChallengeFacts,
    author: UserId,
    now: Moment,
) -> Result<ChallengeFacts> {
    if presider(db, challenge.id, now).await? != Some(author) {
        return Ok(facts);
    }
    let is_next = beside(db, challenge.id, author, now).await? == Some(member);
    Ok(facts::beside(facts, is_next))
}

/// Who may ask the council about a sheet: whoever presides, about any but the own; about theirs, and no other, the next in order.
pub(crate) async fn asking(db: &impl Source, actor: &Actor, mut case: Case, now: Moment) -> Result<(Case, Option<UserId>)> {
    let Some(member) = actor.user().filter(|user| user.is_of_council()).map(|user| user.id) else { return Ok((case, None)) };
    let may = |action| access::check(actor, action, &case.facts, now).is_ok();
    // While scoring runs, only a sheet whose conflict was found is voided, and its member does not preside.
    if may(Action::MoveVoiding) || !may(Action::RaiseConflict) || case.challenge.round() > 0 {
        return Ok((case, None));
    }
    let of = presider(db, case.challenge.id, now).await?;
    if let Some(of) = of {
        case.facts = presided(db, member, &case.challenge, case.facts, of, now).await?;
    }
    Ok((case, of))
}

/// What a motion is about: one proposal, or all that the council decides on.
pub(super) async fn proposals(db: &impl ConnectionTrait, challenge: &Challenge, only: Option<ProposalId>) -> Result<Vec<ProposalId>> {
    if let Some(only) = only {
        return Ok(vec![only]);
    }
    let handed_in = db::proposal::handed_in(db, [challenge.id]).await?;
    let orphans = orphans(db, challenge.id, handed_in.iter().map(|proposal| proposal.id)).await?;
    Ok(decided_on(&handed_in, &orphans))
}

impl From<Rejected> for Error {
    fn from(rejected: Rejected) -> Self {
        match rejected {
            Rejected::WrongState => Self::Denied(domain::access::Denied::WrongState),
            Rejected::Field(name, problem) => Self::field(name, problem),
            Rejected::Fields(errors) => Self::Invalid(errors),
        }
    }
}
