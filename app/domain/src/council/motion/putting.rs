//! A motion is put to the vote: about which proposals, where, by whom, and what carries it.

use super::{Lists, Motion, Place, Poll, Rejected, State, Subject};
use crate::{
    access::Permit,
    challenges::{Challenge, State as Life},
    check::Problem,
    council::{electorate::Electorate, meeting::Subject as Item, room::Sitting},
    event::{Event, EventKind},
    ids::{ProposalId, UserId},
    proposals::Proposal,
    time::Moment,
};
use std::collections::BTreeMap;

/// So many days after its author was heard the site puts a question about a sheet to the vote, where nobody has. The number is
/// ours, to be confirmed.
pub const PUT_AFTER_DAYS: i64 = 3;
/// For so many days it is voted on in writing then. The number is ours, to be confirmed.
pub const PUT_FOR_DAYS: i64 = 7;

/// So many days after a shortlist was proposed the leader still waits for what is asked about a sheet. The number is ours, to be
/// confirmed.
const ASKED_FOR_DAYS: i64 = 14;
/// So many days after the site should have put a question to the vote, and could not, there is none. The number is ours, to be
/// confirmed.
const LAPSES_AFTER_DAYS: i64 = 14;

/// Where it is voted on.
#[derive(Clone, Debug)]
pub enum Venue {
    /// The meeting that runs, if one does.
    Meeting(Option<Box<Sitting>>),
    Written {
        until: Moment,
    },
}

/// Where, who may vote there, and by whose word who has no device.
type Held = (Place, Vec<UserId>, BTreeMap<UserId, UserId>);

/// What the council decides on together: what was admitted, and before anything is, all that was handed in. What cannot have
/// a result is decided on by nobody.
pub fn decided_on(handed_in: &[Proposal], orphans: &[ProposalId]) -> Vec<ProposalId> {
    let is_admitting = handed_in.iter().any(Proposal::is_admitted);
    let waits = handed_in.iter().filter(|proposal| !is_admitting || proposal.is_admitted());
    waits.map(|proposal| proposal.id).filter(|id| !orphans.contains(id)).collect()
}

impl Motion {
    /// Since when a valid meeting must have ended before it may be written about: a shortlist, where the rules ask for one.
    pub fn meets_first(&self, challenge: &Challenge) -> Option<Moment> {
        match (&self.subject, &challenge.state) {
            (Subject::Shortlist(_), Life::Scored { at, .. }) if challenge.content.rules.meeting_first => Some(*at),
            _ => None,
        }
    }

    /// The poll that it is put to. `about` are the proposals that it decides on, which is not always what is on the table.
    pub fn put(
        &self,
        challenge: &Challenge,
        about: &[ProposalId],
        mut of: Electorate,
        venue: Venue,
        permit: &Permit,
    ) -> Result<Poll, Rejected> {
        self.check_decided_by_council(&of)?;
        if let Subject::Voiding(sheet) = &self.subject {
            of = of.without(sheet.member);
        }
        let (base, rules) = (of.base(), challenge.content.rules.motions);
        let missing_reports = if let Venue::Meeting(Some(sitting)) = &venue { sitting.quorum.missing_reports() } else { 0 };
        let (place, eligible, by_hand) = match venue {
            Venue::Meeting(None) => return Err(Rejected::Field("place", Problem::NoMeeting)),
            Venue::Meeting(Some(sitting)) => self.in_meeting(&sitting, about, &of.may_vote)?,
            Venue::Written { until } => (Place::Written { until }, of.may_vote, BTreeMap::new()),
        };
        let is_secret = match self.subject {
            Subject::Exclusion(_) => rules.secret.exclusion,
            Subject::Voiding(_) => rules.secret.voiding,
            Subject::Shortlist(_) => rules.secret.shortlist,
            Subject::Stability | Subject::NoResult(_) | Subject::Free => rules.secret.other,
        };
        // What a secretary enters for somebody is no secret.
        let by_hand = if is_secret { BTreeMap::new() } else { by_hand };
        let majority = match self.subject {
            Subject::Exclusion(_) => rules.exclusion.ok_or(Rejected::WrongState)?,
            Subject::Voiding(_) => rules.voiding(),
            Subject::Stability | Subject::NoResult(_) | Subject::Shortlist(_) | Subject::Free => rules.majority,
        };
        Ok(Poll {
            opened: permit.at(),
            place,
            eligible,
            base: Some(base),
            by_hand,
            needed: challenge.content.rules.meeting_quorum.min(base),
            missing_reports,
            majority,
            casting: if rules.casting && !is_secret { permit.by() } else { None },
            votes: BTreeMap::new(),
            secret: is_secret.then(Lists::default),
        })
    }

    /// Whether a sheet counts, and what departs from the ranking, is no matter of few.
    fn check_decided_by_council(&self, of: &Electorate) -> Result<(), Rejected> {
        let binds = match &self.subject {
            Subject::Exclusion(_) | Subject::Voiding(_) | Subject::NoResult(_) => true,
            Subject::Shortlist(picked) => !picked.departures.is_empty(),
            Subject::Stability | Subject::Free => false,
        };
        if binds && !of.decides() { Err(Rejected::Field("form", Problem::TooFewDecide(of.clear, of.council))) } else { Ok(()) }
    }

