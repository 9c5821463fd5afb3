//! By how much a weight must change before two neighbours of the official order change places (C9).

use super::{figure::Figure, matrix::Table, order::Ranks, weights::maxima};
use crate::{challenges::RuleSet, ids::ProposalId};
use serde::{Deserialize, Serialize};

/// Two proposals next to each other in the official order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BreakEven {
    pub ahead: ProposalId,
    pub behind: ProposalId,
    /// For each criterion the weight, from 0 to 1, at which both means are equal while the other weights keep their
    /// proportions; `None` where there is no such weight.
    pub weights: Vec<Option<Figure>>,
    pub nearest: Option<Nearest>,
}

/// The criterion whose weight needs to change least.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Nearest {
    /// Index in the rule set.
    pub criterion: u32,
    /// Its weight, of 1.
    pub weight: Figure,
    pub break_even: Figure,
}

/// One entry for each pair of neighbours, best first.
pub fn break_evens(rules: &RuleSet, table: &Table, official: &Ranks) -> Vec<BreakEven> {
    let mut order: Vec<(u32, usize)> = official.iter().enumerate().filter_map(|(i, rank)| Some(((*rank)?, i))).collect();
    order.sort_unstable();
    order.windows(2).map(|pair| break_even(rules, table, pair[0].1, pair[1].1)).collect()
}

fn break_even(rules: &RuleSet, table: &Table, ahead: usize, behind: usize) -> BreakEven {
    let (maxima, all) = maxima(rules);
    let gap = |k: usize| table.sums[ahead][k] * table.counts[behind] - table.sums[behind][k] * table.counts[ahead];
    let whole: i64 = (0..table.criteria).map(gap).sum();
    let weights: Vec<Option<Figure>> = (0..table.criteria).map(|k| weight(gap(k), whole, maxima[k], all)).collect();
    let distance = |(k, weight): (usize, &Option<Figure>)| {
        let (now, weight) = (Figure::ratio(maxima[k].into(), all.into())?, (*weight)?);
        Some((weight.gap(now), Nearest { criterion: k as u32, weight: now, break_even: weight }))
    };
    let nearest = weights.iter().enumerate().filter_map(distance).min_by_key(|(distance, _)| *distance);
    BreakEven { ahead: table.proposals[ahead], behind: table.proposals[behind], nearest: nearest.map(|(_, n)| n), weights }
}

/// `w_k + D / (R - d_k)` is `R / (R - d_k)`. With g the gap times 2 n_i n_h, that is the whole fraction
/// `(G - g) m / ((G - g) m - g (M - m))`, rounded once.
fn weight(gap: i64, whole: i64, max: i64, all: i64) -> Option<Figure> {
    if !(1..all).contains(&max) {
        return None;
    }
    let rest = i128::from(whole - gap) * i128::from(max);
    let change = i128::from(gap) * i128::from(all - max);
    let (numerator, denominator) = if rest >= change { (rest, rest - change) } else { (-rest, change - rest) };
    if (0..=denominator).contains(&numerator) { Figure::ratio(numerator, denominator) } else { None }
}
