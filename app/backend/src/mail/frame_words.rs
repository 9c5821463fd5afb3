//! How every message begins and ends.

use super::Mail;
use domain::{locale::Locale, notices::Audience};

pub fn greeting(mail: &Mail, locale: Locale) -> &'static str {
    match mail {
        Mail::Register { .. }
        | Mail::AccountExists
        | Mail::Reset { .. }
        | Mail::PasswordChanged
        | Mail::AccountStopped { .. }
        | Mail::AccountSuspended { .. }
        | Mail::AccountRestored { .. }
        | Mail::Invite { .. }
        | Mail::Watched { .. }
        | Mail::Digest { .. }
        | Mail::WatchAsked { .. }
        | Mail::ClosingSoon { own: None, .. }
        | Mail::MemberRemoved { .. }
        | Mail::InvitationCancelled { .. }
        | Mail::OwnershipWaits { .. }
        | Mail::ClaimWaits { .. }
        | Mail::ClaimRefused { .. }
        | Mail::CodeFree { .. }
        | Mail::ClaimEnded { .. }
        | Mail::ReviewWaits { .. }
        | Mail::ChallengeReturned { .. }
        | Mail::SeatChangeWaits { .. }
        | Mail::SeatChangeReturned { .. }
        | Mail::ExtensionWaits { .. }
        | Mail::ExtensionReturned { .. }
        | Mail::CancellingWaits { .. }
        | Mail::SuspensionWaits { .. }
        | Mail::StopWaits { .. }
        | Mail::RequestReturned { .. }
        | Mail::FirmDisputes { .. }
        | Mail::TakingBackWaits { .. }
        | Mail::TakingBackReturned { .. }
        | Mail::AmendmentWaits { .. }
        | Mail::AmendmentReturned { .. }
        | Mail::ShortlistWaits { .. }
        | Mail::AdHocWaits { .. }
        | Mail::AdHocReturned { .. }
        | Mail::QuestionWaits { .. }
        | Mail::MessageToOffice { .. }
        | Mail::CompletionWaits { .. }
        | Mail::ComplaintWaits { .. }
        | Mail::RedoingWaits { .. }
        // Whoever watches need be no firm.
        | Mail::Notice { audience: Audience::Watchers | Audience::Concerned, .. } => locale.pick("Kính gửi Quý vị,", "Dear Sir or Madam,"),
        Mail::DeclaringWaits { .. }
        | Mail::ScoringWaits { .. }
        | Mail::SecondRound { .. }
        | Mail::SheetFar { .. }
        | Mail::SheetExcluded { .. }
        | Mail::SheetAsked { .. }
        | Mail::VoidingAsked { .. }
        | Mail::ScoredAnew { .. }
        | Mail::VoidingDecided { .. }
        | Mail::MotionWaits { .. }
        | Mail::VoteEntered { .. }
        | Mail::BallotWaits { .. }
        | Mail::LotWaits { .. }
        | Mail::LotRead { .. }
        | Mail::SheetGivenBack { .. }
        | Mail::ActingChair { .. }
        | Mail::AdHocAppointed { .. }
        | Mail::SeatChanged { .. }
        | Mail::ScoringExtended { .. }
        | Mail::ConflictFound { .. }
        | Mail::ConflictRuled { .. }
        | Mail::SheetsLeft { .. }
        | Mail::Notice { audience: Audience::Council, .. }
        | Mail::Meeting { .. } => locale.pick("Kính gửi Ông/Bà thành viên Hội đồng tư vấn,", "Dear member of the advisory council,"),
        _ => locale.pick("Kính gửi Quý doanh nghiệp,", "Dear Sir or Madam,"),
    }
}

pub fn footer(locale: Locale) -> &'static str {
    locale.pick(
        "Cổng bài toán lớn tỉnh Quảng Ninh\nThư được gửi tự động, vui lòng không trả lời thư này. Thời gian trong thư là giờ Việt Nam (UTC+7).",
        "Grand Challenges Portal of Quảng Ninh province\nThis message was sent automatically; please do not reply to it. Times are in Viet Nam time (UTC+7).",
    )
}
