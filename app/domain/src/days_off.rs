//! Days on which offices are closed: weekends, the public holidays of the Labour Code 2019, Article 112, as far as they can be
//! computed, and over both what the office keeps: days that are off, and make-up days on which it works.

pub use crate::time::DayOff;

use crate::{
    check::Problem,
    event::{Event, EventKind},
    form::{FieldErrors, Form, FormReader},
    ids::UserId,
    limits::NAME,
    time::Moment,
};
use std::collections::BTreeMap;

/// New Year, 30 April, 1 May, 2 September: month and day.
const FIXED: [&str; 4] = ["-01-01", "-04-30", "-05-01", "-09-02"];
/// The first day of Tết, which falls on the lunar New Year: the day before and the three after it are off too. Which five
/// days they are is announced each year; these are the usual ones.
const TET: [&str; 3] = ["2026-02-17", "2027-02-06", "2028-01-26"];
/// The Hùng Kings' commemoration, on the tenth of the third lunar month.
const KINGS: [&str; 3] = ["2026-04-26", "2027-04-16", "2028-04-04"];

/// What the office has said of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// Announced by the state or the province.
    Off,
    /// In exchange for another day.
    Working,
}

impl Said {
    pub const ALL: [Self; 2] = [Self::Off, Self::Working];

    pub fn code(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Working => "working",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|said| said.code() == code)
    }
}

/// One line of the office's table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptDay {
    /// Its first moment.
    pub day: Moment,
    pub said: Said,
    pub name: String,
    pub by: UserId,
}

impl KeptDay {
    /// Form: `day`, `said`, `name`. Only days ahead: what was counted before stays as it was.
    pub fn read(form: &Form, by: UserId, now: Moment) -> Result<Self, FieldErrors> {
        let mut r = FormReader::new(form);
        let day = r.required_parsed("day", Problem::Date, Moment::from_date);
        let said = r.required_parsed("said", Problem::Choice, Said::from_code);
        let name = r.required("name", NAME);
        if day.is_some_and(|day| day <= now) {
            r.errors.add("day", Problem::InPast);
        }
        r.errors.or(())?;
        day.zip(said).map(|(day, said)| Self { day, said, name, by }).ok_or_else(|| FieldErrors::one("day", Problem::Required))
    }

    pub fn event(&self, kind: EventKind, by: Option<UserId>) -> Event {
        Event::new(kind, by).note(format!("{} {} {}", self.day.to_date(), self.said.code(), self.name))
    }
}

/// The office's table, over what is usual.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DaysOff(BTreeMap<String, Said>);

impl FromIterator<(Moment, Said)> for DaysOff {
    fn from_iter<T: IntoIterator<Item = (Moment, Said)>>(days: T) -> Self {
        Self(days.into_iter().map(|(day, said)| (day.to_date(), said)).collect())
    }
}

impl DaysOff {
    /// Why offices are closed on the day of this moment, if they are.
    pub fn day_off(&self, at: Moment) -> Option<DayOff> {
        match self.0.get(&at.to_date()) {
            Some(Said::Off) => Some(DayOff::Holiday),
            Some(Said::Working) => None,
            None => usual(at),
        }
    }

    /// The same hour of the first working day from then on.
    #[must_use]
    pub fn working(&self, at: Moment) -> Moment {
        let days = (0..YEAR).map(|days| at.plus_days(days));
        days.into_iter().find(|at| self.day_off(*at).is_none()).unwrap_or(at)
    }

    /// A time on a day off is asked for once more at its `field`, and taken once the form says that this day is meant.
    pub fn meant(&self, field: &str, at: Moment, form: &Form) -> Result<(), FieldErrors> {
        let Some(off) = self.day_off(at) else { return Ok(()) };
        if form.is_checked(&confirmation(at)) { Ok(()) } else { Err(FieldErrors::one(field, Problem::DayOff(at, off))) }
    }

    /// Whoever publishes a call that closes on a day off says so, at the box itself: nobody types the closing there.
    pub fn closing_meant(&self, closes: Option<Moment>, form: &Form) -> Result<(), FieldErrors> {
        closes.map_or(Ok(()), |at| self.meant(&confirmation(at), at, form))
    }
}

/// So many days are not off one after another.
const YEAR: i64 = 366;

/// Without what the office keeps.
pub fn usual(at: Moment) -> Option<DayOff> {
    let day = at.to_date();
    let is_tet = |first: &str| (-1..=3).any(|n| Moment::from_date(first).is_some_and(|first| first.plus_days(n).to_date() == day));
    if FIXED.iter().any(|fixed| day.ends_with(fixed)) || KINGS.contains(&day.as_str()) || TET.into_iter().any(is_tet) {
        Some(DayOff::Holiday)
    } else {
        (at.weekday() >= 5).then_some(DayOff::Weekend)
    }
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
        let days = DaysOff::default();
        assert_eq!(days.meant("closes", monday, &Form::default()), Ok(()));
        let asked = FieldErrors::one("closes", Problem::DayOff(saturday, DayOff::Weekend));
        assert_eq!(days.meant("closes", saturday, &Form::default()), Err(asked));
        assert_eq!(days.meant("closes", saturday, &form), Ok(()));
        assert!(days.meant("closes", sunday, &form).is_err(), "another day was meant");
        let asked = FieldErrors::one("day_off_2026_12_06", Problem::DayOff(sunday, DayOff::Weekend));
        assert_eq!(days.closing_meant(Some(sunday), &form), Err(asked), "at its own box");
        assert_eq!((days.closing_meant(Some(saturday), &form), days.closing_meant(None, &form)), (Ok(()), Ok(())));
    }

    #[test]
    fn what_the_office_keeps_holds_over_what_is_usual() {
        let at = |text: &str| Moment::from_local(text).expect("a time");
        let day = |text: &str| Moment::from_date(text).expect("a day");
        // A Saturday is worked in exchange for the Monday after it.
        let days: DaysOff = [(day("2026-12-05"), Said::Working), (day("2026-12-07"), Said::Off)].into_iter().collect();
        assert_eq!((days.day_off(at("2026-12-05T17:00")), days.day_off(at("2026-12-07T00:00"))), (None, Some(DayOff::Holiday)));
        assert_eq!(
            (days.working(at("2026-12-05T17:00")), days.working(at("2026-12-06T17:00"))),
            (at("2026-12-05T17:00"), at("2026-12-08T17:00"))
        );
        assert_eq!(DaysOff::default().working(at("2026-12-05T17:00")), at("2026-12-07T17:00"));
    }

    #[test]
    fn only_days_ahead_are_kept_and_each_with_its_name() {
        let now = Moment::from_local("2026-12-04T09:00").expect("a time");
        let form = Form::default().with("day", "2026-12-05").with("said", "working").with("name", "Làm bù");
        let read = |form: &Form| KeptDay::read(form, UserId(uuid::Uuid::nil()), now);
        assert_eq!(read(&form).expect("read").said, Said::Working);
        for (name, value, problem) in [
            ("day", "", Problem::Required),
            ("day", "5/12/2026", Problem::Date),
            ("day", "2026-12-04", Problem::InPast),
            ("said", "", Problem::Choice),
            ("said", "x", Problem::Choice),
            ("name", " ", Problem::Required),
        ] {
            assert_eq!(read(&form.clone().with(name, value)).expect_err("refused").of(name), Some(&problem), "{name} {value}");
        }
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
            assert_eq!(Moment::from_local(at).and_then(usual), off, "{at}");
        }
    }
}
