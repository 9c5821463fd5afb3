//! One member's sheet for one proposal: half points and comments by criterion, and what they rest on.

use super::evidence::{self, Pointer};
use crate::{
    challenges::{RuleSet, rules::CommentRule},
    check::Problem,
    form::{FieldErrors, Form, FormReader},
    locale::Locale,
    proposals::content::FileRef,
    text::{half_points, parse_half_points},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub const MAX_COMMENT: usize = 2_000;

/// Field of a sheet's form: the version that it shows. Present wherever a sheet is sent.
pub const VERSION: &str = "sheet_version";

/// Letters of the longest score: `100.0`.
pub const SCORE_LENGTH: usize = 5;

/// The version that a form shows.
pub fn seen(form: &Form) -> Option<u32> {
    form.get(VERSION).parse().ok()
}

/// Form: `abstain_reason`. Nobody abstains without one.
pub fn read_abstention(form: &Form) -> Result<String, FieldErrors> {
    let mut r = FormReader::new(form);
    let reason = r.required("abstain_reason", MAX_COMMENT);
    r.errors.or(reason)
}

/// Scores in half points, in the order of the rule set. `None` is "not given yet", never zero (C2).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sheet {
    pub scores: Vec<Option<i32>>,
    /// By criterion, the scores of its sub-criteria; none where it has none.
    pub parts: Vec<Vec<Option<i32>>>,
    pub comments: Vec<String>,
    /// By criterion, what of the proposal the score rests on; none where nothing was pointed to, as in every sheet of before.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", with = "evidence::stored")]
    pub evidence: BTreeMap<usize, Vec<Pointer>>,
    pub strengths: String,
    pub weaknesses: String,
    /// By its field, what was typed for a score and is none: kept as it was typed, and named as wrong.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub unread: BTreeMap<String, String>,
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
    /// Nothing is filled in yet.
    pub fn blank(rules: &RuleSet) -> Self {
        let criteria = rules.criteria.len();
        Self { scores: vec![None; criteria], comments: vec![String::new(); criteria], ..Self::default() }
    }

    /// Reads the sheet form. A draft may lack scores, and keeps what was typed for one and cannot be read, as well as a
    /// text over its limit.
    pub fn from_form(form: &Form, rules: &RuleSet) -> Result<Self, FieldErrors> {
        let mut r = FormReader::new(form);
        let mut sheet = Self::default();
        for (i, criterion) in rules.criteria.iter().enumerate() {
            let parts: Vec<Option<i32>> =
                criterion.parts.iter().enumerate().map(|(p, part)| sheet.score(form, &part_name(i, p), part.max)).collect();
            let score = if parts.is_empty() { sheet.score(form, &score_name(i), criterion.max) } else { parts.iter().copied().sum() };
            sheet.scores.push(score);
            sheet.parts.push(parts);
            sheet.comments.push(r.draft(&comment_name(i)));
            let places = evidence::read(form, i, &mut sheet.unread);
            sheet.evidence.extend((!places.is_empty()).then_some((i, places)));
        }
        sheet.strengths = r.draft("strengths");
        sheet.weaknesses = r.draft("weaknesses");
        r.errors.or(sheet)
    }

    /// A score of at most `max` points, in half points; anything else is kept as it was typed.
    fn score(&mut self, form: &Form, name: &str, max: i32) -> Option<i32> {
        let typed = form.text(name);
        let score = parse_half_points(&typed).filter(|half| *half <= 2 * max);
        if score.is_none() && !typed.is_empty() {
            self.unread.insert(name.to_owned(), typed);
        }
        score
    }

    /// What was typed of it in a form that sends more than a sheet; `None` where it sends none.
    pub fn typed_in(form: &Form, rules: &RuleSet) -> Result<Option<Self>, FieldErrors> {
        if form.is_checked(VERSION) { Self::from_form(form, rules).map(Some) } else { Ok(None) }
    }

    /// The total in half points, once every criterion has its points.
    pub fn whole_total(&self, rules: &RuleSet) -> Option<i32> {
        let is_whole = self.scores.len() == rules.criteria.len() && self.scores.iter().all(Option::is_some);
        is_whole.then(|| self.total_half())
    }

    pub fn to_form(&self, locale: Locale) -> Form {
        let mut form = Form::default().with("strengths", &self.strengths).with("weaknesses", &self.weaknesses);
        for (i, score) in self.scores.iter().enumerate() {
            form.set(score_name(i), score.map(|half| half_points(half, locale)).unwrap_or_default());
            for (p, part) in self.parts.get(i).into_iter().flatten().enumerate() {
                form.set(part_name(i, p), part.map(|half| half_points(half, locale)).unwrap_or_default());
            }
            form.set(comment_name(i), self.comments.get(i).map_or("", String::as_str));
            for nth in 0..evidence::MAX_PLACES {
                let pointer = self.evidence.get(&i).and_then(|places| places.get(nth));
                let [place, page] = evidence::names(i, nth);
                form.set(place, pointer.map(Pointer::code).unwrap_or_default());
                form.set(page, pointer.and_then(Pointer::page).map(|page| page.to_string()).unwrap_or_default());
            }
        }
        form.0.extend(self.unread.clone());
        form
    }

    /// What was typed and cannot stay so: scores that are none, and texts over their limit.
    pub fn wrong(&self, rules: &RuleSet) -> FieldErrors {
        let mut errors = FieldErrors::default();
        let most = |name: &str| {
            let (criterion, part) = name.strip_prefix("score_")?.split_once('_').unzip();
            let criterion = rules.criteria.get(criterion.or(name.strip_prefix("score_"))?.parse::<usize>().ok()?)?;
            match part {
                Some(part) => Some(criterion.parts.get(part.parse::<usize>().ok()?)?.max),
                None => Some(criterion.max),
            }
        };
        for (name, typed) in &self.unread {
            let of_score = || match (parse_half_points(typed), most(name)) {
                (Some(_), Some(max)) => Problem::AboveMax(max.into()),
                _ => Problem::NotHalfPoint,
            };
            errors.add(name, evidence::wrong(name, typed).unwrap_or_else(of_score));
        }
        let comments = self.comments.iter().enumerate().map(|(i, text)| (comment_name(i), text));
        let remarks = [("strengths", &self.strengths), ("weaknesses", &self.weaknesses)].map(|(name, text)| (name.to_owned(), text));
        for (name, _) in comments.chain(remarks).filter(|(_, text)| text.chars().count() > MAX_COMMENT) {
            errors.add(name, Problem::TooLong(MAX_COMMENT as u32));
        }
        errors
    }

    /// All scores, or the fields that keep this sheet from being submitted: what is [wrong](Self::wrong), missing scores,
    /// and comments that the rule set asks for.
    pub fn complete(&self, rules: &RuleSet) -> Result<Vec<i32>, FieldErrors> {
        let mut errors = self.wrong(rules);
        for (i, criterion) in rules.criteria.iter().enumerate() {
            let score = self.scores.get(i).copied().flatten();
            if score.is_none() {
                let part = self.parts.get(i).and_then(|parts| parts.iter().position(Option::is_none));
                let name = part.map_or(score_name(i), |p| part_name(i, p));
                if errors.of(&name).is_none() {
                    errors.add(name, Problem::Required);
                }
            }
            let is_asked = match criterion.comment {
                CommentRule::Optional => false,
                CommentRule::BelowHalf => score.is_some_and(|half| half < criterion.max),
                CommentRule::Always => true,
            };
            if is_asked && self.comments.get(i).is_none_or(String::is_empty) {
                errors.add(comment_name(i), Problem::CommentNeeded);
            }
        }
        errors.or(self.scores.iter().flatten().copied().collect())
    }

    /// Every file that it points to is one of these: of the proposal that it is about, as it was handed in.
    pub fn check_evidence(&self, files: &[FileRef]) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        let places = self.evidence.iter().flat_map(|(criterion, places)| (0..).zip(places).map(|(nth, place)| (*criterion, nth, place)));
        for (criterion, nth, place) in places {
            if let Pointer::File { id, name, .. } = place
                && !files.iter().any(|file| (file.id, &file.name) == (*id, name))
            {
                let [place, _] = evidence::names(criterion, nth);
                errors.add(place, Problem::Choice);
            }
        }
        errors.or(())
    }

    /// Criteria whose score rests on nothing that can be read: no comment and no place of the proposal.
    pub fn groundless(&self, rules: &RuleSet) -> Vec<usize> {
        let is_said = |k: &usize| self.comments.get(*k).is_some_and(|comment| !comment.is_empty()) || self.evidence.contains_key(k);
        (0..rules.criteria.len()).filter(|k| !is_said(k)).collect()
    }

    /// Half points given so far.
    pub fn total_half(&self) -> i32 {
        self.scores.iter().flatten().sum()
    }
}

