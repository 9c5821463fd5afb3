//! Legal texts of the register: every edition is a row, and none is ever changed. What was known from the start is in the domain.

use crate::{Error, Result};
use domain::{
    access::{Action, Permit, Subject},
    ids::UserId,
    legal::{Edition, Entry},
    time::Moment,
};
use sea_orm::{QueryOrder, Set, entity::prelude::*};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "legal_texts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub entry: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    pub at: i64,
    pub by_id: Uuid,
    pub reason: String,
    pub number: String,
    pub title: String,
    pub issuer: String,
    /// The first moment of the day.
    pub issued: Option<i64>,
    pub link: String,
    pub in_force_from: Option<i64>,
    pub in_force_until: Option<i64>,
    pub replaced_by: String,
    pub source: String,
    pub is_compared: bool,
    pub note: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// By entry and version.
pub async fn list(db: &impl ConnectionTrait) -> Result<Vec<Edition>> {
    let rows = Entity::find().order_by_asc(Column::Entry).order_by_asc(Column::Version).all(db).await?;
    rows.into_iter().map(edition).collect()
}

/// `false` where somebody has written this edition at this very moment.
pub async fn insert(db: &impl ConnectionTrait, permit: &Permit, edition: &Edition) -> Result<bool> {
    permit.covers(&[Action::KeepLegalTexts], Subject::Site)?;
    let nobody = || Error::internal("an edition by nobody");
    let entry = edition.entry.clone();
    let row = ActiveModel {
        entry: Set(edition.key.clone()),
        version: Set(i32::try_from(edition.version).map_err(Error::internal)?),
        at: Set(edition.at.ok_or_else(nobody)?.0),
        by_id: Set(edition.by.ok_or_else(nobody)?.0),
        reason: Set(edition.reason.clone()),
        number: Set(entry.number),
        title: Set(entry.title),
        issuer: Set(entry.issuer),
        issued: Set(entry.issued.map(|day| day.0)),
        link: Set(entry.link),
        in_force_from: Set(entry.from.map(|day| day.0)),
        in_force_until: Set(entry.until.map(|day| day.0)),
        replaced_by: Set(entry.replaced_by),
        source: Set(entry.source),
        is_compared: Set(entry.is_compared),
        note: Set(entry.note),
    };
    match Entity::insert(row).exec_without_returning(db).await {
        Ok(_) => Ok(true),
        Err(error) if Error::breaks_unique(&error, "legal_texts_pk", "legal_texts.entry") => Ok(false),
        Err(error) => Err(error.into()),
    }
}

fn edition(row: Model) -> Result<Edition> {
    let entry = Entry {
        number: row.number,
        title: row.title,
        issuer: row.issuer,
        issued: row.issued.map(Moment),
        link: row.link,
        from: row.in_force_from.map(Moment),
        until: row.in_force_until.map(Moment),
        replaced_by: row.replaced_by,
        source: row.source,
        is_compared: row.is_compared,
        note: row.note,
    };
    Ok(Edition {
        key: row.entry,
        entry,
        version: u32::try_from(row.version).map_err(Error::internal)?,
        at: Some(Moment(row.at)),
        by: Some(UserId(row.by_id)),
        reason: row.reason,
    })
}
