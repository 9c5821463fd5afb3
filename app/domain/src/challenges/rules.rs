//! The rule set of a challenge: shown before the call opens, frozen and hashed when it opens.
//! Every number here is a default that the office may change; `evaluation.md` C1 to C6.

use crate::locale::Bilingual;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// One line of the score sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    pub name: Bilingual,
    /// What earns points, in a sentence.
    #[serde(default)]
    pub guide: Bilingual,
    /// Points; the maxima of a rule set sum to 100.
    pub max: i32,
    /// Lowest criterion mean that passes, in half points; 0 = none.
    #[serde(default)]
    pub min_half: i32,
}

/// How much of the scoring the result shows to the public.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Publicity {
    /// Rank, mean, sum and number of sheets of every proposal that was scored.
    #[default]
    Scores,
    /// The shortlist only.
    Shortlist,
}

/// All that decides how proposals are ranked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleSet {
    pub criteria: Vec<Criterion>,
    /// Lowest mean that passes, in points.
    pub pass_mark: i32,
    /// Fails when more than a third of the sheets give 0 to one criterion.
    pub zero_rule: bool,
    /// Fewest sheets that make a score official; two thirds of the eligible are asked as well.
    pub quorum_floor: u32,
    pub shortlist_size: u32,
    /// Indexes of the criteria that break ties first and second.
    pub priority: [u32; 2],
    pub publicity: Publicity,
}

impl Default for RuleSet {
    /// The six criteria proposed for the 13 problems (`domain.md` 3.3).
    fn default() -> Self {
        let criteria = [
            ("Mức độ phù hợp với bài toán", "Fit to the problem", 20),
            ("Giải pháp kỹ thuật và tính khả thi", "Technical solution and feasibility", 25),
            ("Kết quả đo lường được", "Measurable results", 15),
            ("Dữ liệu, an toàn và tích hợp", "Data, security and integration", 15),
            ("Đội ngũ và năng lực", "Team and capacity", 15),
            ("Chi phí và tính bền vững", "Cost and sustainability", 10),
        ];
        Self {
            criteria: criteria
                .into_iter()
                .map(|(vi, en, max)| Criterion { name: Bilingual::new(vi, en), guide: Bilingual::default(), max, min_half: 0 })
                .collect(),
            pass_mark: 70,
            zero_rule: true,
            quorum_floor: 8,
            shortlist_size: 2,
            priority: [0, 1],
            publicity: Publicity::Scores,
        }
    }
}

impl RuleSet {
    pub const MAX_CRITERIA: usize = 12;

    pub fn sum(&self) -> i64 {
        self.criteria.iter().map(|c| i64::from(c.max)).sum()
    }

    /// SHA-256, in hex, of the rule set as canonical JSON: fields in the order declared here,
    /// no spaces.
    pub fn hash(&self) -> String {
        let json = serde_json::to_vec(self).unwrap_or_default();
        hex::encode(Sha256::digest(json))
    }

    /// Sheets needed among `eligible` members: `max(floor, ⌈2/3 · eligible⌉)` (C3).
    pub fn quorum(&self, eligible: usize) -> usize {
        (self.quorum_floor as usize).max((2 * eligible).div_ceil(3))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_rules_sum_to_100_and_need_10_of_15() {
        let rules = RuleSet::default();
        assert_eq!(rules.sum(), 100);
        assert_eq!((rules.quorum(15), rules.quorum(12), rules.quorum(9)), (10, 8, 8));
    }

    #[test]
    fn any_change_changes_the_hash() {
        let rules = RuleSet::default();
        let mut other = rules.clone();
        other.pass_mark = 71;
        assert_ne!(rules.hash(), other.hash());
        assert_eq!(rules.hash(), RuleSet::default().hash());
        assert_eq!(rules.hash().len(), 64);
    }
}
