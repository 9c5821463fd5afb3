//! Days on which offices are closed: weekends, and the public holidays of the Labour Code 2019, Article 112.

use crate::{
    check::Problem,
    form::{FieldErrors, Form},
    time::Moment,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOff {
    Weekend,
    Holiday,
}

/// New Year, 30 April, 1 May, 2 September: month and day.
const FIXED: [&str; 4] = ["-01-01", "-04-30", "-05-01", "-09-02"];
/// The first day of Tết, which falls on the lunar New Year: the day before and the three after it are off too. Which five
/// days they are is announced each year; these are the usual ones.
const TET: [&str; 3] = ["2026-02-17", "2027-02-06", "2028-01-26"];
/// The Hùng Kings' commemoration, on the tenth of the third lunar month.
const KINGS: [&str; 3] = ["2026-04-26", "2027-04-16", "2028-04-04"];

/// Why offices are closed on the day of this moment, if they are.
pub fn day_off(at: Moment) -> Option<DayOff> {
    let day = at.to_date();
    let is_tet = |first: &str| (-1..=3).any(|n| Moment::from_date(first).is_some_and(|first| first.plus_days(n).to_date() == day));
    if FIXED.iter().any(|fixed| day.ends_with(fixed)) || KINGS.contains(&day.as_str()) || TET.into_iter().any(is_tet) {
        Some(DayOff::Holiday)
    } else {
        (at.weekday() >= 5).then_some(DayOff::Weekend)
    }
}

/// A time on a day off is asked for once more at its `field`, and taken once the form says that this day is meant.
pub fn meant(field: &str, at: Moment, form: &Form) -> Result<(), FieldErrors> {
    let is_meant = day_off(at).is_none() || form.is_checked(&confirmation(at));
    if is_meant { Ok(()) } else { Err(FieldErrors::one(field, Problem::DayOff(at))) }
}

/// The box by which this day, and no other, is meant.
pub fn confirmation(at: Moment) -> String {
    format!("day_off_{}", at.to_date().replace('-', "_"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_off_is_asked_for_once_more_and_each_for_itself() {
        let at = |text: &str| Moment::from_local(text).expect("a time");
        let (saturday, sunday, monday) = (at("2026-12-05T09:00"), at("2026-12-06T09:00"), at("2026-12-07T09:00"));
        let form = Form::default().with(confirmation(saturday), "on");
        assert_eq!(meant("closes", monday, &Form::default()), Ok(()));
        assert_eq!(meant("closes", saturday, &Form::default()), Err(FieldErrors::one("closes", Problem::DayOff(saturday))));
        assert_eq!(meant("closes", saturday, &form), Ok(()));
        assert!(meant("closes", sunday, &form).is_err(), "another day was meant");
    }

    #[test]
    fn weekends_and_holidays_are_days_off_in_viet_nam_s_time() {
        for (at, off) in [
            ("2026-12-04T23:59", None),
            ("2026-12-05T00:00", Some(DayOff::Weekend)),
            ("2026-12-06T23:59", Some(DayOff::Weekend)),
            ("2026-12-07T00:00", None),
            ("2027-01-01T09:00", Some(DayOff::Holiday)),
            ("2027-02-04T09:00", None),
            ("2027-02-05T09:00", Some(DayOff::Holiday)),
            ("2027-02-09T09:00", Some(DayOff::Holiday)),
            ("2027-02-10T09:00", None),
            ("2027-04-16T09:00", Some(DayOff::Holiday)),
            ("2026-04-30T09:00", Some(DayOff::Holiday)),
            ("2026-09-02T09:00", Some(DayOff::Holiday)),
        ] {
            assert_eq!(Moment::from_local(at).and_then(day_off), off, "{at}");
        }
    }
}
