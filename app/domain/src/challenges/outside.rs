//! A value that somebody else publishes, on which a lot is drawn in place of members' values.

use super::bounds::count;
use crate::{
    check::Problem,
    form::{Form, FormReader},
    limits::NAME,
    time::Moment,
};
use serde::{Deserialize, Serialize};

/// Days in which members read it, and in which they give values where no value is agreed on; the longest that a lot is open.
/// A number of this site, to be confirmed.
const DAYS: u32 = 7;
const MOST_DAYS: i32 = 7;
/// So many have to read the same, so that no two people make a value. A number of this site, to be confirmed.
const READERS: u32 = 3;
const MOST_READERS: i32 = 15;
const FIELDS: [&str; 4] = ["lot_source", "lot_date", "lot_days", "lot_readers"];

/// Source and day are fixed before the call opens, so that nobody chooses among values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutsideValue {
    pub source: String,
    /// The day on which it is published, from its beginning.
    pub on: Moment,
    /// From its day, or from when votes were counted where that is later. Rule sets of before do not say it.
    #[serde(default = "unsaid_days")]
    pub days: u32,
    /// Members who have to read the same value, at least. Rule sets of before mean two.
    #[serde(default = "unsaid_readers")]
    pub readers: u32,
}

fn unsaid_days() -> u32 {
    7
}

fn unsaid_readers() -> u32 {
    2
}

impl OutsideValue {
    pub fn new(source: String, on: Moment) -> Self {
        Self { source, on, days: DAYS, readers: READERS }
    }

    /// Form: `lot_source`, `lot_date`, both or neither; and then `lot_days`, `lot_readers`.
    pub(super) fn read(r: &mut FormReader<'_>) -> Option<Self> {
        let source = r.text("lot_source", NAME);
        let on = r.parsed("lot_date", Problem::Date, Moment::from_date);
        let days = count(r, "lot_days", 1, MOST_DAYS, DAYS);
        let readers = count(r, "lot_readers", READERS as i32, MOST_READERS, READERS);
        match on {
            Some(on) if !source.is_empty() => return Some(Self { source, on, days, readers }),
            None if source.is_empty() && (days, readers) == (DAYS, READERS) => {}
            // At all of them, so that a draft keeps what was typed.
            _ => FIELDS.iter().for_each(|name| r.errors.add(*name, Problem::LotHalf)),
        }
        None
    }

    /// Where there is none, the usual numbers stand in its fields.
    pub(super) fn to_form(of: Option<&Self>, form: &mut Form) {
        form.set("lot_source", of.map_or("", |outside| &outside.source));
        form.set("lot_date", of.map(|outside| outside.on.to_date()).unwrap_or_default());
        form.set("lot_days", of.map_or(DAYS, |outside| outside.days).to_string());
        form.set("lot_readers", of.map_or(READERS, |outside| outside.readers).to_string());
    }

    /// Nobody who had a part in what is drawn on could know whom it favours. Where scoring closed later than planned, members'
    /// values are drawn on after all.
    pub fn is_unknown_at(&self, computed: Moment) -> bool {
        computed < self.on
    }

    /// Until when members read it, where a ballot was counted at that moment.
    pub fn until(&self, counted: Moment) -> Moment {
        self.on.max(counted).plus_days(self.days.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_rule_set_of_before_means_stays() {
        let old: OutsideValue = serde_json::from_str(r#"{"source":"Giải đặc biệt","on":1}"#).expect("readable");
        assert_eq!((old.days, old.readers), (7, 2));
    }

    #[test]
    fn no_two_people_make_a_value() {
        let read = |name: &str, number: &str| {
            let form = Form::default().with("lot_source", "Giải").with("lot_date", "2027-06-01").with(name, number);
            let mut r = FormReader::new(&form);
            (OutsideValue::read(&mut r).map(|outside| (outside.days, outside.readers)), r.errors.of(name).cloned())
        };
        assert_eq!(read("lot_readers", ""), (Some((7, 3)), None));
        assert_eq!(read("lot_readers", "5"), (Some((7, 5)), None));
        assert_eq!(read("lot_readers", "2").1, Some(Problem::Range(3, 15)));
        assert_eq!(read("lot_days", "8").1, Some(Problem::Range(1, 7)));
        let alone = Form::default().with("lot_readers", "5");
        let mut r = FormReader::new(&alone);
        assert_eq!((OutsideValue::read(&mut r), r.errors.of("lot_readers")), (None, Some(&Problem::LotHalf)), "of no value");
    }
}
