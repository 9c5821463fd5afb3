//! Members' own orders of a challenge's proposals: one row for each member and challenge.

use crate::Result;
use domain::{
    access::{Action, Permit},
    evaluations::OwnRanks,
    ids::{ChallengeId, UserId},
};
use sea_orm::{Set, entity::prelude::*, sea_query::OnConflict};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "own_ranks")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub challenge_id: Uuid,
    pub ranks: String,
    pub updated_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(db: &impl ConnectionTrait, member: UserId, challenge: ChallengeId) -> Result<OwnRanks> {
    let row = Entity::find_by_id((member.0, challenge.0)).one(db).await?;
    Ok(row.map(|row| serde_json::from_str(&row.ranks)).transpose()?.unwrap_or_default())
}

pub async fn save(db: &impl ConnectionTrait, permit: &Permit, member: UserId, challenge: ChallengeId, ranks: &OwnRanks) -> Result<()> {
    permit.covers(&[Action::RankProposals], challenge)?;
    let row = ActiveModel {
        member_id: Set(member.0),
        challenge_id: Set(challenge.0),
        ranks: Set(serde_json::to_string(ranks)?),
        updated_at: Set(permit.at().0),
    };
    let again = OnConflict::columns([Column::MemberId, Column::ChallengeId]).update_columns([Column::Ranks, Column::UpdatedAt]).to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}
