//! A value that somebody else publishes, on which a lot is drawn in place of members' values.

use crate::{
    check::Problem,
    form::{Form, FormReader},
    limits::NAME,
    time::Moment,
};
use serde::{Deserialize, Serialize};

/// Days in which members read it: from its day, or from when votes were counted where that is later. A number of this site, to
/// be confirmed.
pub const READ_DAYS: i64 = 7;

/// Source and day are fixed before the call opens, so that nobody chooses among values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutsideValue {
    pub source: String,
    /// The day on which it is published, from its beginning.
    pub on: Moment,
}

impl OutsideValue {
    /// Form: `lot_source`, `lot_date`; both or neither.
    pub(super) fn read(r: &mut FormReader<'_>) -> Option<Self> {
        let source = r.text("lot_source", NAME);
        let on = r.parsed("lot_date", Problem::Date, Moment::from_date);
        match on {
            Some(on) if !source.is_empty() => return Some(Self { source, on }),
            None if source.is_empty() => {}
            _ => {
                // At both, so that a draft keeps the one that was typed.
                r.errors.add("lot_source", Problem::LotHalf);
                r.errors.add("lot_date", Problem::LotHalf);
            }
        }
        None
    }

    pub(super) fn to_form(of: Option<&Self>, form: &mut Form) {
        form.set("lot_source", of.map_or("", |outside| &outside.source));
        form.set("lot_date", of.map(|outside| outside.on.to_date()).unwrap_or_default());
    }

    /// Nobody who had a part in what is drawn on could know whom it favours. Where scoring closed later than planned, members'
    /// values are drawn on after all.
    pub fn is_unknown_at(&self, computed: Moment) -> bool {
        computed < self.on
    }

    /// Until when members read it, where a ballot was counted at that moment.
    pub fn until(&self, counted: Moment) -> Moment {
        self.on.max(counted).plus_days(READ_DAYS)
    }
}
