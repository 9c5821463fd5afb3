//! Members who take no part in a whole challenge.

use crate::{Error, Result};
use domain::{
    access::{Action, Permit},
    council::{Interest, Recusal},
    ids::{ChallengeId, UserId},
    time::Moment,
};
use sea_orm::{Set, entity::prelude::*};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "recusals")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub challenge_id: Uuid,
    pub kind: String,
    pub reason: String,
    pub at: i64,
}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(db: &impl ConnectionTrait, member: UserId, challenge: ChallengeId) -> Result<Option<Recusal>> {
    Entity::find_by_id((member.0, challenge.0)).one(db).await?.map(recusal).transpose()
}

pub async fn of_challenge(db: &impl ConnectionTrait, challenge: ChallengeId) -> Result<Vec<Recusal>> {
    Entity::find().filter(Column::ChallengeId.eq(challenge.0)).all(db).await?.into_iter().map(recusal).collect()
}

pub async fn of_member(db: &impl ConnectionTrait, member: UserId) -> Result<Vec<Recusal>> {
    Entity::find().filter(Column::MemberId.eq(member.0)).all(db).await?.into_iter().map(recusal).collect()
}

pub async fn insert(db: &impl ConnectionTrait, permit: &Permit, recusal: &Recusal) -> Result<()> {
    permit.covers(&[Action::RecuseFromChallenge], recusal.challenge)?;
    let row = ActiveModel {
        member_id: Set(recusal.member.0),
        challenge_id: Set(recusal.challenge.0),
        kind: Set(recusal.kind.code().to_owned()),
        reason: Set(recusal.reason.clone()),
        at: Set(recusal.at.0),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

fn recusal(row: Model) -> Result<Recusal> {
    Ok(Recusal {
        member: UserId(row.member_id),
        challenge: ChallengeId(row.challenge_id),
        kind: Interest::from_code(&row.kind).ok_or_else(|| Error::internal(format!("unknown interest {}", row.kind)))?,
        reason: row.reason,
        at: Moment(row.at),
    })
}
