//! Periodical reports to the steering committee: which period, and which numbers they tell, each with where it is from.

use crate::{
    challenges::{Calendar, Stage},
    locale::Locale,
    time::Moment,
};

mod w {
    crate::words! {
        month(month, year, name) = "Tháng {month} năm {year}" | "{name} {year}";
        end_of(day) = "hết ngày {day}" | "the end of {day}";
        quarter(quarter, year) = "Quý {quarter} năm {year}" | "Quarter {quarter} of {year}";
        published = "Bài toán được công bố" | "Challenges published";
        amended = "Lần sửa đổi, đính chính bài toán" | "Amendments and corrections of challenges";
        closed = "Bài toán đã đóng nhận hồ sơ" | "Challenges closed";
        opened = "Bài toán đã mở hồ sơ" | "Challenges whose proposals were opened";
        received = "Hồ sơ nộp cho các bài toán đã mở hồ sơ" | "Proposals of challenges that were opened";
        results = "Kết quả được công bố" | "Results published";
        shortlisted = "Hồ sơ vào danh sách rút gọn đã công bố" | "Proposals on published shortlists";
        cancelled = "Đợt mời bị hủy" | "Calls cancelled";
        registered = "Doanh nghiệp đăng ký tài khoản" | "Firms registered";
        verified = "Doanh nghiệp đã xác minh" | "Firms verified";
        by_versions = "Các phiên bản đã công bố trên trang bài toán" | "Versions published on the challenges' pages";
        by_calendar = "Thời điểm đóng nhận hồ sơ đã công bố" | "Published closing times";
        by_opening = "Biên bản mở hồ sơ" | "Records of the openings";
        by_results = "Trang kết quả đã công bố" | "Published results";
        by_state = "Trang bài toán" | "The challenges' pages";
        by_firms = "Danh sách doanh nghiệp của cơ quan thường trực" | "The office's list of firms";
    }
}

const EN: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// Until when numbers are told: a day that is over by its name, any other moment as it is. Nobody counts to midnight.
pub fn until(l: Locale, at: Moment) -> String {
    let before = at.plus_minutes(-1);
    if before.to_date() == at.to_date() { at.show(l) } else { w::end_of(l, before.show_date(l)) }
}

/// A month or a quarter, in the province's time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Period {
    Month { year: u16, month: u8 },
    Quarter { year: u16, quarter: u8 },
}

impl Period {
    /// `2026-10`, or `2026-Q4`.
    pub fn from_code(code: &str) -> Option<Self> {
        let (year, part) = code.split_once('-')?;
        let year = number(year, 4).filter(|year| (2000..=9998).contains(year))?;
        match part.strip_prefix('Q') {
            Some(quarter) => {
                number(quarter, 1).filter(|q| (1..=4).contains(q)).map(|quarter| Self::Quarter { year, quarter: quarter as u8 })
            }
            None => number(part, 2).filter(|m| (1..=12).contains(m)).map(|month| Self::Month { year, month: month as u8 }),
        }
    }

    pub fn code(self) -> String {
        match self {
            Self::Month { year, month } => format!("{year}-{month:02}"),
            Self::Quarter { year, quarter } => format!("{year}-Q{quarter}"),
        }
    }

    pub fn name(self, l: Locale) -> String {
        match self {
            Self::Month { year, month } => w::month(l, month, year, EN[usize::from(month.clamp(1, 12) - 1)]),
            Self::Quarter { year, quarter } => w::quarter(l, quarter, year),
        }
    }

    /// Its first moment, and the first one after it.
    pub fn window(self) -> Option<(Moment, Moment)> {
        let (year, first, months) = match self {
            Self::Month { year, month } => (year, month, 1),
            Self::Quarter { year, quarter } => (year, quarter * 3 - 2, 3),
        };
        let (after, next) = if first + months > 12 { (year + 1, first + months - 12) } else { (year, first + months) };
        Some((Moment::from_date(&format!("{year}-{first:02}-01"))?, Moment::from_date(&format!("{after}-{next:02}-01"))?))
    }

