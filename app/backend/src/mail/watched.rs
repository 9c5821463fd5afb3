//! What whoever watches a challenge is told: the news that its firms are told, without what is the firms' own.

use domain::{locale::Bilingual, time::Moment};
use serde::{Deserialize, Serialize};

/// What happened to a challenge that is watched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
    /// Subject and words of a notice.
    Notice(Bilingual, Bilingual),
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
            Self::Notice(..) => "#notices".to_owned(),
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
