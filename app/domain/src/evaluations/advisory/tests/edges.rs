//! The edge cases of C11 that concern advice.

use super::{report::Places, *};
use crate::evaluations::{Edition, ScoreSheets, rank};

#[test]
fn equal_scores_everywhere_leave_agreement_undefined() {
    let row: &[i32] = &[140; 4];
    let advice = advise(&rules(&[100]), &full(&[row; 6]));
    assert_eq!(advice.agreement, agreement::Agreement { alpha_by_criterion: vec![None], icc_members: 4, ..Default::default() });
    let comparison = advice.comparison.expect("a comparison");
    assert_eq!((comparison.tau_b.borda, comparison.condorcet_winner), (None, None));
    assert!(advice.proposals.iter().all(|p| p.places.as_ref().is_some_and(|places| (places.official, places.schulze) == (1, 1))));
}

#[test]
fn no_alpha_below_five_proposals_but_the_icc_stands() {
    let rows: [&[i32]; 5] = [&[140, 150], &[120, 125], &[100, 110], &[80, 85], &[60, 90]];
    let of = |rows: &[&[i32]]| advise(&rules(&[100]), &full(rows)).agreement;
    assert!(of(&rows).alpha.is_some() && of(&rows).alpha_by_criterion[0].is_some());
    assert!(of(&rows[..4]).alpha.is_none() && of(&rows[..4]).alpha_by_criterion[0].is_none());
    assert!(of(&rows[..4]).icc_single.is_some());
}

#[test]
fn proposals_without_shared_members_cannot_be_adjusted() {
    let apart = by_member(&[&[Some(140), Some(150), None], &[None, None, Some(120)], &[Some(130), None, None]]);
    let advice = advise(&rules(&[100]), &apart);
    assert!(advice.proposals.iter().all(|p| p.adjusted.is_none() && !p.recusal_effect));
    assert_eq!(advice.severities, [None; 3]);
    let linked = by_member(&[&[Some(140), Some(150), None], &[None, None, Some(120)], &[Some(130), None, Some(100)]]);
    assert!(advise(&rules(&[100]), &linked).proposals.iter().all(|p| p.adjusted.is_some()));
}

/// The second member is 10 points stricter (20 half points) and missing for the second proposal.
#[test]
fn a_missing_strict_member_is_a_recusal_effect() {
    let matrix = by_member(&[&[Some(160), Some(140)], &[Some(140), None]]);
    let advice = advise(&rules(&[100]), &matrix);
    assert_eq!(advice.severities, [Figure::of(5.0), Figure::of(-5.0)]);
    let adjusted: Vec<_> = advice.proposals.iter().map(|p| (p.adjusted, p.recusal_effect)).collect();
    assert_eq!(adjusted, [(Figure::of(75.0), false), (Figure::of(65.0), true)]);
}

#[test]
fn one_criterion_alone_has_no_other_weight() {
    let comparison = advise(&rules(&[100]), &full(&[&[140, 150], &[120, 125]])).comparison.expect("a comparison");
    assert_eq!((&comparison.break_evens[0].weights, &comparison.break_evens[0].nearest), (&vec![None], &None));
    let advice = advise(&rules(&[100]), &full(&[&[140, 150], &[120, 125]]));
    assert_eq!(advice.proposals[0].places.as_ref().expect("places").weights, Span::default());
}

#[test]
fn a_single_proposal_is_compared_with_nothing() {
    let advice = advise(&rules(&[100]), &full(&[&[140, 150, 155]]));
    assert_eq!((&advice.comparison, &advice.proposals[0].places, advice.proposals[0].borda), (&None, &None, None));
    assert_eq!(advice.proposals[0].spread.median, Figure::of(75.0));
    assert_eq!(advice.proposals[0].spread.sd, Figure::of(7.637_626 / 2.0));
}

#[test]
fn a_proposal_without_a_sheet_has_no_figures_and_counts_for_nothing() {
    let with = |none: Option<i32>| advise(&rules(&[100]), &by_member(&[&[Some(140), none, Some(120)], &[Some(150), none, Some(90)]]));
    let advice = with(None);
    let empty = &advice.proposals[1];
    assert_eq!((&empty.spread, empty.adjusted, empty.borda, &empty.places), (&spread::Spread::default(), None, None, &None));
    let comparison = advice.comparison.as_ref().expect("a comparison");
    assert_eq!((comparison.condorcet_winner, comparison.break_evens.len(), advice.agreement.icc_members), (Some(id(0)), 1, 2));
}

