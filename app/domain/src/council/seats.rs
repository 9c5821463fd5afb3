//! The council's seats: who sits on one, by which decision, for how long, and who may stand in.

use crate::{
    check::Problem,
    form::{Form, FormReader},
    ids::UserId,
    limits::NAME,
    people::SeatRole,
    time::Moment,
};
use serde::{Deserialize, Serialize};

/// Seats on the province's council.
pub const SEATS: usize = 15;

/// One seat and who sits on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    pub user: UserId,
    pub name: String,
    pub role: SeatRole,
    #[serde(default)]
    pub affiliation: String,
    #[serde(default)]
    pub appointment: Appointment,
    /// The other person of this seat: who may take it, or the appointed member while the alternate sits.
    pub other: Option<(UserId, String)>,
    /// The alternate sits.
    #[serde(default)]
    pub is_alternate: bool,
}

impl Seat {
    /// Sits on it, or is its other person.
    pub fn is_of(&self, user: UserId) -> bool {
        self.user == user || self.other.as_ref().is_some_and(|(id, _)| *id == user)
    }

    /// As its form shows it.
    pub fn to_form(&self) -> Form {
        let date = |moment: Option<Moment>| moment.map(|m| m.to_date()).unwrap_or_default();
        let appointment = &self.appointment;
        Form::default()
            .with("user", self.user.to_string())
            .with("role", self.role.code())
            .with("affiliation", &self.affiliation)
            .with("decision", &appointment.number)
            .with("decision_date", date(appointment.date))
            .with("term_from", date(appointment.term.from))
            .with("term_to", date(appointment.term.last_day()))
            .with("alternate", self.other.as_ref().map(|(id, _)| id.to_string()).unwrap_or_default())
    }
}

/// A seat as it was for a time; what changed about it since is another seating.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seating {
    pub seat: Seat,
    pub since: Moment,
    /// The first moment after it.
    pub until: Option<Moment>,
}

impl Seating {
    /// The seat was held then, in its term.
    pub fn is_held(&self, at: Moment) -> bool {
        self.since <= at && self.until.is_none_or(|until| at < until) && self.seat.appointment.term.is_current(at)
    }

    fn end(&self) -> Option<Moment> {
        [self.until, self.seat.appointment.term.until].into_iter().flatten().min()
    }
}

/// The seats as they are and as they were.
#[derive(Clone, Debug, Default)]
pub struct Seatings(pub Vec<Seating>);

impl Seatings {
    /// The council at a moment.
    pub fn at(&self, at: Moment) -> impl Iterator<Item = &Seat> {
        self.0.iter().filter(move |s| s.is_held(at)).map(|s| &s.seat)
    }

    /// How somebody sat at a moment, or else before it, or else at all.
    pub fn of(&self, user: UserId, at: Moment) -> Option<&Seat> {
        let own = || self.0.iter().filter(|s| s.seat.user == user);
        let held = own().find(|s| s.is_held(at));
        let before = || own().filter(|s| s.since <= at).max_by_key(|s| s.since);
        held.or_else(before).or_else(|| own().min_by_key(|s| s.since)).map(|s| &s.seat)
    }

    /// Since when somebody who sat on the council sits there no more.
    pub fn left(&self, user: UserId, now: Moment) -> Option<Moment> {
        let own = || self.0.iter().filter(|s| s.seat.user == user);
        if own().any(|s| s.is_held(now)) {
            return None;
        }
        // Who was appointed for one challenge has never sat.
        own().filter(|s| s.until != Some(s.since)).filter_map(Seating::end).filter(|end| *end <= now).max()
    }
}

/// The decision that appoints somebody, and for how long.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Appointment {
    pub number: String,
    pub date: Option<Moment>,
    pub term: Term,
}

/// From the first moment to the last day's end; open where nothing is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
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
    pub fn read(r: &mut FormReader<'_>) -> Self {
        let number = r.text("decision", NAME);
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
pub fn read_affiliation(r: &mut FormReader<'_>) -> String {
    r.text("affiliation", NAME)
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

    fn seating(user: u128, role: SeatRole, since: i64, until: Option<i64>) -> Seating {
        let seat = Seat {
            user: UserId(uuid::Uuid::from_u128(user)),
            name: user.to_string(),
            role,
            affiliation: String::new(),
            appointment: Appointment::default(),
            other: None,
            is_alternate: false,
        };
        Seating { seat, since: Moment(since), until: until.map(Moment) }
    }

    #[test]
    fn the_council_of_a_moment_is_who_sat_then() {
        let member = |n| UserId(uuid::Uuid::from_u128(n));
        let mut ends = seating(3, SeatRole::Member, 0, None);
        ends.seat.appointment.term.until = Some(Moment(15));
        let all = Seatings(vec![
            seating(1, SeatRole::Chair, 0, Some(10)),
            seating(1, SeatRole::Member, 10, None),
            seating(2, SeatRole::Chair, 10, None),
            ends,
        ]);
        let names = |at| all.at(Moment(at)).map(|s| format!("{}{}", s.name, s.role.code())).collect::<Vec<_>>();
        assert_eq!(names(9), ["1chair", "3member"]);
        assert_eq!(names(10), ["1member", "2chair", "3member"]);
        assert_eq!(names(15), ["1member", "2chair"]);
        let role = |n, at| all.of(member(n), Moment(at)).map(|s| s.role);
        assert_eq!((role(1, 9), role(1, 10)), (Some(SeatRole::Chair), Some(SeatRole::Member)));
        assert_eq!((role(2, 5), role(3, 99), role(4, 5)), (Some(SeatRole::Chair), Some(SeatRole::Member), None));
        assert_eq!(all.left(member(3), Moment(14)), None);
        assert_eq!(all.left(member(3), Moment(20)), Some(Moment(15)));
        assert_eq!((all.left(member(1), Moment(20)), all.left(member(4), Moment(20))), (None, None));
    }

    #[test]
    fn the_last_day_belongs_to_the_term() {
        let form = Form::default().with("decision", "Minh họa").with("term_from", "2026-03-01").with("term_to", "2026-03-31");
        let mut r = FormReader::new(&form);
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
        let mut r = FormReader::new(&form);
        Appointment::read(&mut r);
        assert_eq!((r.errors.of("term_to"), r.errors.of("decision_date")), (Some(&Problem::DateOrder), Some(&Problem::Date)));
    }
}
