//! Two proposals at a time: how many members prefer one to the other, and who beats everyone (C9).

use super::matrix::Table;

/// `d[i][h]`: members with a sheet for both whose total for i is the higher.
pub fn counts(table: &Table) -> Vec<Vec<u16>> {
    let column = |j: usize, missing: i32| table.totals.iter().map(|row| row[j].unwrap_or(missing)).collect::<Vec<i32>>();
    // A missing sheet never wins and is never beaten, without a branch in the inner loop.
    let columns: Vec<_> = (0..table.members).map(|j| (column(j, i32::MIN), column(j, i32::MAX))).collect();
    let row = |i: usize| {
        let mut row = vec![0_u16; table.proposals.len()];
        for (winners, losers) in &columns {
            row.iter_mut().zip(losers).for_each(|(count, loser)| *count += u16::from(winners[i] > *loser));
        }
        row
    };
    (0..table.proposals.len()).map(row).collect()
}

/// The proposal that beats each of the others that have a sheet.
pub fn condorcet_winner(table: &Table, counts: &[Vec<u16>]) -> Option<usize> {
    let scored: Vec<usize> = (0..table.proposals.len()).filter(|i| table.counts[*i] > 0).collect();
    scored.iter().copied().find(|i| scored.iter().all(|h| h == i || counts[*i][*h] > counts[*h][*i]))
}
