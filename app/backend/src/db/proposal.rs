//! Proposals: rows. What a firm wrote leaves a row only through `proposals::reading`.

use super::{Source, Writes};
use crate::{Error, Result, memory::Row};
use domain::{
    access::{Action, Permit},
    ids::{ChallengeId, FirmId, ProposalId},
    proposals::{Content, Life, Proposal, SectionVersions, State},
    time::Moment,
};
use sea_orm::{
    QueryOrder, QuerySelect, Set,
    entity::prelude::*,
    sea_query::{Expr, LockType},
};
use std::collections::{BTreeSet, HashMap};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "proposals")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub code: String,
    pub challenge_id: Uuid,
    pub firm_id: Uuid,
    pub state: String,
    pub state_json: String,
    pub draft: String,
    pub draft_version: i64,
    /// [`SectionVersions`](domain::proposals::SectionVersions) as JSON; may be empty.
    pub section_versions: Option<String>,
    pub receipt: Option<String>,
    /// Title and sum in whole đồng of the version handed in; empty while it is sealed.
    pub opened_title: Option<String>,
    pub opened_total: Option<i64>,
    /// [`Anew`](domain::evaluations::Anew) as JSON.
    pub anew: Option<String>,
    pub created_at: i64,
    pub updated_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Fails on a row whose columns fit no state that a proposal can have.
    fn life(&self) -> Result<Life> {
        let receipt = self.receipt.as_deref().map(serde_json::from_str).transpose()?;
        let state: State = serde_json::from_str(&self.state_json)?;
        if self.state != state.code() {
            return Err(Error::internal(format!("{}: {} is not the state that is stored", self.code, self.state)));
        }
        let life = Life::from_stored(state, receipt);
        life.ok_or_else(|| Error::internal(format!("{}: {} does not fit its receipt", self.code, self.state)))
    }

    pub fn proposal(&self) -> Result<Proposal> {
        let draft_version = u32::try_from(self.draft_version).map_err(Error::internal)?;
        let sections = self.section_versions.as_deref().map(serde_json::from_str).transpose()?;
        Ok(Proposal {
            id: ProposalId(self.id),
            code: self.code.clone(),
            challenge: ChallengeId(self.challenge_id),
            firm: FirmId(self.firm_id),
            life: self.life()?,
            draft_version,
            sections: sections.unwrap_or_else(|| SectionVersions::starting_at(draft_version)),
            anew: self.anew.as_deref().map(serde_json::from_str).transpose()?,
        })
    }
}

pub async fn find(db: &impl ConnectionTrait, id: ProposalId) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(id.0).one(db).await?)
}

pub async fn lock(db: &impl ConnectionTrait, id: ProposalId) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(id.0).lock(LockType::Update).one(db).await?)
}

pub async fn find_own(db: &impl ConnectionTrait, challenge: ChallengeId, firm: FirmId) -> Result<Option<Model>> {
    Ok(Entity::find().filter(Column::ChallengeId.eq(challenge.0)).filter(Column::FirmId.eq(firm.0)).one(db).await?)
}

/// The latest begun first.
pub async fn of_firm(db: &impl ConnectionTrait, firm: FirmId, limit: u64) -> Result<Vec<Model>> {
    let query = Entity::find().filter(Column::FirmId.eq(firm.0));
    Ok(query.order_by_desc(Column::CreatedAt).order_by_asc(Column::Code).limit(limit).all(db).await?)
}

/// What was handed in, by code, without what the firms wrote.
pub async fn handed_in(db: &impl ConnectionTrait, challenges: impl IntoIterator<Item = ChallengeId>) -> Result<Vec<Proposal>> {
    rows(db, challenges).await?.iter().map(Model::proposal).collect()
}

/// The same of one challenge, kept.
pub async fn all_handed_in(db: &impl Source, challenge: ChallengeId) -> Result<Vec<Proposal>> {
    db.kept(Row::HandedIn(challenge), handed_in(db, [challenge])).await
}

