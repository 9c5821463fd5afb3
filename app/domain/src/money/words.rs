//! Amounts read aloud, in the reader's language.

use crate::locale::Locale;

/// `một tỷ hai trăm triệu đồng`, `one billion two hundred million đồng`.
pub fn vnd_in_words(amount: i64, locale: Locale) -> String {
    let words = match (locale, amount.unsigned_abs()) {
        (_, 0) => locale.pick("không", "zero").to_owned(),
        (Locale::Vi, amount) => vietnamese(amount).join(" "),
        (Locale::En, amount) => english(amount).join(" "),
    };
    format!("{words} đồng")
}

fn vietnamese(number: u64) -> Vec<&'static str> {
    const BILLION: u64 = 1_000_000_000;
    let billions = number / BILLION;
    let mut words = Vec::new();
    if billions > 0 {
        words.extend(vietnamese(billions));
        words.push("tỷ");
    }
    words.extend(below_billion(number % BILLION, billions > 0));
    words
}

fn below_billion(number: u64, mut led: bool) -> Vec<&'static str> {
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

fn below_thousand(number: u64, led: bool) -> Vec<&'static str> {
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

fn english(number: u64) -> Vec<String> {
    const UNITS: [&str; 7] = ["quintillion", "quadrillion", "trillion", "billion", "million", "thousand", ""];
    let mut words: Vec<String> = Vec::new();
    for (power, unit) in (0_u32..=6).rev().zip(UNITS) {
        let group = number / 1_000_u64.pow(power) % 1_000;
        if group > 0 {
            // The last group is joined with "and" where it has no hundreds: one thousand and five.
            if power == 0 && group < 100 && !words.is_empty() {
                words.push("and".to_owned());
            }
            words.extend(english_below_thousand(group as usize));
            words.extend((power > 0).then(|| unit.to_owned()));
        }
    }
    words
}

fn english_below_thousand(number: usize) -> Vec<String> {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let (hundreds, rest) = (number / 100, number % 100);
    let mut words = Vec::new();
    if hundreds > 0 {
        words.push(format!("{} hundred", SMALL[hundreds]));
        words.extend((rest > 0).then(|| "and".to_owned()));
    }
    match (rest / 10, rest % 10) {
        (0, 0) => {}
        (0 | 1, _) => words.push(SMALL[rest].to_owned()),
        (tens, 0) => words.push(TENS[tens].to_owned()),
        (tens, ones) => words.push(format!("{}-{}", TENS[tens], SMALL[ones])),
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

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
            assert_eq!(vnd_in_words(amount, Locale::Vi), words);
        }
    }

    #[test]
    fn amounts_are_read_in_english_on_english_pages() {
        for (amount, words) in [
            (0, "zero đồng"),
            (15, "fifteen đồng"),
            (1_005, "one thousand and five đồng"),
            (21_000, "twenty-one thousand đồng"),
            (105_000, "one hundred and five thousand đồng"),
            (1_200_000_000, "one billion two hundred million đồng"),
            (
                12_345_678_901,
                "twelve billion three hundred and forty-five million six hundred and seventy-eight thousand nine hundred and one đồng",
            ),
            (100_000_000_000_000, "one hundred trillion đồng"),
        ] {
            assert_eq!(vnd_in_words(amount, Locale::En), words);
        }
    }

    #[test]
    fn the_largest_number_is_read_too() {
        for locale in [Locale::Vi, Locale::En] {
            assert!(vnd_in_words(i64::MAX, locale).ends_with("đồng"));
        }
    }
}
