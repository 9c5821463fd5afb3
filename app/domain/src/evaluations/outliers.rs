//! Sheets far from the others, for the council to talk about (C7). Nothing follows by itself.

use super::{MemberSheet, Sheet};
use crate::{challenges::RuleSet, ids::UserId};

/// A sheet far from the others of its proposal, and beyond which bounds. All in hundredths of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Far {
    /// From the mean of the other sheets, half up, without its sign.
    pub distance: i64,
    /// What the rules allow, where it is more than that.
    pub points: Option<i64>,
    /// What the spread of the sheets allows (3.5 × 1.4826 × MAD), rounded down, where it is more than that.
    pub spread: Option<i64>,
}

/// The columns whose total is far from the mean of the other sheets of one proposal: by more points than the
/// rules say, or by more than 3.5 × 1.4826 × MAD. Totals in half points, by member; `None` has no sheet.
pub fn flags(rules: &RuleSet, totals: &[Option<i32>]) -> Vec<(usize, Far)> {
    let mut sheets: Vec<i128> = totals.iter().flatten().map(|total| i128::from(*total)).collect();
    let others = sheets.len() as i128 - 1;
    if others < 1 {
        return Vec::new();
    }
    let sum: i128 = sheets.iter().sum();
    sheets.sort_unstable();
    let middle = double_median(&sheets);
    let mut deviations: Vec<i128> = sheets.iter().map(|total| (2 * total - middle).abs()).collect();
    deviations.sort_unstable();
    let four_mads = double_median(&deviations);
    let far = |total: i32| {
        let total = i128::from(total);
        // Times the number of others, so that their mean stays whole.
        let distance = (total * others - (sum - total)).abs();
        let is_beyond_points = distance > 2 * i128::from(rules.outlier_points) * others;
        // 3.5 × 1.4826 = 5.1891
        let is_beyond_spread = four_mads > 0 && 40_000 * distance > 51_891 * four_mads * others;
        (is_beyond_points || is_beyond_spread).then(|| Far {
            distance: hundredths((100 * distance + others) / (2 * others)),
            points: is_beyond_points.then(|| 100 * i64::from(rules.outlier_points)),
            spread: is_beyond_spread.then(|| hundredths(51_891 * four_mads / 800)),
        })
    };
    totals.iter().enumerate().filter_map(|(column, total)| Some((column, far((*total)?)?))).collect()
}

/// Whose sheet is far from the others of a proposal; the sheets are those that count.
pub fn far(rules: &RuleSet, sheets: &[MemberSheet]) -> Vec<(UserId, Far)> {
    let totals: Vec<Option<i32>> = sheets.iter().map(|saved| Some(saved.sheet().total_half())).collect();
    flags(rules, &totals).into_iter().filter_map(|(place, far)| Some((sheets.get(place)?.member, far))).collect()
}

/// The same of whoever reads the others' sheets under letters: whose of those is far, and how far their own is, where it is in.
pub fn far_beside(rules: &RuleSet, others: &[(String, Sheet)], own: Option<i32>) -> (Vec<(String, Far)>, Option<Far>) {
    let totals: Vec<Option<i32>> = others.iter().map(|(_, sheet)| Some(sheet.total_half())).chain([own]).collect();
    let far = flags(rules, &totals);
    let own_far = far.iter().find(|(place, _)| *place == others.len()).map(|(_, far)| *far);
    (far.into_iter().filter_map(|(place, far)| Some((others.get(place)?.0.clone(), far))).collect(), own_far)
}

fn hundredths(number: i128) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Twice the median of what is sorted.
fn double_median(sorted: &[i128]) -> i128 {
    sorted[(sorted.len() - 1) / 2] + sorted[sorted.len() / 2]
}

#[cfg(test)]
mod tests {
    use super::{Far, flags};
    use crate::challenges::RuleSet;
    use proptest::prelude::*;

    fn flagged(points: u32, totals: &[Option<i32>]) -> Vec<usize> {
        far(points, totals).into_iter().map(|(column, _)| column).collect()
    }

