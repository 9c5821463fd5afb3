//! Scoring while it runs: until when, and who may hand in. Where an earlier version took it up again after it had closed,
//! it ends once more, with the sheets as they are.

use super::{
    Calendar, Reopening,
    lifecycle::{Challenge, State},
    rules::{Blind, ScoringTerms},
};
use crate::time::Moment;

impl Challenge {
    /// While scoring runs again.
    pub fn reopened(&self) -> Option<&Reopening> {
        if let State::Scoring { reopened, .. } = &self.state { reopened.as_ref() } else { None }
    }

    /// When scoring is to end, for everybody who is told: as announced until it begins. Then as announced, though not before
    /// members have had the days of the rule set; later where two people gave more time; and a later round has its shortest length. After that
    /// no sheet is taken.
    pub fn scoring_ends(&self) -> Option<Moment> {
        let announced = self.content.calendar.scoring_ends;
        if let Some(reopened) = self.reopened() {
            return Some(reopened.until);
        }
        let Some(began) = self.scoring_began() else { return announced };
        let ScoringTerms { least, unannounced, .. } = self.content.rules.terms.scoring;
        let planned = announced.map_or(began.plus_days(unannounced.into()), |ends| ends.max(began.plus_days(least.into())));
        let given = self.timing.longer.last().map(|given| given.extension.until);
        let round = self.timing.round_began.map(|at| at.plus_days(self.content.rules.second_round_days.into()));
        [Some(planned), given, round].into_iter().flatten().max()
    }

    /// Of rows of before it is known while scoring runs.
    fn scoring_began(&self) -> Option<Moment> {
        let runs = if let State::Scoring { at, .. } = self.state { Some(at) } else { None };
        self.timing.began.or(runs)
    }

    /// While scoring runs: until then sheets are taken, and it waits for those that are outstanding.
    pub fn scoring_term(&self) -> Option<Moment> {
        if matches!(self.state, State::Scoring { .. }) { self.scoring_ends() } else { None }
    }

    /// Another round follows the one that runs.
    pub fn has_next_round(&self) -> bool {
        self.round() < self.content.rules.rounds
    }

    /// Whoever has handed in a sheet may read the others of the same proposal.
    pub fn others_are_read(&self) -> bool {
        self.content.rules.blind == Blind::OwnSheet || self.round() > 1
    }

    /// The calendar with the end of scoring as it is by now.
    pub fn calendar(&self) -> Calendar {
        Calendar { scoring_ends: self.scoring_ends(), ..self.content.calendar.clone() }
    }

    /// Whoever has a sheet to hand in can still do it.
    pub fn is_in_time(&self, now: Moment) -> bool {
        self.scoring_term().is_some_and(|term| now < term)
    }

    /// A member without a sheet may hand one in: in the first round, in time, while nobody can have seen a ranking.
    pub fn takes_sheets(&self, now: Moment) -> bool {
        self.round() == 1 && self.reopened().is_none() && self.is_in_time(now)
    }

    /// Whether members are told which sheets are far from the others: once sheets are compared, and once members may see
    /// them.
    pub fn tells_far_sheets(&self) -> bool {
        self.judges_outliers() && (self.round() > 1 || self.content.rules.blind == Blind::OwnSheet)
    }
}
