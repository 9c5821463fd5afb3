//! A form that was opened earlier, settled with what is stored by now.

use crate::{Error, Result};
use domain::{
    form::Form,
    ids::UserId,
    people::Actor,
    seen::{SEEN, Seen, merged},
};

/// As [`settled_in`] for a form of one act.
pub(crate) fn settled(form: &Form, stored: &Form, by: Option<UserId>, reader: &Actor) -> Result<Form> {
    settled_in(form, stored, |_| true, by, reader)
}

/// The form with what others saved since it was opened; [`Error::Stale`] where both changed the same field `of` the act, or
/// where nobody can say what it showed.
pub(crate) fn settled_in(form: &Form, stored: &Form, of: impl Fn(&str) -> bool, by: Option<UserId>, reader: &Actor) -> Result<Form> {
    match merged(form, stored) {
        Some(merged) if !merged.asked.iter().any(|name| of(name)) => Ok(merged.form),
        None if !form.0.contains_key(SEEN) => Ok(form.clone()),
        _ => Err(Error::stale(stored.clone().with(SEEN, Seen::of(stored).to_string()), by, reader)),
    }
}
