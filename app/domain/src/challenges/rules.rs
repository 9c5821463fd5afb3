//! The rule set of a challenge: shown before the call opens, frozen and hashed when it opens.
//! Every number here is a default that the office may change; the clauses C1 to C8 say what follows from each.

pub use super::terms::{MoreTime, QuestionTerms, ScoringTerms, Terms};

use super::outside::OutsideValue;
use crate::{evaluations::motion::Majority, locale::Bilingual};
use serde::{Deserialize, Serialize};

/// One line of the score sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Criterion {
    pub name: Bilingual,
    /// What earns points, in a sentence.
    pub guide: Bilingual,
    /// Points; the maxima of a rule set sum to 100.
    pub max: i32,
    /// Lowest criterion mean that passes, in half points; 0 = none.
    pub min_half: i32,
    /// Sub-criteria; where there are any, they are scored and the criterion's score is their sum.
    pub parts: Vec<Part>,
    /// What certain scores mean, from low to high.
    pub anchors: Vec<Anchor>,
    pub comment: CommentRule,
}

/// A sub-criterion; the maxima of a criterion's parts, in points, sum to its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Part {
    pub name: Bilingual,
    pub max: i32,
}

/// What a score of so many points means.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Anchor {
    pub points: i32,
    pub text: Bilingual,
}

/// When a sheet must say why.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CommentRule {
    #[default]
    Optional,
    /// For a score below half of the maximum.
    BelowHalf,
    Always,
}

impl CommentRule {
    const ALL: [Self; 3] = [Self::Optional, Self::BelowHalf, Self::Always];

    pub fn code(self) -> &'static str {
        match self {
            Self::Optional => "optional",
            Self::BelowHalf => "below_half",
            Self::Always => "always",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.code() == code)
    }
}

/// Until when a member sees nobody else's sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Blind {
    /// Their own for the same proposal is submitted.
    #[default]
    OwnSheet,
    /// The first round has ended for everyone.
    RoundEnd,
}

impl Blind {
    const ALL: [Self; 2] = [Self::OwnSheet, Self::RoundEnd];

    pub fn code(self) -> &'static str {
        match self {
            Self::OwnSheet => "own_sheet",
            Self::RoundEnd => "round_end",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.code() == code)
    }
}

/// How equal means are told apart, after the priority criteria, the median and the sheets below the mark (C6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Ties {
    /// Means this close to the leading one count as equal, in hundredths of a point; 0 = exactly equal.
    pub margin_hundredths: i32,
    /// The chair's sheet decides, unless the chair is recused (step 5).
    pub chair: bool,
    /// A tie across the line of the shortlist may take one place more (step 6).
    pub extra_place: bool,
    /// How a lot is drawn (step 7), in words. Rule sets of before name a public value here, without a date: they are drawn
    /// from what members give as well.
    pub lot: Bilingual,
    /// Where the value of a lot comes from instead. Left out of the JSON where it is from members, as in every call of before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outside: Option<OutsideValue>,
}

impl Default for Ties {
    fn default() -> Self {
        let lot = Bilingual::new(
            "Các giá trị do hệ thống và từng thành viên Hội đồng góp; mã băm được công khai trước, mọi giá trị mở cùng lúc",
            "Values given by the site and by each member of the council; their hashes are public first, and all values are opened at once",
        );
        Self { margin_hundredths: 0, chair: false, extra_place: true, lot, outside: None }
    }
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

impl Publicity {
    const ALL: [Self; 2] = [Self::Scores, Self::Shortlist];

    pub fn code(self) -> &'static str {
        match self {
            Self::Scores => "scores",
            Self::Shortlist => "shortlist",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.code() == code)
    }

    /// Of what was scored: ranks, means and sheets, how a tie was broken, and the file from which anyone computes them again;
    /// to firms, the means of all beside their own. Otherwise nothing of it is shown to either, but for the ranking by code of a call
    /// that was cancelled with one.
    pub fn shows_scores(self) -> bool {
        self == Self::Scores
    }
}

