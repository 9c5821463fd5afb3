//! A meeting of the council about one challenge or several: planned, running item by item, ended.

use crate::{
    access::{self, Permit},
    check::Problem,
    council::{Quorum, Seat, agenda::Outside, writing::Writing},
    evaluations::advisory::wide::Wide,
    event::{Event, EventKind},
    form::{FieldErrors, Form},
    ids::{ChallengeId, MeetingId, ProposalId, UserId},
    time::Moment,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

mod answer;
mod attendee;
mod crossing;
mod discussed;
mod drafting;
mod presence;
mod state;

pub use super::notes::{Hands, MAX_NOTES, Notes};
pub use answer::{Answer, Coming};
pub use attendee::{Attendee, Presence};
pub use drafting::ReportDraft;
pub use state::State;

/// Members who must be outside while a proposal is discussed: all who did not declare to be clear of it.
pub type NotClear = BTreeMap<ProposalId, Outside>;

/// Proposals of challenges that the council does not discuss any more.
pub type MovedOn = BTreeSet<ProposalId>;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    pub id: MeetingId,
    pub plan: Plan,
    pub state: State,
    /// What members have said to the invitation; none of meetings of before.
    #[serde(default)]
    pub answers: Vec<Answer>,
    /// Every seat, from the first mark or the start on.
    #[serde(default)]
    pub roll: Vec<Attendee>,
    #[serde(default)]
    pub items: Vec<Item>,
    /// Who left the room because of a conflict, in order of time.
    #[serde(default)]
    pub moves: Vec<Move>,
    #[serde(default)]
    pub reports: Vec<Report>,
    /// Of reports that are being written, not sent.
    #[serde(default)]
    pub drafts: Vec<ReportDraft>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    pub challenges: Vec<ChallengeId>,
    #[serde(default)]
    pub place: String,
    pub at: Moment,
    /// Keeps the minutes.
    pub secretary: UserId,
    #[serde(default)]
    pub guests: Vec<String>,
}

impl Plan {
    /// What a meeting's page shows to be changed: the plan, and the reader's own report.
    pub fn shown_beside(&self, own_report: &str) -> Form {
        Form::default()
            .with("place", &self.place)
            .with("at", self.at.to_local())
            .with("secretary", self.secretary.to_string())
            .with("guests", self.guests.join("\n"))
            .with("report", own_report)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    pub subject: Subject,
    pub began: Option<Moment>,
    pub ended: Option<Moment>,
    /// As it was when the item ended.
    #[serde(default)]
    pub in_room: u32,
    #[serde(default)]
    pub recused: Vec<UserId>,
    #[serde(default)]
    pub notes: Notes,
    /// Grows with each change of the notes; tells two people writing at the same time apart.
    #[serde(default)]
    pub version: u32,
    #[serde(default)]
    pub writing: Option<Writing>,
    /// Who presided over it when it ended: not told by meetings of before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub presider: Option<UserId>,
    /// Criteria on which the sheets lay far apart when the meeting began: why it is on the agenda. None in meetings of before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wide: Vec<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    Opening,
    Proposal(ProposalId),
    Closing,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    pub user: UserId,
    pub left: Moment,
    pub returned: Option<Moment>,
    /// For lack of a declaration, not for a conflict.
    #[serde(default)]
    pub is_undeclared: bool,
}

/// A rapporteur's written report on the proposals of the meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    pub by: UserId,
    pub at: Moment,
    pub text: String,
}

/// Why a transition is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rejected {
    WrongState,
    /// It ended at this moment.
    Ended(Moment),
    /// It was called off at this moment.
    CalledOff(Moment),
    Invalid(FieldErrors),
}

impl Rejected {
    fn field(field: &str, problem: Problem) -> Self {
        Self::Invalid(FieldErrors::one(field, problem))
    }
}

/// The meeting afterwards, and an event for each of its challenges.
pub type Transition = Result<(Meeting, Vec<Event>), Rejected>;

/// The same, with what was typed and is held.
pub type Written = Result<((Meeting, Vec<Event>), FieldErrors), Rejected>;

impl Meeting {
    /// As its page shows it to somebody.
    pub fn shown_to(&self, reader: Option<UserId>) -> Form {
        let own = self.reports.iter().find(|report| Some(report.by) == reader);
        self.plan.shown_beside(own.map_or("", |report| &report.text))
    }

    pub fn plan(id: MeetingId, plan: Plan, agenda: &[ProposalId], permit: &Permit) -> (Self, Vec<Event>) {
        let (state, items) = (State::Planned, items(agenda));
        let meeting = Self { id, plan, state, answers: vec![], roll: vec![], items, moves: vec![], reports: vec![], drafts: vec![] };
        let note = meeting.plan.at.to_rfc3339();
        meeting.with(EventKind::MeetingPlanned, permit, &note)
    }

