//! The council: seats, declarations of conflict, meetings.

mod declaring;
pub mod meetings;
mod seating;

use crate::challenges::ChallengeCard;
use domain::{council::Conflict, evaluations::SheetStanding, ids::ProposalId};

/// What waits for a member, challenge by challenge.
#[derive(Clone, Debug)]
pub struct CouncilLine {
    pub card: ChallengeCard,
    pub undeclared: u32,
    pub to_score: u32,
    pub submitted: u32,
    /// The secretary's confirmation of the opening is waited for.
    pub awaits_opening: bool,
}

/// One proposal in a member's grid. `firm_name` is known (to declare conflicts); the total only once clear.
#[derive(Clone, Debug)]
pub struct MemberLine {
    pub id: ProposalId,
    pub code: String,
    pub firm_name: String,
    pub conflict: Conflict,
    pub standing: SheetStanding,
    pub total_half: Option<i32>,
}
