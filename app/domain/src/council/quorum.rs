//! Whether a meeting is valid: enough members, one who may preside, and the rapporteurs' reports (C3).

use crate::{
    challenges::RuleSet,
    check::Problem,
    council::meeting::{Meeting, Presence},
    form::FieldErrors,
    ids::UserId,
};
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
    /// Of a meeting about challenges with these rules: the strictest of them hold.
    pub fn of<'a>(meeting: &Meeting, rules: impl IntoIterator<Item = &'a RuleSet>) -> Self {
        let (mut needed, mut asks_reports) = (0, false);
        for rules in rules {
            needed = needed.max(rules.meeting_quorum);
            asks_reports |= rules.meeting_reports;
        }
        let present = || meeting.roll.iter().filter(|a| a.presence == Presence::Present);
        let rapporteurs: Vec<_> = meeting.roll.iter().filter(|a| a.role.reports()).map(|a| a.user).collect();
        let reports = meeting.reports.iter().filter(|r| rapporteurs.contains(&r.by)).count();
        Self {
            present: count(present().count()),
            needed,
            has_presider: present().any(|a| a.role.may_preside()),
            reports: count(reports),
            // A council without a rapporteur cannot have the reports that are asked for.
            reports_needed: if asks_reports { count(rapporteurs.len().max(1)) } else { 0 },
        }
    }

    /// Whoever was named to preside in all of the meeting's challenges does so as the chair would.
    #[must_use]
    pub fn presided_by(self, meeting: &Meeting, acting: Option<UserId>) -> Self {
        let is_there = meeting.roll.iter().any(|a| Some(a.user) == acting && a.presence == Presence::Present);
        Self { has_presider: self.has_presider || is_there, ..self }
    }

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

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
