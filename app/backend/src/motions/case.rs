//! Finding a motion, and everything that a decision about it depends on.

use crate::{
    Backend, Error, Result,
    challenges::Case,
    council::{order, orphans},
    db::{self, Source},
    evaluations::is_clear,
    transaction::Transaction,
};
use domain::{
    access::ChallengeFacts,
    challenges::Challenge,
    council::{
        Motion,
        motion::{Rejected, State, Subject, decided_on},
        presiding::Order,
    },
    ids::ProposalId,
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
        let order = order_of(&tx.db, &case.challenge, std::slice::from_ref(&motion), tx.now).await?;
        case.facts = about(&tx.db, actor, &case.challenge, case.facts, &motion, order.as_ref()).await?;
        Ok(MotionCase { case, motion })
    }
}

/// The same facts, about a motion; `order` is who presides over what is about one proposal, where it is about one.
pub(super) async fn about(
    db: &impl Source,
    actor: &Actor,
    challenge: &Challenge,
    facts: ChallengeFacts,
    motion: &Motion,
    order: Option<&Order>,
) -> Result<ChallengeFacts> {
    let Some(member) = actor.user().filter(|user| user.is_of_council()).map(|user| user.id) else {
        return Ok(facts.tied(true).moved(false, false));
    };
    let proposals = proposals(db, challenge, motion.proposal()).await?;
    let facts = facts.tied(is_clear(db, member, &proposals).await?);
    let is_elector = motion.poll().is_some_and(|poll| poll.eligible.contains(&member));
    let is_author = motion.sheet().is_some_and(|of| of.member == member);
    let facts = facts.moved(is_elector, is_author && motion.state == State::Asked);
    let author = if let Subject::Voiding(of) = &motion.subject { Some(of.member) } else { None };
    let presider = motion.proposal().zip(order).map(|(proposal, order)| order.over(proposal, author));
    Ok(presider.map_or(facts, |presider| facts.over(presider == Some(member))))
}

/// Who presides over these motions, as far as one of them is about one proposal.
pub(super) async fn order_of(db: &impl Source, challenge: &Challenge, motions: &[Motion], now: Moment) -> Result<Option<Order>> {
    let about: Vec<ProposalId> = motions.iter().filter_map(Motion::proposal).collect();
    if about.is_empty() { Ok(None) } else { order(db, challenge.id, about, now).await.map(Some) }
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
