//! A meeting under way: who is there, which item is on the table, what was said, and how it ended.

use super::{
    case::MeetingCase,
    planning::{listed, read_guests, save},
    wide::wide_of,
};
use crate::{Backend, Error, Result, Written, db, settled::settled_in};
use domain::{
    access::{self, Action, Denied},
    check::Problem,
    council::{
        Meeting, Motion,
        agenda::Outside,
        meeting::{Item, MAX_NOTES, Presence},
    },
    form::{FieldErrors, Form, FormReader},
    ids::{MeetingId, UserId},
    limits::REPORT,
    people::Actor,
};
use sea_orm::{ConnectionTrait, sea_query::LockType};
use std::collections::{BTreeMap, BTreeSet};

impl Backend {
    /// Form: `other_day` checked where the meeting was planned for another day.
    pub async fn start_meeting(&self, actor: &Actor, id: MeetingId, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_meeting(&tx, actor, id).await?;
        let permit = access::check(actor, Action::RunMeeting, &case.facts, tx.now)?;
        check_none_runs(&tx.db, &case.meeting).await?;
        let wide = wide_of(&tx.db, &case, tx.now).await?;
        let (started, events) = case.meeting.on_agenda(&wide).start(&permit, &case.seats, form.is_checked("other_day"))?;
        save(tx, &permit, &case.row, &started, &events).await
    }

    /// Form: `presence_{user}` for each member, `guests` (one a line); what is not named stays as it is. With `all`,
    /// whoever is neither excused nor gone is present. `shown_` before a name: what its page showed there.
    pub async fn mark_attendance(&self, actor: &Actor, id: MeetingId, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_meeting(&tx, actor, id).await?;
        let permit = access::check(actor, Action::RunMeeting, &case.facts, tx.now)?;
        let mut r = FormReader::new(form);
        let mut marks = BTreeMap::new();
        for name in form.0.keys() {
            let Some(user) = name.strip_prefix("presence_").and_then(|user| user.parse().ok()) else { continue };
            marks.extend(r.parsed(name, Problem::Choice, Presence::from_code).map(|presence| (UserId(user), presence)));
        }
        // Who was marked in another window meanwhile is not marked otherwise unseen.
        for attendee in case.with_roll().roll {
            let (name, stored) = (format!("presence_{}", attendee.user), attendee.presence);
            let is_moved = form.0.get(&format!("shown_{name}")).is_some_and(|shown| shown != stored.code());
            if is_moved && marks.get(&attendee.user).is_some_and(|mark| *mark != stored) {
                r.errors.add(name, Problem::ChangedSince);
            }
        }
        if form.is_checked("all") {
            for attendee in case.with_roll().roll {
                let mark = marks.entry(attendee.user).or_insert(attendee.presence);
                *mark = if *mark == Presence::Absent { Presence::Present } else { *mark };
            }
        }
        let guests = if form.0.contains_key("guests") { read_guests(&mut r) } else { case.meeting.plan.guests.clone() };
        let is_moved = form.0.get("shown_guests").is_some_and(|shown| listed(shown) != case.meeting.plan.guests);
        if is_moved && guests != case.meeting.plan.guests {
            r.errors.add("guests", Problem::ChangedSince);
        }
        r.errors.or(())?;
        let (marked, events) = case.meeting.mark(&permit, &case.seats, &marks, guests)?;
        save(tx, &permit, &case.row, &marked, &events).await
    }

    /// Form: `item`, its number on the agenda, the opening being 1.
    pub async fn begin_item(&self, actor: &Actor, id: MeetingId, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_meeting(&tx, actor, id).await?;
        let permit = access::check(actor, Action::RunMeeting, &case.facts, tx.now)?;
        let next = number(form.get("item")).ok_or_else(|| Error::field("item", Problem::Choice))?;
        if case.meeting.current() == Some(next) {
            return Ok(());
        }
        check_no_vote(&tx.db, id, "item").await?;
        let (begun, events) = case.meeting.begin_item(&permit, next, case.acting, &case.not_clear, &case.moved_on)?;
        save(tx, &permit, &case.row, &begun, &events).await
    }

