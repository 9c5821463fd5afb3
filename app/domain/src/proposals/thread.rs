//! Messages between the office and one firm about what its proposal formally lacks, from the opening until its screening is
//! decided. They are no part of the proposal: nothing that is scored changes by them, and the council reads none.

use super::Proposal;
use crate::{
    access::{Action, Permit},
    check::Problem,
    event::{Event, EventKind},
    form::{FieldErrors, Form, FormReader},
    ids::{ProposalId, UserId},
    time::Moment,
};

pub const MAX_MESSAGE: usize = 4_000;
/// What one side writes in 24 hours. A number of this site, to be confirmed.
pub const PER_DAY: usize = 20;

/// Who speaks; the pages name no person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Office,
    Firm,
}

impl Side {
    pub const ALL: [Self; 2] = [Self::Office, Self::Firm];

    pub fn code(self) -> &'static str {
        match self {
            Self::Office => "office",
            Self::Firm => "firm",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|side| side.code() == code)
    }

    /// As the permit says.
    fn of(permit: &Permit) -> Self {
        if permit.action() == Action::WriteToFirm { Self::Office } else { Self::Firm }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub proposal: ProposalId,
    /// From 1, in order.
    pub number: u32,
    pub side: Side,
    pub by: UserId,
    pub at: Moment,
    pub text: String,
}

impl Message {
    /// `before` are all of the thread; `None` where the same was said last.
    pub fn write(before: &[Self], proposal: &Proposal, permit: &Permit, form: &Form) -> Result<Option<(Self, Event)>, FieldErrors> {
        let mut r = FormReader::new(form);
        let text = r.required("message", MAX_MESSAGE);
        r.errors.or(())?;
        let side = Side::of(permit);
        if before.last().is_some_and(|last| last.side == side && last.text == text) {
            return Ok(None);
        }
        let yesterday = permit.at().plus_days(-1);
        if before.iter().filter(|message| message.side == side && message.at > yesterday).count() >= PER_DAY {
            return Err(FieldErrors::one("message", Problem::TooManyMessages(PER_DAY as u32)));
        }
        let Some(by) = permit.by() else { return Ok(None) };
        let number = before.iter().map(|message| message.number).max().unwrap_or_default() + 1;
        let message = Self { proposal: proposal.id, number, side, by, at: permit.at(), text };
        Ok(Some((message, proposal.event(EventKind::MessageWritten, permit))))
    }
}
