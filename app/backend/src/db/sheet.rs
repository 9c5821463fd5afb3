//! Score sheets: one for each member and proposal.

use crate::{Error, Result};
use domain::{
    access::{Action, Permit, Subject},
    evaluations::{Exclusion, Revision, Sheet, SheetStanding},
    ids::{ProposalId, UserId},
    proposals::Proposal,
    time::Moment,
};
use sea_orm::{QuerySelect, Set, entity::prelude::*, sea_query::OnConflict};
use std::collections::HashMap;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "sheets")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub proposal_id: Uuid,
    pub sheet: String,
    pub sheet_version: i64,
    pub updated_at: i64,
    pub submitted_at: Option<i64>,
    /// The sheet as it stood when the first round ended.
    pub first: Option<String>,
    /// Why scores were changed after it, by criterion.
    pub reasons: Option<String>,
    /// Why the member gives no score.
    pub abstained: Option<String>,
    pub voided_at: Option<i64>,
    pub void_reason: Option<String>,
    pub exclusion: Option<String>,
    /// What is being changed in a later round, not submitted.
    pub revision: Option<String>,
    /// When the sheet was given back to its member last.
    pub reopened_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What can turn out a conflict.
const VOIDED_BY: [Action; 5] =
    [Action::DeclareConflict, Action::RecuseFromChallenge, Action::ConfirmOpening, Action::PinConflict, Action::JudgeSuggestion];

/// A sheet as saved.
#[derive(Clone, Debug)]
pub struct Saved {
    pub member: UserId,
    pub proposal: ProposalId,
    pub sheet: Sheet,
    pub version: u32,
    /// When; `None` for what is not saved yet.
    pub saved_at: Option<Moment>,
    pub standing: SheetStanding,
    /// The sheet of the first round, once that has ended.
    pub first: Option<Sheet>,
    /// Why scores were changed after it, by criterion.
    pub reasons: Vec<String>,
    /// Why the member gives no score.
    pub abstained: Option<String>,
    /// The vote by which the council does not count it.
    pub exclusion: Option<Exclusion>,
    /// What is being changed in a later round, not submitted.
    pub revision: Option<Revision>,
}

impl Saved {
    pub fn draft(member: UserId, proposal: ProposalId, sheet: Sheet, version: u32) -> Self {
        let standing = SheetStanding::Draft;
        Self {
            member,
            proposal,
            sheet,
            version,
            saved_at: None,
            standing,
            first: None,
            reasons: Vec::new(),
            abstained: None,
            exclusion: None,
            revision: None,
        }
    }
}

pub async fn find(db: &impl ConnectionTrait, member: UserId, proposal: ProposalId) -> Result<Option<Saved>> {
    Entity::find_by_id((member.0, proposal.0)).one(db).await?.map(saved).transpose()
}

pub async fn standing(db: &impl ConnectionTrait, member: UserId, proposal: ProposalId) -> Result<SheetStanding> {
    Ok(find(db, member, proposal).await?.map(|s| s.standing).unwrap_or_default())
}

/// One member's sheets, by proposal.
pub async fn of_member(
    db: &impl ConnectionTrait,
    member: UserId,
    proposals: impl IntoIterator<Item = ProposalId>,
) -> Result<HashMap<ProposalId, Saved>> {
    let query = Entity::find().filter(Column::MemberId.eq(member.0)).filter(Column::ProposalId.is_in(proposals.into_iter().map(|p| p.0)));
    query.all(db).await?.into_iter().map(|row| saved(row).map(|s| (s.proposal, s))).collect()
}

/// Submitted sheets of these proposals, without those that became void or were excluded.
pub async fn submitted(db: &impl ConnectionTrait, proposals: impl IntoIterator<Item = ProposalId>) -> Result<Vec<Saved>> {
    locked(proposals).filter(Column::Exclusion.is_null()).all(db).await?.into_iter().map(saved).collect()
}

/// Submitted sheets that the council voted not to count.
pub async fn excluded(db: &impl ConnectionTrait, proposals: impl IntoIterator<Item = ProposalId>) -> Result<Vec<Saved>> {
    locked(proposals).filter(Column::Exclusion.is_not_null()).all(db).await?.into_iter().map(saved).collect()
}

fn locked(proposals: impl IntoIterator<Item = ProposalId>) -> Select<Entity> {
    let query = Entity::find().filter(Column::ProposalId.is_in(proposals.into_iter().map(|p| p.0)));
    query.filter(Column::SubmittedAt.is_not_null()).filter(Column::Abstained.is_null()).filter(Column::VoidedAt.is_null())
}

/// From now on the sheet does not count.
pub async fn exclude(db: &impl ConnectionTrait, permit: &Permit, proposal: &Proposal, sheet: &Saved, exclusion: &Exclusion) -> Result<()> {
    permit.covers(&[Action::ExcludeSheet], Subject::Proposal(sheet.proposal, proposal.challenge))?;
    let update = Entity::update_many()
        .col_expr(Column::Exclusion, Expr::value(serde_json::to_string(exclusion)?))
        .filter(Column::MemberId.eq(sheet.member.0))
        .filter(Column::ProposalId.eq(sheet.proposal.0));
    update.exec(db).await?;
    Ok(())
}

