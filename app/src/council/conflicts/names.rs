//! What kinds, sources and signs of conflicts are called.

use super::words as w;
use crate::ui::form::{Field, Fields};
use domain::{
    council::{Clash, FindingState, Interest, Source},
    locale::Locale,
};

pub fn interest(l: Locale, interest: Interest) -> &'static str {
    match interest {
        Interest::Applicant => w::applicant(l),
        Interest::Employee => w::employee(l),
        Interest::Shareholder => w::shareholder(l),
        Interest::Relative => w::relative(l),
        Interest::Adviser => w::adviser(l),
        Interest::CoAuthor => w::co_author(l),
        Interest::Other => w::other(l),
    }
}

pub fn source(l: Locale, source: Source) -> &'static str {
    match source {
        Source::Own => w::by_own(l),
        Source::Challenge => w::by_challenge(l),
        Source::Pinned => w::by_pin(l),
        Source::Confirmed => w::by_office(l),
        Source::Council => w::by_council(l),
    }
}

pub fn clash(l: Locale, clash: Clash) -> &'static str {
    match clash {
        Clash::Representative => w::representative(l),
        Clash::NameInFirm => w::name_in_firm(l),
        Clash::NameInTeam => w::name_in_team(l),
        Clash::Affiliation => w::affiliation(l),
        Clash::AffiliationInTeam => w::affiliation_in_team(l),
        Clash::Domain => w::domain(l),
    }
}

pub fn state(l: Locale, state: &FindingState) -> String {
    match state {
        FindingState::Found | FindingState::Dismissed => w::found(l).to_owned(),
        FindingState::Appealed { .. } => w::appealed(l).to_owned(),
        FindingState::Kept { reason, .. } => w::kept(l, reason),
        FindingState::Lifted { reason, .. } => w::lifted(l, reason),
    }
}

/// Options of a `<select>`, with nothing chosen first.
pub fn interests(l: Locale) -> Vec<(String, String)> {
    let kinds = Interest::ALL.map(|kind| (kind.code().to_owned(), interest(l, kind).to_owned()));
    std::iter::once((String::new(), w::choose_kind(l).to_owned())).chain(kinds).collect()
}

/// The field `kind`.
pub fn kind_field(l: Locale, fields: &Fields<'_>) -> Field {
    fields.select("kind", w::kind(l), interests(l)).required()
}
