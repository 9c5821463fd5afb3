//! What a challenge waits for where it stands: who is to act, and until when. The same for everyone who may see its stage;
//! whether it is the reader's own to do is for `access` to say.

use super::{Challenge, Stage, State};
use crate::time::Moment;

/// Who is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// An officer of the standing office.
    Officer,
    Leader,
    /// An officer or a leader.
    Office,
    /// The council's secretary.
    Secretary,
    /// Both who open the proposals.
    Openers,
    /// Members of the council who score.
    Members,
    /// Whoever presides.
    Presider,
    Firms,
    /// The calendar: nobody has to do anything.
    Clock,
    /// It is over.
    Nobody,
}

/// What is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Next {
    pub who: Who,
    /// Exclusive; of the calendar, when it goes on.
    pub until: Option<Moment>,
    /// That is past; firms and the calendar are never late.
    pub is_late: bool,
}

impl Challenge {
    pub fn next(&self, now: Moment) -> Next {
        let calendar = &self.content.calendar;
        let due = self.awaited(now).and_then(|awaited| self.due(awaited));
        let (who, until) = match (self.stage(now), &self.state) {
            (Stage::Draft, _) => (Who::Officer, due),
            (Stage::UnderReview | Stage::Forwarded, _) => (Who::Leader, due),
            (Stage::Scheduled, State::Scheduled { at }) => (Who::Clock, Some(*at)),
            (Stage::Scheduled | Stage::Upcoming, _) => (Who::Clock, calendar.opens),
            (Stage::Open, _) => (Who::Firms, calendar.closes),
            (Stage::Closed, _) => match (self.opening.officer, self.opening.secretary) {
                (None, None) => (Who::Openers, due),
                (None, Some(_)) => (Who::Officer, due),
                (Some(_), _) => (Who::Secretary, due),
            },
            (Stage::Opened | Stage::Proposed, _) => (Who::Officer, due),
            (Stage::Scoring, _) => (if self.reopened().is_none() && self.is_in_time(now) { Who::Members } else { Who::Presider }, due),
            (Stage::Scored, _) => (Who::Presider, due),
            (Stage::Decided, _) => (Who::Office, due),
            (Stage::ResultPublished, State::ResultPublished { concluded: None, .. }) => match self.complaints_until() {
                Some(until) if now < until => (Who::Firms, Some(until)),
                _ => (Who::Officer, None),
            },
            (Stage::ResultPublished | Stage::Cancelled, _) => (Who::Nobody, None),
        };
        let is_late = self.awaited(now).is_some_and(|awaited| self.late(awaited, now).is_some());
        Next { who, until, is_late }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        challenges::{Calendar, Content, Timing, lifecycle::Opening},
        ids::{ChallengeId, UserId},
    };
    use uuid::Uuid;

    fn challenge(state: State) -> Challenge {
        let calendar = Calendar {
            opens: Some(Moment(0).plus_days(1)),
            closes: Some(Moment(0).plus_days(10)),
            opening: None,
            scoring_ends: Some(Moment(0).plus_days(30)),
            result: Some(Moment(0).plus_days(40)),
        };
        Challenge {
            id: ChallengeId(Uuid::nil()),
            code: "BT-01".to_owned(),
            version: 1,
            content: Content { calendar, ..Content::default() },
            rules_hash: None,
            author: UserId(Uuid::nil()),
            is_illustrative: false,
            state,
            opening: Opening::default(),
            timing: Timing::default(),
        }
    }

    #[test]
    fn of_two_who_open_the_one_who_has_not_is_waited_for() {
        let now = Moment(0).plus_days(10);
        let mut call = challenge(State::published(Moment(0)));
        let someone = Some((UserId(Uuid::nil()), now));
        assert_eq!((call.next(Moment(0).plus_days(2)).who, call.next(now).who), (Who::Firms, Who::Openers));
        call.opening.officer = someone;
        assert_eq!(call.next(now).who, Who::Secretary);
        call.opening = Opening { secretary: someone, ..Opening::default() };
        let late = call.next(now.plus_days(2));
        assert_eq!(late, Next { who: Who::Officer, until: Some(now.plus_days(1)), is_late: true });
    }

    #[test]
    fn members_are_waited_for_until_their_term_and_then_whoever_presides() {
        let call = challenge(State::Scoring { at: Moment(0).plus_days(12), round: 1, reopened: None });
        let ends = Moment(0).plus_days(30);
        assert_eq!(call.next(Moment(ends.0 - 1)), Next { who: Who::Members, until: Some(ends), is_late: false });
        assert_eq!(call.next(ends), Next { who: Who::Presider, until: Some(ends), is_late: true });
    }
}
