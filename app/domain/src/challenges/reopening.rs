//! Why an earlier version took scoring up again after it had closed, and until when. No act does so any more; what is stored
//! is read.

use crate::time::Moment;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reopening {
    /// Scoring ran again until this moment.
    pub until: Moment,
    pub reason: String,
    /// Hash of what the earlier close had frozen.
    pub closing_hash: String,
}

impl Reopening {
    /// As the trail keeps it.
    pub fn from_note(note: &str) -> Option<Self> {
        let mut parts = note.splitn(3, ' ').map(str::to_owned);
        let (until, closing_hash, reason) = (parts.next()?, parts.next()?, parts.next()?);
        Some(Self { until: Moment::from_rfc3339(&until)?, reason, closing_hash })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_trail_tells_all_of_it() {
        let until = Moment::from_rfc3339("2026-04-05T17:00:00+07:00").expect("a time");
        let read = Reopening::from_note("2026-04-05T17:00:00+07:00 c0ffee Thiếu phiếu:  hồ sơ 2.");
        assert_eq!(read, Some(Reopening { until, reason: "Thiếu phiếu:  hồ sơ 2.".to_owned(), closing_hash: "c0ffee".to_owned() }));
        assert_eq!(Reopening::from_note("2026"), None);
    }
}
