//! Which legal texts a challenge cites: each choice is a row, the last one counts.

use crate::{Error, Result};
use domain::{
    access::{Action, Permit},
    ids::{ChallengeId, UserId},
    legal::Cited,
};
use sea_orm::{QueryOrder, Set, entity::prelude::*};
use std::collections::BTreeMap;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "citations")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub challenge_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    pub at: i64,
    pub by_id: Uuid,
    /// Keys of entries, with spaces between them.
    pub entries: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// What was chosen last, by whom, and the number of that choice.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    pub version: i32,
    pub by: Option<UserId>,
    pub cited: Cited,
}

pub async fn of_challenge(db: &impl ConnectionTrait, challenge: ChallengeId) -> Result<Chosen> {
    let row = Entity::find().filter(Column::ChallengeId.eq(challenge.0)).order_by_desc(Column::Version).one(db).await?;
    Ok(row.map(chosen).unwrap_or_default())
}

/// What each challenge cites now.
pub async fn all(db: &impl ConnectionTrait) -> Result<BTreeMap<ChallengeId, Cited>> {
    let rows = Entity::find().order_by_asc(Column::Version).all(db).await?;
    Ok(rows.into_iter().map(|row| (ChallengeId(row.challenge_id), chosen(row).cited)).collect())
}

pub async fn insert(db: &impl ConnectionTrait, permit: &Permit, challenge: ChallengeId, chosen: &Chosen) -> Result<()> {
    permit.covers(&[Action::CiteLegalTexts], challenge)?;
    let row = ActiveModel {
        challenge_id: Set(challenge.0),
        version: Set(chosen.version),
        at: Set(permit.at().0),
        by_id: Set(chosen.by.ok_or_else(|| Error::internal("a choice of nobody"))?.0),
        entries: Set(chosen.cited.iter().cloned().collect::<Vec<_>>().join(" ")),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

fn chosen(row: Model) -> Chosen {
    let cited = row.entries.split_whitespace().map(str::to_owned).collect();
    Chosen { version: row.version, by: Some(UserId(row.by_id)), cited }
}
