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

/// Somebody asked that the account be suspended; another person decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    pub at: Moment,
    pub by: UserId,
    pub reason: String,
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
    pub fn ask(self, reason: &str, permit: &Permit) -> Result<(Self, Event), Denied> {
        let (None, None, Some(by)) = (&self.suspended, &self.asked, permit.by()) else { return Err(Denied::WrongState) };
        let event = self.event(EventKind::SuspensionAsked, reason, permit);
        Ok((Self { asked: Some(Request { at: permit.at(), by, reason: reason.to_owned() }), ..self }, event))
    }

    /// The second, on the request that they read, which was made `at`.
    pub fn suspend(self, at: Moment, permit: &Permit) -> Result<(Self, Event), Denied> {
        let Some(request) = self.asked.clone().filter(|request| request.at == at && self.suspended.is_none()) else {
            return Err(Denied::WrongState);
        };
        if permit.by().is_none_or(|by| by == request.by) {
            return Err(Denied::OwnRequest);
        }
        let event = self.event(EventKind::AccountSuspended, &request.reason, permit);
        Ok((Self { asked: None, suspended: Some(Suspension { at: permit.at(), reason: request.reason }), ..self }, event))
    }

    /// Nothing comes of the request.
    pub fn decline(self, reason: &str, permit: &Permit) -> Result<(Self, Event), Denied> {
        if self.asked.is_none() {
            return Err(Denied::WrongState);
        }
        let event = self.event(EventKind::SuspensionDeclined, reason, permit);
        Ok((Self { asked: None, ..self }, event))
    }

    pub fn restore(self, reason: &str, permit: &Permit) -> Result<(Self, Event), Denied> {
        if self.suspended.is_none() {
            return Err(Denied::WrongState);
        }
        let event = self.event(EventKind::AccountRestored, reason, permit);
        Ok((Self { suspended: None, ..self }, event))
    }

    /// For an account taken over: one person's act, since its owner has it back with the next mail. Once a day, so that
    /// nobody is kept out by it.
    pub fn stop(self, reason: &str, permit: &Permit) -> Result<(Self, Event), Denied> {
        let again = self.stopped.map_or(permit.at(), |at| at.plus_days(1));
        if self.suspended.is_some() {
            return Err(Denied::WrongState);
        }
        if permit.at() < again {
            return Err(Denied::StoppedToday(again));
        }
        let event = self.event(EventKind::AccountStopped, reason, permit);
        Ok((Self { stopped: Some(permit.at()), ..self }, event))
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
        let user =
            User { id: UserId(Uuid::from_u128(by)), name: String::new(), email: String::new(), role: Role::Leader, firm: None, seat: None };
        check(&Actor::User(user), Action::UseOffice, &Site, Moment(at)).expect("a leader's")
    }

    fn account() -> Standing {
        Standing::new(UserId(Uuid::from_u128(9)))
    }

    #[test]
    fn whoever_asked_does_not_confirm_and_only_what_was_read_is_confirmed() {
        let (asked, _) = account().ask("lý do", &permit(1, 10)).expect("asked");
        assert_eq!(asked.suspended, None);
        assert_eq!(asked.clone().ask("khác", &permit(2, 11)).map(drop), Err(Denied::WrongState));
        assert_eq!(asked.clone().suspend(Moment(10), &permit(1, 11)).map(drop), Err(Denied::OwnRequest));
        assert_eq!(asked.clone().suspend(Moment(9), &permit(2, 11)).map(drop), Err(Denied::WrongState));
        assert_eq!(account().suspend(Moment(10), &permit(2, 11)).map(drop), Err(Denied::WrongState));
        let (suspended, event) = asked.clone().suspend(Moment(10), &permit(2, 11)).expect("by a second person");
        assert_eq!(suspended.suspended, Some(Suspension { at: Moment(11), reason: "lý do".into() }));
        assert_eq!((suspended.asked.as_ref(), event.kind, event.note.as_str()), (None, EventKind::AccountSuspended, "lý do"));
        assert_eq!(suspended.clone().ask("lại", &permit(1, 12)).map(drop), Err(Denied::WrongState));
        assert_eq!(suspended.restore("xong", &permit(1, 12)).expect("restored").0, account());
        assert_eq!(asked.decline("không cần", &permit(1, 12)).expect("declined").0, account());
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
