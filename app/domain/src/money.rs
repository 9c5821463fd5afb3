//! Money in whole đồng: how it is typed, shown and read aloud.

mod unit;
mod words;

pub use unit::Unit;
pub use words::vnd_in_words;

use crate::{
    locale::Locale,
    number::whole,
    text::{fold, grouped},
};

/// The largest amount the site takes: 100 thousand tỷ đồng.
pub const MAX_VND: i64 = 100_000_000_000_000;

/// Reads whole đồng as typed or as [`show_vnd`] writes them: digits alone or in groups of three with one kind of
/// separator. Anything else is refused, so that no amount becomes another one.
pub fn parse_vnd(text: &str) -> Option<i64> {
    // The commonest sign of all; a bare `d` is none.
    let text = text.trim();
    let text = fold(text.strip_suffix(['đ', 'Đ', '₫']).unwrap_or(text));
    let number = text.strip_prefix("vnd").or_else(|| ["dong", "vnd"].iter().find_map(|unit| text.strip_suffix(unit))).unwrap_or(&text);
    whole(number).filter(|v| *v <= MAX_VND)
}

/// `1.200.000.000 đồng`, in English `VND 1,200,000,000`.
pub fn show_vnd(amount: i64, locale: Locale) -> String {
    let number = grouped(amount, locale);
    locale.pick(format!("{number} đồng"), format!("VND {number}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_understood_is_read_and_nothing_else() {
        for text in [
            "1200000000",
            "1.200.000.000",
            "1,200,000,000",
            "1 200 000 000",
            "1.200.000.000 đồng",
            "VND 1,200,000,000",
            "1.200.000.000đ",
            "1.200.000.000 ₫",
        ] {
            assert_eq!(parse_vnd(text), Some(1_200_000_000), "{text}");
        }
        assert_eq!(parse_vnd("1.500"), Some(1_500), "as written in Việt Nam");
        for wrong in [
            "",
            "-5",
            "đ",
            "5 d",
            "1e9",
            "12 triệu",
            "999999999999999",
            "1,200 000",
            "1.500.000,00",
            "1,500,000.00",
            "1500000,50",
            "0,5",
            "12.34.5",
        ] {
            assert_eq!(parse_vnd(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn shown_in_the_reader_s_language() {
        assert_eq!(show_vnd(1_200_000, Locale::Vi), "1.200.000 đồng");
        assert_eq!(show_vnd(1_200_000, Locale::En), "VND 1,200,000");
    }
}
