//! Whether a meeting is valid: enough members and one who may preside (C3); and which of the rapporteurs' reports are missing.

use crate::{check::Problem, form::FieldErrors};
use serde::{Deserialize, Serialize};

/// What a meeting has and what it needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quorum {
    pub present: u32,
    pub needed: u32,
    pub has_presider: bool,
    pub reports: u32,
    pub reports_needed: u32,
}

impl Quorum {
    pub fn is_met(&self) -> bool {
        self.lacks().is_empty()
    }

    /// What keeps a meeting from being valid.
    pub fn lacks(&self) -> Vec<Problem> {
        let few = (self.present < self.needed).then_some(Problem::NoQuorum(self.present, self.needed));
        let nobody_presides = (!self.has_presider).then_some(Problem::NoPresider);
        [few, nobody_presides].into_iter().flatten().collect()
    }

    /// Reports that were asked for and are not there: they keep no meeting from being valid, for one rapporteur's silence could
    /// else stop the council. Screen, minutes and each motion name them.
    pub fn missing_reports(&self) -> u32 {
        self.reports_needed.saturating_sub(self.reports)
    }

    /// The same at the field of a form.
    pub fn errors(&self, field: &str) -> FieldErrors {
        FieldErrors(self.lacks().into_iter().map(|problem| (field.to_owned(), problem)).collect())
    }
}
