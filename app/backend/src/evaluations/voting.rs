//! Casting a vote in a secret ballot, on a tie or on a motion. A vote waits for a beat of the clock and is written with all others that wait, so
//! that who polls the database sees both lists grow by several; its voter is told that it is taken once it is written.

use super::{ballot::choice, tie};
use crate::{
    Backend, Error, Result,
    challenges::Case,
    db::{self, Source},
    transaction::Transaction,
};
use domain::{
    access::{self, Action, Denied, Permit},
    challenges::lifecycle::Rejection,
    check::Problem,
    council::motion::Choice,
    evaluations::ballot::TieBallot,
    form::Form,
    ids::{ChallengeId, ProposalId, UserId},
    people::Actor,
    time::Moment,
};
use std::{
    collections::BTreeSet,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

/// As long as nobody else votes, a vote waits for so many beats: two that are written together are told apart by nobody.
const BEATS: u32 = 3;

/// Votes of the members who wait for an answer now. Nothing of it outlives their requests.
pub(crate) struct Ballots {
    waiting: Mutex<Vec<Waiting>>,
    /// Held by the one request that writes for all that wait.
    turn: tokio::sync::Mutex<()>,
    /// Earlier versions of the lists may still be on the disk: always assumed at the start.
    is_owed: AtomicBool,
}

struct Waiting {
    vote: Vote,
    outcome: Option<Result<()>>,
}

#[derive(Clone)]
pub(crate) struct Vote {
    pub actor: Actor,
    pub ballot: BallotOn,
    pub choice: Chosen,
    /// Also what tells it from the others.
    pub tracking_code: String,
}

/// What is voted on: the tie of a challenge, or one of its motions; by the challenge's code.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct BallotOn {
    pub challenge_code: String,
    pub motion: Option<u32>,
}

#[derive(Clone, Copy)]
pub(crate) enum Chosen {
    Proposal(ProposalId),
    Answer(Choice),
}

impl Default for Ballots {
    fn default() -> Self {
        Self { waiting: Mutex::default(), turn: tokio::sync::Mutex::default(), is_owed: AtomicBool::new(true) }
    }
}

impl Ballots {
    fn waiting(&self) -> MutexGuard<'_, Vec<Waiting>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn add(&self, vote: Vote) -> Place<'_> {
        let tracking_code = vote.tracking_code.clone();
        self.waiting().push(Waiting { vote, outcome: None });
        Place { ballots: self, tracking_code }
    }

    fn awaited(&self) -> BTreeSet<BallotOn> {
        self.waiting().iter().filter(|w| w.outcome.is_none()).map(|w| w.vote.ballot.clone()).collect()
    }

    pub(crate) fn votes(&self, ballot: &BallotOn) -> Vec<Vote> {
        let is_due = |w: &&Waiting| w.outcome.is_none() && w.vote.ballot == *ballot;
        self.waiting().iter().filter(is_due).map(|w| w.vote.clone()).collect()
    }

    pub(crate) fn tell(&self, tracking_code: &str, outcome: Result<()>) {
        if let Some(waiting) = self.waiting().iter_mut().find(|w| w.vote.tracking_code == tracking_code) {
            waiting.outcome = Some(outcome);
        }
    }
}

/// A place in the queue: left when its request ends, however it ends.
struct Place<'a> {
    ballots: &'a Ballots,
    tracking_code: String,
}

impl Place<'_> {
    /// Still waits, with nobody else of the same ballot.
    fn is_alone(&self) -> bool {
        let waiting = self.ballots.waiting();
        let Some(own) = waiting.iter().find(|w| w.vote.tracking_code == self.tracking_code && w.outcome.is_none()) else { return false };
        waiting.iter().filter(|w| w.outcome.is_none() && w.vote.ballot == own.vote.ballot).count() == 1
    }

    fn outcome(&self) -> Option<Result<()>> {
        self.ballots.waiting().iter_mut().find(|w| w.vote.tracking_code == self.tracking_code)?.outcome.take()
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.ballots.waiting().retain(|w| w.vote.tracking_code != self.tracking_code);
    }
}

impl Backend {
    /// Form: `choice`, a proposal. Answers the code under which the voter, and nobody else, finds this vote again.
    /// Deliberately leaves no event: the trail knows times.
    pub async fn cast_ballot(&self, actor: &Actor, challenge_code: &str, form: &Form) -> Result<String> {
        let now = self.clock.now();
        let db = &self.db.read;
        let mut case = self.challenge_case(db, actor, challenge_code, now).await?;
        let (_, member, ballot) = voter(db, actor, &mut case, now).await?;
        if db::ballot::voters(db, case.challenge.id).await?.contains(&member) {
            return Err(Error::field("choice", Problem::Voted));
        }
        let (choice, tracking_code) = (choice(form, "choice", &ballot.proposals)?, self.chance.code("PB", 8));
        let ballot = BallotOn { challenge_code: case.challenge.code, motion: None };
        let choice = Chosen::Proposal(choice);
        self.cast_with_others(Vote { actor: actor.clone(), ballot, choice, tracking_code: tracking_code.clone() }).await?;
        Ok(tracking_code)
    }