    /// Another place, time, secretary or other guests.
    pub fn change(mut self, permit: &Permit, plan: Plan) -> Transition {
        self.is_planned()?;
        let before = self.clone();
        // Whoever could come then may not be able to now, and nobody has come yet.
        if plan.at != before.plan.at {
            self.answers.clear();
            self.roll.clear();
        }
        self.plan = Plan { challenges: self.plan.challenges, ..plan };
        let note = self.plan.at.to_rfc3339();
        let was_marked = before.roll.iter().any(|attendee| attendee.presence == Presence::Present) && self.roll.is_empty();
        let fallen = if was_marked { self.clone().with(EventKind::AttendanceMarked, permit, "0").1 } else { vec![] };
        let (meeting, events) = self.changed(&before, EventKind::MeetingChanged, permit, &note);
        Ok((meeting, [events, fallen].concat()))
    }

    pub fn set_agenda(mut self, permit: &Permit, agenda: &[ProposalId]) -> Transition {
        self.is_planned()?;
        let before = self.clone();
        self.items = items(agenda);
        Ok(self.changed(&before, EventKind::AgendaSet, permit, ""))
    }

    pub fn call_off(mut self, permit: &Permit, reason: String) -> Transition {
        self.is_planned()?;
        let note = reason.clone();
        self.state = State::CalledOff { at: permit.at(), reason };
        Ok(self.with(EventKind::MeetingCalledOff, permit, &note))
    }

    /// On another day than planned only if that is meant.
    pub fn start(mut self, permit: &Permit, seats: &[Seat], is_other_day_meant: bool) -> Transition {
        self.is_planned()?;
        if !self.is_due(permit.at()) && !is_other_day_meant {
            return Err(Rejected::field("other_day", Problem::OtherDay(self.plan.at)));
        }
        self.enrol(seats);
        let at = permit.at();
        self.state = State::Running { started: at, item: 0, since: at };
        if let Some(opening) = self.items.first_mut() {
            opening.began = Some(at);
        }
        Ok(self.with(EventKind::MeetingStarted, permit, ""))
    }

    /// What its agenda says of items on which sheets lie far apart, as it is when the meeting begins.
    #[must_use]
    pub fn on_agenda(mut self, wide: &Wide) -> Self {
        for item in &mut self.items {
            item.wide = item.subject.proposal().and_then(|id| wide.get(&id)).cloned().unwrap_or_default();
        }
        self
    }

    /// Who is there, before or during the meeting. Whoever has no mark stays as they were.
    pub fn mark(mut self, permit: &Permit, seats: &[Seat], marks: &BTreeMap<UserId, Presence>, guests: Vec<String>) -> Transition {
        self.is_to_come()?;
        let before = self.clone();
        self.enrol(seats);
        let mut errors = FieldErrors::default();
        for attendee in &mut self.roll {
            let Some(presence) = marks.get(&attendee.user).filter(|p| **p != attendee.presence) else { continue };
            if let Err(problem) = attendee.becomes(*presence, permit.at()) {
                errors.add(format!("presence_{}", attendee.user), problem);
            }
        }
        self.plan.guests = guests;
        let present = self.roll.iter().filter(|a| a.presence == Presence::Present).count();
        errors.or(()).map_err(Rejected::Invalid)?;
        Ok(self.changed(&before, EventKind::AttendanceMarked, permit, &present.to_string()))
    }

    /// Puts an item on the table, unless its challenge has moved on; the one before it ends.
    pub fn begin_item(
        mut self,
        permit: &Permit,
        next: usize,
        acting: Option<UserId>,
        not_clear: &NotClear,
        moved_on: &MovedOn,
    ) -> Transition {
        let State::Running { started, item, .. } = self.state else { return Err(self.state.refusal()) };
        let subject = self.items.get(next).ok_or_else(|| Rejected::field("item", Problem::Choice))?.subject;
        if subject.has_moved_on(moved_on) {
            return Err(Rejected::field("item", Problem::MovedOn));
        }
        self.end_item(item, permit.at(), acting, not_clear);
        self.state = State::Running { started, item: next, since: permit.at() };
        let begun = &mut self.items[next];
        begun.began.get_or_insert(permit.at());
        begun.ended = None;
        self.withdraw_words_of(self.presider_of(next, acting, not_clear));
        Ok(self.with(EventKind::ItemBegun, permit, &(next + 1).to_string()))
    }

    /// What was said and concluded on an item that has begun. Nothing is concluded in front of those who must be outside.
    pub fn record(mut self, permit: &Permit, index: usize, notes: Notes, not_clear: &NotClear) -> Transition {
        let State::Running { item: current, .. } = self.state else { return Err(self.state.refusal()) };
        let must_leave = self.must_leave(not_clear);
        let item = self.items.get_mut(index).ok_or(Rejected::WrongState)?;
        if item.began.is_none() {
            return Err(Rejected::WrongState);
        }
        let is_concluded = !notes.conclusion.is_empty() && notes.conclusion != item.notes.conclusion;
        if index == current && is_concluded && !must_leave.is_empty() {
            return Err(Rejected::field("conclusion", Problem::StillInRoom));
        }
        item.notes = notes;
        item.version += 1;
        if item.writing.is_some_and(|writing| writing.goes_on(permit)) {
            return Ok((self, vec![]));
        }
        item.writing = Some(Writing { by: permit.by(), told: permit.at() });
        Ok(self.with(EventKind::ItemRecorded, permit, &(index + 1).to_string()))
    }

