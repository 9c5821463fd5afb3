//! Each step of the chain, groups of means that count as equal, and what stays tied.

use super::*;
use crate::evaluations::{
    Line, ScoreSheets, line, rank,
    samples::{id, rules, scored},
};

type Sheets = &'static [&'static [i32]];

fn order_of(outcomes: &[Outcome]) -> Vec<(u128, Option<u32>)> {
    outcomes.iter().map(|o| (o.proposal.0.as_u128(), o.rank)).collect()
}

/// Three sheets that always sum to 450; the second is the chair's.
fn by_chair(n: u128, others: i32, chair: i32) -> ScoreSheets {
    ScoreSheets { chair: Some(chair), ..scored(n, &[&[others], &[chair], &[450 - others - chair]]) }
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
        let outcomes = rank(&rules, &[scored(1, worse), scored(2, better)]);
        assert_eq!(order_of(&outcomes), [(2, Some(1)), (1, Some(2))], "step {step}");
        assert_eq!(outcomes[0].tie_step, Some(step));
        assert!(!outcomes[0].is_tied);
    }
}

#[test]
fn the_fourth_step_counts_sheets_below_the_mark() {
    let rules = RuleSet { pass_mark: 70, ..rules(&[100]) };
    let outcomes = rank(&rules, &[scored(1, &[&[130], &[135], &[145], &[190]]), scored(2, &[&[120], &[140], &[140], &[200]])]);
    assert_eq!(order_of(&outcomes), [(2, Some(1)), (1, Some(2))]);
    assert_eq!(outcomes[0].tie_step, Some(4));
}

#[test]
fn the_fifth_step_is_the_chair_s_sheet_if_the_rules_say_so() {
    let mut rules = rules(&[100]);
    let all_scored = [by_chair(1, 150, 145), by_chair(2, 145, 150)];
    assert!(rank(&rules, &all_scored).iter().all(|o| o.is_tied && o.chair.is_none()));
    rules.ties.chair = true;
    let outcomes = rank(&rules, &all_scored);
    assert_eq!(order_of(&outcomes), [(2, Some(1)), (1, Some(2))]);
    assert!(outcomes.iter().all(|o| o.tie_step == Some(5) && !o.is_tied && o.chair.is_some()));
}

#[test]
fn a_chair_who_is_recused_from_one_of_the_tied_orders_none_of_them() {
    let mut rules = rules(&[100]);
    rules.ties.chair = true;
    let recused = ScoreSheets { chair: None, ..by_chair(3, 150, 150) };
    let outcomes = rank(&rules, &[by_chair(1, 150, 145), by_chair(2, 145, 150), recused]);
    assert_eq!(order_of(&outcomes), [(1, Some(1)), (2, Some(1)), (3, Some(1))]);
    assert!(outcomes.iter().all(|o| o.is_tied && o.tie_step.is_none() && o.chair.is_none()));
}

#[test]
fn what_the_chain_cannot_break_stays_tied() {
    let outcomes = rank(&rules(&[100]), &[scored(3, &[&[150]]), scored(1, &[&[150]]), scored(2, &[&[140]])]);
    assert_eq!(order_of(&outcomes), [(1, Some(1)), (3, Some(1)), (2, Some(3))]);
    assert!(outcomes[0].is_tied && outcomes[1].is_tied && !outcomes[2].is_tied);
    let three = rank(&rules(&[100]), &[scored(3, &[&[150]]), scored(1, &[&[150]]), scored(2, &[&[150]])]);
    assert_eq!(order_of(&three), [(1, Some(1)), (2, Some(1)), (3, Some(1))]);
}

