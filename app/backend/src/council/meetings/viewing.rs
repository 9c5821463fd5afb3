//! A meeting as one person may see it: nothing of a proposal to who is not clear of it.

use super::{
    Absence, AgendaMoves, ItemRecord, ItemView, MeetingView, ReportView, Room, SubjectView,
    case::{Known, MeetingCase},
    confirming::standing,
    planning::{named, order},
    wide::wide_of,
};
use crate::{Backend, Error, Result, db};
use domain::{
    access::{self, Action, Can, Denied, Fact, Site},
    council::{
        Conflict, Meeting, agenda,
        meeting::{Item, Move, State, Subject},
    },
    evaluations::advisory::wide::Wide,
    ids::{MeetingId, ProposalId, UserId},
    people::Actor,
    time::Moment,
};
use std::collections::HashMap;

impl Backend {
    pub async fn meeting(&self, actor: &Actor, id: MeetingId) -> Result<MeetingView> {
        let now = self.clock.now();
        let case = self.meeting_case(&self.db.read, actor, id, now).await?;
        access::check(actor, Action::ViewMeeting, &Site, now)?;
        let known = self.known(actor, &case).await?;
        let meeting = case.with_roll();
        let names = Names::of(&meeting);
        let secretary = db::user::name(&self.db.read, meeting.plan.secretary).await?;
        let can = Can::ask(actor, &case.facts, now);
        let is_apart = is_apart(actor, &case, &can, now);
        let wide = wide_of(&self.db.read, &case, now).await?;
        let view = View { actor, case: &case, names: &names, known: &known, wide: &wide, is_apart, now };
        let items: Vec<ItemView> = (0..meeting.items.len()).map(|i| view.item(i)).collect();
        let may_confirm = can.is(Action::ConfirmMinutes);
        let minutes = if can.is(Action::ViewMinutes) { standing(&self.db.read, actor, &meeting, may_confirm).await? } else { None };
        let presider = meeting.presider(case.acting).filter(|user| meeting.state.is_over() || meeting.is_present(*user));
        Ok(MeetingView {
            id,
            secretary,
            challenges: case.challenges.iter().map(named).collect(),
            state: state(&meeting, &items, is_apart),
            quorum: case.quorum(),
            order: order(&meeting),
            presider: presider.map(|user| names.get(user)).unwrap_or_default(),
            room: view.room(&items),
            reports: reports(actor, &meeting, can.is(Action::ViewMinutes)),
            moves: moves(&case, &items, can.is(Action::ViewMinutes)),
            minutes,
            is_apart,
            now,
            is_due: meeting.is_due(now),
            may_vouch: actor.id().is_some_and(|reader| meeting.may_vouch(reader, case.acting)),
            can,
            items,
            plan: meeting.plan.clone(),
            answers: meeting.answers.clone(),
            version: case.row.version,
            roll: meeting.roll,
        })
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

    /// Those whom `tells` may be told of.
    pub fn absences(&self, meeting: &Meeting, item: &Item, tells: impl Fn(UserId) -> bool) -> Vec<Absence> {
        let absence = |m: &Move| Absence { name: self.get(m.user), left: m.left, returned: m.returned, is_undeclared: m.is_undeclared };
        // Afterwards only those who had to leave: a return is written down a moment after the next item has begun.
        let is_told = |m: &&Move| item.ended.is_none() || item.recused.contains(&m.user);
        meeting.moves_during(item).into_iter().filter(is_told).filter(|m| tells(m.user)).map(absence).collect()
    }

    /// While an item is on the table, those who may not take part; afterwards those who did not.
    pub fn recused(&self, case: &MeetingCase, index: usize) -> Vec<String> {
        let item = &case.meeting.items[index];
        let is_over = item.ended.is_some();
        let users = if is_over { item.recused.clone() } else { case.with_roll().recused(index, &case.not_clear) };
        users.into_iter().map(|user| self.get(user)).collect()
    }
}

/// Whether times, and who leaves and returns, are kept from this reader. A member who does not take part in everything and
/// does not run the meeting could tell from them how long a hidden item took and whom else it concerns.
fn is_apart(actor: &Actor, case: &MeetingCase, can: &Can, now: Moment) -> bool {
    let is_clear = |id| case.own_conflict(Subject::Proposal(id)) == Fact::Known(Conflict::Clear);
    let is_member = access::check(actor, Action::UseCouncil, &Site, now).is_ok();
    is_member && !can.is(Action::RunMeeting) && !case.meeting.proposals().all(is_clear)
}

/// A meeting, and what one reader may know of it.
struct View<'a> {
    actor: &'a Actor,
    case: &'a MeetingCase,
    names: &'a Names,
    known: &'a Known,
    wide: &'a Wide,
    is_apart: bool,
    now: Moment,
}