    /// What was typed of it, as [`record`](Self::record) takes it: what may not be recorded is held beside the record, so
    /// that nothing is lost, and is answered with what is wrong.
    pub fn write(self, permit: &Permit, index: usize, form: &Form, not_clear: &NotClear) -> Written {
        let before = self.items.get(index).ok_or(Rejected::WrongState)?.notes.clone();
        let (notes, mut wrong) = before.typed(form).map_err(Rejected::Invalid)?;
        let recorded = match self.clone().record(permit, index, notes.clone(), not_clear) {
            Err(Rejected::Invalid(more)) => {
                let notes = notes.holding(&more, &before, form);
                wrong.0.extend(more.0);
                self.record(permit, index, notes, not_clear)
            }
            recorded => recorded,
        };
        Ok((recorded?, wrong))
    }

    /// A rapporteur's report; a later one replaces it, until the meeting ends.
    pub fn report(mut self, permit: &Permit, by: UserId, text: String) -> Transition {
        self.is_to_come()?;
        self.drafts.retain(|draft| draft.by != by);
        if self.reports.iter().any(|report| report.by == by && report.text == text) {
            return Ok((self, vec![]));
        }
        self.reports.retain(|r| r.by != by);
        self.reports.push(Report { by, at: permit.at(), text });
        Ok(self.with(EventKind::ReportSubmitted, permit, ""))
    }

    /// As valid, which needs a quorum; or as not quorate, which is only said where there is none.
    /// `acting` was named to preside where neither chair nor vice-chair can.
    pub fn end(
        mut self,
        permit: &Permit,
        as_valid: bool,
        quorum: Quorum,
        acting: Option<UserId>,
        note: String,
        not_clear: &NotClear,
    ) -> Transition {
        let State::Running { started, item, .. } = self.state else { return Err(self.state.refusal()) };
        // Who does not take part in an item neither mends it nor learns that something is to be mended.
        let takes_part = |item: &Item| permit.by().is_none_or(|by| !item.subject.keeps_out(by, not_clear));
        if let Some(held) = self.items.iter().position(|item| !item.notes.held.is_empty() && takes_part(item)) {
            return Err(Rejected::field("outcome", Problem::Held(held as u32 + 1)));
        }
        if as_valid && !quorum.is_met() {
            return Err(Rejected::Invalid(quorum.errors("outcome")));
        }
        if !as_valid && quorum.is_met() {
            return Err(Rejected::field("outcome", Problem::Choice));
        }
        self.end_item(item, permit.at(), acting, not_clear);
        let presider = self.presider(acting);
        self.state = State::Ended { started, ended: permit.at(), quorum, presider, note };
        Ok(self.with(EventKind::MeetingEnded, permit, if as_valid { "valid" } else { "not_quorate" }))
    }

    fn is_planned(&self) -> Result<(), Rejected> {
        if self.state == State::Planned { Ok(()) } else { Err(self.state.refusal()) }
    }

    fn is_to_come(&self) -> Result<(), Rejected> {
        if self.state.is_over() { Err(self.state.refusal()) } else { Ok(()) }
    }

    /// Whoever sits on the council now; before the meeting those who left it are taken off the roll.
    fn enrol(&mut self, seats: &[Seat]) {
        if self.state == State::Planned {
            self.roll.retain(|a| seats.iter().any(|s| s.user == a.user));
        }
        for seat in seats {
            match self.roll.iter_mut().find(|a| a.user == seat.user) {
                Some(attendee) => (attendee.role, attendee.affiliation) = (seat.role, seat.affiliation.clone()),
                None => self.roll.push(Attendee::of(seat)),
            }
        }
    }

    fn end_item(&mut self, index: usize, at: Moment, acting: Option<UserId>, not_clear: &NotClear) {
        let in_room = self.in_room();
        let recused = self.recused(index, not_clear);
        let presider = self.presider_of(index, acting, not_clear);
        if let Some(item) = self.items.get_mut(index) {
            (item.ended, item.in_room, item.recused, item.presider) = (Some(at), in_room, recused, presider);
        }
    }

    /// An event unless it is as before: the same said twice is said once.
    fn changed(self, before: &Self, kind: EventKind, permit: &Permit, note: &str) -> (Self, Vec<Event>) {
        if self == *before { (self, vec![]) } else { self.with(kind, permit, note) }
    }

    fn with(self, kind: EventKind, permit: &Permit, note: &str) -> (Self, Vec<Event>) {
        let event = |challenge: &ChallengeId| Event::new(kind, permit.by()).challenge(*challenge).note(note);
        let events = self.plan.challenges.iter().map(event).collect();
        (self, events)
    }
}

/// The proposals between opening and closing.
fn items(agenda: &[ProposalId]) -> Vec<Item> {
    let proposals = agenda.iter().copied().map(Subject::Proposal);
    let subjects = std::iter::once(Subject::Opening).chain(proposals).chain([Subject::Closing]);
    subjects.map(Item::planned).collect()
}

impl From<&Meeting> for access::Subject {
    fn from(meeting: &Meeting) -> Self {
        Self::Meeting(meeting.id)
    }
}
