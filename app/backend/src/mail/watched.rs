//! What whoever watches a challenge is told: the news that its firms are told, without what is the firms' own.

use super::Mail;
use domain::{locale::Bilingual, time::Moment};

/// What happened to a challenge that is watched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Watched {
    /// In this version, for this reason.
    Corrected(u32, String),
    /// The closing before and after, and the reason.
    Amended([Moment; 2], String),
    ClosingMoved([Moment; 2], String),
    /// Numbers of questions that have an answer now.
    Answered(Vec<u32>),
    /// When and where; why not, if it was called off.
    Session(Moment, String, Option<String>),
    Cancelled(String),
    ResultPublished,
}

impl Watched {
    /// Where on the challenge's page it stands.
    pub(super) fn place(&self) -> String {
        match self {
            Self::Corrected(version, _) => format!("/versions/{version}"),
            Self::Amended(..) => "#versions".to_owned(),
            Self::Answered(_) => "#questions".to_owned(),
            Self::Session(..) => "#briefings".to_owned(),
            Self::ClosingMoved(..) | Self::Cancelled(_) => String::new(),
            Self::ResultPublished => "/results".to_owned(),
        }
    }
}

/// A proposal of which something is not handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnProposal {
    pub proposal: String,
    /// An earlier text of it is.
    pub is_submitted: bool,
}

/// A challenge that a saved search has found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub code: String,
    pub title: Bilingual,
    pub closes: Option<Moment>,
}

impl Mail {
    /// The same news for whoever watches the challenge, with its code and title; none where it is its firms' alone.
    pub(crate) fn for_watchers(&self) -> Option<Self> {
        let (challenge_code, title, news) = match self.clone() {
            Self::ChallengeChanged { challenge_code, title, version, reason } => {
                (challenge_code, title, Watched::Corrected(version, reason))
            }
            Self::ChallengeAmended { challenge_code, title, closing, reason, .. } => {
                (challenge_code, title, Watched::Amended(closing, reason))
            }
            Self::ClosingExtended { challenge_code, title, closing, reason } => {
                (challenge_code, title, Watched::ClosingMoved(closing, reason))
            }
            Self::AnswersPublished { challenge_code, title, answers } => (challenge_code, title, Watched::Answered(answers)),
            Self::Briefing { challenge_code, title, at, place, called_off } => {
                (challenge_code, title, Watched::Session(at, place, called_off))
            }
            Self::ChallengeCancelled { challenge_code, title, reason } => (challenge_code, title, Watched::Cancelled(reason)),
            Self::ResultPublished { challenge_code, title, .. } => (challenge_code, title, Watched::ResultPublished),
            _ => return None,
        };
        Some(Self::Watched { challenge_code, title, news })
    }
}
