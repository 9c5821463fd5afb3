//! What can be done with a sheet. Who may do it, at which stage and in which round, is decided before these are called.

use super::{Abstention, Filled, HandedIn, Last, MemberSheet, Round, SheetState, VoidedBy};
use crate::{
    access::Permit,
    challenges::RuleSet,
    check::Problem,
    evaluations::{Exclusion, NotGivenBack, Revision, Sheet},
    event::{Event, EventKind},
    form::FieldErrors,
    ids::UserId,
    proposals::Proposal,
    time::Moment,
};

/// Why a transition is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rejection {
    /// The sheet is not in the state that this act starts from.
    WrongState,
    /// It is out of its member's hands.
    Locked,
    /// Only what the office admitted is scored.
    NotAdmitted,
    /// Saved since the form was shown; as it stands now.
    SavedSince(Box<MemberSheet>),
    /// It would be what it is.
    Unchanged,
    /// It is not given back.
    NotGivenBack(NotGivenBack),
    /// Scores, comments or reasons that the rules ask for are missing.
    Incomplete(FieldErrors),
}

pub type Transition = Result<(MemberSheet, Event), Rejection>;

impl MemberSheet {
    /// A member's empty sheet; nothing is saved yet.
    pub fn begin(member: UserId, about: &Proposal, now: Moment) -> Self {
        Self { member, proposal: about.id, version: 0, saved_at: now, state: SheetState::Draft(Sheet::default()) }
    }

    /// What the member typed so far, in a form that shows version `seen`.
    pub fn save(self, sheet: Sheet, seen: Option<u32>, about: &Proposal, permit: &Permit) -> Transition {
        let (written, is_changed) = self.admitted(about)?.written(sheet, seen)?;
        if !is_changed {
            return Err(Rejection::Unchanged);
        }
        Ok(written.saved(EventKind::SheetSaved, about, permit))
    }

    /// Saves and hands in: from now on it counts.
    pub fn submit(self, sheet: Sheet, seen: Option<u32>, rules: &RuleSet, about: &Proposal, permit: &Permit) -> Transition {
        let (written, _) = self.admitted(about)?.written(sheet, seen)?;
        written.sheet().complete(rules).map_err(Rejection::Incomplete)?;
        let filled = Filled { sheet: written.sheet().clone(), round: Round::First };
        let state = SheetState::HandedIn { what: HandedIn::Scored(filled), at: permit.at() };
        Ok(Self { state, ..written }.saved(EventKind::SheetSubmitted, about, permit))
    }

    /// Gives no points, with a reason. What was filled in is kept, and counts for nothing.
    pub fn abstain(self, reason: String, about: &Proposal, permit: &Permit) -> Transition {
        let sheet = self.admitted(about)?;
        let drafted = sheet.open()?.clone();
        if reason.is_empty() {
            return Err(Rejection::Incomplete(FieldErrors::one("abstain_reason", Problem::Required)));
        }
        let what = HandedIn::Abstained(Abstention { reason, drafted, is_frozen: false });
        let state = SheetState::HandedIn { what, at: permit.at() };
        Ok(Self { state, version: sheet.version + 1, ..sheet }.saved(EventKind::SheetAbstained, about, permit))
    }

    /// Its member's again, by whoever presides, before the first round ends. What was handed in counts until it comes anew.
    /// `others` are the sheets for the same proposal: not once its member may have read one of them.
    pub fn give_back(self, why: &str, others: &[Self], rules: &RuleSet, about: &Proposal, permit: &Permit) -> Transition {
        let kept = self.kept(permit.by(), others, rules);
        let SheetState::HandedIn { what, at } = self.state else { return Err(Rejection::WrongState) };
        let filled = match &what {
            HandedIn::Scored(filled) if filled.round == Round::First => filled.clone(),
            HandedIn::Abstained(Abstention { drafted, is_frozen: false, .. }) => Filled { sheet: drafted.clone(), round: Round::First },
            _ => return Err(Rejection::WrongState),
        };
        if let Some(kept) = kept {
            return Err(Rejection::NotGivenBack(kept));
        }
        let state = SheetState::GivenBack { filled, last: Some(Box::new(Last { what, at })), at: permit.at() };
        let (sheet, event) = Self { state, version: self.version + 1, ..self }.saved(EventKind::SheetGivenBack, about, permit);
        Ok((sheet, event.note(why)))
    }

