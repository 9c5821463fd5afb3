//! A meeting as one person may see it: nothing of a proposal to who is not clear of it.

use super::{Absence, AgendaMoves, ItemRecord, ItemView, MeetingView, ReportView, Room, SubjectView, case::MeetingCase, planning::named};
use crate::{Backend, Error, Result, db, proposals::OpenedLine};
use domain::{
    access::{self, Action, Can, Denied},
    council::{
        Meeting, agenda,
        meeting::{Item, Move, State, Subject},
    },
    ids::{MeetingId, ProposalId, UserId},
    people::Actor,
    time::Moment,
};
use std::collections::HashMap;

const OFFERED: [Action; 4] = [Action::PlanMeeting, Action::RunMeeting, Action::ViewMinutes, Action::SubmitReport];

/// Proposals that a reader may know of, each with its challenge's code.
pub(super) type Known = HashMap<ProposalId, (String, OpenedLine)>;

impl Backend {
    pub async fn meeting(&self, actor: &Actor, id: MeetingId) -> Result<MeetingView> {
        let now = self.clock.now();
        let case = self.meeting_case(&self.db.read, actor, id, now).await?;
        access::check(actor, Action::ViewMeeting, &case.facts, now)?;
        let known = self.known(actor, &case).await?;
        let meeting = case.with_roll();
        let names = Names::of(&meeting);
        let secretary = db::user::names(&self.db.read, [meeting.plan.secretary]).await?.remove(&meeting.plan.secretary);
        let can = Can::ask(actor, &case.facts, now, &OFFERED);
        let items: Vec<ItemView> = (0..meeting.items.len()).map(|i| item_view(actor, &case, &names, &known, i, now)).collect();
        Ok(MeetingView {
            id,
            secretary: secretary.unwrap_or_default(),
            challenges: case.challenges.iter().map(named).collect(),
            state: state(&meeting, &items),
            quorum: case.quorum(),
            room: room(actor, &case, &names, &items),
            reports: reports(actor, &meeting, can.is(Action::ViewMinutes)),
            moves: moves(&case, &items, can.is(Action::ViewMinutes)),
            version: case.row.version,
            now,
            can,
            items,
            plan: meeting.plan.clone(),
            roll: meeting.roll,
        })
    }

    /// Grows with each change of the meeting, for whoever may see it.
    pub async fn meeting_version(&self, actor: &Actor, id: MeetingId) -> Result<i64> {
        access::check(actor, Action::ViewMeeting, &access::Facts::default(), self.clock.now())?;
        db::meeting::version(&self.db.read, id).await?.ok_or(Error::NotFound)
    }

    pub(super) async fn known(&self, actor: &Actor, case: &MeetingCase) -> Result<Known> {
        let mut known = Known::new();
        for challenge in &case.challenges {
            let lines = match self.opened_proposals(actor, &challenge.code).await {
                Ok(lines) => lines,
                // Of a call that has been cancelled nothing is shown any more.
                Err(Error::Denied(_)) => Vec::new(),
                Err(error) => return Err(error),
            };
            known.extend(lines.into_iter().map(|line| (line.id, (challenge.code.clone(), line))));
        }
        Ok(known)
    }
}

/// Names of everyone on the roll.
pub(super) struct Names(HashMap<UserId, String>);

impl Names {
    pub fn of(meeting: &Meeting) -> Self {
        Self(meeting.roll.iter().map(|a| (a.user, a.name.clone())).collect())
    }

    pub fn get(&self, user: UserId) -> String {
        self.0.get(&user).cloned().unwrap_or_default()
    }

    pub fn all(&self, users: Vec<UserId>) -> Vec<(UserId, String)> {
        users.into_iter().map(|user| (user, self.get(user))).collect()
    }

    pub fn absences(&self, meeting: &Meeting, item: &Item) -> Vec<Absence> {
        let absence = |m: &Move| Absence { name: self.get(m.user), left: m.left, returned: m.returned };
        // Afterwards only those who had to leave: a return is written down a moment after the next item has begun.
        let is_told = |m: &&Move| item.ended.is_none() || item.recused.contains(&m.user);
        meeting.moves_during(item).into_iter().filter(is_told).map(absence).collect()
    }

    /// While an item is on the table, those who may not take part; afterwards those who did not.
    pub fn recused(&self, case: &MeetingCase, index: usize) -> Vec<String> {
        let item = &case.meeting.items[index];
        let is_over = item.ended.is_some();
        let users = if is_over { item.recused.clone() } else { case.with_roll().recused(index, &case.not_clear) };
        users.into_iter().map(|user| self.get(user)).collect()
    }
}

