//! Facts as a decision looks at them: the subject's own, and those of what it is part of.

use super::{
    fact::Fact,
    facts::{AccountFacts, ChallengeFacts, FirmFacts, MeetingFacts, ProposalFacts, Site},
    subject::{About, Subject},
};
use crate::{challenges::Stage, council::Conflict, ids::FirmId};

/// Facts about one subject.
pub trait Facts {
    fn seen(&self) -> Seen<'_>;
}

/// What is not part of the subject is unknown.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    pub(super) subject: Subject,
    pub(super) challenge: Fact<&'a ChallengeFacts>,
    pub(super) proposal: Fact<&'a ProposalFacts>,
    pub(super) meeting: Fact<&'a MeetingFacts>,
    pub(super) account: Fact<&'a AccountFacts>,
}

impl Seen<'_> {
    fn of(subject: Subject) -> Self {
        let (challenge, proposal, meeting, account) = (Fact::Unknown, Fact::Unknown, Fact::Unknown, Fact::Unknown);
        Self { subject, challenge, proposal, meeting, account }
    }

    /// They say enough to decide on something that is done to one of these.
    pub(super) fn is_about(&self, about: About) -> bool {
        match about {
            About::Site => true,
            About::Firm => matches!(self.subject, Subject::Firm(_)),
            About::Challenge => matches!(self.subject, Subject::Challenge(_) | Subject::Proposal(..)),
            About::Proposal => matches!(self.subject, Subject::Proposal(..)),
            About::Meeting => matches!(self.subject, Subject::Meeting(_)),
            About::Account => matches!(self.subject, Subject::Account(_)),
        }
    }

    pub(super) fn stage(&self) -> Fact<Stage> {
        match self.meeting {
            Fact::Known(meeting) => meeting.stage.into(),
            Fact::Unknown => self.challenge.and_then(|c| Fact::Known(c.stage)),
        }
    }

    /// Of the firm itself, or of the proposal in question.
    pub(super) fn firm(&self) -> Fact<FirmId> {
        match self.subject {
            Subject::Firm(id) => Fact::Known(id),
            _ => self.proposal.and_then(|p| Fact::Known(p.firm)),
        }
    }

    pub(super) fn conflict_of_all(&self) -> Fact<Conflict> {
        match self.meeting {
            Fact::Known(meeting) => meeting.conflict,
            Fact::Unknown => self.challenge.and_then(|c| c.conflict),
        }
    }

    pub(super) fn presides(&self) -> Fact<bool> {
        match self.meeting {
            Fact::Known(meeting) => meeting.presides,
            Fact::Unknown => self.challenge.and_then(|c| c.presides),
        }
    }
}

impl Facts for Site {
    fn seen(&self) -> Seen<'_> {
        Seen::of(Subject::Site)
    }
}

impl Facts for FirmFacts {
    fn seen(&self) -> Seen<'_> {
        Seen::of(Subject::Firm(self.id))
    }
}

impl Facts for ChallengeFacts {
    fn seen(&self) -> Seen<'_> {
        Seen { challenge: Fact::Known(self), ..Seen::of(Subject::Challenge(self.id)) }
    }
}

impl Facts for ProposalFacts {
    fn seen(&self) -> Seen<'_> {
        let subject = Subject::Proposal(self.id, self.challenge.id);
        Seen { challenge: Fact::Known(&self.challenge), proposal: Fact::Known(self), ..Seen::of(subject) }
    }
}

impl Facts for MeetingFacts {
    fn seen(&self) -> Seen<'_> {
        Seen { meeting: Fact::Known(self), ..Seen::of(Subject::Meeting(self.id)) }
    }
}

impl Facts for AccountFacts {
    fn seen(&self) -> Seen<'_> {
        Seen { account: Fact::Known(self), ..Seen::of(Subject::Account(self.id)) }
    }
}
