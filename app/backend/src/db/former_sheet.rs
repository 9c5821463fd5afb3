//! Sheets of a proposal that is scored anew: those of before, and where the council then let it be, those that came since. Each
//! row of `sheets` as it was; none is ever changed.

use super::sheet;
use crate::Result;
use domain::{
    access::{Action, Permit},
    proposals::Proposal,
};
use sea_orm::{IntoActiveModel, Set, entity::prelude::*};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "former_sheets")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub proposal_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: Uuid,
    /// [`Kind::code`].
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    /// The row of `sheets` as JSON.
    pub sheet: String,
    pub set_aside_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}

/// Which sheets they are.
#[derive(Clone, Copy)]
pub enum Kind {
    /// From before it was scored anew.
    Before,
    /// Handed in or begun anew, and dropped with it.
    Dropped,
}

impl Kind {
    fn code(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::Dropped => "dropped",
        }
    }
}

const SET_ASIDE_BY: [Action; 1] = [Action::CloseMotion];

/// Every sheet of the proposal leaves the table that anything else reads.
pub async fn set_aside(db: &impl ConnectionTrait, permit: &Permit, proposal: &Proposal, kind: Kind) -> Result<()> {
    permit.covers(&SET_ASIDE_BY, proposal)?;
    let of = || sheet::Entity::find().filter(sheet::Column::ProposalId.eq(proposal.id.0));
    let mut rows = Vec::new();
    for row in of().all(db).await? {
        rows.push(ActiveModel {
            proposal_id: Set(row.proposal_id),
            member_id: Set(row.member_id),
            kind: Set(kind.code().to_owned()),
            sheet: Set(serde_json::to_string(&row)?),
            set_aside_at: Set(permit.at().0),
        });
    }
    if !rows.is_empty() {
        Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    sheet::Entity::delete_many().filter(sheet::Column::ProposalId.eq(proposal.id.0)).exec(db).await?;
    Ok(())
}

/// What stood before stands again.
pub async fn put_back(db: &impl ConnectionTrait, permit: &Permit, proposal: &Proposal) -> Result<()> {
    permit.covers(&SET_ASIDE_BY, proposal)?;
    let of = Entity::find().filter(Column::ProposalId.eq(proposal.id.0)).filter(Column::Kind.eq(Kind::Before.code()));
    let mut rows = Vec::new();
    for row in of.all(db).await? {
        rows.push(serde_json::from_str::<sheet::Model>(&row.sheet)?.into_active_model().reset_all());
    }
    if !rows.is_empty() {
        sheet::Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    Ok(())
}
