//! Scoring while it runs: until when, and who may hand in. Where an earlier version took it up again after it had closed,
//! it ends once more, with the sheets as they are.

use super::{
    Reopening,
    lifecycle::{Challenge, State},
    rules::Blind,
};
use crate::time::Moment;

/// So long sheets are waited for where no end of scoring was announced. The number is ours.
const UNANNOUNCED_DAYS: i64 = 30;
/// So long sheets are waited for however late scoring begins: whoever begins it late would choose whose sheets come in. The
/// number is ours.
const LEAST_DAYS: i64 = 7;

impl Challenge {
    /// While scoring runs again.
    pub fn reopened(&self) -> Option<&Reopening> {
        if let State::Scoring { reopened, .. } = &self.state { reopened.as_ref() } else { None }
    }

    /// When scoring is to end: as announced, though not before members have had a week; or as said when it was reopened.
    pub fn scoring_ends(&self) -> Option<Moment> {
        let announced = self.content.calendar.scoring_ends;
        match &self.state {
            State::Scoring { reopened: Some(reopened), .. } => Some(reopened.until),
            State::Scoring { at, .. } => announced.map(|ends| ends.max(at.plus_days(LEAST_DAYS))),
            _ => announced,
        }
    }

    /// While scoring runs: until then it waits for sheets that are outstanding.
    pub fn scoring_term(&self) -> Option<Moment> {
        let State::Scoring { at, .. } = self.state else { return None };
        self.scoring_ends().or(Some(at.plus_days(UNANNOUNCED_DAYS)))
    }

    /// A member without a sheet may hand one in: in the first round, while nobody can have seen a ranking.
    pub fn takes_sheets(&self) -> bool {
        self.round() == 1 && self.reopened().is_none()
    }

    /// Whether members are told which sheets are far from the others: once sheets are compared, and once members may see
    /// them.
    pub fn tells_far_sheets(&self) -> bool {
        self.judges_outliers() && (self.round() > 1 || self.content.rules.blind == Blind::OwnSheet)
    }
}
