//! What is kept of a proposal to find others that have a passage in common with it, without reading them all again: of every few
//! shingles in a row the one with the smallest hash. Two texts with the same passage keep the same of it, wherever it stands in
//! them; one MinHash of a whole proposal would lose a copied paragraph among a hundred others.

use super::{Known, Read, WINDOW};
use std::collections::BTreeSet;

/// Hashes, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks(BTreeSet<u64>);

impl Marks {
    pub fn of(read: &Read, known: &Known) -> Self {
        let own = read.own(known);
        let mut marks = BTreeSet::new();
        for run in own.split(Option::is_none) {
            let run: Vec<u64> = run.iter().flatten().copied().collect();
            marks.extend(run.windows(WINDOW.min(run.len()).max(1)).filter_map(|window| window.iter().min()));
        }
        Self(marks)
    }

    pub fn is_shared_with(&self, other: &Self) -> bool {
        let (few, many) = if self.0.len() < other.0.len() { (self, other) } else { (other, self) };
        few.0.iter().any(|mark| many.0.contains(mark))
    }

    pub fn iter(&self) -> impl Iterator<Item = u64> {
        self.0.iter().copied()
    }

    /// As they are stored: eight bytes each.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|mark| mark.to_be_bytes()).collect()
    }

    /// `None` where it is not what [`to_bytes`](Self::to_bytes) writes.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (marks, rest) = bytes.as_chunks::<8>();
        rest.is_empty().then(|| Self(marks.iter().map(|mark| u64::from_be_bytes(*mark)).collect()))
    }
}
