//! The life of a challenge: its state as stored, and its stage at a moment.

pub use super::amendment::Amendment;
pub use super::approval::{SentBack, Shortlist, Signed};

use crate::{
    access::{Permit, Subject},
    challenges::{Cancelling, Stage, Timing, part::Content, reopening::Reopening},
    check::Problem,
    event::{Event, EventKind},
    form::Form,
    ids::{ChallengeId, UserId},
    time::Moment,
};
use serde::{Deserialize, Serialize};

/// Said wherever made-up data is shown.
pub const ILLUSTRATIVE: &str = "Dữ liệu minh họa – không phải danh mục chính thức của tỉnh";

/// A challenge with everything that decides what may be done with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Challenge {
    pub id: ChallengeId,
    /// `BT-01`, unique.
    pub code: String,
    pub author: UserId,
    pub state: State,
    pub content: Content,
    /// 0 before publication; the first published version is 1.
    pub version: u32,
    /// Drafted for demonstration, not on the province's official list.
    pub is_illustrative: bool,
    /// SHA-256 of the rule set, from publication on.
    pub rules_hash: Option<String>,
    pub opening: Opening,
    pub timing: Timing,
}

/// What is stored. Whether a published challenge is open or closed follows from the clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum State {
    Draft {
        /// Why the leader sent it back, if so.
        returned: Option<String>,
        /// What was typed last and cannot be read as it stands.
        #[serde(default, skip_serializing_if = "Form::is_empty")]
        held: Form,
    },
    UnderReview,
    /// Approved; becomes published by itself at `at`.
    Scheduled {
        at: Moment,
    },
    Published {
        at: Moment,
        /// What an officer has drafted for a leader to publish.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        amendment: Option<Box<Amendment>>,
    },
    Opened {
        at: Moment,
    },
    Scoring {
        at: Moment,
        /// From 1; in the second, sheets of the first may be changed (C8).
        #[serde(default = "first_round")]
        round: u32,
        /// Set where scoring had closed and the leader took it up again.
        #[serde(default)]
        reopened: Option<Reopening>,
    },
    Scored {
        at: Moment,
        /// What the office sent back to the council, if so.
        #[serde(default)]
        returned: Option<SentBack>,
    },
    /// The council's advice: with the office until it is forwarded, then with the leader.
    Proposed {
        shortlist: Shortlist,
        #[serde(default)]
        forwarded: Option<Signed>,
        /// Why the leader sent it back to the office last, if so.
        #[serde(default)]
        returned: Option<Signed>,
        /// The council voted again on what had come back to it. Not told of what an earlier version stored.
        #[serde(default)]
        is_again: bool,
    },
    Decided {
        advice: Shortlist,
        decision: Shortlist,
    },
    ResultPublished {
        at: Moment,
        advice: Shortlist,
        decision: Shortlist,
        /// When the call was concluded, once complaints were over.
        #[serde(default)]
        concluded: Option<Moment>,
    },
    Cancelled {
        at: Moment,
        reason: String,
    },
}

impl State {
    /// As it is from publication on, while nothing is being amended.
    pub fn published(at: Moment) -> Self {
        Self::Published { at, amendment: None }
    }
}

fn first_round() -> u32 {
    1
}

/// The two confirmations that open a challenge's proposals.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Opening {
    pub officer: Option<(UserId, Moment)>,
    pub secretary: Option<(UserId, Moment)>,
    /// Why before the planned moment, if so: said with the first confirmation, read by whoever gives the second.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub early: Option<Early>,
}

/// That proposals are opened before the moment that the call announced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Early {
    pub planned: Moment,
    pub reason: String,
    pub by: UserId,
}

impl Opening {
    /// From the first confirmation on.
    pub fn has_begun(&self) -> bool {
        self.officer.is_some() || self.secretary.is_some()
    }
}

/// Why a transition is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rejection {
    /// The challenge is not in the state that this act starts from.
    WrongState,
    /// The new closing time is not later than the present one.
    NotLater,
    /// So many must have voted before a ballot can be closed.
    Turnout(u32),
    /// Firms rely on what is changed: an officer alone cannot.
    TakesLeader,
    /// Nobody has said why it is done before the planned moment.
    WithoutReason,
    /// Members vote until this moment, unless all have voted before.
    VoteRuns(Moment),
    /// Whoever asked for it does not give it.
    OwnRequest,
    /// What was shown has ended; another may stand in its place.
    OtherRequest,
}

pub(crate) type Transition = Result<(Challenge, Event), Rejection>;

