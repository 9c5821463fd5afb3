//! That a firm is a partner in another's proposal: asked by the lead, given or declined by the partner's owner, and taken back until
//! the closing. What is agreed to is the row as it stood; a row that changes asks anew.

use super::{
    Category, Content, Proposal, Section,
    consortium::{Partner, cell_name},
    content::FileRef,
};
use crate::{
    access::{Partnership, Permit},
    check::Problem,
    event::{Event, EventKind},
    firms::{Firm, Profile, Standing as Verified},
    form::{FieldErrors, Form, FormReader},
    ids::{ChallengeId, FirmId, ProposalId, UserId},
    limits::REASON,
    time::Moment,
    verbatim::{canonical, sha256},
};
use serde::{Deserialize, Serialize};

/// So often a proposal's lead asks one firm. A number of this site, to be confirmed.
pub const MAX_ASKED: u32 = 10;
/// So many firms it asks in all. A number of this site, to be confirmed.
pub const MAX_FIRMS: usize = 20;
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
    pub standing: Standing,
    /// What it had agreed to when it was asked about other terms: that stands until it leaves, or the lead hands in without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier: Option<Box<Partner>>,
    /// That it left, until it agrees again: asking anew makes nothing of it undone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gone: Option<Gone>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gone {
    pub at: Moment,
    pub reason: String,
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
    /// `before`: what was asked of this firm; `None` where it stands as it is.
    pub fn ask(
        before: Option<&Self>,
        proposal: &Proposal,
        firm: FirmId,
        named: &Partner,
        permit: &Permit,
    ) -> Result<Option<(Self, Event)>, Problem> {
        let terms = named.terms();
        if before.is_some_and(|before| before.agrees_to(&terms) || (before.terms == terms && before.standing == Standing::Asked)) {
            return Ok(None);
        }
        let (times, Some(asked_by)) = (before.map_or(0, |before| before.times) + 1, permit.by()) else { return Ok(None) };
        if times > MAX_ASKED {
            return Err(Problem::AskedTooOften(MAX_ASKED));
        }
        let earlier = before.and_then(|before| match before.standing {
            Standing::Consented { .. } => Some(Box::new(before.terms.clone())),
            _ => before.earlier.clone(),
        });
        let event = proposal.event(EventKind::PartnerAsked, permit).note(&terms.name);
        let (id, challenge, asked_at) = (proposal.id, proposal.challenge, permit.at());
        let (standing, gone) = (Standing::Asked, before.and_then(|before| before.gone.clone()));
        Ok(Some((Self { proposal: id, challenge, firm, terms, asked_at, asked_by, times, standing, earlier, gone }, event)))
    }

    /// Form: `answer` (`consent` or `decline`), `reason` of one that declines, [`TERMS`] as they were shown. `firm` as registered
    /// now: nobody agrees to be named otherwise.
    pub fn answer(self, proposal: &Proposal, firm: &Profile, form: &Form, permit: &Permit) -> Result<(Self, Event), FieldErrors> {
        let Some(by) = permit.by() else { return Err(FieldErrors::one("answer", Problem::Choice)) };
        let mut r = FormReader::new(form);
        let consents = r.required_parsed("answer", Problem::Choice, |answer| match answer {
            "consent" => Some(true),
            "decline" => Some(false),
            _ => None,
        });
        let reason = if consents == Some(false) { r.required("reason", REASON) } else { String::new() };
        if form.get(TERMS) != self.terms_hash() {
            r.errors.add("answer", Problem::TermsChanged);
        } else if consents == Some(true) && !self.terms.is_named_as(firm) {
            r.errors.add("answer", Problem::NamedOtherwise);
        }
        r.errors.or(())?;
        let (at, kind) = (permit.at(), if consents == Some(true) { EventKind::PartnerConsented } else { EventKind::PartnerDeclined });
        let event = proposal.event(kind, permit).note(if reason.is_empty() { &self.terms.name } else { &reason });
        let (standing, earlier, gone) = match consents {
            Some(true) => (Standing::Consented { at, by }, None, None),
            _ => (Standing::Declined { at, by, reason }, self.earlier, self.gone),
        };
        Ok((Self { standing, earlier, gone, ..self }, event))
    }

    /// Form: `reason`.
    pub fn leave(self, proposal: &Proposal, form: &Form, permit: &Permit) -> Result<(Self, Event), FieldErrors> {
        let Some(by) = permit.by() else { return Err(FieldErrors::one("reason", Problem::Required)) };
        let mut r = FormReader::new(form);
        let reason = r.required("reason", REASON);
        let event = proposal.event(EventKind::PartnerLeft, permit).note(&reason);
        let (at, gone) = (permit.at(), Some(Gone { at: permit.at(), reason: reason.clone() }));
        r.errors.or((Self { standing: Standing::Left { at, by, reason }, earlier: None, gone, ..self }, event))
    }

    /// The lead's draft names others now. Who has agreed takes part until something is handed in without it.
    pub fn drop_unnamed(self, content: &Content, is_handed_in: bool, at: Moment) -> Option<Self> {
        let is_named = content.consortium.partners.iter().any(|partner| partner.key() == self.terms.key());
        let is_over = self.standing == Standing::Asked && !self.has_agreed() || self.has_agreed() && is_handed_in;
        (is_over && !is_named).then_some(Self { standing: Standing::Dropped { at }, earlier: None, ..self })
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

    fn agrees_to(&self, terms: &Partner) -> bool {
        let is_given = matches!(self.standing, Standing::Consented { .. }) && self.terms == *terms;
        is_given || self.earlier.as_deref() == Some(terms)
    }
}

