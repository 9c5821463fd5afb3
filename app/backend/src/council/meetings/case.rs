//! Finding a meeting, and everything that a decision about it depends on.

use crate::{
    Backend, Error, Result,
    council::is_acting,
    db::{self, Source, meeting::Model},
    facts,
    memory::{Matter, Row},
    proposals::OpenedLine,
    transaction::Transaction,
};
use domain::{
    access::{self, Action, Fact, MeetingFacts, Site},
    challenges::Challenge,
    collation,
    council::{
        Conflict, Meeting, Quorum, Seat,
        meeting::{Attendee, MovedOn, NotClear, Subject},
    },
    evaluations::advisory::wide::Wide,
    ids::{ChallengeId, MeetingId, ProposalId, UserId},
    locale::Bilingual,
    people::{Actor, SeatRole},
    proposals::Proposal,
    time::Moment,
};
use sea_orm::ConnectionTrait;
use std::collections::{HashMap, HashSet};

/// Proposals that a reader may know of, each with its challenge's code.
pub(super) type Known = HashMap<ProposalId, (String, OpenedLine)>;

/// A meeting as loaded for one actor at one moment.
pub(super) struct MeetingCase {
    pub row: Model,
    pub meeting: Meeting,
    pub challenges: Vec<Challenge>,
    pub seats: Vec<Seat>,
    pub not_clear: NotClear,
    pub moved_on: MovedOn,
    reader: Option<UserId>,
    /// What the actor declared.
    own: HashMap<ProposalId, Conflict>,
    pub facts: MeetingFacts,
    /// Presides in all of the meeting's challenges, where neither chair nor vice-chair can.
    pub acting: Option<UserId>,
}

impl Backend {
    pub(super) async fn meeting_case(&self, db: &impl Source, actor: &Actor, id: MeetingId, now: Moment) -> Result<MeetingCase> {
        check_reader(actor, now)?;
        let row = db::meeting::find(db, id).await?.ok_or(Error::NotFound)?;
        case_of(db, actor, row, now).await
    }

    /// A meeting, its challenges, and everything that a decision about its papers depends on.
    pub(crate) async fn meeting_facts(
        &self,
        db: &impl Source,
        actor: &Actor,
        id: MeetingId,
        now: Moment,
    ) -> Result<(Meeting, Vec<Challenge>, MeetingFacts)> {
        let case = self.meeting_case(db, actor, id, now).await?;
        Ok((case.meeting, case.challenges, case.facts))
    }

    /// As [`meeting_case`](Self::meeting_case), held for changing until the act ends.
    pub(super) async fn lock_meeting(&self, tx: &Transaction<'_>, actor: &Actor, id: MeetingId) -> Result<MeetingCase> {
        check_reader(actor, tx.now)?;
        tx.touches(Matter::Meeting(id));
        let row = db::meeting::lock(&tx.db, id).await?.ok_or(Error::NotFound)?;
        case_of(&tx.db, actor, row, tx.now).await
    }
}

/// Asked before anything is looked up, so that nobody else can tell an id that exists from one that does not.
fn check_reader(actor: &Actor, now: Moment) -> Result<()> {
    access::check(actor, Action::ViewMeeting, &Site, now)?;
    Ok(())
}

async fn case_of(db: &impl Source, actor: &Actor, row: Model, now: Moment) -> Result<MeetingCase> {
    let meeting = row.meeting()?;
    let challenges = challenges(db, &meeting.plan.challenges).await?;
    let facts = facts::meeting(db, actor, meeting.id, Some(&meeting), &challenges, now).await?;
    let seats = seated(db, &challenges, now).await?;
    let members = seats.iter().map(|s| s.user).chain(meeting.roll.iter().map(|a| a.user)).collect();
    let not_clear = not_clear(db, &members, meeting.proposals()).await?;
    let own = match actor.id().filter(|id| members.contains(id)) {
        Some(member) => db::declaration::of_member(db, member, meeting.proposals()).await?,
        None => HashMap::new(),
    };
    let acting = acting_in_all(db, &challenges, now).await?;
    let moved_on = challenges.iter().filter(|c| !c.stage(now).is_in_discussion()).map(|c| c.id);
    let moved_on = db::proposal::handed_in(db, moved_on).await?.into_iter().map(|p| p.id).collect();
    Ok(MeetingCase { row, meeting, challenges, seats, not_clear, moved_on, reader: actor.id(), own, facts, acting })
}

pub(super) async fn acting_in_all(db: &impl Source, challenges: &[Challenge], now: Moment) -> Result<Option<UserId>> {
    let Some(first) = challenges.first() else { return Ok(None) };
    let Some(member) = db::acting_chair::find(db, first.id).await?.map(|acting| acting.member) else { return Ok(None) };
    for challenge in challenges {
        if !is_acting(db, member, challenge.id, now).await? {
            return Ok(None);
        }
    }
    Ok(Some(member))
}

