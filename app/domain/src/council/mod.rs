//! The advisory council: its seats, conflicts of interest, and what suggests one.

pub mod conflicts;
pub mod findings;
pub mod seats;
pub mod suggestions;
pub mod vote;

pub use vote::{Dissent, Vote};

pub use conflicts::{Conflict, Declaration, Interest, Recusal, Source};
pub use findings::{Finding, FindingState};
pub use seats::{Appointment, SEATS, Seat, Term};
pub use suggestions::{Clash, clashes};
