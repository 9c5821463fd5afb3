//! Reminding members of what they have left to do: neither by accident twice, nor without knowing of the last time.

use crate::{access::Denied, time::Moment};

/// A second press, or a second person who did not see the first.
const PAUSE_MINUTES: i64 = 10;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reminder {
    pub at: Moment,
    pub members: u32,
}

impl Reminder {
    pub fn may_follow(last: Option<Self>, now: Moment) -> Result<(), Denied> {
        match last.filter(|last| last.waits_until(now).is_some()) {
            Some(last) => Err(Denied::JustReminded(last.at)),
            None => Ok(()),
        }
    }

    /// From when another can follow, if it cannot now.
    pub fn waits_until(self, now: Moment) -> Option<Moment> {
        Some(self.at.plus_minutes(PAUSE_MINUTES)).filter(|at| now < *at)
    }

    /// Another on the same day is asked about first.
    pub fn is_of_day(self, now: Moment) -> bool {
        self.at.to_date() == now.to_date()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_not_reminded_twice_within_ten_minutes() {
        let at = Moment::from_local("2026-04-06T23:55").expect("a time");
        let last = Some(Reminder { at, members: 10 });
        let over = at.plus_minutes(10);
        assert_eq!(Reminder::may_follow(None, at), Ok(()));
        assert_eq!(Reminder::may_follow(last, at), Err(Denied::JustReminded(at)));
        assert_eq!(Reminder::may_follow(last, Moment(over.0 - 1)), Err(Denied::JustReminded(at)));
        assert_eq!(Reminder::may_follow(last, over), Ok(()));
        assert_eq!(last.and_then(|last| last.waits_until(at)), Some(over));
        assert_eq!(last.and_then(|last| last.waits_until(over)), None);
        assert!(last.is_some_and(|last| last.is_of_day(at) && !last.is_of_day(over)), "a day is one of the calendar in Việt Nam");
    }
}
