//! The official score, thresholds, quorum and order (C2 to C5). Equal means: see [`ties`](super::ties).

use super::{AllSheets, Mean, ties};
use crate::{challenges::RuleSet, ids::ProposalId};
use serde::{Deserialize, Serialize};

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

/// What the rules make of one proposal; enough for anyone to compute it again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    pub proposal: ProposalId,
    pub eligible: u32,
    /// Submitted sheets (C2: n_i).
    pub n: u32,
    /// Half points over all sheets (C4: S_i).
    pub sum_half: i64,
    /// Half points over all sheets, by criterion.
    pub criterion_sums: Vec<i64>,
    pub verdict: Verdict,
    /// From 1; `None` without quorum. Equal ranks are ties that the chain could not break.
    pub rank: Option<u32>,
    #[serde(default)]
    pub is_tied: bool,
    /// Step of C6 (1 to 7) that set this proposal apart from an equal mean beside it.
    pub tie_step: Option<u8>,
    /// The total of the chair's sheet, in half points, where it was asked for (step 5).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chair: Option<i32>,
    /// With the sheets that the council excluded, where there are any (C7: both scores are printed).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub all: Option<AllSheets>,
    /// Totals of the sheets, ascending, in half points: for the median.
    #[serde(default)]
    pub totals: Vec<i32>,
    /// Sheets below the pass mark.
    #[serde(default)]
    pub below_mark: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Passed,
    Failed(Vec<Failure>),
    /// Fewer sheets than this: no score, which is not a low score (C3).
    NoQuorum {
        needed: u32,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Failure {
    /// The mean is below the pass mark.
    BelowMark,
    /// The mean of this criterion is below its minimum.
    CriterionMinimum(u32),
    /// More than a third of the sheets give this criterion 0.
    Zeros(u32),
}

impl Outcome {
    /// C4: A_i. Without quorum there is none (C3).
    pub fn mean(&self) -> Option<Mean> {
        Mean::new(self.sum_half, self.n).filter(|_| self.is_quorate())
    }

    /// With the sheets that the council excluded, where there are any. Without quorum there is no such score either.
    pub fn all_mean(&self) -> Option<Mean> {
        let all = self.all.filter(|_| self.is_quorate())?;
        Mean::new(all.sum_half, all.n)
    }

    /// The mean in hundredths of a point, half up.
    pub fn mean_hundredths(&self) -> Option<i64> {
        self.mean().map(|mean| mean.rounded(2))
    }

    /// Criterion mean in hundredths of a point, half up; none without quorum either.
    pub fn criterion_hundredths(&self, criterion: usize) -> Option<i64> {
        let mean = Mean::new(*self.criterion_sums.get(criterion)?, self.n)?;
        self.is_quorate().then(|| mean.rounded(2))
    }

    pub fn is_passed(&self) -> bool {
        self.verdict == Verdict::Passed
    }

    pub fn is_quorate(&self) -> bool {
        !matches!(self.verdict, Verdict::NoQuorum { .. })
    }

    /// Twice the median, in half points, so that it stays whole.
    pub(super) fn double_median(&self) -> i64 {
        let n = self.totals.len();
        match n {
            0 => 0,
            _ => i64::from(self.totals[(n - 1) / 2]) + i64::from(self.totals[n / 2]),
        }
    }
}

/// Ranks the proposals of one challenge, best first; those without quorum come last, unranked.
pub fn rank(rules: &RuleSet, all_scored: &[ScoreSheets]) -> Vec<Outcome> {
    let outcomes = all_scored.iter().map(|b| outcome(rules, b));
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
    // No sheets are no score, whatever the rules say.
    let needed = rules.quorum(scored.eligible).max(1);
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
