//! What a decision depends on, and why it may be no.

use crate::{
    challenges::{Challenge, Stage, State, rules::Blind},
    council::Conflict,
    evaluations::SheetStanding,
    ids::{FirmId, UserId},
    people::Role,
    time::Moment,
};
use serde::{Deserialize, Serialize};

/// What a decision depends on, besides who asks and when. Absent facts never permit anything.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    pub stage: Option<Stage>,
    pub author: Option<UserId>,
    pub opens: Option<Moment>,
    pub closes: Option<Moment>,
    /// The firm in question, or the firm that owns the proposal in question.
    pub firm: Option<FirmId>,
    /// The proposal in question is handed in: neither a draft nor withdrawn.
    pub is_handed_in: bool,
    /// The proposal in question passed the office's screening.
    pub is_admissible: bool,
    /// The office has not screened the proposal in question, and the rules let it be completed once more.
    pub may_be_completed: bool,
    /// The firm was asked to complete the proposal in question before this moment, and has not said that it is done.
    pub completion_due: Option<Moment>,
    /// What the acting member declared for the proposal in question; for several, the worst.
    pub conflict: Conflict,
    /// The acting member declared a conflict with some proposal of the challenge.
    pub has_conflict: bool,
    /// The acting member has not declared yet for some proposal of the challenge that the office has not refused.
    pub has_undeclared: bool,
    /// The acting member's sheet for the proposal in question.
    pub own_sheet: SheetStanding,
    /// The acting member handed in a sheet in the first round, and that round is over.
    pub has_first: bool,
    /// The acting member was seated after scoring began.
    pub is_seated_late: bool,
    /// The round of scoring, from 1; 0 when the challenge is not being scored.
    pub round: u32,
    /// Another round follows this one.
    pub has_next_round: bool,
    /// Scoring had closed before, and was reopened.
    pub is_reopened: bool,
    /// Scoring has closed for the first time, and no ballot was opened and no shortlist proposed since.
    pub nothing_followed: bool,
    /// A valid meeting about the challenge has ended since scoring closed, or its rules ask for none before a shortlist.
    pub has_met: bool,
    pub blind: Blind,
    /// Complaints are taken until this moment, exclusive.
    pub complaints_until: Option<Moment>,
    /// A complaint that the rules let block the end of the call is open.
    pub is_blocked: Option<bool>,
    pub is_concluded: bool,
    /// The acting member presides in the chair's place: as vice-chair where the chair cannot, or named where neither can.
    pub is_acting_chair: bool,
    /// Nobody can preside in this challenge.
    pub is_leaderless: bool,
    /// The acting member keeps the minutes of the meeting in question.
    pub keeps_minutes: bool,
    /// The account in question, and the job that it does.
    pub account: Option<(UserId, Role)>,
    /// Who asked that the account in question be suspended.
    pub asked_by: Option<UserId>,
    /// Leaders whose accounts are in use, besides the one in question.
    pub other_leaders: usize,
}

impl Facts {
    pub fn of(challenge: &Challenge, now: Moment) -> Self {
        let calendar = &challenge.content.calendar;
        Self {
            stage: Some(challenge.stage(now)),
            author: Some(challenge.author),
            opens: calendar.opens,
            closes: calendar.closes,
            round: challenge.round(),
            has_next_round: challenge.round() < challenge.content.rules.rounds,
            is_reopened: challenge.reopened().is_some(),
            has_met: !challenge.content.rules.meeting_first,
            blind: challenge.content.rules.blind,
            complaints_until: challenge.complaints_until(),
            is_concluded: matches!(challenge.state, State::ResultPublished { concluded: Some(_), .. }),
            ..Self::default()
        }
    }

    #[must_use]
    pub fn with_firm(self, firm: FirmId) -> Self {
        Self { firm: Some(firm), ..self }
    }
}

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Denied {
    /// That it exists is itself a secret.
    Hidden,
    SignIn,
    Role,
    NotOwner,
    /// The author may not approve their own text.
    OwnWork,
    /// Must have registered a firm.
    NoFirm,
    HasFirm,
    /// The firm is not verified yet.
    Unverified,
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
    /// The term for complaints runs until this moment.
    TermRuns(Moment),
    /// The firm completes its proposal until this moment.
    CompletionRuns(Moment),
    /// A complaint has not been answered yet.
    OpenComplaint,
    /// A submitted sheet does not change.
    Locked,
    /// Who was seated after scoring began does not score.
    SeatedLate,
    /// A ballot was opened or a shortlist proposed on this result.
    ResultUsed,
    /// The rules ask for a valid meeting first.
    MeetFirst,
    /// Nobody stops or suspends their own account.
    OwnAccount,
    /// Who asked for the suspension does not confirm it.
    OwnRequest,
    /// Its sessions and password were ended within a day; again from this moment.
    StoppedToday(Moment),
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
            | Self::Locked
            | Self::ResultUsed
            | Self::MeetFirst
            | Self::LastLeader
            | Self::StoppedToday(_) => Refusal::Conflict,
            Self::TooOften(_) => Refusal::TooOften,
            Self::TermOver(_) | Self::TermRuns(_) | Self::CompletionRuns(_) | Self::OpenComplaint => Refusal::Conflict,
            Self::Role
            | Self::NotOwner
            | Self::OwnWork
            | Self::NoFirm
            | Self::HasFirm
            | Self::Unverified
            | Self::Conflict
            | Self::SeatedLate
            | Self::OwnAccount
            | Self::OwnRequest
            | Self::Suspended
            | Self::DeclareFirst => Refusal::Forbidden,
        }
    }
}
