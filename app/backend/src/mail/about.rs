//! Which challenge a message is about, for the list in which many stand one above the other.

use super::Mail;

impl Mail {
    /// Its code; of a meeting, all of them. None of what is about no challenge, or about several.
    pub fn about(&self) -> Option<String> {
        match self {
            Self::Receipt { challenge_code, .. }
            | Self::Withdrawn { challenge_code, .. }
            | Self::ChallengeChanged { challenge_code, .. }
            | Self::ChallengeAmended { challenge_code, .. }
            | Self::AmendmentWaits { challenge_code, .. }
            | Self::AmendmentReturned { challenge_code, .. }
            | Self::ClosingExtended { challenge_code, .. }
            | Self::CancellingWaits { challenge_code, .. }
            | Self::ExtensionWaits { challenge_code, .. }
            | Self::ExtensionReturned { challenge_code, .. }
            | Self::ScoringExtended { challenge_code, .. }
            | Self::ChallengeCancelled { challenge_code, .. }
            | Self::QuestionWaits { challenge_code, .. }
            | Self::QuestionReplied { challenge_code, .. }
            | Self::Briefing { challenge_code, .. }
            | Self::Notice { challenge_code, .. }
            | Self::MessageToFirm { challenge_code, .. }
            | Self::MessageToOffice { challenge_code, .. }
            | Self::AnswersPublished { challenge_code, .. }
            | Self::ReviewWaits { challenge_code, .. }
            | Self::ChallengeReturned { challenge_code, .. }
            | Self::DeclaringWaits { challenge_code, .. }
            | Self::ScoringWaits { challenge_code, .. }
            | Self::SecondRound { challenge_code, .. }
            | Self::SheetFar { challenge_code, .. }
            | Self::SheetExcluded { challenge_code, .. }
            | Self::SheetAsked { challenge_code, .. }
            | Self::VoidingAsked { challenge_code, .. }
            | Self::ScoredAnew { challenge_code, .. }
            | Self::VoidingDecided { challenge_code, .. }
            | Self::MotionWaits { challenge_code, .. }
            | Self::VoteEntered { challenge_code, .. }
            | Self::BallotWaits { challenge_code, .. }
            | Self::LotWaits { challenge_code, .. }
            | Self::LotRead { challenge_code, .. }
            | Self::ProposalOpened { challenge_code, .. }
            | Self::EvaluationBegun { challenge_code, .. }
            | Self::NotAdmitted { challenge_code, .. }
            | Self::SheetGivenBack { challenge_code, .. }
            | Self::ConflictFound { challenge_code, .. }
            | Self::ConflictRuled { challenge_code, .. }
            | Self::ActingChair { challenge_code, .. }
            | Self::AdHocWaits { challenge_code, .. }
            | Self::AdHocReturned { challenge_code, .. }
            | Self::AdHocAppointed { challenge_code, .. }
            | Self::SheetsLeft { challenge_code, .. }
            | Self::CompletionAsked { challenge_code, .. }
            | Self::CompletionWaits { challenge_code, .. }
            | Self::ResultPublished { challenge_code, .. }
            | Self::ShortlistWaits { challenge_code, .. }
            | Self::DebriefReleased { challenge_code, .. }
            | Self::ComplaintReceived { challenge_code, .. }
            | Self::ComplaintWaits { challenge_code, .. }
            | Self::RedoingWaits { challenge_code, .. }
            | Self::ComplaintRedone { challenge_code, .. }
            | Self::ComplaintAnswered { challenge_code, .. }
            | Self::Watched { challenge_code, .. }
            | Self::ClosingSoon { challenge_code, .. }
            | Self::PartnerAsked { challenge_code, .. }
            | Self::PartnerReminded { challenge_code, .. }
            | Self::PartnerAnswered { challenge_code, .. }
            | Self::PartnerLeft { challenge_code, .. }
            | Self::PartnerTold { challenge_code, .. }
            | Self::WatchAsked { challenge_code, .. } => Some(challenge_code.clone()),
            Self::Meeting { challenges, .. } => Some(challenges.join(", ")),
            Self::Register { .. }
            | Self::AccountExists
            | Self::Reset { .. }
            | Self::PasswordChanged
            | Self::AccountStopped { .. }
            | Self::SuspensionWaits { .. }
            | Self::StopWaits { .. }
            | Self::RequestReturned { .. }
            | Self::AccountSuspended { .. }
            | Self::AccountRestored { .. }
            | Self::Invite { .. }
            | Self::MemberRemoved { .. }
            | Self::InvitationCancelled { .. }
            | Self::CodeClaimed { .. }
            | Self::ClaimWaits { .. }
            | Self::ClaimRefused { .. }
            | Self::ClaimUpheld { .. }
            | Self::CodeReleased { .. }
            | Self::CodeFree { .. }
            | Self::ClaimEnded { .. }
            | Self::OwnershipOffered { .. }
            | Self::OwnershipAsked { .. }
            | Self::OwnershipWaits { .. }
            | Self::OwnershipMoved { .. }
            | Self::OwnershipEnded { .. }
            | Self::FirmVerified { .. }
            | Self::FirmReturned { .. }
            | Self::FirmDisputes { .. }
            | Self::TakingBackWaits { .. }
            | Self::TakingBackReturned { .. }
            | Self::SeatChangeWaits { .. }
            | Self::SeatChangeReturned { .. }
            | Self::SeatChanged { .. }
            | Self::Digest { .. } => None,
        }
    }
}
