//! A proposal as one person may see it: built after [`access::check`](crate::access::check) said yes.

use crate::{
    access::Can,
    check::Problem,
    form::Form,
    ids::{ChallengeId, FirmId, ProposalId},
    proposals::{
        completion::Completed,
        content::{FileRef, Submission},
        field::Content,
        lifecycle::{Amended, Receipt, State},
        review::{self, Reviewed},
        section::Section,
        waiting::{is_changed, standing},
    },
    seen::Seen,
    time::Moment,
};

/// What may change between the page of a proposal and the verdict on it.
pub fn screened_on(state: &State, completion: Option<&Completed>) -> Form {
    let form = Form::default().with("state", state.code());
    let form = if let State::RefusalProposed { reason, .. } | State::ReadmissionProposed { reason, .. } = state {
        form.with("refusal", reason)
    } else {
        form
    };
    let Some(completed) = completion else { return form };
    let handed_in = completed.completion.handed_in.map(|handed_in| handed_in.at.0.to_string()).unwrap_or_default();
    let files: Vec<_> = completed.files.iter().flatten().map(|file| file.sha256.as_str()).collect();
    form.with("asked", &completed.completion.asked).with("completion", format!("{handed_in}\n{}", files.join("\n")))
}

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
    /// A version handed in that was opened, but holds nothing that can be read.
    pub is_unreadable: bool,
    pub receipt: Option<Receipt>,
    /// It counts under an earlier text of the call: what was amended after it was handed in, and not confirmed.
    pub unconfirmed: Option<Amended>,
    /// Partners of what was handed in last who have left since, and why.
    pub left: Vec<Left>,
    /// By what each partner of what was handed in takes part; of a draft nothing.
    pub joined: Vec<Joined>,
    /// What a draft still misses; empty for a version handed in.
    pub missing: Vec<(Section, String, Problem)>,
    /// To its own firm: the version handed in last, withdrawn or not, beside the draft.
    pub submitted: Option<Submission>,
    /// The name under which that was handed in, and whether the firm is registered differently by now.
    pub handed_in_as: Option<String>,
    pub is_renamed: bool,
    /// What the office asked the firm to add after the opening.
    pub completion: Option<Completed>,
    pub can: Can,
}

impl ProposalView {
    pub fn form(&self) -> Form {
        self.content.to_form().with(review::VERSION, self.draft_version.to_string())
    }

    /// The draft as it stands, for the form that submits it.
    pub fn reviewed(&self) -> Reviewed {
        Reviewed { content: self.content.clone(), files: self.files.clone() }
    }

    /// What the office's verdict rests on besides what was sealed.
    pub fn seen(&self) -> Seen {
        Seen::of(&screened_on(&self.state, self.completion.as_ref()))
    }

    pub fn submit_form(&self) -> Form {
        self.reviewed().to_form(self.draft_version)
    }

    /// Whether the draft is other than what was handed in last.
    pub fn is_changed(&self) -> bool {
        is_changed(&self.reviewed(), self.submitted.as_ref())
    }

    /// Handing it in would change something: nothing counts yet, or what counts has other content, or another name of the firm.
    pub fn is_to_submit(&self) -> bool {
        !self.state.is_handed_in() || (self.state == State::Submitted && (self.is_changed() || self.is_renamed))
    }

    /// What was handed in last, as it compares with [`reviewed`](Self::reviewed).
    pub fn handed_in(&self) -> Option<Reviewed> {
        self.submitted.as_ref().map(|s| Reviewed { content: s.content.clone(), files: s.files.clone() })
    }

    /// Whether the draft of a section is other than what was handed in.
    pub fn is_changed_in(&self, section: Section) -> bool {
        self.handed_in().is_some_and(|handed_in| !handed_in.is_same_in(section, &self.reviewed()))
    }

    /// What counts: the version handed in and not withdrawn, else the draft.
    pub fn standing(&self) -> &Content {
        standing(&self.state, &self.content, self.submitted.as_ref())
    }

    /// The version handed in last, in the draft's place.
    pub fn as_submitted(&self) -> Option<Self> {
        let Submission { content, files, .. } = self.submitted.clone()?;
        let firm_name = self.handed_in_as.clone().unwrap_or_else(|| self.firm_name.clone());
        Some(Self { content, files, firm_name, missing: Vec::new(), ..self.clone() })
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

/// By what a partner of what was handed in takes part: its owner's word here, or else a paper that somebody has to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    pub name: String,
    pub by: JoinedBy,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JoinedBy {
    /// `at`: not of what it agreed to before it was asked about other terms.
    Word {
        at: Option<Moment>,
        is_verified: bool,
    },
    Paper,
    /// It has left, or what it said is not kept.
    Nothing,
}

/// A partner who agreed to what was handed in and left before the closing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    pub name: String,
    pub at: Moment,
    pub reason: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionState {
    NotBegun,
    Started,
    Complete,
    /// Empty, and may stay so.
    Optional,
}