    /// Those that have begun, the newest first: twelve months, then four quarters.
    pub fn recent(now: Moment) -> Vec<Self> {
        let today = now.to_date();
        let (Some(year), Some(month)) = (today.get(..4).and_then(|y| y.parse().ok()), today.get(5..7).and_then(|m| m.parse().ok())) else {
            return Vec::new();
        };
        let months = std::iter::successors(Some((year, month)), |(year, month): &(u16, u8)| {
            Some(if *month == 1 { (year - 1, 12) } else { (*year, month - 1) })
        });
        let quarters = std::iter::successors(Some((year, month.div_ceil(3))), |(year, quarter): &(u16, u8)| {
            Some(if *quarter == 1 { (year - 1, 4) } else { (*year, quarter - 1) })
        });
        let months = months.take(12).map(|(year, month)| Self::Month { year, month });
        months.chain(quarters.take(4).map(|(year, quarter)| Self::Quarter { year, quarter })).collect()
    }
}

/// So many digits and nothing else.
fn number(text: &str, digits: usize) -> Option<u16> {
    (text.len() == digits && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Counted {
    Published,
    Amended,
    Closed,
    Opened,
    /// Never of a call that is not opened: nobody knows before.
    Received,
    Results,
    Shortlisted,
    Cancelled,
    Registered,
    Verified,
}

impl Counted {
    pub const ALL: [Self; 10] = [
        Self::Published,
        Self::Amended,
        Self::Closed,
        Self::Opened,
        Self::Received,
        Self::Results,
        Self::Shortlisted,
        Self::Cancelled,
        Self::Registered,
        Self::Verified,
    ];

    pub fn name(self, l: Locale) -> &'static str {
        match self {
            Self::Published => w::published(l),
            Self::Amended => w::amended(l),
            Self::Closed => w::closed(l),
            Self::Opened => w::opened(l),
            Self::Received => w::received(l),
            Self::Results => w::results(l),
            Self::Shortlisted => w::shortlisted(l),
            Self::Cancelled => w::cancelled(l),
            Self::Registered => w::registered(l),
            Self::Verified => w::verified(l),
        }
    }

    pub fn source(self, l: Locale) -> &'static str {
        match self {
            Self::Published | Self::Amended => w::by_versions(l),
            Self::Closed => w::by_calendar(l),
            Self::Opened | Self::Received => w::by_opening(l),
            Self::Results | Self::Shortlisted => w::by_results(l),
            Self::Cancelled => w::by_state(l),
            Self::Registered | Self::Verified => w::by_firms(l),
        }
    }
}

/// One number of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    pub counted: Counted,
    /// Within the period; none of what has no time of its own.
    pub within: Option<u32>,
    /// From the beginning until [`Figure::as_of`].
    pub in_all: u32,
    pub as_of: Moment,
}

/// Something that happened so many times at one moment.
pub type Happened = (Counted, Moment, u32);

/// The last moment that a period tells of: its own last one, or now.
pub fn last(period: (Moment, Moment), now: Moment) -> Moment {
    Moment(period.1.0 - 1).min(now)
}

/// When a call came to what the public is told of.
#[derive(Clone, Copy, Debug, Default)]
pub struct Course {
    pub opened: Option<Moment>,
    pub scoring: Option<Moment>,
    pub result: Option<Moment>,
    pub cancelled: Option<Moment>,
}

impl Course {
    /// Where it stood at that moment, by the calendar of then.
    pub fn stage(&self, calendar: &Calendar, at: Moment) -> Stage {
        let steps = [
            (self.cancelled, Stage::Cancelled),
            (self.result, Stage::ResultPublished),
            (self.scoring, Stage::Scoring),
            (self.opened, Stage::Opened),
            (calendar.closes, Stage::Closed),
            (calendar.opens, Stage::Open),
        ];
        let reached = steps.into_iter().find(|(step, _)| step.is_some_and(|step| step <= at));
        reached.map_or(Stage::Upcoming, |(_, stage)| stage)
    }
}

