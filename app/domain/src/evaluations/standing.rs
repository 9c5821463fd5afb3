//! What follows from how far a member is with a sheet.

use super::SheetStanding;
use crate::challenges::Stage;

impl SheetStanding {
    /// Out of its member's hands, with points.
    pub fn is_scored(self) -> bool {
        matches!(self, Self::Submitted | Self::Excluded)
    }

    /// Out of its member's hands, and not void.
    pub fn is_locked(self) -> bool {
        self.is_scored() || self == Self::Abstained
    }

    /// What its member finds to do on its page, by the stage of the challenge and the round that its sheets can be changed in.
    pub fn to_do(self, stage: Stage, round: SheetRound) -> ToDo {
        match (self, round) {
            _ if stage == Stage::Opened => ToDo::Read,
            (Self::Submitted, SheetRound::Later) => ToDo::Revise,
            (Self::None, SheetRound::First) if stage == Stage::Scoring => ToDo::Score,
            (Self::Draft, SheetRound::First) if stage == Stage::Scoring => ToDo::GoOn,
            _ => ToDo::View,
        }
    }
}

/// What can become of the sheets in the round that runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetRound {
    /// They are filled in and handed in.
    First,
    /// Those of the first may be changed (C8).
    Later,
    /// None changes: their term is over, or a ranking has been seen.
    Over,
}

impl SheetRound {
    pub fn of(round: u32, is_over: bool) -> Self {
        match round {
            _ if is_over => Self::Over,
            ..=1 => Self::First,
            _ => Self::Later,
        }
    }
}

/// On the page of a member's sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToDo {
    /// The proposal, before scoring begins.
    Read,
    Score,
    GoOn,
    Revise,
    /// The sheet, which stays as it is.
    View,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_there_is_to_do_follows_from_stage_round_and_sheet() {
        use SheetStanding::{Draft, Excluded, None, Submitted};
        let to_do = |standing: SheetStanding, stage, round| standing.to_do(stage, round);
        let (first, later, over) = (SheetRound::of(1, false), SheetRound::of(2, false), SheetRound::of(1, true));
        assert_eq!(to_do(None, Stage::Opened, SheetRound::of(0, false)), ToDo::Read);
        assert_eq!([None, Draft, Submitted].map(|of| to_do(of, Stage::Scoring, first)), [ToDo::Score, ToDo::GoOn, ToDo::View]);
        assert_eq!([Draft, Submitted, Excluded].map(|of| to_do(of, Stage::Scoring, later)), [ToDo::View, ToDo::Revise, ToDo::View]);
        assert_eq!([None, Draft, Submitted].map(|of| to_do(of, Stage::Scoring, over)), [ToDo::View; 3]);
        assert_eq!(to_do(None, Stage::Scored, first), ToDo::View);
    }
}
