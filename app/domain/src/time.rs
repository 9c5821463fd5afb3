//! Moments, stored in UTC and shown in the province's time. The clock itself lives in the backend.

use crate::locale::Locale;
use jiff::{Timestamp, civil::DateTime, tz::Offset};
use serde::{Deserialize, Serialize};

const ZONE: Offset = Offset::constant(7);
const MINUTE: i64 = 60_000;
pub(crate) const DAY: i64 = 24 * 60 * MINUTE;
/// To the minute, the second, the millisecond.
const LOCAL: [&str; 3] = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S%.3f"];

/// An instant: whole milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

impl Moment {
    /// Reads what a `datetime-local` field sends, as time in Việt Nam: `2026-03-01T17:00`, with seconds if need be.
    /// Anything that would not be written so is refused: an offset, or a second that does not exist.
    pub fn from_local(text: &str) -> Option<Self> {
        let text = text.trim();
        let civil: DateTime = text.parse().ok()?;
        let is_whole = LOCAL.iter().any(|shape| civil.strftime(shape).to_string() == text);
        ZONE.to_timestamp(civil).ok().filter(|_| is_whole).map(|t| Self(t.as_millisecond()))
    }

    /// Reads what a `date` field sends, as the day's first moment in Việt Nam: `2026-03-01`.
    pub fn from_date(text: &str) -> Option<Self> {
        Self::from_local(&format!("{}T00:00", text.trim()))
    }

    /// Reads RFC 3339: `2026-03-01T17:00:00+07:00`.
    pub fn from_rfc3339(text: &str) -> Option<Self> {
        text.trim().parse::<Timestamp>().ok().map(|t| Self(t.as_millisecond()))
    }

    /// The value of a `datetime-local` field: to the minute where it is a whole one.
    pub fn to_local(self) -> String {
        let [minute, second, millisecond] = LOCAL;
        let shape = match self.0 {
            at if at % MINUTE == 0 => minute,
            at if at % 1000 == 0 => second,
            _ => millisecond,
        };
        self.civil().strftime(shape).to_string()
    }

    /// As a term: every window excludes its last moment.
    pub fn is_over(self, now: Self) -> bool {
        self <= now
    }

    /// The value of a `date` field.
    pub fn to_date(self) -> String {
        self.civil().strftime("%Y-%m-%d").to_string()
    }

    /// With the offset of Việt Nam, to the millisecond: `2026-03-01T17:00:00.000+07:00`.
    pub fn to_rfc3339(self) -> String {
        format!("{}+07:00", self.civil().strftime("%Y-%m-%dT%H:%M:%S%.3f"))
    }