/// How many of these sheets give a criterion's score without a text that it rests on: criteria of which any does.
pub fn groundless<'a>(rules: &RuleSet, sheets: impl Iterator<Item = &'a Sheet>) -> BTreeMap<usize, u32> {
    let mut found = BTreeMap::new();
    sheets.flat_map(|sheet| sheet.groundless(rules)).for_each(|criterion| *found.entry(criterion).or_default() += 1);
    found
}

/// Names of the fields of a sheet: each criterion, and each part of one, from 0.
pub fn score_name(criterion: usize) -> String {
    format!("score_{criterion}")
}

pub fn part_name(criterion: usize, part: usize) -> String {
    format!("score_{criterion}_{part}")
}

pub fn comment_name(criterion: usize) -> String {
    format!("comment_{criterion}")
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
    fn a_total_is_whole_once_every_criterion_has_its_points() {
        let rules = RuleSet { criteria: RuleSet::default().criteria[..2].to_vec(), ..RuleSet::default() };
        let scored = |scores: &[Option<i32>]| Sheet { scores: scores.to_vec(), ..Sheet::default() }.whole_total(&rules);
        assert_eq!((scored(&[Some(1), Some(2)]), scored(&[Some(1), None]), scored(&[Some(1)])), (Some(3), None, None));
    }

    #[test]
    fn an_abstention_has_a_reason_and_a_sheet_is_typed_where_its_version_is_sent() {
        let reason = |text: &str| read_abstention(&Form::default().with("abstain_reason", text)).ok();
        assert_eq!((reason(" Ngoài chuyên môn. ").as_deref(), reason("  ")), (Some("Ngoài chuyên môn."), None));
        let (rules, form) = (RuleSet::default(), Form::default().with("score_0", "10"));
        assert_eq!(Sheet::typed_in(&form, &rules), Ok(None));
        let sent = form.with(VERSION, "0");
        assert_eq!((Sheet::typed_in(&sent, &rules).map(|sheet| sheet.is_some()), seen(&sent)), (Ok(true), Some(0)));
        assert_eq!(seen(&Form::default().with(VERSION, "-1")), None);
    }

    #[test]
    fn scores_above_the_maximum_or_off_the_grid_are_kept_as_typed_and_never_handed_in() {
        let rules = RuleSet::default();
        let form = Form::default().with("score_0", "20,5").with("score_1", "1,25").with("score_2", "9").with("comment_0", "Rõ.");
        let sheet = Sheet::from_form(&form, &rules).expect("a draft keeps what was typed");
        assert_eq!((sheet.scores[0], sheet.scores[1], sheet.total_half(), sheet.comments[0].as_str()), (None, None, 18, "Rõ."));
        let shown = sheet.to_form(Locale::Vi);
        assert_eq!((shown.get("score_0"), shown.get("score_1"), shown.get("score_2")), ("20,5", "1,25", "9"));
        assert_eq!(Sheet::from_form(&shown, &rules).expect("the same"), sheet);
        let wrong = sheet.complete(&rules).expect_err("not to be handed in");
        assert_eq!((wrong.of("score_0"), wrong.of("score_1")), (Some(&Problem::AboveMax(20)), Some(&Problem::NotHalfPoint)));
        let stored = serde_json::to_string(&sheet).expect("JSON");
        assert_eq!(serde_json::from_str::<Sheet>(&stored).expect("read again"), sheet);
        assert!(!serde_json::to_string(&Sheet::default()).expect("JSON").contains("unread"), "as it was stored before");
    }

    #[test]
    fn a_comment_over_its_limit_is_kept_whole_and_never_handed_in() {
        let (rules, long) = (RuleSet::default(), "ậ".repeat(MAX_COMMENT + 1));
        let sheet = Sheet::from_form(&Form::default().with("comment_1", &long).with("strengths", &long), &rules).expect("a draft");
        assert_eq!(sheet.comments[1], long);
        let wrong = sheet.complete(&rules).expect_err("too long");
        let too_long = Some(&Problem::TooLong(MAX_COMMENT as u32));
        assert_eq!((wrong.of("comment_1"), wrong.of("strengths")), (too_long, too_long));
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
        let above = Sheet::from_form(&Form::default().with("score_0_1", "8,5"), &rules).expect("a draft");
        assert_eq!(above.wrong(&rules), FieldErrors::one("score_0_1", Problem::AboveMax(8)));
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
