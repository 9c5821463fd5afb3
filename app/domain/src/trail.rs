//! The trail as people read it: a stretch of editing is one line, whatever else was saved in it.

use crate::{
    event::{Event, EventKind},
    time::Moment,
};

/// A longer pause ends a stretch of editing.
pub const PAUSE_MINUTES: i64 = 30;

/// One act, or what one person saved without a long pause and without another act of anybody in between.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub from: Moment,
    pub to: Moment,
    /// The newest of them; of a stretch of editing, the note names every section once, in the order of the first saves.
    pub event: Event,
}

/// Gathers events, newest first, into lines, newest first.
#[derive(Debug, Default)]
pub struct Trail {
    lines: Vec<Stretch>,
    /// Lines from here on may still grow: nothing but saving came after, on the way back in time.
    open: usize,
    oldest: Option<Moment>,
}

impl Trail {
    pub fn add(&mut self, at: Moment, event: Event) {
        self.oldest = Some(at);
        if !is_saving(&event) {
            self.lines.push(Stretch { from: at, to: at, event });
            self.open = self.lines.len();
            return;
        }
        let is_same = |line: &&mut Stretch| (line.event.by, line.event.kind) == (event.by, event.kind);
        let same = self.lines[self.open..].iter_mut().rev().find(is_same);
        match same.filter(|line| line.from <= at.plus_minutes(PAUSE_MINUTES)) {
            Some(line) => {
                line.from = at;
                let later = line.event.note.split(' ').filter(|section| !section.is_empty() && *section != event.note);
                line.event.note = std::iter::once(event.note.as_str()).chain(later).collect::<Vec<_>>().join(" ");
            }
            None => self.lines.push(Stretch { from: at, to: at, event }),
        }
    }

    /// Whether the newest `count` lines stay as they are, whatever older events are added.
    pub fn is_settled(&self, count: usize) -> bool {
        let Some(oldest) = self.oldest else { return false };
        let grows = |line: &Stretch| is_saving(&line.event) && line.from <= oldest.plus_minutes(PAUSE_MINUTES);
        self.lines.len() >= count && !self.lines[self.open.min(count)..count].iter().any(grows)
    }

    pub fn lines(self) -> Vec<Stretch> {
        self.lines
    }
}

/// What saves itself while somebody types. A challenge's draft that got another code says so, and is an act.
fn is_saving(event: &Event) -> bool {
    match event.kind {
        EventKind::ProposalSaved => true,
        EventKind::ChallengeEdited => event.note.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::UserId;

    const AN: u128 = 1;
    const HOA: u128 = 2;

    fn saved(minute: i64, by: u128, section: &str) -> (Moment, Event) {
        (Moment(0).plus_minutes(minute), Event::new(EventKind::ProposalSaved, Some(UserId(uuid::Uuid::from_u128(by)))).note(section))
    }

    fn act(minute: i64, act: EventKind) -> (Moment, Event) {
        (Moment(0).plus_minutes(minute), Event::new(act, Some(UserId(uuid::Uuid::from_u128(AN)))))
    }

    /// From, to and note of each line; the events are given oldest first.
    fn told(events: Vec<(Moment, Event)>) -> Vec<(i64, i64, String)> {
        let mut trail = Trail::default();
        for (at, event) in events.into_iter().rev() {
            trail.add(at, event);
        }
        trail.lines().into_iter().map(|l| (l.from.0 / 60_000, l.to.0 / 60_000, l.event.note)).collect()
    }

    #[test]
    fn a_stretch_of_editing_is_one_line_with_its_sections_in_order() {
        let events = vec![saved(0, AN, "plan"), saved(1, AN, "fit"), saved(20, AN, "plan"), saved(50, AN, "costs")];
        assert_eq!(told(events), [(0, 50, "plan fit costs".to_owned())]);
    }

    #[test]
    fn a_long_pause_another_person_and_another_act_begin_a_new_line() {
        assert_eq!(told(vec![saved(0, AN, "fit"), saved(31, AN, "fit")]).len(), 2);
        assert_eq!(told(vec![saved(0, AN, "fit"), act(1, EventKind::ProposalSubmitted), saved(2, AN, "fit")]).len(), 3);
        // Two who write at once are two lines, not one for each save.
        let both = (0..40).flat_map(|minute| [saved(minute, AN, "fit"), saved(minute, HOA, "team")]).collect();
        let lines = told(both);
        assert_eq!(lines, [(0, 39, "team".to_owned()), (0, 39, "fit".to_owned())]);
    }

    #[test]
    fn a_challenge_that_is_written_is_one_line_until_its_code_changes() {
        let edited = |minute, note| (saved(minute, AN, "").0, Event { kind: EventKind::ChallengeEdited, ..saved(minute, AN, note).1 });
        let events = vec![edited(0, ""), edited(1, ""), edited(2, "BT-1 → BT-2"), edited(3, ""), edited(4, "")];
        let lines = [(3, 4, String::new()), (2, 2, "BT-1 → BT-2".to_owned()), (0, 1, String::new())];
        assert_eq!(told(events), lines);
    }

    #[test]
    fn lines_that_are_settled_are_those_of_the_whole_trail() {
        let minutes = [0, 10, 20, 55, 56, 100, 101, 140, 180, 181, 182, 240];
        let events: Vec<_> = minutes
            .iter()
            .enumerate()
            .map(|(i, m)| if i % 5 == 4 { act(*m, EventKind::FileAdded) } else { saved(*m, if i % 3 == 0 { HOA } else { AN }, "fit") })
            .collect();
        let mut whole = Trail::default();
        for (at, event) in events.iter().rev().cloned() {
            whole.add(at, event);
        }
        let whole = whole.lines();
        for count in 1..=whole.len() {
            let mut part = Trail::default();
            for (at, event) in events.iter().rev().cloned() {
                part.add(at, event);
                if part.is_settled(count) {
                    break;
                }
            }
            assert_eq!(part.lines()[..count], whole[..count], "{count}");
        }
        assert!(!Trail::default().is_settled(0));
    }
}
