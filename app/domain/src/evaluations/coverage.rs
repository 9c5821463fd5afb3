//! How far a challenge's criteria are met by those who lead: for whoever looks at all challenges at once.

use super::Outcome;
use crate::{
    challenges::{Criterion, RuleSet},
    ids::ProposalId,
    locale::Bilingual,
};

/// One criterion of one challenge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    pub criterion: Bilingual,
    /// Points.
    pub max: i32,
    /// Lowest mean that passes, in half points; 0 = none.
    pub min_half: i32,
    /// Mean of the leading proposal in hundredths of a percent of the maximum, half up; `None` without quorum.
    pub leading: Option<i64>,
    /// Some proposal in question reaches the minimum; `None` where there is no minimum, or no quorum at all.
    pub is_reached: Option<bool>,
}

/// By criterion, of the shortlisted proposals; before there is a shortlist, of all that were ranked. `outcomes` come
/// best first. Nothing is covered where nobody is on the shortlist.
pub fn coverage(rules: &RuleSet, outcomes: &[Outcome], shortlist: Option<&[ProposalId]>) -> Vec<Coverage> {
    let is_in = |outcome: &&Outcome| outcome.is_quorate() && shortlist.is_none_or(|ids| ids.contains(&outcome.proposal));
    let shown: Vec<&Outcome> = outcomes.iter().filter(is_in).collect();
    let of = |(k, criterion): (usize, &Criterion)| {
        let sum = |outcome: &Outcome| outcome.criterion_sums.get(k).copied();
        let least = |outcome: &Outcome| i64::from(criterion.min_half) * i64::from(outcome.n);
        let reaches = |outcome: &&Outcome| sum(outcome).is_some_and(|sum| sum >= least(outcome));
        let percent = |outcome: &Outcome| {
            let full = 2 * i64::from(criterion.max) * i64::from(outcome.n);
            sum(outcome).filter(|_| full > 0).map(|sum| (20_000 * sum + full) / (2 * full))
        };
        Coverage {
            criterion: criterion.name.clone(),
            max: criterion.max,
            min_half: criterion.min_half,
            leading: shown.first().and_then(|outcome| percent(outcome)),
            is_reached: (criterion.min_half > 0 && !shown.is_empty()).then(|| shown.iter().any(reaches)),
        }
    };
    rules.criteria.iter().enumerate().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluations::{ScoreSheets, rank};
    use uuid::Uuid;

    fn id(n: u128) -> ProposalId {
        ProposalId(Uuid::from_u128(n))
    }

    /// Two criteria of 60 and 40 points, at least 15 points asked of the second; the first of three proposals leads,
    /// the third has no quorum.
    fn ranked() -> (RuleSet, Vec<Outcome>) {
        let mut rules = RuleSet { quorum_floor: 2, priority: [0, 1], ..RuleSet::default() };
        rules.criteria.truncate(2);
        (rules.criteria[0].max, rules.criteria[0].min_half) = (60, 0);
        (rules.criteria[1].max, rules.criteria[1].min_half) = (40, 30);
        let scored = |n, sheets: Vec<Vec<i32>>| ScoreSheets { proposal: id(n), eligible: 3, sheets, chair: None, excluded: Vec::new() };
        let outcomes = rank(
            &rules,
            &[
                scored(1, vec![vec![120, 20], vec![119, 20], vec![118, 21]]),
                scored(2, vec![vec![60, 40], vec![60, 20], vec![60, 30]]),
                scored(3, vec![vec![120, 80]]),
            ],
        );
        (rules, outcomes)
    }

    fn shown(rules: &RuleSet, outcomes: &[Outcome], shortlist: Option<&[ProposalId]>) -> Vec<(Option<i64>, Option<bool>)> {
        coverage(rules, outcomes, shortlist).into_iter().map(|c| (c.leading, c.is_reached)).collect()
    }

    #[test]
    fn the_leading_proposal_speaks_and_any_may_reach_the_minimum() {
        let (rules, outcomes) = ranked();
        // 357 of 360 and 61 of 240 half points; the second proposal has 90 of the 90 that are asked for.
        assert_eq!(shown(&rules, &outcomes, None), [(Some(9_917), None), (Some(2_542), Some(true))]);
        assert_eq!(shown(&rules, &outcomes, Some(&[id(1)])), [(Some(9_917), None), (Some(2_542), Some(false))]);
        assert_eq!(shown(&rules, &outcomes, Some(&[id(2)])), [(Some(5_000), None), (Some(3_750), Some(true))]);
    }

    #[test]
    fn without_quorum_or_shortlist_nothing_is_said() {
        let (rules, outcomes) = ranked();
        for shortlist in [&[][..], &[id(3)], &[id(4)]] {
            assert_eq!(shown(&rules, &outcomes, Some(shortlist)), [(None, None), (None, None)]);
        }
        assert_eq!(shown(&rules, &[], None), [(None, None), (None, None)]);
    }
}
