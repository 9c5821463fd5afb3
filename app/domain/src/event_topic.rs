//! What an event is about, for whoever narrows a history down.

use crate::event::EventKind as K;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// The call itself: its text, its times, questions about it.
    Call,
    Proposals,
    /// Conflicts of interest and who acts for whom.
    Conflicts,
    Sheets,
    Meetings,
    /// From the ranking to the end of the call.
    Result,
    Else,
}

impl About {
    pub const ALL: [Self; 7] = [Self::Call, Self::Proposals, Self::Conflicts, Self::Sheets, Self::Meetings, Self::Result, Self::Else];

    pub fn code(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Proposals => "proposals",
            Self::Conflicts => "conflicts",
            Self::Sheets => "sheets",
            Self::Meetings => "meetings",
            Self::Result => "result",
            Self::Else => "else",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|about| about.code() == code)
    }

    pub fn of(kind: K) -> Self {
        match kind {
            K::ChallengeCreated | K::ChallengeImported | K::ChallengeEdited | K::ChallengeSentToReview | K::ChallengeReturned => Self::Call,
            K::ChallengeScheduled | K::ChallengePublished | K::ChallengeAmended | K::ChallengeCancelled | K::CancelAsked => Self::Call,
            K::AmendmentDrafted | K::AmendmentReturned | K::AmendmentWithdrawn | K::AmendmentPublished => Self::Call,
            K::ExtensionAsked | K::ExtensionDeclined | K::ClosingExtended | K::ClosingMoved => Self::Call,
            K::QuestionAsked | K::ReplyDrafted | K::ReplyPublished | K::BriefingAnnounced | K::BriefingCalledOff => Self::Call,
            K::NoticeSent => Self::Call,
            K::OpeningConfirmed | K::ProposalsOpened | K::ProposalUnreadable | K::ProposalScreened | K::MessageWritten => Self::Proposals,
            K::RefusalProposed | K::ReadmissionProposed | K::CompletionAsked | K::CompletionHandedIn => Self::Proposals,
            K::ProposalStarted | K::ProposalSaved | K::ProposalSubmitted | K::ProposalReplaced | K::ProposalWithdrawn => Self::Proposals,
            K::ProposalConfirmed | K::CommentWritten => Self::Proposals,
            K::PartnerReminded | K::ProposalRightSet => Self::Proposals,
            K::PartnerAsked | K::PartnerConsented | K::PartnerDeclined | K::PartnerLeft | K::PartnerDropped => Self::Proposals,
            K::ConflictDeclared | K::ChallengeRecused | K::ConflictPinned | K::ConflictAppealed | K::ConflictLifted => Self::Conflicts,
            K::ConflictKept | K::SuggestionConfirmed | K::SuggestionDismissed => Self::Conflicts,
            K::AdHocProposed | K::AdHocDeclined | K::AdHocAppointed | K::ActingChairAppointed => Self::Conflicts,
            K::ScoringStarted | K::RoundClosed | K::ScoringClosed | K::ScoringReopened | K::ScoringExtended => Self::Sheets,
            K::PracticeScored | K::PracticeShown | K::SheetSaved | K::SheetSubmitted | K::SheetRevised | K::SheetGivenBack => Self::Sheets,
            K::SheetExcluded | K::SheetAbstained | K::SheetCounted | K::SheetVoided | K::MembersReminded => Self::Sheets,
            K::AnewBegun | K::AnewScored | K::AnewDropped | K::RanksSaved => Self::Sheets,
            K::MeetingPlanned | K::MeetingChanged | K::AgendaSet | K::MeetingStarted | K::AttendanceMarked | K::RoomLeft => Self::Meetings,
            K::PresenceConfirmed | K::PresenceVouched | K::ItemBegun | K::ItemRecorded | K::ReportSubmitted => Self::Meetings,
            K::InvitationAnswered | K::MeetingEnded | K::MinutesConfirmed | K::MeetingCalledOff => Self::Meetings,
            K::MotionMoved | K::MotionAnswered | K::MotionOpened | K::MotionWithdrawn | K::MotionClosed => Self::Meetings,
            K::VoteEntered | K::VoteCountersigned => Self::Meetings,
            K::BallotOpened | K::BallotClosed | K::CastingVoteGiven | K::LotOpened | K::LotDrawn | K::LotTyped => Self::Result,
            K::ShortlistProposed | K::DissentRecorded | K::ShortlistForwarded | K::ShortlistReturned => Self::Result,
            K::SubmissionReturned | K::ShortlistDecided | K::DecisionNumbered | K::ResultPublished => Self::Result,
            K::DebriefSaved | K::DebriefReleased | K::ComplaintFiled | K::ComplaintAnswered | K::ComplaintRedone => Self::Result,
            K::CallConcluded | K::SignedCopyFiled | K::OutcomeKept => Self::Result,
            K::AccountCreated | K::PasswordChanged | K::MailLanguageChanged | K::MailsChosen | K::KeysChanged | K::AccountStopped => {
                Self::Else
            }
            K::StopAsked | K::StopDeclined | K::SuspensionAsked | K::SuspensionDeclined | K::AccountSuspended => Self::Else,
            K::AccountRestored | K::SignInFailed | K::FirmRegistered | K::FirmEdited | K::FirmVerified | K::FirmReturned => Self::Else,
            K::CodeClaimed | K::ClaimAnswered | K::ClaimWithdrawn | K::ClaimGranted | K::ClaimRefused | K::CodeMoved => Self::Else,
            K::OwnershipOffered | K::OwnershipAsked | K::OwnershipGranted | K::OwnershipMoved | K::OwnershipEnded => Self::Else,
            K::TakingBackAsked | K::TakingBackDeclined | K::VerificationEnded | K::MemberInvited | K::MemberJoined => Self::Else,
            K::MemberRemoved | K::InvitationCancelled | K::SeatProposed | K::SeatDeclined | K::SeatAssigned | K::SeatRemoved => Self::Else,
            K::SeatTaken | K::DayOffKept | K::DayOffDropped | K::MailsSentAgain => Self::Else,
            K::GuidePublished | K::GuidePutBack | K::BannerPutUp | K::BannerTakenDown => Self::Else,
            K::FileAdded
            | K::FileRemoved
            | K::FileRestored
            | K::FilesSorted
            | K::RightSet
            | K::StrengthsKept
            | K::TaskAdded
            | K::TaskChanged => Self::Else,
            K::LegalTextAdded | K::LegalTextCorrected => Self::Else,
            K::LegalTextsCited => Self::Call,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_as_written() {
        assert!(About::ALL.into_iter().all(|about| About::from_code(about.code()) == Some(about)));
        assert_eq!(About::from_code("all"), None);
    }
}
