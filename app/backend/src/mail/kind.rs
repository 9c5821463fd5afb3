//! The kinds of messages. The list is written by the enum itself: what is added has to be put into words, shown in the preview,
//! and said of whether the office may know whom it was written to.

use super::{Found, News, OwnProposal, Replied, Step, Told, Watched};
use domain::{
    council::motion::Choice,
    following::{MailKind, NoticeKind},
    locale::Bilingual,
    notices::Audience,
    people::{Right, SeatRole},
    time::Moment,
};
use serde::Serialize;
use std::fmt::{self, Display, Formatter};

macro_rules! mails {
    ($($kind:ident $({ $($field:ident: $type:ty),* })?,)*) => {
        /// Everything the site writes to people. Links are paths; the base URL and language prefix are added.
        /// What *waits* is written to the office or the council, the rest to firms and persons.
        #[derive(Clone, Debug)]
        pub enum Mail {
            $($kind $({ $($field: $type),* })?,)*
        }

        /// What a message is, without what it says.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Kind {
            $($kind,)*
        }

        impl Kind {
            pub const ALL: [Self; [$(Self::$kind),*].len()] = [$(Self::$kind),*];
        }

        impl Mail {
            pub fn kind(&self) -> Kind {
                match self {
                    $(Self::$kind { .. } => Kind::$kind,)*
                }
            }
        }
    };
}

