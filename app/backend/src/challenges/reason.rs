//! The reason that comes with an act on a challenge.

use crate::Result;
use domain::form::{Form, FormReader};
use domain::limits::REASON;

pub(super) fn read_reason(form: &Form) -> Result<String> {
    let mut r = FormReader::new(form);
    let reason = r.required("reason", REASON);
    Ok(r.errors.or(reason)?)
}
