//! Handing in: nothing but what was looked at, whole, and once.

use super::{
    Section,
    content::Submission,
    lifecycle::{Life, Proposal, Receipt, Rejection},
    review::Reviewed,
    waiting::is_changed,
};
use crate::{
    access::Permit,
    challenges::Challenge,
    check::Problem,
    event::{Event, EventKind},
    firms::Profile,
    form::Form,
};

/// What somebody asks for who presses the button.
#[derive(Clone, Debug)]
pub struct HandingIn<'a> {
    /// As saved.
    pub draft: Reviewed,
    /// It says what was looked at.
    pub form: &'a Form,
    /// What its partners have not agreed to.
    pub unagreed: Vec<(Section, String, Problem)>,
    /// As registered now.
    pub firm: &'a Profile,
    /// What was handed in last, and under which registration, as far as it can be read.
    pub last: Option<(Submission, Profile)>,
    /// Code of the receipt, should there be a new one.
    pub receipt: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Submitting {
    /// This very draft stands as handed in already, under this name.
    Stands(Receipt),
    /// A version; an earlier one is replaced and kept.
    New(Box<NewVersion>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewVersion {
    pub proposal: Proposal,
    pub submission: Submission,
    pub receipt: Receipt,
    pub event: Event,
}

impl Proposal {
    /// Refused unless the form shows the draft as saved and nothing is missing in it.
    pub fn submit(self, asked: HandingIn<'_>, challenge: &Challenge, permit: &Permit) -> Result<Submitting, Rejection> {
        let kind = match &self.life {
            Life::Draft | Life::Withdrawn(_) => EventKind::ProposalSubmitted,
            Life::Submitted(_) => EventKind::ProposalReplaced,
            Life::Admissible(_) | Life::RefusalProposed { .. } | Life::Inadmissible { .. } | Life::ReadmissionProposed { .. } => {
                return Err(Rejection::WrongState);
            }
        };
        self.is_before_opening(challenge)?;
        if !asked.draft.is_of(asked.form, self.draft_version) {
            return Err(Rejection::NotReviewed(Box::new(asked.draft.to_form(self.draft_version))));
        }
        if let (Life::Submitted(receipt), true) = (&self.life, asked.is_last()) {
            return Ok(Submitting::Stands(receipt.clone()));
        }
        let Reviewed { content, files } = asked.draft;
        if !asked.unagreed.is_empty() || !content.missing((&challenge.content).into()).is_empty() {
            return Err(Rejection::Incomplete);
        }
        let version = self.last_version() + 1;
        let submission = Submission { code: self.code.clone(), version, content, files };
        let receipt = Receipt { code: asked.receipt, version, at: permit.at(), sha256: submission.sha256(), confirmed: None };
        let event = self.event(kind, permit).note(format!("{version} {}", receipt.sha256));
        let proposal = Self { life: Life::Submitted(receipt.clone()), ..self };
        Ok(Submitting::New(Box::new(NewVersion { proposal, submission, receipt, event })))
    }
}

impl HandingIn<'_> {
    /// The same content, files and name as last.
    fn is_last(&self) -> bool {
        let Some((last, then)) = &self.last else { return false };
        !is_changed(&self.draft, Some(last)) && then.is_printed_as(self.firm)
    }
}
