//! Days of the demonstration are counted from the day of loading. What is set down for the public falls on a
//! working day, whichever day that is.

use domain::time::Moment;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Week {
    /// 0 is a Monday.
    today: i64,
}

impl Week {
    pub fn of(today: Moment) -> Self {
        Self { today: i64::from(today.weekday()) }
    }

    /// The day itself, or the Monday after it.
    pub fn working(self, day: i64) -> i64 {
        match self.weekday(day) {
            5 => day + 2,
            6 => day + 1,
            _ => day,
        }
    }

    /// The day itself, or the Friday before it.
    pub fn working_before(self, day: i64) -> i64 {
        match self.weekday(day) {
            5 => day - 1,
            6 => day - 2,
            _ => day,
        }
    }

    fn weekday(self, day: i64) -> i64 {
        (self.today + day).rem_euclid(7)
    }
}
