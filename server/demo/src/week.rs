//! Days of the demonstration are counted from the day of loading. What is set down for the public falls on a working day,
//! whichever day that is, and nobody acts on a weekend.

use super::{DAY, HOUR};
use domain::time::Moment;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Week {
    /// The first minute of the day of loading.
    today: Moment,
    is_holiday: fn(Moment) -> bool,
}

impl Week {
    pub fn of(today: Moment, is_holiday: fn(Moment) -> bool) -> Self {
        Self { today, is_holiday }
    }

    /// Holidays count for what is ahead; the past is written in days of the week, and its steps hang together by them.
    pub fn is_working(self, day: i64) -> bool {
        let at = self.today.plus_days(day);
        at.weekday() < 5 && (day <= 0 || !(self.is_holiday)(at))
    }

    /// The day itself, or the first working day after it.
    pub fn working(self, day: i64) -> i64 {
        (day..).find(|day| self.is_working(*day)).unwrap_or(day)
    }

    /// Whether offices work on the day and on each of these many days from it.
    pub fn fits(self, day: i64, terms: &[i64]) -> bool {
        terms.iter().all(|term| self.is_working(day + term))
    }

    /// The day itself, or the first one after it that [`fits`](Self::fits).
    pub fn fitting(self, day: i64, terms: &[i64]) -> i64 {
        (day..day + 60).find(|day| self.fits(*day, terms)).unwrap_or(day)
    }

    /// The day itself, or the last one before it that fits.
    pub fn fitting_before(self, day: i64, terms: &[i64]) -> i64 {
        (0..60).map(|back| day - back).find(|day| self.fits(*day, terms)).unwrap_or(day)
    }

    /// The day itself, or the last working day before it.
    pub fn working_before(self, day: i64) -> i64 {
        (0..).map(|back| day - back).find(|day| self.is_working(*day)).unwrap_or(day)
    }

    /// What would be done on a weekend is done early on the next working day, or, where that is not past, late on the last
    /// one: in the same order, before or after all that is done on that day.
    pub fn acted(self, at: i64) -> i64 {
        let day = at.div_euclid(DAY);
        let (before, after) = (self.working_before(day), self.working(day));
        if before == after {
            return at;
        }
        let since = at - (before + 1) * DAY;
        let squeezed = since * HOUR / ((after - before - 1) * DAY);
        if after < 0 { after * DAY + 7 * HOUR + squeezed } else { before * DAY + 20 * HOUR + squeezed }
    }
}
