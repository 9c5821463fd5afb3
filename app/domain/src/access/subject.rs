//! What an action is done to: one row of the database, or the site as a whole.

use crate::ids::{ChallengeId, FirmId, MeetingId, ProposalId, UserId};

/// The kind of thing that an action is done to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubjectKind {
    /// Nothing in particular.
    Site,
    Firm,
    Challenge,
    Proposal,
    Meeting,
    Account,
}

/// The thing itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    Site,
    Firm(FirmId),
    Challenge(ChallengeId),
    Proposal(ProposalId, ChallengeId),
    Meeting(MeetingId),
    Account(UserId),
}

impl Subject {
    /// `part` is the thing itself or belongs to it: proposals to their challenge, everything to the site.
    pub fn covers(self, part: Self) -> bool {
        match (self, part) {
            (Self::Site, _) => true,
            (Self::Challenge(challenge), Self::Proposal(_, of)) => challenge == of,
            _ => self == part,
        }
    }
}

impl From<ChallengeId> for Subject {
    fn from(id: ChallengeId) -> Self {
        Self::Challenge(id)
    }
}
