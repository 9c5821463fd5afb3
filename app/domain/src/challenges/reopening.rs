//! Why scoring was taken up again after it had closed, and until when.

use crate::{
    check::Problem,
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
    pub(super) fn note(&self) -> String {
        format!("{} {} {}", self.until.to_rfc3339(), self.closing_hash, self.reason)
    }

    pub fn from_note(note: &str) -> Option<Self> {
        let mut parts = note.splitn(3, ' ').map(str::to_owned);
        let (until, closing_hash, reason) = (parts.next()?, parts.next()?, parts.next()?);
        Some(Self { until: Moment::from_rfc3339(&until)?, reason, closing_hash })
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
