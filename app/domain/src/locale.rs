//! The two languages, and texts that exist in both.

use serde::{Deserialize, Serialize};

/// Vietnamese is the site's first language and the one that prevails.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Locale {
    #[default]
    Vi,
    En,
}

impl Locale {
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];

    pub fn code(self) -> &'static str {
        self.pick("vi", "en")
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.code() == code)
    }

    pub fn pick<T>(self, vi: T, en: T) -> T {
        match self {
            Self::Vi => vi,
            Self::En => en,
        }
    }
}

/// Whether a text is Vietnamese, told by its letters: at least every fourth word has one that English has not, which
/// names of places in an English sentence do not reach.
pub fn is_vietnamese(text: &str) -> bool {
    let (mut words, mut marked) = (0, 0);
    for word in text.split_whitespace() {
        let is_marked = word.chars().any(is_mark);
        marked += usize::from(is_marked);
        words += usize::from(is_marked || word.bytes().any(|byte| byte.is_ascii_alphabetic()));
    }
    marked > 0 && 4 * marked >= words
}

/// A letter that English has not. Pages ask it of all that they show, so letters of Vietnamese are told by their range.
fn is_mark(c: char) -> bool {
    match c {
        '\0'..='\u{bf}' | '×' | '÷' => matches!(c, 'ª' | 'µ' | 'º'),
        '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => true,
        _ => c.is_alphabetic(),
    }
}

/// A text in Vietnamese, with an English version where somebody wrote one (empty otherwise).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bilingual {
    #[serde(default)]
    pub vi: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub en: String,
}

impl Bilingual {
    pub fn new(vi: &str, en: &str) -> Self {
        Self { vi: vi.to_owned(), en: en.to_owned() }
    }

    /// The text for a reader of `locale`; Vietnamese stands in for English that is missing.
    pub fn get(&self, locale: Locale) -> &str {
        if locale == Locale::En && !self.en.is_empty() { &self.en } else { &self.vi }
    }

    /// The language that [`get`](Self::get) answers in, for the `lang` attribute.
    pub fn lang(&self, locale: Locale) -> Locale {
        if self.en.is_empty() { Locale::Vi } else { locale }
    }

    pub fn is_empty(&self) -> bool {
        self.vi.trim().is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vietnamese_is_told_from_english_that_names_a_place() {
        for text in ["Phan Văn An", "Công ty TNHH Giải pháp số Hạ Long", "Thuyết minh giải pháp.pdf", "Đạt"] {
            assert!(is_vietnamese(text), "{text}");
        }
        for text in ["", "Monitoring and conserving the Hạ Long Bay heritage with AI", "HS-K7Q2M4", "1 200", "Anh"] {
            assert!(!is_vietnamese(text), "{text}");
        }
    }
}
