//! The second round: a member's sheet of the first, changed with a reason for each change (C8).

use super::sheet::{MAX_COMMENT, Sheet};
use crate::{
    challenges::RuleSet,
    check::Problem,
    form::{FieldErrors, Form, Reader},
    locale::Locale,
};
use serde::{Deserialize, Serialize};

/// A sheet as changed, with a reason for each criterion whose score changed; empty where it did not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revision {
    pub sheet: Sheet,
    pub reasons: Vec<String>,
}

impl Revision {
    /// What is kept of the form until it is submitted: every reason as typed, and nothing asked for.
    pub fn draft(form: &Form, rules: &RuleSet) -> Result<Self, FieldErrors> {
        let sheet = Sheet::from_form(form, rules)?;
        let mut r = Reader::new(form);
        let reasons = (0..rules.criteria.len()).map(|k| r.text(&reason_name(k), MAX_COMMENT)).collect();
        r.errors.or(Self { sheet, reasons })
    }

    /// Reads the sheet form and `reason_0`, `reason_1` … against the sheet of the first round.
    pub fn from_form(form: &Form, rules: &RuleSet, first: &Sheet) -> Result<Self, FieldErrors> {
        let sheet = Sheet::from_form(form, rules)?;
        sheet.complete(rules)?;
        let mut r = Reader::new(form);
        let reason = |k: usize| {
            let name = reason_name(k);
            let reason = r.text(&name, MAX_COMMENT);
            if is_changed(first, &sheet, k) && reason.is_empty() {
                r.errors.add(name, Problem::ReasonForChange);
            }
            if is_changed(first, &sheet, k) { reason } else { String::new() }
        };
        let reasons = (0..rules.criteria.len()).map(reason).collect();
        r.errors.or(Self { sheet, reasons })
    }

    pub fn to_form(&self, locale: Locale) -> Form {
        let reasons = self.reasons.iter().enumerate();
        reasons.fold(self.sheet.to_form(locale), |form, (k, reason)| form.with(reason_name(k), reason))
    }
}

pub fn reason_name(criterion: usize) -> String {
    format!("reason_{criterion}")
}

fn is_changed(first: &Sheet, second: &Sheet, k: usize) -> bool {
    first.scores.get(k) != second.scores.get(k) || first.parts.get(k) != second.parts.get(k)
}

/// What a discussion did to the totals of one proposal, all in half points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Movement {
    /// Sheets whose total changed.
    pub changed: u32,
    /// Sum of the changes, without their signs.
    pub sum_half: i64,
    /// Sheets that came nearer to the mean of the first round.
    pub toward_mean: u32,
}

/// Compares the totals of the first round with the official ones, sheet by sheet.
pub fn movement(totals: &[(i32, i32)]) -> Movement {
    let n = totals.len() as i64;
    let sum: i64 = totals.iter().map(|(first, _)| i64::from(*first)).sum();
    let distance = |total: i32| (n * i64::from(total) - sum).abs();
    let changed = || totals.iter().filter(|(first, last)| first != last);
    Movement {
        changed: changed().count() as u32,
        sum_half: changed().map(|(first, last)| i64::from(first - last).abs()).sum(),
        toward_mean: changed().filter(|(first, last)| distance(*last) < distance(*first)).count() as u32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scored() -> (RuleSet, Sheet) {
        let rules = RuleSet::default();
        let form = (0..6).fold(Form::default(), |form, k| form.with(format!("score_{k}"), "8"));
        let sheet = Sheet::from_form(&form, &rules).expect("a sheet");
        (rules, sheet)
    }

    #[test]
    fn each_change_takes_a_reason_and_nothing_else_does() {
        let (rules, first) = scored();
        let same = Revision::from_form(&first.to_form(Locale::Vi), &rules, &first).expect("nothing changed");
        assert!(same.reasons.iter().all(String::is_empty));
        let changed = first.to_form(Locale::Vi).with("score_2", "9,5").with("reason_0", "thừa");
        let refused = Revision::from_form(&changed, &rules, &first).expect_err("no reason");
        assert_eq!(refused.0, [("reason_2".to_owned(), Problem::ReasonForChange)]);
        let accepted = Revision::from_form(&changed.with("reason_2", "Sau thảo luận"), &rules, &first).expect("with its reason");
        assert_eq!((accepted.reasons[0].as_str(), accepted.reasons[2].as_str()), ("", "Sau thảo luận"));
        assert_eq!(accepted.sheet.total_half(), first.total_half() + 3);
    }

    #[test]
    fn a_draft_keeps_what_was_typed_and_asks_for_nothing() {
        let (rules, first) = scored();
        let typed = first.to_form(Locale::Vi).with("score_2", "9,5").with("score_3", "").with("reason_0", "chưa xong");
        let draft = Revision::draft(&typed, &rules).expect("a draft");
        assert_eq!((draft.sheet.scores[2], draft.sheet.scores[3], draft.reasons[0].as_str()), (Some(19), None, "chưa xong"));
        assert_eq!(Revision::draft(&draft.to_form(Locale::En), &rules).expect("the same"), draft);
        let wrong = Revision::draft(&typed.with("score_1", "1,25"), &rules).expect_err("off the grid");
        assert_eq!(wrong.of("score_1"), Some(&Problem::NotHalfPoint));
    }

    #[test]
    fn movement_says_how_much_and_whether_toward_the_mean() {
        assert_eq!(movement(&[(100, 100), (160, 150), (140, 139)]), Movement { changed: 2, sum_half: 11, toward_mean: 2 });
        assert_eq!(movement(&[(100, 90), (160, 160)]), Movement { changed: 1, sum_half: 10, toward_mean: 0 });
        assert_eq!(movement(&[]), Movement::default());
    }
}
