//! The order as it would be with other weights, as exact as the official one (C9). Equal scores stand as they do in the
//! official order, which the chain of C6 made.

use serde::{Deserialize, Serialize};
use std::cmp::{Ordering, Reverse};

/// What the sheets of one proposal add up to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sums {
    /// Half points by criterion, over all sheets.
    pub by_criterion: Vec<i64>,
    /// Sheets, at least one.
    pub n: i64,
    pub official_rank: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weighed {
    /// From 1; what is equal officially too shares the best of its ranks.
    pub rank: u32,
    /// Of 100 points, in hundredths, rounded half up.
    pub hundredths: i64,
}

/// In the order of `sums`. A weight says how much a criterion counts beside the others; maxima are in points. `None`
/// where no criterion counts at all.
pub fn weigh(maxima: &[i32], weights: &[u32], sums: &[Sums]) -> Option<Vec<Weighed>> {
    let all: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
    let common = maxima.iter().map(|max| i128::from(*max)).filter(|max| *max > 0).fold(1, lcm);
    let share = |sums: &Sums| -> i128 {
        let parts = sums.by_criterion.iter().zip(maxima).zip(weights).filter(|((_, max), _)| **max > 0);
        parts.map(|((sum, max), weight)| i128::from(*weight) * i128::from(*sum) * (common / i128::from(*max))).sum()
    };
    if all == 0 {
        return None;
    }
    let shares: Vec<(i128, i128, u32)> = sums.iter().map(|line| (share(line), i128::from(line.n), line.official_rank)).collect();
    let above = |a: &(i128, i128, u32), b: &(i128, i128, u32)| (a.0 * b.1).cmp(&(b.0 * a.1)).then(b.2.cmp(&a.2)) == Ordering::Greater;
    let weighed = |own: &(i128, i128, u32)| Weighed {
        rank: 1 + shares.iter().filter(|other| above(other, own)).count() as u32,
        // 100 points of 100 hundredths; a share of all is `2 n` half points of the common maximum.
        hundredths: half_up(10_000 * own.0, 2 * own.1 * common * all),
    };
    Some(shares.iter().map(weighed).collect())
}

/// Places of what is ranked, best first; those that are equal as they stand.
pub fn order(weighed: &[Weighed]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..weighed.len()).collect();
    places.sort_by_key(|place| (weighed[*place].rank, Reverse(weighed[*place].hundredths)));
    places
}

fn half_up(numerator: i128, denominator: i128) -> i64 {
    i64::try_from((2 * numerator + denominator) / (2 * denominator)).unwrap_or(i64::MAX)
}

fn lcm(a: i128, b: i128) -> i128 {
    let (mut x, mut y) = (a, b);
    while y != 0 {
        (x, y) = (y, x % y);
    }
    a / x * b
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sums(by_criterion: &[i64], n: i64) -> Sums {
        Sums { by_criterion: by_criterion.to_vec(), n, official_rank: 1 }
    }

    #[test]
    fn with_the_maxima_as_weights_the_scores_are_the_official_ones() {
        // 50.325 points, of 20 sheets: half up.
        let weighed = weigh(&[60, 40], &[60, 40], &[sums(&[1000, 1013], 20), sums(&[1200, 800], 20)]).expect("weighed");
        assert_eq!(weighed, [Weighed { rank: 1, hundredths: 5033 }, Weighed { rank: 2, hundredths: 5000 }]);
    }

    #[test]
    fn a_weight_turned_round_turns_the_order_round() {
        let lines = [sums(&[120, 0], 1), sums(&[0, 80], 1)];
        let ranks = |weights: &[u32]| weigh(&[60, 40], weights, &lines).expect("weighed").iter().map(|w| w.rank).collect::<Vec<_>>();
        assert_eq!(ranks(&[60, 40]), [1, 2]);
        assert_eq!(ranks(&[40, 60]), [2, 1]);
        assert_eq!(ranks(&[1, 1]), [1, 1]);
        let [first, second] = lines;
        let second_first = weigh(&[60, 40], &[1, 1], &[Sums { official_rank: 2, ..first }, second]).expect("weighed");
        assert_eq!(second_first.iter().map(|w| w.rank).collect::<Vec<_>>(), [2, 1]);
    }

    #[test]
    fn where_nothing_counts_nothing_is_ranked() {
        assert_eq!(weigh(&[60, 40], &[0, 0], &[sums(&[1, 1], 1)]), None);
    }

    proptest! {
        #[test]
        fn only_the_proportion_of_weights_counts(
            weights in prop::collection::vec(0..100u32, 3),
            lines in prop::collection::vec((prop::collection::vec(0..300i64, 3), 1..15i64), 1..8),
        ) {
            let lines: Vec<Sums> = lines.iter().map(|(sums, n)| Sums { by_criterion: sums.clone(), n: *n, official_rank: 1 }).collect();
            let tripled: Vec<u32> = weights.iter().map(|weight| 3 * weight).collect();
            prop_assert_eq!(weigh(&[50, 30, 20], &weights, &lines), weigh(&[50, 30, 20], &tripled, &lines));
        }
    }
}
