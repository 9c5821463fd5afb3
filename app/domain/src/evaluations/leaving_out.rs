//! How many sheets a motion may leave out, which, and until when: what is no longer far from the others counts (C7).

use super::{Count, MemberSheet, ending::to_come, outliers};
use crate::{
    challenges::{Challenge, RuleSet, State},
    check::Problem,
    council::motion::OfSheet,
    time::Moment,
};

/// Whether so many of a proposal's sheets may be left out: a fifth of them, rounded down, and a quorum stays.
pub fn is_within(rules: &RuleSet, eligible: usize, counted: usize, excluded: usize) -> bool {
    5 * excluded <= counted + excluded && counted >= rules.quorum(eligible)
}

/// One more sheet may be left out.
pub fn has_room(rules: &RuleSet, count: &Count) -> bool {
    let (counted, excluded) = (count.sheets.len(), count.excluded.len());
    counted > 0 && is_within(rules, count.eligible(), counted - 1, excluded + 1)
}

/// Whether a sheet is far from those that count, by their totals in half points.
pub fn is_far(rules: &RuleSet, others: impl Iterator<Item = i32>, total: i32) -> bool {
    let totals: Vec<Option<i32>> = std::iter::once(total).chain(others).map(Some).collect();
    outliers::flags(rules, &totals).iter().any(|(place, _)| *place == 0)
}

/// Refused while sheets of the last round are not in, and where none of this proposal's may be left out.
pub fn check(challenge: &Challenge, counts: &[Count], count: &Count, now: Moment) -> Result<(), Problem> {
    let to_come: usize = counts.iter().map(|count| to_come(challenge, count, now)).sum();
    // After the term what was given back is what was handed in.
    let given_back: usize = counts.iter().filter(|_| challenge.is_in_time(now)).map(|count| count.given_back).sum();
    match to_come + given_back {
        0 if has_room(&challenge.content.rules, count) => Ok(()),
        0 => Err(Problem::TooManyExcluded),
        outstanding => Err(Problem::SheetsOutstanding(outstanding as u32)),
    }
}

/// The sheet that a carried motion leaves out, of its proposal's; `stored` is what its author has. `None` where it was changed,
/// is not far or does not count any more, or too many would be left out.
pub fn left_out<'a>(challenge: &Challenge, count: &'a Count, of: &OfSheet, stored: Option<&MemberSheet>) -> Option<&'a MemberSheet> {
    let rules = &challenge.content.rules;
    // Its author has it back, or handed in another: nobody voted on that.
    let is_same = stored.is_some_and(|stored| of.is_about(stored) && !stored.is_given_back());
    let is_open = matches!(challenge.state, State::Scoring { .. }) && count.proposal.id == of.proposal;
    let sheet = count.sheets.iter().find(|sheet| sheet.member == of.member).filter(|_| is_same && is_open)?;
    let others = count.sheets.iter().filter(|other| other.member != of.member).map(|other| other.sheet().total_half());
    (is_far(rules, others, sheet.sheet().total_half()) && has_room(rules, count)).then_some(sheet)
}

