//! Where each message leads.

use super::{Mail, Replied, Step};
use domain::notices::Audience;

impl Mail {
    /// Where the message leads.
    pub(crate) fn path(&self) -> String {
        match self {
            Self::Register { token } => format!("/register/{token}"),
            Self::Reset { token } | Self::AccountStopped { token, .. } => format!("/reset/{token}"),
            Self::SuspensionWaits { account, .. } | Self::StopWaits { account, .. } | Self::RequestReturned { account, .. } => {
                format!("/office/accounts/{account}")
            }
            Self::Invite { token, .. } => format!("/invite/{token}"),
            Self::AccountExists | Self::PasswordChanged | Self::AccountRestored { .. } => "/sign-in".to_owned(),
            Self::AccountSuspended { .. } | Self::InvitationCancelled { .. } => "/".to_owned(),
            Self::MemberRemoved { .. } | Self::SeatChanged { seat: None, .. } => "/account".to_owned(),
            Self::SeatChanged { seat: Some(_), .. } => "/council".to_owned(),
            Self::SeatChangeWaits { .. } | Self::SeatChangeReturned { .. } => "/office/seats".to_owned(),
            Self::OwnershipWaits { id, .. } | Self::ClaimWaits { id, .. } => format!("/office/firms/{id}"),
            Self::ClaimRefused { .. } | Self::CodeFree { .. } => "/firm/claim".to_owned(),
            Self::CodeClaimed { .. }
            | Self::ClaimUpheld { .. }
            | Self::CodeReleased { .. }
            | Self::ClaimEnded { .. }
            | Self::OwnershipOffered { .. }
            | Self::OwnershipAsked { .. }
            | Self::OwnershipMoved { .. }
            | Self::OwnershipEnded { .. }
            | Self::FirmVerified { .. }
            | Self::FirmReturned { .. } => "/firm".to_owned(),
            Self::TakingBackWaits { id, .. } | Self::TakingBackReturned { id, .. } | Self::FirmDisputes { id, .. } => {
                format!("/office/firms/{id}")
            }
            Self::ChallengeAmended { proposal: Some(proposal), .. } => format!("/proposals/{proposal}"),
            Self::ChallengeAmended { challenge_code, proposal: None, .. } => format!("/challenges/{challenge_code}#versions"),
            Self::ChallengeChanged { challenge_code, version, .. } => format!("/challenges/{challenge_code}/versions/{version}"),
            Self::AmendmentWaits { challenge_code, .. } | Self::AmendmentReturned { challenge_code, .. } => {
                format!("/office/challenges/{challenge_code}/amendment")
            }
            Self::CancellingWaits { challenge_code, .. } => format!("/office/challenges/{challenge_code}/cancel"),
            Self::ExtensionWaits { challenge_code, .. } => format!("/office/challenges/{challenge_code}/extension"),
            Self::ExtensionReturned { challenge_code, .. } => format!("/office/challenges/{challenge_code}"),
            Self::Receipt { proposal, .. } => format!("/proposals/{proposal}"),
            Self::PartnerAsked { proposal, .. } | Self::PartnerReminded { proposal, .. } | Self::PartnerTold { proposal, .. } => {
                format!("/firm/partnerships/{proposal}")
            }
            Self::PartnerAnswered { proposal, .. } | Self::PartnerLeft { proposal, .. } => format!("/proposals/{proposal}/act/partners"),
            Self::Withdrawn { challenge_code, .. }
            | Self::ClosingExtended { challenge_code, .. }
            | Self::ChallengeCancelled { challenge_code, .. } => format!("/challenges/{challenge_code}"),
            Self::QuestionWaits { challenge_code, number, .. } => format!("/office/challenges/{challenge_code}/questions/{number}"),
            Self::QuestionReplied { challenge_code, replied, .. } => match replied {
                Replied::Answered { number, .. } | Replied::Merged { number, .. } => {
                    format!("/challenges/{challenge_code}#cau-hoi-{number}")
                }
                Replied::Declined { .. } => format!("/challenges/{challenge_code}/questions"),
            },
            Self::Notice { challenge_code, audience: Audience::Council, .. } => format!("/council/challenges/{challenge_code}#notices"),
            Self::Notice { challenge_code, .. } => format!("/challenges/{challenge_code}#notices"),
            Self::Briefing { challenge_code, .. } => format!("/challenges/{challenge_code}#briefings"),
            Self::MessageToFirm { proposal, .. } => format!("/proposals/{proposal}/act/messages"),
            Self::MessageToOffice { proposal, .. } => format!("/office/proposals/{proposal}/messages"),
            Self::AnswersPublished { challenge_code, .. } => format!("/challenges/{challenge_code}#questions"),
            Self::ReviewWaits { challenge_code, .. } => format!("/office/challenges/{challenge_code}"),
            Self::ChallengeReturned { challenge_code, .. } => format!("/office/challenges/{challenge_code}/edit"),
            Self::BallotWaits { challenge_code, .. } | Self::LotWaits { challenge_code, .. } | Self::LotRead { challenge_code, .. } => {
                format!("/council/challenges/{challenge_code}/ballot")
            }
            Self::SheetAsked { challenge_code, .. }
            | Self::VoidingAsked { challenge_code, .. }
            | Self::VoidingDecided { challenge_code, .. }
            | Self::VoteEntered { challenge_code, .. }
            | Self::MotionWaits { challenge_code, .. } => {
                format!("/council/challenges/{challenge_code}/motions")
            }
            Self::ScoredAnew { proposal, .. } | Self::SheetFar { proposal, .. } | Self::SheetExcluded { proposal, .. } => {
                format!("/council/proposals/{proposal}")
            }
            Self::ProposalOpened { proposal, .. } | Self::EvaluationBegun { proposal, .. } | Self::NotAdmitted { proposal, .. } => {
                format!("/proposals/{proposal}")
            }
            Self::DeclaringWaits { challenge_code, .. }
            | Self::ScoringWaits { challenge_code, .. }
            | Self::SecondRound { challenge_code, .. }
            | Self::ScoringExtended { challenge_code, .. }
            | Self::SheetGivenBack { challenge_code, .. }
            | Self::ActingChair { challenge_code, .. }
            | Self::AdHocAppointed { challenge_code, .. }
            | Self::ConflictRuled { challenge_code, .. }
            | Self::SheetsLeft { challenge_code, .. } => {
                format!("/council/challenges/{challenge_code}")
            }
            Self::AdHocWaits { challenge_code, .. } | Self::AdHocReturned { challenge_code, .. } => {
                format!("/office/challenges/{challenge_code}/ad-hoc")
            }
            Self::ConflictFound { challenge_code, .. } => format!("/council/challenges/{challenge_code}/declarations"),
            Self::CompletionAsked { proposal, .. } => format!("/proposals/{proposal}/act/completion"),
            Self::CompletionWaits { proposal, .. } => format!("/office/proposals/{proposal}"),
            Self::ResultPublished { challenge_code, .. } => format!("/challenges/{challenge_code}/results"),
            Self::ShortlistWaits { challenge_code, step, .. } => match step {
                Step::Proposed | Step::BackToOffice => format!("/office/challenges/{challenge_code}/forward"),
                Step::Forwarded => format!("/office/challenges/{challenge_code}/decision"),
                Step::Decided => format!("/office/challenges/{challenge_code}/result"),
                Step::BackToCouncil => format!("/council/challenges/{challenge_code}/motions/shortlist"),
            },
            Self::Meeting { meeting, .. } => format!("/council/meetings/{meeting}"),
            Self::DebriefReleased { proposal, .. } => format!("/proposals/{proposal}/act/feedback"),
            Self::ComplaintReceived { proposal, .. }
            | Self::ComplaintAnswered { proposal, .. }
            | Self::ComplaintRedone { proposal, .. } => {
                format!("/proposals/{proposal}/act/complaint")
            }
            Self::Watched { challenge_code, news, .. } => format!("/challenges/{challenge_code}{}", news.place()),
            Self::ClosingSoon { own: Some(own), .. } => format!("/proposals/{}", own.proposal),
            Self::ClosingSoon { challenge_code, own: None, .. } => format!("/challenges/{challenge_code}"),
            Self::Digest { .. } => "/following".to_owned(),
            Self::WatchAsked { token, .. } => format!("/watch/{token}"),
            Self::ComplaintWaits { proposal, .. } | Self::RedoingWaits { proposal, .. } => {
                format!("/office/proposals/{proposal}/complaint")
            }
        }
    }
}
