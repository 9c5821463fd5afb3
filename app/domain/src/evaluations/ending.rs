//! Whether a round, or scoring, may end now. Once a ranking has been seen no sheet is taken any more, so a proposal's quorum
//! is waited for, until the term of scoring and as long as its members can still reach it.

use super::Count;
use crate::{challenges::Challenge, time::Moment};

/// A proposal for which too few sheets came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lacking {
    pub code: String,
    /// Sheets that count, and how many it takes.
    pub sheets: u32,
    pub needed: u32,
    /// Members who have not handed anything in could still make it up.
    pub can_be_reached: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Not yet: members can still hand in what these proposals lack, until this moment.
    Waits {
        lacking: Vec<Lacking>,
        until: Moment,
    },
    /// For a reason, which is kept: these proposals have no result, or sheets are outstanding before the term.
    WithReason {
        lacking: Vec<Lacking>,
    },
    Free,
}

impl Ending {
    pub fn of(challenge: &Challenge, counts: &[Count], now: Moment) -> Self {
        let lacking = lacking(challenge, counts);
        let term = challenge.scoring_term().filter(|term| now < *term);
        if let Some(until) = term.filter(|_| lacking.iter().any(|lacks| lacks.can_be_reached)) {
            return Self::Waits { lacking, until };
        }
        let is_early = challenge.scoring_ends().is_some_and(|ends| now < ends);
        let is_outstanding = counts.iter().any(|count| count.outstanding() > 0);
        if !lacking.is_empty() || (is_early && is_outstanding) { Self::WithReason { lacking } } else { Self::Free }
    }

    /// What lacks a quorum, by code.
    pub fn lacking(&self) -> &[Lacking] {
        match self {
            Self::Waits { lacking, .. } | Self::WithReason { lacking } => lacking,
            Self::Free => &[],
        }
    }
}

fn lacking(challenge: &Challenge, counts: &[Count]) -> Vec<Lacking> {
    let of = |count: &Count| {
        let (sheets, needed) = (count.sheets.len(), challenge.content.rules.quorum(count.eligible()).max(1));
        let to_come = if challenge.takes_sheets() { count.outstanding() } else { 0 };
        let can_be_reached = sheets + to_come >= needed;
        let code = count.proposal.code.clone();
        (sheets < needed).then_some(Lacking { code, sheets: sheets as u32, needed: needed as u32, can_be_reached })
    };
    counts.iter().filter_map(of).collect()
}
