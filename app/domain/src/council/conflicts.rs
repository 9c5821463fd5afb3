//! What is said about conflicts of interest: with one proposal, or with a whole challenge.

use crate::{
    ids::{ChallengeId, ProposalId, UserId},
    time::Moment,
};
use serde::{Deserialize, Serialize};

/// What is known about a conflict of interest of one member with one proposal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Conflict {
    /// Nothing yet: nothing may be seen yet.
    #[default]
    Undeclared,
    Clear,
    Conflicted,
}

impl Conflict {
    pub fn code(self) -> &'static str {
        match self {
            Self::Undeclared => "undeclared",
            Self::Clear => "clear",
            Self::Conflicted => "conflicted",
        }
    }

    /// Of what was said about several proposals; clear where there are none.
    pub fn worst(conflicts: impl IntoIterator<Item = Self>) -> Self {
        let rank = |conflict: &Self| [Self::Clear, Self::Undeclared, Self::Conflicted].iter().position(|c| c == conflict);
        conflicts.into_iter().max_by_key(rank).unwrap_or(Self::Clear)
    }

    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Undeclared, Self::Clear, Self::Conflicted].into_iter().find(|c| c.code() == code)
    }
}

/// What ties a member to a firm, a proposal or a challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Interest {
    Applicant,
    Employee,
    Shareholder,
    Relative,
    Adviser,
    CoAuthor,
    Other,
}

impl Interest {
    pub const ALL: [Self; 7] =
        [Self::Applicant, Self::Employee, Self::Shareholder, Self::Relative, Self::Adviser, Self::CoAuthor, Self::Other];

    pub fn code(self) -> &'static str {
        match self {
            Self::Applicant => "applicant",
            Self::Employee => "employee",
            Self::Shareholder => "shareholder",
            Self::Relative => "relative",
            Self::Adviser => "adviser",
            Self::CoAuthor => "co_author",
            Self::Other => "other",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|i| i.code() == code)
    }
}

/// Who said so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The member, of this proposal.
    #[default]
    Own,
    /// The member, of the whole challenge.
    Challenge,
    /// The council's secretary.
    Pinned,
    /// The office, confirming what the site suggested.
    Confirmed,
    /// The council, by the motion that voided a sheet after scoring had closed.
    Council,
}

impl Source {
    pub const ALL: [Self; 5] = [Self::Own, Self::Challenge, Self::Pinned, Self::Confirmed, Self::Council];

    pub fn code(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Challenge => "challenge",
            Self::Pinned => "pinned",
            Self::Confirmed => "confirmed",
            Self::Council => "council",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.code() == code)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declaration {
    pub member: UserId,
    pub proposal: ProposalId,
    pub conflict: Conflict,
    /// Of a conflict.
    pub kind: Option<Interest>,
    pub reason: String,
    pub source: Source,
    pub at: Moment,
}

impl Declaration {
    /// What the council's motion on a sheet says of its member, once scoring has closed.
    pub fn by_council(member: UserId, proposal: ProposalId, reason: String, at: Moment) -> Self {
        Self { member, proposal, conflict: Conflict::Conflicted, kind: Some(Interest::Other), reason, source: Source::Council, at }
    }

    /// Whether it says the same, whenever it was said.
    pub fn says_the_same(&self, other: &Self) -> bool {
        Self { at: other.at, ..self.clone() } == *other
    }
}

/// A member takes no part in a whole challenge: a conflict with every proposal of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recusal {
    pub member: UserId,
    pub challenge: ChallengeId,
    pub kind: Interest,
    pub reason: String,
    pub at: Moment,
}

impl Recusal {
    /// What this says of one proposal.
    pub fn of(&self, proposal: ProposalId, at: Moment) -> Declaration {
        Declaration {
            member: self.member,
            proposal,
            conflict: Conflict::Conflicted,
            kind: Some(self.kind),
            reason: self.reason.clone(),
            source: Source::Challenge,
            at,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_as_written() {
        assert!(Interest::ALL.into_iter().all(|i| Interest::from_code(i.code()) == Some(i)));
        assert!(Source::ALL.into_iter().all(|s| Source::from_code(s.code()) == Some(s)));
        assert_eq!(Conflict::from_code("conflicted"), Some(Conflict::Conflicted));
        assert_eq!(Interest::from_code("friend"), None);
    }
}
