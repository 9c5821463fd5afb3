//! The life of an account: in use, stopped until its owner sets a new password, suspended by two people, restored.

use crate::{
    access::{Denied, Permit},
    event::{Event, EventKind},
    ids::UserId,
    time::Moment,
};
use serde::{Deserialize, Serialize};

/// Why nobody can sign in, and since when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspension {
    pub at: Moment,
    pub reason: String,
}

/// What one person asks for and another does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Requested {
    #[default]
    Suspension,
    NewPassword,
}

/// Somebody asked that the account be suspended or stopped; another person decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    pub at: Moment,
    pub by: UserId,
    pub reason: String,
    #[serde(default)]
    pub what: Requested,
}

/// Whether somebody can sign in with the account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub id: UserId,
    pub asked: Option<Request>,
    pub suspended: Option<Suspension>,
    /// When its sessions and its password were last ended.
    pub stopped: Option<Moment>,
}

impl Standing {
    pub fn new(id: UserId) -> Self {
        Self { id, asked: None, suspended: None, stopped: None }
    }

    /// The first of two people.
    pub fn ask(self, what: Requested, reason: &str, permit: &Permit) -> Result<(Self, Event), Denied> {
        let (None, None, Some(by)) = (&self.suspended, &self.asked, permit.by()) else { return Err(Denied::WrongState) };
        let kind = match what {
            Requested::Suspension => EventKind::SuspensionAsked,
            Requested::NewPassword => {
                self.may_be_stopped(permit)?;
                EventKind::StopAsked
            }
        };
        let event = self.event(kind, reason, permit);
        Ok((Self { asked: Some(Request { at: permit.at(), by, reason: reason.to_owned(), what }), ..self }, event))
    }

    /// The second, on the request that they read, which was made `at`.
    pub fn suspend(self, at: Moment, permit: &Permit) -> Result<(Self, Event), Denied> {
        let request = self.confirmed(Requested::Suspension, at, permit)?;
        let event = self.event(EventKind::AccountSuspended, &request.reason, permit);
        Ok((Self { asked: None, suspended: Some(Suspension { at: permit.at(), reason: request.reason }), ..self }, event))
    }

    /// The same for a new password.
    pub fn stop_as_asked(self, at: Moment, permit: &Permit) -> Result<(Self, Event), Denied> {
        let request = self.confirmed(Requested::NewPassword, at, permit)?;
        Self { asked: None, ..self }.stop(&request.reason, permit)
    }

    fn confirmed(&self, what: Requested, at: Moment, permit: &Permit) -> Result<Request, Denied> {
        let is_read = |request: &&Request| request.at == at && request.what == what && self.suspended.is_none();
        let request = self.asked.as_ref().filter(is_read).ok_or(Denied::OtherRequest)?;
        if permit.by().is_none_or(|by| by == request.by) {
            return Err(Denied::OwnRequest);
        }
        Ok(request.clone())
    }

    /// Nothing comes of the request.
    pub fn decline(self, what: Requested, reason: &str, permit: &Permit) -> Result<(Self, Event), Denied> {
        if self.asked.as_ref().is_none_or(|request| request.what != what) {
            return Err(Denied::OtherRequest);
        }
        let kind = match what {
            Requested::Suspension => EventKind::SuspensionDeclined,
            Requested::NewPassword => EventKind::StopDeclined,
        };
        let event = self.event(kind, reason, permit);
        Ok((Self { asked: None, ..self }, event))
    }

    pub fn restore(self, reason: &str, permit: &Permit) -> Result<(Self, Event), Denied> {
        if self.suspended.is_none() {
            return Err(Denied::WrongState);
        }
        let event = self.event(EventKind::AccountRestored, reason, permit);
        Ok((Self { suspended: None, ..self }, event))
    }

    /// For an account taken over: its owner has it back with the next mail. One person's act unless something of the
    /// account [presses](crate::affairs::Affair::presses), and once a day, so that nobody is kept out by it.
    pub fn stop(self, reason: &str, permit: &Permit) -> Result<(Self, Event), Denied> {
        self.may_be_stopped(permit)?;
        let event = self.event(EventKind::AccountStopped, reason, permit);
        let asked = self.asked.filter(|request| request.what != Requested::NewPassword);
        Ok((Self { asked, stopped: Some(permit.at()), ..self }, event))
    }

    /// From when it can be stopped again, if it was within the last day.
    pub fn stopped_until(&self, now: Moment) -> Option<Moment> {
        self.stopped.map(|at| at.plus_days(1)).filter(|again| now < *again)
    }

    fn may_be_stopped(&self, permit: &Permit) -> Result<(), Denied> {
        match (&self.suspended, self.stopped_until(permit.at())) {
            (Some(_), _) => Err(Denied::WrongState),
            (None, Some(again)) => Err(Denied::StoppedToday(again)),
            (None, None) => Ok(()),
        }
    }

