//! The council's seats: who sits on one, by which decision, for how long, and who may stand in.

use crate::{check::Problem, form::Reader, ids::UserId, people::SeatRole, time::Moment};
use serde::{Deserialize, Serialize};

/// Seats on the province's council (`domain.md` 1.1).
pub const SEATS: usize = 15;

const MAX_AFFILIATION: usize = 250;
const MAX_DECISION: usize = 250;

/// One seat and who sits on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    pub user: UserId,
    pub name: String,
    pub role: SeatRole,
    pub affiliation: String,
    pub appointment: Appointment,
    /// The other person of this seat: who may take it, or the appointed member while the alternate sits.
    pub other: Option<(UserId, String)>,
    /// The alternate sits.
    pub is_alternate: bool,
}

/// The decision that appoints somebody, and for how long.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appointment {
    pub number: String,
    pub date: Option<Moment>,
    pub term: Term,
}

/// From the first moment to the last day's end; open where nothing is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    pub from: Option<Moment>,
    /// The first moment after the term.
    pub until: Option<Moment>,
}

impl Term {
    /// A seat outside its term is no seat.
    pub fn is_current(self, now: Moment) -> bool {
        self.from.is_none_or(|from| from <= now) && self.until.is_none_or(|until| now < until)
    }

    pub fn last_day(self) -> Option<Moment> {
        self.until.map(|until| until.plus_days(-1))
    }
}

impl Appointment {
    /// Form: `decision`, `decision_date`, `term_from`, `term_to` (the last day).
    pub fn read(r: &mut Reader<'_>) -> Self {
        let number = r.text("decision", MAX_DECISION);
        let date = r.parsed("decision_date", Problem::Date, Moment::from_date);
        let from = r.parsed("term_from", Problem::Date, Moment::from_date);
        let until = r.parsed("term_to", Problem::Date, Moment::from_date).map(|last| last.plus_days(1));
        if from.zip(until).is_some_and(|(from, until)| until <= from) {
            r.errors.add("term_to", Problem::DateOrder);
        }
        Self { number, date, term: Term { from, until } }
    }
}

/// Where somebody comes from: `affiliation`.
pub fn read_affiliation(r: &mut Reader<'_>) -> String {
    r.text("affiliation", MAX_AFFILIATION)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Form;

    #[test]
    fn a_term_holds_from_its_first_to_its_last_moment() {
        let term = Term { from: Some(Moment(10)), until: Some(Moment(20)) };
        let held: Vec<_> = [9, 10, 19, 20].into_iter().map(|at| term.is_current(Moment(at))).collect();
        assert_eq!(held, [false, true, true, false]);
        assert!(Term::default().is_current(Moment(0)));
    }

    #[test]
    fn the_last_day_belongs_to_the_term() {
        let form = Form::default().with("decision", "Minh họa").with("term_from", "2026-03-01").with("term_to", "2026-03-31");
        let mut r = Reader::new(&form);
        let term = Appointment::read(&mut r).term;
        assert!(r.errors.is_empty());
        let at = |text| Moment::from_local(text).expect("a time");
        assert!(term.is_current(at("2026-03-01T00:00")) && term.is_current(at("2026-03-31T23:59")));
        assert!(!term.is_current(at("2026-02-28T23:59")) && !term.is_current(at("2026-04-01T00:00")));
        assert_eq!(term.last_day(), Moment::from_date("2026-03-31"));
    }

    #[test]
    fn a_term_that_ends_before_it_begins_is_refused() {
        let form = Form::default().with("term_from", "2026-03-02").with("term_to", "2026-03-01").with("decision_date", "hôm qua");
        let mut r = Reader::new(&form);
        Appointment::read(&mut r);
        assert_eq!((r.errors.of("term_to"), r.errors.of("decision_date")), (Some(&Problem::DateOrder), Some(&Problem::Date)));
    }
}
