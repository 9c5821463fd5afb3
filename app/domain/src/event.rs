//! What happened: every act leaves one event, written in the act's own transaction.

use crate::ids::{ChallengeId, FirmId, ProposalId, UserId};
use serde::{Deserialize, Serialize};
use std::fmt::{self, Display, Formatter};

macro_rules! kinds {
    ($($(#[$meta:meta])* $kind:ident,)*) => {
        /// The acts that leave a trace.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum EventKind {
            $($(#[$meta])* $kind,)*
        }

        impl EventKind {
            pub const ALL: [Self; [$(Self::$kind),*].len()] = [$(Self::$kind),*];
        }
    };
}

kinds! {
    ChallengeCreated,
    ChallengeImported,
    ChallengeEdited,
    ChallengeSentToReview,
    ChallengeReturned,
    ChallengeScheduled,
    ChallengePublished,
    ChallengeAmended,
    AmendmentDrafted,
    AmendmentReturned,
    AmendmentWithdrawn,
    AmendmentPublished,
    ExtensionAsked,
    ExtensionDeclined,
    ClosingExtended,
    /// By the site: questions had no answer when answers were due.
    ClosingMoved,
    QuestionAsked,
    ReplyDrafted,
    ReplyPublished,
    BriefingAnnounced,
    BriefingCalledOff,
    NoticeSent,
    /// Between office and firm, about what a proposal formally lacks.
    MessageWritten,
    ScoringExtended,
    CancelAsked,
    ChallengeCancelled,
    OpeningConfirmed,
    ProposalsOpened,
    ProposalUnreadable,
    ProposalScreened,
    RefusalProposed,
    ReadmissionProposed,
    CompletionAsked,
    CompletionHandedIn,
    ScoringStarted,
    RoundClosed,
    ScoringClosed,
    ScoringReopened,
    BallotOpened,
    BallotClosed,
    CastingVoteGiven,
    LotOpened,
    LotDrawn,
    /// A value from outside, as a member read it.
    LotTyped,
    ShortlistProposed,
    DissentRecorded,
    ShortlistForwarded,
    ShortlistReturned,
    SubmissionReturned,
    ShortlistDecided,
    DecisionNumbered,
    ResultPublished,
    DebriefSaved,
    DebriefReleased,
    ComplaintFiled,
    ComplaintAnswered,
    ComplaintRedone,
    CallConcluded,
    AccountCreated,
    PasswordChanged,
    MailLanguageChanged,
    MailsChosen,
    /// A key of programs was made or ended.
    KeysChanged,
    AccountStopped,
    StopAsked,
    StopDeclined,
    SuspensionAsked,
    SuspensionDeclined,
    AccountSuspended,
    AccountRestored,
    SignInFailed,
    FirmRegistered,
    FirmEdited,
    FirmVerified,
    FirmReturned,
    /// That a tax code which this firm registered is another's.
    CodeClaimed,
    ClaimAnswered,
    ClaimWithdrawn,
    ClaimGranted,
    ClaimRefused,
    /// The code is another firm's from now on.
    CodeMoved,
    OwnershipOffered,
    OwnershipAsked,
    OwnershipGranted,
    OwnershipMoved,
    OwnershipEnded,
    TakingBackAsked,
    TakingBackDeclined,
    /// By a new registration certificate.
    VerificationEnded,
    MemberInvited,
    MemberJoined,
    MemberRemoved,
    RightSet,
    /// Of one person for one proposal.
    ProposalRightSet,
    StrengthsKept,
    InvitationCancelled,
    ProposalStarted,
    ProposalSaved,
    CommentWritten,
    ProposalSubmitted,
    ProposalReplaced,
    ProposalWithdrawn,
    /// As it is, after the call was amended.
    ProposalConfirmed,
    /// To take part in it.
    PartnerAsked,
    PartnerReminded,
    PartnerConsented,
    PartnerDeclined,
    PartnerLeft,
    PartnerDropped,
    FileAdded,
    FileRemoved,
    FileRestored,
    FilesSorted,
    SeatProposed,
    SeatDeclined,
    SeatAssigned,
    SeatRemoved,
    SeatTaken,
    ConflictDeclared,
    ChallengeRecused,
    ConflictPinned,
    ConflictAppealed,
    ConflictLifted,
    ConflictKept,
    AdHocProposed,
    AdHocDeclined,
    AdHocAppointed,
    ActingChairAppointed,
    SuggestionConfirmed,
    SuggestionDismissed,
    PracticeScored,
    PracticeShown,
    SheetSaved,
    SheetSubmitted,
    SheetRevised,
    /// The trail knows it by its former name.
    #[serde(rename = "sheet_reopened")]
    SheetGivenBack,
    SheetExcluded,
    SheetAbstained,
    RanksSaved,
    MembersReminded,
    SheetVoided,
    /// By the site: a proposal lost its quorum by a motion.
    AnewBegun,
    AnewScored,
    /// By the council: it has no result.
    AnewDropped,
    MeetingPlanned,
    MeetingChanged,
    AgendaSet,
    MeetingStarted,
    AttendanceMarked,
    InvitationAnswered,
    PresenceConfirmed,
    PresenceVouched,
    ItemBegun,
    RoomLeft,
    ItemRecorded,
    ReportSubmitted,
    MeetingEnded,
    MinutesConfirmed,
    MeetingCalledOff,
    MotionMoved,
    MotionAnswered,
    MotionOpened,
    VoteEntered,
    VoteCountersigned,
    MotionWithdrawn,
    MotionClosed,
    SheetCounted,
    SignedCopyFiled,
    DayOffKept,
    DayOffDropped,
    /// Of which guide, and its number, says the note.
    GuidePublished,
    GuidePutBack,
    BannerPutUp,
    BannerTakenDown,
    /// Mails that had been given up.
    MailsSentAgain,
    /// To the action plan.
    /// What became of a challenge after its decision.
    OutcomeKept,
    TaskAdded,
    TaskChanged,
    /// To the register.
    LegalTextAdded,
    LegalTextCorrected,
    /// By a challenge; the note says which.
    LegalTextsCited,
}

/// As it is stored: `proposal_submitted`.
impl Display for EventKind {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.serialize(f)
    }
}

/// Who did what to which thing; when and its number are added by the writer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub kind: EventKind,
    pub by: Option<UserId>,
    pub challenge: Option<ChallengeId>,
    pub proposal: Option<ProposalId>,
    pub firm: Option<FirmId>,
    /// The account in question, where it is not the one that acts.
    pub account: Option<UserId>,
    /// A reason, a version, a code: words that may be shown to whoever sees the event.
    pub note: String,
}

impl Event {
    pub fn new(kind: EventKind, by: Option<UserId>) -> Self {
        Self { kind, by, challenge: None, proposal: None, firm: None, account: None, note: String::new() }
    }

    #[must_use]
    pub fn challenge(mut self, id: ChallengeId) -> Self {
        self.challenge = Some(id);
        self
    }

    #[must_use]
    pub fn proposal(mut self, id: ProposalId) -> Self {
        self.proposal = Some(id);
        self
    }

    #[must_use]
    pub fn firm(mut self, id: FirmId) -> Self {
        self.firm = Some(id);
        self
    }

    #[must_use]
    pub fn account(mut self, id: UserId) -> Self {
        self.account = Some(id);
        self
    }

    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }
}
