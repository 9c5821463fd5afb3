//! The words and numbers of a proposal, section by section. Any section may be incomplete in a draft.

use crate::{
    check::Problem,
    form::{FieldErrors, Form, FormReader},
    proposals::{
        MAX_TEXT, MAX_TITLE,
        costs::{self, CostLine},
    },
    verbatim,
};
use serde::{Deserialize, Serialize};

/// The parts of a proposal; each has a page of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    Fit,
    Solution,
    Results,
    DataSecurity,
    Team,
    Plan,
    Costs,
    References,
    Declarations,
    Files,
}

impl Section {
    pub const ALL: [Self; 10] = [
        Self::Fit,
        Self::Solution,
        Self::Results,
        Self::DataSecurity,
        Self::Team,
        Self::Plan,
        Self::Costs,
        Self::References,
        Self::Declarations,
        Self::Files,
    ];

    /// As in addresses: `data-security`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fit => "fit",
            Self::Solution => "solution",
            Self::Results => "results",
            Self::DataSecurity => "data-security",
            Self::Team => "team",
            Self::Plan => "plan",
            Self::Costs => "costs",
            Self::References => "references",
            Self::Declarations => "declarations",
            Self::Files => "files",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.code() == code)
    }
}

/// What a firm writes. References and files are optional, everything else must be filled to submit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Content {
    pub title: String,
    pub fit: String,
    pub solution: String,
    pub results: String,
    pub data_security: String,
    pub team: String,
    pub plan: String,
    pub costs: Vec<CostLine>,
    pub references: String,
    /// All that is stated is true.
    pub is_truthful: bool,
    /// The firm holds the rights to what it offers.
    pub owns_rights: bool,
    /// No member of the council has a part in the firm or the proposal, as far as it knows.
    pub has_no_tie: bool,
}

impl Content {
    pub fn total(&self) -> i64 {
        costs::total(&self.costs)
    }

    /// This content with one section taken from a form; the other sections stay. A draft saves whatever its texts: that one
    /// is too long is to be mended like what is not written yet.
    pub fn with_section(&self, section: Section, form: &Form) -> Result<Self, FieldErrors> {
        let mut r = FormReader::new(form);
        let mut new = self.clone();
        match section {
            Section::Fit => {
                new.title = r.draft("title");
                new.fit = r.draft("fit");
            }
            Section::Costs => new.costs = costs::read(&mut r),
            Section::Declarations => {
                new.is_truthful = form.is_checked("is_truthful");
                new.owns_rights = form.is_checked("owns_rights");
                new.has_no_tie = form.is_checked("has_no_tie");
            }
            Section::Files => {}
            text => {
                if let Some((name, field)) = new.text_mut(text) {
                    *field = r.draft(name);
                }
            }
        }
        r.errors.or(new)
    }

    pub fn to_form(&self) -> Form {
        let mut form = Form::default().with("title", &self.title);
        for section in Section::ALL {
            if let Some((name, text)) = self.clone().text_mut(section) {
                form.set(name, &*text);
            }
        }
        costs::to_form(&self.costs, &mut form);
        for (name, checked) in [("is_truthful", self.is_truthful), ("owns_rights", self.owns_rights), ("has_no_tie", self.has_no_tie)] {
            form.set(name, if checked { "on" } else { "" });
        }
        form
    }

    /// What is to be mended before this may be submitted: section, field, problem.
    pub fn missing(&self, ceiling: Option<i64>) -> Vec<(Section, String, Problem)> {
        let mut missing = Vec::new();
        let mut copy = self.clone();
        if self.title.is_empty() {
            missing.push((Section::Fit, "title".to_owned(), Problem::Required));
        } else if self.title.chars().count() > MAX_TITLE {
            missing.push((Section::Fit, "title".to_owned(), Problem::TooLong(MAX_TITLE as u32)));
        }
        for section in Section::ALL {
            let Some((name, text)) = copy.text_mut(section) else { continue };
            if text.is_empty() && section != Section::References {
                missing.push((section, name.to_owned(), Problem::Required));
            } else if text.chars().count() > MAX_TEXT {
                missing.push((section, name.to_owned(), Problem::TooLong(MAX_TEXT as u32)));
            }
        }
        missing.extend(costs::missing(&self.costs, ceiling).into_iter().map(|(field, problem)| (Section::Costs, field, problem)));
        for (name, checked) in [("is_truthful", self.is_truthful), ("owns_rights", self.owns_rights), ("has_no_tie", self.has_no_tie)] {
            if !checked {
                missing.push((Section::Declarations, name.to_owned(), Problem::Declaration));
            }
        }
        missing.sort_by_key(|(section, ..)| *section);
        missing
    }

