//! What somebody follows: challenges that they watch, searches that they saved, their own calendar, and which mails they get.
//! What somebody follows is told to nobody else, so no act here leaves a line about it in the trail.

mod calendar;
mod choosing;
mod guests;
mod reminding;
mod searching;
mod telling;
mod tokens;
mod watching;

pub use choosing::Unsubscribing;
pub use guests::Guest;

use crate::challenges::ChallengeCard;
use domain::{access::Can, following::SavedSearch, time::Moment};

/// For whoever follows.
#[derive(Clone, Debug)]
pub struct Following {
    /// As everybody sees them; the latest first.
    pub watched: Vec<ChallengeCard>,
    pub searches: Vec<SavedSearch>,
    /// When the address of the own calendar was made, if there is one.
    pub calendar: Option<Moment>,
    pub can: Can,
}
