//! A motion: a question put to members of the council, who answer each for themselves. It counts itself.

mod poll;
mod putting;
#[cfg(test)]
mod tests;

pub use poll::{Cast, Choice, Entered, Lists, MEETING_MINUTES, Place, Poll, TERM_DAYS, check_meeting_term, check_term};
pub use putting::{PUT_AFTER_DAYS, PUT_FOR_DAYS, Venue, decided_on};

use super::Vote;
use crate::{
    access::Permit,
    challenges::approval::Departure,
    check::Problem,
    evaluations::MemberSheet,
    event::{Event, EventKind},
    form::FieldErrors,
    ids::{ChallengeId, MotionId, ProposalId, UserId},
    time::Moment,
};
use serde::{Deserialize, Serialize};

/// Longest text of a motion, in characters.
pub const MAX_TEXT: usize = 5_000;
/// Longest answer of a sheet's author, in characters.
pub const MAX_ANSWER: usize = 4_000;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Motion {
    pub id: MotionId,
    pub challenge: ChallengeId,
    /// From 1, within its challenge.
    pub number: u32,
    pub subject: Subject,
    /// What is to be decided, or why.
    #[serde(default)]
    pub text: String,
    pub by: UserId,
    pub at: Moment,
    /// Only of a motion about a sheet.
    #[serde(default)]
    pub hearing: Option<Hearing>,
    pub state: State,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// Not to count a sheet that is far from the others.
    Exclusion(OfSheet),
    /// To void a sheet that was handed in, because a conflict of its member was found.
    Voiding(OfSheet),
    /// The note on a result that another way of counting would change.
    Stability,
    /// That a proposal which lost its quorum is not scored anew: it has no result.
    NoResult(ProposalId),
    Shortlist(Picked),
    Free,
}

/// A sheet: whose it is is told to nobody, `letter` to those who may see sheets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfSheet {
    pub proposal: ProposalId,
    pub member: UserId,
    pub letter: String,
    /// [`MemberSheet::hash`](crate::evaluations::MemberSheet::hash) of what is voted on; none where it was not written down.
    #[serde(default)]
    pub version: Option<String>,
}

impl OfSheet {
    /// The sheet is the one that is voted on, as it was then.
    pub fn is_about(&self, sheet: &MemberSheet) -> bool {
        let is_same = self.version.as_ref().is_none_or(|version| *version == sheet.hash());
        (self.member, self.proposal) == (sheet.member, sheet.proposal) && is_same
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picked {
    /// In rank order.
    pub proposals: Vec<ProposalId>,
    #[serde(default)]
    pub departures: Vec<Departure>,
    /// Hash of what the ranking follows from.
    pub closing_hash: String,
}

impl Picked {
    /// It was picked from the ranking that follows from this.
    pub fn is_on(&self, closing_hash: &str) -> bool {
        self.closing_hash == closing_hash
    }
}

/// The author of the sheet is heard before it is voted on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hearing {
    pub until: Moment,
    #[serde(default)]
    pub answer: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Not put to the vote yet: the author is being heard.
    Asked,
    Open(Poll),
    Withdrawn {
        at: Moment,
    },
    Closed(Closed),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    pub poll: Poll,
    pub at: Moment,
    pub tally: Vote,
    pub carried: bool,
    /// Whose side decided an exact tie, where the rules say so: in favour or not.
    #[serde(default)]
    pub casting: Option<bool>,
    /// Carried, and without effect: what it was about had changed by the time that it was to have any.
    #[serde(default)]
    pub lapsed: bool,
}

/// Why a transition is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rejected {
    WrongState,
    /// At this field of its form.
    Field(&'static str, Problem),
    Fields(FieldErrors),
}

type Transition = Result<(Motion, Event), Rejected>;

impl Motion {
    /// Asks the author of a sheet, before anybody votes on it. Who says so of their own sheet has been heard by that.
    pub fn ask(mut self, permit: &Permit, until: Moment) -> Transition {
        let is_own = matches!(&self.subject, Subject::Exclusion(of) | Subject::Voiding(of) if permit.by() == Some(of.member));
        if !is_own {
            poll::check_term(until, permit.at()).map_err(|problem| Rejected::Field("until", problem))?;
        }
        self.hearing = Some(Hearing { until, answer: None });
        Ok(self.with(State::Asked, EventKind::MotionMoved, permit))
    }

