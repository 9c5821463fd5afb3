//! Official results, as computed when scoring closed and settled since.

use crate::{Error, Result};
use domain::{
    access::{Action, Permit},
    evaluations::{
        Edition, Outcome,
        result_file::{Closing, Replaced},
    },
    ids::ChallengeId,
    verbatim::Verbatim,
};
use sea_orm::{QuerySelect, Set, entity::prelude::*};
use std::collections::HashMap;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "results")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub challenge_id: Uuid,
    pub rules_hash: String,
    pub outcomes: String,
    pub computed_at: i64,
    pub closing: Option<String>,
    pub advisory: Option<String>,
    pub format: String,
    /// Results that it replaced, after scoring had closed.
    pub replaced: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

pub struct Official {
    pub edition: Edition,
    pub rules_hash: String,
    /// Best first.
    pub outcomes: Vec<Outcome>,
    /// The sheets that they follow from.
    pub closing: Verbatim<Closing>,
    /// Advisory figures as JSON, computed with it.
    pub advisory: Option<String>,
    /// Oldest first.
    pub replaced: Vec<Replaced>,
}

pub async fn find(db: &impl ConnectionTrait, challenge: ChallengeId) -> Result<Option<Official>> {
    let Some(row) = Entity::find_by_id(challenge.0).one(db).await? else { return Ok(None) };
    let closing = row.closing.ok_or_else(|| Error::internal("a result without the sheets that it follows from"))?;
    let closing = serde_json::from_str(&closing)?;
    let edition = Edition::from_format(&row.format).ok_or_else(|| Error::internal(format!("unknown result {}", row.format)))?;
    let outcomes = serde_json::from_str(&row.outcomes)?;
    let replaced = row.replaced.as_deref().map(serde_json::from_str).transpose()?.unwrap_or_default();
    Ok(Some(Official { edition, rules_hash: row.rules_hash, outcomes, closing, advisory: row.advisory, replaced }))
}

/// Official outcomes of these challenges, best first, where scoring has closed.
pub async fn outcomes(
    db: &impl ConnectionTrait,
    challenges: impl IntoIterator<Item = ChallengeId>,
) -> Result<HashMap<ChallengeId, Vec<Outcome>>> {
    let query = Entity::find().filter(Column::ChallengeId.is_in(challenges.into_iter().map(|c| c.0)));
    let rows: Vec<(Uuid, String)> = query.select_only().columns([Column::ChallengeId, Column::Outcomes]).into_tuple().all(db).await?;
    rows.into_iter().map(|(id, outcomes)| Ok((ChallengeId(id), serde_json::from_str(&outcomes)?))).collect()
}

pub async fn insert(db: &impl ConnectionTrait, permit: &Permit, challenge: ChallengeId, official: &Official) -> Result<()> {
    permit.covers(&[Action::CloseScoring], challenge)?;
    let row = ActiveModel {
        challenge_id: Set(challenge.0),
        rules_hash: Set(official.rules_hash.clone()),
        outcomes: Set(serde_json::to_string(&official.outcomes)?),
        computed_at: Set(permit.at().0),
        closing: Set(Some(official.closing.text())),
        advisory: Set(official.advisory.clone()),
        format: Set(official.edition.format().to_owned()),
        replaced: Set(None),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// Instead of the one that stands last in its `replaced`.
pub async fn replace(db: &impl ConnectionTrait, permit: &Permit, challenge: ChallengeId, official: &Official) -> Result<()> {
    permit.covers(&[Action::CloseMotion, Action::CloseScoring], challenge)?;
    let row = ActiveModel {
        challenge_id: Set(challenge.0),
        outcomes: Set(serde_json::to_string(&official.outcomes)?),
        closing: Set(Some(official.closing.text())),
        advisory: Set(official.advisory.clone()),
        format: Set(official.edition.format().to_owned()),
        replaced: Set(Some(serde_json::to_string(&official.replaced)?)),
        ..Default::default()
    };
    Entity::update(row).exec(db).await?;
    Ok(())
}

/// The order after a tie was settled.
pub async fn save_order(db: &impl ConnectionTrait, permit: &Permit, challenge: ChallengeId, outcomes: &[Outcome]) -> Result<()> {
    permit.covers(&[Action::OpenBallot, Action::CloseBallot, Action::GiveCastingVote, Action::DrawLot], challenge)?;
    let row = ActiveModel { challenge_id: Set(challenge.0), outcomes: Set(serde_json::to_string(outcomes)?), ..Default::default() };
    Entity::update(row).exec(db).await?;
    Ok(())
}
