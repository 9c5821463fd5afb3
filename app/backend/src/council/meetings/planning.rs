//! Planning a meeting: where, when, about what, and in which order.

use super::{
    MeetingChallenge, MeetingLine, PlanChoices, WideLine,
    case::{challenges, discussed, not_clear, seated},
    invited::awaits_answer,
};
use crate::{
    Backend, Error, Result,
    db::{self, Source, challenge::Listing},
    facts,
    mail::{Mail, News},
    memory::{Matter, besides},
    settled::settled_in,
    transaction::Transaction,
};
use domain::{
    access::{self, Action, Can, ChallengeFacts, Permit, Site, SubjectKind},
    challenges::Challenge,
    check::Problem,
    council::{
        Meeting, agenda,
        meeting::{Plan, State},
    },
    event::Event,
    form::{Form, FormReader},
    ids::{ChallengeId, MeetingId, ProposalId, UserId},
    limits::{NAME, REASON},
    people::Actor,
    proposals::Proposal,
    time::Moment,
};
use sea_orm::ConnectionTrait;
use sha2::{Digest, Sha256};
use std::collections::HashSet;

/// The order of the agenda that a page showed.
pub const SHOWN_ORDER: &str = "shown_order";
const LINES: u64 = 100;

impl Backend {
    /// All meetings, the latest first.
    pub async fn meetings(&self, actor: &Actor) -> Result<Vec<MeetingLine>> {
        let now = self.clock.now();
        access::check(actor, Action::ViewMeeting, &Site, now)?;
        let mut meetings = db::meeting::list(&self.db.read, None, LINES).await?;
        if actor.user().is_some_and(|user| user.is_of_council() && user.seat.is_none()) {
            let mut own = Vec::new();
            for meeting in meetings {
                let is_own = is_of(&self.db.read, actor, &meeting.plan.challenges, now).await?;
                own.extend(is_own.then_some(meeting));
            }
            meetings = own;
        }
        let mut asked = Vec::new();
        for meeting in &meetings {
            asked.push(awaits_answer(&self.db.read, actor, meeting, now).await?);
        }
        let lines = lines(&self.db.read, actor, meetings, now).await?;
        Ok(lines.into_iter().zip(asked).map(|(line, awaits_answer)| MeetingLine { awaits_answer, ..line }).collect())
    }

    /// Those about a challenge, and whether another may be planned.
    pub async fn challenge_meetings(&self, actor: &Actor, challenge_code: &str) -> Result<(Vec<MeetingLine>, Can)> {
        let now = self.clock.now();
        let db = &self.db.read;
        let case = self.challenge_case(db, actor, challenge_code, now).await?;
        access::check(actor, Action::ViewMeeting, &Site, now)?;
        let ids = db::meeting_challenge::meetings(db, case.challenge.id).await?;
        let lines = lines(db, actor, db::meeting::list(db, Some(ids), LINES).await?, now).await?;
        Ok((lines, Can::of_some(SubjectKind::Meeting, actor, &case.facts, now)))
    }

    pub async fn plan_choices(&self, actor: &Actor) -> Result<PlanChoices> {
        let now = self.clock.now();
        let db = &self.db.read;
        access::might(actor, Action::PlanMeeting, &Site, now)?;
        let challenges = plannable(db, actor, now).await?;
        let seats = seated(db, &[], now).await?;
        let secretary = seats.iter().find(|s| s.role.keeps_minutes()).map(|s| s.user);
        Ok(PlanChoices { challenges: challenges.iter().map(named).collect(), seats, secretary })
    }

    /// What a meeting is to talk about and none is planned for, of what this reader may know.
    pub async fn unplanned_items(&self, actor: &Actor) -> Result<Vec<WideLine>> {
        let now = self.clock.now();
        access::might(actor, Action::PlanMeeting, &Site, now)?;
        self.unplanned(actor, &plannable(&self.db.read, actor, now).await?, now).await
    }