/// How the council votes on motions. Left out of the JSON where it says nothing, so that it changes no hash of rule sets
/// that do not name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MotionRules {
    pub majority: Majority,
    /// On an exact tie the side of who presides decides.
    pub casting: bool,
    /// What it takes not to count a sheet far from the others; without it every submitted sheet counts.
    pub exclusion: Option<Majority>,
    /// Which motions are voted on in secret. Left out of the JSON where none is, as none was in any call of before.
    #[serde(skip_serializing_if = "SecretMotions::is_none")]
    pub secret: SecretMotions,
}

/// Kinds of motions that are voted on in secret: who voted is told, how nobody knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SecretMotions {
    pub exclusion: bool,
    pub voiding: bool,
    /// A shortlist, whether it departs from the ranking or not.
    pub shortlist: bool,
    /// The note on a result, and whatever else is asked.
    pub other: bool,
}

impl SecretMotions {
    fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

impl Default for MotionRules {
    fn default() -> Self {
        Self { majority: Majority::Simple, casting: false, exclusion: None, secret: SecretMotions::default() }
    }
}

impl MotionRules {
    /// That voids a sheet for a conflict of its member: as for leaving one out, or else two thirds of the votes cast.
    pub fn voiding(self) -> Majority {
        self.exclusion.unwrap_or(Majority::OfCast([2, 3]))
    }
}

impl MotionRules {
    fn is_unsaid(&self) -> bool {
        *self == Self::default()
    }
}

fn is_nothing(number: &u32) -> bool {
    *number == 0
}

pub const SECOND_ROUND_DAYS: u32 = 2;

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
fn is_usual_round(days: &u32) -> bool {
    *days == SECOND_ROUND_DAYS
}

/// All that decides how proposals are ranked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default = "RuleSet::unsaid")]
pub struct RuleSet {
    pub criteria: Vec<Criterion>,
    /// Lowest mean that passes, in points.
    pub pass_mark: i32,
    /// Fails when more than a third of the sheets give 0 to one criterion.
    pub zero_rule: bool,
    /// Fewest sheets that make a score official; two thirds of the eligible are asked as well.
    pub quorum_floor: u32,
    /// Fewest members present that make a meeting valid, among them one who may preside (C3).
    pub meeting_quorum: u32,
    /// A meeting also needs a written report of each rapporteur.
    pub meeting_reports: bool,
    /// A shortlist is proposed only after a valid meeting about the challenge has ended. Left out of the JSON where it is
    /// not asked for, so that it changes no hash of rule sets that do not name it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub meeting_first: bool,
    #[serde(skip_serializing_if = "MotionRules::is_unsaid")]
    pub motions: MotionRules,
    /// Before the first round every member scores a made-up proposal, which counts nowhere. Left out of the JSON where there is
    /// none, as there was in no call of before.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub practice: bool,
    /// The middle half of the sheets lies this far apart on a criterion, in percent of its maximum: a matter for the next
    /// meeting. 0, and left out of the JSON, where nothing is put on an agenda by itself, as in every call of before.
    #[serde(skip_serializing_if = "is_nothing")]
    pub wide_percent: u32,
    /// 1, or 2: after a discussion sheets may be changed, each change with a reason (C8).
    pub rounds: u32,
    /// How long a second round is at least, in days; it ends earlier only once everybody has said what they give. Left out of
    /// the JSON where it is the usual, which also holds for calls that were published before there was a rule: it can only
    /// give members more time. The number is ours.
    #[serde(skip_serializing_if = "is_usual_round")]
    pub second_round_days: u32,
    pub blind: Blind,
    /// A sheet this many points from the mean of the others is put up for discussion (C7).
    pub outlier_points: u32,
    pub shortlist_size: u32,
    /// Indexes of the criteria that break ties first and second.
    pub priority: [u32; 2],
    pub ties: Ties,
    pub publicity: Publicity,
    pub terms: Terms,
}

impl RuleSet {
    pub const MAX_CRITERIA: usize = 12;

    /// What a stored rule set means that does not say it. A rule that is added later stands here as it was before there was
    /// one: what templates offer to new calls may change, this may not.
    fn unsaid() -> Self {
        Self {
            criteria: Vec::new(),
            pass_mark: 70,
            zero_rule: true,
            quorum_floor: 8,
            meeting_quorum: 10,
            meeting_reports: true,
            meeting_first: false,
            motions: MotionRules::default(),
            practice: false,
            wide_percent: 0,
            rounds: 1,
            second_round_days: SECOND_ROUND_DAYS,
            blind: Blind::OwnSheet,
            outlier_points: 20,
            shortlist_size: 2,
            priority: [0, 1],
            ties: Ties::default(),
            publicity: Publicity::Scores,
            terms: Terms::default(),
        }
    }

