//! Text as people type it: what is taken from outside, folding for search, and how numbers are written.

use crate::{locale::Locale, number::plain};
use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// What is taken of a text from outside, wherever it comes in: composed letters, line ends as `\n`, and nothing of
/// what [steers](is_control) a machine or turns the line around it. PostgreSQL keeps no NUL at all.
pub fn clean(text: &str) -> Cow<'_, str> {
    if !text.contains('\r') && !text.chars().any(is_control) && is_nfc(text) {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    Cow::Owned(text.chars().filter(|c| !is_control(*c)).nfc().collect())
}

/// Controls other than line end and tab, the byte order mark, and marks that override the direction of text.
pub fn is_control(c: char) -> bool {
    let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    (c.is_control() && !matches!(c, '\n' | '\t')) || turns || c == '\u{feff}'
}

/// Lower case without diacritics, `đ` as `d`: what search and header recognition compare.
pub fn fold(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).filter(|c| !is_combining(*c)).map(base_letter).collect()
}

/// Lower case with diacritics, the tone at the end: `hóa` and `hoá` are the same.
pub fn spelled(text: &str) -> String {
    const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];
    let (tones, letters): (String, String) = text.chars().flat_map(char::to_lowercase).nfd().partition(|c| TONES.contains(c));
    letters.nfc().chain(tones.chars()).collect()
}

fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

fn base_letter(c: char) -> char {
    const GROUPS: [(char, &str); 7] = [
        ('a', "àáảãạăằắẳẵặâầấẩẫậ"),
        ('e', "èéẻẽẹêềếểễệ"),
        ('i', "ìíỉĩị"),
        ('o', "òóỏõọôồốổỗộơờớởỡợ"),
        ('u', "ùúủũụưừứửữự"),
        ('y', "ỳýỷỹỵ"),
        ('d', "đ"),
    ];
    GROUPS.iter().find(|(_, group)| group.contains(c)).map_or(c, |(base, _)| *base)
}

/// `1.234.567` in Vietnamese, `1,234,567` in English.
pub fn grouped(number: i64, locale: Locale) -> String {
    let digits = number.unsigned_abs().to_string();
    let separator = locale.pick('.', ',');
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    if number < 0 { format!("-{out}") } else { out }
}

/// Hundredths as a decimal: `7196` is `71,96` in Vietnamese and `71.96` in English.
pub fn hundredths(number: i64, locale: Locale) -> String {
    decimal(number, 2, locale)
}

/// Units of the last of so many decimals: `719615` with four is `71,9615`.
pub fn decimal(number: i64, decimals: u32, locale: Locale) -> String {
    let (sign, unit) = (if number < 0 { "-" } else { "" }, 10_i64.pow(decimals));
    let (number, width) = (number.abs(), decimals as usize);
    format!("{sign}{}{}{:0width$}", grouped(number / unit, locale), locale.pick(',', '.'), number % unit)
}

/// Half points of any size, in points: `2035` is `1.017,5`.
pub fn points(half: i64, locale: Locale) -> String {
    let whole = grouped(half / 2, locale);
    if half % 2 == 0 { whole } else { format!("{whole}{}5", locale.pick(',', '.')) }
}

/// Half points as a reader writes them: `37` is `18,5`, `36` is `18`.
pub fn half_points(half: i32, locale: Locale) -> String {
    let whole = half / 2;
    if half % 2 == 0 { whole.to_string() } else { format!("{whole}{}5", locale.pick(',', '.')) }
}

/// Reads half points typed with a comma or a point: `18,5` is `37`. Three digits after it could be a group of thousands
/// and are refused.
pub fn parse_half_points(text: &str) -> Option<i32> {
    let text = text.trim();
    let (whole, fraction) = text.split_once([',', '.']).unwrap_or((text, "0"));
    let half = match fraction {
        "0" | "00" => 0,
        "5" | "50" => 1,
        _ => return None,
    };
    plain::<i32>(whole).filter(|whole| *whole <= 10_000 && !text.contains(' ')).map(|whole| whole * 2 + half)
}

/// At most `max` characters, with a sign that there were more.
pub fn shortened(text: &str, max: usize) -> String {
    if text.chars().count() <= max {
        return text.to_owned();
    }
    let kept: String = text.chars().take(max.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn search_ignores_diacritics_and_the_barred_d() {
        assert_eq!(fold("ĐỀ XUẤT giải pháp"), "de xuat giai phap");
        assert_eq!(fold("Kho dữ liệu dùng chung"), "kho du lieu dung chung");
        assert_eq!(fold("e\u{323}\u{302}"), "e");
    }

    #[test]
    fn what_comes_in_is_composed_and_steers_nothing() {
        assert!(matches!(clean("Đề xuất\n\tgiải pháp – “A”\u{200d}"), Cow::Borrowed(_)));
        assert_eq!(clean("A\0B\u{1b}C\u{7f}D\u{85}E\u{feff}F\u{202e}G\u{2066}H"), "ABCDEFGH");
        assert_eq!(clean("a\r\nb\rc\n"), "a\nb\nc\n");
        assert_eq!(clean("Tie\u{302}\u{301}ng Vie\u{323}\u{302}t"), "Tiếng Việt");
        // A mark between a letter and its accent keeps them apart no longer.
        assert_eq!(clean("e\0\u{323}\u{302}"), "ệ");
        for c in ('\0'..='\u{2fff}').chain(['\u{feff}', '\u{fffe}']) {
            let once = clean(&format!("a{c}b")).into_owned();
            assert_eq!(clean(&once), once, "{c:?}");
            assert!(!once.contains(is_control), "{c:?}");
        }
    }

    #[test]
    fn numbers_follow_the_language() {
        assert_eq!(grouped(1_234_567, Locale::Vi), "1.234.567");
        assert_eq!(grouped(-1_000, Locale::En), "-1,000");
        assert_eq!(hundredths(123_456_789, Locale::Vi), "1.234.567,89");
        assert_eq!(hundredths(5, Locale::En), "0.05");
        assert_eq!(decimal(-719_605, 4, Locale::Vi), "-71,9605");
    }

    #[test]
    fn half_points_are_read_as_written() {
        assert_eq!(parse_half_points("18,5"), Some(37));
        assert_eq!(parse_half_points("18.50"), Some(37));
        assert_eq!(parse_half_points("20"), Some(40));
        for wrong in
            ["18,3", "-1", "", "1e3", "mười", "18,5,5", "1.018", "1.000", "1.500", "+5", "018", "٥", "１８", "18,", ",5", "18 ,5", "10001"]
        {
            assert_eq!(parse_half_points(wrong), None, "{wrong}");
        }
        assert_eq!(half_points(37, Locale::Vi), "18,5");
    }

    #[test]
    fn what_is_too_long_ends_with_a_sign_of_it() {
        assert_eq!(shortened("Hạ Long", 7), "Hạ Long");
        assert_eq!(shortened("Hạ Long Bay", 4), "Hạ…");
        assert_eq!(shortened("Hạ Long", 0), "…");
    }
}
