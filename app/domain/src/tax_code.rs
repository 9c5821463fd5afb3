//! The tax code of a Vietnamese enterprise, which is also its enterprise code.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Ten digits with a valid check digit; branches add a dash and three digits (001–999).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TaxCode(String);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaxCodeError {
    /// Not 10 or 13 digits. 12 digits are a person's or household's code since 01/07/2025.
    Shape,
    /// The tenth digit does not follow from the first nine: most likely a typing error.
    CheckDigit,
}

impl TaxCode {
    /// Reads a code as typed; spaces, dots and dashes do not matter.
    pub fn parse(text: &str) -> Result<Self, TaxCodeError> {
        let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '.' | '-' | '–')).collect();
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(TaxCodeError::Shape);
        }
        match digits.len() {
            10 => {}
            13 if &digits[10..] != "000" => {}
            _ => return Err(TaxCodeError::Shape),
        }
        let check = check_digit(&digits.as_bytes()[..9]).ok_or(TaxCodeError::CheckDigit)?;
        if check == digits.as_bytes()[9] - b'0' { Ok(Self(digits)) } else { Err(TaxCodeError::CheckDigit) }
    }

    /// Digits only, as stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The firm's ten digits, of a branch too, which is no other organisation.
    pub fn root(&self) -> &str {
        self.0.get(..10).unwrap_or(&self.0)
    }
}

impl fmt::Display for TaxCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.split_at_checked(10) {
            Some((firm, branch)) if !branch.is_empty() => write!(f, "{firm}-{branch}"),
            _ => f.write_str(&self.0),
        }
    }
}

/// The check digit of nine digits: 10 minus the weighted sum modulo 11, where 10 means that
/// the serial is never issued. Computed by hand for 0100233488: sum 167, remainder 2, check digit 8.
fn check_digit(nine: &[u8]) -> Option<u8> {
    const WEIGHTS: [u32; 9] = [31, 29, 23, 19, 17, 13, 7, 5, 3];
    let sum: u32 = nine.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    match 10 - sum % 11 {
        10 => None,
        digit => u8::try_from(digit).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_real_code_is_read_in_every_way_people_type_it() {
        for typed in ["0100233488", "01 00 23 34 88", "0100.233.488", " 0100233488 "] {
            assert_eq!(TaxCode::parse(typed).map(|c| c.to_string()), Ok("0100233488".to_owned()));
        }
        assert_eq!(TaxCode::parse("0100233488-001").map(|c| c.to_string()), Ok("0100233488-001".to_owned()));
    }

    #[test]
    fn a_branch_has_the_root_of_its_firm() {
        let root = |typed| TaxCode::parse(typed).map(|code| code.root().to_owned());
        assert_eq!((root("0100233488-001"), root("0100 233 488")), (Ok("0100233488".to_owned()), Ok("0100233488".to_owned())));
    }

    #[test]
    fn wrong_codes_say_what_is_wrong() {
        assert_eq!(TaxCode::parse("0100233489"), Err(TaxCodeError::CheckDigit));
        for shape in ["", "123", "010023348a", "010023348812", "0100233488-000", "０１００２３３４８８"] {
            assert_eq!(TaxCode::parse(shape), Err(TaxCodeError::Shape), "{shape}");
        }
    }

    proptest! {
        #[test]
        fn changing_one_digit_never_goes_unseen(at in 0usize..10, by in 1u8..10) {
            let mut digits = *b"0100233488";
            digits[at] = b'0' + (digits[at] - b'0' + by) % 10;
            let typed = String::from_utf8_lossy(&digits).into_owned();
            prop_assert_eq!(TaxCode::parse(&typed), Err(TaxCodeError::CheckDigit));
        }
    }
}
