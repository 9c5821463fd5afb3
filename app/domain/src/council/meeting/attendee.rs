//! One member on the roll of a meeting: comes, goes, or stays away; by whose word is told, because votes hang on it.

use crate::{check::Problem, council::Seat, ids::UserId, people::SeatRole, time::Moment};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendee {
    pub user: UserId,
    pub name: String,
    pub role: SeatRole,
    #[serde(default)]
    pub affiliation: String,
    #[serde(default)]
    pub presence: Presence,
    pub arrived: Option<Moment>,
    pub left: Option<Moment>,
    /// When they said, under their own sign-in, that they are there.
    #[serde(default)]
    pub confirmed: Option<Moment>,
    /// Who says so of them: they have no device.
    #[serde(default)]
    pub vouched: Option<UserId>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    #[default]
    Absent,
    /// Absent, and said so.
    Excused,
    Present,
    /// Was present and has gone home.
    Left,
}

impl Presence {
    pub const ALL: [Self; 4] = [Self::Absent, Self::Excused, Self::Present, Self::Left];

    pub fn code(self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::Excused => "excused",
            Self::Present => "present",
            Self::Left => "left",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.code() == code)
    }
}

impl Attendee {
    pub fn of(seat: &Seat) -> Self {
        let Seat { user, name, role, affiliation, .. } = seat.clone();
        Self { user, name, role, affiliation, presence: Presence::Absent, arrived: None, left: None, confirmed: None, vouched: None }
    }

    /// By somebody's roll. What members said of themselves stands: only they could know better.
    pub(super) fn becomes(&mut self, presence: Presence, at: Moment) -> Result<(), Problem> {
        match presence {
            Presence::Absent | Presence::Excused if self.confirmed.is_some() => return Err(Problem::SaidPresent),
            Presence::Absent | Presence::Excused => (self.arrived, self.left, self.vouched) = (None, None, None),
            Presence::Present => (self.arrived, self.left) = (self.arrived.or(Some(at)), None),
            Presence::Left if self.arrived.is_some() => self.left = Some(at),
            Presence::Left => return Err(Problem::Choice),
        }
        self.presence = presence;
        Ok(())
    }

    /// By their own word, again as often as somebody marked otherwise.
    pub(super) fn confirm(&mut self, at: Moment) {
        (self.arrived, self.left, self.presence) = (self.arrived.or(Some(at)), None, Presence::Present);
        self.confirmed.get_or_insert(at);
    }
}
