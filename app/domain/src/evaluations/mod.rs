//! From score sheets to a ranking: whole numbers and exact fractions only (`evaluation.md`).
//! [`advisory`] stands beside it and can alter nothing in it.

pub mod advisory;
pub mod debrief;
pub mod own_ranks;
pub mod revision;
pub mod scoring;
pub mod sheet;

pub use debrief::{Compliance, Debrief};
pub use own_ranks::OwnRanks;
pub use revision::{Movement, Revision, movement};
pub use scoring::{Ballot, Outcome, Verdict, rank};
pub use sheet::{Sheet, SheetStanding};
