//! The council: seats, meetings, and conflicts of interest however they come to light.

mod acting;
mod ad_hoc;
mod declaration;
mod declaring;
mod findings;
pub mod meetings;
mod presided;
mod recusal;
mod seats;
mod suggestions;
mod telling;

pub(crate) use acting::{is_acting, is_leaderless, order, orphans, presider, presides, said_of_results};
pub(crate) use findings::people;
pub(crate) use recusal::extend_recusals;

pub use ad_hoc::{AdHocDesk, AdHocLine};

use crate::challenges::ChallengeCard;
use domain::{
    access::Can,
    challenges::Next,
    council::{Clash, Conflict, Declaration, Finding, Seat},
    evaluations::{SheetStanding, ballot::Due},
    ids::{FirmId, ProposalId, UserId},
    locale::Bilingual,
    time::Moment,
};

/// What waits for a member, challenge by challenge.
#[derive(Clone, Debug)]
pub struct CouncilLine {
    pub card: ChallengeCard,
    /// What it waits for where it stands for the council.
    pub next: Next,
    /// Of scoring, from 1; 0 when the challenge is not being scored.
    pub round: u32,
    pub undeclared: u32,
    pub to_score: u32,
    pub submitted: u32,
    /// Sheets that may be changed in a later round.
    pub to_revise: u32,
    /// Codes of proposals where the member's own sheet is far from the others, as far as it may be seen.
    pub far: Vec<String>,
    /// Until when this member is asked for a vote or an answer, else what the challenge waits for is due, by plan or term.
    pub due: Option<Moment>,
    /// Proposals with an appeal that waits for this member, who presides.
    pub appeals: u32,
    /// Whether the member takes no part in the whole challenge.
    pub is_recused: bool,
    /// The secretary's confirmation of the opening is waited for.
    pub awaits_opening: bool,
    /// A secret ballot is open, and this member may vote and has not.
    pub awaits_vote: bool,
    /// Motions that wait for this member's vote or answer.
    pub motions: u32,
    /// The made-up proposal waits for this member's sheet.
    pub practice: bool,
    /// Debriefs that this member, presiding, has not released yet.
    pub debriefs: u32,
    /// Whoever presides may end the round, or scoring: what can come is in, or its term is over.
    pub to_close: bool,
    /// What whoever presides has to do about a tie across the line of the shortlist.
    pub presides_over_tie: Option<Due>,
    /// Whoever presides has the shortlist to propose.
    pub to_propose: bool,
}

/// One proposal in a member's grid; never one with a conflict. The firm and who represents it are known in order to declare,
/// title and total only once clear.
#[derive(Clone, Debug)]
pub struct MemberLine {
    pub id: ProposalId,
    pub code: String,
    pub firm_name: String,
    /// It and its partners, each with its legal representative, as they were when it was handed in.
    pub represented: Vec<(String, String)>,
    /// Of the solution; empty where it cannot be read.
    pub title: String,
    pub conflict: Conflict,
    pub standing: SheetStanding,
    pub total_half: Option<i32>,
    /// A change of the second round is saved and not submitted: what was submitted before it counts.
    pub has_draft_revision: bool,
}

/// A conflict of the member's own: what was said about it, and nothing of the proposal.
#[derive(Clone, Debug)]
pub struct OwnConflict {
    /// To appeal by.
    pub proposal: ProposalId,
    pub declaration: Declaration,
    /// By secretary or office, in force.
    pub finding: Option<Finding>,
    /// Who found it, and who answered the appeal.
    pub by: String,
    pub ruled_by: String,
    /// The member's sheet was submitted before, and is void.
    pub is_sheet_void: bool,
    /// It was submitted before the conflict was found, and counts until the council voids it.
    pub counts: bool,
}

/// What secretary and chair see of conflicts that were found in a challenge: of proposals they are clear of.
#[derive(Clone, Debug)]
pub struct PinDesk {
    pub challenge_title: Bilingual,
    /// Proposals and members that a conflict can be pinned on.
    pub proposals: Vec<(ProposalId, String)>,
    pub members: Vec<(UserId, String)>,
    pub lines: Vec<PinLine>,
    pub can: Can,
}

#[derive(Clone, Debug)]
pub struct PinLine {
    pub challenge_code: String,
    pub code: String,
    pub member_name: String,
    pub finding: Finding,
    /// Who found it, and who answered the appeal.
    pub by: String,
    pub ruled_by: String,
}

/// For the leader, where nobody can preside in a challenge.
#[derive(Clone, Debug)]
pub struct ActingDesk {
    /// Who may be named.
    pub candidates: Vec<Seat>,
    /// Who could be, once they have declared on every proposal; nobody where that can no longer be done.
    pub undeclared: Vec<Seat>,
    pub can: Can,
}

/// Of one challenge.
#[derive(Clone, Debug)]
pub struct Suggestions {
    pub lines: Vec<SuggestionLine>,
    /// Codes of proposals whose firm or team cannot be read: nothing is suggested about what is not known of them.
    pub unread: Vec<String>,
}

/// A member and a proposal that the office should look at: suggested, or known to be in conflict.
#[derive(Clone, Debug)]
pub struct SuggestionLine {
    pub challenge_code: String,
    pub proposal: ProposalId,
    pub code: String,
    pub firm_name: String,
    pub member: UserId,
    pub member_name: String,
    pub clashes: Vec<Clash>,
    pub standing: SuggestionStanding,
    /// The reader may confirm or dismiss it.
    pub may_judge: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SuggestionStanding {
    Open,
    Conflicted(Declaration),
    /// For this reason.
    Dismissed(String),
}

/// A firm that somebody would be in conflict with.
#[derive(Clone, Debug)]
pub struct ClashingFirm {
    pub id: FirmId,
    pub legal_name: String,
    pub clashes: Vec<Clash>,
}