    /// Answered once it is written, with every other vote on the same that waits.
    pub(crate) async fn cast_with_others(&self, vote: Vote) -> Result<()> {
        let place = self.ballots.add(vote);
        for _ in 0..BEATS {
            self.clock.beat().await;
            if !place.is_alone() {
                break;
            }
        }
        self.write_votes().await;
        place.outcome().unwrap_or_else(|| Err(Error::internal("a vote was not written")))
    }

    /// Writes what waits, each ballot's votes in one act; whoever comes first writes for everyone.
    pub(crate) async fn write_votes(&self) {
        let _turn = self.ballots.turn.lock().await;
        for ballot in self.ballots.awaited() {
            // Before writing: whoever asked may go away between the commit and the letting go.
            self.ballots.is_owed.store(true, Ordering::Release);
            let written = match ballot.motion {
                Some(number) => self.write_answers(&ballot, number).await,
                None => self.write_votes_of(&ballot).await,
            };
            match written {
                Ok(true) => self.forget_votes().await,
                Ok(false) => {}
                Err(error) => {
                    for vote in self.ballots.votes(&ballot) {
                        self.ballots.tell(&vote.tracking_code, Err(same(&error)));
                    }
                }
            }
        }
    }

    /// `true` when some were written.
    async fn write_votes_of(&self, ballot: &BallotOn) -> Result<bool> {
        let tx = self.begin().await?;
        // Asked when the writer's turn has come: all that have queued by then.
        let votes = self.ballots.votes(ballot);
        let (mut lists, mut written, mut outcomes) = (None, Vec::new(), Vec::new());
        for vote in votes {
            match self.admit(&tx, &vote, &mut lists).await {
                Ok(()) => written.push(vote.tracking_code),
                Err(error) => outcomes.push((vote.tracking_code, error)),
            }
        }
        let has_new = lists.as_ref().is_some_and(|lists| lists.is_new);
        if let Some(lists) = lists.filter(|lists| lists.is_new) {
            db::ballot::save_votes(&tx.db, &lists.permit, lists.challenge, lists.voters, lists.votes).await?;
            tx.commit().await?;
        }
        written.iter().for_each(|code| self.ballots.tell(code, Ok(())));
        outcomes.into_iter().for_each(|(code, error)| self.ballots.tell(&code, Err(error)));
        Ok(has_new)
    }

    /// Adds a vote to the lists, as they are read with the first.
    async fn admit(&self, tx: &Transaction<'_>, vote: &Vote, lists: &mut Option<Lists>) -> Result<()> {
        let Chosen::Proposal(choice) = vote.choice else { return Err(Error::internal("an answer to a motion in a ballot on a tie")) };
        let mut case = self.lock_challenge(tx, &vote.actor, &vote.ballot.challenge_code).await?;
        let (permit, member, ballot) = voter(&tx.db, &vote.actor, &mut case, tx.now).await?;
        let challenge = case.challenge.id;
        let lists = match lists {
            Some(lists) => lists,
            None => lists.insert(Lists {
                voters: db::ballot::voters(&tx.db, challenge).await?,
                votes: db::ballot::votes(&tx.db, challenge).await?,
                permit,
                challenge,
                is_new: false,
            }),
        };
        // Written already, by a request that ended before it could answer.
        if lists.votes.iter().any(|(code, _)| *code == vote.tracking_code) {
            return Ok(());
        }
        if lists.voters.contains(&member) {
            return Err(Error::field("choice", Problem::Voted));
        }
        if !ballot.proposals.contains(&choice) {
            return Err(Error::field("choice", Problem::Choice));
        }
        lists.voters.push(member);
        lists.votes.push((vote.tracking_code.clone(), choice));
        lists.is_new = true;
        Ok(())
    }

    /// Lets go of earlier versions of the lists; where somebody still reads them, again and again until they are gone.
    async fn forget_votes(&self) {
        let is_gone = db::ballot::forget_versions(&self.db).await;
        if !matches!(is_gone, Ok(true)) {
            tracing::warn!(outcome = ?is_gone, "earlier versions of a ballot's lists are still on the disk; tried again with the next jobs");
        }
        self.ballots.is_owed.store(!matches!(is_gone, Ok(true)), Ordering::Release);
    }

    pub(crate) async fn forget_votes_if_owed(&self) {
        if self.ballots.is_owed.load(Ordering::Acquire) {
            let _turn = self.ballots.turn.lock().await;
            self.forget_votes().await;
        }
    }
}

struct Lists {
    permit: Permit,
    challenge: ChallengeId,
    voters: Vec<UserId>,
    votes: Vec<(String, ProposalId)>,
    is_new: bool,
}

/// Whoever may vote now, and on what.
async fn voter(db: &impl Source, actor: &Actor, case: &mut Case, now: Moment) -> Result<(Permit, UserId, TieBallot)> {
    let tie = tie::find(db, case, actor).await?;
    let permit = access::check(actor, Action::CastBallot, &case.facts, now)?;
    let member = permit.by().ok_or(Denied::SignIn)?;
    let voted = db::ballot::voters(db, case.challenge.id).await?.len() as u32;
    let ballot = tie.ok_or(Rejection::WrongState)?.ballot.filter(|ballot| ballot.takes_votes(voted, now));
    let ballot = ballot.ok_or(Rejection::WrongState)?;
    Ok((permit, member, ballot))
}

/// What failed for all is told to each.
fn same(error: &Error) -> Error {
    match error {
        Error::Busy(cause) => Error::Busy(Arc::clone(cause)),
        other => Error::internal(other.chain()),
    }
}
