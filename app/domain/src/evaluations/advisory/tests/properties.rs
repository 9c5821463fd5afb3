//! What holds for all sheets, and the incremental ways held against the plain ones.

use super::*;
use crate::evaluations::{Outcome, ScoreSheets, rank};
use proptest::prelude::*;
use std::collections::HashMap;

const MAXIMA: [i32; 3] = [30, 50, 20];

fn matrices() -> impl Strategy<Value = Matrix> {
    let sheet = prop::option::weighted(0.85, (45..=55i32, 85..=95i32, prop::sample::select(vec![0, 1, 39, 40])));
    (1..7usize, 1..6usize).prop_flat_map(move |(proposals, members)| {
        let rows = prop::collection::vec(prop::collection::vec(sheet.clone(), members), proposals);
        rows.prop_map(|rows| Matrix {
            proposals: (0..rows.len()).map(|i| id(i * 7 % 5 + 10 * i)).collect(),
            sheets: rows.into_iter().map(|row| row.into_iter().map(|s| s.map(|(a, b, c)| vec![a, b, c])).collect()).collect(),
        })
    })
}

fn turned<T: Clone>(values: &[T], turn: usize) -> Vec<T> {
    let mut turned = values.to_vec();
    turned.rotate_left(turn % values.len().max(1));
    turned[1..].reverse();
    turned
}

fn without_members(matrix: &Matrix, left_out: &[usize]) -> Matrix {
    let kept = |row: &Vec<Option<Vec<i32>>>| row.iter().enumerate().map(|(j, s)| s.clone().filter(|_| !left_out.contains(&j))).collect();
    Matrix { sheets: matrix.sheets.iter().map(kept).collect(), ..matrix.clone() }
}

/// Official ranks of the proposals that have a sheet.
fn official(rules: &RuleSet, matrix: &Matrix) -> HashMap<ProposalId, u32> {
    outcomes(rules, matrix).iter().filter_map(|o| Some((o.proposal, o.rank?))).collect()
}

fn outcomes(rules: &RuleSet, matrix: &Matrix) -> Vec<Outcome> {
    let sheets = |i: usize| matrix.sheets[i].iter().flatten().cloned().collect::<Vec<_>>();
    let all_scored = matrix.proposals.iter().enumerate().filter(|(i, _)| !sheets(*i).is_empty());
    let all_scored: Vec<ScoreSheets> = all_scored
        .map(|(i, proposal)| ScoreSheets {
            proposal: *proposal,
            eligible: sheets(i).len(),
            sheets: sheets(i),
            chair: None,
            excluded: Vec::new(),
        })
        .collect();
    rank(rules, &all_scored)
}

/// The span of a proposal over the plain official result of each smaller matrix; in the top is whoever passed there with
/// fewer than its size before it, of those that passed there.
fn plain_span(rules: &RuleSet, proposal: ProposalId, runs: &[Matrix]) -> Span {
    let runs: Vec<Vec<Outcome>> = runs.iter().map(|matrix| outcomes(rules, matrix)).collect();
    let own = |run: &Vec<Outcome>| run.iter().find(|o| o.proposal == proposal && o.rank.is_some()).cloned();
    let ranks = || runs.iter().filter_map(own).filter_map(|o| o.rank);
    let before = |run: &Vec<Outcome>, rank: Option<u32>| run.iter().filter(|o| o.is_passed() && o.rank < rank).count();
    let is_in_top = |run: &&Vec<Outcome>| own(run).is_some_and(|o| o.is_passed() && before(run, o.rank) < rules.shortlist_size as usize);
    Span {
        ranks: ranks().min().zip(ranks().max()).map(|(best, worst)| [best, worst]),
        in_top: runs.iter().filter(is_in_top).count() as u32,
        runs: runs.len() as u32,
    }
}

/// Mean on other weights, from 0 to 1: one criterion's is multiplied, the others share the rest in proportion.
fn weighted_mean(sheets: &[Option<Vec<i32>>], criterion: usize, factor: f64) -> f64 {
    let weight = |k: usize| f64::from(MAXIMA[k]) / 100.0;
    let changed = weight(criterion) * factor;
    let share = |k: usize| if k == criterion { changed } else { weight(k) * (1.0 - changed) / (1.0 - weight(criterion)) };
    let sheets: Vec<&Vec<i32>> = sheets.iter().flatten().collect();
    let mean = |k: usize| sheets.iter().map(|s| f64::from(s[k])).sum::<f64>() / (sheets.len() as f64 * f64::from(2 * MAXIMA[k]));
    (0..3).map(|k| share(k) * mean(k)).sum()
}

