//! Facts of a file in words: its type and its size.

use domain::{
    locale::Locale,
    text::{grouped, hundredths},
};

/// `PDF`: taken from the ending, which the upload has made to fit the content.
pub fn kind(name: &str) -> String {
    name.rsplit_once('.').map_or_else(|| "–".to_owned(), |(_, ending)| ending.to_uppercase())
}

/// `1,25 MB`, `312 KB`.
pub fn size(locale: Locale, bytes: i64) -> String {
    const MB: i64 = 1024 * 1024;
    if bytes >= MB {
        format!("{} MB", hundredths(bytes / 1024 * 100 / 1024, locale))
    } else {
        format!("{} KB", grouped((bytes + 1023) / 1024, locale))
    }
}
