//! Scoring taken up again after it had closed: a conflict found late, a sheet to be left out, too few sheets.
//! It goes on in the last round, with the sheets as they are; nothing may have come of the earlier close yet.

use super::{
    lifecycle::{Challenge, Rejection, State, Transition},
    rules::Blind,
};
use crate::{
    access::Permit,
    check::Problem,
    event::EventKind,
    form::{FieldErrors, Form, FormReader},
    time::Moment,
};
use serde::{Deserialize, Serialize};

const MAX_REASON: usize = 2_000;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reopening {
    /// Scoring runs again until this moment.
    pub until: Moment,
    pub reason: String,
    /// Hash of what the earlier close had frozen.
    pub closing_hash: String,
}

impl Reopening {
    /// Form: `until` (local time, to come), `reason`.
    pub fn read(form: &Form, closing_hash: String, now: Moment) -> Result<Self, FieldErrors> {
        let mut r = FormReader::new(form);
        let until = r.required_parsed("until", Problem::Date, Moment::from_local);
        let reason = r.required("reason", MAX_REASON);
        if until.is_some_and(|until| until <= now) {
            r.errors.add("until", Problem::InPast);
        }
        r.errors.or(())?;
        let until = until.ok_or_else(|| FieldErrors::one("until", Problem::Date))?;
        Ok(Self { until, reason, closing_hash })
    }

    /// As the trail keeps it.
    fn note(&self) -> String {
        format!("{} {} {}", self.until.to_rfc3339(), self.closing_hash, self.reason)
    }

    pub fn from_note(note: &str) -> Option<Self> {
        let mut parts = note.splitn(3, ' ').map(str::to_owned);
        let (until, closing_hash, reason) = (parts.next()?, parts.next()?, parts.next()?);
        Some(Self { until: Moment::from_rfc3339(&until)?, reason, closing_hash })
    }
}

impl Challenge {
    pub fn reopen_scoring(self, permit: &Permit, reopening: Reopening) -> Transition {
        let State::Scored { returned: None, .. } = self.state else { return Err(Rejection::WrongState) };
        let (round, note) = (self.content.rules.rounds, reopening.note());
        let state = State::Scoring { at: permit.at(), round, reopened: Some(reopening) };
        Ok(self.enter(state, EventKind::ScoringReopened, permit, &note))
    }

    /// While scoring runs again.
    pub fn reopened(&self) -> Option<&Reopening> {
        if let State::Scoring { reopened, .. } = &self.state { reopened.as_ref() } else { None }
    }

    /// When scoring is to end: as announced, or as said when it was reopened.
    pub fn scoring_ends(&self) -> Option<Moment> {
        self.reopened().map(|reopened| reopened.until).or(self.content.calendar.scoring_ends)
    }

    /// A member without a sheet may hand one in: in the first round, and again where scoring was reopened.
    pub fn takes_sheets(&self) -> bool {
        self.round() == 1 || self.reopened().is_some()
    }

    /// Whether members are told which sheets are far from the others: once sheets are compared, and once members may see
    /// them.
    pub fn tells_far_sheets(&self) -> bool {
        self.judges_outliers() && (self.round() > 1 || self.content.rules.blind == Blind::OwnSheet)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(until: &str, reason: &str) -> Form {
        Form::default().with("until", until).with("reason", reason)
    }

    #[test]
    fn it_takes_a_moment_to_come_and_a_reason() {
        let now = Moment::from_local("2026-04-01T10:00").expect("a time");
        let problem = |form: &Form, field: &str| Reopening::read(form, String::new(), now).err().and_then(|e| e.of(field).cloned());
        assert_eq!(problem(&form("2026-04-01T10:00", "Lý do."), "until"), Some(Problem::InPast));
        assert_eq!(problem(&form("mai", "Lý do."), "until"), Some(Problem::Date));
        assert_eq!(problem(&form("", " "), "until"), Some(Problem::Required));
        assert_eq!(problem(&form("", " "), "reason"), Some(Problem::Required));
        assert!(Reopening::read(&form("2026-04-01T10:01", "Lý do."), String::new(), now).is_ok());
    }

    #[test]
    fn the_trail_keeps_all_of_it() {
        let read = Reopening::read(&form("2026-04-05T17:00", "Thiếu phiếu:  hồ sơ 2."), "c0ffee".to_owned(), Moment(0)).expect("complete");
        assert_eq!(Reopening::from_note(&read.note()), Some(read));
        assert_eq!(Reopening::from_note("2026"), None);
    }
}
