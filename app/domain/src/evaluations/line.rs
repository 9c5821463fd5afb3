//! The line of the shortlist: who is in by rank, and who is tied across it (C6 step 6).

use super::Outcome;
use crate::{challenges::RuleSet, ids::ProposalId};

/// How the ranking meets the last place of the shortlist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// Nobody is tied across it. So many places: the size that the rules say, or one more for a tie.
    Clear { places: u32 },
    /// These are tied across it, for so many places: the council votes.
    Tied { proposals: Vec<ProposalId>, places: u32 },
}

impl Line {
    /// Who is tied across it, for so many places.
    pub fn tied(self) -> Option<(Vec<ProposalId>, u32)> {
        if let Self::Tied { proposals, places } = self { Some((proposals, places)) } else { None }
    }
}

/// Only what passed can be shortlisted, so only that counts here.
pub fn line(rules: &RuleSet, outcomes: &[Outcome]) -> Line {
    let size = rules.shortlist_size;
    let passed: Vec<&Outcome> = outcomes.iter().filter(|o| o.is_passed()).collect();
    let mut before = 0;
    for class in passed.chunk_by(|a, b| a.rank == b.rank) {
        let after = before + class.len() as u32;
        if before < size && size < after {
            let is_taken = rules.ties.extra_place && after == size + 1;
            return if is_taken { Line::Clear { places: after } } else { tied(class, size - before) };
        }
        before = after;
    }
    Line::Clear { places: size }
}

fn tied(class: &[&Outcome], places: u32) -> Line {
    Line::Tied { proposals: class.iter().map(|o| o.proposal).collect(), places }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluations::{
        rank,
        samples::{id, rules, scored},
    };

    fn line_of(size: u32, extra_place: bool, totals: &[i32]) -> Line {
        let mut rules = rules(&[100]);
        rules.shortlist_size = size;
        rules.ties.extra_place = extra_place;
        let sheets: Vec<_> = totals.iter().enumerate().map(|(i, total)| scored(i as u128, &[&[*total]])).collect();
        line(&rules, &rank(&rules, &sheets))
    }

    #[test]
    fn a_tie_above_or_below_the_line_needs_no_ballot() {
        assert_eq!(line_of(2, false, &[180, 180, 170]), Line::Clear { places: 2 });
        assert_eq!(line_of(1, false, &[180, 170, 170]), Line::Clear { places: 1 });
        assert_eq!(line_of(2, false, &[180]), Line::Clear { places: 2 });
        assert_eq!(line_of(2, false, &[]), Line::Clear { places: 2 });
    }

    #[test]
    fn a_two_way_tie_at_the_line_takes_one_place_more_or_is_voted_on() {
        assert_eq!(line_of(2, true, &[180, 170, 170]), Line::Clear { places: 3 });
        assert_eq!(line_of(2, false, &[180, 170, 170]), Line::Tied { proposals: vec![id(1), id(2)], places: 1 });
    }

    #[test]
    fn a_three_way_tie_at_rank_1_takes_at_most_one_place_more() {
        assert_eq!(line_of(2, true, &[170, 170, 170]), Line::Clear { places: 3 });
        assert_eq!(line_of(1, true, &[170, 170, 170]), Line::Tied { proposals: vec![id(0), id(1), id(2)], places: 1 });
        assert_eq!(line_of(3, true, &[170, 170, 170]), Line::Clear { places: 3 });
    }

    #[test]
    fn what_failed_is_not_voted_on() {
        assert_eq!(line_of(1, false, &[100, 100]), Line::Clear { places: 1 });
    }
}
