//! Everything that can be asked about, each with what it is done to.

use super::subject::About;
use serde::{Deserialize, Serialize};

/// The list is written by the enum itself: what is added is in every table, and on every page that asks.
macro_rules! actions {
    ($($action:ident: $about:ident,)*) => {
        /// Everything anyone can do. The order is that of the journey.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Action {
            $($action,)*
        }

        impl Action {
            pub const ALL: [Self; [$(Self::$action),*].len()] = [$(Self::$action),*];

            /// Without facts about one of these it is denied.
            pub fn about(self) -> About {
                match self {
                    $(Self::$action => About::$about,)*
                }
            }
        }
    };
}

actions! {
    ViewChallenge: Challenge,
    UseOffice: Site,
    CreateChallenge: Site,
    EditChallenge: Challenge,
    SendToReview: Challenge,
    ReturnChallenge: Challenge,
    PublishChallenge: Challenge,
    AmendChallenge: Challenge,
    PublishAmendment: Challenge,
    ReturnAmendment: Challenge,
    WithdrawAmendment: Challenge,
    ExtendClosing: Challenge,
    CancelChallenge: Challenge,
    AskQuestion: Challenge,
    DraftReply: Challenge,
    PublishReply: Challenge,
    ViewHistory: Challenge,
    ViewPortfolio: Site,
    RegisterFirm: Site,
    ViewFirm: Firm,
    EditFirm: Firm,
    InviteMember: Firm,
    RemoveMember: Firm,
    ReviewFirm: Firm,
    StartProposal: Challenge,
    ViewOwnProposal: Proposal,
    EditProposal: Proposal,
    SubmitProposal: Proposal,
    WithdrawProposal: Proposal,
    ConfirmProposal: Proposal,
    ConfirmOpening: Challenge,
    ListProposals: Challenge,
    ViewProposal: Proposal,
    ScreenProposal: Proposal,
    ConfirmRefusal: Proposal,
    AskCompletion: Proposal,
    CompleteProposal: Proposal,
    StartScoring: Challenge,
    ManageSeats: Site,
    UseCouncil: Site,
    DeclareConflict: Proposal,
    RecuseFromChallenge: Challenge,
    ViewPins: Challenge,
    PinConflict: Proposal,
    AppealConflict: Proposal,
    RuleOnConflict: Proposal,
    ProposeAdHoc: Challenge,
    AppointAdHoc: Challenge,
    AppointActingChair: Challenge,
    ViewSuggestions: Challenge,
    JudgeSuggestion: Proposal,
    ViewPractice: Challenge,
    ScorePractice: Challenge,
    ShowPractice: Challenge,
    ScoreProposal: Proposal,
    ReviseSheet: Proposal,
    GiveBackSheet: Challenge,
    ViewOthersSheets: Proposal,
    RankProposals: Challenge,
    ViewProgress: Challenge,
    RemindMembers: Challenge,
    CloseRound: Challenge,
    MoveExclusion: Challenge,
    MoveVoiding: Challenge,
    RaiseConflict: Challenge,
    AnswerMotion: Challenge,
    CloseScoring: Challenge,
    ViewRanking: Challenge,
    ExportResult: Challenge,
    ViewBallot: Challenge,
    OpenBallot: Challenge,
    CastBallot: Challenge,
    CloseBallot: Challenge,
    GiveCastingVote: Challenge,
    OpenLot: Challenge,
    GiveToLot: Challenge,
    DrawLot: Challenge,
    ViewLot: Challenge,
    ProposeShortlist: Challenge,
    RecordDissent: Challenge,
    ForwardShortlist: Challenge,
    ReturnToCouncil: Challenge,
    DecideShortlist: Challenge,
    ReturnToOffice: Challenge,
    PublishResult: Challenge,
    ViewResult: Challenge,
    ViewFeedback: Proposal,
    ModerateDebrief: Challenge,
    FileComplaint: Proposal,
    ViewFollowUp: Challenge,
    AnswerComplaint: Challenge,
    RedoAsOffice: Challenge,
    RedoAsLeader: Challenge,
    ConcludeCall: Challenge,
    ViewMotion: Challenge,
    OpenMotion: Challenge,
    VoteOnMotion: Challenge,
    EnterVote: Challenge,
    CountersignVote: Challenge,
    CloseMotion: Challenge,
    PlanMeeting: Meeting,
    CallOffMeeting: Meeting,
    RunMeeting: Meeting,
    ConfirmPresence: Meeting,
    RecordItem: Meeting,
    ViewMeeting: Site,
    ViewMinutes: Meeting,
    ConfirmMinutes: Meeting,
    SubmitReport: Meeting,
    ViewOpeningRecord: Challenge,
    ViewConflictRecord: Challenge,
    ViewOwnSheet: Proposal,
    ViewDecisionDraft: Challenge,
    ViewAnnouncement: Challenge,
    ViewLetter: Proposal,
    FileSignedCopy: Challenge,
    ViewAccounts: Site,
    StopAccount: Account,
    AskStop: Account,
    ConfirmStop: Account,
    AskSuspension: Account,
    ConfirmSuspension: Account,
    RestoreAccount: Account,
}
