//! What a form that is saved while somebody types has come to.

use crate::{Error, Result};
use domain::form::FieldErrors;

/// Everything was kept as it was typed; what is wrong is told, and kept out of what counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    pub version: u32,
    pub wrong: FieldErrors,
}

impl Written {
    /// Its version, for who needs all of it to be right.
    pub fn whole(self) -> Result<u32> {
        if self.wrong.is_empty() { Ok(self.version) } else { Err(Error::Invalid(self.wrong)) }
    }
}
