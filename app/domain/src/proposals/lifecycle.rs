//! The life of a proposal. Who may act is decided before these are called; handing in is in `submission`.

use crate::{
    access::{Permit, Subject},
    challenges::{Challenge, State as ChallengeState, lifecycle::Early},
    event::{Event, EventKind},
    form::Form,
    ids::{ChallengeId, FirmId, ProposalId, UserId},
    proposals::{Section, SectionVersions, anew::Anew},
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
    pub life: Life,
    /// Grows by one with each save.
    pub draft_version: u32,
    /// Tells two people saving the same section apart.
    pub sections: SectionVersions,
    /// Scored anew after it lost its quorum, if so.
    pub anew: Option<Anew>,
}

/// What a proposal is; whatever was handed in has the receipt of its latest version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Life {
    /// Never handed in.
    Draft,
    Submitted(Receipt),
    Withdrawn(Receipt),
    /// The office screened it: the council scores it.
    Admissible(Receipt),
    /// One of the office holds that it is not to be scored: it takes another to say so too.
    RefusalProposed {
        receipt: Receipt,
        reason: String,
        by: UserId,
    },
    Inadmissible {
        receipt: Receipt,
        reason: String,
    },
    /// Two refused it, and one holds by now that it is to be scored: what two decided is not undone by one.
    ReadmissionProposed {
        receipt: Receipt,
        /// Why it was refused.
        reason: String,
        by: UserId,
    },
}

/// What is told of it, and stored beside the receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum State {
    Draft,
    Submitted,
    Withdrawn,
    Admissible,
    RefusalProposed { reason: String, by: UserId },
    Inadmissible { reason: String },
    ReadmissionProposed { reason: String, by: UserId },
}

impl State {
    const SUBMITTED: &'static str = "submitted";
    pub const ADMISSIBLE: &'static str = "admissible";
    const REFUSAL_PROPOSED: &'static str = "refusal_proposed";
    const INADMISSIBLE: &'static str = "inadmissible";
    const READMISSION_PROPOSED: &'static str = "readmission_proposed";
    /// The codes of what is not scored as things are.
    pub const REFUSED: [&'static str; 2] = [Self::INADMISSIBLE, Self::READMISSION_PROPOSED];
    /// The codes of what is part of the opening: not a draft and not withdrawn.
    pub const HANDED_IN: [&'static str; 5] =
        [Self::SUBMITTED, Self::ADMISSIBLE, Self::REFUSAL_PROPOSED, Self::INADMISSIBLE, Self::READMISSION_PROPOSED];

    pub fn code(&self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => Self::SUBMITTED,
            Self::Withdrawn => "withdrawn",
            Self::Admissible => Self::ADMISSIBLE,
            Self::RefusalProposed { .. } => Self::REFUSAL_PROPOSED,
            Self::Inadmissible { .. } => Self::INADMISSIBLE,
            Self::ReadmissionProposed { .. } => Self::READMISSION_PROPOSED,
        }
    }

    /// Part of what is opened.
    pub fn is_handed_in(&self) -> bool {
        Self::HANDED_IN.contains(&self.code())
    }
}

impl Life {
    /// From what is stored; `None` where a draft has a receipt, or what was handed in has none.
    pub fn from_stored(state: State, receipt: Option<Receipt>) -> Option<Self> {
        match (state, receipt) {
            (State::Draft, None) => Some(Self::Draft),
            (State::Submitted, Some(receipt)) => Some(Self::Submitted(receipt)),
            (State::Withdrawn, Some(receipt)) => Some(Self::Withdrawn(receipt)),
            (State::Admissible, Some(receipt)) => Some(Self::Admissible(receipt)),
            (State::RefusalProposed { reason, by }, Some(receipt)) => Some(Self::RefusalProposed { receipt, reason, by }),
            (State::Inadmissible { reason }, Some(receipt)) => Some(Self::Inadmissible { receipt, reason }),
            (State::ReadmissionProposed { reason, by }, Some(receipt)) => Some(Self::ReadmissionProposed { receipt, reason, by }),
            (State::Draft, Some(_)) | (_, None) => None,
        }
    }
}

/// Proof of what was submitted and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    pub code: String,
    pub version: u32,
    pub at: Moment,
    /// Of the submission's canonical JSON, lower-case hex.
    pub sha256: String,
    /// The firm's word that it stands by this version after the call was amended, if it gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed: Option<Confirmed>,
}

/// That a proposal is to count under a later text of its call, as it was handed in under an earlier one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmed {
    /// Of the call.
    pub version: u32,
    pub at: Moment,
    pub by: UserId,
}

/// A version of a call that changed what firms rely on, and when it was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amended {
    pub version: u32,
    pub at: Moment,
}

