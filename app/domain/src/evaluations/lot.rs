//! A lot on a typed value, as earlier versions of this site drew it: read and computed again, drawn no more.

use sha2::{Digest, Sha256};

/// Digits alone: a published value has one spelling, so nobody can choose among several.
pub fn canonical(value: &str) -> String {
    value.chars().filter(char::is_ascii_digit).collect()
}

/// The value as [`canonical`] has it; `None` where anything but spaces and marks stands between the digits.
pub fn parse(text: &str) -> Option<String> {
    let value = canonical(text);
    let is_plain = text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || c.is_ascii_punctuation());
    (is_plain && !value.is_empty()).then_some(value)
}

/// SHA-256, in hex, of `closing hash|public value|proposal code`; the value as [`canonical`] has it.
pub fn ticket(closing_hash: &str, value: &str, code: &str) -> String {
    hex::encode(Sha256::digest(format!("{closing_hash}|{}|{code}", canonical(value))))
}

/// The codes in the order drawn: by their tickets.
pub fn draw<'a>(closing_hash: &str, value: &str, codes: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let mut codes: Vec<&str> = codes.into_iter().collect();
    codes.sort_by_cached_key(|code| (ticket(closing_hash, value, code), *code));
    codes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_can_be_computed_with_any_tool() {
        // printf 'c0ffee|48213|BT-01-A' | sha256sum
        assert_eq!(ticket("c0ffee", " 48213 ", "BT-01-A"), TICKET);
        assert_eq!(ticket("c0ffee", "48.213", "BT-01-A"), TICKET);
    }

    #[test]
    fn a_value_has_one_spelling() {
        assert_eq!([" 48213 ", "48.213", "48 213"].map(parse), [const { Some("48213") }; 3].map(|v| v.map(str::to_owned)));
        assert_eq!(["DB48213", "XSQN 48213", "٤٨", "", " . "].map(parse), [const { None }; 5]);
    }

    const TICKET: &str = "e2f84f0d51020ba2dbd0e5626608d56af885cba5d1924ba89367b5a9fe0eb55c";

    #[test]
    fn a_lot_on_known_values_has_a_known_order() {
        let root = "9f2b6c0d".repeat(8);
        let codes = ["BT-02-HS-001", "BT-02-HS-002", "BT-02-HS-003", "BT-02-HS-004", "BT-02-HS-005"];
        assert_eq!(draw(&root, "48.213", codes), ["BT-02-HS-003", "BT-02-HS-002", "BT-02-HS-004", "BT-02-HS-001", "BT-02-HS-005"]);
        // Once more, by the hash alone.
        let mut hashed = codes.map(|code| (Sha256::digest(format!("{root}|48213|{code}")).to_vec(), code));
        hashed.sort();
        assert_eq!(draw(&root, "48213", codes), hashed.each_ref().map(|(_, code)| *code));
        assert_eq!(hex::encode(&hashed[0].0), "422504c4c73a74ffdcc3d64c14b5be2d095f03f74dd380af1b4eafd79e9ef018");
    }

    #[test]
    fn the_order_hangs_on_the_value_and_not_on_the_order_of_the_codes() {
        let codes = ["A", "B", "C", "D", "E"];
        let drawn = draw("c0ffee", "48213", codes);
        assert_eq!(draw("c0ffee", "48213", codes.into_iter().rev()), drawn);
        assert!((0..20).any(|value| draw("c0ffee", &value.to_string(), codes) != drawn));
        assert!((0..20).any(|close| draw(&close.to_string(), "48213", codes) != drawn));
    }
}
