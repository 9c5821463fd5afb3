//! A change of one seat, which takes two people: an officer proposes it, a leader confirms the very change that they read.

use super::seats::{SEATS, Seat};
use crate::{
    access::{Denied, Permit},
    check::Problem,
    event::{Event, EventKind},
    form::{FieldErrors, Form, FormReader},
    ids::UserId,
    limits::{NAME, REASON},
    people::SeatRole,
    time::Moment,
};
use serde::{Deserialize, Serialize};

/// Roles that one member at a time may hold.
const SINGLE: [SeatRole; 3] = [SeatRole::Chair, SeatRole::ViceChair, SeatRole::Secretary];

/// What a change rests on: the number and date of the decision, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    pub number: String,
    pub date: Moment,
    pub reason: String,
}

impl Basis {
    /// Form: `decision`, `decision_date`, `reason`.
    pub fn read(r: &mut FormReader<'_>) -> Option<Self> {
        let number = r.required("decision", NAME);
        let date = r.required_parsed("decision_date", Problem::Date, Moment::from_date);
        let reason = r.required("reason", REASON);
        date.map(|date| Self { number, date, reason })
    }
}

/// What an officer proposed about one seat; nothing has changed yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatChange {
    /// As it was when the change was proposed; `None` where nobody sits yet.
    pub before: Option<Seat>,
    /// `None` where the seat ends.
    pub after: Option<Seat>,
    pub basis: Basis,
    pub by: UserId,
    pub at: Moment,
}

impl SeatChange {
    pub fn new(before: Option<Seat>, after: Option<Seat>, basis: Basis, permit: &Permit) -> Result<Self, Denied> {
        let by = permit.by().ok_or(Denied::SignIn)?;
        Ok(Self { before, after, basis, by, at: permit.at() })
    }

    /// Whose seat it is about: one change of it waits at a time.
    pub fn user(&self) -> Option<UserId> {
        self.before.as_ref().or(self.after.as_ref()).map(|seat| seat.user)
    }

    /// Everybody whose seat changes by it.
    pub fn concerned(&self) -> Vec<UserId> {
        let mut people: Vec<UserId> = self.before.iter().chain(&self.after).map(|seat| seat.user).collect();
        people.dedup();
        people
    }

    pub fn kind(&self) -> EventKind {
        match (&self.before, &self.after) {
            (_, None) => EventKind::SeatRemoved,
            (Some(before), Some(after)) if before.user != after.user => EventKind::SeatTaken,
            _ => EventKind::SeatAssigned,
        }
    }

    /// The same was proposed already.
    pub fn is_same(&self, other: &Self) -> bool {
        (&self.before, &self.after, &self.basis) == (&other.before, &other.after, &other.basis)
    }

    /// The council as it would be.
    pub fn applied(&self, seats: &[Seat]) -> Vec<Seat> {
        let gone = |seat: &&Seat| self.before.iter().chain(&self.after).all(|of| of.user != seat.user);
        seats.iter().filter(gone).chain(&self.after).cloned().collect()
    }

    /// Fifteen seats at most, one chair, one vice-chair, one secretary, and nobody on two seats.
    pub fn check(&self, seats: &[Seat]) -> Result<(), FieldErrors> {
        let Some(after) = &self.after else { return Ok(()) };
        let others: Vec<&Seat> = seats.iter().filter(|seat| self.concerned().iter().all(|user| seat.user != *user)).collect();
        let is_taken = |user: UserId| others.iter().any(|seat| seat.is_of(user));
        let other = after.other.as_ref().map(|(id, _)| *id);
        if others.len() >= SEATS {
            Err(FieldErrors::one("user", Problem::Range(1, SEATS as i64)))
        } else if is_taken(after.user) {
            Err(FieldErrors::one("user", Problem::Choice))
        } else if SINGLE.contains(&after.role) && others.iter().any(|seat| seat.role == after.role) {
            Err(FieldErrors::one("role", Problem::Choice))
        } else if other.is_some_and(|other| other == after.user || is_taken(other)) {
            Err(FieldErrors::one("alternate", Problem::Choice))
        } else {
            Ok(())
        }
    }

