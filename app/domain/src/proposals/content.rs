//! How each section of a proposal is read from its form, and what it lacks. Any may be incomplete in a draft.

use crate::{
    check::Problem,
    form::{FieldErrors, Form, FormReader},
    proposals::{
        Category, MAX_TEXT, MAX_TITLE, costs,
        field::{Content, Field, Value},
        section::Section,
        targets::{self, Asked},
    },
    verbatim,
};
use serde::{Deserialize, Serialize};

impl Content {
    pub fn total(&self) -> i64 {
        costs::total(&self.costs)
    }

    /// This content with one section taken from a form; the other sections stay. A draft saves whatever its texts: that one
    /// is too long is to be mended like what is not written yet.
    pub fn with_section(&self, section: Section, form: &Form, asked: Asked<'_>) -> Result<Self, FieldErrors> {
        let mut r = FormReader::new(form);
        let mut new = self.clone();
        section.fields().for_each(|field| new.read(field, asked, &mut r));
        r.errors.or(new)
    }

    pub fn to_form(&self) -> Form {
        let mut form = Form::default();
        Field::ALL.iter().for_each(|field| self.write(*field, &mut form));
        form
    }

    /// What is to be mended before this may be submitted: section, field, problem.
    pub fn missing(&self, asked: Asked<'_>) -> Vec<(Section, String, Problem)> {
        let of = |field: Field| self.missing_in(field, asked).into_iter().map(move |(name, problem)| (field.section(), name, problem));
        let mut missing: Vec<_> = Field::ALL.iter().copied().flat_map(of).collect();
        missing.sort_by_key(|(section, ..)| *section);
        missing
    }

    fn missing_in(&self, field: Field, asked: Asked<'_>) -> Vec<(String, Problem)> {
        let text = |text: &str, max: usize| match text.chars().count() {
            0 => field.is_required().then_some(Problem::Required),
            length => (length > max).then_some(Problem::TooLong(max as u32)),
        };
        let problem = match self.value(field) {
            Value::Line(line) => text(line, MAX_TITLE),
            Value::Text(long) => text(long, MAX_TEXT),
            Value::Table(lines) => return costs::missing(lines, asked.ceiling),
            Value::Targets(lines) => return targets::missing(lines, asked),
            Value::Consortium(of) => return of.missing(),
            Value::Declaration(is_declared) => (!is_declared).then_some(Problem::Declaration),
        };
        problem.map(|problem| (field.name().to_owned(), problem)).into_iter().collect()
    }

    /// Whether anything has been written in a section.
    pub fn is_begun(&self, section: Section) -> bool {
        section.fields().any(|field| self.value(field).is_written())
    }

    /// Whether both say the same in a section; files are not looked at.
    pub fn is_same_in(&self, section: Section, other: &Self) -> bool {
        section.fields().all(|field| self.value(field) == other.value(field))
    }
}

/// One file as part of a submitted version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRef {
    pub id: crate::ids::FileId,
    pub name: String,
    /// Bytes.
    pub size: i64,
    /// Lower-case hex.
    pub sha256: String,
    /// What its firm says it is; versions of before said nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Category>,
}

impl FileRef {
    /// Browsers show it: by the ending, which the upload made that of the content.
    pub fn is_shown(&self) -> bool {
        let ending = self.name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
        ending.is_some_and(|ending| ["pdf", "png", "jpg", "jpeg"].contains(&ending.as_str()))
    }
}

/// A submitted version as it is hashed: canonical JSON, fields in the order declared, no spaces.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    pub code: String,
    pub version: u32,
    pub content: Content,
    #[serde(default)]
    pub files: Vec<FileRef>,
}

impl Submission {
    pub fn canonical(&self) -> String {
        verbatim::canonical(self)
    }

    /// SHA-256 of [`canonical`](Self::canonical), lower-case hex.
    pub fn sha256(&self) -> String {
        verbatim::sha256(self.canonical())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{form::MAX_DRAFT, proposals::field::Kind};

    #[test]
    fn an_empty_draft_misses_everything_but_references_and_files() {
        let missing = Content::default().missing(Asked::default());
        let mut sections: Vec<_> = missing.iter().map(|(s, ..)| *s).collect();
        sections.dedup();
        let expected: Vec<_> = Section::ALL.into_iter().filter(|s| !matches!(s, Section::References | Section::Files)).collect();
        assert_eq!(sections, expected);
    }

    #[test]
    fn a_text_over_its_limit_is_saved_whole_and_mended_before_it_is_handed_in() {
        for field in Field::ALL.iter().filter(|field| matches!(field.kind(), Kind::Line | Kind::Text)) {
            let (section, name) = (field.section(), field.name());
            let max = if field.kind() == Kind::Line { MAX_TITLE } else { MAX_TEXT };
            let saved =
                |length: usize| Content::default().with_section(section, &Form::default().with(name, "ậ".repeat(length)), Asked::default());
            let too_long = |length: usize| {
                let missing = saved(length).expect("a draft").missing(Asked::default());
                missing.contains(&(section, name.to_owned(), Problem::TooLong(max as u32)))
            };
            assert!(!too_long(max) && too_long(max + 1) && too_long(MAX_DRAFT), "{name}");
            let form = saved(MAX_DRAFT).expect("a draft").to_form();
            assert_eq!(form.get(name).chars().count(), MAX_DRAFT, "nothing is cut");
            let errors = saved(MAX_DRAFT + 1).expect_err("the bound");
            assert_eq!(errors.of(name), Some(&Problem::TooLong(MAX_DRAFT as u32)));
        }
    }

    #[test]
    fn saving_one_section_leaves_the_others() {
        let first =
            Content::default().with_section(Section::Team, &Form::default().with("team", "Mười kỹ sư"), Asked::default()).expect("valid");
        let second = first.with_section(Section::Plan, &Form::default().with("plan", "Sáu tháng"), Asked::default()).expect("valid");
        assert_eq!((second.team.as_str(), second.plan.as_str()), ("Mười kỹ sư", "Sáu tháng"));
        assert!(second.is_begun(Section::Plan) && !second.is_begun(Section::Fit));
    }

    #[test]
    fn the_hash_changes_with_any_word_or_file() {
        let base = Submission { code: "HS-1".into(), version: 1, content: Content::default(), files: vec![] };
        let mut other = base.clone();
        other.content.plan.push('x');
        assert_ne!(base.sha256(), other.sha256());
        assert_eq!(base.sha256(), base.clone().sha256());
    }
}
