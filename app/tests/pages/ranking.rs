//! The table of a ranking: means that differ read differently.

use app::evaluations::table::{mean, means, ranking};
use backend::results::RankedLine;
use domain::{
    challenges::RuleSet,
    evaluations::{ScoreSheets, rank},
    ids::ProposalId,
    locale::Locale,
};
use leptos::prelude::*;
use uuid::Uuid;

#[test]
fn two_means_that_differ_never_read_the_same() {
    // 2,081 half points on 13 sheets and 2,241 on 14: 80.038… and 80.035….
    let sheets = |sum: usize, n: usize| (0..n).map(|i| vec![(sum / n + usize::from(i < sum % n)) as i32]).collect();
    let scored = |i, sum, n| {
        let proposal = ProposalId(Uuid::from_u128(i));
        ScoreSheets { proposal, eligible: n, sheets: sheets(sum, n), chair: None, excluded: Vec::new() }
    };
    let mut rules = RuleSet::default();
    rules.criteria.truncate(1);
    rules.criteria[0].max = 100;
    let lines: Vec<_> = rank(&rules, &[scored(1, 2_081, 13), scored(2, 2_241, 14), scored(3, 2_100, 14)])
        .into_iter()
        .map(|outcome| RankedLine { code: String::new(), firm_name: String::new(), outcome })
        .collect();
    let means = means(&lines);
    let shown: Vec<_> = lines.iter().map(|line| mean(Locale::Vi, &means, &line.outcome)).collect();
    assert_eq!(shown, ["80,0385", "80,0357", "75,00"]);
    let html = ranking(Locale::En, &rules, &lines).to_html();
    assert!(["80.0385", "80.0357", "75.00"].iter().all(|mean| html.contains(mean)), "{html}");
}

#[test]
fn without_quorum_there_is_no_mean_with_excluded_sheets() {
    let mut rules = RuleSet::default();
    rules.criteria.truncate(1);
    let html = |sheets: usize| {
        let proposal = ProposalId(Uuid::from_u128(1));
        let scored = ScoreSheets { proposal, eligible: 9, sheets: vec![vec![30]; sheets], chair: None, excluded: vec![vec![7]] };
        let outcome = rank(&rules, &[scored]).remove(0);
        ranking(Locale::En, &rules, &[RankedLine { code: String::new(), firm_name: String::new(), outcome }]).to_html()
    };
    assert!(html(8).contains("With excluded sheets: 13.72 (9 sheets)"), "{}", html(8));
    assert!(!html(7).contains("With excluded sheets"), "{}", html(7));
}
