//! Who changes the notes of an item, and for how long it is one line of the trail.

use crate::{access::Permit, ids::UserId, time::Moment};
use serde::{Deserialize, Serialize};

/// A stretch of writing by one person: notes that are saved while they are typed are one line of the trail, not hundreds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Writing {
    pub by: Option<UserId>,
    pub told: Moment,
}

impl Writing {
    const MINUTES: i64 = 15;

    /// Whether a change needs no line of its own.
    pub fn goes_on(self, permit: &Permit) -> bool {
        self.by == permit.by() && permit.at() < self.told.plus_minutes(Self::MINUTES)
    }
}
