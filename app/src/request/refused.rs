//! A form that was refused, as its page shows it again.

use super::Req;
use crate::error::{self, AppError};
use backend::Error;
use domain::{
    access::{Denied, Refusal},
    form::{self, FieldErrors},
    sameness::says_the_same,
    seen::{Merged, SEEN, SHOWN_TEXTS, merged, merged_texts, shown_texts},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex},
};

/// On a form beside which another version was shown.
pub const OTHER_VERSION: &str = "other_version";

/// A form that was refused, for showing its page again.
#[derive(Clone, Debug, Default)]
pub struct Refused {
    pub form: form::Form,
    pub errors: FieldErrors,
    pub labels: Labels,
    /// As it came, where `form` holds what was saved meanwhile.
    pub sent: form::Form,
    /// What somebody else saved in the meantime.
    pub theirs: Option<form::Form>,
    /// Or the same person did, in another window.
    pub is_own: bool,
    /// Of a form that says what it showed: the fields that both changed. All others are up to date.
    pub asked: Option<BTreeSet<String>>,
    /// A refusal of the whole act.
    pub denied: Option<Denied>,
    /// 413, 422, 409, 403 or 429; 200 where nothing was refused and what was typed is only shown again.
    pub status: u16,
}

impl Refused {
    /// Whether nothing was asked for: what was typed is shown again, because the page was loaded anew.
    pub fn is_kept(&self) -> bool {
        self.status == 200
    }

    /// Whether the page shows, or has just shown, two versions: which one stays is for a person to say. The form says so
    /// again, for the buttons of the frame.
    pub fn is_of_two(&self) -> bool {
        self.theirs.is_some() || self.is_kept() && self.form.is_checked(OTHER_VERSION)
    }

    /// Whether something of the part of a form that `stored` fills was typed, or is wrong.
    pub fn is_of(&self, stored: &form::Form) -> bool {
        let is_typed = |(name, text): (&String, &String)| self.form.0.contains_key(name) && self.form.text(name) != text.trim();
        stored.0.iter().any(is_typed) || stored.0.keys().any(|name| self.errors.of(name).is_some())
    }

    /// The version that the form is to carry when it is sent again: once the other's text has been shown, that is theirs.
    pub fn seen(refused: Option<&Self>, stored: &impl ToString) -> String {
        match refused {
            Some(Self { theirs: Some(theirs), .. }) if theirs.0.contains_key(SEEN) => theirs.get(SEEN).to_owned(),
            Some(Self { form, .. }) if form.0.contains_key(SEEN) => form.get(SEEN).to_owned(),
            _ => stored.to_string(),
        }
    }

    /// Of a form that does not say what it showed: every stored field that it would change.
    pub fn differing(&self, theirs: &form::Form) -> BTreeSet<String> {
        let differs = |name: &&String| name.as_str() != SEEN && !says_the_same(name, self.form.get(name), theirs.get(name));
        theirs.0.keys().filter(differs).cloned().collect()
    }

    /// With what was saved meanwhile; what was never typed follows it.
    fn beside(self, theirs: form::Form) -> Self {
        let merged = merged_texts(&self.form, &theirs).or_else(|| merged(&self.form, &theirs).filter(|_| theirs.0.contains_key(SEEN)));
        let sent = self.form.clone();
        let (form, asked) = match merged {
            Some(Merged { form, asked }) => (form, Some(asked)),
            None => (self.form, None),
        };
        Self { form, sent, asked, theirs: Some(theirs), status: 409, ..self }
    }

    /// For the hidden field that says what the texts of a form with a version were: once another's have been shown beside
    /// it, those.
    pub fn shown_texts(refused: Option<&Self>, stored: &form::Form) -> String {
        match refused {
            Some(Self { theirs: Some(theirs), .. }) => shown_texts(theirs).to_string(),
            Some(Self { form, .. }) if form.0.contains_key(SHOWN_TEXTS) => form.get(SHOWN_TEXTS).to_owned(),
            _ => shown_texts(stored).to_string(),
        }
    }

    /// The fields of which nothing was typed here and which another window changed meanwhile: the form shows what is stored.
    pub fn followed(&self) -> Vec<&str> {
        let is_other = |(name, text): &(&String, &String)| !says_the_same(name, self.sent.get(name), text);
        let names = self.form.0.iter().filter(is_other).map(|(name, _)| name.as_str());
        names.filter(|name| self.asked.is_some() && !is_of_the_page(name)).collect()
    }

    /// Sorts out what the form's own page can show; anything else is an error page.
    /// Where the database is locked, its error page keeps what was typed, except passwords.
    pub fn new(req: &Req, form: form::Form, refusal: Error) -> Result<Self, AppError> {
        let base = Self { form: without_secrets(form), ..Self::default() };
        match refusal {
            Error::Invalid(errors) => Ok(Self { status: error::invalid(&errors).as_u16(), errors, ..base }),
            Error::Stale(theirs) => Ok(base.beside(theirs)),
            Error::OwnStale(theirs) => Ok(Self { is_own: true, ..base.beside(theirs) }),
            Error::Denied(Denied::SignIn) => Err(Denied::SignIn.into()),
            Error::Busy(reason) => Err(AppError::Busy { reason, action: req.path.clone(), form: base.form }),
            Error::Denied(Denied::Hidden) => Err(AppError::Backend(Error::NotFound)),
            Error::Denied(denied) => {
                let status = match denied.refusal() {
                    Refusal::Conflict => 409,
                    Refusal::TooOften => 429,
                    _ => 403,
                };
                Ok(Self { denied: Some(denied), status, ..base })
            }
            other => Err(AppError::Backend(other)),
        }
    }
}

/// Versions, what the page showed, and what names one filling-in of a form.
pub fn is_of_the_page(name: &str) -> bool {
    matches!(name, SEEN | "form_id") || name.starts_with("shown_") || name.ends_with("version")
}

/// What the fields of a refused form are called, as the form itself calls them: the summary above it is written last.
#[derive(Clone, Debug, Default)]
pub struct Labels(Arc<Mutex<BTreeMap<String, String>>>);

impl Labels {
    pub fn set(&self, name: &str, label: impl ToString) {
        if let Ok(mut labels) = self.0.lock() {
            labels.insert(name.to_owned(), label.to_string().trim_end_matches(['.', ':', '?']).to_owned());
        }
    }

    pub fn of(&self, name: &str) -> Option<String> {
        self.0.lock().ok()?.get(name).cloned()
    }
}

/// What of a form may be kept and shown again.
pub fn without_secrets(mut form: form::Form) -> form::Form {
    form.0.retain(|name, _| !form::SECRETS.contains(&name.as_str()));
    form
}

/// The values and errors that a form's fields show: what was refused, or what is stored.
pub fn shown<'a>(refused: Option<&'a Refused>, stored: &'a form::Form) -> &'a form::Form {
    refused.map_or(stored, |r| &r.form)
}
