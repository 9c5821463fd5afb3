//! Which acts of the trail a complaint about the procedure can be about, and which cannot.

use crate::event::EventKind as Act;

/// Where an act belongs, as far as somebody of the office or the council may have shaped by it what became of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// On the proposal itself.
    Screening,
    /// On who might score it.
    Conflicts,
    /// On the call, its council and its scoring, from publication on.
    Call,
    /// On somebody's account or a firm's, and on who holds a seat: of no challenge, so it counts where it touches this one.
    People,
    /// Before anything was published, which was read by all alike; what firms and members did with what is their own; what shows or
    /// tells; and what left everything as it was.
    Nobody,
}

/// Every kind of act has its place: a new one has none until somebody gives it one.
pub(super) fn part(act: Act) -> Part {
    match act {
        Act::ProposalScreened | Act::RefusalProposed | Act::ReadmissionProposed | Act::CompletionAsked | Act::MessageWritten => {
            Part::Screening
        }
        Act::SuggestionConfirmed | Act::SuggestionDismissed | Act::ConflictPinned | Act::ConflictLifted | Act::ConflictKept => {
            Part::Conflicts
        }
        Act::ChallengeAmended
        | Act::AmendmentDrafted
        | Act::AmendmentReturned
        | Act::AmendmentWithdrawn
        | Act::AmendmentPublished
        | Act::LegalTextsCited
        | Act::ExtensionAsked
        | Act::ExtensionDeclined
        | Act::ClosingExtended
        | Act::ClosingMoved
        | Act::ReplyDrafted
        | Act::ReplyPublished
        | Act::BriefingAnnounced
        | Act::BriefingCalledOff
        | Act::NoticeSent
        | Act::ScoringExtended
        | Act::CancelAsked
        | Act::ChallengeCancelled
        | Act::OpeningConfirmed
        | Act::ProposalsOpened
        | Act::ScoringStarted
        | Act::RoundClosed
        | Act::ScoringClosed
        | Act::ScoringReopened
        | Act::PracticeShown
        | Act::BallotOpened
        | Act::BallotClosed
        | Act::CastingVoteGiven
        | Act::LotOpened
        | Act::LotDrawn
        | Act::ShortlistProposed
        | Act::ShortlistForwarded
        | Act::ShortlistReturned
        | Act::SubmissionReturned
        | Act::ShortlistDecided
        | Act::ResultPublished
        | Act::AdHocProposed
        | Act::AdHocDeclined
        | Act::AdHocAppointed
        | Act::ActingChairAppointed
        | Act::SheetGivenBack
        | Act::SheetExcluded
        | Act::SheetCounted
        | Act::SheetVoided
        | Act::AnewBegun
        | Act::AnewDropped
        | Act::MeetingPlanned
        | Act::MeetingChanged
        | Act::AgendaSet
        | Act::MeetingStarted
        | Act::AttendanceMarked
        | Act::PresenceVouched
        | Act::ItemBegun
        | Act::RoomLeft
        | Act::ItemRecorded
        | Act::MeetingEnded
        | Act::MeetingCalledOff
        | Act::MotionMoved
        | Act::MotionOpened
        | Act::MotionWithdrawn
        | Act::MotionClosed
        | Act::VoteEntered
        | Act::VoteCountersigned => Part::Call,
        Act::AccountStopped
        | Act::StopAsked
        | Act::SuspensionAsked
        | Act::AccountSuspended
        | Act::SeatProposed
        | Act::SeatAssigned
        | Act::SeatRemoved
        | Act::FirmVerified
        | Act::FirmReturned
        | Act::TakingBackAsked
        | Act::ClaimGranted
        | Act::ClaimRefused
        | Act::CodeMoved
        | Act::OwnershipGranted
        | Act::OwnershipMoved => Part::People,
        Act::ChallengeCreated
        | Act::ChallengeImported
        | Act::ChallengeEdited
        | Act::ChallengeSentToReview
        | Act::ChallengeReturned
        | Act::ChallengeScheduled
        | Act::ChallengePublished
        | Act::QuestionAsked
        | Act::ProposalUnreadable
        | Act::CompletionHandedIn
        | Act::LotTyped
        | Act::DissentRecorded
        | Act::DecisionNumbered
        | Act::DebriefSaved
        | Act::DebriefReleased
        | Act::ComplaintFiled
        | Act::ComplaintAnswered
        | Act::ComplaintRedone
        | Act::CallConcluded
        | Act::AccountCreated
        | Act::PasswordChanged
        | Act::MailLanguageChanged
        | Act::MailsChosen
        | Act::KeysChanged
        | Act::StopDeclined
        | Act::SuspensionDeclined
        | Act::AccountRestored
        | Act::SignInFailed
        | Act::FirmRegistered
        | Act::FirmEdited
        | Act::CodeClaimed
        | Act::ClaimAnswered
        | Act::ClaimWithdrawn
        | Act::OwnershipOffered
        | Act::OwnershipAsked
        | Act::OwnershipEnded
        | Act::TakingBackDeclined
        | Act::VerificationEnded
        | Act::MemberInvited
        | Act::MemberJoined
        | Act::MemberRemoved
        | Act::RightSet
        | Act::ProposalRightSet
        | Act::StrengthsKept
        | Act::InvitationCancelled
        | Act::ProposalStarted
        | Act::ProposalSaved
        | Act::CommentWritten
        | Act::ProposalSubmitted
        | Act::ProposalReplaced
        | Act::ProposalWithdrawn
        | Act::ProposalConfirmed
        | Act::PartnerAsked
        | Act::PartnerReminded
        | Act::PartnerConsented
        | Act::PartnerDeclined
        | Act::PartnerLeft
        | Act::PartnerDropped
        | Act::FileAdded
        | Act::FileRemoved
        | Act::FileRestored
        | Act::FilesSorted
        | Act::SeatDeclined
        | Act::SeatTaken
        | Act::ConflictDeclared
        | Act::ChallengeRecused
        | Act::ConflictAppealed
        | Act::PracticeScored
        | Act::SheetSaved
        | Act::SheetSubmitted
        | Act::SheetRevised
        | Act::SheetAbstained
        | Act::RanksSaved
        | Act::MembersReminded
        | Act::AnewScored
        | Act::InvitationAnswered
        | Act::PresenceConfirmed
        | Act::ReportSubmitted
        | Act::MinutesConfirmed
        | Act::MotionAnswered
        | Act::SignedCopyFiled
        | Act::DayOffKept
        | Act::DayOffDropped
        | Act::GuidePublished
        | Act::GuidePutBack
        | Act::BannerPutUp
        | Act::BannerTakenDown
        | Act::OutcomeKept
        | Act::TaskAdded
        | Act::TaskChanged
        | Act::LegalTextAdded
        | Act::LegalTextCorrected
        | Act::MailsSentAgain => Part::Nobody,
    }
}
