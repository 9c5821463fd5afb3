//! The reference example, and examples that others have published.

mod edges;
mod properties;

use super::*;
use crate::{
    challenges::{Criterion, RuleSet},
    ids::ProposalId,
};
use serde_json::Value;
use stability::Span;
use uuid::Uuid;

fn id(n: usize) -> ProposalId {
    ProposalId(Uuid::from_u128(n as u128))
}

fn rules(maxima: &[i32]) -> RuleSet {
    let criterion = |max: &i32| Criterion { max: *max, ..Criterion::default() };
    RuleSet { criteria: maxima.iter().map(criterion).collect(), quorum_floor: 0, ..RuleSet::default() }
}

/// One criterion, members in rows; `None` is no sheet.
fn by_member(members: &[&[Option<i32>]]) -> Matrix {
    let proposals = members.iter().map(|row| row.len()).max().unwrap_or(0);
    let sheets = (0..proposals).map(|i| members.iter().map(|row| row[i].map(|score| vec![score])).collect());
    Matrix { proposals: (0..proposals).map(id).collect(), sheets: sheets.collect() }
}

/// One criterion, proposals in rows, all sheets there.
fn full(rows: &[&[i32]]) -> Matrix {
    let sheets = rows.iter().map(|row| row.iter().map(|score| Some(vec![*score])).collect());
    Matrix { proposals: (0..rows.len()).map(id).collect(), sheets: sheets.collect() }
}

struct Example {
    data: Value,
    names: Vec<String>,
    rules: RuleSet,
    matrix: Matrix,
}

fn example() -> Example {
    let data: Value = serde_json::from_str(include_str!("../../../tests/data/scoring_example.json")).expect("json");
    let maxima: Vec<i32> = serde_json::from_value(data["criteria_max"].clone()).expect("maxima");
    let names: Vec<String> = serde_json::from_value(data["proposals"].clone()).expect("names");
    let sheets = names.iter().map(|name| serde_json::from_value(data["scores_half_points"][name].clone()).expect("scores"));
    let matrix = Matrix { proposals: (0..names.len()).map(id).collect(), sheets: sheets.collect() };
    Example { rules: rules(&maxima), names, matrix, data }
}

/// `figure` to as many decimals as the expected value is given with.
#[track_caller]
fn assert_figure(figure: Option<Figure>, expected: &Value) {
    let text = expected.as_str().map_or_else(|| expected.to_string(), str::to_owned);
    let places = text.split_once('.').map_or(0, |(_, places)| places.len() as u32);
    let digits: i64 = text.replace('.', "").parse().expect("a decimal");
    assert_eq!(figure.map(|f| f.rounded(places)), Some(digits), "{figure:?} is not {text}");
}

#[test]
fn each_proposal_of_the_reference_example_is_reproduced() {
    let Example { data, names, rules, matrix } = example();
    let advice = advise(&rules, &matrix);
    for (name, proposal) in names.iter().zip(&advice.proposals) {
        let expected = &data["expected"][name];
        let places = proposal.places.as_ref().expect("places");
        assert_figure(proposal.spread.median, &expected["median"]);
        assert_figure(proposal.spread.trimmed_mean, &expected["trim"]);
        assert_figure(proposal.spread.min, &expected["min"]);
        assert_figure(proposal.spread.max, &expected["max"]);
        assert_figure(proposal.adjusted, &expected["adjusted"]);
        assert_figure(proposal.borda, &expected["borda"]);
        let Span { ranks, in_top, runs } = &places.leave_one_out;
        assert_eq!(serde_json::json!(ranks), expected["loo_rank"]);
        assert_eq!(format!("{in_top}/{runs}"), expected["loo_top2"].as_str().expect("a count"));
        assert_eq!(names[places_of(&data, name)], *name);
        assert_eq!(places.official as usize, rank_of(&data, name));
        assert_eq!((places.leave_two_out.runs, places.weights.runs, proposal.recusal_effect), (105, 12, false));
    }
}

fn rank_of(data: &Value, name: &str) -> usize {
    data["official_rank"].as_array().expect("ranks").iter().position(|n| n == name).expect("ranked") + 1
}

fn places_of(data: &Value, name: &str) -> usize {
    data["proposals"].as_array().expect("names").iter().position(|n| n == name).expect("named")
}

