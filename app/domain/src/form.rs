//! What a person typed into a form, as text, and what is wrong with it, field by field.
//!
//! A form is always a flat map of names to text, so that a page can show it again exactly as
//! typed. Lists use numbered names: `cost_item_0`, `cost_item_1` …

use crate::{check::Problem, text};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Fields that are taken as typed, letter for letter, and never shown again.
pub const SECRETS: [&str; 3] = ["password", "password_again", "current"];

/// Names and texts of one form. An absent name reads as empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Form(pub BTreeMap<String, String>);

impl Form {
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// Trimmed text, [clean](text::clean) whoever decoded the form.
    pub fn text(&self, name: &str) -> String {
        text::clean(self.get(name)).trim().to_owned()
    }

    /// The form as it is taken from outside: names and texts [clean](text::clean), except what nobody reads, a password.
    pub fn decoded(fields: impl IntoIterator<Item = (String, String)>) -> Self {
        let field = |(name, value): (String, String)| {
            let name = text::clean(&name).into_owned();
            let value = if SECRETS.contains(&name.as_str()) { value } else { text::clean(&value).into_owned() };
            (name, value)
        };
        Self(fields.into_iter().map(field).collect())
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn is_checked(&self, name: &str) -> bool {
        !self.get(name).is_empty()
    }

    pub fn set(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.insert(name.into(), value.into());
    }

    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.set(name, value);
        self
    }

    /// Indexes in use below `limit` of a numbered list whose rows have these names.
    pub fn rows(&self, names: &[&str], limit: usize) -> Vec<usize> {
        (0..limit).filter(|i| names.iter().any(|name| !self.get(&format!("{name}_{i}")).trim().is_empty())).collect()
    }
}

/// What is wrong, in the order of the page. An error without a field is about the whole form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FieldErrors(pub Vec<(String, Problem)>);

impl FieldErrors {
    pub fn one(field: &str, problem: Problem) -> Self {
        Self(vec![(field.to_owned(), problem)])
    }

    pub fn add(&mut self, field: impl Into<String>, problem: Problem) {
        self.0.push((field.into(), problem));
    }

    pub fn of(&self, field: &str) -> Option<&Problem> {
        self.0.iter().find(|(name, _)| name == field).map(|(_, problem)| problem)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `value` if nothing is wrong.
    pub fn or<T>(self, value: T) -> Result<T, Self> {
        if self.is_empty() { Ok(value) } else { Err(self) }
    }
}

/// What of one text a draft takes, so that nothing written is lost; more than a text's own limit is mended later.
pub const MAX_DRAFT: usize = 100_000;

/// Reads a form field by field and keeps what is wrong with it.
pub struct FormReader<'a> {
    pub form: &'a Form,
    pub errors: FieldErrors,
}

impl<'a> FormReader<'a> {
    pub fn new(form: &'a Form) -> Self {
        Self { form, errors: FieldErrors::default() }
    }

    /// Text of at most `max` characters; may be empty.
    pub fn text(&mut self, name: &str, max: usize) -> String {
        let text = self.form.text(name);
        if text.chars().count() > max {
            self.errors.add(name, Problem::TooLong(max as u32));
        }
        text
    }

    /// Text of a draft, which may be empty or over its limit.
    pub fn draft(&mut self, name: &str) -> String {
        self.text(name, MAX_DRAFT)
    }

    /// Text of 1 to `max` characters.
    pub fn required(&mut self, name: &str, max: usize) -> String {
        let text = self.text(name, max);
        if text.is_empty() {
            self.errors.add(name, Problem::Required);
        }
        text
    }

    /// The value that `parse` reads, or `problem` at the field.
    pub fn parsed<T>(&mut self, name: &str, problem: Problem, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.form.text(name);
        if text.is_empty() {
            return None;
        }
        let value = parse(&text);
        if value.is_none() {
            self.errors.add(name, problem);
        }
        value
    }

    /// As [`parsed`](Self::parsed), but empty is wrong too. Nothing is filled into a choice: it is to be chosen.
    pub fn required_parsed<T>(&mut self, name: &str, problem: Problem, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        if self.form.text(name).is_empty() {
            let missing = if problem == Problem::Choice { Problem::Choice } else { Problem::Required };
            self.errors.add(name, missing);
        }
        self.parsed(name, problem, parse)
    }
}
