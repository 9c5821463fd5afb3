//! Meetings of the council in the demonstration: one that has been held, and one that is planned.

use super::{DAY, HOUR, Step, World, challenges, member, people, proposals, week::Week};
use backend::{
    Error, Result,
    council::meetings::{MeetingView, SubjectView},
    papers::Kind,
};
use cast::CAST;
use domain::{days_off::confirmation, form::Form, ids::MeetingId, people::Actor};
use serde::Deserialize;
use std::collections::BTreeMap;

const SECRETARY: &str = "huong";
const OFFICER: &str = "nam";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    held: Held,
    planned: Planned,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Held {
    challenge: String,
    /// From the end of scoring.
    day: i64,
    place: String,
    guests: Vec<String>,
    /// Nicks.
    excused: Vec<String>,
    absent: Vec<String>,
    opening: String,
    closing: String,
    /// By the rapporteur's nick.
    reports: BTreeMap<String, String>,
    /// By the proposal's key.
    items: BTreeMap<String, Said>,
}

#[derive(Deserialize)]
struct Said {
    opinions: String,
    dissent: String,
    conclusion: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Planned {
    challenge: String,
    day: i64,
    place: String,
}

pub(crate) enum MeetingDeed<'a> {
    Hold { held: &'a Held, day: i64, proposals: &'a [proposals::Entry] },
    Plan(&'a Planned, i64),
    FileMinutes(&'a Held),
}

pub(crate) fn read() -> Result<File> {
    Ok(serde_json::from_str(include_str!("../data/meetings.json"))?)
}

pub(crate) fn steps<'a>(
    file: &'a File,
    proposals: &'a [proposals::Entry],
    challenges: &[challenges::Entry],
    week: Week,
) -> Result<Vec<Step<'a>>> {
    let day = week.working(challenges::find(challenges, &file.held.challenge)?.scoring_end() + file.held.day);
    let held = MeetingDeed::Hold { held: &file.held, day, proposals };
    let planned = MeetingDeed::Plan(&file.planned, week.working(file.planned.day));
    Ok(vec![
        Step { at: (day - 3) * DAY + 9 * HOUR, deed: super::Deed::Meeting(held) },
        Step { at: (day + 4) * DAY + 9 * HOUR, deed: super::Deed::Meeting(MeetingDeed::FileMinutes(&file.held)) },
        Step { at: -DAY + 16 * HOUR, deed: super::Deed::Meeting(planned) },
    ])
}

impl MeetingDeed<'_> {
    pub async fn play(self, world: &World<'_>) -> Result<()> {
        match self {
            Self::Plan(planned, day) => plan(world, &planned.challenge, day, &planned.place, &[]).await.map(drop),
            Self::Hold { held, day, proposals } => held.play(world, day, proposals).await,
            Self::FileMinutes(held) => held.file_minutes(world).await,
        }
    }
}

async fn plan(world: &World<'_>, challenge: &str, day: i64, place: &str, guests: &[String]) -> Result<MeetingId> {
    let at = world.today.plus_minutes(day * DAY + 8 * HOUR + 30);
    let form = Form::default()
        .with(format!("challenge_{challenge}"), "on")
        .with("place", place)
        .with("at", at.to_local())
        .with("secretary", member(SECRETARY)?.to_string())
        .with("guests", guests.join("\n"))
        .with(confirmation(at), "on");
    world.backend.plan_meeting(&world.actor(SECRETARY).await?, &form).await
}

