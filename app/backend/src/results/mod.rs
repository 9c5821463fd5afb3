//! From ranking to shortlist, decision and public result.

mod deciding;
mod publishing;

use crate::evaluations::BallotView;
use domain::{
    access::Can,
    challenges::{Challenge, RuleSet, lifecycle::Shortlist},
    evaluations::{Outcome, Sheet},
    time::Moment,
};

/// The official ranking, for office and council once scoring has closed.
#[derive(Clone, Debug)]
pub struct RankingView {
    pub challenge: Challenge,
    pub lines: Vec<RankedLine>,
    pub rules_hash: String,
    /// On the shortlist.
    pub places: u32,
    /// About a tie across the line of the shortlist, if there is or was one.
    pub ballot: Option<BallotView>,
    /// The council's proposal and the leader's decision, as far as they exist, with names of who made them.
    pub advice: Option<(Shortlist, String)>,
    pub decision: Option<(Shortlist, String)>,
    pub can: Can,
}

#[derive(Clone, Debug)]
pub struct RankedLine {
    pub code: String,
    pub firm_name: String,
    pub outcome: Outcome,
}

/// What the public is shown.
#[derive(Clone, Debug)]
pub struct ResultView {
    pub challenge: Challenge,
    pub published_at: Moment,
    pub rules_hash: String,
    /// The decision's proposals, in its order: code and firm.
    pub shortlist: Vec<(String, String)>,
    pub decided_by: String,
    pub decided_at: Moment,
    pub reason: String,
    pub differs_from_advice: bool,
    /// All that were scored, best first; empty where the rule set publishes the shortlist only.
    /// Firms that are not on the shortlist are named by code only (`firm_name` is empty).
    pub lines: Vec<RankedLine>,
}

/// What a firm learns of its own proposal.
#[derive(Clone, Debug)]
pub struct Feedback {
    pub code: String,
    pub challenge_code: String,
    pub rules: RuleSet,
    /// `None` if the proposal was not admitted to scoring.
    pub outcome: Option<Outcome>,
    pub is_shortlisted: bool,
    /// Why it was not admitted; empty otherwise.
    pub refusal: String,
    /// The sheets' comments, without names and in no telling order; scores are left out.
    pub sheets: Vec<Sheet>,
}
