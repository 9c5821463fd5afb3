//! Public figures over all challenges: nothing that their own pages do not tell.

use super::{ChallengeCard, card};
use crate::{
    Backend, Result,
    db::{self, challenge::Listing},
};
use domain::{
    challenges::{Challenge, Stage, State, Topic},
    people::Actor,
    time::Moment,
};
use std::collections::BTreeMap;

#[derive(Clone, Debug, Default)]
pub struct Statistics {
    /// As of when.
    pub at: Moment,
    pub challenges: u32,
    /// By the stage that the public is told.
    pub by_stage: BTreeMap<Stage, u32>,
    pub by_field: BTreeMap<Topic, Figures>,
    /// Newest first.
    pub results: Vec<ResultLine>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    pub challenges: u32,
    pub proposals: u32,
}

#[derive(Clone, Debug)]
pub struct ResultLine {
    pub challenge: ChallengeCard,
    pub published_at: Moment,
    pub proposals: u32,
    pub shortlisted: u32,
    /// Whole days from the closing to the result.
    pub days: Option<i64>,
}

impl Backend {
    pub async fn statistics(&self) -> Result<Statistics> {
        let now = self.clock.now();
        let mut all = Statistics { at: now, ..Statistics::default() };
        for row in db::challenge::all(&self.db.read, &Listing::public(now)).await? {
            let challenge = row.challenge()?;
            let received = row.opening_record()?.map(|record| u32::try_from(record.lines.len()).unwrap_or(u32::MAX));
            all.challenges += 1;
            *all.by_stage.entry(challenge.stage(now).public()).or_default() += 1;
            for field in &challenge.content.fields {
                all.by_field.entry(*field).or_default().add(received.unwrap_or(0));
            }
            all.results.extend(result(&challenge, received.unwrap_or(0), now));
        }
        all.results.sort_by(|a, b| (b.published_at, &a.challenge.code).cmp(&(a.published_at, &b.challenge.code)));
        Ok(all)
    }
}

impl Figures {
    fn add(&mut self, proposals: u32) {
        self.challenges += 1;
        self.proposals += proposals;
    }
}

fn result(challenge: &Challenge, proposals: u32, now: Moment) -> Option<ResultLine> {
    let State::ResultPublished { at, decision, .. } = &challenge.state else { return None };
    Some(ResultLine {
        challenge: card(challenge, &Actor::Visitor, now),
        published_at: *at,
        proposals,
        shortlisted: u32::try_from(decision.proposals.len()).unwrap_or(u32::MAX),
        days: challenge.content.calendar.closes.map(|closes| closes.days_until(*at)),
    })
}
