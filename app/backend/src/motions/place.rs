//! Where a motion is put to the vote, and who may vote there.

use super::case::proposals;
use crate::{
    Error, Result,
    challenges::Case,
    council::meetings::{Sitting, room},
    db::{self, Source},
    evaluations::{unconflicted, voters},
    facts::has_met,
};
use domain::{
    access::{Denied, Permit},
    challenges::State as Life,
    check::Problem,
    council::{
        Motion,
        meeting::Subject as Item,
        motion::{Place, Poll, Subject},
    },
    form::{Form, FormReader},
    ids::UserId,
    time::Moment,
};
use std::collections::BTreeMap;

/// Form: `place` (`meeting` or `written`), and for a written ballot `until`.
pub(super) async fn poll(db: &impl Source, case: &Case, motion: &Motion, permit: &Permit, form: &Form) -> Result<Poll> {
    let challenge = &case.challenge;
    let now = permit.at();
    let about = proposals(db, challenge, motion.proposal()).await?;
    let mut all = voters(db, challenge, &about, now).await?;
    let mut unconflicted = unconflicted(db, challenge, &about, now).await?;
    if let Subject::Voiding(of) = &motion.subject {
        all.retain(|member| *member != of.member);
        unconflicted.retain(|member| *member != of.member);
    }
    let base = unconflicted.len().max(all.len()) as u32;
    let rules = challenge.content.rules.motions;
    let (place, eligible, by_hand) = match form.get("place") {
        "meeting" => in_meeting(db, case, motion, &all, now).await?,
        "written" => (written(db, case, motion, form).await?, all, BTreeMap::new()),
        _ => return Err(Error::field("place", Problem::Choice)),
    };
    let majority = match motion.subject {
        Subject::Exclusion(_) => rules.exclusion.ok_or(Denied::WrongState)?,
        Subject::Voiding(_) => rules.voiding(),
        Subject::Stability | Subject::Shortlist(_) | Subject::Free => rules.majority,
    };
    Ok(Poll {
        opened: now,
        place,
        eligible,
        base: Some(base),
        by_hand,
        needed: challenge.content.rules.meeting_quorum.min(base),
        majority,
        casting: if rules.casting { permit.by() } else { None },
        votes: BTreeMap::new(),
    })
}

/// Where, who may vote there, and by whose word who has no device.
type Held = (Place, Vec<UserId>, BTreeMap<UserId, UserId>);

/// On the item on the table of a valid meeting, by those who are there; not in front of those who must be outside.
async fn in_meeting(db: &impl Source, case: &Case, motion: &Motion, all: &[UserId], now: Moment) -> Result<Held> {
    let room: Sitting = room(db, case.challenge.id, now).await?.ok_or_else(|| Error::field("place", Problem::NoMeeting))?;
    let (index, subject) = room.item().ok_or_else(|| Error::field("place", Problem::NoMeeting))?;
    if !room.quorum.is_met() {
        return Err(Error::Invalid(room.quorum.errors("place")));
    }
    if motion.proposal().is_some_and(|id| subject != Item::Proposal(id)) {
        return Err(Error::field("place", Problem::OtherItem));
    }
    if !room.must_leave.is_empty() {
        return Err(Error::field("place", Problem::StillInRoom));
    }
    let place = Place::Meeting { meeting: room.meeting.id, item: index as u32 };
    let there = all.iter().copied().filter(|member| room.meeting.takes_votes(*member));
    let by_hand = |member: UserId| room.meeting.voucher(member).map(|voucher| (member, voucher));
    Ok((place, there.clone().collect(), there.filter_map(by_hand).collect()))
}

/// Where the rules ask for a meeting first, a shortlist is written about only after one.
async fn written(db: &impl Source, case: &Case, motion: &Motion, form: &Form) -> Result<Place> {
    if let (Subject::Shortlist(_), Life::Scored { at, .. }) = (&motion.subject, &case.challenge.state)
        && case.challenge.content.rules.meeting_first
        && !has_met(db, case.challenge.id, *at).await?
    {
        return Err(Denied::MeetFirst.into());
    }
    Ok(Place::Written { until: term(form)? })
}

/// Until when a written ballot is open.
pub(crate) fn term(form: &Form) -> Result<Moment> {
    let mut r = FormReader::new(form);
    let until = r.required_parsed("until", Problem::Date, Moment::from_local);
    r.errors.or(())?;
    until.ok_or_else(|| Error::field("until", Problem::Date))
}

/// Whether somebody who may vote is where the vote is taken.
pub(super) async fn is_there(db: &impl Source, motion: &Motion, member: UserId, now: Moment) -> Result<bool> {
    let Some(Place::Meeting { meeting, item }) = motion.poll().map(|poll| poll.place) else { return Ok(true) };
    let held = room(db, motion.challenge, now).await?.filter(|room| room.meeting.id == meeting);
    Ok(held.is_some_and(|room| room.item().is_some_and(|(index, _)| index as u32 == item) && room.meeting.takes_votes(member)))
}

/// Whether somebody takes part without a device: another says that they are there, and by now they have not said so themselves.
pub(super) async fn is_by_hand(db: &impl Source, motion: &Motion, member: UserId, now: Moment) -> Result<bool> {
    let held = room(db, motion.challenge, now).await?.filter(|room| Some(room.meeting.id) == motion.poll().and_then(Poll::meeting));
    Ok(held.is_some_and(|room| room.meeting.voucher(member).is_some()))
}

/// Another on the same matter is not over.
pub(super) async fn check_alone(db: &impl Source, motion: &Motion) -> Result<()> {
    let is_same = |other: &Motion| match (&other.subject, &motion.subject) {
        (Subject::Shortlist(_), Subject::Shortlist(_)) => true,
        // Whether a sheet is far or void: one question about it at a time.
        (Subject::Exclusion(a) | Subject::Voiding(a), Subject::Exclusion(b) | Subject::Voiding(b)) => {
            (a.proposal, a.member) == (b.proposal, b.member)
        }
        _ => false,
    };
    let others = db::motion::of_challenge(db, motion.challenge).await?;
    if others.iter().any(|other| !other.is_over() && is_same(other)) { Err(Error::field("form", Problem::MotionOpen)) } else { Ok(()) }
}
