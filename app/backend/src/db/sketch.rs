//! What is kept of each opened proposal to tell what it has in common with others, without reading them all again.

use super::proposal;
use crate::{Error, Result};
use domain::{
    access::{Action, Permit},
    ids::{ChallengeId, ProposalId},
    proposals::{State, overlap::Marks, reach::Answered},
};
use sea_orm::{
    QueryOrder, QuerySelect, Set,
    entity::prelude::*,
    sea_query::{Expr, Query},
};
use std::collections::{BTreeMap, HashMap};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "proposal_sketches")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub proposal_id: Uuid,
    pub challenge_id: Uuid,
    /// With all that was opened before it.
    pub is_compared: bool,
    pub words: i64,
    pub marks: Vec<u8>,
    /// Each [`Answered`], as JSON.
    pub answered: String,
}

impl ActiveModelBehavior for ActiveModel {}

#[derive(Clone, Debug)]
pub struct Sketch {
    pub proposal: ProposalId,
    pub challenge: ChallengeId,
    pub words: usize,
    pub marks: Marks,
    pub answered: Vec<Answered>,
}

/// Challenges with a proposal that was handed in and is not compared yet, and is not sealed.
pub async fn waiting(db: &impl ConnectionTrait) -> Result<Vec<ChallengeId>> {
    let done = Query::select().column(Column::ProposalId).from(Entity).and_where(Column::IsCompared.eq(true)).to_owned();
    let opened = Query::select()
        .column(super::challenge::Column::Id)
        .from(super::challenge::Entity)
        .and_where(super::challenge::Column::OpeningRecord.is_not_null())
        .and_where(super::challenge::Column::State.ne("cancelled"))
        .to_owned();
    let query = proposal::Entity::find()
        .select_only()
        .column(proposal::Column::ChallengeId)
        .distinct()
        .filter(proposal::Column::State.is_in(State::HANDED_IN))
        .filter(proposal::Column::ChallengeId.in_subquery(opened))
        .filter(proposal::Column::Id.not_in_subquery(done));
    let ids: Vec<Uuid> = query.order_by_asc(proposal::Column::ChallengeId).into_tuple().all(db).await?;
    Ok(ids.into_iter().map(ChallengeId).collect())
}

/// Of every proposal that there is one of.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Sketch>> {
    Entity::find().order_by_asc(Column::ProposalId).all(db).await?.into_iter().map(sketch).collect()
}

/// How many words each has, of those that are compared.
pub async fn words(db: &impl ConnectionTrait, ids: impl IntoIterator<Item = ProposalId>) -> Result<HashMap<ProposalId, usize>> {
    let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
    let mut words = HashMap::with_capacity(ids.len());
    for some in ids.chunks(500) {
        let query = Entity::find().filter(Column::ProposalId.is_in(some.iter().copied())).filter(Column::IsCompared.eq(true));
        let rows: Vec<(Uuid, i64)> = query.select_only().columns([Column::ProposalId, Column::Words]).into_tuple().all(db).await?;
        words.extend(rows.into_iter().map(|(id, words)| (ProposalId(id), usize::try_from(words).unwrap_or_default())));
    }
    Ok(words)
}

/// What each proposal of these challenges answers to their targets.
pub async fn answered(
    db: &impl ConnectionTrait,
    challenges: impl IntoIterator<Item = ChallengeId>,
) -> Result<BTreeMap<ProposalId, Vec<Answered>>> {
    let query = Entity::find().filter(Column::ChallengeId.is_in(challenges.into_iter().map(|id| id.0)));
    let rows: Vec<(Uuid, String)> = query.select_only().columns([Column::ProposalId, Column::Answered]).into_tuple().all(db).await?;
    rows.into_iter().map(|(id, text)| Ok((ProposalId(id), serde_json::from_str(&text)?))).collect()
}

/// `false` where there is one already.
pub async fn insert(db: &impl ConnectionTrait, permit: &Permit, sketch: &Sketch) -> Result<bool> {
    permit.covers(&[Action::ViewOverlaps], sketch.challenge)?;
    if Entity::find_by_id(sketch.proposal.0).count(db).await? > 0 {
        return Ok(false);
    }
    let row = ActiveModel {
        proposal_id: Set(sketch.proposal.0),
        challenge_id: Set(sketch.challenge.0),
        is_compared: Set(false),
        words: Set(i64::try_from(sketch.words).map_err(Error::internal)?),
        marks: Set(sketch.marks.to_bytes()),
        answered: Set(serde_json::to_string(&sketch.answered)?),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(true)
}

/// Every proposal of a challenge is compared.
pub async fn mark_compared(db: &impl ConnectionTrait, permit: &Permit, challenge: ChallengeId) -> Result<()> {
    permit.covers(&[Action::ViewOverlaps], challenge)?;
    let all = Entity::update_many().filter(Column::ChallengeId.eq(challenge.0));
    all.col_expr(Column::IsCompared, Expr::value(true)).exec(db).await?;
    Ok(())
}

fn sketch(row: Model) -> Result<Sketch> {
    let id = row.proposal_id;
    Ok(Sketch {
        proposal: ProposalId(id),
        challenge: ChallengeId(row.challenge_id),
        words: usize::try_from(row.words).map_err(Error::internal)?,
        marks: Marks::from_bytes(&row.marks).ok_or_else(|| Error::internal(format!("{id}: marks that cannot be read")))?,
        answered: serde_json::from_str(&row.answered)?,
    })
}
