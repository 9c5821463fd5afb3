//! Keys by which programs read what an account may read: what each is for. A key never acts, and never reads more than its
//! account may at that moment.

use crate::{
    access::{self, Action, Site},
    check::Problem,
    form::{FieldErrors, Form, FormReader},
    people::Actor,
    time::Moment,
};
use std::collections::BTreeSet;

/// Keys that one account has at once. Ours, to be confirmed.
pub const MAX_KEYS: u32 = 10;
const MAX_NAME: usize = 100;
/// A form's field that what is wrong with the choice of scopes is told at.
pub const SCOPES: &str = "scopes";
/// Of a form: how often the account had made or ended a key when the page was shown.
pub const KEYS_VERSION: &str = "keys_version";

/// What a key may be for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// The registration of one's own firm.
    Firm,
    /// One's own firm's proposals, as far as its list shows them.
    Proposals,
    /// The office's list of challenges, drafts among them.
    Challenges,
    /// The office's list of firms.
    Firms,
}

impl Scope {
    pub const ALL: [Self; 4] = [Self::Firm, Self::Proposals, Self::Challenges, Self::Firms];

    pub fn code(self) -> &'static str {
        match self {
            Self::Firm => "firm",
            Self::Proposals => "proposals",
            Self::Challenges => "challenges",
            Self::Firms => "firms",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.code() == code)
    }

    /// Whether there is anything in it for this person now.
    pub fn is_open_to(self, actor: &Actor, now: Moment) -> bool {
        match self {
            Self::Firm | Self::Proposals => actor.firm().is_some(),
            Self::Challenges | Self::Firms => access::check(actor, Action::UseOffice, &Site, now).is_ok(),
        }
    }
}

/// Form: `name`, and each scope by its code. Answers a name and at least one scope, each of them open to the actor.
pub fn read(form: &Form, actor: &Actor, now: Moment) -> Result<(String, BTreeSet<Scope>), FieldErrors> {
    let mut reader = FormReader::new(form);
    let name = reader.required("name", MAX_NAME);
    let scopes: BTreeSet<Scope> =
        Scope::ALL.into_iter().filter(|scope| form.is_checked(scope.code()) && scope.is_open_to(actor, now)).collect();
    if scopes.is_empty() {
        reader.errors.add(SCOPES, Problem::Choice);
    }
    reader.errors.or((name, scopes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visitor_has_no_scope_and_every_scope_has_its_code() {
        for scope in Scope::ALL {
            assert_eq!(Scope::from_code(scope.code()), Some(scope));
            assert!(!scope.is_open_to(&Actor::Visitor, Moment(0)));
        }
        let all = Scope::ALL.iter().fold(Form::default().with("name", "Kho dữ liệu"), |form, scope| form.with(scope.code(), "on"));
        assert!(read(&all, &Actor::Visitor, Moment(0)).is_err(), "nothing to read");
    }
}