/// Where a partner whom a draft names stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// The lead itself.
    Lead,
    /// No firm of this site: its signed agreement is attached, or not yet said to be.
    Outside {
        is_signed: bool,
    },
    /// Under these terms it was not asked.
    NotAsked,
    Asked,
    Agreed,
    /// It agreed, and is registered otherwise since, or not verified.
    Changed,
    Declined(String),
    Left(String),
}

impl Agreement {
    /// `firm`: who has registered the code here.
    pub fn of(partner: &Partner, lead: FirmId, firm: Option<&Firm>, consent: Option<&Consent>) -> Self {
        let Some(firm) = firm else { return Self::Outside { is_signed: partner.is_signed } };
        if firm.id == lead {
            return Self::Lead;
        }
        let Some(consent) = consent.filter(|consent| consent.firm == firm.id) else { return Self::NotAsked };
        let terms = partner.terms();
        if consent.agrees_to(&terms) {
            let holds = firm.standing == Verified::Verified && partner.is_named_as(&firm.profile);
            return if holds { Self::Agreed } else { Self::Changed };
        }
        match &consent.standing {
            Standing::Asked if consent.terms == terms => Self::Asked,
            Standing::Declined { reason, .. } if consent.terms == terms => Self::Declined(reason.clone()),
            Standing::Left { reason, .. } if consent.terms == terms => Self::Left(reason.clone()),
            _ => Self::NotAsked,
        }
    }
}

/// What of the partners keeps a proposal from being handed in: each agrees, here or on a paper that is attached.
pub fn unagreed(agreements: &[Agreement], files: &[FileRef]) -> Vec<(Section, String, Problem)> {
    let has_paper = files.iter().any(|file| file.category == Some(Category::Legal));
    let problem = |agreement: &Agreement| match agreement {
        Agreement::Agreed => None,
        Agreement::Lead => Some(("code", Problem::PartnerIsLead)),
        Agreement::Outside { is_signed: false } => Some(("signed", Problem::PartnerUnsigned)),
        Agreement::Outside { is_signed: true } => (!has_paper).then_some(("signed", Problem::PartnerPaper)),
        Agreement::NotAsked | Agreement::Asked | Agreement::Changed | Agreement::Declined(_) | Agreement::Left(_) => {
            Some(("code", Problem::PartnerDisagrees))
        }
    };
    let named = agreements.iter().enumerate().filter_map(|(i, agreement)| Some((i, problem(agreement)?)));
    named.map(|(i, (column, problem))| (Section::Team, cell_name(column, i), problem)).collect()
}

#[cfg(test)]
mod tests;
