//! From ranking to shortlist, decision and public result; and what follows it.

mod approving;
mod complaining;
mod covering;
mod debriefing;
mod deciding;
mod portfolio;
mod publishing;
mod telling;

pub use covering::{Choice, Chosen, Covering, CoveringLine};
pub use portfolio::{FieldLine, Portfolio, PortfolioLine, Shortlisted};

pub(crate) use deciding::{check_weighed, coded, conflict_notes, named_proposals, official, ranked_lines, read_advice};
pub(crate) use publishing::tie;
pub(crate) use telling::waits;

use crate::{evaluations::BallotView, files::FileView};
use domain::{
    access::Can,
    challenges::{
        Challenge, RuleSet,
        approval::{Numbered, Shortlist, Signed},
    },
    complaints::{Complaint, Consequence},
    council::{ActingChair, Dissent, Vote},
    evaluations::{
        Compliance, Debrief, Exclusion, Mean, Outcome, Sheet,
        drawing::Told,
        result_file::{BallotResult, OfConflict, OfficialLine},
    },
    ids::ProposalId,
    seen::Seen,
    time::Moment,
};
use std::collections::BTreeMap;

/// The official ranking, for office and council once scoring has closed.
#[derive(Clone, Debug)]
pub struct RankingView {
    pub challenge: Challenge,
    pub lines: Vec<RankedLine>,
    pub rules_hash: String,
    /// On the shortlist.
    pub places: u32,
    /// The shortlist hangs on the way of counting: the council notes what it said about that.
    pub must_discuss: bool,
    /// The top of the ranking is another one with the sheets that the council left out; the decision says why.
    pub hangs_on_exclusions: bool,
    /// The ranking with every submitted sheet, where a motion left some out.
    pub every_sheet: Vec<OfficialLine>,
    /// These, by code of the proposal and column.
    pub left_out: Vec<(String, String, Exclusion)>,
    pub conflicts: Vec<ConflictNote>,
    /// Oldest first.
    pub earlier: Vec<EarlierResult>,
    /// Ranks and sheets will be public, not the shortlist alone.
    pub shows_scores: bool,
    /// What is scored anew, by code, and until when.
    pub anew: Vec<(String, Moment)>,
    /// Meetings about it whose minutes are not confirmed.
    pub unconfirmed: u32,
    /// About a tie across the line of the shortlist, if there is or was one.
    pub ballot: Option<BallotView>,
    /// The council's proposal and the leader's decision, as far as they exist, with names of who made them.
    pub advice: Option<(Shortlist, String)>,
    pub decision: Option<(Shortlist, String)>,
    /// The office's submission to the leader while it waits there, after its writer's name.
    pub submission: Option<(String, Signed)>,
    /// Why the shortlist was sent back last, after the name of who did so.
    pub sent_back: Option<(String, Signed)>,
    /// What the council proposed before it was sent back.
    pub before: Option<Shortlist>,
    /// On the council's shortlist, after their writers' names.
    pub dissents: Vec<(String, Dissent)>,
    /// On shortlists that were sent back before.
    pub earlier_dissents: Vec<(String, Dissent)>,
    /// What the next step rests on.
    pub seen: Seen,
    pub can: Can,
}

/// What would be the case after a shortlist is proposed.
#[derive(Clone, Debug)]
pub struct ShortlistPreview {
    pub ranking: RankingView,
    pub shortlist: Shortlist,
    /// Officers who are told by mail.
    pub recipients: u32,
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
    /// Ranks and sheets of all are public, not the shortlist alone.
    pub shows_scores: bool,
    pub challenge: Challenge,
    pub published_at: Moment,
    /// The call stands still until then; complaints are taken.
    pub complaints_until: Moment,
    /// Received, and answered.
    pub complaints: (u32, u32),
    /// What is or was done again, without what was complained about.
    pub consequences: Vec<Consequence>,
    pub concluded_at: Option<Moment>,
    pub rules_hash: String,
    /// The decision's proposals, in its order: code and firm.
    pub shortlist: Vec<(String, String)>,
    /// Tax codes of these firms as they were when they handed in, by code of the proposal.
    pub tax_codes: BTreeMap<String, String>,
    /// The partners of these firms, in the same way: name and code.
    pub partners: BTreeMap<String, Vec<(String, String)>>,
    pub decided_by: String,
    /// Number and date on the signed paper, once they are known.
    pub signed: Option<Numbered>,
    pub decided_at: Moment,
    pub reason: String,
    /// How the council voted on its advice, of how many who might vote; not known of decisions of before motions.
    pub advised: Option<(Vote, u32)>,
    pub differs_from_advice: bool,
    /// The shortlist is not the top of the ranking: code of what is passed over, where scores are published, and why.
    pub departures: Vec<(String, String)>,
    pub departs: bool,
    /// Who presided where neither chair nor vice-chair could.
    pub acting: Option<ActingChair>,
    /// All that were scored, best first; empty where the rule set publishes the shortlist only.
    /// Firms that are not on the shortlist are named by code only (`firm_name` is empty).
    pub lines: Vec<RankedLine>,
    /// The ranking with every submitted sheet, where a motion left some out and scores are published.
    pub every_sheet: Vec<OfficialLine>,
    /// These, by code of the proposal and column.
    pub left_out: Vec<(String, String, Exclusion)>,
    pub conflicts: Vec<ConflictNote>,
    /// Oldest first, where scores are published.
    pub earlier: Vec<EarlierResult>,
    /// How a tie across the line was settled, where scores are published.
    pub tie: Option<PublicTie>,
}

