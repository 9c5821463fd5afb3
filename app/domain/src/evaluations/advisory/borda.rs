//! Borda scores: where each member's own order puts a proposal, whatever points they used (C9).

use super::{figure::Figure, matrix::Table};

/// B_i: the mean over members of `(wins + ties / 2) / (p_j - 1)`, from 0 to 1. Members with fewer than two sheets say nothing.
pub fn borda(table: &Table) -> Vec<Option<Figure>> {
    let mut sums = vec![(0.0, 0_u32); table.proposals.len()];
    for j in 0..table.members {
        let mut sheets: Vec<(i32, usize)> = table.totals.iter().enumerate().filter_map(|(i, row)| Some((row[j]?, i))).collect();
        sheets.sort_unstable();
        let others = sheets.len().saturating_sub(1);
        let mut below = 0;
        for equals in sheets.chunk_by(|a, b| a.0 == b.0) {
            let double = 2 * below + equals.len() - 1;
            for (_, i) in equals.iter().filter(|_| others > 0) {
                sums[*i].0 += double as f64 / (2 * others) as f64;
                sums[*i].1 += 1;
            }
            below += equals.len();
        }
    }
    sums.into_iter().map(|(sum, members)| Figure::of(sum / f64::from(members))).collect()
}
