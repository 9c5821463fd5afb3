//! What a vote of the council came to, and who disagrees for the record.

use crate::{ids::UserId, time::Moment};
use serde::{Deserialize, Serialize};

/// Longest dissent, in characters.
pub const MAX_DISSENT: usize = 4_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vote {
    pub in_favour: u32,
    pub against: u32,
    #[serde(default)]
    pub abstained: u32,
}

/// A member's own opinion on a shortlist, kept beside it ("ý kiến bảo lưu").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dissent {
    pub member: UserId,
    pub text: String,
    pub at: Moment,
}

impl Vote {
    pub fn cast(self) -> u32 {
        self.in_favour + self.against + self.abstained
    }
}
