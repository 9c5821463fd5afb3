//! That a proposal is scored anew after it lost its quorum, and how that ended; what follows from it is decided in
//! `evaluations::anew`.

use crate::time::Moment;
use serde::{Deserialize, Serialize};

/// Once for a proposal: where it loses its quorum again, it has no result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anew {
    /// The motion by which it lost its quorum.
    pub motion: String,
    pub since: Moment,
    /// Sheets are taken until this moment, exclusive.
    pub until: Moment,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Ended>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ended {
    /// All were in, or the term was over: the result was computed with what was handed in.
    Scored { at: Moment },
    /// The council decided by this motion that it has no result; the sheets of before are kept.
    Dropped { motion: String, at: Moment },
}

impl Anew {
    pub fn is_open(&self) -> bool {
        self.ended.is_none()
    }
}
