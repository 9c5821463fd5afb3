//! The advisory council: its seats, its meetings, conflicts of interest, and what suggests one.

pub mod acting;
pub mod ad_hoc;
pub mod agenda;
pub mod confirmation;
pub mod conflicts;
mod counting;
pub mod declaring;
pub mod electorate;
pub mod findings;
pub mod item;
pub mod meeting;
pub mod motion;
mod notes;
pub mod presiding;
pub mod quorum;
pub mod room;
pub mod seat_change;
pub mod seats;
pub mod suggestions;
pub mod ties;
pub mod vote;
pub mod writing;

pub use acting::ActingChair;
pub use ad_hoc::AdHocMember;
pub use confirmation::{Confirmation, FrozenMinutes};
pub use conflicts::{Conflict, Declaration, Interest, Recusal, Source};
pub use electorate::Electorate;
pub use findings::{Finding, FindingState};
pub use meeting::Meeting;
pub use motion::Motion;
pub use quorum::Quorum;
pub use room::Sitting;
pub use seat_change::SeatChange;
pub use seats::{Appointment, SEATS, Seat, Seating, Seatings, Term};
pub use suggestions::{Clash, clashes};
pub use vote::{Dissent, Vote};