#[test]
fn nothing_at_all_gives_nothing() {
    for matrix in [Matrix::default(), Matrix { proposals: vec![id(1), id(2)], sheets: vec![] }, by_member(&[&[None, None]])] {
        let advice = advise(&rules(&[60, 40]), &matrix);
        assert_eq!(advice.proposals.len(), matrix.proposals.len());
        assert_eq!((advice.comparison, advice.agreement.icc_members), (None, 0));
        assert!(advice.severities.iter().all(Option::is_none));
    }
}

#[test]
fn a_sheet_with_a_hole_does_not_count() {
    let whole = Matrix { proposals: vec![id(1)], sheets: vec![vec![Some(vec![100, 40]), None]] };
    let broken = Matrix { sheets: vec![vec![Some(vec![100, 40]), Some(vec![100])]], ..whole.clone() };
    assert_eq!(advise(&rules(&[60, 40]), &whole), advise(&rules(&[60, 40]), &broken));
}

#[test]
fn ten_sheets_are_trimmed_by_one_at_each_end_and_nine_are_not() {
    let spread = |n: i32| spread::spread(&(0..n).map(|t| Some(2 * t * t)).collect::<Vec<_>>());
    assert_eq!(spread(10).trimmed_mean, Figure::of(25.5));
    assert_eq!(spread(9).trimmed_mean, Figure::ratio(204, 9));
    assert_eq!((spread(4).iqr, spread(1).iqr, spread(1).sd), (Figure::of(5.25 - 0.75), Figure::of(0.0), None));
}

/// Two members put the second proposal first by a little, one puts it last by much.
#[test]
fn another_winner_by_median_or_schulze_is_red_and_by_one_member_amber() {
    let rules = RuleSet { shortlist_size: 1, ..rules(&[100]) };
    let light = |rows: &[&[i32]]| advise(&rules, &full(rows)).comparison.expect("a comparison").light;
    let red = light(&[&[150, 150, 150], &[160, 160, 100]]);
    assert_eq!((red.colour, red.causes.contains(&Cause::Median), red.causes.contains(&Cause::Schulze)), (Colour::Red, true, true));
    let amber = light(&[&[150, 150, 140, 170], &[149, 149, 149, 150]]);
    assert_eq!(amber, Light { colour: Colour::Amber, causes: vec![Cause::LeaveOneOut, Cause::LeaveTwoOut] });
    assert_eq!(light(&[&[150, 150, 150], &[100, 100, 100]]).colour, Colour::Green);
}

/// Every order has both in the top: none of them differs, and the only place is for one.
#[test]
fn equal_scores_across_the_line_are_never_green() {
    let mut rules = RuleSet { shortlist_size: 1, priority: [9, 9], ..rules(&[60, 40]) };
    let row = |sheet: [i32; 2]| vec![Some(sheet.to_vec()); 4];
    let lit = |rules: &RuleSet, edition: Edition, sheets: &[[i32; 2]]| {
        let matrix = Matrix { proposals: (0..sheets.len()).map(id).collect(), sheets: sheets.iter().map(|s| row(*s)).collect() };
        report::advise_as(edition, rules, &matrix).comparison.expect("a comparison").light
    };
    let tie = [[100, 60], [100, 60], [80, 60]];
    let amber = Light { colour: Colour::Amber, causes: vec![Cause::EqualScores] };
    assert_eq!(lit(&rules, Edition::Second, &tie), amber);
    assert_eq!(lit(&rules, Edition::First, &tie).colour, Colour::Green, "a published file says what it said");
    rules.shortlist_size = 2;
    assert_eq!(lit(&rules, Edition::Second, &tie).colour, Colour::Green, "both are in");
    // Told apart by a priority criterion: the scores are equal all the same.
    (rules.shortlist_size, rules.priority) = (1, [0, 1]);
    assert!(lit(&rules, Edition::Second, &[[110, 50], [100, 60]]).causes.contains(&Cause::EqualScores));
    // Within the margin counts as equal.
    assert!(!lit(&rules, Edition::Second, &[[101, 60], [100, 60]]).causes.contains(&Cause::EqualScores));
    rules.ties.margin_hundredths = 50;
    assert!(lit(&rules, Edition::Second, &[[101, 60], [100, 60]]).causes.contains(&Cause::EqualScores));
    // What fails a threshold takes no place.
    (rules.ties.margin_hundredths, rules.criteria[1].min_half) = (0, 60);
    assert!(!lit(&rules, Edition::Second, &[[110, 50], [100, 60]]).causes.contains(&Cause::EqualScores));
}

