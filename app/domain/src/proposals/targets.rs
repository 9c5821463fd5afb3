//! What a proposal answers to each target that the call publishes: a value, and what proves it. Each row keeps the target as it
//! was published when it was filled in, so that what was handed in says what it answers.

use super::MAX_TITLE;
use crate::{
    challenges::{self, topic::Measure},
    check::Problem,
    form::{Form, FormReader},
    verbatim::sha256,
};
use serde::{Deserialize, Serialize};

/// Of what is said to prove a value, in characters.
pub const MAX_PROOF: usize = 2_000;
/// Letters of a target's key: enough to tell a call's targets apart.
const KEY: usize = 12;

/// What of a call a proposal is held against before it is handed in.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked<'a> {
    pub measures: &'a [Measure],
    pub ceiling: Option<i64>,
}

impl<'a> From<&'a challenges::Content> for Asked<'a> {
    fn from(content: &'a challenges::Content) -> Self {
        Self { measures: &content.measures, ceiling: content.budget_ceiling }
    }
}

/// One target, and the answer to it as far as it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TargetLine {
    /// As it was published when the row was filled in.
    pub of: Measure,
    /// What the firm undertakes to reach.
    pub value: String,
    /// By what that can be told: how it is measured, where it was reached before.
    pub proof: String,
}

impl TargetLine {
    pub fn is_written(&self) -> bool {
        !self.value.is_empty() || !self.proof.is_empty()
    }

    pub fn key(&self) -> String {
        key(&self.of)
    }

    /// The call says otherwise by now.
    pub fn is_gone(&self, asked: Asked<'_>) -> bool {
        !asked.measures.iter().any(|measure| key(measure) == self.key())
    }
}

/// A target by its Vietnamese text, which is the one that holds: a translation that comes later is no other target.
pub fn key(measure: &Measure) -> String {
    sha256(format!("{}\n{}", measure.name.vi, measure.target.vi))[..KEY].to_owned()
}

pub fn value_field(key: &str) -> String {
    format!("target_value_{key}")
}

pub fn proof_field(key: &str) -> String {
    format!("target_proof_{key}")
}

/// A row for each target: those of the call in its order, then what was written for others that it had before.
pub fn rows(lines: &[TargetLine], asked: Asked<'_>) -> Vec<TargetLine> {
    let mut rows: Vec<TargetLine> = Vec::new();
    for measure in asked.measures.iter().filter(|measure| !measure.name.is_empty()) {
        if rows.iter().all(|row| row.key() != key(measure)) {
            let written = lines.iter().find(|line| line.key() == key(measure)).cloned().unwrap_or_default();
            rows.push(TargetLine { of: measure.clone(), ..written });
        }
    }
    rows.extend(lines.iter().filter(|line| line.is_gone(asked) && line.is_written()).cloned());
    rows
}

/// A row that the form does not have stays as it was: it may be of a target that came since. One of a target that is gone
/// goes once it is emptied.
pub(super) fn read(lines: &[TargetLine], asked: Asked<'_>, r: &mut FormReader<'_>) -> Vec<TargetLine> {
    let mut read = rows(lines, asked);
    for line in &mut read {
        let key = line.key();
        for (name, text) in [(value_field(&key), &mut line.value), (proof_field(&key), &mut line.proof)] {
            if r.form.0.contains_key(&name) {
                *text = r.draft(&name);
            }
        }
    }
    read.retain(|line| line.is_written() || !line.is_gone(asked));
    read
}

pub(super) fn to_form(lines: &[TargetLine], form: &mut Form) {
    for line in lines {
        let key = line.key();
        form.set(value_field(&key), &line.value);
        form.set(proof_field(&key), &line.proof);
    }
}

/// What has to be mended before the proposal may be handed in. A target that is left out altogether is the firm's own affair.
pub(super) fn missing(lines: &[TargetLine], asked: Asked<'_>) -> Vec<(String, Problem)> {
    lines.iter().filter(|line| line.is_written()).flat_map(|line| problems(line, asked)).collect()
}

fn problems(line: &TargetLine, asked: Asked<'_>) -> Vec<(String, Problem)> {
    let key = line.key();
    let (value, proof) = (value_field(&key), proof_field(&key));
    if line.is_gone(asked) {
        return vec![(value, Problem::TargetGone)];
    }
    let of = |name: String, text: &str, max: usize| match text.chars().count() {
        0 => Some((name, Problem::Required)),
        length => (length > max).then_some((name, Problem::TooLong(max as u32))),
    };
    [of(value, &line.value, MAX_TITLE), of(proof, &line.proof, MAX_PROOF)].into_iter().flatten().collect()
}

/// What a cell holds that is too long; `field` is its name in the form.
pub fn too_long(field: &str, text: &str) -> Option<Problem> {
    let max = match field {
        value if value.starts_with("target_value_") => MAX_TITLE,
        proof if proof.starts_with("target_proof_") => MAX_PROOF,
        _ => return None,
    };
    (text.chars().count() > max).then_some(Problem::TooLong(max as u32))
}

