//! That a firm is a partner in another's proposal: asked by the lead, given or declined by the partner's owner, and taken back until
//! the closing. What is agreed to is the row as it stood, under the call as it stood: a row that changes asks anew, and so does a call
//! that is amended.

use super::{Amended, Left, Proposal, consortium::Partner};
use crate::{
    access::{Action, Partnership, Permit},
    check::Problem,
    event::{Event, EventKind},
    firms::Profile,
    form::{FieldErrors, Form, FormReader},
    ids::{ChallengeId, FirmId, ProposalId, UserId},
    limits::REASON,
    time::{DAY, Moment},
    verbatim::{canonical, sha256},
};
use serde::{Deserialize, Serialize};

/// So often a proposal's lead asks one firm, reminders among it. A number of this site, to be confirmed.
pub const MAX_ASKED: u32 = 10;
/// So many firms it asks in all. A number of this site, to be confirmed.
pub const MAX_FIRMS: usize = 20;
/// A partner who has not answered is reminded after so long at the earliest.
const REMIND: i64 = DAY;
/// The hidden field that says which terms a page showed.
pub const TERMS: &str = "terms";

/// One firm's word on one proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    pub proposal: ProposalId,
    pub challenge: ChallengeId,
    /// The partner.
    pub firm: FirmId,
    pub terms: Partner,
    pub asked_at: Moment,
    pub asked_by: UserId,
    pub times: u32,
    /// Of whoever has not answered. `None`: never since it was asked about these terms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reminded_at: Option<Moment>,
    pub standing: Standing,
    /// What it had agreed to when it was asked about other terms: that stands until it leaves, or the lead hands in without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier: Option<Box<Partner>>,
    /// When it had agreed to that. Of what was stored without: before any amendment of the call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier_at: Option<Moment>,
    /// That it left, until it agrees again: asking anew makes nothing of it undone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gone: Option<Gone>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gone {
    pub at: Moment,
    pub reason: String,
    /// By which codes it was named in what it had agreed to. Of what was stored without: by its row alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keys: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Asked,
    Consented {
        at: Moment,
        by: UserId,
    },
    Declined {
        at: Moment,
        by: UserId,
        reason: String,
    },
    /// After it had agreed.
    Left {
        at: Moment,
        by: UserId,
        reason: String,
    },
    /// The lead names it no more.
    Dropped {
        at: Moment,
    },
}

impl Standing {
    fn code(&self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Consented { .. } => CONSENTED,
            Self::Declined { .. } => "declined",
            Self::Left { .. } => "left",
            Self::Dropped { .. } => "dropped",
        }
    }
}

/// What counts as taking part.
pub const CONSENTED: &str = "consented";

impl Consent {
    /// `before`: what was asked of this firm; `None` where it agrees to this row under the call as it is, or is asked already.
    pub(super) fn ask(
        before: Option<&Self>,
        proposal: &Proposal,
        firm: FirmId,
        named: &Partner,
        amended: Option<Amended>,
        permit: &Permit,
    ) -> Result<Option<(Self, Event)>, Problem> {
        let terms = named.terms();
        let agrees = before.is_some_and(|before| before.given(&terms).is_some_and(|at| is_current(at, amended)));
        if agrees || before.is_some_and(|before| before.terms == terms && before.standing == Standing::Asked) {
            return Ok(None);
        }
        let (times, Some(asked_by)) = (before.map_or(0, |before| before.times) + 1, permit.by()) else { return Ok(None) };
        if times > MAX_ASKED {
            return Err(Problem::AskedTooOften(MAX_ASKED));
        }
        let (earlier, earlier_at) = match before {
            Some(Self { standing: Standing::Consented { at, .. }, terms, .. }) => (Some(Box::new(terms.clone())), Some(*at)),
            Some(before) => (before.earlier.clone(), before.earlier_at),
            None => (None, None),
        };
        let event = proposal.event(EventKind::PartnerAsked, permit).note(&terms.name);
        let asked = Self {
            proposal: proposal.id,
            challenge: proposal.challenge,
            firm,
            terms,
            asked_at: permit.at(),
            asked_by,
            times,
            reminded_at: None,
            standing: Standing::Asked,
            earlier,
            earlier_at,
            gone: before.and_then(|before| before.gone.clone()),
        };
        Ok(Some((asked, event)))
    }

    /// Who has not answered is reminded by the lead, once a day and as often as it may be asked.
    pub fn remind(self, proposal: &Proposal, permit: &Permit) -> Result<(Self, Event), Problem> {
        self.may_be_reminded(permit.at())?;
        let event = proposal.event(EventKind::PartnerReminded, permit).note(&self.terms.name);
        Ok((Self { times: self.times + 1, reminded_at: Some(permit.at()), ..self }, event))
    }

    pub fn may_be_reminded(&self, now: Moment) -> Result<(), Problem> {
        let from = Moment(self.reminded_at.unwrap_or(self.asked_at).0 + REMIND);
        if self.standing != Standing::Asked {
            return Err(Problem::PartnerAnswered);
        }
        if self.times >= MAX_ASKED {
            return Err(Problem::AskedTooOften(MAX_ASKED));
        }
        if now < from { Err(Problem::RemindedLately(from)) } else { Ok(()) }
    }

