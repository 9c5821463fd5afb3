//! A sheet far from the others that the council voted not to count (C7). Never automatic: without a motion every submitted
//! sheet counts. The score with it is kept beside the official one.

use crate::council::Vote;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exclusion {
    pub vote: Vote,
    pub reason: String,
    /// The motion that excluded it, where members voted by themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub motion: Option<String>,
}

/// What a proposal's sheets come to when those are counted that the council excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AllSheets {
    pub n: u32,
    /// Half points.
    pub sum_half: i64,
}
