//! Firms.

use crate::{Error, Result};
use domain::{
    access::{Action, Permit, Subject},
    check::Problem,
    collation,
    firms::{Firm, Profile, Standing},
    ids::{FileId, FirmId, UserId},
    tax_code::TaxCode,
    time::Moment,
};
use sea_orm::{NotSet, PaginatorTrait, QueryOrder, QuerySelect, Set, entity::prelude::*};

#[derive(Clone, Debug)]
pub struct FirmLine {
    pub id: FirmId,
    pub tax_code: String,
    pub legal_name: String,
    pub standing: Standing,
    pub has_document: bool,
    pub created: Moment,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "firms")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The one that nobody else may register; of a firm whose code became another's, its own identifier.
    pub tax_code: String,
    pub legal_name: String,
    pub profile: String,
    pub standing: String,
    pub reason: String,
    pub document_id: Option<Uuid>,
    pub created_at: i64,
    pub edited_by: Option<Uuid>,
    /// What an officer asks for, until a leader decides.
    pub taking_back: Option<String>,
    /// Who sent it back, until its firm has changed it.
    pub returned_by: Option<Uuid>,
}

impl ActiveModelBehavior for ActiveModel {}

/// [`Problem::FirmExists`] at the tax code when another firm has it.
pub async fn insert(db: &impl ConnectionTrait, firm: &Firm, permit: &Permit) -> Result<()> {
    permit.covers(&[Action::RegisterFirm], firm)?;
    create(db, firm, permit.at()).await
}

/// The same under the code that another firm gives up by this act.
pub async fn insert_claimed(db: &impl ConnectionTrait, firm: &Firm, holder: FirmId, permit: &Permit) -> Result<()> {
    permit.covers(&[Action::ConfirmClaim], Subject::Firm(holder))?;
    create(db, firm, permit.at()).await
}

/// Who has registered this tax code.
pub async fn holder(db: &impl ConnectionTrait, code: &TaxCode) -> Result<Option<FirmId>> {
    let query = Entity::find().select_only().column(Column::Id).filter(Column::TaxCode.eq(code.as_str()));
    Ok(query.into_tuple::<Uuid>().one(db).await?.map(FirmId))
}

/// As [`insert`], without somebody who acts: for the cast.
pub async fn create(db: &impl ConnectionTrait, firm: &Firm, at: Moment) -> Result<()> {
    let row = ActiveModel { created_at: Set(at.0), ..active(firm)? };
    Entity::insert(row).exec_without_returning(db).await.map(drop).map_err(taken)
}

pub async fn update(db: &impl ConnectionTrait, firm: &Firm, permit: &Permit) -> Result<()> {
    let acts = [Action::EditFirm, Action::ReviewFirm, Action::ReviewAgain, Action::TakeBackVerification, Action::ConfirmClaim];
    permit.covers(&acts, firm)?;
    let editor = permit.by().filter(|_| permit.action() == Action::EditFirm);
    let edited_by = editor.map_or(NotSet, |by| Set(Some(by.0)));
    Entity::update(ActiveModel { edited_by, ..active(firm)? }).exec(db).await.map(drop).map_err(taken)
}

/// Who changed the registration last: not known of what was changed before that was kept.
pub async fn edited_by(db: &impl ConnectionTrait, id: FirmId) -> Result<Option<UserId>> {
    let row = Entity::find_by_id(id.0).one(db).await?;
    Ok(row.and_then(|row| row.edited_by).map(UserId))
}

pub async fn find(db: &impl ConnectionTrait, id: FirmId) -> Result<Option<Firm>> {
    Entity::find_by_id(id.0).one(db).await?.map(firm).transpose()
}

/// The firm, kept from changing until the transaction ends.
pub async fn lock(db: &impl ConnectionTrait, id: FirmId) -> Result<Firm> {
    let row = Entity::find_by_id(id.0).lock_exclusive().one(db).await?;
    firm(row.ok_or(Error::NotFound)?)
}

/// Every firm, in no order.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<FirmLine>> {
    Entity::find().all(db).await?.into_iter().map(line).collect()
}