/// What was opened, by code, with title and sum in whole đồng; without a title where it could not be read.
pub async fn opened(db: &impl ConnectionTrait, challenge: ChallengeId) -> Result<Vec<(Proposal, Option<String>, i64)>> {
    let opened = |mut row: Model| Ok((row.proposal()?, row.opened_title.take(), row.opened_total.unwrap_or_default()));
    rows(db, [challenge]).await?.into_iter().map(opened).collect()
}

/// The titles of what was opened and could be read, for who is clear of it.
pub async fn titles(db: &impl ConnectionTrait, challenge: ChallengeId) -> Result<HashMap<ProposalId, String>> {
    let query = Entity::find().select_only().columns([Column::Id, Column::OpenedTitle]).filter(Column::ChallengeId.eq(challenge.0));
    let rows: Vec<(Uuid, Option<String>)> = query.into_tuple().all(db).await?;
    Ok(rows.into_iter().filter_map(|(id, title)| Some((ProposalId(id), title?))).collect())
}

/// Kept at the opening, so that a long list need not read what the firms wrote; in a savepoint of its own.
pub async fn save_opened(db: &Writes, permit: &Permit, proposal: &Proposal, title: &str, total: i64) -> Result<()> {
    permit.covers(&[Action::ConfirmOpening], proposal)?;
    let row = ActiveModel {
        id: Set(proposal.id.0),
        opened_title: Set(Some(title.to_owned())),
        opened_total: Set(Some(total)),
        ..Default::default()
    };
    let own = db.savepoint().await?;
    match Entity::update(row).exec_without_returning(&own).await {
        Ok(_) => own.commit().await,
        Err(error) => {
            own.rollback().await?;
            Err(error.into())
        }
    }
}

async fn rows(db: &impl ConnectionTrait, challenges: impl IntoIterator<Item = ChallengeId>) -> Result<Vec<Model>> {
    let query = Entity::find().filter(Column::ChallengeId.is_in(challenges.into_iter().map(|c| c.0)));
    Ok(without_texts(query.filter(Column::State.is_in(State::HANDED_IN))).all(db).await?)
}

fn without_texts(query: Select<Entity>) -> Select<Entity> {
    query
        .select_only()
        .columns([Column::Id, Column::Code, Column::ChallengeId, Column::FirmId])
        .columns([Column::State, Column::StateJson])
        .expr_as(Expr::val(""), "draft")
        .columns([Column::DraftVersion, Column::SectionVersions, Column::Receipt, Column::OpenedTitle, Column::OpenedTotal])
        .columns([Column::Anew, Column::CreatedAt, Column::UpdatedAt])
        .order_by_asc(Column::Code)
}

/// How many were handed in once and then taken back.
pub async fn withdrawn(db: &impl ConnectionTrait, challenge: ChallengeId) -> Result<u64> {
    Ok(Entity::find().filter(Column::ChallengeId.eq(challenge.0)).filter(Column::State.eq(State::Withdrawn.code())).count(db).await?)
}

/// Every one that was begun, with when it was last saved or handed in; without what the firms wrote.
pub async fn begun(db: &impl ConnectionTrait, challenge: ChallengeId) -> Result<Vec<(Proposal, Moment)>> {
    let rows = without_texts(Entity::find().filter(Column::ChallengeId.eq(challenge.0))).all(db).await?;
    rows.iter().map(|row| Ok((row.proposal()?, Moment(row.updated_at)))).collect()
}

/// Challenges for which a firm has begun a proposal.
pub async fn challenges_of(db: &impl ConnectionTrait, firm: FirmId) -> Result<Vec<ChallengeId>> {
    let query = Entity::find().select_only().column(Column::ChallengeId).filter(Column::FirmId.eq(firm.0));
    let ids: Vec<Uuid> = query.order_by_asc(Column::CreatedAt).into_tuple().all(db).await?;
    Ok(ids.into_iter().map(ChallengeId).collect())
}

/// Firms that began a proposal, whatever became of it.
pub async fn firms(db: &impl ConnectionTrait, challenge: ChallengeId) -> Result<Vec<FirmId>> {
    let query = Entity::find().filter(Column::ChallengeId.eq(challenge.0)).order_by_asc(Column::CreatedAt);
    let ids: Vec<Uuid> = query.select_only().column(Column::FirmId).into_tuple().all(db).await?;
    Ok(ids.into_iter().map(FirmId).collect())
}