/// Sheets that a motion left out and that are to be counted after all: no longer far from the others, or more than may be.
pub fn lapsed(rules: &RuleSet, count: &Count) -> Vec<MemberSheet> {
    let is_within = is_within(rules, count.eligible(), count.sheets.len(), count.excluded.len());
    let totals = || count.sheets.iter().map(|sheet| sheet.sheet().total_half());
    let is_moved = |sheet: &&MemberSheet| sheet.exclusion().is_some_and(|exclusion| exclusion.motion.is_some());
    let is_lapsed = |sheet: &&MemberSheet| !is_within || !is_far(rules, totals(), sheet.sheet().total_half());
    count.excluded.iter().filter(is_moved).filter(is_lapsed).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluations::{
        SheetState, count,
        lifecycle::Round,
        samples::{admitted, handed_in, id, member, rules, scoring},
    };
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    /// Of one criterion; five of the sheets are needed, and twenty points are far.
    fn far() -> RuleSet {
        RuleSet { quorum_floor: 5, outlier_points: 20, ..rules(&[100]) }
    }

    /// Six sheets, of which the last is far from the others.
    fn sheets() -> Vec<MemberSheet> {
        (1..=6).map(|n| handed_in(1, member(n), &[if n == 6 { 20 } else { 160 }], Round::First)).collect()
    }

    /// With so many on the roster who have handed in nothing.
    fn counts(sheets: &[MemberSheet], silent: u128) -> Vec<Count> {
        let roster: Vec<_> = sheets.iter().map(|sheet| sheet.member).chain((50..50 + silent).map(member)).collect();
        count(vec![admitted(1)], &roster, &BTreeSet::new(), sheets)
    }

    fn of(n: u128, version: Option<String>) -> OfSheet {
        OfSheet { proposal: id(1), member: member(n), letter: "A".to_owned(), version }
    }

    #[test]
    fn nothing_is_left_out_while_sheets_may_come() {
        let (first, second) = (scoring(far(), 1), scoring(far(), 2));
        let awaited = counts(&sheets(), 1);
        let (early, term) = (Moment(1), Moment(0).plus_days(30));
        assert_eq!(check(&first, &awaited, &awaited[0], early), Err(Problem::SheetsOutstanding(1)));
        assert_eq!(check(&first, &awaited, &awaited[0], term), Ok(()), "no sheet is taken any more");
        assert_eq!(check(&second, &awaited, &awaited[0], early), Err(Problem::SheetsOutstanding(6)), "nobody has said again");
        assert_eq!(check(&second, &awaited, &awaited[0], term), Ok(()));
        let all = counts(&sheets(), 0);
        assert_eq!(check(&first, &all, &all[0], early), Ok(()));
        let few = counts(&sheets()[1..], 0);
        assert_eq!(check(&first, &few, &few[0], early), Err(Problem::TooManyExcluded), "the quorum stays");
    }

    #[test]
    fn what_was_carried_leaves_out_the_very_sheet_that_was_voted_on() {
        let (challenge, sheets) = (scoring(far(), 1), sheets());
        let counted = counts(&sheets, 0).swap_remove(0);
        let (stored, version) = (&sheets[5], Some(sheets[5].hash()));
        let left = |challenge: &Challenge, of: &OfSheet, stored| left_out(challenge, &counted, of, stored).map(|sheet| sheet.member);
        assert_eq!(left(&challenge, &of(6, version.clone()), Some(stored)), Some(member(6)));
        assert_eq!(left(&challenge, &of(6, Some("another".to_owned())), Some(stored)), None, "handed in anew");
        assert_eq!(left(&challenge, &of(6, version.clone()), None), None);
        assert_eq!(left(&challenge, &of(1, None), Some(&sheets[0])), None, "not far");
        let closed = Challenge { state: State::Scored { at: Moment(9), returned: None }, ..challenge.clone() };
        assert_eq!(left(&closed, &of(6, version.clone()), Some(stored)), None);
        let SheetState::HandedIn { what, at } = stored.state.clone() else { panic!("handed in") };
        let crate::evaluations::lifecycle::HandedIn::Scored(filled) = what.clone() else { panic!("scored") };
        let last = Some(Box::new(crate::evaluations::lifecycle::Last { what, at }));
        let given_back = MemberSheet { state: SheetState::GivenBack { filled, last, at }, ..stored.clone() };
        assert_eq!(left(&challenge, &of(6, version), Some(&given_back)), None, "its author has it back");
    }

    #[test]
    fn a_fifth_rounded_down_and_never_below_the_quorum() {
        let rules = RuleSet::default();
        assert!(is_within(&rules, 15, 12, 3) && !is_within(&rules, 15, 11, 4), "three of fifteen");
        assert!(is_within(&rules, 14, 12, 2) && !is_within(&rules, 14, 11, 3), "two of fourteen");
        assert!(is_within(&rules, 15, 10, 1) && !is_within(&rules, 15, 9, 1), "ten of fifteen are a quorum");
    }

    proptest! {
        #[test]
        fn what_is_left_out_is_never_more_than_a_fifth(eligible in 0..16usize, counted in 0..16usize, excluded in 0..16usize) {
            let rules = RuleSet::default();
            if is_within(&rules, eligible, counted, excluded) {
                prop_assert!(excluded <= (counted + excluded) / 5);
                prop_assert!(counted >= rules.quorum(eligible));
            }
        }
    }
}