/// Who sits on the council now, by rank and name; after them, as members, those who have left it since the scoring of one
/// of these challenges began.
pub(crate) async fn seated(db: &impl Source, challenges: &[Challenge], now: Moment) -> Result<Vec<Seat>> {
    let mut seats = db::seat::list(db).await?;
    seats.retain(|s| s.appointment.term.is_current(now));
    let mut left = Vec::new();
    for challenge in challenges.iter().filter(|c| c.stage(now).is_in_discussion()) {
        let begun = db.kept(Row::Roster(challenge.id), db::challenge::seated(db, challenge.id)).await?;
        let roster = begun.map(|seated| seated.roster).unwrap_or_default();
        left.extend(roster.into_iter().filter(|member| !seats.iter().any(|seat| seat.user == *member)));
    }
    if left.is_empty() {
        return Ok(seats);
    }
    left.sort_unstable();
    left.dedup();
    let history = db::seat::history(db).await?;
    let as_member = |member: UserId| history.of(member, now).map(|seat| Seat { role: SeatRole::Member, ..seat.clone() });
    let mut left: Vec<Seat> = left.into_iter().filter_map(as_member).collect();
    left.sort_by_cached_key(|seat| collation::person(&seat.name));
    seats.extend(left);
    Ok(seats)
}

/// In the order of their codes.
pub(super) async fn challenges(db: &impl ConnectionTrait, ids: &[ChallengeId]) -> Result<Vec<Challenge>> {
    let rows = db::challenge::list_by_ids(db, ids.iter().copied()).await?;
    let mut challenges = rows.iter().map(db::challenge::Model::challenge).collect::<Result<Vec<_>>>()?;
    challenges.sort_by(|a, b| a.code.cmp(&b.code));
    Ok(challenges)
}

/// What is discussed: proposals that the office admitted, by code.
pub(super) async fn discussed(db: &impl ConnectionTrait, challenges: &[Challenge]) -> Result<Vec<Proposal>> {
    let mut proposals = db::proposal::handed_in(db, challenges.iter().map(|c| c.id)).await?;
    proposals.retain(|p| p.is_admitted());
    Ok(proposals)
}

/// By proposal, the members who did not declare to be clear of it.
pub(super) async fn not_clear(
    db: &impl ConnectionTrait,
    members: &HashSet<UserId>,
    proposals: impl IntoIterator<Item = ProposalId>,
) -> Result<NotClear> {
    let proposals: Vec<ProposalId> = proposals.into_iter().collect();
    let clear: HashSet<_> = db::declaration::clear(db, proposals.iter().copied()).await?.into_iter().collect();
    let outside = |p: ProposalId| members.iter().copied().filter(|m| !clear.contains(&(p, *m))).collect();
    Ok(proposals.into_iter().map(|p| (p, outside(p))).collect())
}

pub(super) fn named_criteria(challenge: &Challenge, criteria: &[usize]) -> Vec<Bilingual> {
    criteria.iter().filter_map(|k| challenge.content.rules.criteria.get(*k)).map(|criterion| criterion.name.clone()).collect()
}

impl MeetingCase {
    /// The criteria that an item is on the agenda for, by name.
    pub fn wide_criteria(&self, wide: &Wide, known: &Known, subject: Subject) -> Vec<Bilingual> {
        let named = |id: ProposalId| {
            let (code, _) = known.get(&id)?;
            let challenge = self.challenges.iter().find(|challenge| challenge.code == *code)?;
            Some(named_criteria(challenge, wide.get(&id)?))
        };
        subject.proposal().and_then(named).unwrap_or_default()
    }

    pub fn quorum(&self) -> Quorum {
        let meeting = self.with_roll();
        Quorum::of(&meeting, self.challenges.iter().map(|c| &*c.content.rules)).presided_by(&meeting, self.acting)
    }

    /// Before the first mark the roll is that of the seats.
    pub fn with_roll(&self) -> Meeting {
        let mut meeting = self.meeting.clone();
        if meeting.roll.is_empty() {
            meeting.roll = self.seats.iter().map(Attendee::of).collect();
        }
        meeting
    }

    /// The challenges that the council still discusses.
    pub fn discussed(&self, now: Moment) -> Vec<Challenge> {
        self.challenges.iter().filter(|c| c.stage(now).is_in_discussion()).cloned().collect()
    }

    /// What the actor declared for what an item is about: at the closing all proposals are spoken of.
    pub fn own_conflict(&self, subject: Subject) -> Fact<Conflict> {
        match subject {
            Subject::Opening => Fact::Known(Conflict::Clear),
            Subject::Proposal(id) => Fact::Known(self.own.get(&id).copied().unwrap_or_default()),
            Subject::Closing => self.facts.conflict,
        }
    }

    /// What decides about the record of an item.
    pub fn item_facts(&self, subject: Subject) -> MeetingFacts {
        let meeting = self.with_roll();
        let index = meeting.items.iter().position(|item| item.subject == subject);
        let presider = index.and_then(|index| meeting.presider_of(index, self.acting, &self.not_clear));
        let leads = presider.is_some() && presider == self.reader && presider != meeting.presider(self.acting);
        self.facts.item(self.own_conflict(subject), leads)
    }

    /// Who presides over an item, where that is another than over the meeting.
    pub fn other_presider(&self, index: usize) -> Option<UserId> {
        let meeting = self.with_roll();
        let item = meeting.items.get(index)?;
        let of_item = if item.ended.is_some() { item.presider } else { meeting.presider_of(index, self.acting, &self.not_clear) };
        of_item.filter(|of| Some(*of) != meeting.presider(self.acting))
    }
}