mails! {
    Register { token: String },
    AccountExists,
    Reset { token: String },
    PasswordChanged,
    AccountStopped { token: String, reason: String },
    SuspensionWaits { name: String, account: String },
    StopWaits { name: String, account: String },
    RequestReturned { name: String, account: String, reason: String },
    AccountSuspended { reason: String, contact: String },
    AccountRestored { reason: String },
    Invite { token: String, firm: String, right: Right },
    MemberRemoved { firm: String },
    InvitationCancelled { firm: String },
    CodeClaimed { firm: String, claimed: String, until: Moment },
    ClaimWaits { firm: String, id: String },
    ClaimRefused { code: String, reason: String },
    ClaimUpheld { firm: String },
    CodeReleased { code: String },
    CodeFree { code: String, until: Moment },
    ClaimEnded { code: String, firm: String },
    OwnershipOffered { firm: String },
    OwnershipAsked { firm: String, by: String, reason: String, until: Moment },
    OwnershipWaits { firm: String, id: String },
    OwnershipMoved { firm: String, owner: String },
    OwnershipEnded { firm: String, reason: String },
    FirmVerified { firm: String },
    FirmReturned { firm: String, reason: String },
    FirmDisputes { firm: String, id: String },
    TakingBackWaits { firm: String, id: String, reason: String },
    TakingBackReturned { firm: String, id: String, reason: String },
    Receipt { challenge_code: String, title: Bilingual, receipt: String, version: u32, at: Moment, sha256: String, proposal: String },
    Withdrawn { challenge_code: String, title: Bilingual },
    PartnerAsked { challenge_code: String, title: Bilingual, lead: String, proposal: String },
    PartnerReminded { challenge_code: String, title: Bilingual, lead: String, asked_at: Moment, closes: Option<Moment>, proposal: String },
    PartnerAnswered { challenge_code: String, title: Bilingual, partner: String, consents: bool, reason: String, proposal: String },
    PartnerLeft { challenge_code: String, title: Bilingual, partner: String, reason: String, handed_in: bool, proposal: String },
    PartnerTold { challenge_code: String, title: Bilingual, lead: String, told: Told, proposal: String },
    ChallengeChanged { challenge_code: String, title: Bilingual, version: u32, reason: String },
    ChallengeAmended { challenge_code: String, title: Bilingual, closing: [Moment; 2], reason: String, proposal: Option<String> },
    AmendmentWaits { challenge_code: String, title: Bilingual, reason: String },
    AmendmentReturned { challenge_code: String, title: Bilingual, reason: String },
    ClosingExtended { challenge_code: String, title: Bilingual, closing: [Moment; 2], reason: String },
    CancellingWaits { challenge_code: String, title: Bilingual, reason: String },
    ExtensionWaits { challenge_code: String, title: Bilingual, reason: String },
    ExtensionReturned { challenge_code: String, title: Bilingual, reason: String },
    ScoringExtended { challenge_code: String, title: Bilingual, ends: [Moment; 2], reason: String },
    ChallengeCancelled { challenge_code: String, title: Bilingual, reason: String },
    QuestionWaits { challenge_code: String, title: Bilingual, number: u32, question: String, due: Option<Moment> },
    QuestionReplied { challenge_code: String, title: Bilingual, question: String, replied: Replied },
    Briefing { challenge_code: String, title: Bilingual, at: Moment, place: String, called_off: Option<String> },
    Notice { challenge_code: String, title: Bilingual, subject: Bilingual, text: Bilingual, audience: Audience },
    MessageToFirm { challenge_code: String, title: Bilingual, text: String, proposal: String },
    MessageToOffice { challenge_code: String, code: String, proposal: String },
    AnswersPublished { challenge_code: String, title: Bilingual, answers: Vec<u32> },
    ReviewWaits { challenge_code: String, title: Bilingual, due: Option<Moment> },
    ChallengeReturned { challenge_code: String, title: Bilingual, reason: String },
    DeclaringWaits { challenge_code: String, title: Bilingual, proposals: usize, due: Option<Moment> },
    ScoringWaits { challenge_code: String, title: Bilingual, proposals: usize, due: Option<Moment> },
    SecondRound { challenge_code: String, title: Bilingual, far: Vec<String>, due: Option<Moment> },
    SheetFar { challenge_code: String, code: String, due: Option<Moment>, proposal: String },
    SheetExcluded { challenge_code: String, code: String, reason: String, proposal: String },
    SheetAsked { challenge_code: String, code: String, reason: String, due: Moment },
    VoidingAsked { challenge_code: String, title: Bilingual, by: String, reason: String, due: Moment },
    ScoredAnew { challenge_code: String, title: Bilingual, code: String, due: Moment, proposal: String },
    VoidingDecided { challenge_code: String, title: Bilingual, by: String, is_void: bool },
    MotionWaits { challenge_code: String, title: Bilingual, number: u32, due: Moment },
    VoteEntered { challenge_code: String, title: Bilingual, number: u32, choice: Choice, by: String },
    BallotWaits { challenge_code: String, title: Bilingual, due: Moment },
    LotWaits { challenge_code: String, title: Bilingual, due: Moment },
    LotRead { challenge_code: String, title: Bilingual, source: String, on: Moment, due: Moment },
    ProposalOpened { challenge_code: String, title: Bilingual, code: String, at: Moment, proposal: String },
    EvaluationBegun { challenge_code: String, title: Bilingual, code: String, due: Option<Moment>, proposal: String },
    NotAdmitted { challenge_code: String, title: Bilingual, code: String, reason: String, proposal: String },
    SheetGivenBack { challenge_code: String, proposal: String, reason: String },
    ConflictFound { challenge_code: String, title: Bilingual, by: String, reason: String, counts: bool },
    ConflictRuled { challenge_code: String, title: Bilingual, is_lifted: bool, by: String, reason: String },
    ActingChair { challenge_code: String, title: Bilingual, reason: String },
    AdHocWaits { challenge_code: String, title: Bilingual, reason: String },
    AdHocReturned { challenge_code: String, title: Bilingual, name: String },
    AdHocAppointed { challenge_code: String, title: Bilingual, reason: String },
    SeatChangeWaits { name: String, reason: String },
    SeatChangeReturned { name: String, reason: String },
    SeatChanged { seat: Option<SeatRole>, number: String, date: Moment, reason: String },
    SheetsLeft { challenge_code: String, title: Bilingual, sheets: usize, ends: Option<Moment> },
    CompletionAsked { challenge_code: String, title: Bilingual, asked: String, due: Moment, proposal: String },
    CompletionWaits { challenge_code: String, code: String, proposal: String },
    ResultPublished { challenge_code: String, title: Bilingual, proposal: String, complaints_until: Moment },
    ShortlistWaits { challenge_code: String, title: Bilingual, step: Step, due: Option<Moment> },
    Meeting { news: News, meeting: String, at: Moment, place: String, challenges: Vec<String> },
    DebriefReleased { challenge_code: String, title: Bilingual, proposal: String },
    ComplaintReceived { challenge_code: String, title: Bilingual, at: Moment, proposal: String },
    ComplaintWaits { challenge_code: String, title: Bilingual, proposal: String },
    RedoingWaits { challenge_code: String, title: Bilingual, note: String, due: Moment, proposal: String },
    ComplaintRedone { challenge_code: String, title: Bilingual, proposal: String },
    ComplaintAnswered { challenge_code: String, title: Bilingual, proposal: String },
    Watched { challenge_code: String, title: Bilingual, news: Watched },
    ClosingSoon { challenge_code: String, title: Bilingual, closes: Moment, days: i64, own: Option<OwnProposal> },
    Digest { found: Vec<Found> },
    WatchAsked { token: String, challenge_code: String, title: Bilingual },
}

impl Mail {
    /// Of its notice on the site, where that may be switched off. A reminder of an own proposal may not; of work, only what stands
    /// on the desk as long as it waits.
    pub fn optional_notice(&self) -> Option<NoticeKind> {
        match self {
            Self::Watched { .. } => Some(NoticeKind::Watching),
            Self::ClosingSoon { own: None, .. } => Some(NoticeKind::Reminders),
            Self::Digest { .. } => Some(NoticeKind::Digests),
            Self::ClaimWaits { .. }
            | Self::OwnershipWaits { .. }
            | Self::TakingBackWaits { .. }
            | Self::AmendmentWaits { .. }
            | Self::ExtensionWaits { .. }
            | Self::QuestionWaits { .. }
            | Self::ReviewWaits { .. }
            | Self::CompletionWaits { .. }
            | Self::AdHocWaits { .. }
            | Self::SeatChangeWaits { .. }
            | Self::DeclaringWaits { .. }
            | Self::ScoringWaits { .. }
            | Self::SheetsLeft { .. } => Some(NoticeKind::Work),
            _ => None,
        }
    }
}