    /// For calendar programs, in UTC: `20260301T100000Z`.
    pub fn to_utc_basic(self) -> String {
        Timestamp::from_millisecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH).strftime("%Y%m%dT%H%M%SZ").to_string()
    }

    /// `05/03/2026 17:00`, or in English, where that could be May: `5 March 2026, 17:00`. The zone is named once a page
    /// by the reader of this.
    pub fn show(self, locale: Locale) -> String {
        self.civil().strftime(locale.pick("%d/%m/%Y %H:%M", "%-d %B %Y, %H:%M")).to_string()
    }

    /// To the second, for receipts and records: `05/03/2026 17:00:05` or `5 March 2026, 17:00:05`.
    pub fn show_exact(self, locale: Locale) -> String {
        self.civil().strftime(locale.pick("%d/%m/%Y %H:%M:%S", "%-d %B %Y, %H:%M:%S")).to_string()
    }

    /// `Thứ Năm, 05/03/2026 17:00` or `Thursday, 5 March 2026, 17:00`.
    pub fn show_weekday(self, locale: Locale) -> String {
        const VI: [&str; 7] = ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"];
        const EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        let names = if locale == Locale::Vi { VI } else { EN };
        format!("{}, {}", names[usize::from(self.weekday())], self.show(locale))
    }

    /// Of its day in Việt Nam; 0 is a Monday, 5 and 6 are the weekend.
    pub fn weekday(self) -> u8 {
        self.civil().weekday().to_monday_zero_offset().unsigned_abs()
    }

    /// `05/03/2026` or `5 March 2026`.
    pub fn show_date(self, locale: Locale) -> String {
        self.civil().strftime(locale.pick("%d/%m/%Y", "%-d %B %Y")).to_string()
    }

    /// What a clock in Việt Nam shows, as seconds since its own 1970-01-01 00:00.
    pub fn local_seconds(self) -> i64 {
        self.0.div_euclid(1000) + i64::from(ZONE.seconds())
    }

    /// The first moment of its minute: as fields for a time name it.
    #[must_use]
    pub fn minute(self) -> Self {
        Self(self.0 - self.0.rem_euclid(MINUTE))
    }

    pub fn plus_minutes(self, minutes: i64) -> Self {
        Self(self.0 + minutes * MINUTE)
    }

    pub fn plus_days(self, days: i64) -> Self {
        Self(self.0 + days * DAY)
    }

    /// Whole days from this moment until another.
    pub fn days_until(self, later: Self) -> i64 {
        (later.0 - self.0) / DAY
    }

    /// Whole days and hours from `now` until this moment; `None` when it has come.
    pub fn left(self, now: Self) -> Option<Left> {
        let ms = self.0 - now.0;
        (ms > 0).then_some(Left { days: ms / DAY, hours: ms % DAY / (60 * MINUTE), minutes: ms / MINUTE % 60, seconds: ms / 1000 % 60 })
    }

    fn civil(self) -> DateTime {
        let moment = Timestamp::from_millisecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH);
        ZONE.to_datetime(moment)
    }
}

/// Why offices are closed on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayOff {
    Weekend,
    Holiday,
}

/// What is left until a moment, for countdowns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    pub days: i64,
    pub hours: i64,
    pub minutes: i64,
    pub seconds: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_local_time_is_seven_hours_ahead_of_utc() {
        let t = Moment::from_local("2026-03-01T17:00").expect("valid");
        assert_eq!(Some(t), Moment::from_rfc3339("2026-03-01T10:00:00Z"));
        assert_eq!(t.to_rfc3339(), "2026-03-01T17:00:00.000+07:00");
        assert_eq!(t.show(Locale::Vi), "01/03/2026 17:00");
        assert_eq!(t.show_weekday(Locale::Vi), "Chủ nhật, 01/03/2026 17:00");
        assert_eq!((t.show(Locale::En), t.show_date(Locale::En)), ("1 March 2026, 17:00".to_owned(), "1 March 2026".to_owned()));
        assert_eq!(t.show_exact(Locale::En), "1 March 2026, 17:00:00");
        assert_eq!(t.show_weekday(Locale::En), "Sunday, 1 March 2026, 17:00");
        assert_eq!(t.to_local(), "2026-03-01T17:00");
        assert_eq!((t.weekday(), t.plus_minutes(7 * 60).weekday()), (6, 0));
    }

    #[test]
    fn only_a_local_time_is_read_as_one() {
        assert_eq!(Moment::from_local("2026-03-01T17:00:30").map(Moment::to_local).as_deref(), Some("2026-03-01T17:00:30"));
        for wrong in [
            "",
            "2026-03-01",
            "2026-03-01T17:00Z",
            "2026-03-01T17:00+09:00",
            "2026-03-01T17:00:60",
            "2026-02-30T08:00",
            "2026-03-01 17:00",
            "20260301T1700",
            "01/03/2026 17:00",
            "+002026-03-01T17:00",
        ] {
            assert_eq!(Moment::from_local(wrong), None, "{wrong}");
        }
        assert_eq!((Moment::from_date("2026-03-01T17"), Moment::from_date("1/3/2026")), (None, None));
    }

    #[test]
    fn nothing_is_left_at_the_moment_itself() {
        let t = Moment(1_000_000);
        assert_eq!(t.left(t), None);
        assert_eq!(t.left(Moment(999_999)).map(|l| l.seconds), Some(0));
        assert_eq!(t.plus_days(2).left(t).map(|l| l.days), Some(2));
    }
}
