//! Amounts of a table in the unit that its heading names.

use super::{MAX_VND, parse_vnd};
use crate::{
    number::{fraction, machine},
    text::fold,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Dong,
    Thousand,
    Million,
    Billion,
}

impl Unit {
    /// `tỷ đồng`, `ĐVT: triệu đồng`, `VNĐ` …; `None` for anything that is not quite a unit.
    pub fn named(text: &str) -> Option<Self> {
        let folded = fold(text);
        let mut words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
        for lead in [["don", "vi", "tinh"].as_slice(), &["don", "vi"], &["dvt"], &["unit"], &["in"], &["vnd"], &["bang"]] {
            if words.len() > lead.len() && words.starts_with(lead) {
                words.drain(..lead.len());
            }
        }
        match words.as_slice() {
            ["dong" | "vnd" | "d"] | ["viet", "nam", "dong"] => Some(Self::Dong),
            [unit] | [unit, "dong" | "vnd" | "d"] => match *unit {
                "nghin" | "ngan" | "1000" | "thousand" => Some(Self::Thousand),
                "trieu" | "tr" | "million" => Some(Self::Million),
                "ty" | "ti" | "billion" => Some(Self::Billion),
                _ => None,
            },
            ["1", "000", "dong" | "vnd" | "d"] => Some(Self::Thousand),
            ["1", "000", "000", "dong" | "vnd" | "d"] => Some(Self::Million),
            _ => None,
        }
    }

    /// Whole đồng from a number typed in this unit: `2,5` tỷ. Less than one đồng is refused.
    pub fn typed(self, text: &str) -> Option<i64> {
        match self {
            Self::Dong => parse_vnd(text),
            _ => self.of(fraction(text)?),
        }
    }

    /// The same from a number as a machine holds it: `2.5`.
    pub fn held(self, text: &str) -> Option<i64> {
        self.of(machine(text)?)
    }

    fn of(self, (digits, decimals): (i64, u32)) -> Option<i64> {
        let zeros = match self {
            Self::Dong => 0,
            Self::Thousand => 3,
            Self::Million => 6,
            Self::Billion => 9_u32,
        };
        let factor = 10_i64.checked_pow(zeros.checked_sub(decimals)?)?;
        digits.checked_mul(factor).filter(|v| *v <= MAX_VND)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_named_in_many_ways() {
        for (text, unit) in [
            ("tỷ đồng", Unit::Billion),
            ("Tỉ đồng", Unit::Billion),
            ("ĐVT: triệu đồng", Unit::Million),
            ("Đơn vị tính: Triệu đồng", Unit::Million),
            ("nghìn đồng", Unit::Thousand),
            ("ngàn đồng", Unit::Thousand),
            ("1.000 đồng", Unit::Thousand),
            ("1000 đ", Unit::Thousand),
            ("VNĐ", Unit::Dong),
            ("đồng", Unit::Dong),
            ("VND billion", Unit::Billion),
        ] {
            assert_eq!(Unit::named(text), Some(unit), "{text}");
        }
        for unknown in ["USD", "triệu USD", "chục triệu đồng", "dự kiến", "", "ngân sách", "%"] {
            assert_eq!(Unit::named(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn an_amount_in_a_unit_is_exact_or_refused() {
        assert_eq!(Unit::Billion.typed("2,5"), Some(2_500_000_000));
        assert_eq!(Unit::Million.typed("1.500,25"), Some(1_500_250_000));
        assert_eq!(Unit::Thousand.typed("2,5"), Some(2_500));
        assert_eq!(Unit::Dong.typed("2,5"), None);
        assert_eq!(Unit::Thousand.typed("2,0005"), None, "half a đồng");
        assert_eq!(Unit::Million.typed("1.500"), None, "1,5 or 1500");
        assert_eq!(Unit::Billion.typed("100.001,5"), None, "too much");
        assert_eq!(Unit::Billion.held("1.125"), Some(1_125_000_000));
        assert_eq!(Unit::Dong.held("1200000000.5"), None);
        assert_eq!(Unit::Dong.held("1200000000.0"), Some(1_200_000_000));
    }
}
