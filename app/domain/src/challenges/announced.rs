//! A challenge as everybody reads it, and the codes by which lists know its state.

use super::{Challenge, Stage, State, Timing, lifecycle::Opening};

impl State {
    /// Public by now, open or closed, as the clock says.
    pub const PUBLISHED: &'static str = "published";

    /// As lists know it: where no clock is needed, the same as its stage's.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Draft { .. } => Stage::Draft.code(),
            Self::UnderReview => Stage::UnderReview.code(),
            Self::Scheduled { .. } => Stage::Scheduled.code(),
            Self::Published { .. } => Self::PUBLISHED,
            Self::Opened { .. } => Stage::Opened.code(),
            Self::Scoring { .. } => Stage::Scoring.code(),
            Self::Scored { .. } => Stage::Scored.code(),
            Self::Proposed { forwarded: Some(_), .. } => Stage::Forwarded.code(),
            Self::Proposed { .. } => Stage::Proposed.code(),
            Self::Decided { .. } => Stage::Decided.code(),
            Self::ResultPublished { .. } => Stage::ResultPublished.code(),
            Self::Cancelled { .. } => Stage::Cancelled.code(),
        }
    }
}

impl Challenge {
    /// As everybody but the office reads it: without who confirmed or asked for what, and without what council and leader have not
    /// announced.
    #[must_use]
    pub fn announced(self) -> Self {
        let at = self.content.calendar.closes.unwrap_or_default();
        let began = if let State::Scoring { at, .. } = self.state { Some(at) } else { None };
        let timing = Timing { asked: None, cancelling: None, began: self.timing.began.or(began), ..self.timing };
        let state = match self.state {
            State::Scoring { .. } | State::Scored { .. } | State::Proposed { .. } | State::Decided { .. } => {
                State::Scoring { at, round: 1, reopened: None }
            }
            State::Published { at, .. } => State::published(at),
            state @ (State::Draft { .. }
            | State::UnderReview
            | State::Scheduled { .. }
            | State::Opened { .. }
            | State::ResultPublished { .. }
            | State::Cancelled { .. }) => state,
        };
        Self { state, timing, opening: Opening::default(), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        challenges::{
            Cancelling, Content,
            approval::{Shortlist, Signed},
        },
        evaluations::samples::{member, rules, scoring},
        time::Moment,
    };

    const CLOSES: Moment = Moment(3);

    /// One of each, all that is asked for on it.
    fn every() -> Vec<Challenge> {
        let list = Shortlist {
            proposals: Vec::new(),
            by: member(1),
            by_name: String::new(),
            at: Moment(5),
            note: String::new(),
            vote: None,
            departures: Vec::new(),
            signed: None,
        };
        let by_leader = Signed { by: member(2), at: Moment(6), note: String::new() };
        let proposed =
            |forwarded| State::Proposed { shortlist: list.clone(), forwarded, returned: Some(by_leader.clone()), is_again: true };
        let states = [
            State::draft(None),
            State::UnderReview,
            State::Scheduled { at: Moment(1) },
            State::published(Moment(1)),
            State::Opened { at: Moment(4) },
            State::Scoring { at: Moment(4), round: 2, reopened: None },
            State::Scored { at: Moment(5), returned: None },
            proposed(None),
            proposed(Some(by_leader.clone())),
            State::Decided { advice: list.clone(), decision: list.clone() },
            State::ResultPublished { at: Moment(7), advice: list.clone(), decision: list.clone(), concluded: None },
            State::Cancelled { at: Moment(7), reason: String::new() },
        ];
        let cancelling = Some(Cancelling { reason: "Hết vốn.".to_owned(), by: member(1), at: Moment(6) });
        let opening = Opening { officer: Some((member(1), Moment(4))), ..Opening::default() };
        let of = |state| {
            let mut of = Challenge { state, opening: opening.clone(), ..scoring(rules(&[20]), 1) };
            let Content { calendar, .. } = &mut of.content;
            (calendar.opens, calendar.closes) = (Some(Moment(2)), Some(CLOSES));
            of.timing.cancelling.clone_from(&cancelling);
            of
        };
        states.into_iter().map(of).collect()
    }

    #[test]
    fn what_is_announced_is_the_stage_that_the_public_is_told_and_nothing_of_who_acted() {
        for challenge in every() {
            let announced = challenge.clone().announced();
            for now in (0..9).map(Moment) {
                assert_eq!(announced.stage(now), challenge.stage(now).public(), "{:?} at {now:?}", challenge.state);
            }
            assert_eq!((announced.opening, announced.timing.cancelling), (Opening::default(), None));
        }
    }

    #[test]
    fn a_state_has_the_code_of_its_stage_but_for_what_the_clock_tells() {
        let mut met = Vec::new();
        for challenge in every() {
            for now in (0..9).map(Moment) {
                let stage = challenge.stage(now);
                assert_eq!(stage.code() != challenge.state.code(), stage.follows_the_clock() && stage != Stage::Scheduled, "{stage:?}");
                met.push(stage);
            }
        }
        assert!(Stage::ALL.iter().all(|stage| met.contains(stage)));
    }
}
