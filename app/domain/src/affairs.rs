//! What of an account's cannot wait: while something presses, nobody is kept out of it by one person alone; and what keeps a firm
//! in a call, which not even two end.

pub use crate::access::Kept;
use crate::{
    challenges::{Challenge, Stage},
    council::{Conflict, Meeting, Motion, meeting},
    ids::UserId,
    proposals::{Completion, Proposal, State},
    time::Moment,
};

impl Kept {
    pub fn by_call(challenge: &Challenge, now: Moment) -> Option<Self> {
        let is_sealed = matches!(challenge.stage(now), Stage::Upcoming | Stage::Open | Stage::Closed);
        challenge.content.calendar.closes.filter(|_| is_sealed).map(Self::Answers)
    }

    /// Of a firm's own proposal, once those of the call are opened.
    pub fn by_proposal(proposal: &Proposal, challenge: &Challenge, now: Moment) -> Option<Self> {
        if !proposal.is_handed_in() {
            return None;
        }
        match challenge.stage(now) {
            Stage::Opened | Stage::Scoring | Stage::Scored | Stage::Proposed | Stage::Forwarded | Stage::Decided => Some(Self::Judged),
            Stage::ResultPublished => challenge.complaints_until().filter(|until| now < *until).map(Self::Complains),
            Stage::Draft | Stage::UnderReview | Stage::Scheduled | Stage::Upcoming | Stage::Open | Stage::Closed | Stage::Cancelled => None,
        }
    }
}

/// One thing that the account's owner may have to do or to be present at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Affair {
    /// Runs until this moment, exclusive.
    Until(Moment),
    /// Is to begin at this moment, and may begin later.
    From(Moment),
    /// Is open now, and ends when somebody ends it.
    Open,
}

/// A proposal as it is before one member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    pub conflict: Conflict,
    /// The office has not refused it.
    pub is_before_council: bool,
}

impl Affair {
    /// Due within 24 hours, or going on.
    pub fn presses(self, now: Moment) -> bool {
        let tomorrow = now.plus_days(1);
        match self {
            Self::Until(end) => now < end && end <= tomorrow,
            Self::From(begin) => begin <= tomorrow,
            Self::Open => true,
        }
    }

    /// Of every firm alike: until the opening nobody is told who answers a call, not even by a refusal.
    pub fn of_call(challenge: &Challenge, now: Moment) -> Option<Self> {
        let is_awaited = matches!(challenge.stage(now), Stage::Upcoming | Stage::Open);
        challenge.content.calendar.closes.filter(|_| is_awaited).map(Self::Until)
    }

    /// Of a firm, once proposals are opened: what it was asked to add, the term for complaints.
    pub fn of_proposal(proposal: &Proposal, challenge: &Challenge, asked: Option<&Completion>, now: Moment) -> Option<Self> {
        let until = match (proposal.state(), challenge.stage(now)) {
            (State::Submitted, Stage::Opened) => asked.filter(|asked| asked.handed_in.is_none()).map(|asked| asked.due),
            (state, Stage::ResultPublished) if state.is_handed_in() => challenge.complaints_until(),
            _ => None,
        };
        until.map(Self::Until)
    }

    /// Of a member: declarations and, for who scores, rounds and sheets given back, as long as they are open.
    pub fn of_judging(stage: Stage, scores: bool, proposals: &[Judged]) -> Option<Self> {
        let has = |conflict| proposals.iter().any(|p| p.is_before_council && p.conflict == conflict);
        let declares = matches!(stage, Stage::Opened | Stage::Scoring) && has(Conflict::Undeclared);
        let judges = stage == Stage::Scoring && scores && has(Conflict::Clear);
        (declares || judges).then_some(Self::Open)
    }

    /// Of a member of the roster who is clear of a proposal that is scored anew, after the close.
    pub fn of_anew(is_asked: bool) -> Option<Self> {
        is_asked.then_some(Self::Open)
    }

    /// Of a member who votes in it; one that is not open yet can be opened at any moment.
    pub fn of_ballot(tied: &[Conflict]) -> Option<Self> {
        (!tied.is_empty() && tied.iter().all(|conflict| *conflict == Conflict::Clear)).then_some(Self::Open)
    }

    /// Of a member whom it waits for.
    pub fn of_motion(motion: &Motion, member: UserId) -> Option<Self> {
        motion.awaits(member).then_some(Self::Open)
    }

    /// Of everybody on the council.
    pub fn of_meeting(meeting: &Meeting) -> Option<Self> {
        match meeting.state {
            meeting::State::Planned => Some(Self::From(meeting.plan.at)),
            meeting::State::Running { .. } => Some(Self::Open),
            meeting::State::Ended { .. } | meeting::State::CalledOff { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(1_000);

    #[test]
    fn a_term_presses_in_its_last_24_hours_to_the_millisecond() {
        let day = NOW.plus_days(1);
        for (end, presses) in [(day.0 + 1, false), (day.0, true), (NOW.0 + 1, true), (NOW.0, false), (NOW.0 - 1, false)] {
            assert_eq!(Affair::Until(Moment(end)).presses(NOW), presses, "{end}");
        }
        for (begin, presses) in [(day.0 + 1, false), (day.0, true), (NOW.0, true), (NOW.0 - 1, true)] {
            assert_eq!(Affair::From(Moment(begin)).presses(NOW), presses, "{begin}");
        }
        assert!(Affair::Open.presses(NOW));
    }

    #[test]
    fn a_member_s_declarations_and_sheets_press_while_they_can_be_handed_in() {
        let judged = |conflict, is_before_council| Judged { conflict, is_before_council };
        let of = |stage, scores, conflict, before| Affair::of_judging(stage, scores, &[judged(conflict, before)]).is_some();
        for stage in Stage::ALL {
            let (declares, scores) = (matches!(stage, Stage::Opened | Stage::Scoring), stage == Stage::Scoring);
            assert_eq!(of(stage, false, Conflict::Undeclared, true), declares, "{stage:?}");
            assert_eq!(of(stage, true, Conflict::Clear, true), scores, "{stage:?}");
            assert!(!of(stage, false, Conflict::Clear, true), "seated late, {stage:?}");
            assert!(!of(stage, true, Conflict::Conflicted, true), "{stage:?}");
            assert!(!of(stage, true, Conflict::Clear, false) && !of(stage, true, Conflict::Undeclared, false), "not admitted, {stage:?}");
        }
    }

    #[test]
    fn a_ballot_presses_whoever_is_clear_of_all_that_it_is_about() {
        assert_eq!(Affair::of_ballot(&[Conflict::Clear, Conflict::Clear]), Some(Affair::Open));
        assert_eq!(Affair::of_ballot(&[Conflict::Clear, Conflict::Undeclared]), None);
        assert_eq!(Affair::of_ballot(&[]), None);
    }
}
