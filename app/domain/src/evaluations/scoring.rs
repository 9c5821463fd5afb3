//! The official score, thresholds, quorum and order (C2 to C5). Equal means: see [`ties`](super::ties).

use super::{AllSheets, Failure, Outcome, Verdict, ties};
use crate::{challenges::RuleSet, ids::ProposalId};

/// The submitted sheets of one proposal, each in half points by criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreSheets {
    pub proposal: ProposalId,
    /// Members who may score this proposal: on the roster, without a conflict (C2: E_i).
    pub eligible: usize,
    pub sheets: Vec<Vec<i32>>,
    /// The total of the chair's sheet, if it is among them, in half points.
    pub chair: Option<i32>,
    /// Sheets that the council voted not to count (C7).
    pub excluded: Vec<Vec<i32>>,
}

/// Ranks the proposals of one challenge, best first; those without quorum come last, unranked.
pub fn rank(rules: &RuleSet, all_scored: &[ScoreSheets]) -> Vec<Outcome> {
    let outcomes = all_scored.iter().map(|scored| outcome(rules, scored));
    let (mut ranked, mut others): (Vec<_>, Vec<_>) = outcomes.partition(Outcome::is_quorate);
    ties::order(rules, &mut ranked);
    others.sort_by_key(|o| o.proposal);
    ranked.append(&mut others);
    ranked
}

fn outcome(rules: &RuleSet, scored: &ScoreSheets) -> Outcome {
    let n = scored.sheets.len();
    let mut totals: Vec<i32> = scored.sheets.iter().map(|s| s.iter().sum()).collect();
    totals.sort_unstable();
    let sum_of = |k: usize| scored.sheets.iter().map(|s| i64::from(s[k])).sum();
    let criterion_sums: Vec<i64> = (0..rules.criteria.len()).map(sum_of).collect();
    let verdict = verdict(rules, scored, &criterion_sums);
    Outcome {
        proposal: scored.proposal,
        eligible: scored.eligible as u32,
        n: n as u32,
        sum_half: criterion_sums.iter().sum(),
        chair: scored.chair.filter(|_| rules.ties.chair && !matches!(verdict, Verdict::NoQuorum { .. })),
        verdict,
        all: all(scored, criterion_sums.iter().sum()),
        no_result: None,
        rank: None,
        is_tied: false,
        tie_step: None,
        below_mark: totals.iter().filter(|t| **t < 2 * rules.pass_mark).count() as u32,
        criterion_sums,
        totals,
    }
}

fn all(scored: &ScoreSheets, sum_half: i64) -> Option<AllSheets> {
    let excluded: i64 = scored.excluded.iter().flatten().copied().map(i64::from).sum();
    let n = scored.sheets.len() + scored.excluded.len();
    (!scored.excluded.is_empty()).then(|| AllSheets { n: n as u32, sum_half: sum_half + excluded })
}

fn verdict(rules: &RuleSet, scored: &ScoreSheets, criterion_sums: &[i64]) -> Verdict {
    let needed = rules.quorum(scored.eligible);
    if scored.sheets.len() < needed {
        return Verdict::NoQuorum { needed: needed as u32 };
    }
    let failures = failures(rules, criterion_sums, scored.sheets.iter().map(Vec::as_slice));
    if failures.is_empty() { Verdict::Passed } else { Verdict::Failed(failures) }
}

/// The thresholds that these sheets miss (C5).
pub(super) fn failures<'a>(rules: &RuleSet, criterion_sums: &[i64], sheets: impl Iterator<Item = &'a [i32]> + Clone) -> Vec<Failure> {
    let n = sheets.clone().count() as i64;
    let mut failures = Vec::new();
    if criterion_sums.iter().sum::<i64>() < 2 * n * i64::from(rules.pass_mark) {
        failures.push(Failure::BelowMark);
    }
    for (k, criterion) in rules.criteria.iter().enumerate() {
        if criterion_sums[k] < n * i64::from(criterion.min_half) {
            failures.push(Failure::CriterionMinimum(k as u32));
        }
        let zeros = sheets.clone().filter(|sheet| sheet[k] == 0).count() as i64;
        if rules.zero_rule && zeros * 3 > n {
            failures.push(Failure::Zeros(k as u32));
        }
    }
    failures
}

#[cfg(test)]
mod tests;