    /// Scoring ends while its member was changing it again: it is what was handed in.
    pub fn take_back(self) -> Result<Self, Rejection> {
        if !self.is_given_back() {
            return Err(Rejection::Unchanged);
        }
        Ok(Self { version: self.version + 1, ..self.as_handed_in() })
    }

    /// The first of two rounds ends with it as it was handed in; what was not handed in has no part in that. What its member
    /// was changing is kept beside it.
    pub fn freeze(mut self) -> Result<Self, Rejection> {
        if let SheetState::GivenBack { filled, last: Some(last), .. } = self.state {
            let Last { mut what, at } = *last;
            match &mut what {
                HandedIn::Scored(handed_in) | HandedIn::Excluded(handed_in, _) => {
                    let changed = Revision { reasons: vec![String::new(); filled.sheet.scores.len()], sheet: filled.sheet };
                    handed_in.round = Round::Frozen { draft: Some(changed).filter(|changed| changed.sheet != handed_in.sheet) };
                }
                HandedIn::Abstained(abstention) => (abstention.drafted, abstention.is_frozen) = (filled.sheet, true),
            }
            return Ok(Self { state: SheetState::HandedIn { what, at }, version: self.version + 1, ..self });
        }
        let (SheetState::HandedIn { what, .. } | SheetState::Void { what, .. }) = &mut self.state else {
            return Err(Rejection::WrongState);
        };
        match what {
            HandedIn::Abstained(Abstention { is_frozen, .. }) if !*is_frozen => *is_frozen = true,
            HandedIn::Scored(Filled { round, .. }) | HandedIn::Excluded(Filled { round, .. }, _) if *round == Round::First => {
                *round = Round::Frozen { draft: None };
            }
            _ => return Err(Rejection::Unchanged),
        }
        Ok(self)
    }

    /// What is being changed in a later round: until it is handed in, the sheet counts as it stands.
    pub fn save_revision(mut self, revision: Revision, seen: Option<u32>, about: &Proposal, permit: &Permit) -> Transition {
        let filled = self.revisable()?;
        if filled.current() == revision {
            return Err(Rejection::Unchanged);
        }
        let kept = (filled.as_handed_in() != revision).then_some(revision);
        self = self.admitted(about)?.seen(seen)?;
        if let Round::Frozen { draft } | Round::Revised { draft, .. } = &mut self.revisable()?.round {
            *draft = kept;
        }
        self.version += 1;
        Ok(self.saved(EventKind::SheetSaved, about, permit))
    }

    /// Handed in again in a later round, whole and with a reason for each change.
    pub fn revise(mut self, revision: Revision, seen: Option<u32>, rules: &RuleSet, about: &Proposal, permit: &Permit) -> Transition {
        let is_handed_in = self.counts() && self.revision().is_none();
        let first = self.revisable()?.first().cloned().ok_or(Rejection::WrongState)?;
        if is_handed_in && *self.sheet() == revision.sheet && self.reasons() == revision.reasons {
            return Err(Rejection::Unchanged);
        }
        let sheet = self.admitted(about)?.seen(seen)?;
        revision.check(rules, &first).map_err(Rejection::Incomplete)?;
        let Revision { sheet: changed, reasons } = revision;
        let filled = Filled { sheet: changed, round: Round::Revised { first, reasons, draft: None } };
        let state = SheetState::HandedIn { what: HandedIn::Scored(filled), at: permit.at() };
        Ok(Self { state, version: sheet.version + 1, ..sheet }.saved(EventKind::SheetRevised, about, permit))
    }

