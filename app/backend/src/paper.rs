//! One paper, by what it is about; and the two formats that it comes in.

use documents::Kind;
use domain::ids::{ChallengeId, MeetingId, ProposalId};
use uuid::Uuid;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Paper {
    Opening(ChallengeId),
    Conflicts(ChallengeId),
    Scores(ChallengeId),
    Count(ChallengeId),
    /// The acting member's own.
    Sheet(ProposalId),
    /// All of them for a challenge.
    OwnSheets(ChallengeId),
    Invitation(MeetingId),
    Minutes(MeetingId),
    /// What followed a meeting.
    Supplement(MeetingId),
    Request(ChallengeId),
    Decision(ChallengeId),
    Announcement(ChallengeId),
    Letter(ProposalId),
}

impl Paper {
    fn new(kind: Kind, id: Uuid) -> Self {
        match kind {
            Kind::OpeningRecord => Self::Opening(ChallengeId(id)),
            Kind::ConflictRecord => Self::Conflicts(ChallengeId(id)),
            Kind::ScoreTable => Self::Scores(ChallengeId(id)),
            Kind::Count => Self::Count(ChallengeId(id)),
            Kind::OwnSheets => Self::OwnSheets(ChallengeId(id)),
            Kind::Invitation => Self::Invitation(MeetingId(id)),
            Kind::Request => Self::Request(ChallengeId(id)),
            Kind::Sheet => Self::Sheet(ProposalId(id)),
            Kind::Minutes => Self::Minutes(MeetingId(id)),
            Kind::Supplement => Self::Supplement(MeetingId(id)),
            Kind::Decision => Self::Decision(ChallengeId(id)),
            Kind::Announcement => Self::Announcement(ChallengeId(id)),
            Kind::Letter => Self::Letter(ProposalId(id)),
        }
    }

    /// `None` for kinds of which a challenge has several.
    pub(crate) fn of_challenge(kind: Kind, id: ChallengeId) -> Option<Self> {
        (!has_several(kind)).then(|| Self::new(kind, id.0))
    }

    /// In addresses, among the papers of its challenge: `decision`, or `letter-` and the id of what it is about.
    pub fn name(self) -> String {
        let (kind, (_, id)) = (self.kind(), self.owner());
        if has_several(kind) { format!("{}-{id}", kind.code()) } else { kind.code().to_owned() }
    }

    pub(crate) fn named(name: &str, challenge: ChallengeId) -> Option<Self> {
        match name.split_once('-') {
            Some((kind, id)) => Kind::from_code(kind).filter(|k| has_several(*k)).zip(id.parse().ok()).map(|(k, id)| Self::new(k, id)),
            None => Self::of_challenge(Kind::from_code(name)?, challenge),
        }
    }

    pub fn kind(self) -> Kind {
        match self {
            Self::Opening(_) => Kind::OpeningRecord,
            Self::Conflicts(_) => Kind::ConflictRecord,
            Self::Scores(_) => Kind::ScoreTable,
            Self::Count(_) => Kind::Count,
            Self::Sheet(_) => Kind::Sheet,
            Self::OwnSheets(_) => Kind::OwnSheets,
            Self::Invitation(_) => Kind::Invitation,
            Self::Request(_) => Kind::Request,
            Self::Minutes(_) => Kind::Minutes,
            Self::Supplement(_) => Kind::Supplement,
            Self::Decision(_) => Kind::Decision,
            Self::Announcement(_) => Kind::Announcement,
            Self::Letter(_) => Kind::Letter,
        }
    }

    /// The office keeps a signed copy beside it; a sheet is its member's own.
    pub fn is_signed_for_the_file(self) -> bool {
        !matches!(self.kind(), Kind::Sheet | Kind::OwnSheets)
    }

    /// The challenge that it is about as a whole; what is about a proposal or a meeting does not tell.
    pub(crate) fn challenge(self) -> Option<ChallengeId> {
        match self {
            Self::Opening(id) | Self::Conflicts(id) | Self::Scores(id) | Self::Count(id) => Some(id),
            Self::OwnSheets(id) | Self::Request(id) | Self::Decision(id) | Self::Announcement(id) => Some(id),
            Self::Sheet(_) | Self::Invitation(_) | Self::Minutes(_) | Self::Supplement(_) | Self::Letter(_) => None,
        }
    }

    /// How the files of its signed copy are stored.
    pub(crate) fn owner(self) -> (&'static str, Uuid) {
        match self {
            Self::Opening(id) => ("signed_opening", id.0),
            Self::Conflicts(id) => ("signed_conflicts", id.0),
            Self::Scores(id) => ("signed_scores", id.0),
            Self::Count(id) => ("signed_count", id.0),
            Self::Sheet(id) => ("signed_sheet", id.0),
            Self::OwnSheets(id) => ("signed_sheets", id.0),
            Self::Invitation(id) => ("signed_invitation", id.0),
            Self::Request(id) => ("signed_request", id.0),
            Self::Minutes(id) => ("signed_minutes", id.0),
            Self::Supplement(id) => ("signed_supplement", id.0),
            Self::Decision(id) => ("signed_decision", id.0),
            Self::Announcement(id) => ("signed_announcement", id.0),
            Self::Letter(id) => ("signed_letter", id.0),
        }
    }

    pub(crate) fn of_owner(kind: &str, id: Uuid) -> Option<Self> {
        Some(Self::new(Kind::from_code(kind.strip_prefix("signed_")?)?, id))
    }
}

fn has_several(kind: Kind) -> bool {
    matches!(kind, Kind::Sheet | Kind::Invitation | Kind::Minutes | Kind::Supplement | Kind::Letter)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Pdf,
    Docx,
}

impl Format {
    pub const ALL: [Self; 2] = [Self::Pdf, Self::Docx];

    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
        }
    }

    pub fn from_ending(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.ending() == ending)
    }

    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signed_copy_belongs_to_the_paper_that_it_was_stored_for() {
        let id = Uuid::from_u128(7);
        for kind in Kind::ALL {
            let paper = Paper::of_owner(&format!("signed_{}", kind.code()), id).expect("a paper");
            assert_eq!((paper.kind(), paper.owner().1), (kind, id));
            assert_eq!(Paper::of_owner(paper.owner().0, id), Some(paper));
        }
        assert_eq!(Paper::of_owner("proposal", id), None);
    }

    #[test]
    fn a_name_leads_back_to_its_paper() {
        let id = Uuid::from_u128(7);
        for kind in Kind::ALL {
            let paper = Paper::new(kind, id);
            assert_eq!(Paper::named(&paper.name(), ChallengeId(id)), Some(paper));
        }
        for name in ["", "letter", "letter-7", "decision-00000000-0000-0000-0000-000000000007", "x"] {
            assert_eq!(Paper::named(name, ChallengeId(id)), None, "{name}");
        }
    }
}
