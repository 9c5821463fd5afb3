//! How an advisory number is kept: in whole millionths, so that it is stored and compared byte for byte.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::{fmt, str::FromStr};

const MILLION: i64 = 1_000_000;

/// A number in millionths, rounded half away from zero; as JSON a string with six decimals (`"72.035119"`).
/// There is no "not a number": what is undefined is `None`, printed "–".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Figure(i64);

impl Figure {
    pub const ONE: Self = Self(MILLION);
    /// Decimals that are kept.
    pub const PLACES: usize = 6;

    /// `None` for what is not finite or has no place in millionths.
    pub fn of(value: f64) -> Option<Self> {
        let millionths = (value * MILLION as f64).round();
        (millionths.abs() < i64::MAX as f64).then_some(Self(millionths as i64))
    }

    /// The exact fraction, rounded once; `None` when the denominator is 0.
    pub fn ratio(numerator: i128, denominator: i128) -> Option<Self> {
        let (above, below) = (numerator.unsigned_abs() * MILLION as u128, denominator.unsigned_abs());
        let size = i64::try_from((2 * above + below).checked_div(2 * below)?).ok()?;
        Some(Self(if (numerator < 0) == (denominator < 0) { size } else { -size }))
    }

    /// Distance between two figures.
    pub fn gap(self, other: Self) -> Self {
        Self((self.0 - other.0).abs())
    }

    /// In units of the last of `places` decimals (at most six), half away from zero: 2 gives hundredths.
    pub fn rounded(self, places: u32) -> i64 {
        let unit = 10_i64.pow((Figure::PLACES as u32).saturating_sub(places));
        self.0.signum() * ((self.0.abs() + unit / 2) / unit)
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, size) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        write!(f, "{sign}{}.{:06}", size / MILLION as u64, size % MILLION as u64)
    }
}

/// The text is not a decimal with six places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAFigure;

impl fmt::Display for NotAFigure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a decimal with six places")
    }
}

impl FromStr for Figure {
    type Err = NotAFigure;

    fn from_str(text: &str) -> Result<Self, NotAFigure> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, places) = digits.split_once('.').ok_or(NotAFigure)?;
        let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !is_number(whole) || !is_number(places) || places.len() != Figure::PLACES {
            return Err(NotAFigure);
        }
        let size: i64 = format!("{whole}{places}").parse().map_err(|_| NotAFigure)?;
        Ok(Self(if digits.len() < text.len() { -size } else { size }))
    }
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Figure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_rounded_away_from_zero() {
        assert_eq!(Figure::ratio(1, 2_000_000), Some(Figure(1)));
        assert_eq!(Figure::ratio(-1, 2_000_000), Some(Figure(-1)));
        assert_eq!(Figure::ratio(1, -3), Figure::of(-1.0 / 3.0));
        assert_eq!((Figure(1_005_000).rounded(2), Figure(-1_005_000).rounded(2), Figure(1_004_999).rounded(2)), (101, -101, 100));
        assert_eq!((Figure(-7).rounded(6), Figure(-7).rounded(9)), (-7, -7));
    }

    #[test]
    fn what_is_undefined_is_no_figure() {
        assert_eq!((Figure::ratio(1, 0), Figure::ratio(0, 0)), (None, None));
        for undefined in [f64::NAN, f64::INFINITY, 1e300] {
            assert_eq!(Figure::of(undefined), None);
        }
    }

    #[test]
    fn json_is_read_back_as_it_was_written() {
        for (figure, json) in [(Figure(72_035_119), r#""72.035119""#), (Figure(-1), r#""-0.000001""#), (Figure(0), r#""0.000000""#)] {
            assert_eq!(serde_json::to_string(&figure).expect("json"), json);
            assert_eq!(serde_json::from_str::<Figure>(json).expect("a figure"), figure);
        }
        for wrong in ["", "1", "1.5", "+1.000000", "--1.000000", "1.00000a", ".000000", "9999999999999999.000000"] {
            assert_eq!(wrong.parse::<Figure>(), Err(NotAFigure), "{wrong}");
        }
    }
}
