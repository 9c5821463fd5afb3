//! The sheets that advice is computed from, and the same in one fixed order.

use crate::{challenges::RuleSet, ids::ProposalId};

/// Counted sheets (C2: V_i) in half points, `[proposal][member][criterion]`. `None`: no counted sheet, which is never zero.
/// Members are nameless columns. A sheet without exactly one score for each criterion does not count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    pub proposals: Vec<ProposalId>,
    pub sheets: Vec<Vec<Option<Vec<i32>>>>,
}

/// A matrix with proposals by identifier and members by what they wrote: sums of `f64` depend on the order of their terms,
/// so the order in which sheets were given must not reach them.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    pub proposals: Vec<ProposalId>,
    /// Columns, including members without any sheet.
    pub members: usize,
    pub criteria: usize,
    /// `[proposal][member]`.
    pub sheets: Vec<Vec<Option<&'a [i32]>>>,
    /// Half points, `[proposal][member]` (C1: T_ij).
    pub totals: Vec<Vec<Option<i32>>>,
    /// Half points over all sheets, `[proposal][criterion]`.
    pub sums: Vec<Vec<i64>>,
    /// Sheets of each proposal (C2: n_i).
    pub counts: Vec<i64>,
    /// Where each proposal and each member stands in the matrix.
    rows: Vec<usize>,
    columns: Vec<usize>,
}

impl<'a> Table<'a> {
    pub fn new(rules: &RuleSet, matrix: &'a Matrix) -> Self {
        let (members, criteria) = (matrix.sheets.iter().map(Vec::len).max().unwrap_or(0), rules.criteria.len());
        let mut rows: Vec<usize> = (0..matrix.proposals.len()).collect();
        rows.sort_by_key(|row| (matrix.proposals[*row], *row));
        let sheet = |row: usize, column: usize| {
            let sheet = matrix.sheets.get(row)?.get(column)?.as_deref()?;
            (sheet.len() == criteria).then_some(sheet)
        };
        let mut columns: Vec<usize> = (0..members).collect();
        columns.sort_by(|a, b| rows.iter().map(|row| sheet(*row, *a)).cmp(rows.iter().map(|row| sheet(*row, *b))));
        let sheets: Vec<Vec<_>> = rows.iter().map(|row| columns.iter().map(|column| sheet(*row, *column)).collect()).collect();
        let sum = |row: &[Option<&[i32]>], k: usize| row.iter().flatten().map(|s| i64::from(s[k])).sum();
        Self {
            proposals: rows.iter().map(|row| matrix.proposals[*row]).collect(),
            totals: sheets.iter().map(|row| row.iter().map(|s| s.map(|s| s.iter().sum())).collect()).collect(),
            sums: sheets.iter().map(|row| (0..criteria).map(|k| sum(row, k)).collect()).collect(),
            counts: sheets.iter().map(|row| row.iter().flatten().count() as i64).collect(),
            members,
            criteria,
            sheets,
            rows,
            columns,
        }
    }

    /// Half points over all sheets (C4: S_i).
    pub fn sum(&self, proposal: usize) -> i64 {
        self.sums[proposal].iter().sum()
    }

    /// Values for each proposal, in the matrix's order.
    pub fn by_row<T>(&self, values: Vec<T>) -> Vec<T> {
        placed(&self.rows, values)
    }

    /// Values for each member, in the matrix's order.
    pub fn by_column<T>(&self, values: Vec<T>) -> Vec<T> {
        placed(&self.columns, values)
    }
}

fn placed<T>(places: &[usize], values: Vec<T>) -> Vec<T> {
    let mut tagged: Vec<(usize, T)> = places.iter().copied().zip(values).collect();
    tagged.sort_by_key(|(place, _)| *place);
    tagged.into_iter().map(|(_, value)| value).collect()
}
