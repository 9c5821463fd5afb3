//! The reference example, the edge cases of C11 that concern C1 to C5, and properties.

use super::*;
use crate::evaluations::Mean;
use crate::evaluations::{
    result_file::official_lines,
    samples::{id, rules, scored},
};
use proptest::prelude::*;

#[test]
fn the_reference_example_is_reproduced() {
    let text = include_str!("../../../tests/data/scoring_example.json");
    let data: serde_json::Value = serde_json::from_str(text).expect("json");
    let maxima: Vec<i32> = serde_json::from_value(data["criteria_max"].clone()).expect("maxima");
    let names: Vec<String> = serde_json::from_value(data["proposals"].clone()).expect("names");
    let all_scored: Vec<ScoreSheets> = names
        .iter()
        .enumerate()
        .map(|(i, name)| {
            let rows: Vec<Option<Vec<i32>>> = serde_json::from_value(data["scores_half_points"][name].clone()).expect("scores");
            let sheets: Vec<_> = rows.into_iter().flatten().collect();
            ScoreSheets { proposal: id(i as u128), eligible: sheets.len(), sheets, chair: None, excluded: Vec::new() }
        })
        .collect();
    let outcomes = rank(&rules(&maxima), &all_scored);
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
fn an_excluded_sheet_counts_for_nothing_and_both_scores_are_kept() {
    let counted = scored(1, &[&[180], &[150]]);
    let outcomes = rank(&rules(&[100]), &[ScoreSheets { excluded: vec![vec![20]], ..counted.clone() }]);
    let all = AllSheets { n: 3, sum_half: 350 };
    assert_eq!(outcomes, [Outcome { all: Some(all), ..rank(&rules(&[100]), &[counted])[0].clone() }]);
    assert_eq!((outcomes[0].mean_hundredths(), outcomes[0].all_mean().map(|mean| mean.rounded(2))), (Some(8250), Some(5833)));
}

#[test]
fn without_quorum_no_score_is_told_with_excluded_sheets_either() {
    let rules = crate::challenges::RuleSet { quorum_floor: 3, ..rules(&[100]) };
    let outcomes = rank(&rules, &[ScoreSheets { excluded: vec![vec![20]], eligible: 4, ..scored(1, &[&[180], &[150]]) }]);
    assert_eq!((outcomes[0].mean(), outcomes[0].all_mean(), outcomes[0].all.map(|all| all.n)), (None, None, Some(3)));
    let lines = official_lines(&outcomes, &[(outcomes[0].proposal, "HS-1".to_owned())].into());
    assert_eq!((lines[0].mean.as_ref(), lines[0].all.as_ref().and_then(|all| all.mean.as_ref())), (None, None));
}

#[test]
fn rounding_is_half_up() {
    let half_up = |sum_half, n| Mean::new(sum_half, n).map(|mean| mean.rounded(2));
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
            &[ScoreSheets {
                proposal: id(1),
                eligible: 15,
                sheets: sheets[..n.min(9)].iter().cloned().chain((9..n).map(|_| vec![180])).collect(),
                chair: None,
                excluded: Vec::new(),
            }],
        )
    };
    assert_eq!(at(9)[0].verdict, Verdict::NoQuorum { needed: 10 });
    assert_eq!((at(9)[0].rank, at(10)[0].rank), (None, Some(1)));
    assert_eq!((at(9)[0].mean_hundredths(), at(10)[0].mean_hundredths()), (None, Some(9000)));
    assert_eq!((at(9)[0].criterion_hundredths(0), at(10)[0].criterion_hundredths(0)), (None, Some(9000)));
    assert_eq!(at(0)[0].mean_hundredths(), None);
}

#[test]
fn all_members_recused_is_no_quorum() {
    let outcomes = rank(&rules(&[100]), &[scored(1, &[]), scored(2, &[&[150]])]);
    assert_eq!(outcomes[0].proposal, id(2));
    assert!(matches!(outcomes[1].verdict, Verdict::NoQuorum { .. }));
}