impl Receipt {
    /// The latest amendment of the call that this version came before and was not confirmed for: it counts under the text
    /// of before.
    pub fn unconfirmed(&self, amended: impl IntoIterator<Item = Amended>) -> Option<Amended> {
        let confirmed = self.confirmed.as_ref().map_or(0, |confirmed| confirmed.version);
        let latest = amended.into_iter().max_by_key(|amended| amended.version)?;
        (self.at <= latest.at && confirmed < latest.version).then_some(latest)
    }
}

/// Why a transition is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rejection {
    /// The proposal is not in the state that this act starts from.
    WrongState,
    /// The opening has begun, and nothing is handed in or taken back any more; when the call closed.
    OpeningBegun { closed: Option<Moment> },
    /// The call's proposals are not opened, or the council scores them already.
    NotOpened,
    /// The section was saved since a form was shown; by whom, where that is known.
    SavedSince { by: Option<UserId> },
    /// The form does not show the draft as it is saved: as it would have to.
    NotReviewed(Box<Form>),
    /// Something is missing in the draft.
    Incomplete,
    /// The call was amended again since the page was opened, or nothing is asked of the firm.
    OtherText,
    /// A partner has not agreed to it under the amended call.
    PartnersAgreedBefore,
}

pub type Transition = Result<(Proposal, Event), Rejection>;

impl Proposal {
    pub fn start(id: ProposalId, code: String, challenge: ChallengeId, firm: FirmId, permit: &Permit) -> (Self, Event) {
        let sections = SectionVersions::starting_at(1);
        let proposal = Self { id, code, challenge, firm, life: Life::Draft, draft_version: 1, sections, anew: None };
        let event = proposal.event(EventKind::ProposalStarted, permit);
        (proposal, event)
    }

    /// A form that shows the draft at version `seen` saves this section; refused if the section was saved since. What was
    /// handed in stays beside the draft.
    pub fn save_section(mut self, section: Section, seen: Option<u32>, permit: &Permit) -> Transition {
        if self.is_screened() {
            return Err(Rejection::WrongState);
        }
        if let Some(last) = self.sections.since(section, seen) {
            return Err(Rejection::SavedSince { by: last.by });
        }
        self.draft_version += 1;
        self.sections = self.sections.save(section, self.draft_version, permit.by());
        let event = self.event(EventKind::ProposalSaved, permit).note(section.code());
        Ok((self, event))
    }

    pub fn withdraw(self, challenge: &Challenge, permit: &Permit) -> Transition {
        self.is_before_opening(challenge)?;
        let event = self.event(EventKind::ProposalWithdrawn, permit);
        let Life::Submitted(receipt) = self.life else { return Err(Rejection::WrongState) };
        Ok((Self { life: Life::Withdrawn(receipt), ..self }, event))
    }

    /// The office's check of completeness, between the opening and scoring and as often as needed; a reason means that the
    /// proposal is not to be admitted, which takes another person's word; and so does admitting what two refused.
    pub fn screen(self, refused: Option<&str>, challenge: &Challenge, permit: &Permit) -> Transition {
        if !matches!(challenge.state, ChallengeState::Opened { .. }) {
            return Err(Rejection::NotOpened);
        }
        let is_again = matches!(self.life, Life::Inadmissible { .. } | Life::ReadmissionProposed { .. });
        let kind = match refused {
            Some(_) => EventKind::RefusalProposed,
            None if is_again => EventKind::ReadmissionProposed,
            None => EventKind::ProposalScreened,
        };
        let event = self.event(kind, permit).note(refused.unwrap_or_default());
        let by = permit.by().ok_or(Rejection::WrongState)?;
        let life = match (self.life, refused) {
            (Life::Draft | Life::Withdrawn(_), _) => return Err(Rejection::WrongState),
            (Life::Inadmissible { receipt, reason }, None) => Life::ReadmissionProposed { receipt, reason, by },
            (Life::ReadmissionProposed { receipt, reason, by }, None) => Life::ReadmissionProposed { receipt, reason, by },
            (Life::Submitted(receipt) | Life::Admissible(receipt) | Life::RefusalProposed { receipt, .. }, None) => {
                Life::Admissible(receipt)
            }
            (
                Life::Submitted(receipt)
                | Life::Admissible(receipt)
                | Life::RefusalProposed { receipt, .. }
                | Life::Inadmissible { receipt, .. }
                | Life::ReadmissionProposed { receipt, .. },
                Some(reason),
            ) => Life::RefusalProposed { receipt, reason: reason.to_owned(), by },
        };
        Ok((Self { life, ..self }, event))
    }