    /// The council decided not to count it; `letter` is the column that it is known by.
    pub fn exclude(self, exclusion: Exclusion, letter: &str, about: &Proposal, permit: &Permit) -> Transition {
        let SheetState::HandedIn { what: HandedIn::Scored(filled), at } = self.state else { return Err(Rejection::WrongState) };
        let event = about.event(EventKind::SheetExcluded, permit).note(format!("{letter}: {}", exclusion.reason));
        Ok((Self { state: SheetState::HandedIn { what: HandedIn::Excluded(filled, exclusion), at }, ..self }, event))
    }

    /// Left out by a motion that has no effect any more: it counts after all.
    pub fn count_again(self, about: &Proposal, permit: &Permit) -> Transition {
        let SheetState::HandedIn { what: HandedIn::Excluded(filled, exclusion), at } = self.state else {
            return Err(Rejection::WrongState);
        };
        let event = about.event(EventKind::SheetCounted, permit).note(exclusion.motion.unwrap_or_default());
        Ok((Self { state: SheetState::HandedIn { what: HandedIn::Scored(filled), at }, ..self }, event))
    }

    /// From now on it never counts; `note` says whose it is, where somebody else acts.
    pub fn void(self, by: VoidedBy, note: &str, about: &Proposal, permit: &Permit) -> Transition {
        let SheetState::HandedIn { what, at } = self.as_handed_in().state else { return Err(Rejection::WrongState) };
        let event = about.event(EventKind::SheetVoided, permit).note(note);
        Ok((Self { state: SheetState::Void { what, at, by, void_at: permit.at() }, ..self }, event))
    }

    /// The conflict that made it void was lifted, where no motion did: it is again what it was, so that a conflict found and lifted drops nothing and brings
    /// nothing back that the council has excluded.
    pub fn lift(self) -> Result<Self, Rejection> {
        let SheetState::Void { what, at, by: VoidedBy::Conflict(_), .. } = self.state else { return Err(Rejection::WrongState) };
        Ok(Self { state: SheetState::HandedIn { what, at }, ..self })
    }

    fn admitted(self, about: &Proposal) -> Result<Self, Rejection> {
        if about.id == self.proposal && about.is_admitted() { Ok(self) } else { Err(Rejection::NotAdmitted) }
    }

    /// What its member may still write in, as in a first round.
    fn open(&self) -> Result<&Sheet, Rejection> {
        match &self.state {
            SheetState::Draft(sheet) | SheetState::GivenBack { filled: Filled { sheet, round: Round::First }, .. } => Ok(sheet),
            SheetState::GivenBack { .. } => Err(Rejection::WrongState),
            SheetState::HandedIn { .. } | SheetState::Void { .. } => Err(Rejection::Locked),
        }
    }

    /// What its member may change in a later round: handed in by the end of the first, or given back since.
    fn revisable(&mut self) -> Result<&mut Filled, Rejection> {
        match &mut self.state {
            SheetState::HandedIn { what: HandedIn::Scored(filled), .. } | SheetState::GivenBack { filled, .. }
                if filled.round != Round::First =>
            {
                Ok(filled)
            }
            _ => Err(Rejection::WrongState),
        }
    }

    /// With this in it, and whether that changes anything.
    fn written(self, typed: Sheet, seen: Option<u32>) -> Result<(Self, bool), Rejection> {
        if self.version > 0 && *self.open()? == typed {
            return Ok((self, false));
        }
        self.open()?;
        let mut sheet = self.seen(seen)?;
        sheet.version += 1;
        match &mut sheet.state {
            SheetState::Draft(before) | SheetState::GivenBack { filled: Filled { sheet: before, .. }, .. } => *before = typed,
            SheetState::HandedIn { .. } | SheetState::Void { .. } => return Err(Rejection::Locked),
        }
        Ok((sheet, true))
    }

    fn seen(self, seen: Option<u32>) -> Result<Self, Rejection> {
        if self.version == 0 || seen == Some(self.version) { Ok(self) } else { Err(Rejection::SavedSince(Box::new(self))) }
    }

    fn saved(self, kind: EventKind, about: &Proposal, permit: &Permit) -> (Self, Event) {
        let event = about.event(kind, permit);
        (Self { saved_at: permit.at(), ..self }, event)
    }
}
