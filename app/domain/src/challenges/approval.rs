//! From the council's shortlist to the end of the call: proposed, forwarded, decided, published, concluded;
//! and the two ways back for revision, each with a reason.

use super::lifecycle::{Challenge, Rejection, State, Transition};
use crate::{
    access::Permit,
    check::Problem,
    council::Vote,
    event::{Event, EventKind},
    form::{FieldErrors, FormReader},
    ids::{ProposalId, UserId},
    limits::NAME,
    time::Moment,
};
use serde::{Deserialize, Serialize};

/// Proposals chosen, in order, by whom and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shortlist {
    pub proposals: Vec<ProposalId>,
    pub by: UserId,
    /// Their name at that moment; empty in what was stored before names were kept.
    #[serde(default)]
    pub by_name: String,
    pub at: Moment,
    #[serde(default)]
    pub note: String,
    /// How the council voted; a leader's decision has no vote.
    #[serde(default)]
    pub vote: Option<Vote>,
    /// Why it is not the top of the ranking.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub departures: Vec<Departure>,
    /// Of a leader's decision, once it is signed; until then nobody knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<Numbered>,
}

/// Number and date of a decision, as they stand on the signed paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbered {
    pub number: String,
    pub date: Moment,
}

impl Numbered {
    /// Form: `decision`, `decision_date`. `None` where neither is typed.
    pub fn read(r: &mut FormReader<'_>) -> Option<Self> {
        let number = r.text("decision", NAME);
        let date = r.parsed("decision_date", Problem::Date, Moment::from_date);
        match (number.is_empty(), date) {
            (true, None) => None,
            (true, Some(_)) => {
                r.errors.add("decision", Problem::Required);
                None
            }
            (false, None) => {
                r.errors.add("decision_date", Problem::Required);
                None
            }
            (false, Some(date)) => Some(Self { number, date }),
        }
    }

    /// Nobody signs before the council has advised, or after today.
    pub fn check(&self, advised: Moment, now: Moment) -> Result<(), FieldErrors> {
        let (first, last) = (advised.to_date(), now.to_date());
        if (first..=last).contains(&self.date.to_date()) {
            return Ok(());
        }
        Err(FieldErrors::one("decision_date", Problem::SignedBetween(advised, now)))
    }
}

/// A proposal that ranks at or above one that was picked, was not picked itself, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Departure {
    pub proposal: ProposalId,
    pub reason: String,
}

/// What somebody wrote when passing a shortlist on, or sending it back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    pub by: UserId,
    pub at: Moment,
    #[serde(default)]
    pub note: String,
}

/// A shortlist that the office sent back to the council, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentBack {
    pub shortlist: Shortlist,
    pub why: Signed,
}

/// What was written when the shortlist was passed on, or sent back, last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Correspondence {
    pub submission: Option<Signed>,
    pub sent_back: Option<Signed>,
    /// What the council proposed before it was sent back.
    pub before: Option<Shortlist>,
}

impl Challenge {
    /// The council's advice and the leader's decision, as far as they exist.
    pub fn chosen(&self) -> (Option<&Shortlist>, Option<&Shortlist>) {
        match &self.state {
            State::Proposed { shortlist, .. } => (Some(shortlist), None),
            State::Decided { advice, decision } | State::ResultPublished { advice, decision, .. } => (Some(advice), Some(decision)),
            _ => (None, None),
        }
    }

    pub fn correspondence(&self) -> Correspondence {
        match self.state.clone() {
            State::Scored { returned: Some(SentBack { shortlist, why }), .. } => {
                Correspondence { submission: None, sent_back: Some(why), before: Some(shortlist) }
            }
            State::Proposed { forwarded, returned, .. } => Correspondence { submission: forwarded, sent_back: returned, before: None },
            _ => Correspondence::default(),
        }
    }

    pub fn propose_shortlist(self, permit: &Permit, shortlist: Shortlist) -> Transition {
        let State::Scored { returned, .. } = &self.state else { return Err(Rejection::WrongState) };
        let (note, is_again) = (shortlist.note.clone(), returned.is_some());
        let proposed = State::Proposed { shortlist, forwarded: None, returned: None, is_again };
        Ok(self.enter(proposed, EventKind::ShortlistProposed, permit, &note))
    }

    /// The office passes the council's shortlist on to the leader, with its submission.
    pub fn forward_shortlist(self, permit: &Permit, note: &str) -> Transition {
        let State::Proposed { shortlist, forwarded: None, returned, is_again } = self.state.clone() else {
            return Err(Rejection::WrongState);
        };
        let forwarded = Some(signed(permit, note)?);
        Ok(self.enter(State::Proposed { shortlist, forwarded, returned, is_again }, EventKind::ShortlistForwarded, permit, note))
    }