    /// Puts it to the vote.
    pub fn open(self, permit: &Permit, poll: Poll) -> Transition {
        if !matches!(self.state, State::Asked) || self.hearing.is_some() && !self.is_heard(permit.at()) {
            return Err(Rejected::WrongState);
        }
        poll.check(permit.at())?;
        Ok(self.with(State::Open(poll), EventKind::MotionOpened, permit))
    }

    /// What the author says; again, as long as nobody votes.
    pub fn answer(mut self, permit: &Permit, text: String) -> Transition {
        let of = self.sheet().ok_or(Rejected::WrongState)?;
        let is_author = permit.by() == Some(of.member);
        let Some(hearing) = self.hearing.as_mut().filter(|_| is_author && self.state == State::Asked) else {
            return Err(Rejected::WrongState);
        };
        hearing.answer = Some(text);
        // Who answered would be told by an event with a name.
        let event = Event::new(EventKind::MotionAnswered, None).challenge(self.challenge).note(self.number.to_string());
        Ok((self, event))
    }

    pub fn vote(self, permit: &Permit, choice: Choice) -> Result<Self, Rejected> {
        self.polled(|poll| poll.vote(permit, choice))
    }

    /// Where the rules ask for it: who voted and how stand in lists that nothing joins.
    pub fn vote_in_secret(self, permit: &Permit, choice: Choice, code: &str) -> Result<Self, Rejected> {
        self.polled(|poll| poll.vote_in_secret(permit, choice, code))
    }

    pub fn is_secret(&self) -> bool {
        self.poll().is_some_and(|poll| poll.secret.is_some())
    }

    /// For a member who is present and has no device; counts once another member says that it is so.
    pub fn enter(self, permit: &Permit, member: UserId, choice: Choice) -> Transition {
        let entered = self.polled(|poll| poll.enter(permit, member, choice))?;
        let event = entered.event(EventKind::VoteEntered, permit).account(member);
        Ok((entered, event))
    }

    pub fn countersign(self, permit: &Permit, member: UserId, heard: Choice) -> Transition {
        let signed = self.polled(|poll| poll.countersign(permit, member, heard))?;
        let event = signed.event(EventKind::VoteCountersigned, permit).account(member);
        Ok((signed, event))
    }

    /// Before anybody voted. What a member said of their own sheet stays: whoever presides could bury it.
    pub fn may_be_withdrawn(&self) -> bool {
        let is_own_word = matches!(&self.subject, Subject::Voiding(of) if of.member == self.by);
        match &self.state {
            State::Asked => !is_own_word,
            State::Open(poll) => !is_own_word && poll.is_untouched(),
            State::Withdrawn { .. } | State::Closed(_) => false,
        }
    }

    /// By whoever presides: who moved it may not preside any more.
    pub fn withdraw(self, permit: &Permit) -> Transition {
        if !self.may_be_withdrawn() {
            return Err(Rejected::WrongState);
        }
        Ok(self.with(State::Withdrawn { at: permit.at() }, EventKind::MotionWithdrawn, permit))
    }

