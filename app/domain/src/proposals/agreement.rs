//! Where the partners of a draft stand, and what of that keeps it from being handed in.

use super::{
    Amended, Category, Joined, JoinedBy, Section,
    consent::{Consent, Standing, is_current},
    consortium::{Partner, cell_name},
    content::FileRef,
};
use crate::{
    check::Problem,
    firms::{Firm, Standing as Verified},
    ids::FirmId,
    text::fold,
};

/// The firms of this site that count for a proposal: who is verified, and who agreed to take part when it was. Nobody else is asked
/// or shown anything, nor keeps by its registration alone an organisation from signing on paper.
#[derive(Clone, Debug, Default)]
pub struct Known(Vec<Firm>);

impl Known {
    pub fn new(firms: impl IntoIterator<Item = Firm>, consents: &[Consent]) -> Self {
        let takes_part = |firm: &Firm| consents.iter().any(|consent| consent.firm == firm.id && consent.has_agreed());
        let counts = |firm: &Firm| !firm.is_released && (firm.standing == Verified::Verified || takes_part(firm));
        Self(firms.into_iter().filter(counts).collect())
    }

    /// Whom a row names by its code.
    pub fn named(&self, partner: &Partner) -> Option<&Firm> {
        let code = partner.tax_code()?;
        self.0.iter().find(|firm| firm.profile.tax_code == code)
    }

    /// By what the partner of this row, which was handed in, takes part.
    pub fn joined(&self, partner: &Partner, consents: &[Consent]) -> Joined {
        let (terms, row) = (partner.terms(), std::slice::from_ref(partner));
        let by = match consents.iter().find(|consent| consent.has_agreed() && consent.row(row).is_some()) {
            Some(consent) => {
                // Of what was stored without a time there is none to tell.
                let at = consent.given(&terms).filter(|at| at.0 > 0);
                let is_verified = self.0.iter().any(|firm| firm.id == consent.firm && firm.standing == Verified::Verified);
                JoinedBy::Word { at, is_verified }
            }
            None if partner.is_signed => JoinedBy::Paper,
            None => JoinedBy::Nothing,
        };
        Joined { name: partner.name.clone(), by }
    }

    /// Whom it describes under another code: by its name, or by a code around its ten digits, as a branch has.
    fn alike(&self, partner: &Partner) -> Option<&Firm> {
        let (name, digits) = (words(&partner.name), digits(&partner.code));
        let is_alike = |firm: &&Firm| words(&firm.profile.legal_name) == name || digits.contains(firm.profile.tax_code.root());
        self.0.iter().find(is_alike)
    }
}

fn words(name: &str) -> Vec<String> {
    fold(name).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn digits(code: &str) -> String {
    code.chars().filter(char::is_ascii_digit).collect()
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
    /// A firm of this site under another code than its own: it is asked, and signs no paper.
    Registered,
    /// A firm of this site, named otherwise than it is registered: it could not agree, so it is not asked.
    Misnamed,
    /// Under these terms it was not asked.
    NotAsked,
    Asked,
    Agreed,
    /// It agreed here, and the row says that it signed a paper.
    Ticked,
    /// It agreed, and is registered otherwise since, or not verified.
    Changed,
    /// It agreed before the call was amended, and was not asked since.
    Outdated,
    Declined(String),
    Left(String),
}

impl Agreement {
    /// `amended`: the last amendment of the call that firms rely on. What was agreed to before is another call's; a paper says
    /// for itself what it is about.
    pub fn of(partner: &Partner, lead: FirmId, known: &Known, consents: &[Consent], amended: Option<Amended>) -> Self {
        let named = known.named(partner);
        if named.or_else(|| known.alike(partner)).is_some_and(|firm| firm.id == lead) {
            return Self::Lead;
        }
        let Some(firm) = named else {
            let is_registered = known.alike(partner).is_some();
            return if is_registered { Self::Registered } else { Self::Outside { is_signed: partner.is_signed } };
        };
        let is_right = partner.is_named_as(&firm.profile);
        let not_asked = if is_right { Self::NotAsked } else { Self::Misnamed };
        let Some(consent) = consents.iter().find(|consent| consent.firm == firm.id) else { return not_asked };
        let terms = partner.terms();
        let given = consent.given(&terms);
        if given.is_some_and(|at| is_current(at, amended)) {
            return match (is_right && firm.standing == Verified::Verified, partner.is_signed) {
                (false, _) => Self::Changed,
                (true, true) => Self::Ticked,
                (true, false) => Self::Agreed,
            };
        }
        match &consent.standing {
            Standing::Asked if consent.terms == terms && is_right => Self::Asked,
            Standing::Declined { reason, .. } if consent.terms == terms => Self::Declined(reason.clone()),
            Standing::Left { reason, .. } if consent.terms == terms => Self::Left(reason.clone()),
            _ if given.is_some() => Self::Outdated,
            _ => not_asked,
        }
    }

    /// It stands by its row under the call as it is; a paper, and what was otherwise when it was handed in, are not asked again.
    fn stands_by(&self) -> bool {
        match self {
            Self::Lead | Self::Outside { .. } | Self::Registered | Self::Agreed | Self::Ticked | Self::Changed => true,
            Self::Misnamed | Self::NotAsked | Self::Asked | Self::Outdated | Self::Declined(_) | Self::Left(_) => false,
        }
    }
}

/// Every partner of what was handed in stands by it under the call as it is.
pub fn all_stand_by(agreements: &[Agreement]) -> bool {
    agreements.iter().all(Agreement::stands_by)
}

/// What of the partners keeps a proposal from being handed in: each agrees, here or on a paper that is attached.
pub fn unagreed(agreements: &[Agreement], files: &[FileRef]) -> Vec<(Section, String, Problem)> {
    let has_paper = files.iter().any(|file| file.category == Some(Category::Legal));
    let problem = |agreement: &Agreement| match agreement {
        Agreement::Agreed => None,
        Agreement::Lead => Some(("code", Problem::PartnerIsLead)),
        Agreement::Registered => Some(("code", Problem::PartnerRegistered)),
        Agreement::Misnamed => Some(("name", Problem::PartnerMisnamed)),
        Agreement::Ticked => Some(("signed", Problem::PartnerTicked)),
        Agreement::Outside { is_signed: false } => Some(("signed", Problem::PartnerUnsigned)),
        Agreement::Outside { is_signed: true } => (!has_paper).then_some(("signed", Problem::PartnerPaper)),
        Agreement::Outdated => Some(("code", Problem::PartnerBeforeAmendment)),
        Agreement::NotAsked | Agreement::Asked | Agreement::Changed | Agreement::Declined(_) | Agreement::Left(_) => {
            Some(("code", Problem::PartnerDisagrees))
        }
    };
    let named = agreements.iter().enumerate().filter_map(|(i, agreement)| Some((i, problem(agreement)?)));
    named.map(|(i, (column, problem))| (Section::Team, cell_name(column, i), problem)).collect()
}
