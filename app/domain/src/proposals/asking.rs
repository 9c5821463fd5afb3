//! Whom the lead asks to be a partner: each firm of this site whom its saved draft names, once about each row, under each text of the
//! call.

use super::{
    Agreement, Amended, Known, Proposal,
    consent::{Consent, MAX_FIRMS},
    consortium::{Consortium, cell_name},
};
use crate::{access::Permit, check::Problem, event::Event, form::FieldErrors};

/// What asking depends on besides the draft.
pub struct Asking<'a> {
    pub proposal: &'a Proposal,
    pub known: &'a Known,
    /// Whom it asked so far, and what they said.
    pub before: &'a [Consent],
    /// The last amendment of the call that firms rely on.
    pub amended: Option<Amended>,
    pub permit: &'a Permit,
}

impl Asking<'_> {
    /// What is asked of whom. Where one row cannot be asked about, nobody is asked.
    pub fn ask(&self, consortium: &Consortium) -> Result<Vec<(Consent, Event)>, FieldErrors> {
        let missing = consortium.missing();
        if consortium.partners.is_empty() {
            return Err(FieldErrors::one(&cell_name("name", 0), Problem::Required));
        }
        if !missing.is_empty() {
            return Err(FieldErrors(missing));
        }
        let (mut asked, mut firms) = (Vec::new(), self.before.len());
        for (i, partner) in consortium.partners.iter().enumerate() {
            let wrong = |problem| FieldErrors::one(&cell_name("code", i), problem);
            match Agreement::of(partner, self.proposal.firm, self.known, self.before, self.amended) {
                Agreement::Lead => return Err(wrong(Problem::PartnerIsLead)),
                Agreement::Registered => return Err(wrong(Problem::PartnerRegistered)),
                Agreement::Misnamed => return Err(FieldErrors::one(&cell_name("name", i), Problem::PartnerMisnamed)),
                _ => {}
            }
            let Some(firm) = self.known.named(partner) else { continue };
            let before = self.before.iter().find(|consent| consent.firm == firm.id);
            firms += usize::from(before.is_none());
            if firms > MAX_FIRMS {
                return Err(wrong(Problem::AskedTooMany(MAX_FIRMS as u32)));
            }
            asked.extend(Consent::ask(before, self.proposal, firm.id, partner, self.amended, self.permit).map_err(wrong)?);
        }
        Ok(asked)
    }
}
