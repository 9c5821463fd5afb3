//! The life of a proposal. Deadlines and permissions are decided before these are called.

use crate::{
    access::Permit,
    event::{Event, EventKind},
    ids::{ChallengeId, FirmId, ProposalId, UserId},
    proposals::{Section, SectionVersions},
    time::Moment,
};
use serde::{Deserialize, Serialize};

/// A proposal without its content, which is read in one place only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    pub id: ProposalId,
    /// `HS-` and six random characters: stable, and not derivable from any order.
    pub code: String,
    pub challenge: ChallengeId,
    pub firm: FirmId,
    pub state: State,
    /// Grows by one with each save.
    pub draft_version: u32,
    /// Tells two people saving the same section apart.
    pub sections: SectionVersions,
    /// The latest submitted version, if one was ever submitted.
    pub receipt: Option<Receipt>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum State {
    Draft,
    Submitted,
    Withdrawn,
    Admissible,
    Inadmissible { reason: String },
}

impl State {
    pub fn code(&self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Withdrawn => "withdrawn",
            Self::Admissible => "admissible",
            Self::Inadmissible { .. } => "inadmissible",
        }
    }

    /// Part of what is opened: not a draft and not withdrawn.
    pub fn is_handed_in(&self) -> bool {
        !matches!(self, Self::Draft | Self::Withdrawn)
    }
}

/// The section was saved since a form was shown; by whom, where that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SavedSince {
    pub by: Option<UserId>,
}

/// Proof of what was submitted and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    pub code: String,
    pub version: u32,
    pub at: Moment,
    /// Of the submission's canonical JSON, lower-case hex.
    pub sha256: String,
}

impl Proposal {
    pub fn start(id: ProposalId, code: String, challenge: ChallengeId, firm: FirmId, permit: &Permit) -> (Self, Event) {
        let sections = SectionVersions::starting_at(1);
        let proposal = Self { id, code, challenge, firm, state: State::Draft, draft_version: 1, sections, receipt: None };
        let event = proposal.event(EventKind::ProposalStarted, permit);
        (proposal, event)
    }

    /// A form that shows the draft at version `seen` saves this section; refused if the section was saved since.
    pub fn save_section(mut self, section: Section, seen: Option<u32>, permit: &Permit) -> Result<(Self, Event), SavedSince> {
        if let Some(last) = self.sections.since(section, seen) {
            return Err(SavedSince { by: last.by });
        }
        self.draft_version += 1;
        self.sections = self.sections.save(section, self.draft_version, permit.by());
        let event = self.event(EventKind::ProposalSaved, permit).note(section.code());
        Ok((self, event))
    }

    /// Hands in a version; an earlier one is replaced and kept.
    pub fn submit(mut self, receipt: Receipt, permit: &Permit) -> (Self, Event) {
        let kind = if self.state == State::Submitted { EventKind::ProposalReplaced } else { EventKind::ProposalSubmitted };
        self.state = State::Submitted;
        let note = format!("{} {}", receipt.version, receipt.sha256);
        self.receipt = Some(receipt);
        let event = self.event(kind, permit).note(note);
        (self, event)
    }

    pub fn withdraw(mut self, permit: &Permit) -> (Self, Event) {
        self.state = State::Withdrawn;
        let event = self.event(EventKind::ProposalWithdrawn, permit);
        (self, event)
    }

    /// The office's check of completeness; a reason means that the proposal is not admitted.
    pub fn screen(mut self, refused: Option<&str>, permit: &Permit) -> (Self, Event) {
        self.state = refused.map_or(State::Admissible, |reason| State::Inadmissible { reason: reason.to_owned() });
        let event = self.event(EventKind::ProposalScreened, permit).note(refused.unwrap_or_default());
        (self, event)
    }

    pub fn event(&self, kind: EventKind, permit: &Permit) -> Event {
        Event::new(kind, permit.by()).challenge(self.challenge).proposal(self.id).firm(self.firm)
    }
}

/// One line of the opening record, which is published: no name, no title, no price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpeningLine {
    pub code: String,
    pub version: u32,
    pub submitted_at: Moment,
    pub sha256: String,
}

/// The opening record of a challenge: every proposal handed in, by code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OpeningRecord {
    pub at: Moment,
    pub lines: Vec<OpeningLine>,
}
