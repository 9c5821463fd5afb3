//! Accounts, for the office: all of them, and one with what may be done about it.

mod list;
mod one;
pub mod words;

pub use list::page as list;
pub use one::{keep, page};
