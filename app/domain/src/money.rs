//! Money in whole đồng: how it is typed, shown and read aloud.

use crate::{locale::Locale, text::grouped};

/// The largest amount the site takes: 100 thousand tỷ đồng.
pub const MAX_VND: i64 = 100_000_000_000_000;

/// Reads whole đồng as typed: separators and spaces do not matter, anything else does.
pub fn parse_vnd(text: &str) -> Option<i64> {
    let digits: String = text.chars().filter(|c| !matches!(c, '.' | ',' | ' ' | '\u{a0}')).collect();
    if digits.is_empty() || digits.len() > 15 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok().filter(|v| *v <= MAX_VND)
}

/// `1.200.000.000 đồng`, in English `VND 1,200,000,000`.
pub fn show_vnd(amount: i64, locale: Locale) -> String {
    let number = grouped(amount, locale);
    locale.pick(format!("{number} đồng"), format!("VND {number}"))
}

/// Reads an amount aloud in Vietnamese: `một tỷ hai trăm triệu đồng`.
pub fn vnd_in_words(amount: i64) -> String {
    if amount == 0 {
        return "không đồng".to_owned();
    }
    let billions = amount / 1_000_000_000;
    let mut words = Vec::new();
    if billions > 0 {
        words.extend(below_billion(billions, false));
        words.push("tỷ");
    }
    words.extend(below_billion(amount % 1_000_000_000, billions > 0));
    words.push("đồng");
    words.join(" ")
}

fn below_billion(number: i64, mut led: bool) -> Vec<&'static str> {
    let mut words = Vec::new();
    for (unit, name) in [(1_000_000, "triệu"), (1_000, "nghìn"), (1, "")] {
        let group = number / unit % 1_000;
        if group > 0 {
            words.extend(below_thousand(group, led));
            if !name.is_empty() {
                words.push(name);
            }
            led = true;
        }
    }
    words
}

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

fn below_thousand(number: i64, led: bool) -> Vec<&'static str> {
    let (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10);
    let mut words = Vec::new();
    if hundreds > 0 || led {
        words.extend([DIGITS[hundreds as usize], "trăm"]);
    }
    match tens {
        0 if ones > 0 && !words.is_empty() => words.push("linh"),
        0 => {}
        1 => words.push("mười"),
        _ => words.extend([DIGITS[tens as usize], "mươi"]),
    }
    match ones {
        0 => {}
        1 if tens > 1 => words.push("mốt"),
        5 if tens > 0 => words.push("lăm"),
        _ => words.push(DIGITS[ones as usize]),
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_do_not_matter_when_typing() {
        assert_eq!(parse_vnd("1.200.000.000"), Some(1_200_000_000));
        assert_eq!(parse_vnd("1,200 000"), Some(1_200_000));
        for wrong in ["", "-5", "1e9", "12 triệu", "999999999999999"] {
            assert_eq!(parse_vnd(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn amounts_are_read_as_an_official_would() {
        for (amount, words) in [
            (0, "không đồng"),
            (15, "mười lăm đồng"),
            (21_000, "hai mươi mốt nghìn đồng"),
            (105_000, "một trăm linh năm nghìn đồng"),
            (1_200_000_000, "một tỷ hai trăm triệu đồng"),
            (2_005_000_000, "hai tỷ không trăm linh năm triệu đồng"),
            (12_345_678_901, "mười hai tỷ ba trăm bốn mươi lăm triệu sáu trăm bảy mươi tám nghìn chín trăm linh một đồng"),
        ] {
            assert_eq!(vnd_in_words(amount), words);
        }
    }

    #[test]
    fn shown_in_the_reader_s_language() {
        assert_eq!(show_vnd(1_200_000, Locale::Vi), "1.200.000 đồng");
        assert_eq!(show_vnd(1_200_000, Locale::En), "VND 1,200,000");
    }
}