    /// Form: `challenge_{code}` checked for each, `place`, `at`, `secretary`, `guests` (one a line); a day off is
    /// [meant](domain::days_off::DaysOff::meant).
    /// The agenda holds what was admitted, in the order with the fewest moves.
    pub async fn plan_meeting(&self, actor: &Actor, form: &Form) -> Result<MeetingId> {
        let tx = self.begin().await?;
        let chosen = self.chosen(&tx, actor, form).await?;
        // If one of them is not under discussion, none is planned.
        for challenge in &chosen {
            access::might(actor, Action::PlanMeeting, &ChallengeFacts::of(challenge, tx.now), tx.now)?;
        }
        if chosen.is_empty() {
            access::might(actor, Action::PlanMeeting, &Site, tx.now)?;
            // Refused at its field, with whatever else the form lacks.
            read_plan(&tx.db, form, Vec::new(), tx.now).await?;
        }
        let id = MeetingId(self.chance.uuid());
        let facts = facts::meeting(&tx.db, actor, id, None, &chosen, tx.now).await?;
        let permit = access::check(actor, Action::PlanMeeting, &facts, tx.now)?;
        let ids = chosen.iter().map(|c| c.id).collect();
        let plan = read_plan(&tx.db, form, ids, tx.now).await?;
        db::day_off::table(&tx.db).await?.meant("at", plan.at, form)?;
        // The same form posted again plans nothing more.
        if let Some(same) = db::meeting::not_over(&tx.db).await?.into_iter().find(|m| m.state == State::Planned && m.plan == plan) {
            return Ok(same.id);
        }
        let proposals = discussed(&tx.db, &chosen).await?;
        let agenda = ordered(&tx.db, &proposals, tx.now).await?;
        let (meeting, events) = Meeting::plan(id, plan, &agenda, &permit);
        db::meeting::insert(&tx.db, &permit, &meeting).await?;
        db::meeting_challenge::insert(&tx.db, &permit, &meeting).await?;
        record_all(&tx, &events).await?;
        tell(&tx, &meeting, &chosen, News::Planned).await?;
        tx.commit().await?;
        Ok(meeting.id)
    }

    /// Form: `place`, `at`, `secretary`, `guests`, which stay where they are not named. Members are told of another time or place.
    pub async fn change_meeting(&self, actor: &Actor, id: MeetingId, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_meeting(&tx, actor, id).await?;
        let permit = access::check(actor, Action::PlanMeeting, &case.facts, tx.now)?;
        let is_of = |name: &str| name != "report";
        let by = case.row.changed_by.map(UserId);
        let form = &settled_in(form, &case.meeting.shown_to(actor.id()), is_of, by, actor)?;
        let mut plan = read_plan(&tx.db, form, case.meeting.plan.challenges.clone(), tx.now).await?;
        if !form.0.contains_key("guests") {
            plan.guests.clone_from(&case.meeting.plan.guests);
        }
        let (at, place) = (case.meeting.plan.at, case.meeting.plan.place.clone());
        if plan.at != at {
            db::day_off::table(&tx.db).await?.meant("at", plan.at, form)?;
        }
        let (changed, events) = case.meeting.change(&permit, plan)?;
        if (at, &place) != (changed.plan.at, &changed.plan.place) {
            tell(&tx, &changed, &case.challenges, News::Moved(at, place)).await?;
        }
        save(tx, &permit, &case.row, &changed, &events).await
    }

    /// Form: `reason`. Every member is told; it stays in the lists.
    pub async fn call_off_meeting(&self, actor: &Actor, id: MeetingId, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_meeting(&tx, actor, id).await?;
        let permit = access::check(actor, Action::CallOffMeeting, &case.facts, tx.now)?;
        let mut r = FormReader::new(form);
        let reason = r.required("reason", REASON);
        r.errors.or(())?;
        let (called_off, events) = case.meeting.call_off(&permit, reason.clone())?;
        tell(&tx, &called_off, &case.challenges, News::CalledOff(reason)).await?;
        save(tx, &permit, &case.row, &called_off, &events).await
    }

