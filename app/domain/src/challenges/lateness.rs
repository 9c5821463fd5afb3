//! What waits beyond its time: by the plan that a challenge announced, or by a term that its rules give. Nothing else is
//! called late.

use super::{Challenge, Stage};
use crate::time::Moment;

/// What somebody has still to do in a challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awaited {
    /// Writing and approving it.
    Publication,
    /// Replies to what firms ask.
    Replies,
    Opening,
    /// Screening, and handing over to the council.
    Screening,
    Sheets,
    /// The council's shortlist, on its way to the leader.
    Shortlist,
    Decision,
    Result,
    Debriefs,
    /// Answers to complaints.
    Answers,
}

impl Awaited {
    pub const ALL: [Self; 10] = [
        Self::Publication,
        Self::Replies,
        Self::Opening,
        Self::Screening,
        Self::Sheets,
        Self::Shortlist,
        Self::Decision,
        Self::Result,
        Self::Debriefs,
        Self::Answers,
    ];
}

impl Challenge {
    /// Until when, exclusive; `None` where neither plan nor term says so.
    pub fn due(&self, awaited: Awaited) -> Option<Moment> {
        let calendar = &self.content.calendar;
        match awaited {
            Awaited::Publication => calendar.opens,
            Awaited::Replies => self.replies_due(),
            // Nothing was announced: a day is enough for two people to press a button.
            Awaited::Opening => calendar.opening.or(calendar.closes.map(|closes| closes.plus_days(1))),
            Awaited::Sheets => self.scoring_ends(),
            Awaited::Screening => calendar.scoring_ends,
            Awaited::Shortlist | Awaited::Decision | Awaited::Result => calendar.result,
            Awaited::Debriefs => self.debriefs_due(),
            // A complaint of the last minute has a day to be answered in.
            Awaited::Answers => self.complaints_until().map(|until| until.plus_days(1)),
        }
    }

    /// What the challenge waits for where it stands; `None` where it is for the calendar, or for firms.
    pub fn awaited(&self, now: Moment) -> Option<Awaited> {
        match self.stage(now) {
            Stage::Draft | Stage::UnderReview => Some(Awaited::Publication),
            Stage::Closed => Some(Awaited::Opening),
            Stage::Opened => Some(Awaited::Screening),
            Stage::Scoring => Some(Awaited::Sheets),
            Stage::Scored | Stage::Proposed => Some(Awaited::Shortlist),
            Stage::Forwarded => Some(Awaited::Decision),
            Stage::Decided => Some(Awaited::Result),
            Stage::Scheduled | Stage::Upcoming | Stage::Open | Stage::ResultPublished | Stage::Cancelled => None,
        }
    }

    /// When this was due, once that is past.
    pub fn late(&self, awaited: Awaited, now: Moment) -> Option<Moment> {
        self.due(awaited).filter(|due| *due <= now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        challenges::{
            Calendar, Content, State, Timing,
            lifecycle::{Opening, Shortlist},
        },
        ids::{ChallengeId, UserId},
    };
    use uuid::Uuid;

    const NOTHING: Calendar = Calendar { opens: None, closes: None, opening: None, scoring_ends: None, result: None };

    fn challenge(state: State, calendar: Calendar) -> Challenge {
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
    fn an_opening_planned_for_next_week_is_not_late() {
        let closes = Moment(0);
        let planned = closes.plus_days(7);
        let state = || State::published(Moment(-1));
        let call = challenge(state(), Calendar { closes: Some(closes), opening: Some(planned), ..NOTHING });
        assert_eq!(call.awaited(closes.plus_days(3)), Some(Awaited::Opening));
        assert_eq!(call.late(Awaited::Opening, closes.plus_days(3)), None);
        assert_eq!(call.late(Awaited::Opening, planned), Some(planned));
        let unplanned = challenge(state(), Calendar { closes: Some(closes), ..NOTHING });
        assert_eq!(unplanned.late(Awaited::Opening, Moment(1)), None);
        assert_eq!(unplanned.late(Awaited::Opening, closes.plus_days(1)), Some(closes.plus_days(1)));
    }

    #[test]
    fn each_step_has_its_own_plan_or_term() {
        let calendar = Calendar { scoring_ends: Some(Moment(20)), result: Some(Moment(30)), ..NOTHING };
        let scoring = challenge(State::Scoring { at: Moment(10), round: 1, reopened: None }, calendar);
        let due = |awaited| scoring.due(awaited).map(|at| at.0);
        assert_eq!((due(Awaited::Screening), due(Awaited::Sheets)), (Some(20), Some(Moment(10).plus_days(7).0)));
        assert_eq!((due(Awaited::Shortlist), due(Awaited::Decision), due(Awaited::Result)), (Some(30), Some(30), Some(30)));
        // Terms run from the result only.
        assert_eq!((due(Awaited::Debriefs), due(Awaited::Answers)), (None, None));
    }

    #[test]
    fn what_follows_a_result_is_late_by_the_terms_of_its_rules() {
        let list = || Shortlist {
            proposals: Vec::new(),
            vote: None,
            departures: Vec::new(),
            signed: None,
            note: String::new(),
            by: UserId(Uuid::nil()),
            by_name: String::new(),
            at: Moment(0),
        };
        let state = State::ResultPublished { at: Moment(30), advice: list(), decision: list(), concluded: None };
        let mut call = challenge(state, NOTHING);
        (call.content.rules.terms.debrief_days, call.content.rules.terms.complaint_days) = (5, 7);
        // A complaint can come until the last minute, so its answer has a day more.
        for (awaited, days) in [(Awaited::Debriefs, 5), (Awaited::Answers, 8)] {
            let due = Moment(30).plus_days(days);
            assert_eq!((call.late(awaited, Moment(due.0 - 1)), call.late(awaited, due)), (None, Some(due)), "{awaited:?}");
        }
    }

    #[test]
    fn nothing_is_late_that_nobody_planned() {
        let call = challenge(State::Opened { at: Moment(0) }, NOTHING);
        for awaited in Awaited::ALL {
            assert_eq!(call.late(awaited, Moment(i64::MAX)), None, "{awaited:?}");
        }
    }
}