/// Krippendorff's alpha as he defines it: distances over all pairs of values, within units and altogether.
fn plain_alpha(units: &[Vec<i32>], distance: impl Fn(i32, i32) -> f64) -> f64 {
    let apart = |values: &[i32]| values.iter().map(|c| values.iter().map(|k| distance(*c, *k)).sum::<f64>()).sum::<f64>();
    let all = units.concat();
    let observed: f64 = units.iter().map(|unit| apart(unit) / (unit.len() - 1) as f64).sum::<f64>() / all.len() as f64;
    1.0 - observed * (all.len() * (all.len() - 1)) as f64 / apart(&all)
}

/// Whether a figure is this number to six decimals. Where the seventh is a five and nothing follows, this plain reckoning
/// may fall on either side of it.
fn is_rounded(figure: Option<Figure>, plain: f64) -> bool {
    match figure {
        Some(figure) => figure.to_string().parse::<f64>().is_ok_and(|figure| (figure - plain).abs() <= 0.5e-6 + 1e-10),
        None => Figure::of(plain).is_none(),
    }
}

proptest! {
    #[test]
    fn the_order_of_members_changes_nothing_but_their_columns(matrix in matrices(), turn in 0usize..6) {
        let other = Matrix { sheets: matrix.sheets.iter().map(|row| turned(row, turn)).collect(), ..matrix.clone() };
        let mut expected = advise(&rules(&MAXIMA), &matrix);
        expected.severities = turned(&expected.severities, turn);
        prop_assert_eq!(advise(&rules(&MAXIMA), &other), expected);
    }

    #[test]
    fn the_order_of_proposals_turns_the_answer_with_it(matrix in matrices(), turn in 0usize..7) {
        let other = Matrix { proposals: turned(&matrix.proposals, turn), sheets: turned(&matrix.sheets, turn) };
        let mut expected = advise(&rules(&MAXIMA), &matrix);
        expected.proposals = turned(&expected.proposals, turn);
        if let Some(comparison) = &mut expected.comparison {
            comparison.pairwise = turned(&comparison.pairwise, turn).iter().map(|row| turned(row, turn)).collect();
        }
        prop_assert_eq!(advise(&rules(&MAXIMA), &other), expected);
    }

    #[test]
    fn a_sheet_taken_away_changes_no_other_proposal_s_spread(matrix in matrices()) {
        let mut fewer = matrix.clone();
        fewer.sheets[0][0] = None;
        let (before, after) = (advise(&rules(&MAXIMA), &matrix), advise(&rules(&MAXIMA), &fewer));
        for (before, after) in before.proposals.iter().zip(&after.proposals).skip(1) {
            prop_assert_eq!(&before.spread, &after.spread);
        }
    }

    #[test]
    fn runs_rank_as_the_official_order_does(matrix in matrices()) {
        let rules = rules(&MAXIMA);
        let members = matrix.sheets[0].len();
        let one: Vec<Matrix> = (0..members).map(|j| without_members(&matrix, &[j])).collect();
        let two: Vec<Matrix> = (0..members).flat_map(|j| (0..j).map(move |l| [j, l])).map(|pair| without_members(&matrix, &pair)).collect();
        let ranks = official(&rules, &matrix);
        for proposal in advise(&rules, &matrix).proposals {
            let Some(places) = proposal.places else { continue };
            prop_assert_eq!(Some(&places.official), ranks.get(&proposal.proposal));
            prop_assert_eq!(places.leave_one_out, plain_span(&rules, proposal.proposal, &one));
            prop_assert_eq!(places.leave_two_out, plain_span(&rules, proposal.proposal, &two));
        }
    }

    #[test]
    fn at_the_break_even_weight_both_means_are_equal(matrix in matrices()) {
        let rules = rules(&MAXIMA);
        let index = |of: ProposalId| matrix.proposals.iter().position(|p| *p == of).expect("a proposal");
        let mean = |i: usize, k: usize| {
            let sheets: Vec<f64> = matrix.sheets[i].iter().flatten().map(|s| f64::from(s[k]) / f64::from(2 * MAXIMA[k])).collect();
            sheets.iter().sum::<f64>() / sheets.len() as f64
        };
        for pair in advise(&rules, &matrix).comparison.map(|c| c.break_evens).unwrap_or_default() {
            for (k, weight) in pair.weights.iter().enumerate().filter_map(|(k, weight)| Some((k, (*weight)?))) {
                let weight: f64 = weight.to_string().parse().expect("a number");
                let others = (0..3).filter(|l| *l != k).map(|l| (l, f64::from(MAXIMA[l]) / f64::from(100 - MAXIMA[k]) * (1.0 - weight)));
                let score = |i: usize| weight * mean(i, k) + others.clone().map(|(l, w)| w * mean(i, l)).sum::<f64>();
                prop_assert!((score(index(pair.ahead)) - score(index(pair.behind))).abs() < 1e-5);
            }
        }
    }

    #[test]
    fn runs_on_other_weights_rank_by_the_weighted_mean(matrix in matrices()) {
        let scored: Vec<usize> = (0..matrix.proposals.len()).filter(|i| matrix.sheets[*i].iter().any(Option::is_some)).collect();
        let runs: Vec<Vec<f64>> = (0..3).flat_map(|k| [0.9, 1.1].map(|factor| (k, factor)))
            .map(|(k, factor)| scored.iter().map(|i| weighted_mean(&matrix.sheets[*i], k, factor)).collect()).collect();
        let advice = advise(&rules(&MAXIMA), &matrix);
        for (place, i) in scored.iter().enumerate() {
            let Some(places) = &advice.proposals[*i].places else { continue };
            let ahead = |by: f64| runs.iter().map(move |run| run.iter().filter(|mean| **mean > run[place] + by).count() as u32 + 1);
            // Equal means may be told apart by the chain of C6, so a rank lies between these two.
            let (best, worst): (Vec<u32>, Vec<u32>) = (ahead(1e-9).collect(), ahead(-1e-9).map(|rank| rank - 1).collect());
            let [low, high] = places.weights.ranks.expect("ranks");
            prop_assert!(best.iter().min() <= Some(&low) && Some(&low) <= worst.iter().min());
            prop_assert!(best.iter().max() <= Some(&high) && Some(&high) <= worst.iter().max());
        }
    }

    #[test]
    fn alphas_are_those_of_the_definition(matrix in matrices()) {
        let agreement = advise(&rules(&MAXIMA), &matrix).agreement;
        let units = |value: fn(&Vec<i32>) -> i32| {
            let units = matrix.sheets.iter().map(|row| row.iter().flatten().map(value).collect::<Vec<i32>>());
            units.filter(|unit| unit.len() > 1).collect::<Vec<_>>()
        };
        let firsts = units(|s| s[0]);
        if firsts.len() < agreement::FEWEST {
            prop_assert_eq!((agreement.alpha, agreement.alpha_by_criterion), (None, vec![None; 3]));
            return Ok(());
        }
        let plain = plain_alpha(&units(|s| s.iter().sum()), |c, k| f64::from(c - k).powi(2));
        prop_assert!(is_rounded(agreement.alpha, plain), "{:?} for {plain}", agreement.alpha);
        let all = firsts.concat();
        let count = |value: i32| all.iter().filter(|v| **v == value).count() as f64;
        let between = |c: i32, k: i32| (c.min(k)..=c.max(k)).map(count).sum::<f64>() - (count(c) + count(k)) / 2.0;
        let plain = plain_alpha(&firsts, |c, k| between(c, k).powi(2));
        prop_assert!(is_rounded(agreement.alpha_by_criterion[0], plain), "{:?} for {plain}", agreement.alpha_by_criterion[0]);
    }

    #[test]
    fn with_every_sheet_there_the_adjusted_mean_is_the_mean(rows in prop::collection::vec(prop::collection::vec(0..=200i32, 4), 1..7)) {
        let rows: Vec<&[i32]> = rows.iter().map(Vec::as_slice).collect();
        for (row, proposal) in rows.iter().zip(advise(&rules(&[100]), &full(&rows)).proposals) {
            prop_assert_eq!(proposal.adjusted, Figure::ratio(row.iter().sum::<i32>().into(), 8));
        }
    }

    #[test]
    fn advice_is_read_back_as_it_was_written(matrix in matrices()) {
        let advice = advise(&rules(&MAXIMA), &matrix);
        let json = serde_json::to_string(&advice).expect("json");
        prop_assert_eq!(serde_json::from_str::<Advice>(&json).expect("advice"), advice);
    }
}