    /// Form: `auto`, or `position_{i}` for each proposal, i from 1 in the present order; [`SHOWN_ORDER`], the order that its
    /// page showed. What another window put in order meanwhile is not put in order again unseen.
    pub async fn set_agenda(&self, actor: &Actor, id: MeetingId, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_meeting(&tx, actor, id).await?;
        let permit = access::check(actor, Action::PlanMeeting, &case.facts, tx.now)?;
        if form.0.get(SHOWN_ORDER).is_some_and(|shown| *shown != order(&case.meeting)) {
            return Err(Error::field("agenda", Problem::ChangedSince));
        }
        let agenda = if form.is_checked("auto") {
            ordered(&tx.db, &discussed(&tx.db, &case.discussed(tx.now)).await?, tx.now).await?
        } else {
            read_positions(form, &case.meeting.proposals().collect::<Vec<_>>())?
        };
        let (set, events) = case.meeting.set_agenda(&permit, &agenda)?;
        save(tx, &permit, &case.row, &set, &events).await
    }

    /// The challenges checked in a form; held in their order, so that no two planners wait for each other.
    async fn chosen(&self, tx: &Transaction<'_>, actor: &Actor, form: &Form) -> Result<Vec<Challenge>> {
        access::check(actor, Action::ViewMeeting, &Site, tx.now)?;
        let mut chosen = Vec::new();
        let names = form.0.keys().filter(|name| form.is_checked(name));
        for code in names.filter_map(|name| name.strip_prefix("challenge_")) {
            chosen.push(self.lock_challenge(tx, actor, code).await?.challenge);
        }
        Ok(chosen)
    }
}

/// What this reader may plan a meeting about.
async fn plannable(db: &impl ConnectionTrait, actor: &Actor, now: Moment) -> Result<Vec<Challenge>> {
    let rows = db::challenge::list_by_code(db, &Listing::public(now), LINES).await?;
    let mut challenges = rows.iter().map(db::challenge::Model::challenge).collect::<Result<Vec<_>>>()?;
    challenges.retain(|c| access::might(actor, Action::PlanMeeting, &ChallengeFacts::of(c, now), now).is_ok());
    Ok(challenges)
}

/// Names an order without what is in it.
pub(super) fn order(meeting: &Meeting) -> String {
    hex::encode(Sha256::digest(meeting.proposals().map(|id| id.to_string()).collect::<Vec<_>>().join(" ")))
}

pub(super) async fn save(
    tx: Transaction<'_>,
    permit: &Permit,
    before: &db::meeting::Model,
    after: &Meeting,
    events: &[Event],
) -> Result<()> {
    db::meeting::save(&tx.db, permit, before, after).await?;
    record_all(&tx, events).await?;
    tx.commit().await
}

/// Writes to everyone who is of the council there: when, where, about which challenges, and nothing of a proposal.
async fn tell(tx: &Transaction<'_>, meeting: &Meeting, challenges: &[Challenge], news: News) -> Result<()> {
    let mail = about(meeting, challenges, news);
    for seat in seated(&tx.db, challenges, tx.now).await? {
        if let Some(account) = db::user::find(&tx.db, seat.user).await? {
            tx.mail(&account.email, account.locale, &mail).await?;
        }
    }
    Ok(())
}

pub(super) fn about(meeting: &Meeting, challenges: &[Challenge], news: News) -> Mail {
    Mail::Meeting {
        news,
        meeting: meeting.id.to_string(),
        at: meeting.plan.at,
        place: meeting.plan.place.clone(),
        challenges: challenges.iter().map(|c| c.code.clone()).collect(),
    }
}

pub(super) async fn record_all(tx: &Transaction<'_>, events: &[Event]) -> Result<()> {
    for event in events {
        tx.record(event).await?;
    }
    Ok(())
}

/// The order with the fewest moves.
async fn ordered(db: &impl Source, proposals: &[Proposal], now: Moment) -> Result<Vec<ProposalId>> {
    let members: HashSet<UserId> = db::seat::members(db, now).await?.into_iter().collect();
    let not_clear = not_clear(db, &members, proposals.iter().map(|p| p.id)).await?;
    let outside: Vec<_> = proposals.iter().map(|p| not_clear.get(&p.id).cloned().unwrap_or_default()).collect();
    Ok(agenda::order(&outside).into_iter().map(|i| proposals[i].id).collect())
}

