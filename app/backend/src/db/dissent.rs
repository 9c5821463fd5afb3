//! Members' own opinions on a shortlist that the council proposed.

use crate::Result;
use domain::{
    access::{Action, Permit},
    council::Dissent,
    ids::{ChallengeId, UserId},
    time::Moment,
};
use sea_orm::{QueryOrder, Set, entity::prelude::*, sea_query::OnConflict};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "dissents")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub challenge_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: Uuid,
    /// Which of the council's shortlists: when it was proposed.
    #[sea_orm(primary_key, auto_increment = false)]
    pub proposed_at: i64,
    pub text: String,
    pub at: i64,
}

impl ActiveModelBehavior for ActiveModel {}

/// On the shortlist proposed at that moment, oldest first.
pub async fn list(db: &impl ConnectionTrait, challenge: ChallengeId, proposed: Moment) -> Result<Vec<Dissent>> {
    found(db, Entity::find().filter(Column::ChallengeId.eq(challenge.0)).filter(Column::ProposedAt.eq(proposed.0))).await
}

/// On shortlists that were proposed before that moment and sent back.
pub async fn before(db: &impl ConnectionTrait, challenge: ChallengeId, proposed: Moment) -> Result<Vec<Dissent>> {
    found(db, Entity::find().filter(Column::ChallengeId.eq(challenge.0)).filter(Column::ProposedAt.lt(proposed.0))).await
}

async fn found(db: &impl ConnectionTrait, query: Select<Entity>) -> Result<Vec<Dissent>> {
    let rows = query.order_by_asc(Column::At).order_by_asc(Column::MemberId).all(db).await?;
    Ok(rows.into_iter().map(|row| Dissent { member: UserId(row.member_id), text: row.text, at: Moment(row.at) }).collect())
}

pub async fn save(db: &impl ConnectionTrait, permit: &Permit, challenge: ChallengeId, proposed: Moment, dissent: &Dissent) -> Result<()> {
    permit.covers(&[Action::RecordDissent], challenge)?;
    let row = ActiveModel {
        challenge_id: Set(challenge.0),
        member_id: Set(dissent.member.0),
        proposed_at: Set(proposed.0),
        text: Set(dissent.text.clone()),
        at: Set(dissent.at.0),
    };
    let again = OnConflict::columns([Column::ChallengeId, Column::MemberId, Column::ProposedAt])
        .update_columns([Column::Text, Column::At])
        .to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}
