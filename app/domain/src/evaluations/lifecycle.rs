//! The life of a member's sheet: what it is at each moment, and who is told so. Its transitions are in `acts`.

mod acts;

pub use acts::{Rejection, Transition};

use super::{Exclusion, Revision, Sheet, SheetStanding};
use crate::{
    challenges::{RuleSet, rules::Blind},
    ids::{ProposalId, UserId},
    time::Moment,
    verbatim::{canonical, sha256},
};

/// One member's sheet for one proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberSheet {
    pub member: UserId,
    pub proposal: ProposalId,
    /// Grows by one with each change of what stands in it; a form carries it. 0 while nothing is saved yet.
    pub version: u32,
    /// When it was changed last.
    pub saved_at: Moment,
    pub state: SheetState,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetState {
    /// Being filled in; counts for nothing.
    Draft(Sheet),
    /// Its member's to change again; what was handed in last counts until it comes once more.
    GivenBack {
        filled: Filled,
        /// Kept since there is a place for it: what was given back before counts for nothing.
        last: Option<Box<Last>>,
        at: Moment,
    },
    /// Out of its member's hands.
    HandedIn { what: HandedIn, at: Moment },
    /// Was handed in, and counts for nothing any more; what it was stays readable.
    Void { what: HandedIn, at: Moment, by: VoidedBy, void_at: Moment },
}

/// What was handed in before a sheet was given back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Last {
    pub what: HandedIn,
    pub at: Moment,
}

/// What a member handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HandedIn {
    /// Points by every criterion: counts.
    Scored(Filled),
    /// No points: counts for presence only, which is neither "not done" nor zero (C2).
    Abstained(Abstention),
    /// Points that the council does not count, and the act by which it decided so (C7).
    Excluded(Filled, Exclusion),
}

/// Why a member gives no points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Abstention {
    pub reason: String,
    /// As far as it was filled in before.
    pub drafted: Sheet,
    /// The first of two rounds ended with it.
    pub is_frozen: bool,
}

/// The act by which a sheet became void.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VoidedBy {
    /// Its member has a conflict of interest with the proposal; the reason that was given for it.
    Conflict(String),
    /// A motion of the council, by its name, and the conflict that was found.
    Motion { motion: String, reason: String },
}

/// What stands in a sheet that was handed in at least once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    pub sheet: Sheet,
    pub round: Round,
}

/// What a second round did to a sheet (C8).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Round {
    /// Nothing: the first or only round runs or was the last, or the sheet came after it.
    First,
    /// The first round ended with the sheet as it is; what its member is changing is kept beside it.
    Frozen { draft: Option<Revision> },
    /// It was handed in again after it.
    Revised {
        first: Sheet,
        /// Why scores were changed, by criterion.
        reasons: Vec<String>,
        draft: Option<Revision>,
    },
}

impl Filled {
    /// What the form of a later round shows: what is being changed, or else the sheet with its reasons.
    pub fn current(&self) -> Revision {
        self.draft().cloned().unwrap_or_else(|| self.as_handed_in())
    }

    fn as_handed_in(&self) -> Revision {
        let mut reasons = self.reasons().to_vec();
        reasons.resize(self.sheet.scores.len(), String::new());
        Revision { sheet: self.sheet.clone(), reasons }
    }

    fn draft(&self) -> Option<&Revision> {
        match &self.round {
            Round::First => None,
            Round::Frozen { draft } | Round::Revised { draft, .. } => draft.as_ref(),
        }
    }

    fn reasons(&self) -> &[String] {
        if let Round::Revised { reasons, .. } = &self.round { reasons } else { &[] }
    }

    fn first(&self) -> Option<&Sheet> {
        match &self.round {
            Round::First => None,
            Round::Frozen { .. } => Some(&self.sheet),
            Round::Revised { first, .. } => Some(first),
        }
    }
}

impl HandedIn {
    pub fn sheet(&self) -> &Sheet {
        match self {
            Self::Scored(filled) | Self::Excluded(filled, _) => &filled.sheet,
            Self::Abstained(abstention) => &abstention.drafted,
        }
    }

    fn filled(&self) -> Option<&Filled> {
        match self {
            Self::Scored(filled) | Self::Excluded(filled, _) => Some(filled),
            Self::Abstained(_) => None,
        }
    }
}

impl MemberSheet {
    pub fn standing(&self) -> SheetStanding {
        match &self.state {
            SheetState::Draft(_) | SheetState::GivenBack { .. } => SheetStanding::Draft,
            SheetState::HandedIn { what: HandedIn::Scored(_), .. } => SheetStanding::Submitted,
            SheetState::HandedIn { what: HandedIn::Abstained(_), .. } => SheetStanding::Abstained,
            SheetState::HandedIn { what: HandedIn::Excluded(..), .. } => SheetStanding::Excluded,
            SheetState::Void { .. } => SheetStanding::Void,
        }
    }

    pub fn sheet(&self) -> &Sheet {
        match &self.state {
            SheetState::Draft(sheet) => sheet,
            SheetState::GivenBack { filled, .. } => &filled.sheet,
            SheetState::HandedIn { what, .. } | SheetState::Void { what, .. } => what.sheet(),
        }
    }

