//! How numbers, times and unknown facts are written on paper, and which characters reach it.

use domain::{locale::Locale::Vi, text::hundredths, time::Moment};

/// Stands where a fact is not known yet; a person writes it in.
pub const BLANK: &str = "……";

/// The text, or dots for one that is not known.
pub fn or_blank(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() { BLANK.repeat(4) } else { text.to_owned() }
}

/// `ngày 24 tháng 11 năm 2026`, or the same with dots.
pub fn long_date(at: Option<Moment>) -> String {
    let shown = at.map(|at| at.show_date(Vi)).unwrap_or_default();
    let mut parts = shown.split('/');
    let mut part = || parts.next().filter(|p| !p.is_empty()).unwrap_or(BLANK);
    let (day, month, year) = (part(), part(), part());
    // The decree writes a zero before single days and before January and February only.
    let month = month.strip_prefix('0').filter(|m| !matches!(*m, "1" | "2")).unwrap_or(month);
    format!("ngày {day} tháng {month} năm {year}")
}

/// `17 giờ 00 phút, ngày 24 tháng 11 năm 2026`, or the same with dots.
pub fn long_time(at: Option<Moment>) -> String {
    let shown = at.map(|at| at.show(Vi)).unwrap_or_default();
    let (hour, minute) = shown.split_once(' ').and_then(|(_, time)| time.split_once(':')).unwrap_or((BLANK, BLANK));
    format!("{hour} giờ {minute} phút, {}", long_date(at))
}

/// Half points of any size: `2035` is `1.017,5`.
pub fn points(half: i64) -> String {
    domain::text::points(half, Vi)
}

/// A mean in hundredths, or a dash where there is none.
pub fn mean(number: Option<i64>) -> String {
    number.map_or_else(|| "–".to_owned(), |n| hundredths(n, Vi))
}

/// A hash in groups of eight, which eyes can compare and lines can break.
pub fn hash(hex: &str) -> String {
    let chars: Vec<char> = hex.chars().collect();
    chars.chunks(8).map(String::from_iter).collect::<Vec<_>>().join(" ")
}

/// A hyphen at which no line ends.
pub const FIRM_HYPHEN: char = '\u{2011}';

/// The text with codes such as `HS-03-001` kept on one line. What is part of an address stays what is copied from it.
pub fn unbroken(text: &str) -> String {
    let word = |word: &str| if word.contains("://") { word.to_owned() } else { without_breaks(word) };
    text.split_inclusive(char::is_whitespace).map(word).collect()
}

fn without_breaks(text: &str) -> String {
    let is_of_code = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
    let runs = text.split_inclusive(|c| !is_of_code(c)).map(|run| {
        let code = run.trim_end_matches(|c| !is_of_code(c));
        if is_code(code) { run.replace('-', &FIRM_HYPHEN.to_string()) } else { run.to_owned() }
    });
    runs.collect()
}

fn is_code(text: &str) -> bool {
    let mut parts = text.split('-');
    let is_prefix = parts.next().is_some_and(|p| p.len() == 2 && p.chars().all(|c| c.is_ascii_uppercase()));
    is_prefix && text.contains('-') && parts.all(|p| (2..=8).contains(&p.len()))
}

/// The text without characters that have no place on paper: what no form takes (a row of the database may hold it),
/// tabs, marks of direction and what is no character.
pub fn clean(text: &str) -> String {
    let is_nothing = |c| matches!(c, '\u{200e}' | '\u{200f}' | '\u{fffe}' | '\u{ffff}');
    domain::text::clean(text).replace('\t', " ").chars().filter(|c| !is_nothing(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_follow_the_decree_and_unknown_ones_are_dots() {
        let at = |text| Moment::from_local(text);
        assert_eq!(long_date(at("2026-11-04T08:05")), "ngày 04 tháng 11 năm 2026");
        assert_eq!(long_date(at("2026-02-01T08:05")), "ngày 01 tháng 02 năm 2026");
        assert_eq!(long_date(at("2026-03-01T08:05")), "ngày 01 tháng 3 năm 2026");
        assert_eq!(long_date(None), "ngày …… tháng …… năm ……");
        assert_eq!(long_time(at("2026-03-01T08:05")), "08 giờ 05 phút, ngày 01 tháng 3 năm 2026");
        assert_eq!(long_time(None), "…… giờ …… phút, ngày …… tháng …… năm ……");
    }

    #[test]
    fn sums_keep_their_half() {
        assert_eq!((points(2035), points(10), points(0)), ("1.017,5".into(), "5".into(), "0".into()));
        assert_eq!(mean(None), "–");
    }

    #[test]
    fn text_cannot_turn_the_line_around() {
        assert_eq!(clean("A\u{202e}B\u{0}\tC\r\nD"), "AB C\nD");
    }

    #[test]
    fn hashes_are_grouped() {
        assert_eq!(hash("0123456789abcdef01"), "01234567 89abcdef 01");
        assert_eq!(or_blank(" "), "……………………");
    }
}
