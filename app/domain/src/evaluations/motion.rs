//! What a result file of `result/2` can tell of the council's own acts: votes of its members, and sheets that they left
//! out. A file that has none of it tells nothing of it.

use crate::council::Vote;
use serde::{Deserialize, Serialize};

/// A question put to the members who might vote on it, and their answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Motion {
    /// What the rest of the file calls it.
    pub id: String,
    pub about: About,
    pub reason: String,
    /// Members who might vote.
    pub eligible: u32,
    /// Members without a conflict with it, where they are more: what a majority of members is of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<u32>,
    pub vote: Vote,
    pub majority: Majority,
    /// Fewest votes that decide anything.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub needed: u32,
    /// The side of who presides, where it decided an exact tie: in favour or not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub casting: Option<bool>,
    /// Voted on in secret.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub secret: bool,
    pub carried: bool,
    /// Carried, and without effect: what it was about had changed by the time that it was to have any.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub lapsed: bool,
}

pub(super) fn is_zero(n: &u32) -> bool {
    *n == 0
}

impl Motion {
    /// Where the side of who presides decides, if the rules say so.
    pub fn is_tied(&self) -> bool {
        self.vote.in_favour == self.vote.against && self.majority == Majority::Simple
    }

    /// What its votes come to.
    pub fn is_carried_by_its_votes(&self) -> bool {
        let is_cast = self.casting == Some(true) && self.is_tied();
        cast(self.vote) >= self.needed.into() && (is_cast || self.majority.carries(self.vote, self.base.unwrap_or(self.eligible)))
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    Exclusion(SheetOf),
    Voiding(SheetOf),
    /// The note on a result that another way of counting would change.
    Stability,
    /// That a proposal without a quorum is not scored anew, by its code.
    NoResult(String),
    /// The codes proposed, in order.
    Shortlist(Vec<String>),
    /// A shortlist that is not the top of the ranking.
    Departure(Vec<String>),
    Other,
}

/// A sheet, by the code of its proposal and its column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetOf {
    pub proposal: String,
    pub column: String,
}

/// Carried by at least so many parts in favour of those that the base counts, or by more than half.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Majority {
    /// More in favour than against and abstained together.
    Simple,
    /// `[2, 3]`: two thirds of the votes cast.
    OfCast([u32; 2]),
    /// Of all who might vote.
    OfEligible([u32; 2]),
}

impl Majority {
    /// What a rule set may ask for.
    pub const CHOICES: [Self; 3] = [Self::Simple, Self::OfCast([2, 3]), Self::OfEligible([2, 3])];

    pub fn code(self) -> &'static str {
        match self {
            Self::Simple => "simple",
            Self::OfCast(_) => "cast_2_3",
            Self::OfEligible(_) => "eligible_2_3",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::CHOICES.into_iter().find(|majority| majority.code() == code)
    }

    pub fn carries(self, vote: Vote, eligible: u32) -> bool {
        let product = |a: u32, b: u64| u128::from(a) * u128::from(b);
        let reaches = |[parts, of]: [u32; 2], base: u64| of > 0 && base > 0 && product(of, vote.in_favour.into()) >= product(parts, base);
        match self {
            Self::Simple => 2 * u64::from(vote.in_favour) > cast(vote),
            Self::OfCast(share) => reaches(share, cast(vote)),
            Self::OfEligible(share) => reaches(share, u64::from(eligible)),
        }
    }
}

/// Votes in favour, against and abstained.
pub fn cast(vote: Vote) -> u64 {
    [vote.in_favour, vote.against, vote.abstained].into_iter().map(u64::from).sum()
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoidedSheet {
    pub column: String,
    /// Half points by criterion.
    pub sheet: Vec<i32>,
    /// The motion that voided it.
    pub motion: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_thirds_are_two_thirds_of_what_they_are_taken_of() {
        let vote = |in_favour, against, abstained| Vote { in_favour, against, abstained };
        assert!(Majority::Simple.carries(vote(6, 5, 0), 15) && !Majority::Simple.carries(vote(5, 4, 1), 15));
        let thirds = [2, 3];
        assert!(Majority::OfCast(thirds).carries(vote(8, 4, 0), 15) && !Majority::OfCast(thirds).carries(vote(8, 4, 1), 15));
        assert!(Majority::OfEligible(thirds).carries(vote(10, 0, 0), 15) && !Majority::OfEligible(thirds).carries(vote(9, 0, 0), 15));
        assert!(!Majority::OfCast(thirds).carries(vote(0, 0, 0), 15) && !Majority::OfCast([0, 0]).carries(vote(1, 0, 0), 15));
        assert!(!Majority::Simple.carries(vote(u32::MAX, u32::MAX, u32::MAX), 15), "nothing overflows");
    }
}
