//! Which proposals would cover most of what is asked for: at most one for each call, under a budget; and which of one call cover
//! more of it together. Computed from what is stated, for reference only.

use crate::ids::ProposalId;
use std::{cmp::Reverse, collections::BTreeSet};

/// A proposal as it is weighed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub id: ProposalId,
    /// Whole đồng.
    pub cost: i64,
    /// Places of the targets of its call that it states to reach.
    pub covers: BTreeSet<usize>,
}

/// Of each call the place of the proposal to take, or none: of all choices within the budget one that covers the most targets, and
/// of those the one that costs least.
pub fn best_under(budget: i64, calls: &[Vec<Candidate>]) -> Vec<Option<usize>> {
    // The least cost of so many targets, and call by call which proposal it takes.
    let mut least: Vec<Option<i64>> = vec![Some(0)];
    let mut taken: Vec<Vec<Option<usize>>> = Vec::with_capacity(calls.len());
    for call in calls {
        let most = call.iter().map(|candidate| candidate.covers.len()).max().unwrap_or_default();
        let mut next: Vec<Option<(i64, Option<usize>)>> = vec![None; least.len() + most];
        for (covered, cost) in least.iter().enumerate().filter_map(|(covered, cost)| Some((covered, (*cost)?))) {
            let with = |(place, candidate): (usize, &Candidate)| {
                (covered + candidate.covers.len(), cost.saturating_add(candidate.cost.max(0)), Some(place))
            };
            for (covered, cost, place) in std::iter::once((covered, cost, None)).chain(call.iter().enumerate().map(with)) {
                if next[covered].is_none_or(|(before, _)| cost < before) {
                    next[covered] = Some((cost, place));
                }
            }
        }
        least = next.iter().map(|best| best.map(|(cost, _)| cost)).collect();
        taken.push(next.iter().map(|best| best.and_then(|(_, place)| place)).collect());
    }
    let mut covered = least.iter().rposition(|cost| cost.is_some_and(|cost| cost <= budget)).unwrap_or_default();
    let mut chosen = vec![None; calls.len()];
    for (at, call) in calls.iter().enumerate().rev() {
        chosen[at] = taken[at][covered];
        covered -= chosen[at].map_or(0, |place| call[place].covers.len());
    }
    chosen
}

/// Places of proposals of one call that together cover what no single one does, the one that adds most first; empty where one
/// covers it all, or nobody adds anything.
pub fn together(candidates: &[Candidate]) -> Vec<usize> {
    let all: BTreeSet<usize> = candidates.iter().flat_map(|candidate| candidate.covers.iter().copied()).collect();
    if candidates.iter().any(|candidate| candidate.covers.len() == all.len()) {
        return Vec::new();
    }
    let (mut left, mut chosen) = (all, Vec::new());
    while !left.is_empty() {
        let adds = |candidate: &Candidate| candidate.covers.intersection(&left).count();
        let best = candidates.iter().enumerate().max_by_key(|(at, candidate)| (adds(candidate), Reverse(candidate.cost), Reverse(*at)));
        let Some((at, candidate)) = best else { break };
        left = left.difference(&candidate.covers).copied().collect();
        chosen.push(at);
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn candidate(cost: i64, covers: &[usize]) -> Candidate {
        Candidate { id: ProposalId(Uuid::nil()), cost, covers: covers.iter().copied().collect() }
    }

    #[test]
    fn the_budget_buys_the_most_targets_and_then_the_cheapest() {
        let calls = [
            vec![candidate(10, &[0, 1, 2]), candidate(4, &[0, 1])],
            vec![candidate(6, &[0, 1]), candidate(5, &[1, 2])],
            vec![candidate(1, &[])],
        ];
        assert_eq!(best_under(15, &calls), [Some(0), Some(1), None]);
        assert_eq!(best_under(9, &calls), [Some(1), Some(1), None]);
        assert_eq!(best_under(3, &calls), [None, None, None]);
        assert_eq!(best_under(-1, &calls), [None, None, None]);
        assert_eq!(best_under(5, &[]), []);
    }

    #[test]
    fn who_might_join_covers_together_what_nobody_covers_alone() {
        assert_eq!(together(&[candidate(9, &[0, 1]), candidate(3, &[1, 2]), candidate(2, &[0, 1])]), [2, 1], "the cheaper of two");
        assert_eq!(together(&[candidate(1, &[0, 1, 2]), candidate(1, &[1])]), [] as [usize; 0]);
        assert_eq!(together(&[candidate(1, &[]), candidate(1, &[])]), [] as [usize; 0]);
        assert_eq!(together(&[]), [] as [usize; 0]);
    }

    fn worth(calls: &[Vec<Candidate>], chosen: &[Option<usize>]) -> (usize, i64) {
        let picked = calls.iter().zip(chosen).filter_map(|(call, at)| Some(&call[(*at)?]));
        picked.fold((0, 0), |(covered, cost), candidate| (covered + candidate.covers.len(), cost + candidate.cost))
    }

    proptest! {
        #[test]
        fn no_other_choice_within_the_budget_is_better(
            calls in prop::collection::vec(prop::collection::vec((0_i64..12, prop::collection::btree_set(0_usize..4, 0..4)), 0..4), 0..5),
            budget in 0_i64..30,
        ) {
            let of = |(cost, covers): (i64, BTreeSet<usize>)| Candidate { id: ProposalId(Uuid::nil()), cost, covers };
            let calls: Vec<Vec<Candidate>> = calls.into_iter().map(|call| call.into_iter().map(of).collect()).collect();
            let mut every: Vec<Vec<Option<usize>>> = vec![Vec::new()];
            for call in &calls {
                let more = |chosen: &Vec<Option<usize>>| (0..=call.len()).map(|n| [chosen.clone(), vec![n.checked_sub(1)]].concat()).collect::<Vec<_>>();
                every = every.iter().flat_map(more).collect();
            }
            let rank = |chosen: &Vec<Option<usize>>| { let (covered, cost) = worth(&calls, chosen); (covered, Reverse(cost)) };
            let best = every.iter().filter(|chosen| worth(&calls, chosen).1 <= budget).map(rank).max();
            prop_assert_eq!(Some(rank(&best_under(budget, &calls))), best);
        }
    }
}