async fn read_plan(db: &impl Source, form: &Form, challenges: Vec<ChallengeId>, now: Moment) -> Result<Plan> {
    let mut r = FormReader::new(form);
    if challenges.is_empty() {
        r.errors.add("challenges", Problem::Choice);
    }
    let place = r.required("place", NAME);
    let at = r.required_parsed("at", Problem::Date, Moment::from_local).unwrap_or_default();
    if !form.text("at").is_empty() && r.errors.of("at").is_none() && at < now.minute() {
        r.errors.add("at", Problem::InPast);
    }
    let secretary = r.required_parsed("secretary", Problem::Choice, |text| text.parse().ok().map(UserId));
    let guests = read_guests(&mut r);
    if let Some(secretary) = secretary
        && !db::seat::members(db, now).await?.contains(&secretary)
    {
        r.errors.add("secretary", Problem::Choice);
    }
    r.errors.or(())?;
    let secretary = secretary.ok_or_else(|| Error::field("secretary", Problem::Choice))?;
    Ok(Plan { challenges, place, at, secretary, guests })
}

/// One name a line.
pub(super) fn read_guests(r: &mut FormReader<'_>) -> Vec<String> {
    listed(&r.text("guests", REASON))
}

pub(super) fn listed(guests: &str) -> Vec<String> {
    guests.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn read_positions(form: &Form, agenda: &[ProposalId]) -> Result<Vec<ProposalId>> {
    let mut r = FormReader::new(form);
    let mut placed: Vec<(u32, ProposalId)> = Vec::new();
    for (i, proposal) in agenda.iter().enumerate() {
        let position = r.required_parsed(&format!("position_{}", i + 1), Problem::Number, domain::number::plain);
        placed.push((position.unwrap_or_default(), *proposal));
    }
    r.errors.or(())?;
    placed.sort_by_key(|(position, _)| *position);
    Ok(placed.into_iter().map(|(_, proposal)| proposal).collect())
}

/// Without what waits for the reader's answer, which the desk alone asks about.
async fn lines(db: &impl ConnectionTrait, actor: &Actor, meetings: Vec<Meeting>, now: Moment) -> Result<Vec<MeetingLine>> {
    let ids: HashSet<ChallengeId> = meetings.iter().flat_map(|m| m.plan.challenges.clone()).collect();
    // A challenge's meetings name the others that are discussed there.
    ids.iter().for_each(|id| besides(&Matter::Challenge(*id)));
    let all = challenges(db, &ids.into_iter().collect::<Vec<_>>()).await?;
    let reporter = actor.id().filter(|_| access::might(actor, Action::SubmitReport, &Site, now).is_ok());
    let line = |meeting: Meeting| {
        let about: Vec<_> = all.iter().filter(|c| meeting.plan.challenges.contains(&c.id)).collect();
        let asks_reports = !meeting.state.is_over() && about.iter().any(|c| c.content.rules.meeting_reports);
        MeetingLine {
            id: meeting.id,
            at: meeting.plan.at,
            challenges: about.into_iter().map(named).collect(),
            awaits_report: asks_reports && reporter.is_some_and(|by| meeting.reports.iter().all(|report| report.by != by)),
            awaits_answer: None,
            place: meeting.plan.place,
            state: without_note(meeting.state),
        }
    };
    Ok(meetings.into_iter().map(line).collect())
}

/// Who has no seat is of the council of one of these.
async fn is_of(db: &impl Source, actor: &Actor, ids: &[ChallengeId], now: Moment) -> Result<bool> {
    for challenge in challenges(db, ids).await? {
        if facts::challenge(db, actor, &challenge, now).await?.is_seated_late.known() == Some(false) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A list is shown to every member, also to who may not know what was said at the closing.
fn without_note(mut state: State) -> State {
    if let State::Ended { note, .. } = &mut state {
        note.clear();
    }
    state
}

pub(super) fn named(challenge: &Challenge) -> MeetingChallenge {
    MeetingChallenge { code: challenge.code.clone(), title: challenge.content.title.clone() }
}