    /// On the item on the table of a valid meeting, by those who are there; not in front of those who must be outside.
    fn in_meeting(&self, sitting: &Sitting, about: &[ProposalId], may_vote: &[UserId]) -> Result<Held, Rejected> {
        let (index, subject) = sitting.item().ok_or(Rejected::Field("place", Problem::NoMeeting))?;
        if !sitting.quorum.is_met() {
            return Err(Rejected::Fields(sitting.quorum.errors("place")));
        }
        if self.proposal().is_some_and(|id| subject != Item::Proposal(id)) {
            return Err(Rejected::Field("place", Problem::OtherItem));
        }
        if !sitting.meeting.in_the_way(about, &sitting.not_clear).is_empty() {
            return Err(Rejected::Field("place", Problem::StillInRoom));
        }
        let place = Place::Meeting { meeting: sitting.meeting.id, item: index as u32 };
        let there = may_vote.iter().copied().filter(|member| sitting.meeting.takes_votes(*member));
        let by_hand = |member: UserId| sitting.meeting.voucher(member).map(|voucher| (member, voucher));
        Ok((place, there.clone().collect(), there.filter_map(by_hand).collect()))
    }

    /// Whether somebody who may vote is where the vote is taken; `sitting` is the meeting that runs about its challenge.
    pub fn is_there(&self, sitting: Option<&Sitting>, member: UserId) -> bool {
        let Some(Place::Meeting { meeting, item }) = self.poll().map(|poll| poll.place) else { return true };
        let held = sitting.filter(|sitting| sitting.meeting.id == meeting);
        held.is_some_and(|held| held.item().is_some_and(|(index, _)| index as u32 == item) && held.meeting.takes_votes(member))
    }

    /// Whether somebody takes part without a device: another says that they are there, and by now they have not said so
    /// themselves.
    pub fn is_by_hand(&self, sitting: Option<&Sitting>, member: UserId) -> bool {
        let held = sitting.filter(|sitting| Some(sitting.meeting.id) == self.poll().and_then(Poll::meeting));
        held.is_some_and(|held| held.meeting.voucher(member).is_some())
    }

    /// The council has said no to this, with as many votes as it takes: it is not asked until it says yes. A departure from the
    /// ranking is the same with the same proposals on the same result, whatever its reasons.
    fn was_rejected(&self, before: &Self) -> bool {
        let is_same = match (&self.subject, &before.subject) {
            (Subject::Shortlist(new), Subject::Shortlist(old)) => {
                !new.departures.is_empty() && (&new.proposals, &new.closing_hash) == (&old.proposals, &old.closing_hash)
            }
            (Subject::Exclusion(new), Subject::Exclusion(old)) => new == old,
            // Whoever asks, and whatever for: a sheet that the council let count is not asked about until it falls.
            (Subject::Voiding(new), Subject::Voiding(old)) => (new.proposal, new.member) == (old.proposal, old.member),
            _ => false,
        };
        is_same && before.closed().is_some_and(|closed| !closed.carried && closed.tally.cast() >= closed.poll.needed)
    }

    /// Refused while another on the same matter is not over: one shortlist, and one question about each sheet; and where the
    /// council has said no.
    pub fn check_alone(&self, others: &[Self]) -> Result<(), Rejected> {
        let is_same = |other: &Self| match (&other.subject, &self.subject) {
            (Subject::Shortlist(_), Subject::Shortlist(_)) => true,
            (Subject::NoResult(a), Subject::NoResult(b)) => a == b,
            (Subject::Exclusion(a) | Subject::Voiding(a), Subject::Exclusion(b) | Subject::Voiding(b)) => {
                (a.proposal, a.member) == (b.proposal, b.member)
            }
            _ => false,
        };
        let is_open = others.iter().any(|other| !other.is_over() && is_same(other));
        if is_open {
            return Err(Rejected::Field("form", Problem::MotionOpen));
        }
        if others.iter().any(|other| self.was_rejected(other)) { Err(Rejected::Field("form", Problem::MotionRejected)) } else { Ok(()) }
    }

    /// From when the site puts it to the vote in writing: nobody's silence keeps a sheet in doubt, and the leader from deciding.
    pub fn put_from(&self) -> Option<Moment> {
        let hearing = self.hearing.as_ref().filter(|_| self.state == State::Asked)?;
        Some(hearing.until.plus_days(PUT_AFTER_DAYS))
    }

    /// Whether the close, or the leader's decision, waits for it: what is asked about a sheet later than that is answered beside it,
    /// so that nobody holds up a result by asking about one sheet after the other.
    pub fn holds_up(&self, challenge: &Challenge) -> bool {
        let asked_in_time = match &challenge.state {
            Life::Scoring { .. } => challenge.scoring_term().is_none_or(|term| self.at < term),
            Life::Proposed { shortlist, .. } => self.at < shortlist.at.plus_days(ASKED_FOR_DAYS),
            _ => true,
        };
        self.leaves_a_sheet_open() && asked_in_time
    }

    /// Nobody could put it to the vote: too few may vote on it, for so long that it is answered by nobody. The sheet counts.
    pub fn lapse(self, permit: &Permit) -> Result<(Self, Event), Rejected> {
        match self.put_from() {
            Some(from) if from.plus_days(LAPSES_AFTER_DAYS) <= permit.at() => {
                Ok(self.with(State::Withdrawn { at: permit.at() }, EventKind::MotionWithdrawn, permit))
            }
            _ => Err(Rejected::WrongState),
        }
    }

    /// What the sheet's own member said, not what somebody found.
    pub fn is_own_word(&self) -> bool {
        matches!(&self.subject, Subject::Voiding(of) if of.member == self.by)
    }

    /// Refused while the sheet's author may still answer.
    pub fn check_heard(&self, now: Moment) -> Result<(), Rejected> {
        match &self.hearing {
            Some(hearing) if !self.is_heard(now) => Err(Rejected::Field("form", Problem::AnswerRuns(hearing.until))),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests;
