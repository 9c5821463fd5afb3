//! How far a meeting is.

use super::Rejected;
use crate::{council::Quorum, ids::UserId, time::Moment};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum State {
    Planned,
    Running {
        started: Moment,
        /// Index of the item on the table, and since when.
        item: usize,
        since: Moment,
    },
    Ended {
        started: Moment,
        ended: Moment,
        quorum: Quorum,
        /// Who presided, with or without the chair's office.
        #[serde(default)]
        presider: Option<UserId>,
        #[serde(default)]
        note: String,
    },
    /// Planned, and will not take place.
    CalledOff {
        at: Moment,
        reason: String,
    },
}

impl State {
    pub fn code(&self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Running { .. } => "running",
            Self::Ended { .. } => "ended",
            Self::CalledOff { .. } => "called_off",
        }
    }

    /// Nothing can be done about the meeting any more.
    pub fn is_over(&self) -> bool {
        matches!(self, Self::Ended { .. } | Self::CalledOff { .. })
    }

    /// Why what takes another state is refused.
    pub(super) fn refusal(&self) -> Rejected {
        match self {
            Self::Ended { ended, .. } => Rejected::Ended(*ended),
            Self::CalledOff { at, .. } => Rejected::CalledOff(*at),
            Self::Planned | Self::Running { .. } => Rejected::WrongState,
        }
    }
}
