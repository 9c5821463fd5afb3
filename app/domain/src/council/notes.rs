//! What is noted of an item of a meeting: what was said and concluded, and what was typed and cannot be recorded yet. Votes
//! are motions, which count themselves; nobody types their numbers.

use crate::{
    check::Problem,
    form::{FieldErrors, Form, FormReader},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub const MAX_NOTES: usize = 10_000;

const TEXTS: [&str; 3] = ["opinions", "dissent", "conclusion"];

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Notes {
    pub opinions: String,
    pub dissent: String,
    /// Only in minutes of earlier versions, where a show of hands was typed.
    pub vote: Option<Hands>,
    pub conclusion: String,
    /// By its field, what was typed last and cannot be recorded as it stands: kept for whoever mends it, and no part of
    /// the minutes.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub held: BTreeMap<String, String>,
}

/// A show of hands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hands {
    pub yes: u32,
    pub no: u32,
    pub abstained: u32,
}

impl Notes {
    /// With what a form says: each field that can be read is taken, the others are held, with what is wrong with them.
    /// A show of hands that an earlier version recorded stays.
    pub fn typed(&self, form: &Form) -> Result<(Self, FieldErrors), FieldErrors> {
        let mut all = FormReader::new(form);
        TEXTS.into_iter().for_each(|name| drop(all.draft(name)));
        all.errors.or(())?;
        let mut r = FormReader::new(form);
        let typed = Self {
            opinions: r.text("opinions", MAX_NOTES),
            dissent: r.text("dissent", MAX_NOTES),
            vote: self.vote,
            conclusion: r.text("conclusion", MAX_NOTES),
            held: BTreeMap::new(),
        };
        Ok((typed.holding(&r.errors, self, form), r.errors))
    }

    /// These, except where something is wrong: there stays what stood `before`, and what was typed is held.
    #[must_use]
    pub fn holding(mut self, wrong: &FieldErrors, before: &Self, form: &Form) -> Self {
        let texts = [
            ("opinions", &mut self.opinions, &before.opinions),
            ("dissent", &mut self.dissent, &before.dissent),
            ("conclusion", &mut self.conclusion, &before.conclusion),
        ];
        for (name, text, stood) in texts.into_iter().filter(|(name, ..)| wrong.of(name).is_some()) {
            self.held.insert(name.to_owned(), form.text(name));
            text.clone_from(stood);
        }
        self
    }

    /// As its form shows it: what was typed last.
    pub fn to_form(&self) -> Form {
        let mut form = Form::default().with("opinions", &self.opinions).with("dissent", &self.dissent).with("conclusion", &self.conclusion);
        form.0.extend(self.held.clone());
        form
    }

    /// What is held, by its field, and what is wrong with it as far as it says so itself.
    pub fn wrong(&self) -> FieldErrors {
        let problem = |(name, text): (&String, &String)| match name.as_str() {
            _ if text.is_empty() => None,
            name if TEXTS.contains(&name) && text.chars().count() > MAX_NOTES => Some(Problem::TooLong(MAX_NOTES as u32)),
            _ => Some(Problem::NotRecorded),
        };
        FieldErrors(self.held.iter().filter_map(|held| Some((held.0.clone(), problem(held)?))).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::MAX_DRAFT;

    #[test]
    fn nobody_types_a_vote_and_what_was_once_typed_stays() {
        let before = Notes { vote: Some(Hands { yes: 7, no: 1, abstained: 0 }), ..Notes::default() };
        let form = Form::default().with("opinions", "Khả thi.").with("votes_yes", "15").with("votes_no", "0").with("conclusion", "Đạt.");
        let (notes, wrong) = before.typed(&form).expect("kept");
        assert!(wrong.is_empty() && notes.held.is_empty());
        assert_eq!((notes.opinions.as_str(), notes.conclusion.as_str(), notes.vote), ("Khả thi.", "Đạt.", before.vote));
        assert!(notes.to_form().0.keys().all(|name| !name.starts_with("votes_")));
        assert_eq!(Notes::default().typed(&form).expect("kept").0.vote, None);
    }

    #[test]
    fn a_text_over_its_limit_is_held_whole() {
        let long = "ậ".repeat(MAX_NOTES + 1);
        let (notes, wrong) = Notes::default().typed(&Form::default().with("opinions", &long).with("dissent", "Không.")).expect("kept");
        assert_eq!(wrong, FieldErrors::one("opinions", Problem::TooLong(MAX_NOTES as u32)));
        assert_eq!((notes.opinions.as_str(), notes.dissent.as_str(), notes.to_form().get("opinions")), ("", "Không.", long.as_str()));
        assert!(notes.typed(&Form::default().with("opinions", "ậ".repeat(MAX_DRAFT + 1))).is_err());
    }

    #[test]
    fn notes_without_anything_held_are_stored_as_before() {
        let stored = r#"{"opinions":"","dissent":"","vote":null,"conclusion":""}"#;
        assert_eq!(serde_json::to_string(&Notes::default()).expect("JSON"), stored);
    }
}
