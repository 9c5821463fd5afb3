//! One member's sheet for one proposal: half points and comments by criterion.

use crate::{
    challenges::{RuleSet, rules::CommentRule},
    check::Problem,
    form::{FieldErrors, Form, FormReader},
    locale::Locale,
    text::{half_points, parse_half_points},
};
use serde::{Deserialize, Serialize};

pub const MAX_COMMENT: usize = 2_000;

/// Scores in half points, in the order of the rule set. `None` is "not given yet", never zero (C2).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sheet {
    pub scores: Vec<Option<i32>>,
    /// By criterion, the scores of its sub-criteria; none where it has none.
    pub parts: Vec<Vec<Option<i32>>>,
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
    /// Locked; counts for presence only, which is neither "not done" nor zero (C2).
    Abstained,
    /// Locked; does not count, because the council voted so (C7).
    Excluded,
    /// Was submitted; the member has a conflict now, and it never counts.
    Void,
}

impl Sheet {
    /// Reads the sheet form. Missing scores are fine in a draft; wrong ones never are.
    pub fn from_form(form: &Form, rules: &RuleSet) -> Result<Self, FieldErrors> {
        let mut r = FormReader::new(form);
        let mut sheet = Self::default();
        for (i, criterion) in rules.criteria.iter().enumerate() {
            let parts: Vec<Option<i32>> =
                criterion.parts.iter().enumerate().map(|(p, part)| score(&mut r, &format!("score_{i}_{p}"), part.max)).collect();
            sheet.scores.push(if parts.is_empty() {
                score(&mut r, &format!("score_{i}"), criterion.max)
            } else {
                parts.iter().copied().sum()
            });
            sheet.parts.push(parts);
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
            for (p, part) in self.parts.get(i).into_iter().flatten().enumerate() {
                form.set(format!("score_{i}_{p}"), part.map(|half| half_points(half, locale)).unwrap_or_default());
            }
            form.set(format!("comment_{i}"), self.comments.get(i).map_or("", String::as_str));
        }
        form
    }

    /// All scores, or the fields that keep this sheet from being submitted: missing scores, and comments
    /// that the rule set asks for.
    pub fn complete(&self, rules: &RuleSet) -> Result<Vec<i32>, FieldErrors> {
        let mut errors = FieldErrors::default();
        for (i, criterion) in rules.criteria.iter().enumerate() {
            let score = self.scores.get(i).copied().flatten();
            if score.is_none() {
                let part = self.parts.get(i).and_then(|parts| parts.iter().position(Option::is_none));
                errors.add(part.map_or(format!("score_{i}"), |p| format!("score_{i}_{p}")), Problem::Required);
            }
            let is_asked = match criterion.comment {
                CommentRule::Optional => false,
                CommentRule::BelowHalf => score.is_some_and(|half| half < criterion.max),
                CommentRule::Always => true,
            };
            if is_asked && self.comments.get(i).is_none_or(String::is_empty) {
                errors.add(format!("comment_{i}"), Problem::CommentNeeded);
            }
        }
        errors.or(self.scores.iter().flatten().copied().collect())
    }

    /// Half points given so far.
    pub fn total_half(&self) -> i32 {
        self.scores.iter().flatten().sum()
    }
}

/// A score of at most `max` points, in half points.
fn score(r: &mut FormReader<'_>, name: &str, max: i32) -> Option<i32> {
    let score = r.parsed(name, Problem::NotHalfPoint, parse_half_points);
    if score.is_some_and(|half| half > 2 * max) {
        r.errors.add(name, Problem::AboveMax(max.into()));
    }
    score
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::challenges::rules::Part;

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

    #[test]
    fn sub_criteria_are_scored_and_make_up_their_criterion() {
        let mut rules = RuleSet::default();
        let part = |max| Part { max, ..Part::default() };
        rules.criteria[0].parts = vec![part(12), part(8)];
        let form = Form::default().with("score_0_0", "11,5").with("score_0_1", "8").with("score_0", "1");
        let sheet = Sheet::from_form(&form, &rules).expect("a draft");
        assert_eq!((sheet.scores[0], &sheet.parts[0][..]), (Some(39), &[Some(23), Some(16)][..]));
        assert_eq!(Sheet::from_form(&sheet.to_form(Locale::Vi), &rules).expect("the same"), sheet);
        let half_done = Sheet::from_form(&Form::default().with("score_0_0", "11,5"), &rules).expect("a draft");
        assert_eq!(half_done.scores[0], None);
        assert!(half_done.complete(&rules).expect_err("holes").of("score_0_1").is_some());
        let wrong = Sheet::from_form(&Form::default().with("score_0_1", "8,5"), &rules).expect_err("above");
        assert_eq!(wrong.of("score_0_1"), Some(&Problem::AboveMax(8)));
    }

    #[test]
    fn a_comment_is_asked_for_where_the_rules_say_so() {
        let mut rules = RuleSet::default();
        rules.criteria.truncate(2);
        rules.criteria[0].comment = CommentRule::BelowHalf;
        rules.criteria[1].comment = CommentRule::Always;
        let problems = |form: Form| Sheet::from_form(&form, &rules).expect("a draft").complete(&rules).err().unwrap_or_default();
        let scored = |first: &str| Form::default().with("score_0", first).with("score_1", "20");
        assert_eq!(problems(scored("9,5")).0.len(), 2);
        assert_eq!(problems(scored("10")), FieldErrors::one("comment_1", Problem::CommentNeeded));
        assert_eq!(problems(scored("10").with("comment_1", "Đạt")), FieldErrors::default());
    }
}