    pub fn sum(&self) -> i64 {
        self.criteria.iter().map(|c| i64::from(c.max)).sum()
    }

    /// Sheets needed among `eligible` members: `max(floor, ⌈2/3 · eligible⌉)` (C3). No sheets are no score, whatever the floor.
    pub fn quorum(&self, eligible: usize) -> usize {
        (self.quorum_floor as usize).max((2 * eligible).div_ceil(3)).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verbatim::Verbatim;

    #[test]
    fn the_default_rules_sum_to_100_and_need_10_of_15() {
        let rules = RuleSet::default();
        assert_eq!(rules.sum(), 100);
        assert_eq!((rules.quorum(15), rules.quorum(12), rules.quorum(9)), (10, 8, 8));
        let no_floor = RuleSet { quorum_floor: 0, ..rules };
        assert_eq!((no_floor.quorum(0), no_floor.quorum(1), no_floor.quorum(3)), (1, 1, 2), "no sheets are no score");
    }

    #[test]
    fn any_change_changes_the_hash() {
        let rules = RuleSet::default();
        let mut other = rules.clone();
        other.pass_mark = 71;
        let hash = |rules: RuleSet| Verbatim::from(rules).hash();
        assert_ne!(hash(rules.clone()), hash(other));
        assert_eq!(hash(rules.clone()), hash(RuleSet::default()));
        assert_eq!(hash(rules).len(), 64);
    }

    #[test]
    fn a_rule_set_frozen_before_meetings_could_be_asked_for_keeps_its_hash() {
        let rules = Verbatim::from(RuleSet { meeting_first: false, ..RuleSet::default() });
        let json = rules.text();
        assert!(!json.contains("meeting_first"));
        let read: Verbatim<RuleSet> = serde_json::from_str(&json).expect("readable");
        assert_eq!((read.meeting_first, read.hash()), (false, rules.hash()));
        let asked = RuleSet { meeting_first: true, ..rules.clone().into_inner() };
        assert_ne!(Verbatim::from(asked.clone()).hash(), rules.hash());
        assert_eq!(serde_json::from_str::<RuleSet>(&serde_json::to_string(&asked).expect("json")).expect("readable"), asked);
    }

    #[test]
    fn a_rule_set_frozen_before_there_were_motions_keeps_its_hash_and_excludes_nothing() {
        let rules = Verbatim::from(RuleSet::default());
        assert!(!rules.text().contains("motions"));
        assert_eq!(rules.motions, MotionRules::default());
        let asked = MotionRules { exclusion: Some(Majority::OfCast([2, 3])), ..MotionRules::default() };
        let asked = RuleSet { motions: asked, ..rules.clone().into_inner() };
        assert_ne!(Verbatim::from(asked.clone()).hash(), rules.hash());
        assert_eq!(serde_json::from_str::<RuleSet>(&serde_json::to_string(&asked).expect("json")).expect("readable"), asked);
    }

    #[test]
    fn what_an_older_record_does_not_name_means_what_it_always_meant() {
        let old: RuleSet = serde_json::from_str(r#"{"ties":{"lot":{}},"terms":{}}"#).expect("readable");
        let meant = r#"{"criteria":[],"pass_mark":70,"zero_rule":true,"quorum_floor":8,"meeting_quorum":10,"meeting_reports":true,"rounds":1,"blind":"own_sheet","outlier_points":20,"shortlist_size":2,"priority":[0,1],"ties":{"margin_hundredths":0,"chair":false,"extra_place":true,"lot":{"vi":""}},"publicity":"scores","terms":{"repair_days":3,"debrief_days":10,"complaint_days":10,"complaints_block":true}}"#;
        assert_eq!(serde_json::to_string(&old).expect("json"), meant);
        let criterion: Criterion = serde_json::from_str("{}").expect("readable");
        assert_eq!(criterion, Criterion::default());
    }
}
