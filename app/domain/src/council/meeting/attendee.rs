//! One member on the roll of a meeting: comes, goes, or stays away.

use super::{Attendee, Presence};
use crate::{council::Seat, time::Moment};

impl Attendee {
    pub fn of(seat: &Seat) -> Self {
        let Seat { user, name, role, affiliation, .. } = seat.clone();
        Self { user, name, role, affiliation, presence: Presence::Absent, arrived: None, left: None }
    }

    /// `false` where somebody who never came is said to have gone.
    pub(super) fn becomes(&mut self, presence: Presence, at: Moment) -> bool {
        match presence {
            Presence::Absent | Presence::Excused => (self.arrived, self.left) = (None, None),
            Presence::Present => (self.arrived, self.left) = (self.arrived.or(Some(at)), None),
            Presence::Left if self.arrived.is_some() => self.left = Some(at),
            Presence::Left => return false,
        }
        self.presence = presence;
        true
    }
}
