//! Under what something is kept: its kind, and all that it depends on besides what is stored.

use super::Matter;
use domain::{
    access::Can,
    ids::{ChallengeId, ProposalId, UserId},
    locale::Locale,
    people::Role,
};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// As stored. Who may see it is checked at each request.
    Row(Row),
    /// By the hash of its identifier.
    Session(String),
    /// HTML that everybody reads alike whom the part names.
    Part(Part, Locale),
    /// What a visitor reads who has no session. The address tells the language, too.
    Page { address: String, look: &'static str },
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Row {
    ChallengeByCode(String),
    Challenge(ChallengeId),
    /// Of its text, public or still to come.
    Versions(ChallengeId),
    /// Of the challenge itself, removed ones too.
    Files(ChallengeId),
    Questions(ChallengeId),
    Briefings(ChallengeId),
    Notices(ChallengeId),
    /// Whether the site has moved its closing.
    ClosingMoved(ChallengeId),
    ActingChair(ChallengeId),
    Roster(ChallengeId),
    /// Every proposal handed in, without what its firm wrote.
    HandedIn(ChallengeId),
    /// Who has a conflict with which of them.
    Conflicted(ChallengeId),
    /// What a member declared about the proposals of a challenge.
    Declared(UserId, ChallengeId),
    Recusal(UserId, ChallengeId),
    Proposal(ProposalId),
    /// Of one version handed in.
    Version(ChallengeId, ProposalId, u32),
    FirmNamed(ChallengeId, ProposalId, u32),
    Completion(ChallengeId, ProposalId),
    OwnSheet(UserId, ChallengeId, ProposalId),
    OwnNotes(UserId, ChallengeId, ProposalId),
    /// Of one member, whatever became of them.
    OwnSheets(UserId, ChallengeId),
    /// What the challenge cites of the register of legal texts.
    Cited(ChallengeId),
    /// Of all members, whatever became of them.
    Sheets(ChallengeId, ProposalId),
    Person(UserId),
    NameOf(UserId),
    /// Challenges that somebody watches.
    Watched(UserId),
    /// Who has a seat, with its term.
    Seats,
    AppointedFor(ChallengeId),
    HasLot(ChallengeId),
    /// Proposals handed in that cannot have a result.
    WithoutResult(ChallengeId),
    HasOpenComplaint(ChallengeId),
    /// Whose account is suspended, or stopped by the office.
    KeptOut,
    /// How many notices somebody has not read.
    Unread(UserId),
    DaysOff,
    /// Those that were not taken down.
    Banners,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// What grows with the number of proposals on the office's page of a challenge.
    OfficeLists { challenge: ChallengeId, role: Option<Role>, can: Can },
    /// The council's page of a challenge, as one member sees it.
    Council { reader: UserId, challenge: ChallengeId, can: Can },
    /// The sections of an opened proposal.
    Opened(ChallengeId, ProposalId),
}

impl Key {
    /// What everything is about that is read for it.
    pub(super) fn matter(&self) -> Option<Matter> {
        match self {
            Self::Row(row) => row.matter(),
            Self::Session(id) => Some(Matter::Session(id.clone())),
            Self::Part(part, _) => Some(Matter::Challenge(part.challenge())),
            Self::Page { .. } => None,
        }
    }

    /// Whether it tells of the time at which it was made.
    pub(super) fn is_of_its_second(&self) -> bool {
        matches!(self, Self::Part(..) | Self::Page { .. })
    }

    /// What goes into what: a thing is made of things of later levels only.
    pub(super) fn level(&self) -> usize {
        match self {
            Self::Page { .. } => 0,
            Self::Part(..) => 1,
            Self::Row(_) => 2,
            Self::Session(_) => 3,
        }
    }

    /// Roughly.
    pub(super) fn bytes(&self) -> usize {
        size_of::<Self>()
            + match self {
                Self::Page { address: text, .. } | Self::Session(text) | Self::Row(Row::ChallengeByCode(text)) => text.len(),
                Self::Part(Part::OfficeLists { .. } | Part::Council { .. }, _) => 1_024,
                Self::Part(..) | Self::Row(_) => 0,
            }
    }
}

impl Part {
    fn challenge(&self) -> ChallengeId {
        match self {
            Self::OfficeLists { challenge, .. } | Self::Council { challenge, .. } | Self::Opened(challenge, _) => *challenge,
        }
    }
}

impl Row {
    fn matter(&self) -> Option<Matter> {
        match self {
            // Known once they are found.
            Self::ChallengeByCode(_) | Self::Proposal(_) | Self::Seats | Self::KeptOut | Self::DaysOff | Self::Banners => None,
            Self::Challenge(id)
            | Self::Versions(id)
            | Self::Files(id)
            | Self::Questions(id)
            | Self::Briefings(id)
            | Self::Notices(id)
            | Self::ClosingMoved(id)
            | Self::ActingChair(id)
            | Self::Roster(id)
            | Self::HandedIn(id)
            | Self::Conflicted(id)
            | Self::Declared(_, id)
            | Self::Recusal(_, id)
            | Self::Version(id, ..)
            | Self::FirmNamed(id, ..)
            | Self::Completion(id, _)
            | Self::OwnSheet(_, id, _)
            | Self::OwnNotes(_, id, _)
            | Self::OwnSheets(_, id)
            | Self::Cited(id)
            | Self::AppointedFor(id)
            | Self::HasLot(id)
            | Self::WithoutResult(id)
            | Self::HasOpenComplaint(id)
            | Self::Sheets(id, _) => Some(Matter::Challenge(*id)),
            Self::Person(id) | Self::NameOf(id) | Self::Watched(id) => Some(Matter::Account(*id)),
            Self::Unread(id) => Some(Matter::Notices(*id)),
        }
    }
}
