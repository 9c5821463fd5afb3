//! Who may vote on a motion, who has, and what it comes to.

use super::Rejected;
use crate::{
    access::Permit,
    check::Problem,
    council::Vote,
    evaluations::motion::Majority,
    ids::{MeetingId, UserId},
    time::Moment,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Poll {
    pub opened: Moment,
    pub place: Place,
    /// Who might vote when it was opened; nobody is added.
    pub eligible: Vec<UserId>,
    /// Fewest votes that decide anything.
    pub needed: u32,
    pub majority: Majority,
    /// Who presides, where their side decides an exact tie.
    #[serde(default)]
    pub casting: Option<UserId>,
    #[serde(default)]
    pub votes: BTreeMap<UserId, Cast>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// An item of a meeting that runs, by its index.
    Meeting {
        meeting: MeetingId,
        item: u32,
    },
    Written {
        until: Moment,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    For,
    Against,
    Abstain,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cast {
    pub choice: Choice,
    /// By somebody else than the voter.
    #[serde(default)]
    pub entered: Option<Entered>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entered {
    pub by: UserId,
    #[serde(default)]
    pub countersigned: Option<UserId>,
}

impl Choice {
    pub const ALL: [Self; 3] = [Self::For, Self::Against, Self::Abstain];

    pub fn code(self) -> &'static str {
        match self {
            Self::For => "for",
            Self::Against => "against",
            Self::Abstain => "abstain",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.code() == code)
    }
}

impl Cast {
    /// The voter's own, or entered by one and confirmed by another.
    pub fn counts(&self) -> bool {
        self.entered.is_none_or(|entered| entered.countersigned.is_some())
    }
}

impl Poll {
    /// Enough members may vote, and a written ballot has a term that is not over.
    pub(super) fn check(&self, now: Moment) -> Result<(), Rejected> {
        if matches!(self.place, Place::Written { until } if until <= now) {
            return Err(Rejected::Field("until", Problem::InPast));
        }
        let may_vote = self.eligible.len() as u32;
        if may_vote == 0 || may_vote < self.needed {
            return Err(Rejected::Field("form", Problem::NoQuorum(may_vote, self.needed.max(1))));
        }
        Ok(())
    }

    /// Once. What somebody else entered gives way to the own vote, as long as the poll is open.
    pub(super) fn vote(&mut self, permit: &Permit, choice: Choice) -> Result<(), Rejected> {
        let voter = permit.by().filter(|by| self.eligible.contains(by)).ok_or(Rejected::WrongState)?;
        self.is_running(permit.at())?;
        if self.votes.get(&voter).is_some_and(|cast| cast.entered.is_none()) {
            return Err(Rejected::Field("choice", Problem::Voted));
        }
        self.votes.insert(voter, Cast { choice, entered: None });
        Ok(())
    }

    pub(super) fn enter(&mut self, permit: &Permit, member: UserId, choice: Choice) -> Result<(), Rejected> {
        let by = permit.by().filter(|_| matches!(self.place, Place::Meeting { .. })).ok_or(Rejected::WrongState)?;
        if !self.eligible.contains(&member) || member == by {
            return Err(Rejected::Field("member", Problem::Choice));
        }
        // What was confirmed stays; what was not may have been entered wrongly.
        if self.votes.get(&member).is_some_and(Cast::counts) {
            return Err(Rejected::Field("member", Problem::Voted));
        }
        self.votes.insert(member, Cast { choice, entered: Some(Entered { by, countersigned: None }) });
        Ok(())
    }

    /// Whoever confirms says what they heard, and is not told what was entered.
    pub(super) fn countersign(&mut self, permit: &Permit, member: UserId, heard: Choice) -> Result<(), Rejected> {
        let by = permit.by().filter(|by| self.eligible.contains(by)).ok_or(Rejected::WrongState)?;
        let cast = self.votes.get_mut(&member).ok_or(Rejected::WrongState)?;
        let waiting = cast.entered.as_mut().filter(|entered| entered.countersigned.is_none());
        let entered = waiting.ok_or(Rejected::WrongState)?;
        if entered.by == by || member == by {
            return Err(Rejected::Field("form", Problem::OwnEntry));
        }
        if cast.choice != heard {
            return Err(Rejected::Field("form", Problem::HeardOtherwise));
        }
        entered.countersigned = Some(by);
        Ok(())
    }

    fn is_running(&self, now: Moment) -> Result<(), Rejected> {
        if matches!(self.place, Place::Written { until } if until <= now) { Err(Rejected::WrongState) } else { Ok(()) }
    }

    /// What counts so far.
    pub fn tally(&self) -> Vote {
        let count = |choice| self.votes.values().filter(|cast| cast.counts() && cast.choice == choice).count() as u32;
        Vote { in_favour: count(Choice::For), against: count(Choice::Against), abstained: count(Choice::Abstain) }
    }

    pub fn is_complete(&self) -> bool {
        self.tally().cast() as usize >= self.eligible.len()
    }

    /// In favour or not: the side of who presides, on an exact tie.
    pub(super) fn casting_side(&self) -> Option<bool> {
        let tally = self.tally();
        let own = self.votes.get(&self.casting?).filter(|cast| cast.counts())?;
        let is_tied = tally.in_favour == tally.against && self.majority == Majority::Simple && own.choice != Choice::Abstain;
        is_tied.then_some(own.choice == Choice::For)
    }

    pub(super) fn carries(&self) -> bool {
        let tally = self.tally();
        let is_carried = self.majority.carries(tally, self.eligible.len() as u32) || self.casting_side() == Some(true);
        is_carried && tally.cast() >= self.needed
    }

    pub fn meeting(&self) -> Option<MeetingId> {
        if let Place::Meeting { meeting, .. } = self.place { Some(meeting) } else { None }
    }

    pub fn until(&self) -> Option<Moment> {
        if let Place::Written { until } = self.place { Some(until) } else { None }
    }
}
