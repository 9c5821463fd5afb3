//! What an action is done to: one row of the database, or the site as a whole.

use crate::{
    challenges::Challenge,
    complaints::Complaint,
    council::Meeting,
    firms::Firm,
    ids::{ChallengeId, FirmId, MeetingId, ProposalId, UserId},
    proposals::Proposal,
};

/// The kind of thing that an action is done to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
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

impl From<&Challenge> for Subject {
    fn from(challenge: &Challenge) -> Self {
        Self::Challenge(challenge.id)
    }
}

impl From<&Proposal> for Subject {
    fn from(proposal: &Proposal) -> Self {
        Self::Proposal(proposal.id, proposal.challenge)
    }
}

impl From<&Complaint> for Subject {
    fn from(complaint: &Complaint) -> Self {
        Self::Proposal(complaint.proposal, complaint.challenge)
    }
}

impl From<&Meeting> for Subject {
    fn from(meeting: &Meeting) -> Self {
        Self::Meeting(meeting.id)
    }
}

impl From<&Firm> for Subject {
    fn from(firm: &Firm) -> Self {
        Self::Firm(firm.id)
    }
}
