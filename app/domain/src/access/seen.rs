//! Facts as a decision looks at them: the subject's own, and those of what it is part of.

use super::{
    fact::Fact,
    facts::{AccountFacts, ChallengeFacts, FirmFacts, MeetingFacts, ProposalFacts, Site},
    kept::Kept,
    subject::{Subject, SubjectKind},
};
use crate::{challenges::Stage, council::Conflict, ids::FirmId};

/// Facts about one subject.
pub trait Facts {
    fn seen(&self) -> Situation<'_>;
}

/// What is not part of the subject is unknown.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'a> {
    pub(super) subject: Subject,
    pub(super) challenge: Fact<&'a ChallengeFacts>,
    pub(super) proposal: Fact<&'a ProposalFacts>,
    pub(super) meeting: Fact<&'a MeetingFacts>,
    pub(super) account: Fact<&'a AccountFacts>,
    /// Of a firm.
    kept: Fact<Option<Kept>>,
}

impl Situation<'_> {
    fn of(subject: Subject) -> Self {
        let (challenge, proposal, meeting, account) = (Fact::Unknown, Fact::Unknown, Fact::Unknown, Fact::Unknown);
        Self { subject, challenge, proposal, meeting, account, kept: Fact::Unknown }
    }

    /// They say enough to decide on something that is done to one of these.
    pub(super) fn is_about(&self, about: SubjectKind) -> bool {
        match about {
            SubjectKind::Site => true,
            SubjectKind::Firm => matches!(self.subject, Subject::Firm(_)),
            SubjectKind::Challenge => matches!(self.subject, Subject::Challenge(_) | Subject::Proposal(..)),
            SubjectKind::Proposal => matches!(self.subject, Subject::Proposal(..)),
            SubjectKind::Meeting => matches!(self.subject, Subject::Meeting(_)),
            SubjectKind::Account => matches!(self.subject, Subject::Account(_)),
        }
    }

    pub(super) fn stage(&self) -> Fact<Stage> {
        match self.meeting {
            Fact::Known(meeting) => meeting.stage.into(),
            Fact::Unknown => self.challenge.and_then(|c| Fact::Known(c.stage)),
        }
    }

    /// Why a firm's accounts and verification stay as they are: of the account, or of the firm itself.
    pub(super) fn kept(&self) -> Fact<Option<Kept>> {
        match self.account {
            Fact::Known(account) => account.kept,
            Fact::Unknown => self.kept,
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
    fn seen(&self) -> Situation<'_> {
        Situation::of(Subject::Site)
    }
}

impl Facts for FirmFacts {
    fn seen(&self) -> Situation<'_> {
        Situation { kept: self.kept, ..Situation::of(Subject::Firm(self.id)) }
    }
}

impl Facts for ChallengeFacts {
    fn seen(&self) -> Situation<'_> {
        Situation { challenge: Fact::Known(self), ..Situation::of(Subject::Challenge(self.id)) }
    }
}

impl Facts for ProposalFacts {
    fn seen(&self) -> Situation<'_> {
        let subject = Subject::Proposal(self.id, self.challenge.id);
        Situation { challenge: Fact::Known(&self.challenge), proposal: Fact::Known(self), ..Situation::of(subject) }
    }
}

impl Facts for MeetingFacts {
    fn seen(&self) -> Situation<'_> {
        Situation { meeting: Fact::Known(self), ..Situation::of(Subject::Meeting(self.id)) }
    }
}

impl Facts for AccountFacts {
    fn seen(&self) -> Situation<'_> {
        Situation { account: Fact::Known(self), ..Situation::of(Subject::Account(self.id)) }
    }
}
