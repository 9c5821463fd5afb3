//! Where a challenge stands at a moment, and what that means for it.

use serde::{Deserialize, Serialize};

/// Where a challenge stands at a moment; ordered, so that "at least opened" can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    Draft,
    UnderReview,
    Scheduled,
    /// Public, not yet taking proposals.
    Upcoming,
    Open,
    /// Closed; the proposals are not opened yet.
    Closed,
    Opened,
    Scoring,
    Scored,
    /// With the office.
    Proposed,
    /// With the leader.
    Forwarded,
    Decided,
    ResultPublished,
    Cancelled,
}

impl Stage {
    pub const ALL: [Self; 14] = [
        Self::Draft,
        Self::UnderReview,
        Self::Scheduled,
        Self::Upcoming,
        Self::Open,
        Self::Closed,
        Self::Opened,
        Self::Scoring,
        Self::Scored,
        Self::Proposed,
        Self::Forwarded,
        Self::Decided,
        Self::ResultPublished,
        Self::Cancelled,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::UnderReview => "under_review",
            Self::Scheduled => "scheduled",
            Self::Upcoming => "upcoming",
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Opened => "opened",
            Self::Scoring => "scoring",
            Self::Scored => "scored",
            Self::Proposed => "proposed",
            Self::Forwarded => "forwarded",
            Self::Decided => "decided",
            Self::ResultPublished => "result_published",
            Self::Cancelled => "cancelled",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.code() == code)
    }

    /// Anyone may read the challenge.
    pub fn is_public(self) -> bool {
        self >= Self::Upcoming
    }

    /// It has closed: what there is of it can be taken away whole.
    pub fn has_dossier(self) -> bool {
        self.is_public() && !matches!(self, Self::Upcoming | Self::Open)
    }

    /// Members say whether they have a conflict with what was opened.
    pub fn takes_declarations(self) -> bool {
        matches!(self, Self::Opened | Self::Scoring)
    }

    /// They do, or will.
    pub fn is_before_ranking(self) -> bool {
        self <= Self::Scoring
    }

    /// The council meets about what has been admitted, until the leader has its advice.
    pub fn is_in_discussion(self) -> bool {
        matches!(self, Self::Scoring | Self::Scored | Self::Proposed)
    }

    /// Scoring has begun, and nothing is decided.
    pub fn is_undecided(self) -> bool {
        matches!(self, Self::Scoring | Self::Scored | Self::Proposed | Self::Forwarded)
    }

    /// Proposals are open to office and council.
    pub fn is_unsealed(self) -> bool {
        (Self::Opened..Self::Cancelled).contains(&self)
    }

    /// What the public is told; the council's and the leader's steps are not announced one by one.
    pub fn public(self) -> Self {
        match self {
            Self::Scored | Self::Proposed | Self::Forwarded | Self::Decided => Self::Scoring,
            stage => stage,
        }
    }

    /// The clock alone leads into it or out of it: what is stored does not tell it from the others.
    pub fn follows_the_clock(self) -> bool {
        matches!(self, Self::Scheduled | Self::Upcoming | Self::Open | Self::Closed)
    }
}
