//! What the board tells: tasks as they stand, how many by state, how that came about, and what the list is narrowed to.

use super::{Edition, Task, TaskState};
use crate::{
    check::Problem,
    collation::words,
    form::{FieldErrors, Form, FormReader},
    limits::NAME,
    time::Moment,
};
use std::collections::BTreeMap;

/// The latest edition of each task, by number.
pub fn current(editions: &[Edition]) -> Vec<&Edition> {
    let mut latest: BTreeMap<u16, &Edition> = BTreeMap::new();
    for edition in editions {
        let known = latest.entry(edition.task.number).or_insert(edition);
        if edition.version > known.version {
            *known = edition;
        }
    }
    latest.into_values().collect()
}

/// Tasks by state, without those that are dropped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts([u32; TaskState::COUNTED.len()]);

impl Counts {
    pub fn of<'a>(tasks: impl Iterator<Item = &'a Task>) -> Self {
        let mut counts = Self::default();
        for task in tasks {
            if let Some(place) = TaskState::COUNTED.iter().position(|state| *state == task.state) {
                counts.0[place] += 1;
            }
        }
        counts
    }

    pub fn get(&self, state: TaskState) -> u32 {
        TaskState::COUNTED.iter().position(|counted| *counted == state).map_or(0, |place| self.0[place])
    }

    pub fn total(&self) -> u32 {
        self.0.iter().sum()
    }
}

/// How the tasks stood at the end of a day on which something was recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// Its first moment.
    pub day: Moment,
    pub counts: Counts,
}

/// One point for each day on which anything was recorded, oldest first.
pub fn progress(editions: &[Edition]) -> Vec<Point> {
    let mut in_order: Vec<&Edition> = editions.iter().collect();
    in_order.sort_by_key(|edition| (edition.at, edition.task.number, edition.version));
    let mut standing: BTreeMap<u16, &Task> = BTreeMap::new();
    let mut points: Vec<Point> = Vec::new();
    for edition in in_order {
        standing.insert(edition.task.number, &edition.task);
        let Some(day) = Moment::from_date(&edition.at.to_date()) else { continue };
        let point = Point { day, counts: Counts::of(standing.values().copied()) };
        match points.last_mut().filter(|last| last.day == day) {
            Some(last) => *last = point,
            None => points.push(point),
        }
    }
    points
}

/// What the list shows of the tasks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Narrowing {
    pub state: Option<Wanted>,
    pub owner: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    State(TaskState),
    /// By its day and the clock, whatever the office says.
    Overdue,
}

impl Wanted {
    pub fn code(self) -> &'static str {
        match self {
            Self::State(state) => state.code(),
            Self::Overdue => "overdue",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        if code == "overdue" { Some(Self::Overdue) } else { TaskState::from_code(code).map(Self::State) }
    }
}

impl Narrowing {
    /// Form: `state`, `owner`; what is not known is refused.
    pub fn read(form: &Form) -> Result<Self, FieldErrors> {
        let mut r = FormReader::new(form);
        let state = r.parsed("state", Problem::Choice, Wanted::from_code);
        let owner = r.text("owner", NAME);
        r.errors.or(Self { state, owner })
    }

    /// Dropped tasks are there only where they are asked for.
    pub fn has(&self, task: &Task, now: Moment) -> bool {
        let is_wanted = match self.state {
            None => task.state != TaskState::Dropped,
            Some(Wanted::State(state)) => task.state == state,
            Some(Wanted::Overdue) => task.is_overdue(now),
        };
        is_wanted && (self.owner.is_empty() || task.owner == self.owner)
    }
}

/// Those who answer for a task, in the order of the alphabet.
pub fn owners<'a>(tasks: impl Iterator<Item = &'a Task>) -> Vec<&'a str> {
    let mut owners: Vec<&str> = tasks.map(|task| task.owner.as_str()).collect();
    owners.sort_by_cached_key(|owner| words(owner));
    owners.dedup();
    owners
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::legal::Cited;

    fn edition(number: u16, version: u32, at: &str, state: TaskState) -> Edition {
        let at = Moment::from_local(at).expect("a time");
        let (title, owner, source) = ("Nhiệm vụ".to_owned(), "Sở Y tế".to_owned(), "Báo cáo".to_owned());
        let due = Moment::from_date("2026-06-30");
        let task =
            Task { number, title, owner, due, state, as_of: at, source, evidence: String::new(), note: String::new(), cites: Cited::new() };
        Edition { task, version, at, by: None, reason: String::new(), is_illustrative: false }
    }

    #[test]
    fn progress_is_told_by_the_day_and_what_is_dropped_is_not_counted() {
        use TaskState::{AtRisk, Done, Dropped, NotStarted};
        let editions = [
            edition(2, 2, "2026-04-01T16:00", Done),
            edition(1, 1, "2026-03-01T09:00", NotStarted),
            edition(2, 1, "2026-03-01T10:00", NotStarted),
            edition(1, 2, "2026-04-01T08:00", AtRisk),
            edition(1, 3, "2026-05-01T08:00", Dropped),
        ];
        let told: Vec<_> = progress(&editions)
            .iter()
            .map(|p| (p.day.to_date(), p.counts.get(NotStarted), p.counts.get(AtRisk), p.counts.get(Done), p.counts.total()))
            .collect();
        let expected = [("2026-03-01", 2, 0, 0, 2), ("2026-04-01", 0, 1, 1, 2), ("2026-05-01", 0, 0, 1, 1)];
        assert_eq!(told, expected.map(|(day, a, b, c, d)| (day.to_owned(), a, b, c, d)));
        assert_eq!(current(&editions).iter().map(|e| (e.task.number, e.version)).collect::<Vec<_>>(), [(1, 3), (2, 2)]);
    }

    #[test]
    fn the_list_is_narrowed_by_state_owner_and_the_clock() {
        let now = Moment::from_local("2026-07-01T00:00").expect("a time");
        let (open, dropped) =
            (edition(1, 1, "2026-03-01T09:00", TaskState::OnSchedule), edition(2, 1, "2026-03-01T09:00", TaskState::Dropped));
        let read = |state: &str, owner: &str| Narrowing::read(&Form::default().with("state", state).with("owner", owner));
        let has = |state: &str, owner: &str| {
            let narrowing = read(state, owner).expect("read");
            (narrowing.has(&open.task, now), narrowing.has(&dropped.task, now))
        };
        assert_eq!(has("", ""), (true, false));
        assert_eq!(has("dropped", ""), (false, true));
        assert_eq!(has("overdue", "Sở Y tế"), (true, false));
        assert_eq!(has("on_schedule", "Sở Xây dựng"), (false, false));
        assert!(read("x", "").is_err());
    }
}
