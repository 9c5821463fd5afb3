//! Whether a meeting is valid: enough members, one who may preside, and the rapporteurs' reports (C3).

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
        let missing = self.reports_needed.saturating_sub(self.reports);
        let no_reports = (missing > 0).then_some(Problem::ReportsMissing(missing));
        [few, nobody_presides, no_reports].into_iter().flatten().collect()
    }

    /// The same at the field of a form.
    pub fn errors(&self, field: &str) -> FieldErrors {
        FieldErrors(self.lacks().into_iter().map(|problem| (field.to_owned(), problem)).collect())
    }
}
