//! What is settled about a challenge's times besides its calendar: when scoring began, and which end was moved.

use crate::{ids::UserId, time::Moment};
use serde::{Deserialize, Serialize};

/// Which end is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum End {
    Closing,
    Scoring,
}

/// An end that is moved later, for a reason that is public.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    pub end: End,
    pub until: Moment,
    pub reason: String,
    pub by: UserId,
    pub at: Moment,
}

/// An extension of scoring that holds: from when, and who gave it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    pub extension: Extension,
    pub before: Moment,
    pub by: UserId,
    pub at: Moment,
}

/// An officer holds that a call whose ranking is known is to be cancelled: whoever dislikes a winner could end it alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cancelling {
    pub reason: String,
    pub by: UserId,
    pub at: Moment,
}

/// What was settled about a challenge's times and its end besides its calendar. Of rows of before nothing is known: scoring then began
/// when its state says so, and a round that runs has no shortest length.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Timing {
    /// Waits for a leader.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked: Option<Extension>,
    /// When scoring began.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub began: Option<Moment>,
    /// When a later round than the first began.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round_began: Option<Moment>,
    /// In order; the last one holds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub longer: Vec<Given>,
    /// Waits for a leader.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancelling: Option<Cancelling>,
}