    /// Form: `left_{user}` and `returned_{user}` checked for who went out because of a conflict, and who came back. Whoever has
    /// none is not written down as outside.
    pub async fn record_moves(&self, actor: &Actor, id: MeetingId, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_meeting(&tx, actor, id).await?;
        let permit = access::check(actor, Action::RunMeeting, &case.facts, tx.now)?;
        let (left, returned) = (checked(form, "left_"), checked(form, "returned_"));
        if left.is_empty() && returned.is_empty() {
            return Err(Error::field("moves", Problem::Choice));
        }
        let undeclared = undeclared(&tx.db, &case).await?;
        let (crossed, events) = case.meeting.cross(&permit, &left, &returned, &undeclared, &case.not_clear)?;
        save(tx, &permit, &case.row, &crossed, &events).await
    }

    /// Form: `opinions`, `dissent`, `conclusion`, `item_version`.
    /// `item` is its number on the agenda. What may not be recorded is kept beside the record and answered.
    pub async fn record_item(&self, actor: &Actor, id: MeetingId, item: &str, form: &Form) -> Result<Written> {
        let tx = self.begin().await?;
        let case = self.lock_meeting(&tx, actor, id).await?;
        let index = number(item).filter(|i| *i < case.meeting.items.len());
        let of_item = index.map_or(case.facts, |index| case.item_facts(case.meeting.items[index].subject));
        access::check(actor, Action::RunMeeting, &case.facts, tx.now)
            .or_else(|denied| access::check(actor, Action::RecordItem, &of_item, tx.now).map_err(|_| denied))?;
        let index = index.ok_or_else(|| Error::field("item", Problem::Choice))?;
        let before = &case.meeting.items[index];
        let permit = access::check(actor, Action::RecordItem, &case.item_facts(before.subject), tx.now)?;
        let ((recorded, events), wrong) = case.meeting.clone().write(&permit, index, form, &case.not_clear)?;
        let (version, by) = (before.version, before.writing.and_then(|writing| writing.by));
        if recorded.items[index].notes == before.notes {
            return Ok(Written { version, wrong });
        }
        if form.get("item_version") != version.to_string() {
            return Err(Error::stale(item_form(before), by, actor));
        }
        save(tx, &permit, &case.row, &recorded, &events).await?;
        Ok(Written { version: version + 1, wrong })
    }

    /// The index of the item on the table, for who runs the meeting.
    pub async fn item_on_table(&self, actor: &Actor, id: MeetingId) -> Result<Option<usize>> {
        let now = self.clock.now();
        let case = self.meeting_case(&self.db.read, actor, id, now).await?;
        access::check(actor, Action::RunMeeting, &case.facts, now)?;
        Ok(case.meeting.current())
    }

    /// Form: `report`, `report_version`. Keeps a report while it is being written, for its writer alone.
    pub async fn save_report(&self, actor: &Actor, id: MeetingId, form: &Form) -> Result<Written> {
        let tx = self.begin().await?;
        let case = self.lock_meeting(&tx, actor, id).await?;
        let permit = access::check(actor, Action::SubmitReport, &case.facts, tx.now)?;
        let by = permit.by().ok_or(Denied::SignIn)?;
        let mut r = FormReader::new(form);
        let text = r.text("report", REPORT);
        r.errors.or(())?;
        let seen = form.get("report_version").parse().unwrap_or_default();
        let stored = case.meeting.clone();
        let Some(drafted) = case.meeting.draft_report(by, text, seen)? else {
            let text = stored.draft_of(by).map(|draft| draft.text.clone()).unwrap_or_default();
            return Err(Error::stale(Form::default().with("report", text), Some(by), actor));
        };
        let version = drafted.draft_of(by).map_or(0, |draft| draft.version);
        save(tx, &permit, &case.row, &drafted, &[]).await?;
        Ok(Written { version, wrong: FieldErrors::default() })
    }

    /// Form: `report`.
    pub async fn submit_report(&self, actor: &Actor, id: MeetingId, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_meeting(&tx, actor, id).await?;
        let permit = access::check(actor, Action::SubmitReport, &case.facts, tx.now)?;
        let by = permit.by().ok_or(Denied::SignIn)?;
        let form = settled_in(form, &case.meeting.shown_to(Some(by)), |name| name == "report", Some(by), actor)?;
        let mut r = FormReader::new(&form);
        let text = r.required("report", REPORT);
        r.errors.or(())?;
        let (reported, events) = case.meeting.report(&permit, by, text)?;
        save(tx, &permit, &case.row, &reported, &events).await
    }

