//! The second round: a member's sheet of the first, changed with a reason for each change (C8).

use super::sheet::{MAX_COMMENT, Sheet};
use crate::{
    challenges::RuleSet,
    check::Problem,
    form::{FieldErrors, Form, FormReader},
    locale::Locale,
};
use serde::{Deserialize, Serialize};

/// A sheet as changed, with a reason for each criterion whose score changed; empty where it did not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revision {
    pub sheet: Sheet,
    #[serde(default)]
    pub reasons: Vec<String>,
}

impl Revision {
    /// What is kept of the form until it is submitted: every reason as typed, and nothing asked for.
    pub fn draft(form: &Form, rules: &RuleSet) -> Result<Self, FieldErrors> {
        let sheet = Sheet::from_form(form, rules)?;
        let mut r = FormReader::new(form);
        let reasons = (0..rules.criteria.len()).map(|k| r.draft(&reason_name(k))).collect();
        r.errors.or(Self { sheet, reasons })
    }

    /// Reads the sheet form and `reason_0`, `reason_1` … against the sheet of the first round.
    pub fn from_form(form: &Form, rules: &RuleSet, first: &Sheet) -> Result<Self, FieldErrors> {
        let sheet = Sheet::from_form(form, rules)?;
        sheet.complete(rules)?;
        let mut r = FormReader::new(form);
        let reason = |k: usize| {
            let reason = r.text(&reason_name(k), MAX_COMMENT);
            if is_changed(first, &sheet, k) { reason } else { String::new() }
        };
        let reasons = (0..rules.criteria.len()).map(reason).collect();
        let mut errors = r.errors;
        let revision = Self { sheet, reasons };
        errors.0.extend(revision.check(rules, first).err().unwrap_or_default().0);
        errors.or(revision)
    }

    /// Whole, and with a reason for each criterion whose score is another than in the sheet of the first round.
    pub fn check(&self, rules: &RuleSet, first: &Sheet) -> Result<(), FieldErrors> {
        self.sheet.complete(rules)?;
        let mut errors = FieldErrors::default();
        for k in (0..rules.criteria.len()).filter(|k| is_changed(first, &self.sheet, *k)) {
            if self.reasons.get(k).is_none_or(String::is_empty) {
                errors.add(reason_name(k), Problem::ReasonForChange);
            }
        }
        errors.or(())
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

/// What the discussion did to one sheet. Totals in half points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Whose: the place among the columns.
    pub column: usize,
    pub first: i32,
    pub last: i32,
    /// Nearer to the mean that the other sheets had in the first round.
    pub is_toward_mean: bool,
}

/// What it did to the sheets of one proposal: those that were changed (C8).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Movement(pub Vec<Moved>);

impl Movement {
    /// Sum of the changes of totals, without their signs, in half points.
    pub fn sum_half(&self) -> i32 {
        self.0.iter().map(|moved| (moved.last - moved.first).abs()).sum()
    }

    pub fn toward_mean(&self) -> usize {
        self.0.iter().filter(|moved| moved.is_toward_mean).count()
    }
}

/// Compares the sheets of the first round with the official ones, column by column.
pub fn movement(first: &[Option<Vec<i32>>], last: &[Option<Vec<i32>>]) -> Movement {
    let total = |sheet: &Vec<i32>| sheet.iter().sum::<i32>();
    let others = first.iter().flatten().count() as i64 - 1;
    let sum: i64 = first.iter().flatten().map(|sheet| i64::from(total(sheet))).sum();
    let both = first.iter().zip(last).enumerate().filter_map(|(column, (first, last))| Some((column, first.as_ref()?, last.as_ref()?)));
    let moved = |(column, first, last): (usize, &Vec<i32>, &Vec<i32>)| {
        let (first, last) = (total(first), total(last));
        // Times the number of others, so that their mean stays whole.
        let distance = |total: i32| (others * i64::from(total) - (sum - i64::from(first))).abs();
        Moved { column, first, last, is_toward_mean: distance(last) < distance(first) }
    };
    Movement(both.filter(|(_, first, last)| first != last).map(moved).collect())
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
        let wrong = typed.with("score_1", "1,25");
        assert_eq!(Revision::draft(&wrong, &rules).expect("kept").to_form(Locale::Vi).get("score_1"), "1,25");
        let refused = Revision::from_form(&wrong.with("score_3", "8"), &rules, &first).expect_err("off the grid");
        assert_eq!(refused.of("score_1"), Some(&Problem::NotHalfPoint));
    }

    #[test]
    fn movement_says_who_changed_by_how_much_and_whether_toward_the_others() {
        let moved = |pairs: &[Option<(i32, i32)>]| {
            let of = |pick: fn((i32, i32)) -> i32| pairs.iter().map(|pair| pair.map(|pair| vec![pick(pair)])).collect::<Vec<_>>();
            movement(&of(|pair| pair.0), &of(|pair| pair.1))
        };
        // The others' mean: 113 for the third column, 133 for the fourth.
        let found = moved(&[Some((100, 100)), None, Some((160, 150)), Some((100, 90)), Some((140, 140))]);
        let [second, third] = [(2, 160, 150, true), (3, 100, 90, false)].map(|(column, first, last, is_toward_mean)| Moved {
            column,
            first,
            last,
            is_toward_mean,
        });
        assert_eq!((found.sum_half(), found.toward_mean()), (20, 1));
        assert_eq!(found, Movement(vec![second, third]));
        // Its own first sheet pulls no member's target: from 160 past the others' 120 to 90 is nearer, to 70 is not.
        assert!(moved(&[Some((120, 120)), Some((160, 90))]).0[0].is_toward_mean);
        assert!(!moved(&[Some((120, 120)), Some((160, 70))]).0[0].is_toward_mean);
        assert!(!moved(&[Some((160, 90))]).0[0].is_toward_mean, "there is nobody to move toward");
        assert_eq!(moved(&[Some((120, 120)), None]), Movement::default());
    }

    #[test]
    fn points_moved_from_one_criterion_to_another_are_a_change_too() {
        let found = movement(&[Some(vec![30, 20]), Some(vec![30, 30])], &[Some(vec![20, 30]), Some(vec![30, 30])]);
        assert_eq!(found, Movement(vec![Moved { column: 0, first: 50, last: 50, is_toward_mean: false }]));
        assert_eq!(found.sum_half(), 0);
    }
}