/// How many of a call's targets nothing was written for.
pub fn unanswered(lines: &[TargetLine], asked: Asked<'_>) -> usize {
    rows(lines, asked).iter().filter(|row| !row.is_written()).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        locale::Bilingual,
        proposals::{Content, Section, content::Submission},
    };

    fn measure(name: &str, target: &str) -> Measure {
        Measure { name: Bilingual::new(name, ""), target: Bilingual::new(target, "") }
    }

    fn asked(measures: &[Measure]) -> Asked<'_> {
        Asked { measures, ceiling: None }
    }

    fn answer(form: Form, of: &Measure, value: &str, proof: &str) -> Form {
        form.with(value_field(&key(of)), value).with(proof_field(&key(of)), proof)
    }

    fn saved(content: &Content, form: &Form, measures: &[Measure]) -> Content {
        content.with_section(Section::Results, form, asked(measures)).expect("a draft")
    }

    fn lacking(content: &Content, measures: &[Measure]) -> Vec<(String, Problem)> {
        content.missing(asked(measures)).into_iter().filter(|(_, field, _)| field.starts_with("target_")).map(|(_, f, p)| (f, p)).collect()
    }

    #[test]
    fn each_published_target_has_a_row_and_half_an_answer_is_named() {
        let call =
            [measure("Tỷ lệ trả lời đúng", "≥ 90%"), measure("Thời gian trả lời", "≤ 5 giây"), measure("Tỷ lệ trả lời đúng", "≥ 90%")];
        let form = answer(answer(Form::default(), &call[0], "92%", "Đo trên 1.000 câu"), &call[1], "3 giây", "");
        let content = saved(&Content::default(), &form, &call);
        assert_eq!(content.targets.len(), 2, "the same target twice is one");
        assert_eq!((content.targets[0].value.as_str(), &content.targets[0].of), ("92%", &call[0]));
        assert_eq!(lacking(&content, &call), [(proof_field(&key(&call[1])), Problem::Required)]);
        let whole = saved(&content, &answer(Form::default(), &call[1], "", ""), &call);
        assert_eq!((lacking(&whole, &call), unanswered(&whole.targets, asked(&call))), (Vec::new(), 1), "one may be left out");
        let long = saved(&content, &answer(Form::default(), &call[1], &"x".repeat(251), &"x".repeat(2_001)), &call);
        assert_eq!(lacking(&long, &call).len(), 2);
        assert_eq!(too_long(&value_field("k"), &"x".repeat(251)), Some(Problem::TooLong(250)));
    }

    #[test]
    fn an_answer_to_a_target_that_was_amended_is_kept_told_and_not_taken_for_the_new_one() {
        let (before, after) = ([measure("Tỷ lệ", "≥ 90%")], [measure("Tỷ lệ", "≥ 95%")]);
        let content = saved(&Content::default(), &answer(Form::default(), &before[0], "92%", "Đo"), &before);
        let again = saved(&content, &Form::default().with("results", "Khác"), &after);
        let rows = rows(&again.targets, asked(&after));
        assert_eq!(
            rows.iter().map(|row| (row.of.clone(), row.value.as_str())).collect::<Vec<_>>(),
            [(after[0].clone(), ""), (before[0].clone(), "92%")]
        );
        assert_eq!(lacking(&again, &after), [(value_field(&key(&before[0])), Problem::TargetGone)]);
        let emptied = saved(&again, &answer(Form::default(), &before[0], "", ""), &after);
        assert_eq!((emptied.targets.len(), lacking(&emptied, &after)), (1, Vec::new()));
    }

    #[test]
    fn a_form_without_the_rows_takes_nothing_away_and_a_translation_is_no_other_target() {
        let call = [measure("Tỷ lệ", "≥ 90%")];
        let content = saved(&Content::default(), &answer(Form::default(), &call[0], "92%", "Đo"), &call);
        let translated = [Measure { name: Bilingual::new("Tỷ lệ", "Share"), ..call[0].clone() }];
        let again = saved(&content, &Form::default().with("results", "Khác"), &translated);
        assert_eq!((again.targets[0].value.as_str(), again.targets[0].of.name.en.as_str()), ("92%", "Share"));
        assert_eq!(content.to_form().get(&value_field(&key(&call[0]))), "92%");
    }

    #[test]
    fn what_was_handed_in_before_there_were_targets_keeps_its_hash() {
        let submission = Submission { code: "HS-1".into(), version: 1, content: Content::default(), files: Vec::new() };
        assert!(!submission.canonical().contains("targets"));
        let content = saved(&Content::default(), &Form::default(), &[measure("Tỷ lệ", "≥ 90%")]);
        let submission = Submission { content, ..submission };
        assert_eq!(serde_json::from_str::<Submission>(&submission.canonical()).expect("read again"), submission);
        assert!(submission.canonical().contains("≥ 90%"), "the target is part of what is hashed");
    }
}
