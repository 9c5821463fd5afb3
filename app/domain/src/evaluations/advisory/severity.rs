//! Severity of members, and means adjusted for who was missing: least squares of `T_ij / 2 = a_i + b_j` (C9).

use super::{figure::Figure, matrix::Table};

/// All `None` when not identifiable: some proposals share no member with the others, even by way of third ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Severity {
    /// C9: a_i, in points. `None` also without a sheet.
    pub adjusted: Vec<Option<Figure>>,
    /// Whether a_i lies a point or more from the official mean A_i.
    pub recusal_effect: Vec<bool>,
    /// C9: b_j, in points; they sum to 0, and a strict member's is negative. `None` also without a sheet.
    pub members: Vec<Option<Figure>>,
}

/// Every a_i is eliminated first, which leaves one equation for each member, however many proposals there are.
/// To estimate over several challenges with the same criteria, give a table of all their sheets.
pub fn severity(table: &Table) -> Severity {
    let is_active: Vec<bool> = (0..table.members).map(|j| table.totals.iter().any(|row| row[j].is_some())).collect();
    let proposals = table.proposals.len();
    if !is_connected(table, &is_active) {
        return Severity { adjusted: vec![None; proposals], recusal_effect: vec![false; proposals], members: vec![None; table.members] };
    }
    let (matrix, right) = normal_equations(table, &is_active);
    let half_points = solve(matrix, right);
    let adjusted: Vec<_> = (0..proposals).map(|i| adjusted(table, i, &half_points)).collect();
    let is_apart = |(i, adjusted): (usize, &Option<Figure>)| {
        let mean = Figure::ratio(table.sum(i).into(), 2 * i128::from(table.counts[i]));
        adjusted.zip(mean).is_some_and(|(a, mean)| a.gap(mean) >= Figure::ONE)
    };
    let members = half_points.iter().zip(is_active).map(|(b, is_active)| if is_active { Figure::of(b / 2.0) } else { None });
    Severity { recusal_effect: adjusted.iter().enumerate().map(is_apart).collect(), members: members.collect(), adjusted }
}

fn adjusted(table: &Table, proposal: usize, severities: &[f64]) -> Option<Figure> {
    let present = table.totals[proposal].iter().zip(severities).filter(|(total, _)| total.is_some());
    let severity: f64 = present.map(|(_, b)| b).sum();
    Figure::of((table.sum(proposal) as f64 - severity) / (2 * table.counts[proposal]) as f64)
}

/// Whether the sheets link all members that wrote any, and with them all proposals that have any.
fn is_connected(table: &Table, is_active: &[bool]) -> bool {
    let mut reached = vec![false; table.members];
    let Some(first) = is_active.iter().position(|is_active| *is_active) else { return true };
    reached[first] = true;
    loop {
        let before = reached.clone();
        for row in &table.totals {
            if row.iter().zip(&reached).any(|(total, reached)| total.is_some() && *reached) {
                reached.iter_mut().zip(row).for_each(|(reached, total)| *reached |= total.is_some());
            }
        }
        if reached == before {
            return reached == is_active;
        }
    }
}

/// `Σ_i (T_ij - S_i / n_i) = Σ_i (b_j - Σ_l b_l / n_i)` for each member, in half points. Adding 1 in every place holds the sum
/// of all b_j at 0 and makes the system positive definite; a member without a sheet gets an equation of their own.
fn normal_equations(table: &Table, is_active: &[bool]) -> (Vec<Vec<f64>>, Vec<f64>) {
    let one = |j: usize, l: usize| f64::from(u8::from(is_active[j] && is_active[l] || j == l && !is_active[j]));
    let mut matrix: Vec<Vec<f64>> = (0..table.members).map(|j| (0..table.members).map(|l| one(j, l)).collect()).collect();
    let mut right = vec![0.0; table.members];
    for (i, row) in table.totals.iter().enumerate() {
        let (n, sum) = (table.counts[i] as f64, table.sum(i) as f64);
        let present: Vec<(usize, i32)> = row.iter().enumerate().filter_map(|(j, total)| Some((j, (*total)?))).collect();
        for (j, total) in &present {
            right[*j] += f64::from(*total) - sum / n;
            matrix[*j][*j] += 1.0;
            for (l, _) in &present {
                matrix[*j][*l] -= 1.0 / n;
            }
        }
    }
    (matrix, right)
}

/// Gauss without exchange of rows, which a positive definite matrix does not need.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let size = right.len();
    for pivot in 0..size {
        let (done, open) = matrix.split_at_mut(pivot + 1);
        let row = &done[pivot];
        for (offset, below) in open.iter_mut().enumerate() {
            let factor = below[pivot] / row[pivot];
            below.iter_mut().zip(row).for_each(|(x, y)| *x -= factor * y);
            right[pivot + 1 + offset] -= factor * right[pivot];
        }
    }
    for pivot in (0..size).rev() {
        let known: f64 = (pivot + 1..size).map(|l| matrix[pivot][l] * right[l]).sum();
        right[pivot] = (right[pivot] - known) / matrix[pivot][pivot];
    }
    right
}
