//! The sections of a proposal.

use serde::{Deserialize, Serialize};

/// The parts of a proposal; each has a page of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    Fit,
    Solution,
    Results,
    DataSecurity,
    Team,
    Plan,
    Costs,
    References,
    Declarations,
    Files,
}

impl Section {
    pub const ALL: [Self; 10] = [
        Self::Fit,
        Self::Solution,
        Self::Results,
        Self::DataSecurity,
        Self::Team,
        Self::Plan,
        Self::Costs,
        Self::References,
        Self::Declarations,
        Self::Files,
    ];

    /// As in addresses: `data-security`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fit => "fit",
            Self::Solution => "solution",
            Self::Results => "results",
            Self::DataSecurity => "data-security",
            Self::Team => "team",
            Self::Plan => "plan",
            Self::Costs => "costs",
            Self::References => "references",
            Self::Declarations => "declarations",
            Self::Files => "files",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.code() == code)
    }
}
