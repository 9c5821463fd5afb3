//! What the rules make of one proposal: sums, verdict, rank.

use super::{AllSheets, Mean};
use crate::ids::ProposalId;
use serde::{Deserialize, Serialize};

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
    /// Why scoring ended although too few sheets had come in for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no_result: Option<String>,
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
