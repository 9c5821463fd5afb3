//! From score sheets to a ranking: whole numbers and exact fractions only. The clauses C1 to C11 that
//! comments cite are in this crate's README.
//! [`advisory`] stands beside it and can alter nothing in it.

pub mod advisory;
pub mod anew;
pub mod ballot;
pub mod closing;
pub mod columns;
pub mod counting;
pub mod course;
mod coverage;
pub mod debrief;
pub mod drawing;
pub mod edition;
pub mod ending;
pub mod evidence;
pub mod exclusion;
mod giving_back;
pub mod leaving_out;
pub mod lifecycle;
pub mod line;
pub mod lot;
mod mean;
mod means;
pub mod motion;
mod outcome;
pub mod outliers;
pub mod outside;
pub mod own_ranks;
pub mod practice;
pub mod reading;
pub mod recompute;
mod reminder;
mod replaced;
pub mod result_file;
pub mod revision;
#[cfg(test)]
pub(crate) mod samples;
pub mod scoring;
pub mod settle;
pub mod sheet;
pub mod shortlist;
mod ties;
pub mod voiding;

pub use anew::Anew;
pub use columns::Columns;
pub use counting::{Count, Unsettled, count, counted, unsettled};
pub use coverage::{Coverage, coverage};
pub use debrief::{Compliance, Debrief};
pub use edition::Edition;
pub use ending::{Ending, Lacking};
pub use evidence::Pointer;
pub use exclusion::{AllSheets, Exclusion};
pub use giving_back::{GivingBack, NotGivenBack};
pub use lifecycle::{MemberSheet, SheetState};
pub use line::{Line, line};
pub use mean::Mean;
pub use means::Means;
pub use outcome::{Failure, Outcome, Verdict};
pub use own_ranks::OwnRanks;
pub use reminder::Reminder;
pub use revision::{Moved, Movement, Revision, movement};
pub use scoring::{ScoreSheets, rank};
pub use settle::{Settlement, settle};
pub use sheet::{Sheet, SheetStanding};