impl Challenge {
    pub fn stage(&self, now: Moment) -> Stage {
        match &self.state {
            State::Draft { .. } => Stage::Draft,
            State::UnderReview => Stage::UnderReview,
            State::Scheduled { at } if now < *at => Stage::Scheduled,
            State::Scheduled { .. } | State::Published { .. } => self.public_stage(now),
            State::Opened { .. } => Stage::Opened,
            State::Scoring { .. } => Stage::Scoring,
            State::Scored { .. } => Stage::Scored,
            State::Proposed { forwarded: Some(_), .. } => Stage::Forwarded,
            State::Proposed { .. } => Stage::Proposed,
            State::Decided { .. } => Stage::Decided,
            State::ResultPublished { .. } => Stage::ResultPublished,
            State::Cancelled { .. } => Stage::Cancelled,
        }
    }

    /// Its rules are those that were frozen when it was published, and have this hash.
    fn is_under(&self, rules_hash: &str) -> bool {
        self.rules_hash.as_deref() == Some(rules_hash) && self.content.rules.hash() == rules_hash
    }

    /// Nothing is computed, settled or told under other rules than those.
    pub fn check_rules(&self, rules_hash: &str) -> Result<(), Problem> {
        if self.is_under(rules_hash) { Ok(()) } else { Err(Problem::RulesChanged) }
    }

    /// The round of scoring, from 1; 0 when there is none.
    pub fn round(&self) -> u32 {
        if let State::Scoring { round, .. } = self.state { round } else { 0 }
    }

    /// A window includes the moment it opens and excludes the moment it closes.
    fn public_stage(&self, now: Moment) -> Stage {
        let calendar = &self.content.calendar;
        if calendar.closes.is_some_and(|closes| now >= closes) {
            Stage::Closed
        } else if calendar.opens.is_some_and(|opens| now >= opens) {
            Stage::Open
        } else {
            Stage::Upcoming
        }
    }

    pub fn send_to_review(self, permit: &Permit) -> Transition {
        match self.state {
            State::Draft { .. } => Ok(self.enter(State::UnderReview, EventKind::ChallengeSentToReview, permit, "")),
            _ => Err(Rejection::WrongState),
        }
    }

    /// Back to a draft: from review, or before a scheduled time has come.
    pub fn send_back(mut self, permit: &Permit, reason: &str) -> Transition {
        match self.state {
            State::UnderReview => {}
            State::Scheduled { at } if permit.at() < at => {}
            _ => return Err(Rejection::WrongState),
        }
        self.version = 0;
        self.rules_hash = None;
        Ok(self.enter(State::draft(Some(reason.to_owned())), EventKind::ChallengeReturned, permit, reason))
    }

    /// Publishes now, or at `at` if that is later. The rule set is hashed here and never changes again.
    pub fn publish(mut self, permit: &Permit, at: Option<Moment>) -> Transition {
        if !matches!(self.state, State::UnderReview) {
            return Err(Rejection::WrongState);
        }
        self.version = 1;
        // Written with every field, whatever version drafted them.
        self.content.rules = self.content.rules.into_inner().into();
        self.rules_hash = Some(self.content.rules.hash());
        Ok(match at.filter(|at| *at > permit.at()) {
            Some(at) => self.enter(State::Scheduled { at }, EventKind::ChallengeScheduled, permit, &at.to_rfc3339()),
            None => self.enter(State::published(permit.at()), EventKind::ChallengePublished, permit, "1"),
        })
    }

    /// The system's own step when a scheduled time has come.
    pub fn publish_scheduled(self, permit: &Permit) -> Transition {
        match self.state {
            State::Scheduled { at } if permit.at() >= at => {
                Ok(self.enter(State::published(at), EventKind::ChallengePublished, permit, "1"))
            }
            _ => Err(Rejection::WrongState),
        }
    }

    /// Closing moves later, never earlier; stages announced after it move by as much.
    pub(crate) fn extend(mut self, permit: &Permit, closes: Moment, reason: &str) -> Transition {
        if !matches!(self.state, State::Published { .. }) {
            return Err(Rejection::WrongState);
        }
        let calendar = &mut self.content.calendar;
        let Some(before) = calendar.closes.filter(|before| closes > *before) else { return Err(Rejection::NotLater) };
        calendar.closes = Some(closes);
        calendar.shift_planned(closes.0 - before.0);
        self.version += 1;
        let state = self.state.clone();
        Ok(self.enter(state, EventKind::ClosingExtended, permit, reason))
    }

    /// A ranking of it has been seen, and its result is not public.
    fn is_ranked(&self) -> bool {
        matches!(self.state, State::Scored { .. } | State::Proposed { .. } | State::Decided { .. })
    }

    /// The first of two people, once there is a ranking; nothing has ended yet.
    pub fn ask_cancel(mut self, permit: &Permit, reason: &str) -> Transition {
        let (true, Some(by)) = (self.is_ranked(), permit.by()) else { return Err(Rejection::WrongState) };
        self.timing.cancelling = Some(Cancelling { reason: reason.to_owned(), by, at: permit.at() });
        let state = self.state.clone();
        Ok(self.enter(state, EventKind::CancelAsked, permit, reason))
    }

