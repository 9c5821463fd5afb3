//! Why somebody may not, and how a refused request is answered.

use super::kept::Kept;
use crate::time::Moment;
use serde::{Deserialize, Serialize};

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Denied {
    /// That it exists is itself a secret.
    Hidden,
    SignIn,
    Role,
    NotOwner,
    /// The owner of the firm's account lets this person read or comment, and no more.
    ReadsOnly,
    /// The author may not approve their own text.
    OwnWork,
    /// Must have registered a firm.
    NoFirm,
    HasFirm,
    /// The firm is not verified yet.
    Unverified,
    /// The firm takes part in another proposal of the challenge.
    TakesPart,
    Conflict,
    /// Must say first whether there is a conflict of interest.
    DeclareFirst,
    NotOpenYet(Moment),
    Closed(Moment),
    /// Proposals stay sealed until this moment at the earliest.
    Sealed(Moment),
    WrongState,
    /// The term for this ended at this moment.
    TermOver(Moment),
    /// The term for complaints, or for the objection of a firm's owner, runs until this moment.
    TermRuns(Moment),
    /// The firm completes its proposal until this moment.
    CompletionRuns(Moment),
    /// A complaint has not been answered yet.
    OpenComplaint,
    /// The meeting ended at this moment.
    MeetingEnded(Moment),
    /// The meeting was called off at this moment.
    MeetingCalledOff(Moment),
    /// A submitted sheet does not change.
    Locked,
    /// Who was seated after scoring began does not score.
    SeatedLate,
    /// Not among those who may vote on the motion.
    NoElector,
    /// The rules ask for a valid meeting first.
    MeetFirst,
    /// A proposal is being scored anew until this moment at the latest.
    ScoredAnew(Moment),
    /// Nobody stops or suspends their own account.
    OwnAccount,
    /// Who asked for the suspension or the new password does not confirm it.
    OwnRequest,
    /// Who holds that a proposal is not to be scored does not confirm it.
    OwnRefusal,
    /// Who drafted a reply to a question does not publish it.
    OwnReply,
    /// A registration that was sent back and comes again is not sent back by the same person.
    OwnReturn,
    /// A complaint is not answered by whoever it is about.
    OwnAct,
    /// The request that was read has ended; another may stand in its place.
    OtherRequest,
    /// The seat is held, or the council full: another change comes first.
    SeatFilled,
    /// Its sessions and password were ended within a day; again from this moment.
    StoppedToday(Moment),
    /// Something of the account falls due within a day: one person asks, another confirms.
    TakesTwo,
    /// So many of those who would score are suspended, or were signed out by the office and have set no new password.
    KeptOut(u32),
    /// Sheets and votes of the account's owner are awaited: a suspension waits.
    OnRoster,
    /// So is one at this moment: the owner alone ends the own sessions.
    VoteAwaited,
    /// The account's firm, or the firm, is in a call, or may be.
    FirmKept(Kept),
    /// The council voted again on what the office had sent back: a leader has it asked once more.
    AskedOnce,
    /// A ranking is known: an officer asks for the end of the call, and a leader confirms it.
    OfficerAsks,
    /// Members were reminded at this moment, a few minutes ago.
    JustReminded(Moment),
    /// Somebody must be left who can approve.
    LastLeader,
    /// The office has suspended the account.
    Suspended,
    /// Guessed too often, or too much at once: again after so many seconds.
    TooOften(u32),
}

/// The status of the answer to a refused request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    NotFound,
    SignIn,
    Forbidden,
    Conflict,
    TooOften,
}

impl Denied {
    /// Seconds after which the same may be tried again.
    pub fn wait(self) -> Option<u32> {
        if let Self::TooOften(seconds) = self { Some(seconds) } else { None }
    }

    pub fn refusal(self) -> Refusal {
        match self {
            Self::Hidden => Refusal::NotFound,
            Self::SignIn => Refusal::SignIn,
            Self::NotOpenYet(_)
            | Self::Closed(_)
            | Self::Sealed(_)
            | Self::WrongState
            | Self::MeetingEnded(_)
            | Self::MeetingCalledOff(_)
            | Self::Locked
            | Self::TakesPart
            | Self::MeetFirst
            | Self::ScoredAnew(_)
            | Self::LastLeader
            | Self::TakesTwo
            | Self::OnRoster
            | Self::KeptOut(_)
            | Self::VoteAwaited
            | Self::FirmKept(_)
            | Self::AskedOnce
            | Self::OfficerAsks
            | Self::OtherRequest
            | Self::SeatFilled
            | Self::JustReminded(_)
            | Self::StoppedToday(_) => Refusal::Conflict,
            Self::TooOften(_) => Refusal::TooOften,
            Self::TermOver(_) | Self::TermRuns(_) | Self::CompletionRuns(_) | Self::OpenComplaint => Refusal::Conflict,
            Self::Role
            | Self::NotOwner
            | Self::ReadsOnly
            | Self::OwnWork
            | Self::NoFirm
            | Self::HasFirm
            | Self::Unverified
            | Self::Conflict
            | Self::SeatedLate
            | Self::NoElector
            | Self::OwnAccount
            | Self::OwnRequest
            | Self::OwnRefusal
            | Self::OwnReply
            | Self::OwnAct
            | Self::OwnReturn
            | Self::Suspended
            | Self::DeclareFirst => Refusal::Forbidden,
        }
    }
}