    pub fn proposed(&self) -> Event {
        self.event(EventKind::SeatProposed, self.by)
    }

    /// By a second person, who read the change that was proposed at `shown`; the seat is what it was then.
    pub fn confirm(&self, shown: Moment, seats: &[Seat], permit: &Permit) -> Result<Event, Denied> {
        let by = permit.by().ok_or(Denied::SignIn)?;
        let now = self.user().and_then(|user| seats.iter().find(|seat| seat.user == user));
        if self.at != shown || now != self.before.as_ref() {
            return Err(Denied::OtherRequest);
        }
        if by == self.by { Err(Denied::OwnRequest) } else { Ok(self.event(self.kind(), by)) }
    }

    /// Nothing comes of it.
    pub fn decline(&self, shown: Moment, reason: &str, permit: &Permit) -> Result<Event, Denied> {
        let by = permit.by().ok_or(Denied::SignIn)?;
        if self.at != shown {
            return Err(Denied::OtherRequest);
        }
        let event = self.event(EventKind::SeatDeclined, by);
        let note = format!("{}: {reason}", event.note);
        Ok(event.note(note))
    }

    /// `chair Trần Quang Minh – 12/QĐ-UBND`; of a seat handed over also from whom.
    fn event(&self, kind: EventKind, by: UserId) -> Event {
        let seat = self.after.as_ref().or(self.before.as_ref());
        let (role, name) = seat.map_or(("", ""), |seat| (seat.role.code(), seat.name.as_str()));
        let from = self.before.as_ref().filter(|before| self.after.as_ref().is_some_and(|after| after.user != before.user));
        let from = from.map(|before| format!(" ← {}", before.name)).unwrap_or_default();
        // Of no account alone: another person's seat may change with it.
        Event::new(kind, Some(by)).note(format!("{role} {name}{from} – {}", self.basis.number))
    }
}

/// A seat as it is meant to be: as was proposed last, where a change of it waits, or else as it is.
pub fn meant<'a>(user: UserId, seats: &'a [Seat], waiting: impl IntoIterator<Item = &'a SeatChange>) -> Option<&'a Seat> {
    let proposed = waiting.into_iter().filter_map(|change| change.after.as_ref()).find(|seat| seat.user == user);
    proposed.or_else(|| seats.iter().find(|seat| seat.user == user))
}

/// Which change a button is about, as its page shows it: whose seat, and when it was proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    pub user: UserId,
    pub at: Moment,
}

impl Shown {
    pub fn of(change: &SeatChange) -> Option<Self> {
        change.user().map(|user| Self { user, at: change.at })
    }

    /// Form: `waiting`.
    pub fn read(form: &Form) -> Option<Self> {
        let (user, at) = form.get("waiting").split_once(' ')?;
        Some(Self { user: user.parse().ok().map(UserId)?, at: at.parse().ok().map(Moment)? })
    }

