//! Messages between the office and a firm about what its proposal formally lacks.

use crate::{Error, Result};
use domain::{
    access::{Action, Permit},
    ids::{ProposalId, UserId},
    proposals::{
        Proposal,
        thread::{Message, Side},
    },
    time::Moment,
};
use sea_orm::{QueryOrder, Set, entity::prelude::*};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "messages")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub proposal_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    pub side: String,
    pub by_id: Uuid,
    pub at: i64,
    pub text: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// In order.
pub async fn of_proposal(db: &impl ConnectionTrait, proposal: ProposalId) -> Result<Vec<Message>> {
    let rows = Entity::find().filter(Column::ProposalId.eq(proposal.0)).order_by_asc(Column::Number).all(db).await?;
    rows.into_iter().map(message).collect()
}

pub async fn insert(db: &impl ConnectionTrait, permit: &Permit, proposal: &Proposal, message: &Message) -> Result<()> {
    permit.covers(&[Action::WriteToFirm, Action::WriteToOffice], proposal)?;
    let row = ActiveModel {
        proposal_id: Set(message.proposal.0),
        number: Set(message.number.into()),
        side: Set(message.side.code().to_owned()),
        by_id: Set(message.by.0),
        at: Set(message.at.0),
        text: Set(message.text.clone()),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

fn message(row: Model) -> Result<Message> {
    Ok(Message {
        proposal: ProposalId(row.proposal_id),
        number: u32::try_from(row.number).map_err(Error::internal)?,
        side: Side::from_code(&row.side).ok_or_else(|| Error::internal(format!("unknown side {}", row.side)))?,
        by: UserId(row.by_id),
        at: Moment(row.at),
        text: row.text,
    })
}
