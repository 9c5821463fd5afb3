//! The council: seats, and declarations of conflict.

use crate::{Backend, Result, challenges::ChallengeCard};
use domain::{
    council::{Conflict, Seat},
    evaluations::SheetStanding,
    form::Form,
    ids::{ProposalId, UserId},
    people::Actor,
};

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

impl Backend {
    pub async fn seats(&self, actor: &Actor) -> Result<Vec<Seat>> {
        todo!()
    }

    /// People with the member role and no seat: id and name.
    pub async fn seatless_members(&self, actor: &Actor) -> Result<Vec<(UserId, String)>> {
        todo!()
    }

    /// Form: `user`, `role`, `affiliation`. At most 15 seats; one chair, one vice-chair, one secretary.
    pub async fn assign_seat(&self, actor: &Actor, form: &Form) -> Result<()> {
        todo!()
    }

    /// Form: `user`. Not while sheets of that member exist in a running scoring.
    pub async fn remove_seat(&self, actor: &Actor, form: &Form) -> Result<()> {
        todo!()
    }

    /// Challenges from closing on, for members with a seat.
    pub async fn council_home(&self, actor: &Actor) -> Result<Vec<CouncilLine>> {
        todo!()
    }

    /// The proposals of a challenge as one member may see them, by code; conflicted ones only as "declared".
    pub async fn member_proposals(&self, actor: &Actor, challenge_code: &str) -> Result<Vec<MemberLine>> {
        todo!()
    }

    /// Form: `conflict` (`clear` or `conflicted`), `reason` (required if conflicted). Answers the challenge's code.
    pub async fn declare_conflict(&self, actor: &Actor, id: ProposalId, form: &Form) -> Result<String> {
        todo!()
    }
}