/// By the second criterion's minimum the first proposal fails, so the shortlist is the next one, whatever becomes of the first.
#[test]
fn what_fails_a_threshold_is_in_no_top() {
    let mut rules = RuleSet { shortlist_size: 1, ..rules(&[60, 40]) };
    rules.criteria[1].min_half = 50;
    let with = |rows: [[[i32; 2]; 3]; 3]| {
        let sheets = rows.map(|row| row.map(|sheet| Some(sheet.to_vec())).to_vec()).to_vec();
        let matrix = Matrix { proposals: (0..3).map(id).collect(), sheets };
        let scored = |i: usize| ScoreSheets {
            proposal: id(i),
            eligible: 3,
            sheets: matrix.sheets[i].iter().flatten().cloned().collect(),
            chair: None,
            excluded: Vec::new(),
        };
        let outcomes = rank(&RuleSet { quorum_floor: 1, ..rules.clone() }, &[scored(0), scored(1), scored(2)]);
        let shortlist: Vec<_> = outcomes.iter().filter(|o| o.is_passed()).take(1).map(|o| o.proposal).collect();
        let advice = advise(&rules, &matrix);
        (outcomes[0].proposal, shortlist, advice)
    };
    // The median puts the second before the first: nothing for the shortlist, which has the second anyway.
    let (first, shortlist, advice) = with([[[120, 40], [120, 40], [105, 40]], [[110, 51], [110, 51], [90, 51]], [[90, 50]; 3]]);
    assert_eq!((first, shortlist), (id(0), vec![id(1)]));
    assert_eq!(advice.comparison.expect("a comparison").light, Light { colour: Colour::Green, causes: Vec::new() });
    let tops: Vec<_> = advice.proposals.iter().map(|p| p.places.as_ref().expect("places").leave_one_out.in_top).collect();
    assert_eq!(tops, [0, 3, 0]);
    // The median puts the third before the second: another shortlist, although the first is first either way.
    let (first, shortlist, advice) = with([[[120, 49]; 3], [[120, 50], [95, 50], [95, 50]], [[99, 50], [99, 50], [99, 50]]]);
    assert_eq!((first, shortlist), (id(0), vec![id(1)]));
    let light = advice.comparison.expect("a comparison").light;
    assert_eq!((light.colour, light.causes[0]), (Colour::Red, Cause::Median));
}

/// Without one of its better sheets the first proposal fails the pass mark, so it is in no top.
#[test]
fn thresholds_hold_within_each_run_but_in_the_first_edition() {
    let top = |edition: Edition, matrix: &Matrix, rules: &RuleSet, of: fn(&Places) -> &Span| {
        let rules = RuleSet { shortlist_size: 1, ..rules.clone() };
        let advice = advise_as(edition, &rules, matrix);
        let span = advice.proposals[0].places.as_ref().map(of).expect("places").clone();
        (span.in_top, span.runs, advice.comparison.expect("a comparison").light.colour)
    };
    let (one, by_sheets) = (rules(&[100]), full(&[&[150, 150, 124], &[100, 100, 100]]));
    assert_eq!(top(Edition::First, &by_sheets, &one, |places| &places.leave_one_out), (3, 3, Colour::Green));
    assert_eq!(top(Edition::Second, &by_sheets, &one, |places| &places.leave_one_out), (1, 3, Colour::Amber));
    assert_eq!(top(Edition::Second, &by_sheets, &one, |places| &places.leave_two_out), (2, 3, Colour::Amber));
    // 60 points of 60 and 12 of 40: below 70 where the first criterion weighs a tenth less, or the second a tenth more.
    let sheets = [[120, 24], [20, 20]].map(|sheet| vec![Some(sheet.to_vec()); 3]).to_vec();
    let by_weights = Matrix { proposals: vec![id(0), id(1)], sheets };
    let two = rules(&[60, 40]);
    assert_eq!(top(Edition::First, &by_weights, &two, |places| &places.weights), (4, 4, Colour::Green));
    assert_eq!(top(Edition::Second, &by_weights, &two, |places| &places.weights), (2, 4, Colour::Amber));
}

#[test]
fn a_member_recused_from_every_proposal_changes_no_figure() {
    let rows: [&[Option<i32>]; 4] =
        [&[Some(140), Some(150), Some(96)], &[Some(120), Some(125), Some(90)], &[Some(100), None, Some(80)], &[None; 3]];
    let (with, without) = (advise(&rules(&[100]), &by_member(&rows)), advise(&rules(&[100]), &by_member(&rows[..3])));
    for (a, b) in with.proposals.iter().zip(&without.proposals) {
        assert_eq!((&a.spread, a.adjusted, a.borda, a.recusal_effect), (&b.spread, b.adjusted, b.borda, b.recusal_effect));
    }
    assert_eq!((with.agreement, &with.severities[..3]), (without.agreement, &without.severities[..]));
    assert_eq!(with.severities[3], None);
}
