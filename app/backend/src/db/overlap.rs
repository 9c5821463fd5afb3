//! Pairs of opened proposals with passages in common: how many, and how many words they have.

use crate::{Error, Result};
use domain::{
    access::{Action, Permit},
    ids::{ChallengeId, ProposalId},
};
use sea_orm::{Condition, Set, entity::prelude::*, sea_query::OnConflict};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "proposal_overlaps")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub proposal_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub other_id: Uuid,
    pub passages: i64,
    pub words: i64,
}

impl ActiveModelBehavior for ActiveModel {}

/// Each pair once, whichever of them was opened later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlap {
    pub pair: [ProposalId; 2],
    pub passages: usize,
    pub words: usize,
}

/// Those of which one at least is among these.
pub async fn of(db: &impl ConnectionTrait, ids: impl IntoIterator<Item = ProposalId>) -> Result<Vec<Overlap>> {
    let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
    let mut found = Vec::new();
    for some in ids.chunks(500) {
        let any = Condition::any().add(Column::ProposalId.is_in(some.iter().copied())).add(Column::OtherId.is_in(some.iter().copied()));
        found.extend(Entity::find().filter(any).all(db).await?);
    }
    found.sort_by_key(|row| (row.proposal_id, row.other_id));
    found.dedup();
    let number = |number: i64| usize::try_from(number).map_err(Error::internal);
    let overlap = |row: Model| {
        let pair = [ProposalId(row.proposal_id), ProposalId(row.other_id)];
        Ok(Overlap { pair, passages: number(row.passages)?, words: number(row.words)? })
    };
    found.into_iter().map(overlap).collect()
}

/// Of a proposal of this challenge; another server may have found the same.
pub async fn insert(db: &impl ConnectionTrait, permit: &Permit, of: ChallengeId, overlap: &Overlap) -> Result<()> {
    permit.covers(&[Action::ViewOverlaps], of)?;
    let mut pair = overlap.pair.map(|id| id.0);
    pair.sort_unstable();
    let row = ActiveModel {
        proposal_id: Set(pair[0]),
        other_id: Set(pair[1]),
        passages: Set(i64::try_from(overlap.passages).map_err(Error::internal)?),
        words: Set(i64::try_from(overlap.words).map_err(Error::internal)?),
    };
    let there = OnConflict::columns([Column::ProposalId, Column::OtherId]).do_nothing().to_owned();
    Entity::insert(row).on_conflict(there).exec_without_returning(db).await?;
    Ok(())
}
