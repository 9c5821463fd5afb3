//! A member's own marks and notes on a proposal's text. They are nobody else's, leave no trace, and no sheet or result knows of
//! them.

use super::{Content, Section};
use crate::{
    check::Problem,
    form::{FieldErrors, Form, FormReader},
    limits::REASON,
};

/// Longest passage that is marked, in characters.
pub const MAX_PASSAGE: usize = 500;
/// Of one member on one proposal.
pub const MAX_NOTES: usize = 200;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnNote {
    /// From 1, in the order of writing.
    pub number: u32,
    pub section: Section,
    /// As it stands in the text; empty for a note on the section as a whole.
    pub passage: String,
    /// Empty for a mark alone.
    pub text: String,
}

impl OwnNote {
    /// Form: `section`, `passage`, `text`; one of the last two at least. `before` are those that there are.
    pub fn read(form: &Form, before: &[Self]) -> Result<Self, FieldErrors> {
        let mut r = FormReader::new(form);
        let section = r.required_parsed("section", Problem::Choice, Section::from_code);
        let (passage, text) = (r.text("passage", MAX_PASSAGE), r.text("text", REASON));
        if passage.is_empty() && text.is_empty() {
            r.errors.add("text", Problem::Required);
        }
        if before.len() >= MAX_NOTES {
            r.errors.add("text", Problem::TooManyNotes(MAX_NOTES as u32));
        }
        r.errors.or(())?;
        let section = section.ok_or_else(|| FieldErrors::one("section", Problem::Choice))?;
        let number = before.iter().map(|note| note.number).max().unwrap_or_default() + 1;
        Ok(Self { number, section, passage, text })
    }

    /// Whether its passage is the proposal's own, word by word and however its lines break; else it is the member's own words.
    pub fn is_quoted_from(&self, content: &Content) -> bool {
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let passage = words(&self.passage);
        content.to_form().0.values().any(|text| words(text).contains(&passage))
    }

    /// It says the same of the same.
    pub fn is_same(&self, other: &Self) -> bool {
        (self.section, &self.passage, &self.text) == (other.section, &other.passage, &other.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_has_a_section_and_a_passage_or_words() {
        let form = |passage: &str, text: &str| Form::default().with("section", "solution").with("passage", passage).with("text", text);
        let first = OwnNote::read(&form("một đoạn", ""), &[]).expect("a mark");
        assert_eq!((first.number, first.text.as_str()), (1, ""));
        let second = OwnNote::read(&form("", "Cần hỏi thêm."), std::slice::from_ref(&first)).expect("a note");
        assert!(second.number == 2 && !second.is_same(&first));
        assert_eq!(OwnNote::read(&form(" ", ""), &[]).expect_err("empty").of("text"), Some(&Problem::Required));
        let nowhere = Form::default().with("text", "Ở đâu?");
        assert!(OwnNote::read(&nowhere, &[]).expect_err("no section").of("section").is_some());
        let many: Vec<_> = (1..=200).map(|number| OwnNote { number, ..second.clone() }).collect();
        assert!(OwnNote::read(&form("", "Nữa."), &many).expect_err("too many").of("text").is_some());
        let content = Content { title: "Trợ lý  ảo\ncho thủ tục".to_owned(), ..Content::default() };
        assert!(OwnNote { passage: "ảo cho thủ".to_owned(), ..first.clone() }.is_quoted_from(&content));
        assert!(!OwnNote { passage: "ảo cho họ".to_owned(), ..first }.is_quoted_from(&content));
    }
}
