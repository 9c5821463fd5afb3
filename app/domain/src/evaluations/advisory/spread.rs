//! How one proposal's sheets lie: median, trimmed mean, quartiles, deviation, extremes (C9).

use super::figure::Figure;
use serde::{Deserialize, Serialize};

/// In points, of the totals of a proposal's sheets; all `None` without a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spread {
    pub median: Option<Figure>,
    /// Without the `⌊n/10⌋` lowest and as many of the highest.
    pub trimmed_mean: Option<Figure>,
    /// Third quartile less the first, each interpolated at `(n - 1) q` as spreadsheets do (QUARTILE.INC).
    pub iqr: Option<Figure>,
    /// Of a sample, with `n - 1`; needs two sheets.
    pub sd: Option<Figure>,
    pub min: Option<Figure>,
    pub max: Option<Figure>,
}

/// The spread of totals given in half points.
pub fn spread(totals: &[Option<i32>]) -> Spread {
    let mut totals: Vec<i128> = totals.iter().flatten().map(|t| i128::from(*t)).collect();
    totals.sort_unstable();
    let n = totals.len();
    let (Some(min), Some(max)) = (totals.first(), totals.last()) else { return Spread::default() };
    let kept = &totals[n / 10..n - n / 10];
    Spread {
        median: Figure::ratio(totals[(n - 1) / 2] + totals[n / 2], 4),
        trimmed_mean: Figure::ratio(kept.iter().sum(), 2 * kept.len() as i128),
        iqr: Figure::ratio(quartile(&totals, 3) - quartile(&totals, 1), 8),
        sd: deviation(&totals),
        min: Figure::ratio(*min, 2),
        max: Figure::ratio(*max, 2),
    }
}

/// The middle half of these scores, in half points, lies more than so many percent of the maximum apart, which is in points.
pub fn is_wide(scores: impl Iterator<Item = i32>, max: i32, percent: u32) -> bool {
    let mut scores: Vec<i128> = scores.map(i128::from).collect();
    scores.sort_unstable();
    scores.len() > 1 && 100 * (quartile(&scores, 3) - quartile(&scores, 1)) > 8 * i128::from(max) * i128::from(percent)
}

/// Four times the quartile, so that it stays whole.
fn quartile(sorted: &[i128], q: usize) -> i128 {
    let place = (sorted.len() - 1) * q;
    let (low, rest) = (sorted[place / 4], (place % 4) as i128);
    low * (4 - rest) + sorted.get(place / 4 + 1).unwrap_or(&low) * rest
}

fn deviation(totals: &[i128]) -> Option<Figure> {
    let n = totals.len() as i128;
    let (sum, squares): (i128, i128) = (totals.iter().sum(), totals.iter().map(|t| t * t).sum());
    let variance = (n > 1).then(|| (n * squares - sum * sum) as f64 / (n * (n - 1)) as f64)?;
    Figure::of(variance.sqrt() / 2.0)
}