    fn far(points: u32, totals: &[Option<i32>]) -> Vec<(usize, Far)> {
        flags(&RuleSet { outlier_points: points, ..RuleSet::default() }, totals)
    }

    #[test]
    fn each_says_beyond_which_bound_it_is_and_by_how_much() {
        // 22.63 points from a mean of 65.13; without any spread.
        let by_points = far(20, &[85, 130, 130, 130, 131].map(Some));
        assert_eq!(by_points, [(0, Far { distance: 2_263, points: Some(2_000), spread: None })]);
        // MAD 3 half points, so the bound is 15.5673 of them.
        let by_spread = far(100, &[146, 148, 150, 152, 154, 166].map(Some));
        assert_eq!(by_spread, [(5, Far { distance: 800, points: None, spread: Some(778) })]);
        let by_both = far(5, &[146, 148, 150, 152, 154, 166].map(Some));
        assert_eq!(by_both, [(5, Far { distance: 800, points: Some(500), spread: Some(778) })]);
    }

    #[test]
    fn exactly_so_many_points_from_the_mean_of_the_others_is_not_far() {
        let totals = [Some(90), None, Some(130)];
        assert_eq!(flagged(20, &totals), [] as [usize; 0]);
        assert_eq!(flagged(19, &totals), [0, 2]);
        // The mean of the others is 130 and a quarter, not 130.
        assert_eq!(flagged(20, &[90, 130, 130, 130, 131].map(Some)), [0]);
        assert_eq!(flagged(20, &[90, 130, 130, 130, 130].map(Some)), [] as [usize; 0]);
    }

    #[test]
    fn the_spread_of_the_sheets_themselves_flags_what_is_far() {
        // MAD 3, so the bound is 15.6 half points; the mean of the others is 150.
        let totals = |last| [146, 148, 150, 152, 154, last].map(Some);
        assert_eq!(flagged(100, &totals(166)), [5]);
        assert_eq!(flagged(100, &totals(165)), [] as [usize; 0]);
    }

    #[test]
    fn without_spread_only_the_points_count() {
        assert_eq!(flagged(20, &[Some(150), Some(150), Some(150), Some(189)]), [] as [usize; 0]);
        assert_eq!(flagged(20, &[Some(150), Some(150), Some(150), Some(191)]), [3]);
    }

    #[test]
    fn one_sheet_or_none_is_never_far() {
        assert!(flagged(0, &[Some(0), None]).is_empty());
        assert!(flagged(0, &[None]).is_empty());
        assert!(flagged(0, &[]).is_empty());
    }

    proptest! {
        #[test]
        fn the_exact_rule_is_the_one_written_down(totals in prop::collection::vec(prop::option::of(0..=200i32), 0..16), points in 0..60u32) {
            let sheets: Vec<f64> = totals.iter().flatten().map(|t| f64::from(*t)).collect();
            let median = |mut all: Vec<f64>| {
                all.sort_by(f64::total_cmp);
                if all.is_empty() { 0.0 } else { f64::midpoint(all[(all.len() - 1) / 2], all[all.len() / 2]) }
            };
            let middle = median(sheets.clone());
            let mad = median(sheets.iter().map(|t| (t - middle).abs()).collect());
            let flagged = flagged(points, &totals);
            for (column, total) in totals.iter().enumerate() {
                let Some(total) = total.map(f64::from).filter(|_| sheets.len() > 1) else {
                    prop_assert!(!flagged.contains(&column));
                    continue;
                };
                let distance = (total - (sheets.iter().sum::<f64>() - total) / (sheets.len() as f64 - 1.0)).abs();
                let bound = if mad > 0.0 { (2.0 * f64::from(points)).min(3.5 * 1.4826 * mad) } else { 2.0 * f64::from(points) };
                if (distance - bound).abs() > 1e-6 {
                    prop_assert_eq!(flagged.contains(&column), distance > bound);
                }
            }
        }
    }
}
