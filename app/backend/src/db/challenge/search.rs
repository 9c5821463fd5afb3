//! What a search for challenges looks through, and what it looks for.

use crate::challenges::{SEARCHED_LETTERS, SEARCHED_WORDS};
use domain::{
    challenges::{Content, Field},
    text::fold,
};
use sea_orm::sea_query::LikeExpr;

pub(super) fn search_text(code: &str, content: &Content) -> String {
    let marks: String = content.fields.iter().map(|f| field_mark(*f)).collect();
    format!("{} {marks}", content.search_text(code))
}

/// A private-use character for each field: found exactly, and never by a word that somebody types.
pub(super) fn field_mark(field: Field) -> char {
    char::from_u32(0xE000 + field as u32).unwrap_or_default()
}

/// The words of a search, as [`search_text`] holds them.
pub fn search_words(text: &str) -> Vec<String> {
    let typed: String = fold(text).chars().filter(|c| !('\u{e000}'..='\u{f8ff}').contains(c)).collect();
    typed.split_whitespace().take(SEARCHED_WORDS).map(|word| word.chars().take(SEARCHED_LETTERS).collect()).collect()
}

pub(super) fn containing(word: &str) -> LikeExpr {
    let mut pattern = String::from("%");
    for c in word.chars() {
        if matches!(c, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(c);
    }
    pattern.push('%');
    LikeExpr::new(pattern).escape('!')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_takes_wildcards_for_what_they_are() {
        assert_eq!(search_words(" Trợ  LÝ \u{e001}"), ["tro", "ly"]);
        assert_ne!(field_mark(Field::Data), field_mark(Field::Land));
    }
}