    /// Counts: once all have voted for themselves or the term is over, so that nobody chooses the moment.
    pub fn close(self, permit: &Permit) -> Transition {
        let State::Open(poll) = self.state.clone() else { return Err(Rejected::WrongState) };
        if permit.at() < poll.counts_from() && !poll.is_complete() {
            return Err(Rejected::Field("form", Problem::VoteRuns(poll.counts_from())));
        }
        let (tally, casting) = (poll.tally(), poll.casting_side());
        let carried = poll.carries();
        let closed = Closed { poll, at: permit.at(), tally, carried, casting, lapsed: false };
        let note = format!("{}: {}/{}/{}", self.number, tally.in_favour, tally.against, tally.abstained);
        let (motion, event) = self.with(State::Closed(closed), EventKind::MotionClosed, permit);
        Ok((motion, event.note(note)))
    }

    /// Carried, but what it was about is no longer so.
    #[must_use]
    pub fn without_effect(mut self) -> Self {
        if let State::Closed(closed) = &mut self.state {
            closed.lapsed = true;
        }
        self
    }

    pub fn is_heard(&self, now: Moment) -> bool {
        self.hearing.as_ref().is_some_and(|hearing| hearing.answer.is_some() || hearing.until <= now)
    }

    pub fn poll(&self) -> Option<&Poll> {
        match &self.state {
            State::Open(poll) | State::Closed(Closed { poll, .. }) => Some(poll),
            State::Asked | State::Withdrawn { .. } => None,
        }
    }

    pub fn closed(&self) -> Option<&Closed> {
        if let State::Closed(closed) = &self.state { Some(closed) } else { None }
    }

    /// Waits for this member: for their vote, or for what they say of their own sheet.
    pub fn awaits(&self, member: UserId) -> bool {
        match (&self.state, self.sheet()) {
            (State::Open(poll), _) => poll.eligible.contains(&member) && !poll.has_voted(member),
            (State::Asked, Some(of)) => of.member == member && self.hearing.as_ref().is_some_and(|hearing| hearing.answer.is_none()),
            _ => false,
        }
    }

    /// Until when votes, or an author's answer, are waited for; a meeting has no such term.
    pub fn awaited_until(&self) -> Option<Moment> {
        match &self.state {
            State::Open(poll) => poll.until(),
            State::Asked => self.hearing.as_ref().map(|hearing| hearing.until),
            _ => None,
        }
    }

    /// Nothing can be done about it any more.
    pub fn is_over(&self) -> bool {
        matches!(self.state, State::Withdrawn { .. } | State::Closed(_))
    }

    /// As long as it is not over, nobody knows whether a sheet counts.
    pub fn leaves_a_sheet_open(&self) -> bool {
        self.sheet().is_some() && !self.is_over()
    }

    /// The proposal that alone it is about; else it is about all of its challenge.
    pub fn proposal(&self) -> Option<ProposalId> {
        match &self.subject {
            Subject::NoResult(proposal) => Some(*proposal),
            _ => self.sheet().map(|of| of.proposal),
        }
    }

    /// The sheet that it is about.
    pub fn sheet(&self) -> Option<&OfSheet> {
        match &self.subject {
            Subject::Exclusion(of) | Subject::Voiding(of) => Some(of),
            Subject::Stability | Subject::NoResult(_) | Subject::Shortlist(_) | Subject::Free => None,
        }
    }

    /// What a result file calls it.
    pub fn name(&self) -> String {
        format!("BQ-{}", self.number)
    }

    fn polled(mut self, change: impl FnOnce(&mut Poll) -> Result<(), Rejected>) -> Result<Self, Rejected> {
        let State::Open(poll) = &mut self.state else { return Err(Rejected::WrongState) };
        change(poll)?;
        Ok(self)
    }

    fn with(mut self, state: State, kind: EventKind, permit: &Permit) -> (Self, Event) {
        self.state = state;
        let event = self.event(kind, permit);
        (self, event)
    }

    fn event(&self, kind: EventKind, permit: &Permit) -> Event {
        let event = Event::new(kind, permit.by()).challenge(self.challenge).note(self.number.to_string());
        if let Some(proposal) = self.proposal() { event.proposal(proposal) } else { event }
    }
}
