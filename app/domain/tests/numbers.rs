//! Every number that is shown is read again as the same, and no text that is read becomes another number.

use domain::{
    locale::Locale,
    money::{MAX_VND, Unit, parse_vnd, show_vnd, vnd_in_words},
    number,
    proposals::Amount,
    text::{decimal, grouped, half_points, hundredths, parse_half_points, points},
    time::Moment,
};
use proptest::prelude::*;

const LOCALES: [Locale; 2] = [Locale::Vi, Locale::En];
/// 1900 to 2100, in milliseconds.
const TIMES: std::ops::Range<i64> = -2_208_988_800_000..4_102_444_800_000;

/// Digits of any writing, and whatever people put between them.
fn numberlike() -> impl Strategy<Value = String> {
    let often = "[0-9]{1,4}([.,  ][0-9]{1,3}){0,4}";
    let rarely = "[0-9٥５.,  '+e-]{0,16}";
    prop_oneof![often, rarely]
}

/// How a whole number is written: alone, or in groups of three with one separator.
fn ways(number: i64) -> Vec<String> {
    let point = grouped(number, Locale::Vi);
    let separated = [".", ",", " ", "\u{a0}", "\u{202f}"].map(|separator| point.replace('.', separator));
    std::iter::once(number.to_string()).chain(separated).collect()
}

/// The number that a text with decimals says, in millionths, by the last separator; for comparing only.
fn millionths(text: &str) -> Option<i128> {
    let (whole, decimals) = text.rsplit_once(['.', ',']).unwrap_or((text, ""));
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    let decimals = format!("{decimals:0<6}");
    format!("{whole}{decimals}").parse().ok()
}

proptest! {
    #[test]
    fn money_that_is_shown_is_read_again(amount in 0..=MAX_VND) {
        for locale in LOCALES {
            prop_assert_eq!(parse_vnd(&show_vnd(amount, locale)), Some(amount));
            prop_assert_eq!(parse_vnd(&grouped(amount, locale)), Some(amount));
            prop_assert_eq!(Amount::price(&grouped(amount, locale)).number(), Some(amount));
            prop_assert_eq!(vnd_in_words(amount, locale) == vnd_in_words(amount + 1, locale), false);
        }
        prop_assert_eq!(parse_vnd(&amount.to_string()), Some(amount));
    }

    #[test]
    fn no_text_becomes_another_amount(text in numberlike()) {
        let typed = text.trim().to_owned();
        if let Some(amount) = parse_vnd(&text) {
            prop_assert!(ways(amount).contains(&typed), "{:?} became {}", text, amount);
        }
        if let Some(number) = number::plain::<i64>(&text) {
            prop_assert_eq!(number.to_string(), typed.clone());
        }
        if let Some(quantity) = Amount::quantity(&text).number() {
            prop_assert_eq!(quantity.to_string(), typed.clone());
        }
        // A price or quantity that is not read stays as it was typed.
        prop_assert!(Amount::price(&text).number().is_some() || Amount::price(&text).typed() == typed);
        prop_assert!(Amount::quantity(&text).typed() == typed);
    }

    #[test]
    fn no_text_becomes_another_score(text in numberlike()) {
        if let Some(half) = parse_half_points(&text) {
            let typed = text.trim().replace(',', ".");
            let (whole, decimals) = typed.split_once('.').unwrap_or((&typed, "0"));
            prop_assert_eq!((half / 2).to_string(), whole);
            prop_assert_eq!(if half % 2 == 0 { "0" } else { "5" }, &decimals[..1]);
            prop_assert!(decimals.len() < 3 && decimals[1..].trim_end_matches('0').is_empty());
        }
    }

    #[test]
    fn no_text_becomes_another_amount_of_a_unit(text in numberlike()) {
        let is_whole = number::whole(&text).is_some();
        for (unit, zeros) in [(Unit::Thousand, 3), (Unit::Million, 6), (Unit::Billion, 9)] {
            let Some(amount) = unit.typed(&text) else { continue };
            let said = if is_whole { number::whole(&text).map(|n| i128::from(n) * 1_000_000) } else { millionths(text.trim()) };
            prop_assert_eq!(Some(i128::from(amount) * 1_000_000), said.map(|s| s * 10_i128.pow(zeros)), "{:?}", text);
        }
        prop_assert_eq!(Unit::Dong.typed(&text), parse_vnd(&text));
    }

    #[test]
    fn a_number_of_a_workbook_is_exact_in_its_unit(amount in 0..=MAX_VND) {
        let (billions, rest) = (amount / 1_000_000_000, amount % 1_000_000_000);
        let held = format!("{billions}.{rest:09}");
        prop_assert_eq!(Unit::Billion.held(&held), Some(amount));
        prop_assert_eq!(Unit::Billion.held(held.trim_end_matches('0')).or(Unit::Billion.held(&billions.to_string())), Some(amount));
        prop_assert_eq!(Unit::Dong.held(&format!("{amount}.5")), None);
        prop_assert_eq!(Unit::Billion.held(&format!("{held}1")), None);
    }

    #[test]
    fn scores_that_are_shown_are_read_again(half in 0..=200_i32) {
        for locale in LOCALES {
            prop_assert_eq!(parse_half_points(&half_points(half, locale)), Some(half));
            prop_assert_eq!(parse_half_points(&points(half.into(), locale)), Some(half));
        }
    }

    #[test]
    fn figures_that_are_shown_say_what_they_are(size in -1_000_000_000_000_i64..1_000_000_000_000, decimals in 1..6_u32) {
        for locale in LOCALES {
            let point = locale.pick(',', '.');
            let shown = decimal(size, decimals, locale);
            let digits: String = shown.chars().filter(|c| c.is_ascii_digit() || *c == '-').collect();
            prop_assert_eq!(digits.parse::<i64>().ok(), Some(size));
            prop_assert_eq!(shown.rsplit_once(point).map(|(_, places)| places.len()), Some(decimals as usize));
            prop_assert_eq!(hundredths(size, locale), decimal(size, 2, locale));
            prop_assert_eq!(number::whole(grouped(size.abs(), locale).as_str()), Some(size.abs()));
        }
    }

    #[test]
    fn times_that_are_shown_in_a_field_are_read_again(at in TIMES) {
        for at in [Moment(at), Moment(at - at.rem_euclid(1000)), Moment(at - at.rem_euclid(60_000))] {
            prop_assert_eq!(Moment::from_local(&at.to_local()), Some(at));
            prop_assert_eq!(Moment::from_date(&at.to_date()).map(Moment::to_date), Some(at.to_date()));
            prop_assert_eq!(Moment::from_rfc3339(&at.to_rfc3339()), Some(at));
        }
    }

    #[test]
    fn no_text_becomes_another_time(text in "[0-9]{1,4}-[0-9]{1,2}-[0-9]{1,2}[T ][0-9]{1,2}:[0-9]{1,2}(:[0-9]{2})?(Z|\\+09:00)?") {
        if let Some(at) = Moment::from_local(&text) {
            prop_assert!(text == at.to_local() || text == format!("{}:00", at.to_local()), "{}", text);
        }
    }
}
