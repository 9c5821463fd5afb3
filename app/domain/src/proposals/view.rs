//! A proposal as one person may see it: built after [`access::check`](crate::access::check) said yes.

use crate::{
    access::Can,
    check::Problem,
    form::Form,
    ids::{ChallengeId, FirmId, ProposalId},
    proposals::{
        completion::Completed,
        content::{Content, FileRef, Section},
        lifecycle::{Receipt, State},
    },
};

/// The draft (for its firm) or the version handed in (for office and council).
#[derive(Clone, Debug)]
pub struct ProposalView {
    pub id: ProposalId,
    pub code: String,
    pub challenge: ChallengeId,
    pub firm: FirmId,
    pub firm_name: String,
    pub state: State,
    pub draft_version: u32,
    pub content: Content,
    pub files: Vec<FileRef>,
    pub receipt: Option<Receipt>,
    /// What a draft still misses; empty for a version handed in.
    pub missing: Vec<(Section, String, Problem)>,
    /// Whether the draft differs from the version handed in.
    pub is_changed: bool,
    /// What the office asked the firm to add after the opening.
    pub completion: Option<Completed>,
    pub can: Can,
}

impl ProposalView {
    pub fn form(&self) -> Form {
        self.content.to_form().with("draft_version", self.draft_version.to_string())
    }

    pub fn section_state(&self, section: Section) -> SectionState {
        let is_begun = self.content.is_begun(section) || (section == Section::Files && !self.files.is_empty());
        let is_missing = self.missing.iter().any(|(s, ..)| *s == section);
        match (is_begun, is_missing) {
            (false, true) => SectionState::NotBegun,
            (true, true) => SectionState::Started,
            (true, false) => SectionState::Complete,
            (false, false) => SectionState::Optional,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionState {
    NotBegun,
    Started,
    Complete,
    /// Empty, and may stay so.
    Optional,
}
