//! Scoring while it runs: until when, who may hand in, and taken up again after it had closed: a conflict found late, a
//! sheet to be left out, too few sheets. It then goes on in the last round, with the sheets as they are; nothing may have
//! come of the earlier close yet.

use super::{
    Reopening,
    lifecycle::{Challenge, Rejection, State, Transition},
    rules::Blind,
};
use crate::{access::Permit, event::EventKind, time::Moment};

impl Challenge {
    pub fn reopen_scoring(self, permit: &Permit, reopening: Reopening) -> Transition {
        let State::Scored { returned: None, .. } = self.state else { return Err(Rejection::WrongState) };
        let (round, note) = (self.content.rules.rounds, reopening.note());
        let state = State::Scoring { at: permit.at(), round, reopened: Some(reopening) };
        Ok(self.enter(state, EventKind::ScoringReopened, permit, &note))
    }

    /// While scoring runs again.
    pub fn reopened(&self) -> Option<&Reopening> {
        if let State::Scoring { reopened, .. } = &self.state { reopened.as_ref() } else { None }
    }

    /// When scoring is to end: as announced, or as said when it was reopened.
    pub fn scoring_ends(&self) -> Option<Moment> {
        self.reopened().map(|reopened| reopened.until).or(self.content.calendar.scoring_ends)
    }

    /// A member without a sheet may hand one in: in the first round, and again where scoring was reopened.
    pub fn takes_sheets(&self) -> bool {
        self.round() == 1 || self.reopened().is_some()
    }

    /// Whether members are told which sheets are far from the others: once sheets are compared, and once members may see
    /// them.
    pub fn tells_far_sheets(&self) -> bool {
        self.judges_outliers() && (self.round() > 1 || self.content.rules.blind == Blind::OwnSheet)
    }
}
