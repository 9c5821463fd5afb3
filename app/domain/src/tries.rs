//! How often something may be tried: a stock of tries that fills up again evenly.

use crate::time::Moment;

/// So many tries in so many minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    pub tries: u32,
    pub minutes: i64,
}

impl Rate {
    fn window(self) -> i64 {
        self.minutes * 60_000
    }

    /// Milliseconds after which one more may be tried.
    fn each(self) -> i64 {
        (self.window() / i64::from(self.tries.max(1))).max(1)
    }
}

/// What has been tried of late.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tries {
    /// When the stock is full again.
    full: Moment,
}

impl Tries {
    /// Takes one try; refused, answers after how many seconds there is one again.
    pub fn take(&mut self, rate: Rate, now: Moment) -> Result<(), u32> {
        // A clock that was set back by more than a window begins anew.
        let ahead = self.full.0 - now.0;
        let used = if ahead > 2 * rate.window() { 0 } else { ahead.clamp(0, rate.window()) };
        let wait = used + rate.each() - rate.window();
        if wait > 0 {
            return Err(u32::try_from(wait / 1_000 + 1).unwrap_or(u32::MAX));
        }
        self.full = Moment(now.0 + used + rate.each());
        Ok(())
    }

    /// One that was taken did not count.
    pub fn give_back(&mut self, rate: Rate) {
        self.full = Moment(self.full.0 - rate.each());
    }

    /// Nothing is remembered that would matter at `now`.
    pub fn is_full(self, now: Moment) -> bool {
        self.full <= now
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: Rate = Rate { tries: 5, minutes: 15 };

    fn taken(tries: &mut Tries, times: usize, now: Moment) -> usize {
        (0..times).filter(|_| tries.take(RATE, now).is_ok()).count()
    }

    #[test]
    fn so_many_at_once_and_then_one_at_a_time() {
        let mut tries = Tries::default();
        let now = Moment(1_000_000_000);
        assert_eq!(taken(&mut tries, 100, now), 5);
        assert_eq!(tries.take(RATE, now), Err(181));
        assert_eq!(taken(&mut tries, 100, Moment(now.0 + 179_999)), 0);
        assert_eq!(taken(&mut tries, 100, Moment(now.0 + 180_000)), 1);
        assert_eq!(taken(&mut tries, 100, now.plus_minutes(60)), 5);
    }

    #[test]
    fn what_is_given_back_does_not_count() {
        let (mut tries, now) = (Tries::default(), Moment(1_000_000_000));
        for _ in 0..100 {
            tries.take(RATE, now).expect("there is one");
            tries.give_back(RATE);
        }
        assert!(tries.is_full(now));
        assert_eq!(taken(&mut tries, 100, now), 5);
        assert!(!tries.is_full(now) && tries.is_full(now.plus_minutes(15)));
    }

    #[test]
    fn a_clock_that_is_set_back_locks_nobody_out() {
        let (mut tries, now) = (Tries::default(), Moment(1_000_000_000_000));
        assert_eq!(taken(&mut tries, 100, now.plus_days(300)), 5);
        assert_eq!(taken(&mut tries, 100, now), 5, "begun anew");
        assert_eq!(tries.take(RATE, now.plus_minutes(-1)), Err(181), "a little earlier is as now");
    }
}
