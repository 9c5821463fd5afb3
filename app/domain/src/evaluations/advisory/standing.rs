//! The official order computed again for other sets of sheets or other weights: exact mean, then C6 steps 1 to 4.
//! Quorum and the later steps of C6 have no part in it; thresholds do not change the order, but say who can be in the top.

use super::{
    matrix::Table,
    order::{Ranks, ranks_by},
};
use crate::{
    challenges::RuleSet,
    evaluations::{Edition, Failure, scoring::failures},
};
use std::cmp::Ordering;

/// What the order compares, in half points.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    /// Sheets.
    pub n: i64,
    /// The score is `sum / n`.
    pub sum: i64,
    /// Sums of the criteria that break ties first and second.
    pub priority: [i64; 2],
    pub double_median: i64,
    pub below_mark: usize,
    /// The thresholds.
    pub passes: bool,
}

impl Standing {
    /// `Less` comes first.
    fn order(&self, other: &Self) -> Ordering {
        let means = |a: i64, b: i64| (i128::from(b) * i128::from(self.n)).cmp(&(i128::from(a) * i128::from(other.n)));
        means(self.sum, other.sum)
            .then_with(|| means(self.priority[0], other.priority[0]))
            .then_with(|| means(self.priority[1], other.priority[1]))
            .then_with(|| other.double_median.cmp(&self.double_median))
            .then_with(|| self.below_mark.cmp(&other.below_mark))
    }
}

/// Whether the last that the shortlist has room for and the first that it has none for have equal scores, among those that
/// pass: whatever tells them apart, it was not the score.
pub fn equal_across(rules: &RuleSet, top: u32, standings: &[Option<Standing>]) -> bool {
    let mut passing: Vec<Standing> = standings.iter().flatten().filter(|standing| standing.passes).copied().collect();
    passing.sort_by(Standing::order);
    let (Some(last_in), Some(first_out)) = ((top as usize).checked_sub(1).and_then(|last| passing.get(last)), passing.get(top as usize))
    else {
        return false;
    };
    let [(sum, n), (other_sum, other_n)] = [last_in, first_out].map(|s| (i128::from(s.sum), i128::from(s.n)));
    100 * (sum * other_n - other_sum * n) <= 2 * i128::from(rules.ties.margin_hundredths) * n * other_n
}

/// Ranks of one run.
pub fn ranks(standings: &[Option<Standing>]) -> Ranks {
    ranks_by(standings, Standing::order)
}

/// All sheets, prepared for taking some away: each run subtracts, none adds up again.
pub struct Standings<'a> {
    rules: &'a RuleSet,
    edition: Edition,
    table: &'a Table<'a>,
    priority: [usize; 2],
    double_mark: i32,
    /// Totals with their member, ascending.
    sorted: Vec<Vec<(i32, usize)>>,
    full: Vec<Standing>,
}

impl<'a> Standings<'a> {
    pub fn new(rules: &'a RuleSet, edition: Edition, table: &'a Table<'a>) -> Self {
        let sorted = |row: &Vec<Option<i32>>| {
            let mut sorted: Vec<(i32, usize)> = row.iter().enumerate().filter_map(|(j, total)| Some(((*total)?, j))).collect();
            sorted.sort_unstable();
            sorted
        };
        let sorted: Vec<_> = table.totals.iter().map(sorted).collect();
        let (priority, double_mark) = (rules.priority.map(|k| k as usize), 2 * rules.pass_mark);
        let full = |(i, sorted): (usize, &Vec<(i32, usize)>)| Standing {
            n: table.counts[i],
            sum: table.sum(i),
            priority: priority.map(|k| table.sums[i].get(k).copied().unwrap_or(0)),
            double_median: double_median(sorted, &[]),
            below_mark: sorted.iter().filter(|(total, _)| *total < double_mark).count(),
            passes: failures_without(rules, table, i, &[]).is_empty(),
        };
        Self { full: sorted.iter().enumerate().map(full).collect(), rules, edition, table, priority, double_mark, sorted }
    }

    /// What each run takes the thresholds from.
    pub fn edition(&self) -> Edition {
        self.edition
    }

    /// Whether nothing but the pass mark could fail a proposal.
    pub fn meets_minima(&self, proposal: usize) -> bool {
        failures_without(self.rules, self.table, proposal, &[]).iter().all(|failure| *failure == Failure::BelowMark)
    }

    /// One proposal without the sheets of these members; `None` when no sheet is left.
    fn without(&self, proposal: usize, left_out: &[usize]) -> Option<Standing> {
        let mut standing = self.full[proposal];
        for sheet in left_out.iter().filter_map(|j| self.table.sheets[proposal][*j]) {
            let total: i32 = sheet.iter().sum();
            standing.n -= 1;
            standing.sum -= i64::from(total);
            standing.below_mark -= usize::from(total < self.double_mark);
            for (sum, k) in standing.priority.iter_mut().zip(self.priority) {
                *sum -= i64::from(sheet.get(k).copied().unwrap_or(0));
            }
        }
        standing.double_median = double_median(&self.sorted[proposal], left_out);
        if self.edition != Edition::First && !left_out.is_empty() {
            standing.passes = failures_without(self.rules, self.table, proposal, left_out).is_empty();
        }
        (standing.n > 0).then_some(standing)
    }

    /// All proposals without the sheets of these members.
    pub fn all_without(&self, left_out: &[usize]) -> Vec<Option<Standing>> {
        (0..self.full.len()).map(|i| self.without(i, left_out)).collect()
    }
}

/// The thresholds that a proposal fails without the sheets of these members.
fn failures_without(rules: &RuleSet, table: &Table, proposal: usize, left_out: &[usize]) -> Vec<Failure> {
    let sheets = table.sheets[proposal].iter().enumerate().filter(|(j, _)| !left_out.contains(j)).filter_map(|(_, sheet)| *sheet);
    let sums: Vec<i64> = (0..table.criteria).map(|k| sheets.clone().map(|sheet| i64::from(sheet[k])).sum()).collect();
    failures(rules, &sums, sheets)
}

fn double_median(sorted: &[(i32, usize)], left_out: &[usize]) -> i64 {
    let kept = || sorted.iter().filter(|(_, j)| !left_out.contains(j)).map(|(total, _)| i64::from(*total));
    let n = kept().count();
    let middle = |place: usize| kept().nth(place).unwrap_or(0);
    middle(n.saturating_sub(1) / 2) + middle(n / 2)
}