    /// Form: `outcome` (`valid` or `not_quorate`), `note`; `undiscussed` checked where a valid one leaves out what is on its
    /// agenda. Without a quorum no meeting is valid.
    pub async fn end_meeting(&self, actor: &Actor, id: MeetingId, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_meeting(&tx, actor, id).await?;
        let permit = access::check(actor, Action::RunMeeting, &case.facts, tx.now)?;
        let mut r = FormReader::new(form);
        let as_valid = r.required_parsed("outcome", Problem::Choice, |outcome| match outcome {
            "valid" => Some(true),
            "not_quorate" => Some(false),
            _ => None,
        });
        let note = r.text("note", MAX_NOTES);
        r.errors.or(())?;
        check_no_vote(&tx.db, id, "outcome").await?;
        let quorum = case.quorum();
        let (ended, events) = case.meeting.clone().end(&permit, as_valid == Some(true), quorum, case.acting, note, &case.not_clear)?;
        // A meeting without a quorum discusses nothing: that is what it ends as.
        if as_valid == Some(true) {
            case.meeting.check_discussed(&permit, form.is_checked("undiscussed"), &case.not_clear, &case.moved_on)?;
        }
        save(tx, &permit, &case.row, &ended, &events).await?;
        // It has ended all the same: whoever confirms the minutes freezes them then, without what came later.
        if let Err(error) = self.freeze_minutes(&permit, id).await {
            tracing::warn!(meeting = %id, error = %error.chain(), "minutes were not frozen");
        }
        Ok(())
    }
}

/// Of two rooms about one challenge, nobody could say in which of them it is voted.
async fn check_none_runs(db: &impl ConnectionTrait, meeting: &Meeting) -> Result<()> {
    // Begun at the same moment, neither would see the other; in one order, so that nobody waits in a circle.
    for id in meeting.plan.challenges.iter().copied().collect::<BTreeSet<_>>() {
        db::challenge::lock(db, id, LockType::Update).await?;
    }
    let mut running = db::meeting::not_over(db).await?.into_iter().filter(|other| other.current().is_some() && other.id != meeting.id);
    let is_shared = |other: Meeting| other.plan.challenges.iter().any(|id| meeting.plan.challenges.contains(id));
    if running.any(is_shared) { Err(Error::field("form", Problem::MeetingRuns)) } else { Ok(()) }
}

/// Nothing moves on while a motion is put to the vote. Whoever may not see it is told no more than that there is one.
async fn check_no_vote(db: &impl ConnectionTrait, id: MeetingId, field: &str) -> Result<()> {
    let motions = db::motion::of_meeting(db, id).await?;
    if motions.iter().all(Motion::is_over) { Ok(()) } else { Err(Error::field(field, Problem::ItemVoted)) }
}

/// An index from a number that people count from 1.
fn number(text: &str) -> Option<usize> {
    text.trim().parse::<usize>().ok()?.checked_sub(1)
}

fn checked(form: &Form, prefix: &str) -> Outside {
    let names = form.0.keys().filter(|name| form.is_checked(name));
    names.filter_map(|name| name.strip_prefix(prefix)?.parse().ok().map(UserId)).collect()
}

/// An item as its form shows it.
fn item_form(item: &Item) -> Form {
    item.notes.to_form().with("item_version", item.version.to_string())
}

/// Of those who may not take part in the item on the table, who has said nothing at all.
async fn undeclared(db: &impl ConnectionTrait, case: &MeetingCase) -> Result<BTreeSet<UserId>> {
    let Some(proposal) = case.meeting.current().and_then(|item| case.meeting.items[item].subject.proposal()) else {
        return Ok(BTreeSet::new());
    };
    let mut undeclared = case.not_clear.get(&proposal).cloned().unwrap_or_default();
    for conflict in db::declaration::conflicts(db, [proposal]).await? {
        undeclared.remove(&conflict.member);
    }
    Ok(undeclared)
}
