//! The trail as people read it: from the newest event back, as far as the lines asked for stay as they are.

use crate::{Backend, Result, firms::HistoryLine};
use domain::{
    event::Event,
    time::Moment,
    trail::{Stretch, Trail},
};

/// Events read at once.
pub(crate) const EVENTS: u64 = 500;

/// Reads on until so many lines stay as they are.
pub(crate) struct Gathering {
    trail: Trail,
    wanted: usize,
    read: u64,
    is_over: bool,
}

impl Gathering {
    pub fn of(wanted: usize) -> Self {
        Self { trail: Trail::default(), wanted, read: 0, is_over: false }
    }

    /// After how many events the next are to be read; none once it is over.
    pub fn next(&self) -> Option<u64> {
        (!self.is_over).then_some(self.read)
    }

    /// Up to [`EVENTS`] of them, newest first.
    pub fn add(&mut self, events: Vec<(Moment, Event)>) {
        let is_last = (events.len() as u64) < EVENTS;
        self.read += EVENTS;
        events.into_iter().for_each(|(at, event)| self.trail.add(at, event));
        self.is_over = is_last || self.trail.is_settled(self.wanted);
    }

    /// Newest first; at least as many as were wanted, where there are as many.
    pub fn lines(self) -> Vec<Stretch> {
        self.trail.lines()
    }
}

impl Backend {
    /// Lines with the names of whoever caused them.
    pub(crate) async fn told(&self, stretches: Vec<Stretch>) -> Result<Vec<HistoryLine>> {
        let since: Vec<_> = stretches.iter().map(|s| (s.from < s.to).then_some(s.from)).collect();
        let lines = self.history(stretches.into_iter().map(|s| (s.to, s.event)).collect()).await?;
        Ok(lines.into_iter().zip(since).map(|(line, since)| HistoryLine { since, ..line }).collect())
    }
}