    pub fn value(self) -> String {
        format!("{} {}", self.user, self.at.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        access::{Action, Site, check},
        council::Appointment,
        people::{Actor, Role, User},
    };
    use uuid::Uuid;

    fn id(n: u128) -> UserId {
        UserId(Uuid::from_u128(n))
    }

    fn seat(n: u128, role: SeatRole) -> Seat {
        Seat {
            user: id(n),
            name: n.to_string(),
            role,
            affiliation: String::new(),
            appointment: Appointment::default(),
            other: None,
            is_alternate: false,
        }
    }

    fn permit(by: u128, at: i64) -> Permit {
        let user =
            User { id: id(by), name: String::new(), email: String::new(), role: Role::Leader, firm: None, seat: None, still_scores: false };
        check(&Actor::User(user), Action::UseOffice, &Site, Moment(at)).expect("the office's")
    }

    fn change(before: Option<Seat>, after: Option<Seat>) -> SeatChange {
        let basis = Basis { number: "12/QĐ".to_owned(), date: Moment(1), reason: "Thay đổi.".to_owned() };
        SeatChange::new(before, after, basis, &permit(1, 10)).expect("proposed")
    }

    #[test]
    fn the_very_change_that_was_read_is_confirmed_by_another_person() {
        let chair = seat(5, SeatRole::Chair);
        let ends = change(Some(chair.clone()), None);
        assert_eq!(ends.confirm(Moment(10), std::slice::from_ref(&chair), &permit(1, 11)), Err(Denied::OwnRequest));
        assert_eq!(
            ends.confirm(Moment(9), std::slice::from_ref(&chair), &permit(2, 11)),
            Err(Denied::OtherRequest),
            "another one was shown"
        );
        let other = Seat { affiliation: "Viện".to_owned(), ..chair.clone() };
        assert_eq!(ends.confirm(Moment(10), &[other], &permit(2, 11)), Err(Denied::OtherRequest), "the seat has changed since");
        assert_eq!(ends.confirm(Moment(10), &[], &permit(2, 11)), Err(Denied::OtherRequest));
        let event = ends.confirm(Moment(10), std::slice::from_ref(&chair), &permit(2, 11)).expect("by a second person");
        assert_eq!((event.kind, event.by, event.note.as_str()), (EventKind::SeatRemoved, Some(id(2)), "chair 5 – 12/QĐ"));
        assert_eq!(ends.applied(&[chair, seat(6, SeatRole::Member)]), [seat(6, SeatRole::Member)]);
        assert_eq!(ends.decline(Moment(9), "Không.", &permit(2, 11)), Err(Denied::OtherRequest));
        assert_eq!(ends.decline(Moment(10), "Không.", &permit(1, 11)).expect("withdrawn").note, "chair 5 – 12/QĐ: Không.");
    }

    #[test]
    fn a_seat_that_waits_for_another_to_end_fits_once_it_has_ended() {
        let (old, new) = (seat(5, SeatRole::Chair), seat(6, SeatRole::Chair));
        let (ends, comes) = (change(Some(old.clone()), None), change(None, Some(new.clone())));
        let problem = |change: &SeatChange, seats: &[Seat]| change.check(seats).err().map(|mut errors| errors.0.swap_remove(0));
        assert_eq!(problem(&comes, std::slice::from_ref(&old)), Some(("role".to_owned(), Problem::Choice)));
        assert_eq!(problem(&comes, &ends.applied(std::slice::from_ref(&old))), None);
        let taken = Seat { other: Some((id(5), String::new())), ..seat(7, SeatRole::Member) };
        assert_eq!(problem(&change(None, Some(taken)), std::slice::from_ref(&old)), Some(("alternate".to_owned(), Problem::Choice)));
        let full: Vec<Seat> = (10..25).map(|n| seat(n, SeatRole::Member)).collect();
        assert_eq!(problem(&comes, &full), Some(("user".to_owned(), Problem::Range(1, 15))));
        let over = change(Some(old.clone()), Some(Seat { other: Some((id(5), String::new())), is_alternate: true, ..new }));
        assert_eq!(
            (over.kind(), over.concerned(), problem(&over, std::slice::from_ref(&old))),
            (EventKind::SeatTaken, vec![id(5), id(6)], None)
        );
        assert_eq!(over.proposed().note, "chair 6 ← 5 – 12/QĐ");
        assert_eq!(over.applied(&[old]).len(), 1);
    }

    #[test]
    fn a_form_begins_with_what_was_proposed_last() {
        let seats = [seat(5, SeatRole::Member)];
        let changed = Seat { affiliation: "Viện".to_owned(), ..seats[0].clone() };
        let waits = change(Some(seats[0].clone()), Some(changed.clone()));
        assert_eq!((meant(id(5), &seats, [&waits]), meant(id(5), &seats, [])), (Some(&changed), Some(&seats[0])));
        assert_eq!(meant(id(6), &seats, [&waits]), None);
    }

    #[test]
    fn a_button_names_the_change_that_its_page_showed() {
        let shown = Shown::of(&change(Some(seat(5, SeatRole::Chair)), None)).expect("about somebody");
        assert_eq!(Shown::read(&Form::default().with("waiting", shown.value())), Some(shown));
        assert_eq!(Shown::read(&Form::default().with("waiting", "5")), None);
    }
}