/// All that were verified, by name.
pub async fn verified(db: &impl ConnectionTrait) -> Result<Vec<Firm>> {
    let query = Entity::find().filter(Column::Standing.eq(Standing::Verified.code()));
    let mut firms = query.all(db).await?.into_iter().map(firm).collect::<Result<Vec<Firm>>>()?;
    firms.sort_by_cached_key(|firm| (collation::words(&firm.profile.legal_name), firm.id));
    Ok(firms)
}

/// Newest first; `page` from 1. Answers the lines and how many there are in all.
pub async fn list(db: &impl ConnectionTrait, standing: Option<Standing>, page: u32, per_page: u64) -> Result<(Vec<FirmLine>, u32)> {
    let mut query = Entity::find();
    if let Some(standing) = standing {
        query = query.filter(Column::Standing.eq(standing.code()));
    }
    let total = query.clone().count(db).await?;
    let skip = u64::from(page.saturating_sub(1)) * per_page;
    let rows = query.order_by_desc(Column::CreatedAt).order_by_asc(Column::TaxCode).offset(skip).limit(per_page).all(db).await?;
    let lines = rows.into_iter().map(line).collect::<Result<_>>()?;
    Ok((lines, u32::try_from(total).unwrap_or(u32::MAX)))
}

/// Verified firms of which somebody asks that this be taken back, by name.
pub async fn list_taking_back(db: &impl ConnectionTrait) -> Result<Vec<(FirmId, String)>> {
    let rows = Entity::find().filter(Column::TakingBack.is_not_null()).order_by_asc(Column::LegalName).all(db).await?;
    Ok(rows.into_iter().map(|row| (FirmId(row.id), row.legal_name)).collect())
}

/// Firms that wait for the office and have handed in their certificate.
pub async fn count_verifiable(db: &impl ConnectionTrait) -> Result<u32> {
    let waiting = Entity::find().filter(Column::Standing.eq(Standing::Pending.code())).filter(Column::DocumentId.is_not_null());
    Ok(u32::try_from(waiting.count(db).await?).unwrap_or(u32::MAX))
}

fn active(firm: &Firm) -> Result<ActiveModel> {
    Ok(ActiveModel {
        id: Set(firm.id.0),
        tax_code: Set(if firm.is_released { released(firm.id) } else { firm.profile.tax_code.as_str().to_owned() }),
        legal_name: Set(firm.profile.legal_name.clone()),
        profile: Set(serde_json::to_string(&firm.profile)?),
        standing: Set(firm.standing.code().to_owned()),
        reason: Set(firm.reason.clone()),
        document_id: Set(firm.document.map(|d| d.0)),
        taking_back: Set(firm.taking_back.as_ref().map(serde_json::to_string).transpose()?),
        returned_by: Set(firm.returned_by.map(|by| by.0)),
        ..<ActiveModel as ActiveModelTrait>::default()
    })
}

fn released(id: FirmId) -> String {
    id.to_string()
}

fn firm(row: Model) -> Result<Firm> {
    Ok(Firm {
        is_released: row.tax_code == released(FirmId(row.id)),
        id: FirmId(row.id),
        profile: serde_json::from_str(&row.profile)?,
        standing: standing(&row.standing)?,
        reason: row.reason,
        document: row.document_id.map(FileId),
        taking_back: row.taking_back.as_deref().map(serde_json::from_str).transpose()?,
        returned_by: row.returned_by.map(UserId),
    })
}

fn line(row: Model) -> Result<FirmLine> {
    let profile: Profile = serde_json::from_str(&row.profile)?;
    Ok(FirmLine {
        id: FirmId(row.id),
        standing: standing(&row.standing)?,
        tax_code: profile.tax_code.to_string(),
        legal_name: row.legal_name,
        has_document: row.document_id.is_some(),
        created: Moment(row.created_at),
    })
}

fn standing(code: &str) -> Result<Standing> {
    Standing::from_code(code).ok_or_else(|| Error::internal(format!("unknown standing {code}")))
}

fn taken(error: DbErr) -> Error {
    if Error::breaks_unique(&error, "firms_tax_code_unique", "firms.tax_code") {
        return Error::field("tax_code", Problem::FirmExists);
    }
    error.into()
}
