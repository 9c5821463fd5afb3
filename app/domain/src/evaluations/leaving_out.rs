//! How many sheets a motion may leave out, which, and until when: what is no longer far from the others counts (C7).

use super::{Count, MemberSheet, outliers};
use crate::challenges::RuleSet;

/// Whether so many of a proposal's sheets may be left out: a fifth of them, rounded down, and a quorum stays.
pub fn is_within(rules: &RuleSet, eligible: usize, counted: usize, excluded: usize) -> bool {
    5 * excluded <= counted + excluded && counted >= rules.quorum(eligible)
}

/// One more sheet may be left out.
pub fn has_room(rules: &RuleSet, count: &Count) -> bool {
    let (counted, excluded) = (count.sheets.len(), count.excluded.len());
    counted > 0 && is_within(rules, count.eligible(), counted - 1, excluded + 1)
}

/// Whether a sheet is far from those that count, by their totals in half points.
pub fn is_far(rules: &RuleSet, others: impl Iterator<Item = i32>, total: i32) -> bool {
    let totals: Vec<Option<i32>> = std::iter::once(total).chain(others).map(Some).collect();
    outliers::flags(rules, &totals).iter().any(|(place, _)| *place == 0)
}

/// Sheets that a motion left out and that are to be counted after all: no longer far from the others, or more than may be.
pub fn lapsed(rules: &RuleSet, count: &Count) -> Vec<MemberSheet> {
    let is_within = is_within(rules, count.eligible(), count.sheets.len(), count.excluded.len());
    let totals = || count.sheets.iter().map(|sheet| sheet.sheet().total_half());
    let is_moved = |sheet: &&MemberSheet| sheet.exclusion().is_some_and(|exclusion| exclusion.motion.is_some());
    let is_lapsed = |sheet: &&MemberSheet| !is_within || !is_far(rules, totals(), sheet.sheet().total_half());
    count.excluded.iter().filter(is_moved).filter(is_lapsed).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_fifth_rounded_down_and_never_below_the_quorum() {
        let rules = RuleSet::default();
        assert!(is_within(&rules, 15, 12, 3) && !is_within(&rules, 15, 11, 4), "three of fifteen");
        assert!(is_within(&rules, 14, 12, 2) && !is_within(&rules, 14, 11, 3), "two of fourteen");
        assert!(is_within(&rules, 15, 10, 1) && !is_within(&rules, 15, 9, 1), "ten of fifteen are a quorum");
    }

    proptest! {
        #[test]
        fn what_is_left_out_is_never_more_than_a_fifth(eligible in 0..16usize, counted in 0..16usize, excluded in 0..16usize) {
            let rules = RuleSet::default();
            if is_within(&rules, eligible, counted, excluded) {
                prop_assert!(excluded <= (counted + excluded) / 5);
                prop_assert!(counted >= rules.quorum(eligible));
            }
        }
    }
}
