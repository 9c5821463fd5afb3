//! The register of legal texts: what is known of each from the start, and what officers have added and corrected. Every edition of
//! an entry stays; the latest counts.

mod entry;
mod known;
mod register;

pub use entry::{Edition, Entry, Force, key_of};
pub use known::known;
pub use register::current;

/// Entries that something cites, by their keys, in their order.
pub type Cited = std::collections::BTreeSet<String>;

/// The name of an entry's box in a form.
pub fn cite_field(key: &str) -> String {
    format!("cite_{key}")
}

/// The entries that a form chooses, of those that there are.
pub fn read_cited(form: &crate::form::Form, keys: impl Iterator<Item = String>) -> Cited {
    keys.filter(|key| form.is_checked(&cite_field(key))).collect()
}
