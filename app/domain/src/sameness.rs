//! Whether what was typed into a field says what is stored there.

use crate::{
    challenges::{ContentPart, part::Kind},
    form::Form,
    money::parse_vnd,
    text::{clean, parse_half_points},
};

/// The same words, or the same number however it is written.
pub fn says_the_same(field: &str, typed: &str, stored: &str) -> bool {
    let (typed, stored) = (clean(typed), clean(stored));
    let (typed, stored) = (typed.trim(), stored.trim());
    let read = |text: &str| match field {
        _ if is_money(field) => parse_vnd(text),
        _ if field.starts_with("score_") => parse_half_points(text).map(i64::from),
        _ => None,
    };
    typed == stored || read(typed).is_some_and(|number| read(stored) == Some(number))
}

/// What a field says: the choices of a criterion that is left out say nothing.
pub fn used<'a>(form: &'a Form, name: &str) -> &'a str {
    let row = name.strip_prefix("criterion_comment_").or_else(|| name.strip_prefix("criterion_min_"));
    let is_blank = row.is_some_and(|row| ["name_vi", "max"].iter().all(|of| form.text(&format!("criterion_{of}_{row}")).is_empty()));
    if is_blank { "" } else { form.get(name) }
}

/// A field that holds an amount, by its name in forms.
pub fn is_money(field: &str) -> bool {
    ContentPart::from_name(field).is_some_and(|part| part.kind() == Kind::Money) || field.starts_with("cost_price")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_as_stored_however_it_is_written() {
        for (field, typed, stored) in [
            ("cost_price_0", "1,000,000", "1000000"),
            ("cost_price_0", "1.000.000", "1000000"),
            ("budget_ceiling", "2.500.000.000", "2500000000"),
            ("score_2", "8.5", "8,5"),
            ("reason", " Như cũ.\r\nHai dòng. ", "Như cũ.\nHai dòng."),
        ] {
            assert!(says_the_same(field, typed, stored), "{field}: {typed}");
        }
        for (field, typed, stored) in
            [("cost_price_0", "1,000,001", "1000000"), ("cost_price_0", "1.5", "15"), ("cost_item_0", "1.000", "1000")]
        {
            assert!(!says_the_same(field, typed, stored), "{field}: {typed}");
        }
    }
}
