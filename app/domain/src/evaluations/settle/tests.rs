//! The last two steps: a ballot with the casting vote of whoever presides, and the lot.

use super::*;
use crate::{
    challenges::RuleSet,
    evaluations::{
        rank,
        samples::{id, rules, scored},
    },
};

/// One proposal ahead, these many tied behind it, and one that follows.
fn tied(size: u32, many: u128) -> (RuleSet, Vec<Outcome>) {
    let mut rules = rules(&[100]);
    rules.shortlist_size = size;
    rules.ties.extra_place = false;
    let mut sheets = vec![scored(0, &[&[180]]), scored(99, &[&[150]])];
    sheets.extend((1..=many).map(|n| scored(n, &[&[160]])));
    let outcomes = rank(&rules, &sheets);
    (rules, outcomes)
}

fn votes(votes: &[(u128, u32)]) -> BTreeMap<ProposalId, u32> {
    votes.iter().map(|(n, votes)| (id(*n), *votes)).collect()
}

fn shown(outcomes: &[Outcome]) -> Vec<(u128, u32, Option<u8>)> {
    outcomes.iter().map(|o| (o.proposal.0.as_u128(), o.rank.expect("a rank"), o.tie_step)).collect()
}

#[test]
fn the_sixth_step_is_the_ballot() {
    let (rules, outcomes) = tied(2, 2);
    assert_eq!(line(&rules, &outcomes), Line::Tied { proposals: vec![id(1), id(2)], places: 1 });
    let settled = settle(&rules, outcomes, &Settlement { votes: votes(&[(1, 6), (2, 7)]), ..Settlement::default() });
    assert_eq!(shown(&settled), [(0, 1, None), (2, 2, Some(6)), (1, 3, Some(6)), (99, 4, None)]);
    assert!(settled.iter().all(|o| !o.is_tied));
    assert_eq!(line(&rules, &settled), Line::Clear { places: 2 });
}

#[test]
fn with_equal_votes_the_chair_s_casting_vote_decides() {
    let (rules, outcomes) = tied(2, 2);
    let mut settlement = Settlement { votes: votes(&[(1, 7), (2, 7)]), ..Settlement::default() };
    let open = settle(&rules, outcomes.clone(), &settlement);
    assert_eq!(open, outcomes);
    settlement.casting = Some(id(2));
    let settled = settle(&rules, outcomes, &settlement);
    assert_eq!(shown(&settled), [(0, 1, None), (2, 2, Some(6)), (1, 3, Some(6)), (99, 4, None)]);
}

#[test]
fn the_seventh_step_is_the_lot() {
    let (rules, outcomes) = tied(2, 2);
    let settlement = Settlement { votes: votes(&[(1, 7), (2, 7)]), casting: None, lot: vec![id(2), id(1)] };
    let settled = settle(&rules, outcomes, &settlement);
    assert_eq!(shown(&settled), [(0, 1, None), (2, 2, Some(7)), (1, 3, Some(7)), (99, 4, None)]);
}

/// Five for three places: votes give the first, the casting vote the second, the lot the last.
#[test]
fn each_step_touches_only_what_is_still_tied_across_the_line() {
    let (rules, outcomes) = tied(4, 5);
    let mut settlement = Settlement { votes: votes(&[(3, 5), (1, 3), (2, 3), (5, 3), (4, 1)]), ..Settlement::default() };
    let voted = settle(&rules, outcomes.clone(), &settlement);
    assert_eq!(line(&rules, &voted), Line::Tied { proposals: vec![id(1), id(2), id(5)], places: 2 });
    settlement.casting = Some(id(5));
    let cast = settle(&rules, outcomes.clone(), &settlement);
    assert_eq!(line(&rules, &cast), Line::Tied { proposals: vec![id(1), id(2)], places: 1 });
    settlement.lot = vec![id(2), id(1)];
    let settled = settle(&rules, outcomes, &settlement);
    let expected = [(0, 1, None), (3, 2, Some(6)), (5, 3, Some(6)), (2, 4, Some(7)), (1, 5, Some(7)), (4, 6, Some(6)), (99, 7, None)];
    assert_eq!(shown(&settled), expected);
}

#[test]
fn those_who_are_in_anyway_stay_tied() {
    let (rules, outcomes) = tied(3, 3);
    let settled = settle(&rules, outcomes, &Settlement { votes: votes(&[(1, 6), (2, 6), (3, 1)]), ..Settlement::default() });
    assert_eq!(shown(&settled), [(0, 1, None), (1, 2, Some(6)), (2, 2, Some(6)), (3, 4, Some(6)), (99, 5, None)]);
    assert_eq!(line(&rules, &settled), Line::Clear { places: 3 });
}

#[test]
fn a_ballot_changes_nothing_where_nobody_is_tied_across_the_line() {
    let (rules, outcomes) = tied(1, 2);
    let settlement = Settlement { votes: votes(&[(1, 6), (2, 7)]), casting: Some(id(2)), lot: vec![id(2), id(1)] };
    assert_eq!(settle(&rules, outcomes.clone(), &settlement), outcomes);
}

#[test]
fn what_failed_with_an_equal_mean_comes_after_those_voted_on() {
    let (mut rules, _) = tied(1, 0);
    rules.criteria.push(rules.criteria[0].clone());
    rules.criteria[1].min_half = 10;
    rules.priority = [9, 9];
    let outcomes = rank(&rules, &[scored(1, &[&[160, 0]]), scored(2, &[&[80, 80]]), scored(3, &[&[80, 80]])]);
    let settled = settle(&rules, outcomes, &Settlement { votes: votes(&[(2, 1), (3, 2)]), ..Settlement::default() });
    assert_eq!(shown(&settled), [(3, 1, Some(6)), (2, 2, Some(6)), (1, 3, None)]);
}
