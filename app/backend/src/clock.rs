//! The one clock. In demo mode and in tests it can be set; it then runs on from there.

use domain::time::Moment;
use std::{
    sync::atomic::{AtomicI64, Ordering},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

pub struct Clock {
    /// Milliseconds ahead of the machine's clock; `None` when it may not be set.
    ahead: Option<AtomicI64>,
    /// Stands still at this moment (tests).
    fixed: Option<AtomicI64>,
}

impl Clock {
    pub fn system() -> Self {
        Self { ahead: None, fixed: None }
    }

    pub fn adjustable() -> Self {
        Self { ahead: Some(AtomicI64::new(0)), fixed: None }
    }

    pub fn fixed(at: Moment) -> Self {
        Self { ahead: None, fixed: Some(AtomicI64::new(at.0)) }
    }

    pub fn now(&self) -> Moment {
        match (&self.fixed, &self.ahead) {
            (Some(fixed), _) => Moment(fixed.load(Ordering::Acquire)),
            (None, Some(ahead)) => Moment(machine().0 + ahead.load(Ordering::Acquire)),
            (None, None) => machine(),
        }
    }

    /// Sets the clock; `false` where it may not be set.
    pub fn set(&self, now: Moment) -> bool {
        match (&self.fixed, &self.ahead) {
            (Some(fixed), _) => fixed.store(now.0, Ordering::Release),
            (None, Some(ahead)) => ahead.store(now.0 - machine().0, Ordering::Release),
            (None, None) => return false,
        }
        true
    }
}

/// Milliseconds from one beat to the next.
const BEAT: i64 = 2_000;
/// The same where time stands still.
const STILL_BEAT: u64 = 20;

impl Clock {
    /// Waits for the next beat: what is done at one tells nothing of when it was asked for.
    pub async fn beat(&self) {
        let pause = if self.fixed.is_some() { STILL_BEAT } else { (BEAT - self.now().0.rem_euclid(BEAT)).unsigned_abs() };
        tokio::time::sleep(Duration::from_millis(pause)).await;
    }

    /// A clock that may be set goes back to how it ran when the answer is dropped.
    pub fn excursion(&self) -> Excursion<'_> {
        let place = self.fixed.as_ref().or(self.ahead.as_ref());
        Excursion { place: place.map(|at| (at, at.load(Ordering::Acquire))) }
    }
}

/// A time away from the present: see [`Clock::excursion`].
pub struct Excursion<'a> {
    place: Option<(&'a AtomicI64, i64)>,
}

impl Drop for Excursion<'_> {
    fn drop(&mut self) {
        if let Some((at, before)) = self.place {
            at.store(before, Ordering::Release);
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
fn machine() -> Moment {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Moment(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
