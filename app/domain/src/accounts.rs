//! The life of an account: in use, suspended by the office, restored.

use crate::{
    access::{Denied, Permit},
    event::{Act, Event},
    ids::UserId,
    time::Moment,
};

/// Why nobody can sign in, and since when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspension {
    pub at: Moment,
    pub reason: String,
}

/// Whether somebody can sign in with the account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub id: UserId,
    pub suspended: Option<Suspension>,
}

impl Standing {
    pub fn suspend(self, reason: &str, permit: &Permit) -> Result<(Self, Event), Denied> {
        if self.suspended.is_some() {
            return Err(Denied::WrongState);
        }
        let suspended = Some(Suspension { at: permit.at(), reason: reason.to_owned() });
        Ok(self.told(suspended, Act::AccountSuspended, reason, permit))
    }

    pub fn restore(self, reason: &str, permit: &Permit) -> Result<(Self, Event), Denied> {
        if self.suspended.is_none() {
            return Err(Denied::WrongState);
        }
        Ok(self.told(None, Act::AccountRestored, reason, permit))
    }

    fn told(self, suspended: Option<Suspension>, act: Act, reason: &str, permit: &Permit) -> (Self, Event) {
        let event = Event::new(act, permit.by()).account(self.id).note(reason);
        (Self { suspended, ..self }, event)
    }
}
