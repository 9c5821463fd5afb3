//! The register as it stands: of each text the latest edition.

use super::{entry::Edition, known::known};
use std::collections::BTreeMap;

/// The latest edition of each entry, what is known from the start and what was `kept`; the newest text first, those without a day
/// last.
pub fn current(kept: &[Edition]) -> Vec<Edition> {
    let mut latest: BTreeMap<String, Edition> = known().into_iter().map(|edition| (edition.key.clone(), edition)).collect();
    for edition in kept {
        match latest.get(&edition.key) {
            Some(there) if there.version > edition.version => {}
            _ => {
                latest.insert(edition.key.clone(), edition.clone());
            }
        }
    }
    let mut all: Vec<Edition> = latest.into_values().collect();
    all.sort_by_key(|edition| (std::cmp::Reverse(edition.entry.issued), edition.key.clone()));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{legal::Entry, time::Moment};

    fn at(text: &str) -> Moment {
        Moment::from_local(text).expect("a time")
    }

    #[test]
    fn the_latest_edition_counts_and_what_was_known_is_the_first() {
        let base = known().remove(0);
        let entry = Entry { title: "Sửa".to_owned(), is_compared: true, ..base.entry.clone() };
        let corrected = Edition { entry, version: 1, at: Some(at("2026-03-01T09:00")), ..base.clone() };
        let all = current(std::slice::from_ref(&corrected));
        assert_eq!(all.len(), known().len());
        assert!(all.contains(&corrected) && !all.contains(&base));
    }
}