    /// Whether anything has been written in a section.
    pub fn is_begun(&self, section: Section) -> bool {
        match section {
            Section::Fit => !self.title.is_empty() || !self.fit.is_empty(),
            Section::Costs => !self.costs.is_empty(),
            Section::Declarations => self.is_truthful || self.owns_rights || self.has_no_tie,
            Section::Files => false,
            text => self.clone().text_mut(text).is_some_and(|(_, t)| !t.is_empty()),
        }
    }

    /// Whether both say the same in a section; files are not looked at.
    pub fn is_same_in(&self, section: Section, other: &Self) -> bool {
        match section {
            Section::Fit => (&self.title, &self.fit) == (&other.title, &other.fit),
            Section::Costs => self.costs == other.costs,
            Section::Declarations => self.declared() == other.declared(),
            Section::Files => true,
            text => self.clone().text_mut(text) == other.clone().text_mut(text),
        }
    }

    fn declared(&self) -> [bool; 3] {
        [self.is_truthful, self.owns_rights, self.has_no_tie]
    }

    /// The text of a section that is one text, with the name of its field.
    fn text_mut(&mut self, section: Section) -> Option<(&'static str, &mut String)> {
        Some(match section {
            Section::Fit => ("fit", &mut self.fit),
            Section::Solution => ("solution", &mut self.solution),
            Section::Results => ("results", &mut self.results),
            Section::DataSecurity => ("data_security", &mut self.data_security),
            Section::Team => ("team", &mut self.team),
            Section::Plan => ("plan", &mut self.plan),
            Section::References => ("references", &mut self.references),
            Section::Costs | Section::Declarations | Section::Files => return None,
        })
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
    use crate::form::MAX_DRAFT;

    #[test]
    fn an_empty_draft_misses_everything_but_references_and_files() {
        let missing = Content::default().missing(None);
        let mut sections: Vec<_> = missing.iter().map(|(s, ..)| *s).collect();
        sections.dedup();
        let expected: Vec<_> = Section::ALL.into_iter().filter(|s| !matches!(s, Section::References | Section::Files)).collect();
        assert_eq!(sections, expected);
    }

    #[test]
    fn a_text_over_its_limit_is_saved_whole_and_mended_before_it_is_handed_in() {
        for section in Section::ALL {
            let Some((name, _)) = Content::default().text_mut(section) else { continue };
            let saved = |length: usize| Content::default().with_section(section, &Form::default().with(name, "ậ".repeat(length)));
            let too_long = |length: usize| {
                let missing = saved(length).expect("a draft").missing(None);
                missing.contains(&(section, name.to_owned(), Problem::TooLong(MAX_TEXT as u32)))
            };
            assert!(!too_long(MAX_TEXT) && too_long(MAX_TEXT + 1) && too_long(MAX_DRAFT), "{name}");
            let form = saved(MAX_DRAFT).expect("a draft").to_form();
            assert_eq!(form.get(name).chars().count(), MAX_DRAFT, "nothing is cut");
            let errors = saved(MAX_DRAFT + 1).expect_err("the bound");
            assert_eq!(errors.of(name), Some(&Problem::TooLong(MAX_DRAFT as u32)));
        }
    }

    #[test]
    fn saving_one_section_leaves_the_others() {
        let first = Content::default().with_section(Section::Team, &Form::default().with("team", "Mười kỹ sư")).expect("valid");
        let second = first.with_section(Section::Plan, &Form::default().with("plan", "Sáu tháng")).expect("valid");
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
