//! Facts of a file in words: its type and its size.

pub use super::proposal::size;

/// `PDF`: by the ending, which the upload made that of the content.
pub fn kind(name: &str) -> String {
    name.rsplit_once('.').map_or_else(|| "–".to_owned(), |(_, ending)| ending.to_uppercase())
}