#[test]
fn thresholds_are_exact() {
    let rules = RuleSet { pass_mark: 70, ..rules(&[50, 50]) };
    assert_eq!(rank(&rules, &[scored(1, &[&[70, 70]])])[0].verdict, Verdict::Passed);
    assert_eq!(rank(&rules, &[scored(1, &[&[70, 70], &[70, 69]])])[0].verdict, Verdict::Failed(vec![Failure::BelowMark]));
    let mut minimum = rules.clone();
    minimum.criteria[1].min_half = 60;
    assert_eq!(rank(&minimum, &[scored(1, &[&[90, 59]])])[0].verdict, Verdict::Failed(vec![Failure::CriterionMinimum(1)]));
}

#[test]
fn more_than_a_third_of_zeros_fails_and_exactly_a_third_does_not() {
    let rules = rules(&[90, 10]);
    let third = rank(&rules, &[scored(1, &[&[180, 0], &[180, 20], &[180, 20]])]);
    assert_eq!(third[0].verdict, Verdict::Passed);
    let more = rank(&rules, &[scored(1, &[&[180, 0], &[180, 0], &[180, 20], &[180, 20], &[180, 20]])]);
    assert_eq!(more[0].verdict, Verdict::Failed(vec![Failure::Zeros(1)]));
}

/// Few different scores, so that there are many ties.
fn all_scored() -> impl Strategy<Value = Vec<ScoreSheets>> {
    prop::collection::vec(prop::collection::vec((58..=60i32, 78..=80i32, 59..=60i32), 0..6), 1..7).prop_map(|proposals| {
        let sheet = |(a, b, c)| vec![a, b, c];
        let scored = |(i, sheets): (usize, Vec<_>)| ScoreSheets {
            proposal: id(i as u128),
            eligible: 6,
            // The chair's is the first, with every second proposal.
            chair: sheets.first().filter(|_| i % 2 == 0).map(|(a, b, c): &(i32, i32, i32)| a + b + c),
            sheets: sheets.into_iter().map(sheet).collect(),
            excluded: Vec::new(),
        };
        proposals.into_iter().enumerate().map(scored).collect()
    })
}

proptest! {
    #[test]
    fn the_order_of_proposals_and_of_members_changes_nothing(mut all_scored in all_scored(), turn in 0usize..6, margin in 0..200i32) {
        let mut rules = rules(&[30, 40, 30]);
        rules.ties.margin_hundredths = margin;
        rules.ties.chair = margin % 2 == 0;
        let before = rank(&rules, &all_scored);
        let len = all_scored.len();
        all_scored.rotate_left(turn % len);
        for scored in &mut all_scored {
            scored.sheets.reverse();
        }
        prop_assert_eq!(before, rank(&rules, &all_scored));
    }

    #[test]
    fn a_sheet_taken_away_changes_no_other_proposal_s_score(all_scored in all_scored()) {
        let rules = rules(&[30, 40, 30]);
        let mut fewer = all_scored.clone();
        fewer[0].sheets.pop();
        let score = |all: &[Outcome], of| {
            let outcome = all.iter().find(|o| o.proposal == of)?;
            Some((outcome.sum_half, outcome.n, outcome.criterion_sums.clone(), outcome.totals.clone(), outcome.verdict.clone()))
        };
        let (before, after) = (rank(&rules, &all_scored), rank(&rules, &fewer));
        for scored in &all_scored[1..] {
            prop_assert_eq!(score(&before, scored.proposal), score(&after, scored.proposal));
        }
    }

    #[test]
    fn a_higher_mean_never_ranks_lower(all_scored in all_scored()) {
        let outcomes = rank(&rules(&[30, 40, 30]), &all_scored);
        for pair in outcomes.windows(2) {
            if let (Some(a), Some(b)) = (pair[0].rank, pair[1].rank) {
                prop_assert!(a <= b);
                prop_assert!(pair[0].sum_half * i64::from(pair[1].n) >= pair[1].sum_half * i64::from(pair[0].n));
            }
        }
    }
}
