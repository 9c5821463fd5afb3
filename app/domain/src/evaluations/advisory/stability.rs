//! Whether the order hangs on one member or on two: everything again without each (C9).

use super::{
    order::among,
    standing::{Standing, Standings, ranks},
};
use serde::{Deserialize, Serialize};

/// Where one proposal comes in a series of runs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// Best and worst rank; `None` when it was ranked in no run.
    pub ranks: Option<[u32; 2]>,
    /// Runs that rank it within the shortlist's size among those that pass the thresholds; not where it fails them.
    pub in_top: u32,
    pub runs: u32,
}

impl Span {
    fn add(&mut self, rank: Option<u32>, is_in_top: bool) {
        self.runs += 1;
        let Some(rank) = rank else { return };
        let [best, worst] = self.ranks.unwrap_or([rank, rank]);
        self.ranks = Some([best.min(rank), worst.max(rank)]);
        self.in_top += u32::from(is_in_top);
    }
}

/// The standings of all proposals in one run.
pub type Run = Vec<Option<Standing>>;

/// The spans of so many proposals over some runs. Only those that pass can be in the top.
pub fn spans(proposals: usize, top: u32, runs: impl Iterator<Item = Run>) -> Vec<Span> {
    let mut spans = vec![Span::default(); proposals];
    for run in runs {
        let order = ranks(&run);
        let passing: Vec<bool> = run.iter().map(|standing| standing.is_some_and(|standing| standing.passes)).collect();
        let places = among(&order, &passing);
        let is_in_top = |i: usize| places[i].is_some_and(|place| place <= top);
        spans.iter_mut().zip(&order).enumerate().for_each(|(i, (span, rank))| span.add(*rank, is_in_top(i)));
    }
    spans
}

/// One run for each member, without their sheets. No proposal fails for want of a quorum in a run: it is the order that is
/// tested, not the attendance. A proposal that loses its only sheet has no rank in that run and is not in its top.
pub fn leave_one_out<'a>(standings: &'a Standings<'a>, members: usize) -> impl Iterator<Item = Run> + 'a {
    (0..members).map(|j| standings.all_without(&[j]))
}

/// One run for each pair of members, as [`leave_one_out`].
pub fn leave_two_out<'a>(standings: &'a Standings<'a>, members: usize) -> impl Iterator<Item = Run> + 'a {
    (0..members).flat_map(|j| (0..j).map(move |l| [l, j])).map(|pair| standings.all_without(&pair))
}
