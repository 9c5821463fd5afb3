//! Schulze's order from pairwise counts, strength of a link by winning votes (C9).

use super::{matrix::Table, order::Ranks};

/// Ranks by strongest paths: one more than the proposals whose path to this one is the stronger. Without a sheet, no rank.
pub fn schulze(table: &Table, counts: &[Vec<u16>]) -> Ranks {
    let size = counts.len();
    let strength = strongest_paths(counts);
    let is_scored: Vec<bool> = table.counts.iter().map(|n| *n > 0).collect();
    let ahead = |i: usize| (0..size).filter(|h| is_scored[*h] && strength[h * size + i] > strength[i * size + h]).count();
    (0..size).map(|i| is_scored[i].then(|| ahead(i) as u32 + 1)).collect()
}

/// Widest paths by Floyd and Warshall on flat rows. `i16` because its minimum and maximum are single instructions on
/// eight lanes of every 64-bit x86; a council has fewer than 32,768 members.
fn strongest_paths(counts: &[Vec<u16>]) -> Vec<i16> {
    let size = counts.len();
    let link = |i: usize, h: usize| if counts[i][h] > counts[h][i] { i16::try_from(counts[i][h]).unwrap_or(i16::MAX) } else { 0 };
    let mut strength: Vec<i16> = (0..size).flat_map(|i| (0..size).map(move |h| (i, h))).map(|(i, h)| link(i, h)).collect();
    for via in 0..size {
        let onward = strength[via * size..(via + 1) * size].to_vec();
        for row in strength.chunks_exact_mut(size) {
            let first = row[via];
            if first > 0 {
                row.iter_mut().zip(&onward).for_each(|(path, next)| *path = (*path).max(first.min(*next)));
            }
        }
    }
    strength
}
