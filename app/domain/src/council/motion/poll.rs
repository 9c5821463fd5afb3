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
use std::collections::{BTreeMap, BTreeSet};

/// So long members have for their votes in a meeting, unless all have voted before. The number is ours.
pub const MEETING_MINUTES: i64 = 10;
/// After so many hours the site counts what was put to the vote in a meeting and nobody has closed. The number is ours.
const MEETING_HOURS: i64 = 24;
/// A written ballot, and the time in which a sheet's author is heard, are at least and at most so many days. The numbers
/// are ours.
pub const TERM_DAYS: [i64; 2] = [1, 30];

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Poll {
    pub opened: Moment,
    pub place: Place,
    /// Who might vote when it was opened; nobody is added.
    pub eligible: Vec<UserId>,
    /// Members without a conflict with it, there or not: what a majority of members is of. Older ones do not tell; there it
    /// is those who might vote.
    #[serde(default)]
    pub base: Option<u32>,
    /// Those who take part without a device, each with the member who vouches that they are there.
    #[serde(default)]
    pub by_hand: BTreeMap<UserId, UserId>,
    /// Fewest votes that decide anything.
    pub needed: u32,
    /// Reports of rapporteurs that the rules ask for and the meeting had not when it was opened. Older ones do not tell: there
    /// was no vote without them.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub missing_reports: u32,
    pub majority: Majority,
    /// Who presides, where their side decides an exact tie.
    #[serde(default)]
    pub casting: Option<UserId>,
    #[serde(default)]
    pub votes: BTreeMap<UserId, Cast>,
    /// In place of `votes` where the rules ask for a secret vote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret: Option<Lists>,
}

fn is_zero(n: &u32) -> bool {
    *n == 0
}