/// Counts what happened until the end of the period, or until now where that is to come. How many firms are verified is known
/// of today only, and said of no period that is over.
pub fn figures(period: (Moment, Moment), now: Moment, happened: &[Happened], verified: u32) -> Vec<Figure> {
    let (from, until, last) = (period.0, period.1.min(now), last(period, now));
    let sum = |counted: Counted, from: Option<Moment>| {
        let is_counted = |(what, at, _): &&Happened| *what == counted && *at <= last && from.is_none_or(|from| *at >= from);
        happened.iter().filter(is_counted).map(|(_, _, times)| times).sum()
    };
    let figure = |counted| match counted {
        // Since when a firm is verified is not kept beside it.
        Counted::Verified => Figure { counted, within: None, in_all: verified, as_of: now },
        _ => Figure { counted, within: Some(sum(counted, Some(from))), in_all: sum(counted, None), as_of: until },
    };
    let is_told = |counted: &Counted| *counted != Counted::Verified || now < period.1;
    Counted::ALL.into_iter().filter(is_told).map(figure).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment::from_local(text).expect("a time")
    }

    #[test]
    fn a_period_is_a_month_or_a_quarter_in_the_province_s_time() {
        for (code, from, until) in [
            ("2026-10", "2026-10-01T00:00", "2026-11-01T00:00"),
            ("2026-12", "2026-12-01T00:00", "2027-01-01T00:00"),
            ("2026-Q1", "2026-01-01T00:00", "2026-04-01T00:00"),
            ("2026-Q4", "2026-10-01T00:00", "2027-01-01T00:00"),
        ] {
            let period = Period::from_code(code).expect(code);
            assert_eq!((period.code().as_str(), period.window()), (code, Some((at(from), at(until)))));
        }
        for wrong in ["", "2026", "2026-13", "2026-00", "2026-1", "2026-Q5", "2026-Q0", "26-10", "+026-10", "2026-10-01", "9999-12"] {
            assert_eq!(Period::from_code(wrong), None, "{wrong}");
        }
        let names = ["2026-11", "2026-Q1"].map(|code| Period::from_code(code).expect(code).name(Locale::En));
        assert_eq!(names, ["November 2026", "Quarter 1 of 2026"]);
        assert_eq!(until(Locale::Vi, at("2026-12-01T00:00")), "hết ngày 30/11/2026");
        assert_eq!(until(Locale::En, at("2026-12-01T00:00")), "the end of 30 November 2026");
        assert_eq!(until(Locale::Vi, at("2026-11-24T08:00")), "24/11/2026 08:00");
        let recent: Vec<_> = Period::recent(at("2026-02-10T08:00")).into_iter().map(Period::code).collect();
        assert_eq!((recent.len(), recent[..3].join(" ")), (16, "2026-02 2026-01 2025-12".to_owned()));
        assert_eq!(recent[12..].join(" "), "2026-Q1 2025-Q4 2025-Q3 2025-Q2");
    }

    #[test]
    fn a_number_is_of_its_period_and_of_all_before_its_end() {
        let period = Period::from_code("2026-10").and_then(Period::window).expect("a month");
        let happened = [
            (Counted::Received, at("2026-09-30T23:59"), 4),
            (Counted::Received, at("2026-10-01T00:00"), 5),
            (Counted::Received, at("2026-11-01T00:00"), 7),
            (Counted::Opened, at("2026-10-20T08:00"), 1),
        ];
        let of = |now: &str, counted| {
            let figures = figures(period, at(now), &happened, 3);
            let figure = figures.into_iter().find(|figure| figure.counted == counted);
            figure.map(|figure| (figure.within, figure.in_all, figure.as_of))
        };
        assert_eq!(of("2026-12-05T08:00", Counted::Received), Some((Some(5), 9, at("2026-11-01T00:00"))));
        assert_eq!(of("2026-10-10T08:00", Counted::Opened), Some((Some(0), 0, at("2026-10-10T08:00"))), "not over yet");
        assert_eq!(of("2026-10-10T08:00", Counted::Verified), Some((None, 3, at("2026-10-10T08:00"))));
        assert_eq!(of("2026-12-05T08:00", Counted::Verified), None, "it is known of today only");
    }

    #[test]
    fn a_call_stood_where_its_last_step_before_that_moment_had_brought_it() {
        let calendar = Calendar { opens: Some(Moment(10)), closes: Some(Moment(20)), ..Calendar::default() };
        let course = Course { opened: Some(Moment(30)), scoring: Some(Moment(40)), result: Some(Moment(50)), cancelled: None };
        let stages = [
            (9, Stage::Upcoming),
            (10, Stage::Open),
            (20, Stage::Closed),
            (30, Stage::Opened),
            (40, Stage::Scoring),
            (50, Stage::ResultPublished),
        ];
        for (moment, stage) in stages {
            assert_eq!(course.stage(&calendar, Moment(moment)), stage, "{moment}");
        }
        let cancelled = Course { cancelled: Some(Moment(15)), ..Course::default() };
        assert_eq!([14, 15, 25].map(|at| cancelled.stage(&calendar, Moment(at))), [Stage::Open, Stage::Cancelled, Stage::Cancelled]);
    }
}
