//! The reference example, the edge cases of C11 that concern C1 to C6 step 4, and properties.

use super::*;
use crate::challenges::Criterion;
use proptest::prelude::*;
use uuid::Uuid;

type Sheets = &'static [&'static [i32]];

fn id(n: u128) -> ProposalId {
    ProposalId(Uuid::from_u128(n))
}

fn rules(maxima: &[i32]) -> RuleSet {
    let criterion = |max: &i32| Criterion { max: *max, ..Criterion::default() };
    RuleSet { criteria: maxima.iter().map(criterion).collect(), quorum_floor: 1, ..RuleSet::default() }
}

fn ballot(n: u128, sheets: &[&[i32]]) -> Ballot {
    Ballot { proposal: id(n), eligible: sheets.len(), sheets: sheets.iter().map(|s| s.to_vec()).collect() }
}

fn order_of(outcomes: &[Outcome]) -> Vec<(u128, Option<u32>)> {
    outcomes.iter().map(|o| (o.proposal.0.as_u128(), o.rank)).collect()
}

#[test]
fn the_reference_example_is_reproduced() {
    let text = include_str!("../../../tests/data/scoring_example.json");
    let data: serde_json::Value = serde_json::from_str(text).expect("json");
    let maxima: Vec<i32> = serde_json::from_value(data["criteria_max"].clone()).expect("maxima");
    let names: Vec<String> = serde_json::from_value(data["proposals"].clone()).expect("names");
    let ballots: Vec<Ballot> = names
        .iter()
        .enumerate()
        .map(|(i, name)| {
            let rows: Vec<Option<Vec<i32>>> = serde_json::from_value(data["scores_half_points"][name].clone()).expect("scores");
            let sheets: Vec<_> = rows.into_iter().flatten().collect();
            Ballot { proposal: id(i as u128), eligible: sheets.len(), sheets }
        })
        .collect();
    let outcomes = rank(&rules(&maxima), &ballots);
    let ranked: Vec<&str> = outcomes.iter().map(|o| names[o.proposal.0.as_u128() as usize].as_str()).collect();
    let expected: Vec<String> = serde_json::from_value(data["official_rank"].clone()).expect("rank");
    assert_eq!(ranked, expected);
    for outcome in &outcomes {
        let expected = &data["expected"][&names[outcome.proposal.0.as_u128() as usize]];
        assert_eq!(i64::from(outcome.n), expected["n"].as_i64().expect("n"));
        assert_eq!(outcome.sum_half, expected["sum_half"].as_i64().expect("sum"));
        let mean = outcome.mean_hundredths().expect("mean");
        assert_eq!(format!("{}.{:02}", mean / 100, mean % 100), expected["mean_2dp"].as_str().expect("mean"));
    }
}

#[test]
fn rounding_is_half_up() {
    assert_eq!(half_up(2013, 20), Some(5033));
    assert_eq!(half_up(0, 20), Some(0));
    assert_eq!(half_up(200 * 15, 15), Some(10_000));
    assert_eq!(half_up(0, 0), None);
}

#[test]
fn one_sheet_below_quorum_is_no_quorum_and_not_a_low_score() {
    let rules = RuleSet { quorum_floor: 8, ..rules(&[100]) };
    let sheets = vec![vec![180]; 9];
    let at = |n: usize| {
        rank(
            &rules,
            &[Ballot {
                proposal: id(1),
                eligible: 15,
                sheets: sheets[..n.min(9)].iter().cloned().chain((9..n).map(|_| vec![180])).collect(),
            }],
        )
    };
    assert_eq!(at(9)[0].verdict, Verdict::NoQuorum { needed: 10 });
    assert_eq!((at(9)[0].rank, at(10)[0].rank), (None, Some(1)));
    assert_eq!(at(0)[0].mean_hundredths(), None);
}

#[test]
fn all_members_recused_is_no_quorum() {
    let outcomes = rank(&rules(&[100]), &[ballot(1, &[]), ballot(2, &[&[150]])]);
    assert_eq!(outcomes[0].proposal, id(2));
    assert!(matches!(outcomes[1].verdict, Verdict::NoQuorum { .. }));
}

#[test]
fn thresholds_are_exact() {
    let rules = RuleSet { pass_mark: 70, ..rules(&[50, 50]) };
    assert_eq!(rank(&rules, &[ballot(1, &[&[70, 70]])])[0].verdict, Verdict::Passed);
    assert_eq!(rank(&rules, &[ballot(1, &[&[70, 70], &[70, 69]])])[0].verdict, Verdict::Failed(vec![Failure::BelowMark]));
    let mut minimum = rules.clone();
    minimum.criteria[1].min_half = 60;
    assert_eq!(rank(&minimum, &[ballot(1, &[&[90, 59]])])[0].verdict, Verdict::Failed(vec![Failure::CriterionMinimum(1)]));
}

