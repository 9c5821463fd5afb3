//! Passages that two proposals have in common: found, counted and shown beside each other, never judged. What is compared is the
//! text without case and diacritics; what a call or a legal text says itself does not count.

mod marks;
mod passages;
mod read;

pub use marks::Marks;
pub use passages::{Excerpt, Passage, passages, shared};
pub use read::{Known, Read};

/// Words (as Vietnamese is written: syllables) that are compared at once.
pub const SHINGLE: usize = 8;
/// Of so many shingles in a row at least one is kept as a [mark](Marks).
pub const WINDOW: usize = 8;
/// What is shorter is no passage. Every passage of this length leaves a mark in both texts. Numbers of this site, to be confirmed.
pub const SHORTEST: usize = SHINGLE + WINDOW - 1;

#[cfg(test)]
mod tests;
