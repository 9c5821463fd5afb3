//! Complaints about results, one for each proposal at most, with the office's answers.

use crate::{Error, Result};
use domain::{
    access::{Action, Permit},
    complaints::{Complaint, Grounds},
    ids::{ChallengeId, FirmId, ProposalId, UserId},
    time::Moment,
};
use sea_orm::{QueryOrder, QuerySelect, Set, entity::prelude::*};
use std::collections::HashSet;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "complaints")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub proposal_id: Uuid,
    pub challenge_id: Uuid,
    pub firm_id: Uuid,
    pub by_id: Uuid,
    pub at: i64,
    pub grounds: String,
    pub text: String,
    pub answer: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(db: &impl ConnectionTrait, proposal: ProposalId) -> Result<Option<Complaint>> {
    Entity::find_by_id(proposal.0).one(db).await?.map(complaint).transpose()
}

/// Oldest first.
pub async fn of_challenge(db: &impl ConnectionTrait, challenge: ChallengeId) -> Result<Vec<Complaint>> {
    let query = Entity::find().filter(Column::ChallengeId.eq(challenge.0));
    query.order_by_asc(Column::At).order_by_asc(Column::ProposalId).all(db).await?.into_iter().map(complaint).collect()
}

/// How many were received, and how many of them were answered.
pub async fn count(db: &impl ConnectionTrait, challenge: ChallengeId) -> Result<(u32, u32)> {
    let all = Entity::find().filter(Column::ChallengeId.eq(challenge.0));
    let answered = all.clone().filter(Column::Answer.is_not_null()).count(db).await?;
    let count = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    Ok((count(all.count(db).await?), count(answered)))
}

/// Of these challenges, those with a complaint that waits for its answer.
pub async fn open_in(db: &impl ConnectionTrait, challenges: impl IntoIterator<Item = ChallengeId>) -> Result<HashSet<ChallengeId>> {
    let query = Entity::find().filter(Column::Answer.is_null()).filter(Column::ChallengeId.is_in(challenges.into_iter().map(|c| c.0)));
    let ids: Vec<Uuid> = query.select_only().column(Column::ChallengeId).distinct().into_tuple().all(db).await?;
    Ok(ids.into_iter().map(ChallengeId).collect())
}

pub async fn insert(db: &impl ConnectionTrait, permit: &Permit, complaint: &Complaint) -> Result<()> {
    permit.covers(&[Action::FileComplaint], complaint)?;
    Entity::insert(columns(complaint)?).exec_without_returning(db).await?;
    Ok(())
}

pub async fn save(db: &impl ConnectionTrait, permit: &Permit, complaint: &Complaint) -> Result<()> {
    permit.covers(&[Action::AnswerComplaint, Action::RedoAsOffice, Action::RedoAsLeader], complaint)?;
    Entity::update(columns(complaint)?).exec_without_returning(db).await?;
    Ok(())
}

fn columns(complaint: &Complaint) -> Result<ActiveModel> {
    Ok(ActiveModel {
        proposal_id: Set(complaint.proposal.0),
        challenge_id: Set(complaint.challenge.0),
        firm_id: Set(complaint.firm.0),
        by_id: Set(complaint.by.0),
        at: Set(complaint.at.0),
        grounds: Set(complaint.grounds.code().to_owned()),
        text: Set(complaint.text.clone()),
        answer: Set(complaint.answer.as_ref().map(serde_json::to_string).transpose()?),
    })
}

fn complaint(row: Model) -> Result<Complaint> {
    let grounds = Grounds::from_code(&row.grounds).ok_or_else(|| Error::internal(format!("unknown grounds {}", row.grounds)))?;
    Ok(Complaint {
        proposal: ProposalId(row.proposal_id),
        challenge: ChallengeId(row.challenge_id),
        firm: FirmId(row.firm_id),
        by: UserId(row.by_id),
        at: Moment(row.at),
        grounds,
        text: row.text,
        answer: row.answer.as_deref().map(serde_json::from_str).transpose()?,
    })
}