#[test]
fn more_than_a_third_of_zeros_fails_and_exactly_a_third_does_not() {
    let rules = rules(&[90, 10]);
    let third = rank(&rules, &[ballot(1, &[&[180, 0], &[180, 20], &[180, 20]])]);
    assert_eq!(third[0].verdict, Verdict::Passed);
    let more = rank(&rules, &[ballot(1, &[&[180, 0], &[180, 0], &[180, 20], &[180, 20], &[180, 20]])]);
    assert_eq!(more[0].verdict, Verdict::Failed(vec![Failure::Zeros(1)]));
}

#[test]
fn each_step_of_the_chain_breaks_its_tie() {
    let rules = rules(&[40, 40, 20]);
    let cases: [(Sheets, Sheets, u8); 3] = [
        (&[&[70, 60, 20]], &[&[60, 70, 20]], 1),
        (&[&[70, 65, 15]], &[&[70, 60, 20]], 2),
        (&[&[40, 40, 10], &[70, 70, 40], &[70, 70, 40]], &[&[60, 60, 30], &[60, 60, 30], &[60, 60, 30]], 3),
    ];
    for (better, worse, step) in cases {
        let outcomes = rank(&rules, &[ballot(1, worse), ballot(2, better)]);
        assert_eq!(order_of(&outcomes), [(2, Some(1)), (1, Some(2))], "step {step}");
        assert_eq!(outcomes[0].tie_step, Some(step));
        assert!(!outcomes[0].is_tied);
    }
}

#[test]
fn the_fourth_step_counts_sheets_below_the_mark() {
    let rules = RuleSet { pass_mark: 70, ..rules(&[100]) };
    let outcomes = rank(&rules, &[ballot(1, &[&[130], &[135], &[145], &[190]]), ballot(2, &[&[120], &[140], &[140], &[200]])]);
    assert_eq!(order_of(&outcomes), [(2, Some(1)), (1, Some(2))]);
    assert_eq!(outcomes[0].tie_step, Some(4));
}

#[test]
fn what_the_chain_cannot_break_stays_tied() {
    let outcomes = rank(&rules(&[100]), &[ballot(3, &[&[150]]), ballot(1, &[&[150]]), ballot(2, &[&[140]])]);
    assert_eq!(order_of(&outcomes), [(1, Some(1)), (3, Some(1)), (2, Some(3))]);
    assert!(outcomes[0].is_tied && outcomes[1].is_tied && !outcomes[2].is_tied);
}

fn ballots() -> impl Strategy<Value = Vec<Ballot>> {
    prop::collection::vec(prop::collection::vec((0..=60i32, 0..=80i32, 0..=60i32), 0..6), 1..7).prop_map(|proposals| {
        let sheet = |(a, b, c)| vec![a, b, c];
        let ballot =
            |(i, sheets): (usize, Vec<_>)| Ballot { proposal: id(i as u128), eligible: 6, sheets: sheets.into_iter().map(sheet).collect() };
        proposals.into_iter().enumerate().map(ballot).collect()
    })
}

proptest! {
    #[test]
    fn the_order_of_proposals_and_of_members_changes_nothing(mut ballots in ballots(), turn in 0usize..6) {
        let rules = rules(&[30, 40, 30]);
        let before = rank(&rules, &ballots);
        let len = ballots.len();
        ballots.rotate_left(turn % len);
        for ballot in &mut ballots {
            ballot.sheets.reverse();
        }
        prop_assert_eq!(before, rank(&rules, &ballots));
    }

    #[test]
    fn a_sheet_taken_away_changes_no_other_proposal_s_score(ballots in ballots()) {
        let rules = rules(&[30, 40, 30]);
        let mut fewer = ballots.clone();
        fewer[0].sheets.pop();
        let score = |all: &[Outcome], of| all.iter().find(|o| o.proposal == of).map(|o| (o.sum_half, o.n, o.verdict.clone()));
        let (before, after) = (rank(&rules, &ballots), rank(&rules, &fewer));
        for ballot in &ballots[1..] {
            prop_assert_eq!(score(&before, ballot.proposal), score(&after, ballot.proposal));
        }
    }

    #[test]
    fn a_higher_mean_never_ranks_lower(ballots in ballots()) {
        let outcomes = rank(&rules(&[30, 40, 30]), &ballots);
        for pair in outcomes.windows(2) {
            if let (Some(a), Some(b)) = (pair[0].rank, pair[1].rank) {
                prop_assert!(a <= b);
                prop_assert!(pair[0].sum_half * i64::from(pair[1].n) >= pair[1].sum_half * i64::from(pair[0].n));
            }
        }
    }
}
