//! How the value that a firm undertakes stands to the published target, as far as both are one number of the same unit. Nothing
//! is checked by it: it says what is stated.

use super::{Content, TargetLine};
use crate::{
    number::{fraction, whole},
    text::fold,
};
use serde::{Deserialize, Serialize};

/// In the order of how much is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// Nothing.
    Silent,
    /// Less than the target.
    Short,
    /// Something that cannot be compared with the target.
    Stated,
    /// The target, or better.
    Reached,
}

/// One target that a proposal says something to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// As [`key`](super::targets::key) makes it.
    pub key: String,
    pub reach: Reach,
}

/// Every target that it names a value for.
pub fn answered(content: &Content) -> Vec<Answered> {
    let said = content.targets.iter().map(|line| Answered { key: line.key(), reach: reach(line) });
    said.filter(|answered| answered.reach != Reach::Silent).collect()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Least,
    Most,
}

/// The one number of a text.
#[derive(Debug, PartialEq, Eq)]
struct Amount {
    /// Digits, and how many of them are decimals.
    number: (i64, u32),
    /// The sign, or the word after the number.
    unit: String,
    side: Option<Side>,
    /// It is about how much more or less there is, and not about how much.
    change: Option<&'static str>,
}

pub fn reach(line: &TargetLine) -> Reach {
    if line.value.trim().is_empty() {
        return Reach::Silent;
    }
    let (Some(target), Some(value)) = (amount(&line.of.target.vi), amount(&line.value)) else { return Reach::Stated };
    let side = target.side.unwrap_or(Side::Least);
    if target.unit != value.unit || target.change != value.change || value.side.is_some_and(|of| of != side) {
        return Reach::Stated;
    }
    let [target, value] = [target.number, value.number].map(|(digits, decimals)| i128::from(digits) * 10_i128.pow(18 - decimals.min(18)));
    let is_reached = if side == Side::Least { value >= target } else { value <= target };
    if is_reached { Reach::Reached } else { Reach::Short }
}

/// `None` where a text has no number, or several.
fn amount(text: &str) -> Option<Amount> {
    const LEAST: [&str; 7] = ["≥", ">", "toi thieu", "it nhat", "khong duoi", "khong it hon", "tren"];
    const MOST: [&str; 7] = ["≤", "<", "toi da", "khong qua", "nhieu nhat", "khong vuot", "duoi"];
    let text = fold(text);
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let from = text.find(|c: char| c.is_ascii_digit())?;
    let rest = &text[from..];
    let digits = rest.split(|c: char| !is_number(c)).next()?.trim_end_matches(['.', ',']);
    let after = rest[digits.len()..].trim_start_matches(['.', ',']).trim_start();
    if after.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let number = fraction(digits).or_else(|| whole(digits).map(|number| (number, 0)))?;
    let unit = match after.strip_prefix('%') {
        Some(_) => "%".to_owned(),
        None => after.split_whitespace().next().unwrap_or_default().trim_end_matches(['.', ',', ';', ':', ')']).to_owned(),
    };
    let before = &text[..from];
    let says = |words: &[&str]| words.iter().any(|word| before.contains(word));
    // "không dưới" is at least, though it has "dưới" in it.
    let side = if says(&LEAST) { Some(Side::Least) } else { says(&MOST).then_some(Side::Most) };
    let change = ["giam", "tang"].into_iter().find(|word| before.contains(word));
    Some(Amount { number, unit, side, change })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{challenges::topic::Measure, locale::Bilingual};

    fn said(target: &str, value: &str) -> Reach {
        let of = Measure { name: Bilingual::new("Chỉ tiêu", ""), target: Bilingual::new(target, "") };
        reach(&TargetLine { of, value: value.to_owned(), proof: String::new() })
    }

    #[test]
    fn one_number_of_the_same_unit_is_compared_and_nothing_else() {
        for (target, value, expected) in [
            ("≥ 90%", "92%", Reach::Reached),
            ("≥ 90%", "Tối thiểu 90 %.", Reach::Reached),
            ("≥ 90%", "89,9%", Reach::Short),
            ("≥ 99,5%", "99.5%", Reach::Reached),
            ("≤ 5 giây", "3 giây", Reach::Reached),
            ("≤ 5 giây", "Không quá 5,5 giây", Reach::Short),
            ("≤ 5 giây", "≥ 3 giây", Reach::Stated),
            ("≤ 5 giây", "0,1 phút", Reach::Stated),
            ("Giảm 20%", "Giảm 25%", Reach::Reached),
            ("Giảm 20%", "25%", Reach::Stated),
            ("≥ 10.000 tấn/năm", "12.000 tấn/năm", Reach::Reached),
            ("100.000", "90.000", Reach::Short),
            ("100% thời gian", "100%", Reach::Reached),
            ("≥ 30 bộ dữ liệu từ ≥ 10 cơ quan", "40 bộ dữ liệu từ 12 cơ quan", Reach::Stated),
            ("Không có", "Không có", Reach::Stated),
            ("≥ 90%", "Từ 85% đến 95%", Reach::Stated),
            ("≥ 90%", "chín mươi phần trăm", Reach::Stated),
            ("≥ 90%", " ", Reach::Silent),
            ("", "92%", Reach::Stated),
            ("Không dưới 3", "3", Reach::Reached),
            ("≥ 90%", "99999999999999999999%", Reach::Stated),
        ] {
            assert_eq!(said(target, value), expected, "{target} ‖ {value}");
        }
    }
}
