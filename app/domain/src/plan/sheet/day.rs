//! The last day of a task as sheets of offices write it.

use crate::{number::plain, text::fold, time::Moment};

/// A spreadsheet counts days from here.
const FIRST: &str = "1899-12-30";

/// `Some(None)`: it says that no day is set. A month, a quarter or a year is its last day.
pub(super) fn read(text: &str) -> Option<Option<Moment>> {
    let text = fold(text.trim());
    let text = text.split(['t', ' ']).next().filter(|day| day.len() == 10 && day.contains('-')).map_or(text.clone(), str::to_owned);
    if ["thuong xuyen", "hang nam", "hang quy", "hang thang"].contains(&text.as_str()) {
        return Some(None);
    }
    if let Some(day) = Moment::from_date(&text) {
        return Some(Some(day));
    }
    let whole = text.strip_suffix(".0").unwrap_or(&text);
    if let Some(days) = plain::<i64>(whole).filter(|days| (36_526..73_050).contains(days)) {
        return Some(Moment::from_date(FIRST).map(|first| first.plus_days(days)));
    }
    if let Some(year) = plain::<u16>(text.strip_prefix("nam ").unwrap_or(&text)).filter(|year| (2000..2100).contains(year)) {
        return Some(last_day(year, 12));
    }
    let (before, year) = text.rsplit_once(['/', '-'])?;
    let year = plain::<u16>(year.strip_prefix("nam ").unwrap_or(year)).filter(|year| (2000..2100).contains(year))?;
    if let Some(quarter) = before.strip_prefix("quy ") {
        let quarter =
            ["i", "ii", "iii", "iv"].iter().position(|roman| *roman == quarter).map(|n| n as u16 + 1).or_else(|| plain(quarter))?;
        return (1..=4).contains(&quarter).then(|| last_day(year, quarter * 3));
    }
    match before.split_once(['/', '-']) {
        Some((day, month)) => Moment::from_date(&format!("{year:04}-{:02}-{:02}", two(month)?, two(day)?)).map(Some),
        None => two(before.strip_prefix("thang ").unwrap_or(before)).filter(|month| (1..=12).contains(month)).map(|m| last_day(year, m)),
    }
}

fn two(text: &str) -> Option<u16> {
    plain(text.strip_prefix('0').unwrap_or(text)).filter(|number| *number < 100)
}

fn last_day(year: u16, month: u16) -> Option<Moment> {
    let (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    Moment::from_date(&format!("{year:04}-{month:02}-01")).map(|first| first.plus_days(-1))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn days_are_read_as_offices_write_them_and_never_guessed() {
        for (text, day) in [
            ("30/6/2026", "2026-06-30"),
            ("05/02/2026", "2026-02-05"),
            ("2026-06-30", "2026-06-30"),
            ("2026-06-30 00:00:00", "2026-06-30"),
            ("46203", "2026-06-30"),
            ("Quý II/2026", "2026-06-30"),
            ("quý 4/2026", "2026-12-31"),
            ("Tháng 2/2028", "2028-02-29"),
            ("12/2026", "2026-12-31"),
            ("Năm 2026", "2026-12-31"),
        ] {
            assert_eq!(read(text).flatten().map(|day| day.to_date()).as_deref(), Some(day), "{text}");
        }
        assert_eq!(read("Thường xuyên"), Some(None));
        for text in ["30/6", "31/02/2026", "6/30/2026", "Quý V/2026", "13/2026", "sớm", "1500", "30.06.2026."] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
