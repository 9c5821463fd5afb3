//! How typed numbers are read: only where there is one meaning. What is refused was not understood, never guessed.

use std::str::FromStr;

/// What may stand between groups of three digits; a number uses one of them.
const SEPARATORS: [char; 5] = ['.', ',', ' ', '\u{a0}', '\u{202f}'];

/// Digits and nothing else: no sign, no separator, no leading zero.
pub fn plain<T: FromStr>(text: &str) -> Option<T> {
    let text = text.trim();
    is_plain(text).then(|| text.parse().ok())?
}

/// A whole number as digits alone, or in groups of three with one kind of separator: `1500`, `1.500`, `1,500,000`.
pub fn whole(text: &str) -> Option<i64> {
    ungrouped(text.trim())?.parse().ok()
}

/// A number that may have decimals, as its digits and how many of them are decimals: `2,5` is `(25, 1)`.
/// One separator before exactly three digits is refused, since it could mean either.
pub fn fraction(text: &str) -> Option<(i64, u32)> {
    let text = text.trim();
    let Some(at) = text.rfind(['.', ',']) else { return whole(text).map(|n| (n, 0)) };
    let (before, decimals) = (&text[..at], &text[at + 1..]);
    let mark = text[at..].chars().next()?;
    if before.contains(mark) {
        return whole(text).map(|n| (n, 0));
    }
    let is_ambiguous = decimals.len() == 3 && is_plain(before) && before != "0" && before.len() <= 3;
    if is_ambiguous || !is_digits(decimals) {
        return None;
    }
    join(&ungrouped(before)?, decimals)
}

/// A number as machines write it, with a point before decimals: `2.5` is `(25, 1)`.
pub fn machine(text: &str) -> Option<(i64, u32)> {
    let (before, decimals) = text.split_once('.').unwrap_or((text, "0"));
    if !is_plain(before) || !is_digits(decimals) {
        return None;
    }
    join(before, decimals)
}

fn join(before: &str, decimals: &str) -> Option<(i64, u32)> {
    let decimals = decimals.trim_end_matches('0');
    let digits = format!("{before}{decimals}").parse().ok()?;
    Some((digits, decimals.len() as u32))
}

/// The digits of a whole number without its separators.
fn ungrouped(text: &str) -> Option<String> {
    let Some(separator) = text.chars().find(|c| SEPARATORS.contains(c)) else { return is_plain(text).then(|| text.to_owned()) };
    let mut groups = text.split(separator);
    let first = groups.next()?;
    let is_grouped = is_plain(first) && first != "0" && first.len() <= 3 && groups.all(|g| g.len() == 3 && is_digits(g));
    is_grouped.then(|| text.replace(separator, ""))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_plain(text: &str) -> bool {
    is_digits(text) && (text == "0" || !text.starts_with('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_digits_or_groups_of_three() {
        for (text, number) in [("0", 0), ("7", 7), ("1500", 1_500), ("1.500", 1_500), (" 1,500,000 ", 1_500_000), ("12 345\u{a0}678", -1)] {
            assert_eq!(whole(text), (number >= 0).then_some(number), "{text}");
        }
        assert_eq!(whole("12\u{a0}345\u{a0}678"), Some(12_345_678));
        for wrong in [
            "",
            ".",
            "1.",
            ".500",
            "1.500,00",
            "1.500.000,00",
            "1,500,000.00",
            "1500000,50",
            "0,5",
            "0.500",
            "12.34.5",
            "1..500",
            "1234.567",
            "007",
            "00",
            "+5",
            "-5",
            "1e9",
            "１２",
            "٥",
            "1'500",
            "99999999999999999999",
        ] {
            assert_eq!(whole(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn only_digits_are_plain() {
        assert_eq!((plain::<i32>(" 12 "), plain::<u32>("0")), (Some(12), Some(0)));
        for wrong in ["", "+5", "-0", "05", "1.000", "1,5", "٥", "４", "99999999999"] {
            assert_eq!(plain::<i32>(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn decimals_are_read_where_they_can_be_nothing_else() {
        for (text, read) in [
            ("2,5", (25, 1)),
            ("2.50", (25, 1)),
            ("0,125", (125, 3)),
            ("1.500,5", (15_005, 1)),
            ("1,500.25", (150_025, 2)),
            ("1.500.000", (1_500_000, 0)),
            ("1500", (1_500, 0)),
            ("1500,125", (1_500_125, 3)),
        ] {
            assert_eq!(fraction(text), Some(read), "{text}");
        }
        for wrong in ["1.500", "1,500", "2,5,5", "2,", ",5", "01,5", "1 50,5", "-2,5", "1.5.5"] {
            assert_eq!(fraction(wrong), None, "{wrong}");
        }
        assert_eq!((machine("1.500"), machine("1200000000.5"), machine("7.0")), (Some((15, 1)), Some((12_000_000_005, 1)), Some((7, 0))));
        assert_eq!((machine("1e30"), machine("-1"), machine("")), (None, None, None));
    }
}
