//! From score sheets to a ranking: whole numbers and exact fractions only (`evaluation.md`).

pub mod debrief;
pub mod scoring;
pub mod sheet;

pub use debrief::{Compliance, Debrief};
pub use scoring::{Ballot, Outcome, Verdict, rank};
pub use sheet::{Sheet, SheetStanding};