    /// The second person's word: the proposal is not scored, or scored after all. Never by whom it was proposed.
    pub fn confirm_screening(self, challenge: &Challenge, permit: &Permit) -> Transition {
        if !matches!(challenge.state, ChallengeState::Opened { .. }) {
            return Err(Rejection::NotOpened);
        }
        let event = self.event(EventKind::ProposalScreened, permit);
        match self.life {
            Life::RefusalProposed { receipt, reason, by } if permit.by().is_some_and(|second| second != by) => {
                let event = event.note(&reason);
                Ok((Self { life: Life::Inadmissible { receipt, reason }, ..self }, event))
            }
            Life::ReadmissionProposed { receipt, by, .. } if permit.by().is_some_and(|second| second != by) => {
                Ok((Self { life: Life::Admissible(receipt), ..self }, event))
            }
            _ => Err(Rejection::WrongState),
        }
    }

    /// A request that came in before closing may get its turn after the first confirmation of the opening: then it is too
    /// late.
    pub fn is_before_opening(&self, challenge: &Challenge) -> Result<(), Rejection> {
        let closed = challenge.content.calendar.closes;
        if challenge.opening.has_begun() { Err(Rejection::OpeningBegun { closed }) } else { Ok(()) }
    }

    pub fn state(&self) -> State {
        match &self.life {
            Life::Draft => State::Draft,
            Life::Submitted(_) => State::Submitted,
            Life::Withdrawn(_) => State::Withdrawn,
            Life::Admissible(_) => State::Admissible,
            Life::RefusalProposed { reason, by, .. } => State::RefusalProposed { reason: reason.clone(), by: *by },
            Life::Inadmissible { reason, .. } => State::Inadmissible { reason: reason.clone() },
            Life::ReadmissionProposed { reason, by, .. } => State::ReadmissionProposed { reason: reason.clone(), by: *by },
        }
    }

    /// Of the latest version that was handed in, if one ever was.
    pub fn receipt(&self) -> Option<&Receipt> {
        match &self.life {
            Life::Draft => None,
            Life::Submitted(receipt)
            | Life::Withdrawn(receipt)
            | Life::Admissible(receipt)
            | Life::RefusalProposed { receipt, .. }
            | Life::Inadmissible { receipt, .. }
            | Life::ReadmissionProposed { receipt, .. } => Some(receipt),
        }
    }

    /// 0 where none was handed in.
    pub fn last_version(&self) -> u32 {
        self.receipt().map_or(0, |receipt| receipt.version)
    }

    /// Part of what is opened.
    pub fn is_handed_in(&self) -> bool {
        self.state().is_handed_in()
    }

    /// The council scores it.
    pub fn is_admitted(&self) -> bool {
        matches!(self.life, Life::Admissible(_))
    }

    /// The office has said something of it: its draft does not change any more.
    pub fn is_screened(&self) -> bool {
        !matches!(self.life, Life::Draft | Life::Submitted(_) | Life::Withdrawn(_))
    }

    /// What was scored, and nothing else.
    pub fn has_debrief(&self) -> bool {
        self.is_admitted()
    }

    /// Never handed in.
    pub fn is_draft(&self) -> bool {
        matches!(self.life, Life::Draft)
    }

    /// When its firm last handed in what counts before the opening, or confirmed it.
    pub fn last_sent(&self) -> Option<Moment> {
        let Life::Submitted(receipt) = &self.life else { return None };
        receipt.confirmed.as_ref().map(|confirmed| confirmed.at).max(Some(receipt.at))
    }

    pub fn is_withdrawn(&self) -> bool {
        matches!(self.life, Life::Withdrawn(_))
    }

    /// The office has not refused it.
    pub fn is_before_council(&self) -> bool {
        matches!(self.life, Life::Submitted(_) | Life::Admissible(_) | Life::RefusalProposed { .. })
    }

    /// The office has not said yet whether it is scored.
    pub fn awaits_screening(&self) -> bool {
        matches!(self.life, Life::Submitted(_) | Life::RefusalProposed { .. } | Life::ReadmissionProposed { .. })
    }

    /// Who holds that it is not to be scored, or to be scored after all, and waits for another to say so.
    pub fn proposed_by(&self) -> Option<UserId> {
        match self.life {
            Life::RefusalProposed { by, .. } | Life::ReadmissionProposed { by, .. } => Some(by),
            _ => None,
        }
    }

    pub fn event(&self, kind: EventKind, permit: &Permit) -> Event {
        Event::new(kind, permit.by()).challenge(self.challenge).proposal(self.id).firm(self.firm)
    }
}

/// Scoring may begin: the office has screened all that was handed in, and admitted some of it.
pub fn are_screened(handed_in: &[Proposal]) -> bool {
    !handed_in.iter().any(Proposal::awaits_screening) && handed_in.iter().any(Proposal::is_admitted)
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
    /// Before the moment that the call had announced.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub early: Option<Early>,
}

impl From<&Proposal> for Subject {
    fn from(proposal: &Proposal) -> Self {
        Self::Proposal(proposal.id, proposal.challenge)
    }
}
