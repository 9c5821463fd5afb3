//! The reason that comes with an act on a challenge.

use crate::Result;
use domain::form::{Form, FormReader};

pub(super) const MAX_REASON: usize = 2_000;

pub(super) fn read_reason(form: &Form) -> Result<String> {
    let mut r = FormReader::new(form);
    let reason = r.required("reason", MAX_REASON);
    Ok(r.errors.or(reason)?)
}