fn item_view(actor: &Actor, case: &MeetingCase, names: &Names, known: &Known, index: usize, now: Moment) -> ItemView {
    let item = &case.meeting.items[index];
    let facts = case.item_facts(item.subject);
    let subject = subject(actor, item.subject, known, &facts, now);
    let may_tell = match item.subject {
        Subject::Opening => true,
        Subject::Proposal(_) => !subject.is_hidden(),
        // At the closing all proposals are spoken of.
        Subject::Closing => access::check(actor, Action::ViewMinutes, &facts, now).is_ok(),
    };
    let record = may_tell.then(|| ItemRecord {
        notes: item.notes.clone(),
        version: item.version,
        recused: names.recused(case, index),
        outside: names.absences(&case.meeting, item),
    });
    let may_record = access::check(actor, Action::RecordItem, &facts, now).map(drop);
    let (began, ended) = if subject.is_hidden() { (None, None) } else { (item.began, item.ended) };
    ItemView { subject, began, ended, record, may_record }
}

fn subject(actor: &Actor, subject: Subject, known: &Known, facts: &access::Facts, now: Moment) -> SubjectView {
    let id = match subject {
        Subject::Opening => return SubjectView::Opening,
        Subject::Closing => return SubjectView::Closing,
        Subject::Proposal(id) => id,
    };
    match known.get(&id) {
        Some((_, line)) => SubjectView::Proposal { id, code: line.code.clone(), title: line.title.clone() },
        None => {
            // A member's own declaration says why; for anyone else the call itself is over.
            let is_member = access::check(actor, Action::UseCouncil, facts, now).is_ok();
            let why = match facts.conflict {
                _ if !is_member => Denied::WrongState,
                domain::council::Conflict::Conflicted => Denied::Conflict,
                domain::council::Conflict::Undeclared => Denied::DeclareFirst,
                domain::council::Conflict::Clear => Denied::WrongState,
            };
            SubjectView::Hidden(why)
        }
    }
}

/// The note at the end is told to those to whom the record of the closing is.
fn state(meeting: &Meeting, items: &[ItemView]) -> State {
    let may_tell = items.iter().any(|item| item.subject == SubjectView::Closing && item.record.is_some());
    let mut state = meeting.state.clone();
    if let State::Ended { note, .. } = &mut state
        && !may_tell
    {
        note.clear();
    }
    state
}

/// They tell of everyone's conflicts: only where nothing is hidden, or for who reads the whole minutes.
fn moves(case: &MeetingCase, items: &[ItemView], may_read: bool) -> Option<AgendaMoves> {
    if !may_read && items.iter().any(|item| item.subject.is_hidden()) {
        return None;
    }
    let outside: Vec<_> = case.meeting.proposals().map(|p| case.not_clear.get(&p).cloned().unwrap_or_default()).collect();
    let by_order: Vec<usize> = (0..outside.len()).collect();
    Some(AgendaMoves { in_this_order: agenda::moves(&outside, &by_order), fewest: agenda::moves(&outside, &agenda::order(&outside)) })
}

/// Who must leave, may return or stays outside. Who does not take part in the item learns of nobody else.
fn room(actor: &Actor, case: &MeetingCase, names: &Names, items: &[ItemView]) -> Room {
    let meeting = &case.meeting;
    let is_hidden = meeting.current().and_then(|i| items.get(i)).is_some_and(|item| item.subject.is_hidden());
    let told = |users: Vec<UserId>| users.into_iter().filter(|user| !is_hidden || Some(*user) == actor.id()).collect::<Vec<_>>();
    let may_return = meeting.may_return(&case.not_clear);
    let outside = meeting.outside().into_iter().filter(|user| !may_return.contains(user)).collect();
    Room {
        in_room: if is_hidden { 0 } else { meeting.in_room() },
        must_leave: names.all(told(meeting.must_leave(&case.not_clear))),
        outside: told(outside).into_iter().map(|user| names.get(user)).collect(),
        may_return: names.all(told(may_return)),
    }
}

/// Each rapporteur's report, handed in or waited for.
fn reports(actor: &Actor, meeting: &Meeting, may_read: bool) -> Vec<ReportView> {
    let rapporteurs = meeting.roll.iter().filter(|a| a.role.reports());
    let view = |a: &domain::council::meeting::Attendee| {
        let report = meeting.reports.iter().find(|r| r.by == a.user);
        let is_own = actor.id() == Some(a.user);
        let text = report.filter(|_| is_own || may_read).map(|r| r.text.clone());
        ReportView { by: a.name.clone(), is_own, at: report.map(|r| r.at), text }
    };
    rapporteurs.map(view).collect()
}