    fn filled(&self) -> Option<&Filled> {
        match &self.state {
            SheetState::Draft(_) => None,
            SheetState::GivenBack { filled, .. } => Some(filled),
            SheetState::HandedIn { what, .. } | SheetState::Void { what, .. } => what.filled(),
        }
    }

    /// Of a sheet with points, or one that was given back.
    pub fn round(&self) -> Option<&Round> {
        self.filled().map(|filled| &filled.round)
    }

    /// The form that its member would be shown now.
    pub fn current(&self) -> Revision {
        let filled = self.filled().filter(|filled| filled.round != Round::First);
        filled.map_or_else(|| Revision { sheet: self.sheet().clone(), reasons: Vec::new() }, Filled::current)
    }

    /// As it stood when the first round ended, if it was handed in by then.
    pub fn first(&self) -> Option<&Sheet> {
        match self.abstention() {
            Some(abstention) => abstention.is_frozen.then_some(&abstention.drafted),
            None => self.filled().and_then(Filled::first),
        }
    }

    /// The points of the first round; none where its member had given none then. Of an abstention that an earlier version gave
    /// back the first sheet is what had been drafted, with its gaps.
    pub fn first_scores(&self, rules: &RuleSet) -> Option<Vec<i32>> {
        self.first().and_then(|first| first.complete(rules).ok())
    }

    /// Why scores were changed after the first round, by criterion.
    pub fn reasons(&self) -> &[String] {
        self.filled().map_or(&[], Filled::reasons)
    }

    /// What is being changed in a later round, not handed in.
    pub fn revision(&self) -> Option<&Revision> {
        self.filled().and_then(Filled::draft)
    }

    /// Handed in after the first round, changed or as it was, and not being changed since.
    pub fn is_said_again(&self) -> bool {
        matches!(self.round(), Some(Round::Revised { draft: None, .. }))
    }

    /// Why its member gives no points.
    pub fn abstained(&self) -> Option<&str> {
        match &self.state {
            SheetState::HandedIn { what: HandedIn::Abstained(abstention), .. } => Some(&abstention.reason),
            _ => None,
        }
    }

    /// Of a void sheet too.
    pub(super) fn abstention(&self) -> Option<&Abstention> {
        match &self.state {
            SheetState::HandedIn { what: HandedIn::Abstained(a), .. } | SheetState::Void { what: HandedIn::Abstained(a), .. } => Some(a),
            _ => None,
        }
    }

    /// The act by which the council does not count it.
    pub fn exclusion(&self) -> Option<&Exclusion> {
        match &self.state {
            SheetState::HandedIn { what: HandedIn::Excluded(_, exclusion), .. } => Some(exclusion),
            _ => None,
        }
    }

    /// Of a void sheet: the motion by which it is.
    pub fn voided_by(&self) -> Option<&str> {
        match &self.state {
            SheetState::Void { by: VoidedBy::Motion { motion, .. }, .. } => Some(motion),
            _ => None,
        }
    }

    /// Of what stands in it as it was handed in: another one is another version.
    pub fn hash(&self) -> String {
        sha256(canonical(self.as_handed_in().sheet()))
    }

    /// When it was handed in last, if it is out of its member's hands.
    pub fn handed_in_at(&self) -> Option<Moment> {
        match self.state {
            SheetState::HandedIn { at, .. } | SheetState::Void { at, .. } => Some(at),
            SheetState::Draft(_) | SheetState::GivenBack { .. } => None,
        }
    }

    /// As it counts: what was handed in last, also while its member changes it again.
    pub fn as_handed_in(&self) -> Self {
        match &self.state {
            SheetState::GivenBack { last: Some(last), .. } => {
                let Last { what, at } = Last::clone(last);
                Self { state: SheetState::HandedIn { what, at }, ..self.clone() }
            }
            _ => self.clone(),
        }
    }

    /// Its member is changing it again, and what was handed in counts meanwhile.
    pub fn is_given_back(&self) -> bool {
        matches!(self.state, SheetState::GivenBack { last: Some(_), .. })
    }

    /// Something of it was handed in and is not void.
    pub fn is_handed_in(&self) -> bool {
        matches!(self.state, SheetState::HandedIn { .. }) || self.is_given_back()
    }

    /// This very sheet has been submitted already.
    pub fn is_submitted_as(&self, typed: &Sheet) -> bool {
        self.standing() == SheetStanding::Submitted && self.sheet() == typed
    }

    /// What its member compares with the own order, in half points: of what they mean to give, once it is filled in.
    pub fn meant_total(&self, rules: &RuleSet) -> Option<i32> {
        let is_meant = matches!(self.standing(), SheetStanding::Draft | SheetStanding::Submitted);
        self.sheet().whole_total(rules).filter(|_| is_meant)
    }

    /// Its points are part of the result.
    pub fn counts(&self) -> bool {
        self.standing() == SheetStanding::Submitted
    }

    /// Points were handed in, whether or not the council counts them.
    pub fn is_scored(&self) -> bool {
        self.standing().is_scored()
    }

    /// Under rules that show others' sheets once the own is handed in, and where another one was, its member may have
    /// read it: whether they did is not recorded.
    pub fn may_have_seen(&self, of_proposal: &[Self], rules: &RuleSet) -> bool {
        let others = of_proposal.iter().any(|other| other.proposal == self.proposal && other.member != self.member && other.was_scored());
        self.is_scored() && others && rules.blind == Blind::OwnSheet
    }
}
