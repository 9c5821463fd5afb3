//! What of the news that firms are told is told whoever watches, too.

use super::{Mail, Watched};
use domain::locale::Bilingual;

impl Mail {
    /// The same news for whoever watches the challenge, with its code and title; none where it is its firms' alone.
    pub(crate) fn for_watchers(&self) -> Option<(String, Bilingual, Watched)> {
        Some(match self.clone() {
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
            Self::Notice { challenge_code, title, subject, text, .. } => (challenge_code, title, Watched::Notice(subject, text)),
            Self::ChallengeCancelled { challenge_code, title, reason } => (challenge_code, title, Watched::Cancelled(reason)),
            Self::ResultPublished { challenge_code, title, .. } => (challenge_code, title, Watched::ResultPublished),
            _ => return None,
        })
    }
}
