//! What the people of a firm say to each other about their proposal while they write it. Nobody else reads it, and it is no part of
//! the proposal.

use super::{Proposal, Section};
use crate::{
    access::Permit,
    check::Problem,
    event::{Event, EventKind},
    form::{FieldErrors, Form, FormReader},
    ids::{ProposalId, UserId},
    time::Moment,
};

pub const MAX_COMMENT: usize = 2_000;
/// Of one proposal. A number of this site, to be confirmed.
pub const MAX_COMMENTS: usize = 500;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    pub proposal: ProposalId,
    /// From 1, in the order in which they came.
    pub number: u32,
    /// `None`: about the whole.
    pub section: Option<Section>,
    pub by: UserId,
    pub at: Moment,
    pub text: String,
    /// When somebody said that it is dealt with.
    pub settled: Option<Moment>,
}

impl Comment {
    /// Form: `comment`, `about` (a section, or empty). `before` are all of the proposal; `None` where the same person said the same
    /// last.
    pub fn write(before: &[Self], proposal: &Proposal, permit: &Permit, form: &Form) -> Result<Option<(Self, Event)>, FieldErrors> {
        let mut r = FormReader::new(form);
        let text = r.required("comment", MAX_COMMENT);
        let section = r.parsed("about", Problem::Choice, Section::from_code);
        r.errors.or(())?;
        let Some(by) = permit.by() else { return Ok(None) };
        if before.last().is_some_and(|last| last.by == by && last.text == text && last.section == section) {
            return Ok(None);
        }
        if before.len() >= MAX_COMMENTS {
            return Err(FieldErrors::one("comment", Problem::TooManyMessages(MAX_COMMENTS as u32)));
        }
        let number = before.iter().map(|comment| comment.number).max().unwrap_or_default() + 1;
        let comment = Self { proposal: proposal.id, number, section, by, at: permit.at(), text, settled: None };
        Ok(Some((comment, proposal.event(EventKind::CommentWritten, permit))))
    }

    /// Dealt with; `None` where it was.
    pub fn settle(self, permit: &Permit) -> Option<Self> {
        self.settled.is_none().then(|| Self { settled: Some(permit.at()), ..self })
    }
}