    fn event(&self, kind: EventKind, reason: &str, permit: &Permit) -> Event {
        Event::new(kind, permit.by()).account(self.id).note(reason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        access::{Action, Site, check},
        people::{Actor, Role, User},
    };
    use uuid::Uuid;

    fn permit(by: u128, at: i64) -> Permit {
        let user = User {
            id: UserId(Uuid::from_u128(by)),
            name: String::new(),
            email: String::new(),
            role: Role::Leader,
            firm: None,
            seat: None,
            still_scores: false,
        };
        check(&Actor::User(user), Action::UseOffice, &Site, Moment(at)).expect("a leader's")
    }

    fn account() -> Standing {
        Standing::new(UserId(Uuid::from_u128(9)))
    }

    #[test]
    fn whoever_asked_does_not_confirm_and_only_what_was_read_is_confirmed() {
        let (asked, _) = account().ask(Requested::Suspension, "lý do", &permit(1, 10)).expect("asked");
        assert_eq!(asked.suspended, None);
        assert_eq!(asked.clone().ask(Requested::Suspension, "khác", &permit(2, 11)).map(drop), Err(Denied::WrongState));
        assert_eq!(asked.clone().suspend(Moment(10), &permit(1, 11)).map(drop), Err(Denied::OwnRequest));
        assert_eq!(asked.clone().suspend(Moment(9), &permit(2, 11)).map(drop), Err(Denied::OtherRequest));
        assert_eq!(account().suspend(Moment(10), &permit(2, 11)).map(drop), Err(Denied::OtherRequest));
        let (suspended, event) = asked.clone().suspend(Moment(10), &permit(2, 11)).expect("by a second person");
        assert_eq!(suspended.suspended, Some(Suspension { at: Moment(11), reason: "lý do".into() }));
        assert_eq!((suspended.asked.as_ref(), event.kind, event.note.as_str()), (None, EventKind::AccountSuspended, "lý do"));
        assert_eq!(suspended.clone().ask(Requested::Suspension, "lại", &permit(1, 12)).map(drop), Err(Denied::WrongState));
        assert_eq!(suspended.restore("xong", &permit(1, 12)).expect("restored").0, account());
        assert_eq!(asked.decline(Requested::Suspension, "không cần", &permit(1, 12)).expect("declined").0, account());
    }

    #[test]
    fn a_new_password_that_was_asked_for_is_a_second_person_s_to_require() {
        let (asked, event) = account().ask(Requested::NewPassword, "lộ", &permit(1, 10)).expect("asked");
        assert_eq!((asked.stopped, event.kind), (None, EventKind::StopAsked), "nothing has happened yet");
        assert_eq!(asked.clone().stop_as_asked(Moment(10), &permit(1, 11)).map(drop), Err(Denied::OwnRequest));
        assert_eq!(asked.clone().stop_as_asked(Moment(9), &permit(2, 11)).map(drop), Err(Denied::OtherRequest));
        assert_eq!(asked.clone().suspend(Moment(10), &permit(2, 11)).map(drop), Err(Denied::OtherRequest), "something else was asked for");
        let (stopped, event) = asked.clone().stop_as_asked(Moment(10), &permit(2, 11)).expect("by a second person");
        assert_eq!((stopped.asked, stopped.suspended, stopped.stopped), (None, None, Some(Moment(11))));
        assert_eq!((event.kind, event.note.as_str()), (EventKind::AccountStopped, "lộ"));
        let (declined, event) = asked.decline(Requested::NewPassword, "nhầm", &permit(2, 11)).expect("declined");
        assert_eq!((declined, event.kind), (account(), EventKind::StopDeclined));
        let (suspension, _) = account().ask(Requested::Suspension, "lý do", &permit(1, 10)).expect("asked");
        assert_eq!(suspension.stop_as_asked(Moment(10), &permit(2, 11)).map(drop), Err(Denied::OtherRequest));
    }

    #[test]
    fn a_request_stored_before_there_were_two_kinds_is_for_a_suspension() {
        let id = Uuid::from_u128(1);
        let stored = format!(r#"{{"at":10,"by":"{id}","reason":"lý do"}}"#);
        let read: Request = serde_json::from_str(&stored).expect("read");
        assert_eq!(read.what, Requested::Suspension);
    }

    #[test]
    fn an_account_is_stopped_once_a_day_and_keeps_every_right() {
        let day = Moment(0).plus_days(1);
        let (stopped, _) = account().stop("lộ mật khẩu", &permit(1, 0)).expect("stopped");
        assert_eq!(stopped.suspended, None);
        assert_eq!(stopped.clone().stop("lần nữa", &permit(2, day.0 - 1)).map(drop), Err(Denied::StoppedToday(day)));
        assert!(stopped.stop("lần nữa", &permit(2, day.0)).is_ok());
    }
}
