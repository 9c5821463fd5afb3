//! Addresses of what there is of a challenge once its proposals were opened.

use super::{council_act, query};

/// Its dossier to keep, once it has closed.
pub fn archive(code: &str) -> String {
    format!("/challenges/{code}/dossier.zip")
}

/// What its opened proposals have in common: for the council and the office.
pub fn overlaps(code: &str) -> String {
    council_act(code, "overlaps")
}

/// Two proposals of which one is of this challenge, by code.
pub fn overlap(code: &str, a: &str, b: &str) -> String {
    format!("{}/pair?{}", overlaps(code), query([("a", a), ("b", b)]))
}
