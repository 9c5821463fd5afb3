//! Tax codes that are claimed from who registered them: one row for an account.

use crate::Result;
use domain::{
    access::{Action, Permit, Subject},
    firms::Claim,
    ids::{FirmId, UserId},
};
use sea_orm::{QueryOrder, Set, entity::prelude::*, sea_query::OnConflict};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "claims")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: Uuid,
    pub holder_id: Uuid,
    pub claim: String,
}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(db: &impl ConnectionTrait, user: UserId) -> Result<Option<Claim>> {
    Entity::find_by_id(user.0).one(db).await?.as_ref().map(claim).transpose()
}

/// Against a firm, in an order that tells nothing.
pub async fn of_holder(db: &impl ConnectionTrait, holder: FirmId) -> Result<Vec<Claim>> {
    let rows = Entity::find().filter(Column::HolderId.eq(holder.0)).order_by_asc(Column::UserId).all(db).await?;
    rows.iter().map(claim).collect()
}

/// All there are.
pub async fn list(db: &impl ConnectionTrait) -> Result<Vec<Claim>> {
    let rows = Entity::find().order_by_asc(Column::UserId).all(db).await?;
    rows.iter().map(claim).collect()
}

/// By whoever claims, or under a permit about the firm that held the code when this began.
pub async fn save(db: &impl ConnectionTrait, permit: &Permit, holder: FirmId, claim: &Claim) -> Result<()> {
    let acts = [
        Action::ClaimCode,
        Action::AnswerClaim,
        Action::GrantClaim,
        Action::RefuseClaim,
        Action::ConfirmClaim,
        // Whoever gives a code up leaves it to whoever claims it.
        Action::EditFirm,
        // Whoever claims it belongs to a firm by now.
        Action::RegisterFirm,
    ];
    permit.covers(&acts, Subject::Firm(holder))?;
    let row = ActiveModel { user_id: Set(claim.by.0), holder_id: Set(claim.holder.0), claim: Set(serde_json::to_string(claim)?) };
    let again = OnConflict::column(Column::UserId).update_columns([Column::HolderId, Column::Claim]).to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

/// It is done, or its account has registered a firm without it.
pub async fn delete(db: &impl ConnectionTrait, permit: &Permit, user: UserId) -> Result<()> {
    permit.covers(&[Action::ConfirmClaim, Action::RegisterFirm], permit.subject())?;
    Entity::delete_by_id(user.0).exec(db).await?;
    Ok(())
}

fn claim(row: &Model) -> Result<Claim> {
    Ok(serde_json::from_str(&row.claim)?)
}