#[test]
fn what_compares_the_proposals_of_the_reference_example_is_reproduced() {
    let Example { data, names, rules, matrix } = example();
    let advice = advise(&rules, &matrix);
    assert_figure(advice.agreement.alpha, &data["krippendorff_alpha_interval_totals"]);
    assert_figure(advice.agreement.icc_single, &data["icc_2_1"]);
    assert_figure(advice.agreement.icc_mean, &data["icc_2_k"]);
    assert_eq!(Some(u64::from(advice.agreement.icc_members)), data["icc_complete_reviewers"].as_u64());
    let comparison = advice.comparison.expect("a comparison");
    let pairwise = data["pairwise"].as_object().expect("pairs");
    assert_eq!(pairwise.len(), names.len() * (names.len() - 1));
    for (pair, count) in pairwise {
        let (i, h) = pair.split_once('>').expect("a pair");
        assert_eq!(Some(u64::from(comparison.pairwise[places_of(&data, i)][places_of(&data, h)])), count.as_u64(), "{pair}");
    }
    assert_eq!(comparison.condorcet_winner, Some(id(places_of(&data, "B"))));
    assert_eq!((comparison.tau_b.schulze, comparison.tau_b.borda), (Some(Figure::ONE), Some(Figure::ONE)));
    assert_eq!(comparison.light, Light { colour: Colour::Green, causes: Vec::new() });
}

/// The triple is the criterion's index, its weight now, and the weight nearest to it that makes both means equal.
#[test]
fn the_break_even_weights_of_the_reference_example_are_reproduced() {
    let Example { data, names, rules, matrix } = example();
    let comparison = advise(&rules, &matrix).comparison.expect("a comparison");
    let expected = data["break_even_weight"].as_object().expect("pairs");
    assert_eq!(comparison.break_evens.len(), expected.len());
    for pair in &comparison.break_evens {
        let name = |id: ProposalId| &names[id.0.as_u128() as usize];
        let expected = &expected[&format!("{}>{}", name(pair.ahead), name(pair.behind))];
        match &pair.nearest {
            Some(nearest) => {
                assert_eq!(Some(u64::from(nearest.criterion)), expected[0].as_u64());
                assert_figure(Some(nearest.weight), &expected[1]);
                assert_figure(Some(nearest.break_even), &expected[2]);
            }
            None => assert!(expected.is_null() && pair.weights.iter().all(Option::is_none)),
        }
    }
}

/// Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), example C: interval 0.849, ordinal 0.815.
#[test]
fn alphas_are_those_of_krippendorff_s_own_example() {
    let read = |text: &str| text.chars().map(|c| c.to_digit(10).map(|d| d as i32)).collect::<Vec<_>>();
    let members = ["123321412...", "1233224125.3", ".3332342251.", "1233244125 1."].map(|row| read(&row.replace(' ', "")));
    let members: Vec<&[Option<i32>]> = members.iter().map(Vec::as_slice).collect();
    let agreement = advise(&rules(&[100]), &by_member(&members)).agreement;
    assert_figure(agreement.alpha, &"0.849".into());
    assert_figure(agreement.alpha_by_criterion[0], &"0.815".into());
}

/// Shrout and Fleiss, "Intraclass Correlations" (1979), table 2: ICC(2,1) 0.29, ICC(2,4) 0.62.
#[test]
fn iccs_are_those_of_shrout_and_fleiss() {
    let matrix = full(&[&[9, 2, 5, 8], &[6, 1, 3, 2], &[8, 4, 6, 8], &[7, 1, 2, 6], &[10, 5, 6, 9], &[6, 2, 4, 7]]);
    let agreement = advise(&rules(&[100]), &matrix).agreement;
    assert_figure(agreement.icc_single, &"0.29".into());
    assert_figure(agreement.icc_mean, &"0.62".into());
    assert_eq!(agreement.icc_members, 4);
}

/// Schulze, "A new monotonic, clone-independent … single-winner election method": 45 voters give E > A > C > B > D.
#[test]
fn schulze_s_order_is_that_of_schulze_s_own_example() {
    let votes = [(5, "ACBED"), (5, "ADECB"), (8, "BEDAC"), (3, "CABED"), (7, "CAEBD"), (2, "CBADE"), (7, "DCEBA"), (8, "EBADC")];
    let score = |vote: &str, name: char| Some(5 - vote.find(name).expect("a name") as i32);
    let sheet = |(times, vote): (usize, &str)| vec!["ABCDE".chars().map(|name| score(vote, name)).collect::<Vec<_>>(); times];
    let members: Vec<Vec<Option<i32>>> = votes.into_iter().flat_map(sheet).collect();
    let members: Vec<&[Option<i32>]> = members.iter().map(Vec::as_slice).collect();
    let advice = advise(&rules(&[100]), &by_member(&members));
    let schulze: Vec<u32> = advice.proposals.iter().map(|p| p.places.as_ref().expect("places").schulze).collect();
    assert_eq!(schulze, [2, 4, 3, 5, 1]);
    assert_eq!(advice.comparison.expect("a comparison").condorcet_winner, None);
}