/// Who submitted a sheet or abstained, by proposal.
pub async fn finished(
    db: &impl ConnectionTrait,
    proposals: impl IntoIterator<Item = ProposalId>,
) -> Result<Vec<(ProposalId, UserId, bool)>> {
    let query = Entity::find()
        .filter(Column::ProposalId.is_in(proposals.into_iter().map(|p| p.0)))
        .filter(Column::SubmittedAt.is_not_null())
        .filter(Column::VoidedAt.is_null())
        .select_only()
        .columns([Column::ProposalId, Column::MemberId, Column::Abstained]);
    let rows: Vec<(Uuid, Uuid, Option<String>)> = query.into_tuple().all(db).await?;
    Ok(rows.into_iter().map(|(p, m, abstained)| (ProposalId(p), UserId(m), abstained.is_some())).collect())
}

/// When a member submitted a sheet, if so.
pub async fn submitted_at(db: &impl ConnectionTrait, member: UserId, proposal: ProposalId) -> Result<Option<Moment>> {
    let at: Option<Option<i64>> =
        Entity::find_by_id((member.0, proposal.0)).select_only().column(Column::SubmittedAt).into_tuple().one(db).await?;
    Ok(at.flatten().map(Moment))
}

/// Sheets that were submitted and became void, each named by its proposal.
pub async fn void_of(db: &impl ConnectionTrait, proposals: impl IntoIterator<Item = ProposalId>) -> Result<Vec<ProposalId>> {
    let query = Entity::find().filter(Column::ProposalId.is_in(proposals.into_iter().map(|p| p.0))).filter(Column::VoidedAt.is_not_null());
    let rows: Vec<Uuid> = query.select_only().column(Column::ProposalId).into_tuple().all(db).await?;
    Ok(rows.into_iter().map(ProposalId).collect())
}

/// Keeps every submitted sheet as it stands.
pub async fn freeze(db: &impl ConnectionTrait, permit: &Permit, proposals: &[Proposal]) -> Result<()> {
    for proposal in proposals {
        permit.covers(&[Action::CloseRound], proposal)?;
    }
    Entity::update_many()
        .col_expr(Column::First, Expr::col(Column::Sheet))
        .filter(Column::ProposalId.is_in(proposals.iter().map(|p| p.id.0)))
        .filter(Column::SubmittedAt.is_not_null())
        .exec(db)
        .await?;
    Ok(())
}

/// Why sheets of a member became void, by proposal.
pub async fn void_reasons(
    db: &impl ConnectionTrait,
    member: UserId,
    proposals: impl IntoIterator<Item = ProposalId>,
) -> Result<HashMap<ProposalId, String>> {
    let query = Entity::find().filter(Column::MemberId.eq(member.0)).filter(Column::ProposalId.is_in(proposals.into_iter().map(|p| p.0)));
    let rows = query.filter(Column::VoidedAt.is_not_null()).all(db).await?;
    Ok(rows.into_iter().map(|row| (ProposalId(row.proposal_id), row.void_reason.unwrap_or_default())).collect())
}

/// A submitted sheet never counts from now on; `false` when there is none.
pub async fn void(db: &impl ConnectionTrait, permit: &Permit, member: UserId, proposal: &Proposal, reason: &str) -> Result<bool> {
    permit.covers(&VOIDED_BY, proposal)?;
    let update = Entity::update_many()
        .col_expr(Column::VoidedAt, Expr::value(permit.at().0))
        .col_expr(Column::VoidReason, Expr::value(reason))
        .filter(Column::MemberId.eq(member.0))
        .filter(Column::ProposalId.eq(proposal.id.0))
        .filter(Column::SubmittedAt.is_not_null())
        .filter(Column::VoidedAt.is_null());
    Ok(update.exec(db).await?.rows_affected == 1)
}

/// A finished sheet is the member's again, to be finished once more.
pub async fn reopen(db: &impl ConnectionTrait, permit: &Permit, proposal: &Proposal, sheet: &Saved) -> Result<()> {
    permit.covers(&[Action::ReopenSheet], Subject::Proposal(sheet.proposal, proposal.challenge))?;
    write(db, permit, sheet).await?;
    let update = Entity::update_many()
        .col_expr(Column::ReopenedAt, Expr::value(permit.at().0))
        .filter(Column::MemberId.eq(sheet.member.0))
        .filter(Column::ProposalId.eq(sheet.proposal.0));
    update.exec(db).await?;
    Ok(())
}

/// Sheets that were given back and have not been finished since.
pub async fn reopened(db: &impl ConnectionTrait, proposals: impl IntoIterator<Item = ProposalId>) -> Result<Vec<(ProposalId, UserId)>> {
    let query = Entity::find()
        .filter(Column::ProposalId.is_in(proposals.into_iter().map(|p| p.0)))
        .filter(Column::ReopenedAt.is_not_null())
        .filter(Column::SubmittedAt.is_null());
    let rows: Vec<(Uuid, Uuid)> = query.select_only().columns([Column::ProposalId, Column::MemberId]).into_tuple().all(db).await?;
    Ok(rows.into_iter().map(|(proposal, member)| (ProposalId(proposal), UserId(member))).collect())
}