    /// Form: `answer` (`consent` or `decline`), `reason` of one that declines, [`TERMS`] as they were shown. `firm` as registered
    /// now: nobody agrees to be named otherwise, nor to what the `draft` does not say any more.
    pub fn answer(
        self,
        proposal: &Proposal,
        draft: &[Partner],
        firm: &Profile,
        form: &Form,
        permit: &Permit,
    ) -> Result<(Self, Event), FieldErrors> {
        let Some(by) = permit.by() else { return Err(FieldErrors::one("answer", Problem::Choice)) };
        let mut r = FormReader::new(form);
        let consents = r.required_parsed("answer", Problem::Choice, |answer| match answer {
            "consent" => Some(true),
            "decline" => Some(false),
            _ => None,
        });
        let reason = if consents == Some(false) { r.required("reason", REASON) } else { String::new() };
        if consents == Some(true) && permit.action() != Action::ConsentAsPartner {
            r.errors.add("answer", Problem::Choice);
        } else if form.get(TERMS) != self.terms_hash() {
            r.errors.add("answer", Problem::TermsChanged);
        } else if consents == Some(true) && !self.terms.is_named_as(firm) {
            r.errors.add("answer", Problem::NamedOtherwise);
        } else if consents == Some(true) && draft.iter().all(|row| row.terms() != self.terms) {
            r.errors.add("answer", Problem::TermsGone);
        }
        r.errors.or(())?;
        let (at, kind) = (permit.at(), if consents == Some(true) { EventKind::PartnerConsented } else { EventKind::PartnerDeclined });
        let event = proposal.event(kind, permit).note(if reason.is_empty() { &self.terms.name } else { &reason });
        let answered = match consents {
            Some(true) => Self { standing: Standing::Consented { at, by }, earlier: None, earlier_at: None, gone: None, ..self },
            _ => Self { standing: Standing::Declined { at, by, reason }, ..self },
        };
        Ok((answered, event))
    }

    /// Form: `reason`.
    pub fn leave(self, proposal: &Proposal, form: &Form, permit: &Permit) -> Result<(Self, Event), FieldErrors> {
        let Some(by) = permit.by() else { return Err(FieldErrors::one("reason", Problem::Required)) };
        let mut r = FormReader::new(form);
        let reason = r.required("reason", REASON);
        let event = proposal.event(EventKind::PartnerLeft, permit).note(&reason);
        let at = permit.at();
        let gone = Some(Gone { at, reason: reason.clone(), keys: self.keys() });
        r.errors.or((Self { standing: Standing::Left { at, by, reason }, earlier: None, earlier_at: None, gone, ..self }, event))
    }

    /// Neither the lead's draft nor the version that counts (`counting`) names it any more: it is free.
    pub fn drop_unnamed(self, proposal: &Proposal, draft: &[Partner], counting: &[Partner], permit: &Permit) -> Option<(Self, Event)> {
        let is_over = self.standing == Standing::Asked || self.has_agreed();
        let is_named = self.row(draft).or_else(|| self.row(counting)).is_some();
        let event = proposal.event(EventKind::PartnerDropped, permit).note(&self.terms.name);
        let free = Self { standing: Standing::Dropped { at: permit.at() }, earlier: None, earlier_at: None, ..self };
        (is_over && !is_named).then_some((free, event))
    }

    /// The row that names it, by what it is asked to or by what it had agreed to before.
    pub fn row<'a>(&self, partners: &'a [Partner]) -> Option<&'a Partner> {
        let keys = self.keys();
        partners.iter().find(|named| keys.contains(&named.key()))
    }

    /// That it has left, where these rows of what was handed in name it.
    pub fn left(&self, partners: &[Partner]) -> Option<Left> {
        let gone = self.gone.as_ref()?;
        let named = partners.iter().find(|named| gone.keys.contains(&named.key())).or_else(|| self.row(partners))?;
        Some(Left { name: named.name.clone(), at: gone.at, reason: gone.reason.clone() })
    }

    fn keys(&self) -> Vec<String> {
        std::iter::once(&self.terms).chain(self.earlier.as_deref()).map(Partner::key).collect()
    }

    /// By this a page says what it showed.
    pub fn terms_hash(&self) -> String {
        sha256(canonical(&self.terms))
    }

    pub fn facts(&self) -> Partnership {
        Partnership { firm: self.firm, is_asked: self.standing == Standing::Asked, has_agreed: self.has_agreed() }
    }

    /// It takes part, under these terms or under those of before.
    pub fn has_agreed(&self) -> bool {
        matches!(self.standing, Standing::Consented { .. }) || self.earlier.is_some()
    }

    /// As it is stored beside the document: [`CONSENTED`] while it takes part.
    pub fn code(&self) -> &'static str {
        if self.has_agreed() { CONSENTED } else { self.standing.code() }
    }

    /// The amendment of the call that what it agreed to is older than.
    pub fn outdated(&self, amended: Option<Amended>) -> Option<Amended> {
        let at = match (&self.standing, &self.earlier) {
            (Standing::Consented { at, .. }, _) => *at,
            (_, Some(earlier)) => self.given(earlier)?,
            (_, None) => return None,
        };
        amended.filter(|_| !is_current(at, amended))
    }

    /// Since when it agrees to these terms.
    pub(super) fn given(&self, terms: &Partner) -> Option<Moment> {
        match self.standing {
            Standing::Consented { at, .. } if self.terms == *terms => Some(at),
            _ if self.earlier.as_deref() == Some(terms) => Some(self.earlier_at.unwrap_or(Moment(0))),
            _ => None,
        }
    }
}

/// What was said then is about the call as it is.
pub(super) fn is_current(at: Moment, amended: Option<Amended>) -> bool {
    amended.is_none_or(|amended| amended.at < at)
}

#[cfg(test)]
mod tests;