/// As it is stored and stands in addresses: `account_exists`.
impl Display for Kind {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.serialize(f)
    }
}

impl Kind {
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.to_string() == code)
    }

    /// Of those that may be switched off.
    pub fn optional(self) -> Option<MailKind> {
        match self {
            Self::Watched => Some(MailKind::Watching),
            Self::ClosingSoon => Some(MailKind::Reminders),
            Self::Digest => Some(MailKind::Digests),
            _ => None,
        }
    }

    /// Whether its reader is told on the site too: not of what lets somebody in or keeps them out, where no session reads it.
    pub fn is_noticed(self) -> bool {
        !matches!(
            self,
            Self::Register
                | Self::AccountExists
                | Self::Reset
                | Self::PasswordChanged
                | Self::AccountStopped
                | Self::AccountSuspended
                | Self::AccountRestored
                | Self::Invite
                | Self::InvitationCancelled
                | Self::WatchAsked
        )
    }

    /// Whether the office may know that it was written, and to whom. Of the others it would learn from that alone who
    /// prepares a proposal, follows a call or asks about it, who is invited to a firm, or what a member of the council
    /// votes on and whose sheet is in question.
    pub fn is_known_to_office(self) -> bool {
        match self {
            Self::AccountStopped
            | Self::SuspensionWaits
            | Self::StopWaits
            | Self::RequestReturned
            | Self::AccountSuspended
            | Self::AccountRestored
            | Self::FirmVerified
            | Self::FirmReturned
            | Self::FirmDisputes
            | Self::CodeClaimed
            | Self::ClaimWaits
            | Self::ClaimRefused
            | Self::ClaimUpheld
            | Self::CodeReleased
            | Self::CodeFree
            | Self::ClaimEnded
            | Self::OwnershipWaits
            | Self::TakingBackWaits
            | Self::TakingBackReturned
            | Self::AmendmentWaits
            | Self::AmendmentReturned
            | Self::CancellingWaits
            | Self::ExtensionWaits
            | Self::ExtensionReturned
            | Self::QuestionWaits
            | Self::MessageToFirm
            | Self::MessageToOffice
            | Self::ReviewWaits
            | Self::ChallengeReturned
            | Self::DeclaringWaits
            | Self::ScoringWaits
            | Self::SecondRound
            | Self::ScoringExtended
            | Self::ProposalOpened
            | Self::EvaluationBegun
            | Self::NotAdmitted
            | Self::ActingChair
            | Self::AdHocWaits
            | Self::AdHocReturned
            | Self::AdHocAppointed
            | Self::SeatChangeWaits
            | Self::SeatChangeReturned
            | Self::SeatChanged
            | Self::CompletionAsked
            | Self::CompletionWaits
            | Self::ResultPublished
            | Self::ShortlistWaits
            | Self::Meeting
            | Self::ComplaintReceived
            | Self::ComplaintWaits
            | Self::RedoingWaits
            | Self::ComplaintRedone
            | Self::ComplaintAnswered => true,
            Self::Register
            | Self::AccountExists
            | Self::Reset
            | Self::PasswordChanged
            | Self::Invite
            | Self::MemberRemoved
            | Self::InvitationCancelled
            | Self::OwnershipOffered
            | Self::OwnershipAsked
            | Self::OwnershipMoved
            | Self::OwnershipEnded
            | Self::Receipt
            | Self::Withdrawn
            | Self::PartnerAsked
            | Self::PartnerReminded
            | Self::PartnerAnswered
            | Self::PartnerLeft
            | Self::PartnerTold
            | Self::ChallengeChanged
            | Self::ChallengeAmended
            | Self::ClosingExtended
            | Self::ChallengeCancelled
            | Self::QuestionReplied
            | Self::Briefing
            | Self::Notice
            | Self::AnswersPublished
            | Self::SheetFar
            | Self::SheetExcluded
            | Self::SheetAsked
            | Self::VoidingAsked
            | Self::ScoredAnew
            | Self::VoidingDecided
            | Self::MotionWaits
            | Self::VoteEntered
            | Self::BallotWaits
            | Self::LotWaits
            | Self::LotRead
            | Self::SheetGivenBack
            | Self::ConflictFound
            | Self::ConflictRuled
            | Self::SheetsLeft
            | Self::DebriefReleased
            | Self::Watched
            | Self::ClosingSoon
            | Self::Digest
            | Self::WatchAsked => false,
        }
    }
}