/// 80, 79.5 and 79 with a margin of 0.5: the second is equal to the first and the third to the second, but a
/// group is led by its highest. Within a group the means no longer count.
#[test]
fn groups_are_led_by_the_highest_and_do_not_chain() {
    let mut rules = rules(&[50, 50]);
    let all_scored = [scored(1, &[&[79, 81]]), scored(2, &[&[80, 79]]), scored(3, &[&[99, 59]]), scored(4, &[&[0, 0]])];
    assert_eq!(order_of(&rank(&rules, &all_scored)), [(1, Some(1)), (2, Some(2)), (3, Some(3)), (4, Some(4))]);
    rules.ties.margin_hundredths = 50;
    let outcomes = rank(&rules, &all_scored);
    assert_eq!(order_of(&outcomes), [(2, Some(1)), (1, Some(2)), (3, Some(3)), (4, Some(4))]);
    assert_eq!(outcomes.iter().map(|o| o.tie_step).collect::<Vec<_>>(), [Some(1), Some(1), None, None]);
    rules.ties.margin_hundredths = 49;
    assert_eq!(order_of(&rank(&rules, &all_scored))[0], (1, Some(1)));
    rules.ties.margin_hundredths = 100;
    assert_eq!(order_of(&rank(&rules, &all_scored)), [(3, Some(1)), (2, Some(2)), (1, Some(3)), (4, Some(4))]);
}

#[test]
fn a_margin_is_exact_with_different_numbers_of_sheets() {
    let mut rules = rules(&[100]);
    // 75 and 74 2/3: a third of a point apart.
    let all_scored = [scored(1, &[&[150]]), scored(2, &[&[149], &[149], &[150]])];
    rules.ties.margin_hundredths = 33;
    assert_eq!(rank(&rules, &all_scored)[1].rank, Some(2));
    assert_eq!(rank(&rules, &all_scored)[1].tie_step, None);
    rules.ties.margin_hundredths = 34;
    assert_eq!(rank(&rules, &all_scored)[1].tie_step, Some(1));
}

#[test]
fn one_proposal_alone_is_first_and_none_is_no_ranking() {
    let outcomes = rank(&rules(&[100]), &[scored(1, &[&[120]])]);
    assert_eq!(order_of(&outcomes), [(1, Some(1))]);
    assert!(!outcomes[0].is_tied && !outcomes[0].is_passed());
    assert!(rank(&rules(&[100]), &[]).is_empty());
    assert_eq!(rank(&RuleSet { quorum_floor: 0, ..rules(&[100]) }, &[scored(1, &[]), scored(2, &[])])[0].rank, None);
    assert_eq!(id(1), outcomes[0].proposal);
}

/// The better one comes second, so that its place is not its number's.
#[test]
fn at_the_line_each_step_decides_and_nobody_votes() {
    let mut rules = RuleSet { pass_mark: 70, shortlist_size: 1, ..rules(&[40, 40, 20]) };
    rules.ties.chair = true;
    rules.ties.extra_place = false;
    let cases: [(Sheets, Sheets); 4] = [
        (&[&[70, 60, 20]], &[&[60, 70, 20]]),
        (&[&[70, 65, 15]], &[&[70, 60, 20]]),
        (&[&[60, 60, 30], &[72, 72, 36], &[72, 72, 36]], &[&[68, 68, 34], &[68, 68, 34], &[68, 68, 34]]),
        (&[&[50, 50, 20], &[56, 56, 28], &[56, 56, 28], &[80, 80, 40]], &[&[52, 52, 26], &[54, 54, 27], &[58, 58, 29], &[78, 78, 34]]),
    ];
    for (step, (better, worse)) in (1..).zip(cases) {
        let outcomes = rank(&rules, &[scored(1, worse), scored(2, better)]);
        assert_eq!((outcomes[0].proposal, outcomes[0].tie_step), (id(2), Some(step)));
        assert_eq!(line(&rules, &outcomes), Line::Clear { places: 1 }, "step {step}");
    }
    let one = RuleSet { criteria: rules.criteria[..1].to_vec(), ..rules };
    let outcomes = rank(&one, &[by_chair(1, 150, 145), by_chair(2, 145, 150)]);
    assert_eq!((outcomes[0].proposal, outcomes[0].tie_step), (id(2), Some(5)));
    assert_eq!(line(&one, &outcomes), Line::Clear { places: 1 });
}
