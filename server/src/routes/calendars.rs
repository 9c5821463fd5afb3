//! Calendars for calendar programs (RFC 5545): of all public challenges, of one, and of what somebody follows.

use app::{
    challenges::parts::part_name,
    council::meetings::words as meetings,
    error::AppError,
    paths::{self, localized},
    portal::words,
    request::{Req, parsed},
};
use axum::{
    extract::Path,
    http::header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use backend::challenges::Appointment;
use domain::council::meeting::State;
use icalendar::{Calendar, Component, Event, EventLike, EventStatus};

/// No meeting says when it is to end: so long it is put into a calendar, which says so. Ours, to be confirmed.
const MEETING_MINUTES: i64 = 120;

pub async fn all(req: Req) -> Result<Response, AppError> {
    let appointments = req.backend.appointments(None).await?;
    Ok(answer(&req, words::calendar_title(req.locale).to_owned(), &appointments, words::calendar_file(req.locale)))
}

pub async fn one(req: Req, Path(code): Path<String>) -> Result<Response, AppError> {
    let appointments = req.backend.appointments(Some(&code)).await?;
    Ok(answer(&req, code.clone(), &appointments, &code))
}

/// Of what whoever is signed in follows.
pub async fn own(req: Req) -> Result<Response, AppError> {
    let appointments = req.backend.own_appointments(&req.actor).await?;
    Ok(answer(&req, words::own_calendar(req.locale).to_owned(), &appointments, words::own_calendar_file(req.locale)))
}

/// The same under its secret address.
pub async fn behind(req: Req, Path(token): Path<String>) -> Result<Response, AppError> {
    let appointments = req.backend.appointments_behind(&token, req.from).await?;
    Ok(answer(&req, words::own_calendar(req.locale).to_owned(), &appointments, words::own_calendar_file(req.locale)))
}

/// A meeting of the council, for whoever reads of it: when, where, about which challenges, and nothing of a proposal.
pub async fn meeting(req: Req, Path(id): Path<String>) -> Result<Response, AppError> {
    let v = req.backend.meeting(&req.actor, parsed(&id)?).await?;
    let l = req.locale;
    let codes = v.challenges.iter().map(|challenge| challenge.code.as_str()).collect::<Vec<_>>().join(", ");
    let address = format!("{}{}", req.backend.base_url, localized(l, &paths::meeting(v.id)));
    let (at, until) = (v.plan.at.to_utc_basic(), v.plan.at.plus_minutes(MEETING_MINUTES).to_utc_basic());
    let said = format!("{address}\n{}", meetings::calendar_length(l, MEETING_MINUTES / 60));
    let status = if matches!(v.state, State::CalledOff { .. }) { EventStatus::Cancelled } else { EventStatus::Confirmed };
    let event = Event::new()
        .uid(&format!("{}@{}", v.id, host(&req.backend.base_url)))
        .sequence(u32::try_from(v.version).unwrap_or(u32::MAX))
        .add_property("DTSTAMP", req.now.to_utc_basic().as_str())
        .add_property("DTSTART", at.as_str())
        .add_property("DTEND", until.as_str())
        .summary(&meetings::calendar_title(l, codes))
        .location(&v.plan.place)
        .description(&said)
        .url(&address)
        .status(status)
        .done();
    let mut calendar = Calendar::new();
    calendar.name(meetings::calendar_name(l)).push(event);
    Ok(sent(calendar.done().to_string(), &meetings::calendar_file(l, v.plan.at.to_date())))
}

fn sent(text: String, file: &str) -> Response {
    let disposition = format!("attachment; filename=\"{file}.ics\"");
    ([(CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, disposition)], text).into_response()
}

fn answer(req: &Req, name: String, appointments: &[Appointment], file: &str) -> Response {
    let l = req.locale;
    let mut calendar = Calendar::new();
    calendar.name(&name);
    for one in appointments {
        let c = &one.challenge;
        let address = format!("{}{}", req.backend.base_url, localized(l, &paths::challenge(&c.code)));
        let title = format!("{}: {} – {}", part_name(l, one.milestone.name()), c.code, c.title.get(l));
        let at = one.at.to_utc_basic();
        // Whoever has loaded it before is told by it, too.
        let is_cancelled = c.cancelled.is_some();
        let status = match (is_cancelled, one.is_certain) {
            (true, _) => EventStatus::Cancelled,
            (false, true) => EventStatus::Confirmed,
            (false, false) => EventStatus::Tentative,
        };
        // The same identifier each time, so that a calendar that is loaded again moves what has moved.
        let event = Event::new()
            .uid(&format!("{}-{}@{}", c.id, one.milestone.name(), host(&req.backend.base_url)))
            .sequence(one.version + u32::from(is_cancelled))
            .add_property("DTSTAMP", req.now.to_utc_basic().as_str())
            // A moment, and no time that ends: without an end it is one.
            .add_property("DTSTART", at.as_str())
            .summary(&title)
            .description(&address)
            .url(&address)
            .status(status)
            .done();
        calendar.push(event);
    }
    let mut text = calendar.done().to_string();
    if appointments.is_empty() {
        text = text.replace(END, &format!("{ZONE}{END}"));
    }
    sent(text, file)
}

const END: &str = "END:VCALENDAR\r\n";
/// A calendar holds one component at least (section 3.6): where there is no time, the zone of those that will come.
const ZONE: &str = "BEGIN:VTIMEZONE\r\nTZID:Asia/Ho_Chi_Minh\r\nBEGIN:STANDARD\r\nDTSTART:19750613T000000\r\nTZOFFSETFROM:+0700\r\n\
    TZOFFSETTO:+0700\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

fn host(base_url: &str) -> &str {
    base_url.split("://").last().unwrap_or(base_url)
}
