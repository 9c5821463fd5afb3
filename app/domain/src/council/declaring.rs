//! What a member says of proposals before seeing any of them: of one, or of several at once.

use super::{Conflict, Interest};
use crate::{
    check::Problem,
    form::{FieldErrors, Form, FormReader},
    ids::ProposalId,
    limits::REASON,
};
use std::collections::BTreeSet;

/// As it is read from a form; of a conflict with its kind and a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub conflict: Conflict,
    pub kind: Option<Interest>,
    pub reason: String,
}

/// What is said of one proposal. Where a form is about several, each name ends with its proposal.
const FIELDS: [&str; 3] = ["conflict", "kind", "reason"];
/// There is no conflict with any of the proposals that the page showed and nothing else is said of.
pub const REST: &str = "rest";
/// The proposals that the page showed, with spaces between: nobody is clear of one whose firm they have not read.
pub const ASKED: &str = "shown_proposals";

impl Said {
    /// Form: `conflict` (`clear` or `conflicted`); if conflicted, `kind` and `reason`.
    pub fn from_form(form: &Form) -> Result<Self, FieldErrors> {
        let mut r = FormReader::new(form);
        let said = |code: &str| Conflict::from_code(code).filter(|conflict| *conflict != Conflict::Undeclared);
        let conflict = r.required_parsed("conflict", Problem::Choice, said);
        let is_conflicted = conflict == Some(Conflict::Conflicted);
        let kind = if is_conflicted { r.required_parsed("kind", Problem::Choice, Interest::from_code) } else { None };
        let reason = if is_conflicted { r.required("reason", REASON) } else { r.text("reason", REASON) };
        r.errors.or(())?;
        let conflict = conflict.ok_or_else(|| FieldErrors::one("conflict", Problem::Choice))?;
        Ok(Self { conflict, kind, reason })
    }
}

/// The name of a field of a form that is about several.
pub fn field(name: &str, id: ProposalId) -> String {
    format!("{name}_{id}")
}

/// What a form says of each of these proposals, which are not declared yet, as a form about it alone; a proposal that
/// nothing is said of is left for later. Wrong in one place, nothing of it is declared.
pub fn of_several(form: &Form, undeclared: &[ProposalId]) -> Result<Vec<(ProposalId, Form)>, FieldErrors> {
    let asked: BTreeSet<ProposalId> = form.get(ASKED).split_whitespace().filter_map(|id| id.parse().ok()).collect();
    let (mut said, mut errors) = (Vec::new(), FieldErrors::default());
    for id in undeclared {
        let about = |about: Form, name: &str| about.with(name, form.get(&field(name, *id)));
        let own = FIELDS.into_iter().fold(Form::default(), about);
        let is_untouched = FIELDS.iter().all(|name| own.text(name).is_empty());
        let own = match is_untouched {
            true if form.is_checked(REST) && asked.contains(id) => own.with("conflict", Conflict::Clear.code()),
            true => continue,
            false => own,
        };
        match Said::from_form(&own) {
            Ok(_) => said.push((*id, own)),
            Err(wrong) => wrong.0.into_iter().for_each(|(name, problem)| errors.add(field(&name, *id), problem)),
        }
    }
    if said.is_empty() && errors.is_empty() && !undeclared.is_empty() {
        errors.add(REST, Problem::Choice);
    }
    errors.or(said)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn ids() -> [ProposalId; 3] {
        [1, 2, 3].map(|n| ProposalId(Uuid::from_u128(n)))
    }

    fn shown(ids: &[ProposalId]) -> Form {
        Form::default().with(ASKED, ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
    }

    fn conflicts(said: &[(ProposalId, Form)]) -> Vec<(ProposalId, &str)> {
        said.iter().map(|(id, form)| (*id, form.get("conflict"))).collect()
    }

    #[test]
    fn one_tick_says_that_there_is_none_with_any_that_was_shown() {
        let [a, b, c] = ids();
        let said = of_several(&shown(&[a, b]).with(REST, "clear"), &[a, b, c]).expect("said");
        assert_eq!(conflicts(&said), [(a, "clear"), (b, "clear")], "the third was not on the page");
    }

    #[test]
    fn what_is_said_of_one_stands_beside_the_rest() {
        let [a, b, c] = ids();
        let form = shown(&ids()).with(REST, "clear").with(field("conflict", b), "conflicted").with(field("kind", b), "relative");
        let wrong = of_several(&form, &ids()).expect_err("no reason");
        assert_eq!(wrong, FieldErrors::one(&field("reason", b), Problem::Required));
        let said = of_several(&form.with(field("reason", b), "Em trai."), &ids()).expect("said");
        assert_eq!(conflicts(&said), [(a, "clear"), (b, "conflicted"), (c, "clear")]);
    }

    #[test]
    fn a_reason_without_a_choice_is_asked_about_and_never_taken_for_no_conflict() {
        let [a, ..] = ids();
        let form = shown(&ids()).with(REST, "clear").with(field("reason", a), "Từng tư vấn.");
        assert_eq!(of_several(&form, &ids()).expect_err("no choice"), FieldErrors::one(&field("conflict", a), Problem::Choice));
    }

    #[test]
    fn without_the_tick_what_nothing_is_said_of_is_left_and_nothing_at_all_is_asked_about() {
        let [a, b, _] = ids();
        let said = of_several(&shown(&ids()).with(field("conflict", b), "clear"), &ids()).expect("said");
        assert_eq!(conflicts(&said), [(b, "clear")]);
        assert_eq!(of_several(&shown(&ids()), &[a]).expect_err("nothing"), FieldErrors::one(REST, Problem::Choice));
        assert_eq!(of_several(&shown(&ids()), &[]), Ok(Vec::new()), "pressed twice");
    }
}