pub async fn codes(db: &impl ConnectionTrait, ids: impl IntoIterator<Item = ProposalId>) -> Result<HashMap<ProposalId, String>> {
    let ids: BTreeSet<Uuid> = ids.into_iter().map(|id| id.0).collect();
    let mut codes = HashMap::with_capacity(ids.len());
    for some in ids.into_iter().collect::<Vec<_>>().chunks(500) {
        let query = Entity::find().filter(Column::Id.is_in(some.iter().copied())).select_only().columns([Column::Id, Column::Code]);
        codes.extend(query.into_tuple::<(Uuid, String)>().all(db).await?.into_iter().map(|(id, code)| (ProposalId(id), code)));
    }
    Ok(codes)
}

pub async fn is_code_taken(db: &impl ConnectionTrait, code: &str) -> Result<bool> {
    Ok(Entity::find().filter(Column::Code.eq(code)).count(db).await? > 0)
}

/// `false` when the firm has one for this challenge already.
pub async fn insert(db: &impl ConnectionTrait, permit: &Permit, proposal: &Proposal) -> Result<bool> {
    permit.covers(&[Action::StartProposal], proposal)?;
    let at = permit.at().0;
    let draft = serde_json::to_string(&Content::default())?;
    let row = ActiveModel { draft: Set(draft), created_at: Set(at), ..columns(permit, proposal)? };
    match Entity::insert(row).exec_without_returning(db).await {
        Ok(_) => Ok(true),
        Err(error) if Error::breaks_unique(&error, "proposals_firm_unique", "proposals.challenge_id") => Ok(false),
        Err(error) => Err(error.into()),
    }
}

pub async fn save(db: &impl ConnectionTrait, permit: &Permit, proposal: &Proposal) -> Result<()> {
    let acts = [Action::SubmitProposal, Action::WithdrawProposal, Action::ConfirmProposal, Action::ScreenProposal, Action::ConfirmRefusal];
    permit.covers(&acts, proposal)?;
    Entity::update(columns(permit, proposal)?).exec_without_returning(db).await?;
    Ok(())
}

/// That it is scored anew, and how that ended.
pub async fn save_anew(db: &impl ConnectionTrait, permit: &Permit, proposal: &Proposal) -> Result<()> {
    permit.covers(&[Action::CloseMotion, Action::CloseScoring], proposal)?;
    let anew = proposal.anew.as_ref().map(serde_json::to_string).transpose()?;
    Entity::update(ActiveModel { id: Set(proposal.id.0), anew: Set(anew), ..Default::default() }).exec_without_returning(db).await?;
    Ok(())
}

/// Challenges of which a proposal is being scored anew.
pub async fn scored_anew(db: &impl ConnectionTrait) -> Result<BTreeSet<ChallengeId>> {
    let rows = Entity::find().filter(Column::Anew.is_not_null()).all(db).await?;
    let open = |row: &Model| Ok(row.proposal()?.scored_anew().map(|_| ChallengeId(row.challenge_id)));
    Ok(rows.iter().map(open).collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
}

pub async fn save_draft(db: &impl ConnectionTrait, permit: &Permit, proposal: &Proposal, draft: &Content) -> Result<()> {
    permit.covers(&[Action::EditProposal], proposal)?;
    let row = ActiveModel { draft: Set(serde_json::to_string(draft)?), ..columns(permit, proposal)? };
    Entity::update(row).exec_without_returning(db).await?;
    Ok(())
}

fn columns(permit: &Permit, proposal: &Proposal) -> Result<ActiveModel> {
    Ok(ActiveModel {
        id: Set(proposal.id.0),
        code: Set(proposal.code.clone()),
        challenge_id: Set(proposal.challenge.0),
        firm_id: Set(proposal.firm.0),
        state: Set(proposal.state().code().to_owned()),
        state_json: Set(serde_json::to_string(&proposal.state())?),
        draft_version: Set(proposal.draft_version.into()),
        section_versions: Set(Some(serde_json::to_string(&proposal.sections)?)),
        receipt: Set(proposal.receipt().map(serde_json::to_string).transpose()?),
        updated_at: Set(permit.at().0),
        ..Default::default()
    })
}
