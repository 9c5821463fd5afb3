//! Whether members see the same: Krippendorff's alpha of the totals and of each criterion (C9).
//! Few and similar proposals push every coefficient down (range restriction); the page must say so beside it.

use super::{figure::Figure, icc, matrix::Table};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Below this many proposals with two sheets or more, no alpha is given (C9).
pub const FEWEST: usize = 5;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// Interval alpha of the totals. `None` also when all are equal.
    pub alpha: Option<Figure>,
    /// Ordinal alpha of each criterion.
    pub alpha_by_criterion: Vec<Option<Figure>>,
    /// ICC(2,1): how far one member's totals can be relied on.
    pub icc_single: Option<Figure>,
    /// ICC(2,k): how far the mean of k members can be relied on.
    pub icc_mean: Option<Figure>,
    /// k: members who scored every proposal that has a sheet.
    pub icc_members: u32,
}

pub fn agreement(table: &Table) -> Agreement {
    let totals = table.totals.iter().map(|row| row.iter().flatten().map(|t| i128::from(*t)).collect()).collect();
    let criterion = |k: usize| table.sheets.iter().map(|row| row.iter().flatten().map(|s| i128::from(s[k])).collect()).collect();
    let (icc_single, icc_mean, icc_members) = icc::icc(table);
    Agreement {
        alpha: alpha(paired(totals)),
        alpha_by_criterion: (0..table.criteria).map(|k| alpha(midranks(paired(criterion(k))))).collect(),
        icc_single,
        icc_mean,
        icc_members,
    }
}

/// Units that can be compared at all: two values or more.
fn paired(units: Vec<Vec<i128>>) -> Vec<Vec<i128>> {
    units.into_iter().filter(|unit| unit.len() > 1).collect()
}

/// Twice the mean place of each value among all values. The ordinal distance `Σ n_g - (n_c + n_k) / 2` is the difference
/// of the mean places of c and k, so ordinal alpha is interval alpha of these.
fn midranks(units: Vec<Vec<i128>>) -> Vec<Vec<i128>> {
    let mut places: BTreeMap<i128, i128> = BTreeMap::new();
    for value in units.iter().flatten() {
        *places.entry(*value).or_default() += 1;
    }
    let mut before = 0;
    for count in places.values_mut() {
        (*count, before) = (2 * before + *count, before + *count);
    }
    units.into_iter().map(|unit| unit.into_iter().map(|value| places[&value]).collect()).collect()
}

/// `1 - D_o / D_e`, with whole sums and divided at the end: `(N - 1) Σ (m Q_i - R_i²) / (m - 1) / (N Q - R²)`.
fn alpha(units: Vec<Vec<i128>>) -> Option<Figure> {
    if units.len() < FEWEST {
        return None;
    }
    let spread = |values: &mut dyn Iterator<Item = &i128>| {
        let (n, sum, squares) = values.fold((0, 0, 0), |(n, sum, squares), x| (n + 1, sum + x, squares + x * x));
        (n, n * squares - sum * sum)
    };
    let (n, expected) = spread(&mut units.iter().flatten());
    let mut by_size: BTreeMap<i128, i128> = BTreeMap::new();
    for unit in &units {
        let (m, observed) = spread(&mut unit.iter());
        *by_size.entry(m).or_default() += observed;
    }
    let observed: f64 = by_size.iter().map(|(m, observed)| *observed as f64 / (m - 1) as f64).sum();
    (expected > 0).then(|| Figure::of(1.0 - (n - 1) as f64 * observed / expected as f64))?
}
