//! Addresses of what there is of a challenge once its proposals were opened.

use super::{council_act, query};
use uuid::Uuid;

/// Where its dossier to keep is asked for, once it has closed.
pub fn dossier(code: &str) -> String {
    format!("/challenges/{code}/dossier")
}

/// How far something long is that was asked for.
pub fn errand(id: Uuid) -> String {
    format!("/errands/{id}")
}

/// What it has made.
pub fn errand_file(id: Uuid) -> String {
    format!("/errands/{id}/file")
}

/// What its opened proposals have in common: for the council and the office.
pub fn overlaps(code: &str) -> String {
    council_act(code, "overlaps")
}

/// Two proposals of which one is of this challenge, by code.
pub fn overlap(code: &str, a: &str, b: &str) -> String {
    format!("{}/pair?{}", overlaps(code), query([("a", a), ("b", b)]))
}
