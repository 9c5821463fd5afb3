//! Alternates who join the council for one challenge: one row for each member and challenge.

use super::{Source, challenge};
use crate::{Error, Result, memory::Row};
use domain::{
    access::{Action, Permit},
    council::AdHocMember,
    ids::{ChallengeId, UserId},
    time::Moment,
};
use sea_orm::{Set, entity::prelude::*};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ad_hoc_members")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub challenge_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: Uuid,
    pub reason: String,
    pub proposed_by: Uuid,
    pub proposed_at: i64,
    pub appointed_by: Option<Uuid>,
    pub appointed_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}

/// Proposed or appointed, in the order of the proposals.
pub async fn list(db: &impl ConnectionTrait, challenge: ChallengeId) -> Result<Vec<AdHocMember>> {
    let mut all: Vec<AdHocMember> =
        Entity::find().filter(Column::ChallengeId.eq(challenge.0)).all(db).await?.into_iter().map(member).collect();
    all.sort_by_key(|of| (of.proposed_at, of.member));
    Ok(all)
}

pub async fn appointed(db: &impl Source, challenge: ChallengeId) -> Result<Vec<UserId>> {
    let load = async { Ok(list(db, challenge).await?.into_iter().filter(AdHocMember::is_appointed).map(|of| of.member).collect()) };
    db.kept(Row::AppointedFor(challenge), load).await
}

/// Everybody who was ever appointed, and when.
pub async fn ever_appointed(db: &impl ConnectionTrait) -> Result<Vec<(UserId, Moment)>> {
    let rows = Entity::find().filter(Column::AppointedAt.is_not_null()).all(db).await?;
    Ok(rows.into_iter().filter_map(|row| Some((UserId(row.member_id), Moment(row.appointed_at?)))).collect())
}

/// For which challenges the member was appointed.
pub async fn of_member(db: &impl ConnectionTrait, id: UserId) -> Result<Vec<ChallengeId>> {
    let own = Entity::find().filter(Column::MemberId.eq(id.0)).filter(Column::AppointedAt.is_not_null());
    Ok(own.all(db).await?.into_iter().map(|row| ChallengeId(row.challenge_id)).collect())
}

/// Whether the member was appointed for a challenge whose scoring has not begun.
pub async fn is_awaited(db: &impl ConnectionTrait, id: UserId) -> Result<bool> {
    for challenge in of_member(db, id).await? {
        if challenge::is_opened(db, challenge).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

pub async fn insert(db: &impl ConnectionTrait, permit: &Permit, of: &AdHocMember) -> Result<()> {
    permit.covers(&[Action::ProposeAdHoc], of.challenge)?;
    let row = ActiveModel {
        challenge_id: Set(of.challenge.0),
        member_id: Set(of.member.0),
        reason: Set(of.reason.clone()),
        proposed_by: Set(of.proposed_by.0),
        proposed_at: Set(of.proposed_at.0),
        appointed_by: Set(None),
        appointed_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

pub async fn save_appointed(db: &impl ConnectionTrait, permit: &Permit, of: &AdHocMember) -> Result<()> {
    permit.covers(&[Action::AppointAdHoc], of.challenge)?;
    let (by, at) = of.appointed.ok_or_else(|| Error::internal("an ad hoc member whom nobody appointed"))?;
    let set = Entity::update_many().col_expr(Column::AppointedBy, Expr::value(by.0)).col_expr(Column::AppointedAt, Expr::value(at.0));
    set.filter(Column::ChallengeId.eq(of.challenge.0)).filter(Column::MemberId.eq(of.member.0)).exec(db).await?;
    Ok(())
}

/// Only what nobody has appointed.
pub async fn remove(db: &impl ConnectionTrait, permit: &Permit, of: &AdHocMember) -> Result<()> {
    permit.covers(&[Action::AppointAdHoc], of.challenge)?;
    let own = Entity::delete_many().filter(Column::ChallengeId.eq(of.challenge.0)).filter(Column::MemberId.eq(of.member.0));
    own.filter(Column::AppointedAt.is_null()).exec(db).await?;
    Ok(())
}

fn member(row: Model) -> AdHocMember {
    AdHocMember {
        challenge: ChallengeId(row.challenge_id),
        member: UserId(row.member_id),
        reason: row.reason,
        proposed_by: UserId(row.proposed_by),
        proposed_at: Moment(row.proposed_at),
        appointed: row.appointed_by.map(UserId).zip(row.appointed_at.map(Moment)),
    }
}
