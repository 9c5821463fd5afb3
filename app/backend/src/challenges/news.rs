//! What anyone may know has happened or is announced, over all challenges: for pages, feeds and calendars.

use super::card;
use crate::{
    Backend, Result,
    challenges::ChallengeCard,
    db::{self, challenge::Listing},
};
use domain::{
    challenges::{Challenge, Milestone, State},
    notices::Notice,
    people::Actor,
    time::Moment,
};

/// So many are told at once.
const NEWEST: usize = 50;

#[derive(Clone, Debug)]
pub struct News {
    pub challenge: ChallengeCard,
    pub at: Moment,
    pub what: Happened,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happened {
    Published,
    /// The number of the version, and its reason.
    Amended(u32, String),
    Opened,
    ResultPublished,
    /// Why.
    Cancelled(String),
    /// The office told whoever is concerned.
    Noticed(Box<Notice>),
}

/// A time of a challenge's calendar.
#[derive(Clone, Debug)]
pub struct Appointment {
    pub challenge: ChallengeCard,
    pub milestone: Milestone,
    pub at: Moment,
    /// It binds, or it has happened; otherwise it is planned.
    pub is_certain: bool,
    pub version: u32,
}

impl Backend {
    /// Newest first, at most fifty.
    pub async fn news(&self) -> Result<Vec<News>> {
        let now = self.clock.now();
        let db = &self.db.read;
        let mut news = Vec::new();
        let notices = db::broadcast::all(db).await?;
        for row in db::challenge::all(db, &Listing::public(now)).await? {
            let challenge = row.challenge()?;
            let of = |at, what| News { challenge: card(&challenge, &Actor::Visitor, now), at, what };
            for version in db::challenge_version::list(db, challenge.id, now).await? {
                let is_first = version.version == 1;
                news.push(of(version.at, if is_first { Happened::Published } else { Happened::Amended(version.version, version.reason) }));
            }
            news.extend(row.opening_record()?.map(|record| of(record.at, Happened::Opened)));
            match &challenge.state {
                State::ResultPublished { at, .. } => news.push(of(*at, Happened::ResultPublished)),
                State::Cancelled { at, reason } => news.push(of(*at, Happened::Cancelled(reason.clone()))),
                _ => {}
            }
            let has_result = matches!(challenge.state, State::ResultPublished { .. });
            let told = notices.iter().filter(|notice| notice.challenge == challenge.id && notice.is_public(has_result));
            news.extend(told.map(|notice| of(notice.at, Happened::Noticed(Box::new(notice.clone())))));
        }
        news.sort_by(|a, b| (b.at, &b.challenge.code).cmp(&(a.at, &a.challenge.code)));
        news.truncate(NEWEST);
        Ok(news)
    }

    /// Codes of all public challenges, in their order.
    pub async fn public_codes(&self) -> Result<Vec<String>> {
        let rows = db::challenge::all(&self.db.read, &Listing::public(self.clock.now())).await?;
        let mut codes: Vec<_> = rows.into_iter().map(|row| row.code).collect();
        codes.sort();
        Ok(codes)
    }

    /// The calendars of all public challenges that are not cancelled, or of one in any case, in the order of time.
    pub async fn appointments(&self, code: Option<&str>) -> Result<Vec<Appointment>> {
        let now = self.clock.now();
        let rows = match code {
            Some(code) => vec![self.challenge_case(&self.db.read, &Actor::Visitor, code, now).await?.row],
            None => db::challenge::all(&self.db.read, &Listing::public(now)).await?,
        };
        let mut all = Vec::new();
        for row in rows {
            let challenge = row.challenge()?;
            let opened = row.opening_record()?.map(|record| record.at);
            if code.is_some() || !matches!(challenge.state, State::Cancelled { .. }) {
                all.extend(of_challenge(&challenge, opened, now));
            }
        }
        all.sort_by(|a, b| (a.at, &a.challenge.code).cmp(&(b.at, &b.challenge.code)));
        Ok(all)
    }
}

pub(crate) fn of_challenge(challenge: &Challenge, opened: Option<Moment>, now: Moment) -> impl Iterator<Item = Appointment> {
    let published = match &challenge.state {
        State::ResultPublished { at, .. } => Some(*at),
        _ => None,
    };
    // With the end of scoring as members read it.
    let times: Vec<_> = challenge.calendar().all().collect();
    times.into_iter().filter_map(move |(milestone, planned)| {
        let happened = match milestone {
            Milestone::Opening => opened,
            Milestone::Result => published,
            _ => None,
        };
        Some(Appointment {
            challenge: card(challenge, &Actor::Visitor, now),
            milestone,
            at: happened.or(planned)?,
            is_certain: milestone.is_binding() || happened.is_some(),
            version: challenge.version,
        })
    })
}
