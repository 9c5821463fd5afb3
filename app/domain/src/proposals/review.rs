//! What somebody looked at before submitting. The form carries it, so that nothing else is handed in by pressing its
//! button, and so that what changed since can be shown.

use super::{content::FileRef, field::Content, section::Section};
use crate::{
    form::Form,
    verbatim::{canonical, sha256},
};
use serde::{Deserialize, Serialize};

/// Hidden fields of the form that submits.
pub const VERSION: &str = "draft_version";
pub const HASH: &str = "reviewed_sha256";
/// Hexadecimal, because a form's limit counts bytes as they are sent, where a letter with marks may take nine.
pub const WHOLE: &str = "reviewed";

/// A draft as its firm saw it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reviewed {
    pub content: Content,
    pub files: Vec<FileRef>,
}

impl Reviewed {
    /// Whether both say the same in a section.
    pub fn is_same_in(&self, section: Section, other: &Self) -> bool {
        match section {
            Section::Files => self.files == other.files,
            section => self.content.is_same_in(section, &other.content),
        }
    }

    /// SHA-256 of everything that would be handed in, lower-case hex.
    pub fn sha256(&self) -> String {
        sha256(self.json())
    }

    pub fn to_form(&self, draft_version: u32) -> Form {
        Form::default().with(VERSION, draft_version.to_string()).with(HASH, self.sha256()).with(WHOLE, hex::encode(self.json()))
    }

    /// What a form says was looked at, if it is whole.
    pub fn from_form(form: &Form) -> Option<Self> {
        let json = hex::decode(form.get(WHOLE)).ok()?;
        let reviewed: Self = serde_json::from_slice(&json).ok()?;
        // Of the form's own text: it may have been made by an earlier version.
        (sha256(&json) == form.get(HASH)).then_some(reviewed)
    }

    /// Whether a form was made of this draft, now at `draft_version`. One that does not say is of none.
    pub fn is_of(&self, form: &Form, draft_version: u32) -> bool {
        form.get(VERSION).parse::<u32>().is_ok_and(|version| version <= draft_version) && form.get(HASH) == self.sha256()
    }

    fn json(&self) -> String {
        canonical(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reviewed(plan: &str) -> Reviewed {
        Reviewed { content: Content { plan: plan.into(), ..Content::default() }, files: Vec::new() }
    }

    #[test]
    fn a_form_is_of_what_it_shows_and_of_nothing_else() {
        let (twelve, thirteen) = (reviewed("12 tháng"), reviewed("13 tháng"));
        let form = twelve.to_form(7);
        assert!(twelve.is_of(&form, 7) && twelve.is_of(&form, 9), "the words are the same");
        assert!(!thirteen.is_of(&form, 8));
        assert!(!twelve.is_of(&form, 6), "a version that has not been yet");
        for missing in [VERSION, HASH] {
            assert!(!twelve.is_of(&form.clone().with(missing, ""), 7), "without {missing}");
        }
        assert!(!twelve.is_of(&Form::default(), 7));
    }

    #[test]
    fn what_was_looked_at_reads_again_only_whole() {
        let form = reviewed("12 tháng").to_form(1);
        assert_eq!(Reviewed::from_form(&form), Some(reviewed("12 tháng")));
        let other = reviewed("13 tháng").to_form(1);
        assert_eq!(Reviewed::from_form(&form.clone().with(WHOLE, other.get(WHOLE))), None);
        assert_eq!(Reviewed::from_form(&form.with(WHOLE, "7b")), None);
        assert_eq!(Reviewed::from_form(&Form::default()), None);
    }
}