impl View<'_> {
    fn item(&self, index: usize) -> ItemView {
        let (actor, now, item) = (self.actor, self.now, &self.case.meeting.items[index]);
        let facts = self.case.item_facts(item.subject);
        let subject = self.subject(item.subject);
        let is_hidden = subject.is_hidden();
        let may_tell = match item.subject {
            Subject::Opening => true,
            Subject::Proposal(_) => !is_hidden,
            // At the closing all proposals are spoken of.
            Subject::Closing => access::check(actor, Action::ViewMinutes, &facts, now).is_ok(),
        };
        let record = may_tell.then(|| ItemRecord {
            notes: item.notes.clone(),
            version: item.version,
            recused: self.names.recused(self.case, index),
            outside: self.names.absences(&self.case.meeting, item, |user| !self.is_apart || actor.id() == Some(user)),
        });
        let (began, ended) = if is_hidden || self.is_apart { (None, None) } else { (item.began, item.ended) };
        let may_record = access::check(actor, Action::RecordItem, &facts, now).map(drop);
        let may_know = subject != SubjectView::Hidden(Denied::Conflict) || !self.is_apart;
        let wide = if is_hidden { Vec::new() } else { self.case.wide_criteria(self.wide, self.known, item.subject) };
        let presider = self.case.other_presider(index).filter(|_| !is_hidden && !self.is_apart);
        let presider = presider.map(|user| self.names.get(user)).unwrap_or_default();
        ItemView {
            subject,
            began,
            ended,
            record,
            may_record,
            presider,
            wide,
            has_moved_on: may_know && item.subject.has_moved_on(&self.case.moved_on),
        }
    }

    fn subject(&self, subject: Subject) -> SubjectView {
        let id = match subject {
            Subject::Opening => return SubjectView::Opening,
            Subject::Closing => return SubjectView::Closing,
            Subject::Proposal(id) => id,
        };
        if let Some((_, line)) = self.known.get(&id) {
            return SubjectView::Proposal { id, code: line.code.clone(), title: line.title.clone() };
        }
        // A member's own declaration says why; for anyone else the call itself is over.
        let is_member = access::check(self.actor, Action::UseCouncil, &Site, self.now).is_ok();
        SubjectView::Hidden(match self.case.own_conflict(subject) {
            Fact::Known(Conflict::Conflicted) if is_member => Denied::Conflict,
            Fact::Known(Conflict::Undeclared) if is_member && !subject.has_moved_on(&self.case.moved_on) => Denied::DeclareFirst,
            _ => Denied::WrongState,
        })
    }

    /// Who must leave, may return or stays outside. Who is apart, or does not take part in the item, learns of nobody else.
    fn room(&self, items: &[ItemView]) -> Room {
        let (meeting, not_clear) = (&self.case.meeting, &self.case.not_clear);
        let is_hidden = meeting.current().and_then(|i| items.get(i)).is_some_and(|item| item.subject.is_hidden());
        let is_quiet = is_hidden || self.is_apart;
        let told = |users: Vec<UserId>| users.into_iter().filter(|user| !is_quiet || Some(*user) == self.actor.id()).collect::<Vec<_>>();
        let may_return = meeting.may_return(not_clear);
        let outside = meeting.outside().into_iter().filter(|user| !may_return.contains(user)).collect();
        // At opening and closing nothing is on the table that anybody takes no part in; a motion there is about all.
        let all: Vec<ProposalId> = meeting.proposals().filter(|id| !self.case.moved_on.contains(id)).collect();
        let is_general = meeting.current().and_then(|i| meeting.items.get(i)).is_some_and(|item| item.subject.proposal().is_none());
        let is_clear = self.case.own_conflict(Subject::Closing) == Fact::Known(Conflict::Clear)
            || access::check(self.actor, Action::UseCouncil, &Site, self.now).is_err();
        let in_the_way = if is_general { meeting.in_the_way(&all, not_clear) } else { Vec::new() };
        let before_vote = in_the_way.into_iter().filter(|user| is_clear || Some(*user) == self.actor.id()).collect();
        Room {
            before_vote: self.names.all(told(before_vote)),
            in_room: if is_quiet { 0 } else { meeting.in_room() },
            must_leave: self.names.all(told(meeting.must_leave(not_clear))),
            outside: told(outside).into_iter().map(|user| self.names.get(user)).collect(),
            may_return: self.names.all(told(may_return)),
        }
    }
}

/// The note at the end is shown to whoever may read the record of the closing; since when an item is on the table, to
/// whoever is not apart.
fn state(meeting: &Meeting, items: &[ItemView], is_apart: bool) -> State {
    let may_tell = items.iter().any(|item| item.subject == SubjectView::Closing && item.record.is_some());
    let mut state = meeting.state.clone();
    if let State::Ended { note, .. } = &mut state
        && !may_tell
    {
        note.clear();
    }
    if let State::Running { started, since, .. } = &mut state
        && is_apart
    {
        *since = *started;
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

/// Each rapporteur's report, handed in or waited for.
fn reports(actor: &Actor, meeting: &Meeting, may_read: bool) -> Vec<ReportView> {
    let rapporteurs = meeting.roll.iter().filter(|a| a.role.reports());
    let view = |a: &domain::council::meeting::Attendee| {
        let report = meeting.reports.iter().find(|r| r.by == a.user);
        let is_own = actor.id() == Some(a.user);
        let text = report.filter(|_| is_own || may_read).map(|r| r.text.clone());
        let draft = meeting.draft_of(a.user).filter(|_| is_own).cloned();
        ReportView { by: a.name.clone(), is_own, at: report.map(|r| r.at), text, draft }
    };
    rapporteurs.map(view).collect()
}
