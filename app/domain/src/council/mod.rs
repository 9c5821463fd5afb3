//! The advisory council: seats, conflicts of interest, meetings.

pub mod agenda;
pub mod meeting;
pub mod quorum;
mod room;

pub use meeting::Meeting;
pub use quorum::Quorum;

use crate::{
    ids::{ProposalId, UserId},
    people::SeatRole,
    time::Moment,
};
use serde::{Deserialize, Serialize};

/// Seats on the province's council (`domain.md` 1.1).
pub const SEATS: usize = 15;

/// One seat and who holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    pub user: UserId,
    pub name: String,
    pub role: SeatRole,
    pub affiliation: String,
}

/// What a member said about a conflict of interest with one proposal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Conflict {
    /// Nothing yet: nothing may be seen yet.
    #[default]
    Undeclared,
    Clear,
    Conflicted,
}

impl Conflict {
    pub fn code(self) -> &'static str {
        match self {
            Self::Undeclared => "undeclared",
            Self::Clear => "clear",
            Self::Conflicted => "conflicted",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Undeclared, Self::Clear, Self::Conflicted].into_iter().find(|c| c.code() == code)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declaration {
    pub member: UserId,
    pub proposal: ProposalId,
    pub conflict: Conflict,
    pub reason: String,
    pub at: Moment,
}