/// Who has voted, and votes under codes that chance made: two lists, each in its own order, that nothing joins.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lists {
    pub voted: BTreeSet<UserId>,
    pub votes: BTreeMap<String, Choice>,
    /// The first moment of the day on which each voted, for them alone to read: a moment would say with which others. Older
    /// ones do not tell.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub days: BTreeMap<UserId, Moment>,
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
    /// Older ones do not tell.
    #[serde(default)]
    pub at: Option<Moment>,
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
        if let Place::Written { until } = self.place {
            check_term(until, now).map_err(|problem| Rejected::Field("until", problem))?;
        }
        let may_vote = self.eligible.len() as u32;
        if may_vote == 0 || may_vote < self.needed {
            let needed = self.needed.max(1);
            let few = match self.place {
                Place::Written { .. } => Problem::FewVoters(may_vote, needed),
                Place::Meeting { .. } => Problem::NoQuorum(may_vote, needed),
            };
            return Err(Rejected::Field("form", few));
        }
        Ok(())
    }

    /// Once. What somebody else entered gives way to the own vote, as long as the poll is open.
    pub(super) fn vote(&mut self, permit: &Permit, choice: Choice) -> Result<(), Rejected> {
        let voter = self.voter(permit)?;
        if self.secret.is_some() {
            return Err(Rejected::WrongState);
        }
        if self.votes.get(&voter).is_some_and(|cast| cast.entered.is_none()) {
            return Err(Rejected::Field("choice", Problem::Voted));
        }
        self.votes.insert(voter, Cast { choice, entered: None });
        Ok(())
    }

    /// The same in secret; `code` is chance's.
    pub(super) fn vote_in_secret(&mut self, permit: &Permit, choice: Choice, code: &str) -> Result<(), Rejected> {
        let voter = self.voter(permit)?;
        let lists = self.secret.as_mut().ok_or(Rejected::WrongState)?;
        if !lists.voted.insert(voter) {
            return Err(Rejected::Field("choice", Problem::Voted));
        }
        lists.votes.insert(code.to_owned(), choice);
        lists.days.extend(Moment::from_date(&permit.at().to_date()).map(|day| (voter, day)));
        Ok(())
    }

    fn voter(&self, permit: &Permit) -> Result<UserId, Rejected> {
        let voter = permit.by().filter(|by| self.eligible.contains(by)).ok_or(Rejected::WrongState)?;
        self.is_running(permit.at())?;
        Ok(voter)
    }

    /// Their vote counts, their own or one that was entered and confirmed.
    pub fn has_voted(&self, member: UserId) -> bool {
        match &self.secret {
            Some(lists) => lists.voted.contains(&member),
            None => self.votes.get(&member).is_some_and(Cast::counts),
        }
    }

    /// In a secret vote: on which day.
    pub fn voted_on(&self, member: UserId) -> Option<Moment> {
        self.secret.as_ref()?.days.get(&member).copied()
    }

    /// Nobody has voted, and nothing was entered.
    pub(super) fn is_untouched(&self) -> bool {
        self.votes.is_empty() && self.secret.as_ref().is_none_or(|lists| lists.voted.is_empty())
    }

    pub(super) fn enter(&mut self, permit: &Permit, member: UserId, choice: Choice) -> Result<(), Rejected> {
        let by = permit.by().filter(|_| matches!(self.place, Place::Meeting { .. })).ok_or(Rejected::WrongState)?;
        if !self.eligible.contains(&member) || member == by {
            return Err(Rejected::Field("member", Problem::Choice));
        }
        match self.by_hand.get(&member) {
            None => return Err(Rejected::Field("member", Problem::OwnDevice)),
            Some(witness) if *witness == by => return Err(Rejected::Field("form", Problem::OwnEntry)),
            Some(_) => {}
        }
        // What was confirmed stays; what was not may have been entered wrongly.
        if self.votes.get(&member).is_some_and(Cast::counts) {
            return Err(Rejected::Field("member", Problem::Voted));
        }
        let others = self.votes.iter().filter(|(voter, cast)| **voter != member && cast.entered.is_some()).count();
        if others >= self.most_entered() {
            return Err(Rejected::Field("member", Problem::TooManyEntered(self.most_entered() as u32)));
        }
        let entered = Entered { by, countersigned: None, at: Some(permit.at()) };
        self.votes.insert(member, Cast { choice, entered: Some(entered) });
        Ok(())
    }

    /// A third of those who may vote.
    fn most_entered(&self) -> usize {
        self.eligible.len() / 3
    }

    /// Whoever confirms says what they heard, and is not told what was entered.
    pub(super) fn countersign(&mut self, permit: &Permit, member: UserId, heard: Choice) -> Result<(), Rejected> {
        let by = permit.by().filter(|by| self.eligible.contains(by)).ok_or(Rejected::WrongState)?;
        let cast = self.votes.get_mut(&member).ok_or(Rejected::WrongState)?;
        let waiting = cast.entered.as_mut().filter(|entered| entered.countersigned.is_none());
        let entered = waiting.ok_or(Rejected::WrongState)?;
        if entered.by == by || member == by || self.by_hand.get(&member) == Some(&by) {
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
        let open = self.votes.values().filter(|cast| cast.counts()).map(|cast| cast.choice);
        let all: Vec<Choice> = open.chain(self.secret.iter().flat_map(|lists| lists.votes.values().copied())).collect();
        let count = |choice| all.iter().filter(|cast| **cast == choice).count() as u32;
        Vote { in_favour: count(Choice::For), against: count(Choice::Against), abstained: count(Choice::Abstain) }
    }

    /// All have voted for themselves. A vote that somebody else entered can still be corrected by its member.
    pub fn is_complete(&self) -> bool {
        let is_own = |member: &UserId| match &self.secret {
            Some(lists) => lists.voted.contains(member),
            None => self.votes.get(member).is_some_and(|cast| cast.entered.is_none()),
        };
        self.eligible.iter().all(is_own)
    }

    /// From when on it may be counted although not all have voted for themselves: in a meeting, the announced time after it
    /// was put to the vote, and after the last vote that was entered for somebody, who may correct it.
    pub fn counts_from(&self) -> Moment {
        match self.place {
            Place::Written { until } => until,
            Place::Meeting { .. } => {
                let entered = self.votes.values().filter_map(|cast| cast.entered?.at);
                entered.fold(self.opened, Moment::max).plus_minutes(MEETING_MINUTES)
            }
        }
    }

    /// When the site counts it, if nobody has.
    pub fn runs_until(&self) -> Moment {
        match self.place {
            Place::Written { until } => until,
            Place::Meeting { .. } => self.opened.plus_minutes(MEETING_HOURS * 60).max(self.counts_from()),
        }
    }

    /// Of so many members the majority is counted, where it is one of members.
    pub fn base(&self) -> u32 {
        self.base.unwrap_or(self.eligible.len() as u32)
    }

    /// The side of who presides can decide: only between more and fewer, and only where they may vote.
    pub fn has_casting(&self) -> bool {
        self.secret.is_none() && self.majority == Majority::Simple && self.casting.is_some_and(|presider| self.eligible.contains(&presider))
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
        let is_carried = self.majority.carries(tally, self.base()) || self.casting_side() == Some(true);
        is_carried && tally.cast() >= self.needed
    }

    pub fn meeting(&self) -> Option<MeetingId> {
        if let Place::Meeting { meeting, .. } = self.place { Some(meeting) } else { None }
    }

    pub fn until(&self) -> Option<Moment> {
        if let Place::Written { until } = self.place { Some(until) } else { None }
    }
}

/// The same of an end within a meeting that runs.
pub fn check_meeting_term(until: Moment, now: Moment) -> Result<(), Problem> {
    let is_within = now.plus_minutes(MEETING_MINUTES).minute() <= until && until <= now.plus_minutes(MEETING_HOURS * 60);
    if is_within { Ok(()) } else { Err(Problem::MeetingTerm(MEETING_MINUTES, MEETING_HOURS)) }
}

/// Whether a term that somebody typed, to the minute, is long enough and not too long.
pub fn check_term(until: Moment, now: Moment) -> Result<(), Problem> {
    let [least, most] = TERM_DAYS;
    if until <= now {
        return Err(Problem::InPast);
    }
    let is_within = now.plus_days(least).minute() <= until && until <= now.plus_days(most);
    if is_within { Ok(()) } else { Err(Problem::TermDays(least, most)) }
}