    /// The council has voted again, and no leader has asked for more: the office sends it on as it is.
    pub fn is_asked_enough(&self) -> bool {
        matches!(self.state, State::Proposed { forwarded: None, is_again: true, returned: None, .. })
    }

    /// The office sends the shortlist back to the council, which may then propose another.
    pub fn return_to_council(self, permit: &Permit, reason: &str) -> Transition {
        let State::Proposed { shortlist, forwarded: None, .. } = self.state.clone() else { return Err(Rejection::WrongState) };
        let returned = Some(SentBack { shortlist, why: signed(permit, reason)? });
        Ok(self.enter(State::Scored { at: permit.at(), returned }, EventKind::ShortlistReturned, permit, reason))
    }

    /// The ranking is another one, for this reason: what was proposed on the one before goes back to the council.
    pub fn rank_again(self, permit: &Permit, by: UserId, reason: &str) -> Option<(Self, Event)> {
        let State::Proposed { shortlist, .. } = self.state.clone() else { return None };
        let why = Signed { by, at: permit.at(), note: reason.to_owned() };
        let state = State::Scored { at: permit.at(), returned: Some(SentBack { shortlist, why }) };
        Some(self.enter(state, EventKind::ShortlistReturned, permit, reason))
    }

    /// The leader sends the submission back to the office.
    pub fn return_to_office(self, permit: &Permit, reason: &str) -> Transition {
        let State::Proposed { shortlist, forwarded: Some(_), is_again, .. } = self.state.clone() else {
            return Err(Rejection::WrongState);
        };
        let returned = Some(signed(permit, reason)?);
        Ok(self.enter(State::Proposed { shortlist, forwarded: None, returned, is_again }, EventKind::SubmissionReturned, permit, reason))
    }

    pub fn decide(self, permit: &Permit, decision: Shortlist) -> Transition {
        let State::Proposed { shortlist: advice, forwarded: Some(_), .. } = self.state.clone() else { return Err(Rejection::WrongState) };
        let note = decision.note.clone();
        Ok(self.enter(State::Decided { advice, decision }, EventKind::ShortlistDecided, permit, &note))
    }

    /// The signed decision has a number and a date; what was mistyped is typed again.
    /// Refused once it is published with another: whoever read that can rely on it, and a paper of its own corrects it.
    pub fn number_decision(mut self, permit: &Permit, signed: Numbered) -> Transition {
        if self.has_public_number() {
            return Err(Rejection::WrongState);
        }
        let (State::Decided { decision, .. } | State::ResultPublished { decision, .. }) = &mut self.state else {
            return Err(Rejection::WrongState);
        };
        let note = format!("{} – {}", signed.number, signed.date.to_date());
        decision.signed = Some(signed);
        let state = self.state.clone();
        Ok(self.enter(state, EventKind::DecisionNumbered, permit, &note))
    }

    /// Everybody reads number and date of the decision.
    pub fn has_public_number(&self) -> bool {
        matches!(&self.state, State::ResultPublished { decision, .. } if decision.signed.is_some())
    }

    pub fn publish_result(self, permit: &Permit) -> Transition {
        let State::Decided { advice, decision } = self.state.clone() else { return Err(Rejection::WrongState) };
        let at = permit.at();
        Ok(self.enter(State::ResultPublished { at, advice, decision, concluded: None }, EventKind::ResultPublished, permit, ""))
    }

    /// The end of the call. That complaints are over is decided before.
    pub fn conclude(self, permit: &Permit) -> Transition {
        let State::ResultPublished { at, advice, decision, concluded: None } = self.state.clone() else {
            return Err(Rejection::WrongState);
        };
        let concluded = Some(permit.at());
        Ok(self.enter(State::ResultPublished { at, advice, decision, concluded }, EventKind::CallConcluded, permit, ""))
    }

    /// When the result was published.
    pub fn published_result(&self) -> Option<Moment> {
        match self.state {
            State::ResultPublished { at, .. } => Some(at),
            _ => None,
        }
    }

    /// Complaints are taken until this moment, exclusive; nothing is concluded before it.
    pub fn complaints_until(&self) -> Option<Moment> {
        self.published_result().map(|at| at.plus_days(self.content.rules.terms.complaint_days.into()))
    }

    /// Every debrief is due before this moment.
    pub fn debriefs_due(&self) -> Option<Moment> {
        self.published_result().map(|at| at.plus_days(self.content.rules.terms.debrief_days.into()))
    }
}

fn signed(permit: &Permit, note: &str) -> Result<Signed, Rejection> {
    let by = permit.by().ok_or(Rejection::WrongState)?;
    Ok(Signed { by, at: permit.at(), note: note.to_owned() })
}
