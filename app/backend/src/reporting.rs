//! Reports to the steering committee about a month or a quarter: numbers of what the site knows, each until the period's end.

use crate::{
    Backend, Error, Result,
    db::{self, challenge::Listing},
    papers::{Format, PaperFile, print},
};
use documents::{
    Document, Head,
    head::OFFICE,
    report::{self, Call},
};
use domain::{
    access::{self, Action, Site},
    challenges::{Challenge, Content, Stage, State},
    event::EventKind,
    firms::Standing,
    people::Actor,
    plan::{Counts, current},
    reporting::{self, Counted, Course, Figure, Happened, Period, figures},
    time::Moment,
};

#[derive(Clone, Debug)]
pub struct ReportView {
    pub period: Period,
    /// What it tells ends here: with the period, or now.
    pub until: Moment,
    pub figures: Vec<Figure>,
    pub calls: Vec<Call>,
    /// As they stood then, and the newest day that one of them tells of.
    pub plan: Option<(Counts, Moment)>,
    /// What may be chosen.
    pub periods: Vec<Period>,
}

impl Backend {
    /// Of a period that has begun; without a choice of the last month that is over.
    pub async fn report(&self, actor: &Actor, code: &str) -> Result<ReportView> {
        let now = self.clock.now();
        let db = &self.db.read;
        access::check(actor, Action::UseOffice, &Site, now)?;
        let periods = Period::recent(now);
        let period = if code.is_empty() { periods.get(1).copied() } else { Period::from_code(code) };
        let period = period.ok_or(Error::NotFound)?;
        let window = period.window().filter(|(from, _)| *from <= now).ok_or(Error::NotFound)?;
        let (until, last) = (window.1.min(now), reporting::last(window, now));
        let (mut happened, mut calls) = (Vec::new(), Vec::new());
        for row in db::challenge::all(db, &Listing::public(now)).await? {
            let (challenge, opening) = (row.challenge()?, row.opening_record()?);
            let versions = db::challenge_version::list(db, challenge.id, now).await?;
            happened.extend(versions.iter().map(|version| {
                let what = if version.version == 1 { Counted::Published } else { Counted::Amended };
                (what, version.at, 1)
            }));
            let opened = opening.map(|record| (record.at, u32::try_from(record.lines.len()).unwrap_or(u32::MAX)));
            let of_call = of_call(&challenge, opened, now);
            let at = |counted| of_call.iter().find(|(what, ..)| *what == counted).map(|(_, at, _)| *at);
            let course = Course {
                opened: opened.map(|(at, _)| at),
                scoring: db::step::every(db, challenge.id, EventKind::ScoringStarted).await?.first().map(|step| step.at),
                result: at(Counted::Results),
                cancelled: at(Counted::Cancelled),
            };
            happened.extend(of_call);
            let then = versions.iter().filter(|version| version.at <= last).max_by_key(|version| version.version);
            let is_over = course.result.or(course.cancelled).is_some_and(|ended| ended < window.0);
            if let Some(then) = then.filter(|_| !is_over) {
                calls.push(call(&challenge, &then.content, &course, opened, last));
            }
        }
        calls.sort_by(|a, b| a.code.cmp(&b.code));
        let firms = db::firm::all(db).await?;
        happened.extend(firms.iter().map(|firm| (Counted::Registered, firm.created, 1)));
        let verified = firms.iter().filter(|firm| firm.standing == Standing::Verified).count();
        let verified = u32::try_from(verified).unwrap_or(u32::MAX);
        let mut editions = db::plan_task::list(db).await?;
        editions.retain(|edition| edition.at < until);
        let tasks: Vec<_> = current(&editions).into_iter().map(|edition| &edition.task).collect();
        let newest = tasks.iter().map(|task| task.as_of).max();
        let plan = newest.map(|newest| (Counts::of(tasks.iter().copied()), newest));
        Ok(ReportView { period, until, figures: figures(window, now, &happened, verified), calls, plan, periods })
    }

    pub async fn print_report(&self, actor: &Actor, code: &str, format: Format) -> Result<PaperFile> {
        let view = self.report(actor, code).await?;
        let document = report::document(&report::Report {
            head: Head::office(&self.agency, "BC"),
            office: OFFICE.to_owned(),
            period: view.period,
            until: view.until,
            figures: view.figures,
            calls: view.calls,
            plan: view.plan,
            signer_lines: vec!["GIÁM ĐỐC".to_owned()],
            recipients: vec!["Như trên".to_owned(), "Ủy ban nhân dân tỉnh (báo cáo)".to_owned(), "Lưu: VT".to_owned()],
        });
        let document = Document { is_illustrative: self.is_demo, ..document };
        let name = format!("bao-cao-{}.{}", view.period.code(), format.ending());
        Ok(PaperFile { name, media_type: format.media_type(), bytes: print(document, format, self.clock.now()).await? })
    }
}

/// What has happened to a call, by what everybody may know.
fn of_call(challenge: &Challenge, opened: Option<(Moment, u32)>, now: Moment) -> Vec<Happened> {
    let mut happened = Vec::new();
    let closed = challenge.content.calendar.closes.filter(|closes| *closes <= now);
    match &challenge.state {
        State::Cancelled { at, .. } => happened.push((Counted::Cancelled, *at, 1)),
        _ => happened.extend(closed.map(|closes| (Counted::Closed, closes, 1))),
    }
    if let Some((at, proposals)) = opened {
        happened.extend([(Counted::Opened, at, 1), (Counted::Received, at, proposals)]);
    }
    if let State::ResultPublished { at, decision, .. } = &challenge.state {
        let chosen = u32::try_from(decision.proposals.len()).unwrap_or(u32::MAX);
        happened.extend([(Counted::Results, *at, 1), (Counted::Shortlisted, *at, chosen)]);
    }
    happened
}

/// As it stood at the last moment of the period, as the public was told.
fn call(challenge: &Challenge, then: &Content, course: &Course, opened: Option<(Moment, u32)>, last: Moment) -> Call {
    let stage = course.stage(&then.calendar, last);
    let shortlisted = match &challenge.state {
        State::ResultPublished { decision, .. } if stage == Stage::ResultPublished => u32::try_from(decision.proposals.len()).ok(),
        _ => None,
    };
    Call {
        code: challenge.code.clone(),
        title: then.title.clone(),
        stage,
        closes: then.calendar.closes,
        proposals: opened.filter(|(at, _)| *at <= last).map(|(_, proposals)| proposals),
        shortlisted,
    }
}
