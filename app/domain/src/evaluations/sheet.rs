//! One member's sheet for one proposal: half points and comments by criterion.

use crate::{
    challenges::RuleSet,
    check::Problem,
    form::{FieldErrors, Form, Reader},
    locale::Locale,
    text::{half_points, parse_half_points},
};
use serde::{Deserialize, Serialize};

pub const MAX_COMMENT: usize = 2_000;

/// Scores in half points, in the order of the rule set. `None` is "not given yet", never zero (C2).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    pub scores: Vec<Option<i32>>,
    pub comments: Vec<String>,
    pub strengths: String,
    pub weaknesses: String,
}

/// How far a member is with a sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SheetStanding {
    #[default]
    None,
    Draft,
    /// Locked; counts.
    Submitted,
}

impl Sheet {
    /// Reads the sheet form. Missing scores are fine in a draft; wrong ones never are.
    pub fn from_form(form: &Form, rules: &RuleSet) -> Result<Self, FieldErrors> {
        let mut r = Reader::new(form);
        let mut sheet = Self::default();
        for (i, criterion) in rules.criteria.iter().enumerate() {
            let name = format!("score_{i}");
            let score = r.parsed(&name, Problem::NotHalfPoint, parse_half_points);
            if score.is_some_and(|half| half > 2 * criterion.max) {
                r.errors.add(&name, Problem::AboveMax(criterion.max.into()));
            }
            sheet.scores.push(score);
            sheet.comments.push(r.text(&format!("comment_{i}"), MAX_COMMENT));
        }
        sheet.strengths = r.text("strengths", MAX_COMMENT);
        sheet.weaknesses = r.text("weaknesses", MAX_COMMENT);
        r.errors.or(sheet)
    }

    pub fn to_form(&self, locale: Locale) -> Form {
        let mut form = Form::default().with("strengths", &self.strengths).with("weaknesses", &self.weaknesses);
        for (i, score) in self.scores.iter().enumerate() {
            form.set(format!("score_{i}"), score.map(|half| half_points(half, locale)).unwrap_or_default());
            form.set(format!("comment_{i}"), self.comments.get(i).map_or("", String::as_str));
        }
        form
    }

    /// All scores, if none is missing, or the fields that are.
    pub fn complete(&self, rules: &RuleSet) -> Result<Vec<i32>, FieldErrors> {
        let mut errors = FieldErrors::default();
        for i in 0..rules.criteria.len() {
            if self.scores.get(i).copied().flatten().is_none() {
                errors.add(format!("score_{i}"), Problem::Required);
            }
        }
        errors.or(self.scores.iter().flatten().copied().collect())
    }

    /// Half points given so far.
    pub fn total_half(&self) -> i32 {
        self.scores.iter().flatten().sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_may_have_holes_and_a_submission_may_not() {
        let rules = RuleSet::default();
        let sheet = Sheet::from_form(&Form::default().with("score_0", "18,5"), &rules).expect("a draft");
        assert_eq!((sheet.scores[0], sheet.scores[1], sheet.total_half()), (Some(37), None, 37));
        assert_eq!(sheet.complete(&rules).expect_err("holes").0.len(), 5);
    }

    #[test]
    fn scores_above_the_maximum_or_off_the_grid_are_refused() {
        let form = Form::default().with("score_0", "20,5").with("score_1", "1,25");
        let errors = Sheet::from_form(&form, &RuleSet::default()).expect_err("wrong");
        assert_eq!(errors.of("score_0"), Some(&Problem::AboveMax(20)));
        assert_eq!(errors.of("score_1"), Some(&Problem::NotHalfPoint));
    }
}