impl Held {
    /// Planned three days before, with reports in between; a quarter of an hour for the opening, half an hour an item.
    async fn play(&self, world: &World<'_>, day: i64, proposals: &[proposals::Entry]) -> Result<()> {
        let backend = world.backend;
        let secretary = world.actor(SECRETARY).await?;
        let id = plan(world, &self.challenge, day, &self.place, &self.guests).await?;
        for (nick, report) in &self.reports {
            backend.submit_report(&world.actor(nick).await?, id, &Form::default().with("report", report)).await?;
        }
        let minute = |minutes: i64| world.go(day * DAY + 8 * HOUR + 30 + minutes);
        minute(4);
        backend.start_meeting(&secretary, id, &Form::default()).await?;
        minute(6);
        backend.mark_attendance(&secretary, id, &self.attendance()).await?;
        minute(7);
        for nick in self.present() {
            backend.confirm_presence(&world.actor(nick).await?, id).await?;
        }
        let items = backend.meeting(&secretary, id).await?.items.len();
        for number in 1..=items {
            let begins = if number == 1 { 8 } else { 20 + 30 * (number as i64 - 2) };
            minute(begins);
            backend.begin_item(&secretary, id, &Form::default().with("item", number.to_string())).await?;
            self.cross(world, &secretary, id).await?;
            minute(begins + 10);
            let view = backend.meeting(&secretary, id).await?;
            let said = self.said(world, &view, number, proposals)?.with("item_version", "0");
            backend.record_item(&secretary, id, &number.to_string(), &said).await?;
        }
        backend.end_meeting(&secretary, id, &Form::default().with("outcome", "valid")).await
    }

    async fn file_minutes(&self, world: &World<'_>) -> Result<()> {
        let officer = world.actor(OFFICER).await?;
        for line in world.backend.papers(&officer, &self.challenge).await?.lines {
            if let (Kind::Minutes | Kind::Invitation, Ok(paper)) = (line.kind, line.paper) {
                people::file_signed(world, &officer, paper).await?;
            }
        }
        Ok(())
    }

    /// Whoever came says so themselves.
    fn present(&self) -> impl Iterator<Item = &'static str> {
        let came = |nick: &str| !self.excused.iter().chain(&self.absent).any(|other| other == nick);
        CAST.iter().filter(|p| p.seat.is_some()).map(|p| p.nick).filter(move |nick| came(nick))
    }

    fn attendance(&self) -> Form {
        let mut form = Form::default().with("guests", self.guests.join("\n"));
        for person in CAST.iter().filter(|p| p.seat.is_some()) {
            let is_of = |nicks: &[String]| nicks.iter().any(|nick| nick == person.nick);
            let presence = match (is_of(&self.excused), is_of(&self.absent)) {
                (true, _) => "excused",
                (false, true) => "absent",
                (false, false) => "present",
            };
            form.set(format!("presence_{}", person.id()), presence);
        }
        form
    }

    /// Whoever must leaves, whoever may returns.
    async fn cross(&self, world: &World<'_>, secretary: &Actor, id: MeetingId) -> Result<()> {
        let room = world.backend.meeting(secretary, id).await?.room;
        let left = room.must_leave.into_iter().map(|(user, _)| format!("left_{user}"));
        let back = room.may_return.into_iter().map(|(user, _)| format!("returned_{user}"));
        let form = left.chain(back).fold(Form::default(), |form, name| form.with(name, "on"));
        if form.0.is_empty() { Ok(()) } else { world.backend.record_moves(secretary, id, &form).await }
    }

    fn said(&self, world: &World<'_>, view: &MeetingView, number: usize, proposals: &[proposals::Entry]) -> Result<Form> {
        let opinions = |text: &str| Form::default().with("opinions", text);
        let subject = view.items.get(number - 1).map(|item| &item.subject);
        let id = match subject {
            Some(SubjectView::Opening) => return Ok(opinions(&self.opening)),
            Some(SubjectView::Proposal { id, .. }) => *id,
            _ => return Ok(opinions(&self.closing)),
        };
        let is_of = |entry: &&proposals::Entry| world.proposal(&entry.key).is_ok_and(|proposal| proposal == id);
        let said = proposals.iter().find(is_of).and_then(|entry| self.items.get(&entry.key));
        let said = said.ok_or_else(|| Error::internal("demo data: nothing is said about a proposal of the meeting"))?;
        Ok(opinions(&said.opinions).with("dissent", &said.dissent).with("conclusion", &said.conclusion))
    }
}
