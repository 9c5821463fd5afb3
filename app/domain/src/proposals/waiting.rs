//! What waits for a firm about its own proposal, and until when.

use super::State;
use crate::{challenges::Stage, time::Moment};

/// What the firm can do about it now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// A draft, before submissions open.
    Write,
    Submit,
    /// What the office asked for after the opening.
    Complete,
    /// The result is there: the debrief to read, and a complaint to file if there is reason for one.
    Result,
}

/// Until when, where something runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    pub closes: Option<Moment>,
    pub completion_due: Option<Moment>,
    pub complaints_until: Option<Moment>,
}

/// `None` where it is for others, or where the term is over.
pub fn waiting(state: &State, stage: Stage, terms: Terms, now: Moment) -> Option<(Waiting, Moment)> {
    let (waiting, until) = match (state, stage) {
        (State::Draft, Stage::Upcoming) => (Waiting::Write, terms.closes),
        (State::Draft, Stage::Open) => (Waiting::Submit, terms.closes),
        (State::Submitted, Stage::Opened) => (Waiting::Complete, terms.completion_due),
        (state, Stage::ResultPublished) if state.is_handed_in() => (Waiting::Result, terms.complaints_until),
        _ => return None,
    };
    until.filter(|until| now < *until).map(|until| (waiting, until))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn something_waits_only_while_its_term_runs() {
        let terms = Terms { closes: Some(Moment(10)), completion_due: Some(Moment(20)), complaints_until: Some(Moment(30)) };
        let of = |state: State, stage, now| waiting(&state, stage, terms, Moment(now));
        assert_eq!(of(State::Draft, Stage::Upcoming, 1), Some((Waiting::Write, Moment(10))));
        assert_eq!(of(State::Draft, Stage::Open, 9), Some((Waiting::Submit, Moment(10))));
        assert_eq!(of(State::Submitted, Stage::Open, 9), None, "it may be replaced, but nothing waits");
        assert_eq!(of(State::Submitted, Stage::Opened, 19), Some((Waiting::Complete, Moment(20))));
        assert_eq!(of(State::Submitted, Stage::Opened, 20), None);
        let refused = State::Inadmissible { reason: String::new() };
        assert_eq!(of(refused, Stage::ResultPublished, 29), Some((Waiting::Result, Moment(30))));
        assert_eq!(of(State::Draft, Stage::ResultPublished, 29), None);
        assert_eq!(waiting(&State::Submitted, Stage::Opened, Terms::default(), Moment(0)), None, "nothing was asked for");
    }
}
