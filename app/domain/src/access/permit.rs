//! Proof that somebody may do something, which writers ask for.

use super::{action::Action, subject::Subject};
use crate::{ids::UserId, time::Moment};

/// Proof that [`check`](super::check) said yes to one action on one subject.
#[derive(Clone, Debug)]
pub struct Permit {
    pub(super) action: Action,
    pub(super) subject: Subject,
    pub(super) by: Option<UserId>,
    pub(super) at: Moment,
}

/// A writer was handed a permit for something else: a mistake of ours, never of whoever asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongPermit {
    pub action: Action,
    pub subject: Subject,
    /// What was to be written.
    pub row: Subject,
}

impl Permit {
    pub fn action(&self) -> Action {
        self.action
    }

    pub fn subject(&self) -> Subject {
        self.subject
    }

    /// `None` for the system itself and for visitors.
    pub fn by(&self) -> Option<UserId> {
        self.by
    }

    pub fn at(&self) -> Moment {
        self.at
    }

    /// For whoever writes `row`: the permit is for one of `actions`, done to that row or to what it is part of.
    pub fn covers(&self, actions: &[Action], row: impl Into<Subject>) -> Result<(), WrongPermit> {
        let row = row.into();
        if actions.contains(&self.action) && self.subject.covers(row) {
            return Ok(());
        }
        Err(WrongPermit { action: self.action, subject: self.subject, row })
    }
}
