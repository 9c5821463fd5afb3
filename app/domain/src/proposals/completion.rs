//! What the office found missing at its screening, asked for once ("bổ sung hồ sơ"): formal documents, never what is
//! scored. The proposal and its hash stay as they are; what is added stands beside them.

use crate::{
    access::Permit,
    ids::{ProposalId, UserId},
    proposals::content::FileRef,
    time::Moment,
};
use serde::{Deserialize, Serialize};

/// Longest request, in characters.
pub const MAX_ASKED: usize = 4_000;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    pub proposal: ProposalId,
    pub asked: String,
    pub by: UserId,
    pub at: Moment,
    /// Files are taken until this moment, exclusive; what is there by then counts.
    pub due: Moment,
    /// The firm said before then that this is all.
    pub handed_in: Option<Finished>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finished {
    pub by: UserId,
    pub at: Moment,
}

/// A request with what the firm added; `None` where this reader may not see it yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completed {
    pub completion: Completion,
    pub files: Option<Vec<FileRef>>,
}

impl Completion {
    /// So many days from now, as every term of the rule set is counted.
    pub fn ask(proposal: ProposalId, asked: String, days: u32, by: UserId, permit: &Permit) -> Self {
        Self { proposal, asked, by, at: permit.at(), due: permit.at().plus_days(days.into()), handed_in: None }
    }

    /// Nothing more comes: the firm said so, or the term is over.
    pub fn is_over(&self, now: Moment) -> bool {
        self.handed_in.is_some() || now >= self.due
    }

    /// Until when the firm may add something, while it may.
    pub fn waits_until(&self, now: Moment) -> Option<Moment> {
        (!self.is_over(now)).then_some(self.due)
    }

    #[must_use]
    pub fn hand_in(self, by: UserId, permit: &Permit) -> Self {
        Self { handed_in: Some(Finished { by, at: permit.at() }), ..self }
    }
}
