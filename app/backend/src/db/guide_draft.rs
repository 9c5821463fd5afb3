//! What officers write of each guide before it is public.

use crate::Result;
use domain::{
    access::{Action, Permit, Subject},
    guides::{Draft, Guide},
    ids::UserId,
    locale::Bilingual,
    time::Moment,
};
use sea_orm::{QuerySelect, Set, entity::prelude::*, sea_query::OnConflict};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "guide_drafts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub guide: String,
    pub vi: String,
    pub en: String,
    pub by_id: Uuid,
    pub at: i64,
}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(db: &impl ConnectionTrait, guide: Guide) -> Result<Option<Draft>> {
    Ok(Entity::find_by_id(guide.code().to_owned()).one(db).await?.map(|row| draft(guide, row)))
}

/// The same, held until the act ends.
pub async fn lock(db: &impl ConnectionTrait, guide: Guide) -> Result<Option<Draft>> {
    Ok(Entity::find_by_id(guide.code().to_owned()).lock_exclusive().one(db).await?.map(|row| draft(guide, row)))
}

fn draft(guide: Guide, row: Model) -> Draft {
    Draft { guide, text: Bilingual { vi: row.vi, en: row.en }, by: UserId(row.by_id), at: Moment(row.at) }
}

/// In place of the one before.
pub async fn save(db: &impl ConnectionTrait, permit: &Permit, draft: &Draft) -> Result<()> {
    permit.covers(&[Action::KeepGuides], Subject::Site)?;
    let row = ActiveModel {
        guide: Set(draft.guide.code().to_owned()),
        vi: Set(draft.text.vi.clone()),
        en: Set(draft.text.en.clone()),
        by_id: Set(draft.by.0),
        at: Set(draft.at.0),
    };
    let again = OnConflict::column(Column::Guide).update_columns([Column::Vi, Column::En, Column::ById, Column::At]).to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

/// It is public by now.
pub async fn delete(db: &impl ConnectionTrait, permit: &Permit, guide: Guide) -> Result<()> {
    permit.covers(&[Action::KeepGuides], Subject::Site)?;
    Entity::delete_by_id(guide.code().to_owned()).exec(db).await?;
    Ok(())
}
