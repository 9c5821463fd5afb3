//! From score sheets to a ranking: whole numbers and exact fractions only (`evaluation.md`).

pub mod ballot;
pub mod line;
pub mod lot;
pub mod outliers;
pub mod recompute;
pub mod result_file;
#[cfg(test)]
mod samples;
pub mod scoring;
pub mod settle;
pub mod sheet;
mod ties;

pub use line::{Line, line};
pub use scoring::{Ballot, Outcome, Verdict, rank};
pub use settle::{Settlement, settle};
pub use sheet::{Sheet, SheetStanding};
