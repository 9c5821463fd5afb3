//! Intraclass correlations of the totals, two-way random, over members who scored every proposal (C9).

use super::{figure::Figure, matrix::Table};

/// ICC(2,1), ICC(2,k) and k. Proposals without any sheet are left aside; fewer than two proposals or members give no ICC.
pub fn icc(table: &Table) -> (Option<Figure>, Option<Figure>, u32) {
    let rows: Vec<&Vec<Option<i32>>> = table.totals.iter().filter(|row| row.iter().any(Option::is_some)).collect();
    let column = |j: usize| rows.iter().map(|row| row[j].map(i128::from)).collect::<Option<Vec<i128>>>();
    let columns: Vec<Vec<i128>> = (0..table.members).filter_map(column).filter(|column| !column.is_empty()).collect();
    let (p, k) = (rows.len() as i128, columns.len() as i128);
    if p < 2 || k < 2 {
        return (None, None, k as u32);
    }
    let [rows, columns, error] = mean_squares(&columns, p, k);
    let (p, k_real) = (p as f64, k as f64);
    let single = (rows - error) / (rows + (k_real - 1.0) * error + k_real * (columns - error) / p);
    let mean = (rows - error) / (rows + (columns - error) / p);
    (Figure::of(single), Figure::of(mean), k as u32)
}

/// MSR, MSC and MSE, all times `p k`, which cancels out; whole until the last division.
fn mean_squares(columns: &[Vec<i128>], p: i128, k: i128) -> [f64; 3] {
    let square = |x: i128| x * x;
    let all: i128 = columns.iter().flatten().sum();
    let of_rows: i128 = (0..p as usize).map(|i| square(columns.iter().map(|column| column[i]).sum())).sum();
    let of_columns: i128 = columns.iter().map(|column| square(column.iter().sum())).sum();
    let of_cells: i128 = columns.iter().flatten().map(|x| square(*x)).sum();
    let rows = p * of_rows - square(all);
    let columns = k * of_columns - square(all);
    let error = p * k * of_cells - square(all) - rows - columns;
    [rows as f64 / (p - 1) as f64, columns as f64 / (k - 1) as f64, error as f64 / ((p - 1) * (k - 1)) as f64]
}