/// A sheet whose member has a conflict, by code of the proposal and column: void, or counted all the same.
#[derive(Clone, Debug)]
pub struct ConflictNote {
    pub code: String,
    pub column: String,
    pub what: OfConflict,
    /// Of the motion that voided it.
    pub reason: String,
}

/// A result that another replaced after scoring had closed: by a motion that voided a sheet, or by scoring anew after it.
#[derive(Clone, Debug)]
pub struct EarlierResult {
    pub motion: String,
    /// Code of what was scored anew, where this is the result between the motion and that.
    pub anew: Option<String>,
    /// What the motion is about, and why it was put.
    pub about: Option<ProposalId>,
    pub reason: String,
    pub lines: Vec<OfficialLine>,
}

/// The secret ballot as counted, and what the lot hung on, so that anyone can draw it again.
#[derive(Clone, Debug)]
pub struct PublicTie {
    pub ballot: BallotResult,
    pub lot: Option<PublicLot>,
}

#[derive(Clone, Debug)]
pub struct PublicLot {
    /// From outside, or as earlier versions of the site drew it.
    pub value: Option<String>,
    /// How many members read which value at the source that the rules name.
    pub read: BTreeMap<String, u32>,
    pub drawing: Option<Told>,
    pub closing_hash: String,
    /// Code and ticket of each proposal that the lot ordered, as drawn.
    pub tickets: Vec<(String, String)>,
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
    /// Where it could have been on the shortlist and is not: the published reason; empty otherwise.
    pub left_out_because: String,
    /// Why it was not admitted; empty otherwise.
    pub refusal: String,
    /// The sheets' comments by criterion, once the debrief is released: without names and scores, in no telling order.
    pub sheets: Comments,
    /// How many proposals have a rank.
    pub ranked: u32,
    /// Means of all of them, ascending and without names; empty where the rule set publishes no scores.
    pub means: Vec<Mean>,
    /// Strengths and weaknesses, once released; due before `debrief_due`.
    pub debrief: Option<Debrief>,
    pub debrief_due: Moment,
    pub complaints_until: Moment,
    pub has_complaint: bool,
}

/// Sheets of which only the words are left, and the places of the proposal that they point to.
pub type Comments = Vec<Sheet>;

/// What the firm was told of the sheets, beside its complaint: the same for firm and office.
#[derive(Clone, Debug)]
pub struct RuledComments {
    pub rules: RuleSet,
    pub sheets: Comments,
}

/// How the debrief on one proposal keeps to its term.
#[derive(Clone, Debug)]
pub struct DebriefLine {
    pub id: ProposalId,
    pub code: String,
    pub firm_name: String,
    pub is_begun: bool,
    pub released: Option<Moment>,
    pub compliance: Compliance,
}

/// The debriefs of a challenge, for whoever presides.
#[derive(Clone, Debug)]
pub struct DebriefList {
    pub challenge: Challenge,
    pub due: Moment,
    pub lines: Vec<DebriefLine>,
}

/// One debrief under the hands of whoever presides, with what it is made of.
#[derive(Clone, Debug)]
pub struct DebriefView {
    pub code: String,
    pub firm_name: String,
    pub challenge_code: String,
    pub rules: RuleSet,
    pub due: Moment,
    pub debrief: Debrief,
    pub sheets: Comments,
    /// Distinguishes two people editing the same text: the hidden field `seen`.
    pub seen: u32,
}

/// A firm's own complaint, or whether it may file one.
#[derive(Clone, Debug)]
pub struct OwnComplaint {
    pub until: Moment,
    pub complaint: Option<Complaint>,
    /// Attached to it, or to be once it is filed.
    pub files: Vec<FileView>,
    pub comments: RuledComments,
    pub can: Can,
}

#[derive(Clone, Debug)]
pub struct ComplaintLine {
    pub code: String,
    pub firm_name: String,
    pub complaint: Complaint,
}

/// What follows a result, for the office.
#[derive(Clone, Debug)]
pub struct FollowUp {
    pub challenge: Challenge,
    /// Complaints are taken until then.
    pub until: Moment,
    /// Debriefs are due before then.
    pub due: Moment,
    pub complaints: Vec<ComplaintLine>,
    pub debriefs: Vec<DebriefLine>,
    pub can: Can,
}
