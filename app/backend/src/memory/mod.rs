//! What is kept between requests: rows, sessions, parts of pages and whole public pages, in one memory.
//!
//! Each kept thing rests on what was read for it ([`reading`]); an act forgets what it touched ([`matter`]), and with it
//! whatever rests on that. What others read holds nothing of a session: a [`Key`] names the rights and the language of
//! its readers, and of the clock a kept text knows the second for which it was made.

mod keeping;
mod key;
mod matter;
mod reading;
#[cfg(test)]
mod tests;
mod versions;

pub(crate) use keeping::Rows;
pub use keeping::{Keep, Memory};
pub use key::{Key, Part, Row};
pub(crate) use matter::Areas;
pub use matter::{Matter, Touched};
pub(crate) use reading::asked;
pub use reading::{about, besides};