/// A void sheet is a draft again, to be looked through and submitted once more.
pub async fn reopen_void(db: &impl ConnectionTrait, permit: &Permit, member: UserId, proposal: &Proposal) -> Result<()> {
    permit.covers(&[Action::RuleOnConflict], proposal)?;
    let nothing = || Expr::value(None::<i64>);
    let update = Entity::update_many()
        .col_expr(Column::SubmittedAt, nothing())
        .col_expr(Column::VoidedAt, nothing())
        .col_expr(Column::VoidReason, Expr::value(None::<String>))
        .col_expr(Column::Exclusion, Expr::value(None::<String>))
        .col_expr(Column::ReopenedAt, Expr::value(permit.at().0))
        .filter(Column::MemberId.eq(member.0))
        .filter(Column::ProposalId.eq(proposal.id.0))
        .filter(Column::VoidedAt.is_not_null());
    update.exec(db).await?;
    Ok(())
}

/// Whether a member has a sheet, begun or submitted, for one of these proposals.
pub async fn has_any(db: &impl ConnectionTrait, member: UserId, proposals: impl IntoIterator<Item = ProposalId>) -> Result<bool> {
    let query = Entity::find().filter(Column::MemberId.eq(member.0)).filter(Column::ProposalId.is_in(proposals.into_iter().map(|p| p.0)));
    Ok(query.count(db).await? > 0)
}

pub async fn save(db: &impl ConnectionTrait, permit: &Permit, proposal: &Proposal, saved: &Saved) -> Result<()> {
    permit.covers(&[Action::ScoreProposal, Action::ReviseSheet], Subject::Proposal(saved.proposal, proposal.challenge))?;
    write(db, permit, saved).await
}

async fn write(db: &impl ConnectionTrait, permit: &Permit, saved: &Saved) -> Result<()> {
    let is_finished = matches!(saved.standing, SheetStanding::Submitted | SheetStanding::Abstained);
    let row = ActiveModel {
        member_id: Set(saved.member.0),
        proposal_id: Set(saved.proposal.0),
        sheet: Set(serde_json::to_string(&saved.sheet)?),
        sheet_version: Set(saved.version.into()),
        updated_at: Set(permit.at().0),
        submitted_at: Set(is_finished.then_some(permit.at().0)),
        first: Set(saved.first.as_ref().map(serde_json::to_string).transpose()?),
        reasons: Set((!saved.reasons.is_empty()).then(|| serde_json::to_string(&saved.reasons)).transpose()?),
        abstained: Set(saved.abstained.clone()),
        revision: Set(saved.revision.as_ref().map(serde_json::to_string).transpose()?),
        ..<ActiveModel as ActiveModelTrait>::default()
    };
    let again = OnConflict::columns([Column::MemberId, Column::ProposalId])
        .update_columns([Column::Sheet, Column::SheetVersion, Column::UpdatedAt, Column::SubmittedAt])
        .update_columns([Column::First, Column::Reasons, Column::Abstained, Column::Revision])
        .to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

/// The draft of a later round; the sheet itself stays as it was submitted.
pub async fn save_revision(db: &impl ConnectionTrait, permit: &Permit, proposal: &Proposal, saved: &Saved) -> Result<()> {
    permit.covers(&[Action::ReviseSheet], Subject::Proposal(saved.proposal, proposal.challenge))?;
    let update = Entity::update_many()
        .col_expr(Column::Revision, Expr::value(saved.revision.as_ref().map(serde_json::to_string).transpose()?))
        .col_expr(Column::SheetVersion, Expr::value(i64::from(saved.version)))
        .col_expr(Column::UpdatedAt, Expr::value(permit.at().0))
        .filter(Column::MemberId.eq(saved.member.0))
        .filter(Column::ProposalId.eq(saved.proposal.0));
    update.exec(db).await?;
    Ok(())
}

fn saved(row: Model) -> Result<Saved> {
    Ok(Saved {
        member: UserId(row.member_id),
        proposal: ProposalId(row.proposal_id),
        sheet: serde_json::from_str(&row.sheet)?,
        version: u32::try_from(row.sheet_version).map_err(Error::internal)?,
        saved_at: Some(Moment(row.updated_at)),
        standing: match (row.submitted_at, &row.abstained) {
            _ if row.voided_at.is_some() => SheetStanding::Void,
            _ if row.exclusion.is_some() => SheetStanding::Excluded,
            (None, _) => SheetStanding::Draft,
            (Some(_), None) => SheetStanding::Submitted,
            (Some(_), Some(_)) => SheetStanding::Abstained,
        },
        first: row.first.as_deref().map(serde_json::from_str).transpose()?,
        reasons: row.reasons.as_deref().map(serde_json::from_str).transpose()?.unwrap_or_default(),
        abstained: row.abstained,
        exclusion: row.exclusion.as_deref().map(serde_json::from_str).transpose()?,
        revision: row.revision.as_deref().map(serde_json::from_str).transpose()?,
    })
}
