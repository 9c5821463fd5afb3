//! The secret ballot on a tie across the line of the shortlist: opened, closed, and if votes are equal decided
//! by the casting vote of whoever presides or by a lot. Who voted for what is nowhere in it.

use super::{
    Settlement,
    drawing::{self, Contribution, Drawing, Told},
    lot,
    reading::{Consensus, Reading},
    result_file::BallotResult,
};
use crate::{
    access::{Action, Permit},
    challenges::{lifecycle::Rejection, outside::OutsideValue},
    event::{Event, EventKind},
    ids::{ChallengeId, ProposalId, UserId},
    time::Moment,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TieBallot {
    pub challenge: ChallengeId,
    /// Tied across the line, for so many places.
    pub proposals: Vec<ProposalId>,
    pub places: u32,
    /// Members who may vote: recused from none of them.
    pub eligible: u32,
    /// When it is counted, unless everybody has voted before: announced with it. Older ones do not tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Moment>,
    /// Who presided when it was opened, where by the rules their vote decides between equal ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub casting_by: Option<UserId>,
    /// What members read at the source, once it is counted, where the rules name a value from outside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading: Option<Reading>,
    pub progress: Progress,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    Open,
    Closed {
        votes: BTreeMap<ProposalId, u32>,
        casting: Option<Casting>,
        /// What the lot is drawn from; what was drawn on a typed value has none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        drawing: Option<Box<Drawing>>,
        lot: Option<Lot>,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Casting {
    pub proposal: ProposalId,
    pub by: UserId,
    pub reason: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lot {
    /// From outside, as most members read it; or typed by who presided, as earlier versions drew it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// As drawn.
    pub order: Vec<ProposalId>,
}

/// What must happen next about a tie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    Opening,
    Votes,
    /// Votes were equal.
    CastingVote,
    /// The casting vote did not settle it.
    Lot,
    /// Members give to the lot.
    Contributions,
    Nothing,
}

impl Due {
    /// `is_tied`: after all that was done, some are tied across the line.
    pub fn of(ballot: Option<&TieBallot>, is_tied: bool) -> Self {
        match ballot {
            None => Self::Opening,
            Some(ballot) if ballot.is_open() => Self::Votes,
            Some(ballot) if ballot.gives_until().is_some() => Self::Contributions,
            Some(_) if !is_tied => Self::Nothing,
            Some(ballot) if ballot.awaits_casting() => Self::CastingVote,
            Some(_) => Self::Lot,
        }
    }

    /// A shortlist is proposed once a tie is settled.
    pub fn holds_up(self, action: Action) -> bool {
        self != Self::Nothing && action == Action::ProposeShortlist
    }
}

type Transition = Result<(TieBallot, Event), Rejection>;

/// Votes that it takes of so many who may vote: more than half.
pub fn turnout(eligible: u32) -> u32 {
    eligible / 2 + 1
}

impl TieBallot {
    /// About those `tied` for so many places. `has_casting`: by the rules, whoever presides decides between equal votes.
    pub fn open(
        permit: &Permit,
        challenge: ChallengeId,
        (proposals, places): (Vec<ProposalId>, u32),
        eligible: u32,
        until: Moment,
        has_casting: bool,
    ) -> (Self, Event) {
        let casting_by = permit.by().filter(|_| has_casting);
        let ballot =
            Self { challenge, proposals, places, eligible, until: Some(until), casting_by, reading: None, progress: Progress::Open };
        let event = ballot.event(EventKind::BallotOpened, permit, &until.to_rfc3339());
        (ballot, event)
    }

    /// Too few are clear of those `tied` to vote for the council: nobody does, and a lot decides.
    pub fn without_vote(
        permit: &Permit,
        challenge: ChallengeId,
        (proposals, places): (Vec<ProposalId>, u32),
        eligible: u32,
        outside: Option<&OutsideValue>,
    ) -> (Self, Event) {
        let votes = proposals.iter().map(|id| (*id, 0)).collect();
        let progress = Progress::Closed { votes, casting: None, drawing: None, lot: None };
        let reading = outside.map(|outside| Reading::new(outside, permit.at()));
        let ballot = Self { challenge, proposals, places, eligible, until: None, casting_by: None, reading, progress };
        let event = ballot.event(EventKind::BallotClosed, permit, &format!("0/{eligible}"));
        (ballot, event)
    }

    pub fn is_open(&self) -> bool {
        self.progress == Progress::Open
    }

    /// Everybody has voted, or the announced end has come and enough have: nobody chooses when it is counted.
    pub fn check_over(&self, voted: u32, now: Moment) -> Result<(), Rejection> {
        match self.until {
            _ if voted >= self.eligible => Ok(()),
            Some(until) if now < until => Err(Rejection::VoteRuns(until)),
            _ if voted < self.needed() => Err(Rejection::Turnout(self.needed())),
            _ => Ok(()),
        }
    }

    /// Until it can be counted: where too few have voted by its end, until enough have.
    pub fn takes_votes(&self, voted: u32, now: Moment) -> bool {
        self.is_open() && (self.until.is_none() || self.check_over(voted, now).is_err())
    }

    /// Votes were equal, and by the rules whoever presided decides.
    pub fn awaits_casting(&self) -> bool {
        self.casting_by.is_some() && self.casting().is_none()
    }

    /// Votes that a ballot needs to be closed: of more than half of those who may vote.
    pub fn needed(&self) -> u32 {
        turnout(self.eligible)
    }

    /// Counts, once enough have voted; a choice that is none of the proposals counts for nothing. Where a lot is drawn on a value
    /// from `outside`, members read it from then on.
    pub fn close(mut self, permit: &Permit, choices: &[ProposalId], outside: Option<&OutsideValue>) -> Transition {
        if !self.is_open() {
            return Err(Rejection::WrongState);
        }
        self.check_over(choices.len() as u32, permit.at())?;
        let count = |id: &ProposalId| choices.iter().filter(|choice| *choice == id).count() as u32;
        let votes = self.proposals.iter().map(|id| (*id, count(id))).collect();
        self.progress = Progress::Closed { votes, casting: None, drawing: None, lot: None };
        self.reading = outside.map(|outside| Reading::new(outside, permit.at()));
        let event = self.event(EventKind::BallotClosed, permit, &format!("{}/{}", choices.len(), self.eligible));
        Ok((self, event))
    }

    /// Once, by whoever presided when it was opened, for one of those that are still tied, and not once members give to a lot.
    pub fn cast(mut self, permit: &Permit, tied: &[ProposalId], proposal: ProposalId, reason: &str) -> Transition {
        let (Progress::Closed { casting: casting @ None, drawing: None, lot: None, .. }, Some(by)) = (&mut self.progress, permit.by())
        else {
            return Err(Rejection::WrongState);
        };
        if !tied.contains(&proposal) || self.casting_by != Some(by) {
            return Err(Rejection::WrongState);
        }
        *casting = Some(Casting { proposal, by, reason: reason.to_owned() });
        let event = self.event(EventKind::CastingVoteGiven, permit, reason);
        Ok((self, event))
    }

    /// The last resort: `eligible` are asked to give until then, and the site has given. Whose vote decides does not choose
    /// between that and a lot; where the rules name a value from outside, members give only where too few have read the same.
    pub fn open_lot(mut self, permit: &Permit, until: Moment, site: Contribution, eligible: Vec<UserId>) -> Transition {
        if self.found(permit.at()).is_some_and(|found| found != Consensus::None) {
            return Err(Rejection::WrongState);
        }
        if self.awaits_casting() && self.casting_by == permit.by() {
            return Err(Rejection::WrongState);
        }
        let (Progress::Closed { drawing: drawing @ None, lot: None, .. }, by @ Some(_)) = (&mut self.progress, permit.by()) else {
            return Err(Rejection::WrongState);
        };
        *drawing = Some(Box::new(Drawing::new(permit.at(), until, by, site, eligible)));
        let event = self.event(EventKind::LotOpened, permit, &until.to_rfc3339());
        Ok((self, event))
    }

    /// Leaves no event: the trail knows who and when.
    pub fn give(mut self, permit: &Permit, contribution: Contribution) -> Result<Self, Rejection> {
        let (Progress::Closed { drawing: Some(drawing), lot: None, .. }, Some(by)) = (&mut self.progress, permit.by()) else {
            return Err(Rejection::WrongState);
        };
        if !drawing.may_give(by, permit.at()) {
            return Err(Rejection::WrongState);
        }
        drawing.give(by, contribution);
        Ok(self)
    }

    /// Once it is due: everything is opened, and puts those that are still tied in order, each with its code.
    pub fn draw(mut self, permit: &Permit, closing_hash: &str, tied: &BTreeMap<String, ProposalId>) -> Transition {
        let Progress::Closed { drawing: Some(drawing), lot: lot @ None, .. } = &mut self.progress else {
            return Err(Rejection::WrongState);
        };
        if !drawing.is_due(permit.at()) {
            return Err(Rejection::WrongState);
        }
        let seed = drawing.seed();
        let drawn = drawing::draw(closing_hash, &seed, tied.keys().map(String::as_str));
        *lot = Some(Lot { value: None, order: drawn.into_iter().filter_map(|code| tied.get(code).copied()).collect() });
        let event = self.event(EventKind::LotDrawn, permit, &seed);
        Ok((self, event))
    }

    /// Code and ticket of each proposal that a lot put in order, as drawn.
    pub fn tickets(&self, closing_hash: &str, codes: &BTreeMap<ProposalId, String>) -> Vec<(String, String)> {
        let Progress::Closed { drawing, lot: Some(lot), .. } = &self.progress else { return Vec::new() };
        let ticket = |code: &String| match (&lot.value, drawing) {
            (Some(value), _) => lot::ticket(closing_hash, value, code),
            (None, Some(drawing)) => drawing::ticket(closing_hash, &drawing.seed(), code),
            (None, None) => String::new(),
        };
        lot.order.iter().filter_map(|id| codes.get(id)).map(|code| (code.clone(), ticket(code))).collect()
    }

    pub fn settlement(&self) -> Settlement {
        match &self.progress {
            Progress::Open => Settlement::default(),
            Progress::Closed { votes, casting, lot, .. } => Settlement {
                votes: votes.clone(),
                casting: casting.as_ref().map(|c| c.proposal),
                lot: lot.iter().flat_map(|lot| lot.order.iter().copied()).collect(),
            },
        }
    }

    /// As a result file tells it, once it has closed. `cast` are the votes by tracking code.
    ///
    /// # Panics
    /// Where `codes` does not name a proposal: nothing else may be written down in its place.
    pub fn result(&self, codes: &BTreeMap<ProposalId, String>, cast: &[(String, ProposalId)]) -> Option<BallotResult> {
        let Progress::Closed { votes, casting, .. } = &self.progress else { return None };
        let code = |id: &ProposalId| codes[id].clone();
        let tracking = |id: &ProposalId| cast.iter().filter(|(_, choice)| choice == id).map(|(code, _)| code.clone()).collect();
        Some(BallotResult {
            eligible: self.eligible,
            places: Some(self.places),
            cast: Some(cast.len() as u32),
            votes: votes.iter().map(|(id, votes)| (code(id), *votes)).collect(),
            tracking_codes: votes.keys().map(|id| (code(id), tracking(id))).collect(),
            casting: casting.as_ref().map(|casting| code(&casting.proposal)),
        })
    }

    pub fn casting(&self) -> Option<&Casting> {
        match &self.progress {
            Progress::Closed { casting, .. } => casting.as_ref(),
            Progress::Open => None,
        }
    }

    /// The lot, if it came to that.
    pub fn lot(&self) -> Option<&Lot> {
        match &self.progress {
            Progress::Closed { lot, .. } => lot.as_ref(),
            Progress::Open => None,
        }
    }

    /// What members give to a lot, or gave.
    pub fn drawing(&self) -> Option<&Drawing> {
        match &self.progress {
            Progress::Closed { drawing, .. } => drawing.as_deref(),
            Progress::Open => None,
        }
    }

    /// The same without anybody's part in it, and with values only once it is drawn.
    pub fn told_drawing(&self) -> Option<Told> {
        self.drawing().map(|drawing| Told::new(drawing, self.lot().is_some()))
    }

    /// Until when members give, while they do.
    pub fn gives_until(&self) -> Option<Moment> {
        self.drawing().filter(|_| self.lot().is_none()).map(|drawing| drawing.until)
    }

    /// Of a ballot that has been counted, where the rules name a value from outside and nothing was drawn yet.
    pub fn found(&self, now: Moment) -> Option<Consensus> {
        let Progress::Closed { drawing: None, lot: None, .. } = &self.progress else { return None };
        self.reading.as_ref().map(|reading| reading.found(self.eligible, now))
    }

    /// When a lot is drawn at the latest, while one is on its way.
    pub fn lot_due(&self) -> Option<Moment> {
        let is_read = self.lot().is_none() && self.drawing().is_none() && !self.is_open();
        self.gives_until().or(self.reading.as_ref().filter(|_| is_read).map(|reading| reading.until))
    }

    pub(super) fn event(&self, kind: EventKind, permit: &Permit, note: &str) -> Event {
        Event::new(kind, permit.by()).challenge(self.challenge).note(note)
    }
}

#[cfg(test)]
mod tests;
