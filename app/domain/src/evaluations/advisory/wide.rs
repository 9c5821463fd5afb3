//! Criteria on which the sheets of a proposal lie far apart: the rule set puts it on the next meeting's agenda. It starts a
//! discussion and alters nothing.

use super::spread::is_wide;
use crate::{
    challenges::{Challenge, RuleSet, Stage},
    ids::ProposalId,
    time::Moment,
};
use std::collections::BTreeMap;

/// By proposal, its criteria.
pub type Wide = BTreeMap<ProposalId, Vec<usize>>;

/// Of the sheets that count for one proposal, each with a score in half points for every criterion.
pub fn wide(rules: &RuleSet, sheets: &[Vec<i32>]) -> Vec<usize> {
    let scores = |k: usize| sheets.iter().filter_map(move |sheet| sheet.get(k).copied());
    let is_wide = |(k, max): &(usize, i32)| rules.wide_percent > 0 && is_wide(scores(*k), *max, rules.wide_percent);
    rules.criteria.iter().map(|criterion| criterion.max).enumerate().filter(is_wide).map(|(k, _)| k).collect()
}

/// How sheets lie is told once a round has ended for everybody, and never before.
pub fn may_be_told(challenge: &Challenge, now: Moment) -> bool {
    let stage = challenge.stage(now);
    let has_ended = challenge.round() > 1 || stage > Stage::Scoring;
    challenge.content.rules.wide_percent > 0 && stage.is_in_discussion() && has_ended
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_half_of_the_sheets_decides_and_not_one_far_from_all() {
        let mut rules = RuleSet { wide_percent: 30, ..RuleSet::default() };
        rules.criteria.truncate(2);
        (rules.criteria[0].max, rules.criteria[1].max) = (60, 40);
        let sheets = |first: [i32; 5]| first.map(|half| vec![half, 40]).to_vec();
        // Quartiles of 60 points: 18 apart is 30 %, which is not more.
        assert_eq!(wide(&rules, &sheets([0, 20, 30, 56, 120])), [] as [usize; 0]);
        assert_eq!(wide(&rules, &sheets([0, 20, 30, 57, 120])), [0]);
        assert_eq!(wide(&rules, &sheets([0, 60, 60, 60, 120])), [] as [usize; 0], "one low and one high are two of five");
        assert_eq!(wide(&RuleSet { wide_percent: 0, ..rules.clone() }, &sheets([0, 20, 30, 57, 120])), [] as [usize; 0]);
        assert_eq!((wide(&rules, &[]), wide(&rules, &[vec![0, 0]])), (Vec::new(), Vec::new()));
    }
}
