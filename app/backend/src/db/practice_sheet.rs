//! What members handed in for the made-up proposal of a challenge: one row each, which nothing that ranks reads.

use crate::Result;
use domain::{
    access::{Action, Permit},
    evaluations::{Sheet, practice::Practice},
    ids::{ChallengeId, UserId},
    time::Moment,
};
use sea_orm::{Condition, Set, entity::prelude::*, sea_query::OnConflict};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "practice_sheets")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub challenge_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: Uuid,
    pub sheet: String,
    pub handed_in_at: i64,
    /// The same in every row of a challenge.
    pub shown_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}

pub async fn practice(db: &impl ConnectionTrait, challenge: ChallengeId) -> Result<Practice> {
    let rows = Entity::find().filter(Column::ChallengeId.eq(challenge.0)).all(db).await?;
    let shown = rows.iter().find_map(|row| row.shown_at).map(Moment);
    let read = |row: Model| Ok((UserId(row.member_id), serde_json::from_str(&row.sheet)?));
    Ok(Practice { challenge, sheets: rows.into_iter().map(read).collect::<Result<_>>()?, shown })
}

/// Challenges of these where the member has nothing to practise any more: handed in, or shown.
pub async fn done_by(db: &impl ConnectionTrait, member: UserId) -> Result<Vec<ChallengeId>> {
    let done = Condition::any().add(Column::MemberId.eq(member.0)).add(Column::ShownAt.is_not_null());
    Ok(Entity::find().filter(done).all(db).await?.into_iter().map(|row| ChallengeId(row.challenge_id)).collect())
}

/// The acting member's sheet, and whether all are shown by now.
pub async fn save_own(db: &impl ConnectionTrait, permit: &Permit, practice: &Practice, member: UserId, sheet: &Sheet) -> Result<()> {
    permit.covers(&[Action::ScorePractice], practice.challenge)?;
    let row = ActiveModel {
        challenge_id: Set(practice.challenge.0),
        member_id: Set(member.0),
        sheet: Set(serde_json::to_string(sheet)?),
        handed_in_at: Set(permit.at().0),
        shown_at: Set(None),
    };
    let mut again = OnConflict::columns([Column::ChallengeId, Column::MemberId]);
    again.update_columns([Column::Sheet, Column::HandedInAt]);
    Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    mark_shown(db, practice).await
}

pub async fn save_shown(db: &impl ConnectionTrait, permit: &Permit, practice: &Practice) -> Result<()> {
    permit.covers(&[Action::ShowPractice], practice.challenge)?;
    mark_shown(db, practice).await
}

async fn mark_shown(db: &impl ConnectionTrait, practice: &Practice) -> Result<()> {
    if let Some(at) = practice.shown {
        let all = Entity::update_many().col_expr(Column::ShownAt, Expr::value(at.0));
        all.filter(Column::ChallengeId.eq(practice.challenge.0)).exec(db).await?;
    }
    Ok(())
}
