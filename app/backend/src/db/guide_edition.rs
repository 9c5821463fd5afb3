//! What was public of each guide: every edition is a row, and none is ever changed. One without a text put back what the site comes
//! with.

use crate::{Error, Result};
use domain::{
    access::{Action, Permit, Subject},
    guides::{Edition, Guide},
    ids::UserId,
    locale::Bilingual,
    time::Moment,
};
use sea_orm::{QueryOrder, Set, entity::prelude::*};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "guide_editions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub guide: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub vi: Option<String>,
    pub en: Option<String>,
    pub by_id: Uuid,
    pub at: i64,
}

impl ActiveModelBehavior for ActiveModel {}

/// Of all guides, the newest first.
pub async fn list(db: &impl ConnectionTrait) -> Result<Vec<Edition>> {
    let rows = Entity::find().order_by_desc(Column::Number).all(db).await?;
    rows.into_iter().map(edition).collect()
}

/// `false` where somebody has published this number at this very moment.
pub async fn insert(db: &impl ConnectionTrait, permit: &Permit, edition: &Edition) -> Result<bool> {
    permit.covers(&[Action::KeepGuides], Subject::Site)?;
    let text = edition.text.clone();
    let row = ActiveModel {
        guide: Set(edition.guide.code().to_owned()),
        number: Set(i32::try_from(edition.number).map_err(Error::internal)?),
        vi: Set(text.as_ref().map(|text| text.vi.clone())),
        en: Set(text.map(|text| text.en)),
        by_id: Set(edition.by.0),
        at: Set(edition.at.0),
    };
    match Entity::insert(row).exec_without_returning(db).await {
        Ok(_) => Ok(true),
        Err(error) if Error::breaks_unique(&error, "guide_editions_pk", "guide_editions.guide") => Ok(false),
        Err(error) => Err(error.into()),
    }
}

fn edition(row: Model) -> Result<Edition> {
    Ok(Edition {
        guide: Guide::from_code(&row.guide).ok_or_else(|| Error::internal(format!("unknown guide {}", row.guide)))?,
        number: u32::try_from(row.number).map_err(Error::internal)?,
        text: row.vi.map(|vi| Bilingual { vi, en: row.en.unwrap_or_default() }),
        by: UserId(row.by_id),
        at: Moment(row.at),
    })
}
