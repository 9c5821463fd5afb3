//! The terms of a rule set: how long firms, office and council have.

use serde::{Deserialize, Serialize};

/// Days allowed, each counted from the act before it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Terms {
    /// For a firm to hand in the documents that the office asks for at its screening, once.
    pub repair_days: u32,
    /// From the result to every firm's debrief.
    pub debrief_days: u32,
    /// From the result, for complaints. No regulation was found that says how many; 10 is a default of this site.
    pub complaint_days: u32,
    /// An open complaint keeps the call from being concluded.
    pub complaints_block: bool,
    /// What has to be left of the call after a material amendment. Left out of the JSON where it is the usual, which also
    /// holds for calls that were published before there was a rule: it can only give firms more time.
    #[serde(skip_serializing_if = "MoreTime::is_usual")]
    pub more_time: MoreTime,
    /// Left out of the JSON where it is the usual, which also holds for calls that were published before there was a rule:
    /// it gives firms answers, and time.
    #[serde(skip_serializing_if = "QuestionTerms::is_usual")]
    pub questions: QuestionTerms,
    /// Left out of the JSON where it is the usual, which also holds for calls that were published before it could be chosen.
    #[serde(skip_serializing_if = "ScoringTerms::is_usual")]
    pub scoring: ScoringTerms,
}

impl Default for Terms {
    fn default() -> Self {
        Self {
            repair_days: 3,
            debrief_days: 10,
            complaint_days: 10,
            complaints_block: true,
            more_time: MoreTime::default(),
            questions: QuestionTerms::default(),
            scoring: ScoringTerms::default(),
        }
    }
}

/// Questions about the call, counted back from its closing. Numbers of this site, to be confirmed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct QuestionTerms {
    /// Questions are taken until so many days before the closing.
    pub days: u32,
    /// Answers are due so many days before the closing.
    pub answer_days: u32,
    /// What has no answer by then moves the closing, once.
    pub blocks: bool,
}

impl Default for QuestionTerms {
    fn default() -> Self {
        Self { days: 5, answer_days: 2, blocks: true }
    }
}

impl QuestionTerms {
    fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

/// How long the council's sheets are waited for, in days. Numbers of this site, to be confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ScoringTerms {
    /// However late scoring begins: whoever begins it late would choose whose sheets come in.
    pub least: u32,
    /// Where no end of scoring was announced.
    pub unannounced: u32,
    /// For a proposal that lost its quorum after the close and is scored anew.
    pub anew: u32,
    /// After a conflict was found nothing closes, so that the member can appeal.
    pub appeal: u32,
}

impl Default for ScoringTerms {
    fn default() -> Self {
        Self { least: 7, unannounced: 30, anew: 7, appeal: 3 }
    }
}

impl ScoringTerms {
    fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

/// How much of a call has to be left once something that firms rely on was amended: whichever is longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MoreTime {
    /// One part of the original term, of so many.
    pub share: u32,
    pub days: u32,
}

impl Default for MoreTime {
    fn default() -> Self {
        Self { share: 3, days: 7 }
    }
}

impl MoreTime {
    fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}
