//! Whether the order hangs on a criterion's weight: each a tenth heavier and a tenth lighter (C9).

use super::{
    matrix::Table,
    stability::Run,
    standing::{Standing, Standings},
};
use crate::{challenges::RuleSet, evaluations::Edition};

/// The maxima of all criteria and their sum. Weights are `m_k / M`.
pub fn maxima(rules: &RuleSet) -> (Vec<i64>, i64) {
    (rules.criteria.iter().map(|c| i64::from(c.max)).collect(), rules.sum())
}

/// Two runs for each criterion whose weight can change at all; the others share the rest in proportion. Means on the new
/// weights stay exact fractions; ties are broken by C6 steps 1 to 4 as they stand.
pub fn runs<'a>(rules: &RuleSet, table: &'a Table<'a>, standings: &Standings) -> impl Iterator<Item = Run> + 'a {
    let full = standings.all_without(&[]);
    let meets_minima: Vec<bool> = (0..full.len()).map(|i| standings.meets_minima(i)).collect();
    let (edition, pass_mark) = (standings.edition(), i64::from(rules.pass_mark));
    let (maxima, all) = maxima(rules);
    let changes: Vec<(usize, i64, i64)> = (0..table.criteria)
        .filter(|k| (1..all).contains(&maxima[*k]))
        .flat_map(|k| [9, 11].map(|tenths| (k, maxima[k], (tenths * maxima[k]).min(10 * all))))
        .collect();
    changes.into_iter().map(move |(k, max, weight)| {
        let change = |(i, standing): (usize, &Option<Standing>)| {
            let own = table.sums[i][k];
            // Σ w'_l s_l / m_l times 10 M m_k (M - m_k), with w'_k = weight / (10 M).
            let sum = weight * own * (all - max) + (table.sum(i) - own) * (10 * all - weight) * max;
            // The mean is that sum by the factor and the sheets, in half points.
            let reaches = |n: i64| sum >= 2 * n * pass_mark * 10 * max * (all - max);
            let passes = |standing: Standing| match edition {
                Edition::First => standing.passes,
                Edition::Second => meets_minima[i] && reaches(standing.n),
            };
            standing.map(|standing| Standing { sum, passes: passes(standing), ..standing })
        };
        full.iter().enumerate().map(change).collect()
    })
}
