//! What a meeting has of its quorum: who is there by a member's own word, who may preside, which reports were written (C3).

use super::{Quorum, meeting::Meeting};
use crate::{challenges::RuleSet, ids::UserId};

impl Quorum {
    /// Of a meeting about challenges with these rules: the strictest of them hold.
    pub fn of<'a>(meeting: &Meeting, rules: impl IntoIterator<Item = &'a RuleSet>) -> Self {
        let (mut needed, mut asks_reports) = (0, false);
        for rules in rules {
            needed = needed.max(rules.meeting_quorum);
            asks_reports |= rules.meeting_reports;
        }
        let present = || meeting.roll.iter().filter(|a| a.is_attested());
        let own = present().filter(|a| a.confirmed.is_some()).count();
        let vouched = present().count() - own;
        let rapporteurs: Vec<_> = meeting.roll.iter().filter(|a| a.role.reports()).map(|a| a.user).collect();
        let reports = meeting.reports.iter().filter(|r| rapporteurs.contains(&r.by)).count();
        Self {
            // Of those counted a third at most are there by another's word.
            present: count(own + vouched.min(own / 2)),
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
        let is_there = meeting.roll.iter().any(|a| Some(a.user) == acting && a.is_attested());
        Self { has_presider: self.has_presider || is_there, ..self }
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