    /// Ends a public call; its page stays, with the reason. Once there is a ranking it takes another to ask for it first.
    pub fn cancel(self, permit: &Permit, reason: &str) -> Transition {
        match self.state {
            State::ResultPublished { .. } | State::Cancelled { .. } | State::Draft { .. } | State::UnderReview => {
                Err(Rejection::WrongState)
            }
            State::Scheduled { at } if permit.at() < at => Err(Rejection::WrongState),
            State::Scheduled { .. }
            | State::Published { .. }
            | State::Opened { .. }
            | State::Scoring { .. }
            | State::Scored { .. }
            | State::Proposed { .. }
            | State::Decided { .. }
                if self.is_ranked() && self.timing.cancelling.as_ref().is_none_or(|asked| Some(asked.by) == permit.by()) =>
            {
                Err(Rejection::OwnRequest)
            }
            State::Scheduled { .. }
            | State::Published { .. }
            | State::Opened { .. }
            | State::Scoring { .. }
            | State::Scored { .. }
            | State::Proposed { .. }
            | State::Decided { .. } => {
                let state = State::Cancelled { at: permit.at(), reason: reason.to_owned() };
                Ok(self.enter(state, EventKind::ChallengeCancelled, permit, reason))
            }
        }
    }

    /// The planned moment of the opening, while it is ahead.
    pub fn opens_early(&self, now: Moment) -> Option<Moment> {
        self.content.calendar.opening.filter(|planned| now < *planned)
    }

    /// One of the two confirmations; with the second, the proposals are open. Before the planned moment it takes a reason,
    /// from whoever confirms first.
    pub fn confirm_opening(mut self, permit: &Permit, as_secretary: bool, reason: &str) -> Transition {
        if !matches!(self.state, State::Published { .. } | State::Scheduled { .. }) {
            return Err(Rejection::WrongState);
        }
        let Some(by) = permit.by() else { return Err(Rejection::WrongState) };
        match self.opens_early(permit.at()) {
            Some(_) if self.opening.early.is_none() && reason.is_empty() => return Err(Rejection::WithoutReason),
            Some(planned) => {
                self.opening.early.get_or_insert_with(|| Early { planned, reason: reason.to_owned(), by });
            }
            None => self.opening.early = None,
        }
        let note = self.opening.early.as_ref().map_or_else(String::new, |early| early.reason.clone());
        let place = if as_secretary { &mut self.opening.secretary } else { &mut self.opening.officer };
        place.get_or_insert((by, permit.at()));
        let both = self.opening.officer.is_some() && self.opening.secretary.is_some();
        let (state, kind) = if both {
            (State::Opened { at: permit.at() }, EventKind::ProposalsOpened)
        } else {
            (self.state.clone(), EventKind::OpeningConfirmed)
        };
        Ok(self.enter(state, kind, permit, &note))
    }

    pub fn start_scoring(mut self, permit: &Permit) -> Transition {
        match self.state {
            State::Opened { .. } => {
                self.timing.began = Some(permit.at());
                Ok(self.enter(State::Scoring { at: permit.at(), round: 1, reopened: None }, EventKind::ScoringStarted, permit, ""))
            }
            _ => Err(Rejection::WrongState),
        }
    }

    /// Ends a round that another one follows; its sheets are frozen as they are.
    pub fn close_round(mut self, permit: &Permit) -> Transition {
        match self.state {
            State::Scoring { at, round, reopened: None } if round < self.content.rules.rounds => {
                self.timing.round_began = Some(permit.at());
                let next = State::Scoring { at, round: round + 1, reopened: None };
                Ok(self.enter(next, EventKind::RoundClosed, permit, &round.to_string()))
            }
            _ => Err(Rejection::WrongState),
        }
    }

    /// Whether sheets are compared with each other (C7): where there are two rounds only in the second, else from the first
    /// sheet on.
    pub fn judges_outliers(&self) -> bool {
        !matches!(self.state, State::Scoring { round, .. } if round < self.content.rules.rounds)
    }

    pub fn close_scoring(self, permit: &Permit) -> Transition {
        match self.state {
            State::Scoring { round, .. } if round >= self.content.rules.rounds => {
                Ok(self.enter(State::Scored { at: permit.at(), returned: None }, EventKind::ScoringClosed, permit, ""))
            }
            _ => Err(Rejection::WrongState),
        }
    }

    pub(super) fn enter(mut self, state: State, kind: EventKind, permit: &Permit, note: &str) -> (Self, Event) {
        self.state = state;
        let event = Event::new(kind, permit.by()).challenge(self.id).note(note);
        (self, event)
    }
}

impl From<&Challenge> for Subject {
    fn from(challenge: &Challenge) -> Self {
        Self::Challenge(challenge.id)
    }
}
