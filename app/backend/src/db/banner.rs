//! Lines that stand on every page for a while; none is ever removed.

use super::Source;
use crate::{Error, Result, memory::Row};
use domain::{
    access::{Action, Permit, Subject},
    banners::{Banner, Kind},
    ids::UserId,
    locale::Bilingual,
    time::Moment,
};
use sea_orm::{QueryOrder, Set, entity::prelude::*};
use std::sync::Arc;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "banners")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: String,
    pub vi: String,
    pub en: String,
    pub from_at: i64,
    pub until_at: i64,
    pub by_id: Uuid,
    pub at: i64,
    pub ended_by_id: Option<Uuid>,
    pub ended_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}

/// For every page: those that were not taken down, over or not.
pub async fn standing(db: &impl Source) -> Result<Arc<Vec<Banner>>> {
    let load = async { Ok(Arc::new(list(db).await?.into_iter().filter(|banner| banner.ended.is_none()).collect())) };
    db.kept(Row::Banners, load).await
}

/// All that there were, the newest first.
pub async fn list(db: &impl ConnectionTrait) -> Result<Vec<Banner>> {
    Entity::find().order_by_desc(Column::At).order_by_desc(Column::Id).all(db).await?.into_iter().map(banner).collect()
}

pub async fn insert(db: &impl ConnectionTrait, permit: &Permit, banner: &Banner) -> Result<()> {
    permit.covers(&[Action::PutUpBanner], Subject::Site)?;
    let row = ActiveModel {
        id: Set(banner.id),
        kind: Set(banner.kind.code().to_owned()),
        vi: Set(banner.text.vi.clone()),
        en: Set(banner.text.en.clone()),
        from_at: Set(banner.from.0),
        until_at: Set(banner.until.0),
        by_id: Set(banner.by.0),
        at: Set(banner.at.0),
        ended_by_id: Set(None),
        ended_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// It was taken down before its time.
pub async fn end(db: &impl ConnectionTrait, permit: &Permit, banner: &Banner) -> Result<()> {
    permit.covers(&[Action::TakeDownBanner], Subject::Site)?;
    let (by, at) = banner.ended.ok_or_else(|| Error::internal("a banner that nobody took down"))?;
    let update = Entity::update_many().col_expr(Column::EndedById, Expr::value(by.0)).col_expr(Column::EndedAt, Expr::value(at.0));
    update.filter(Column::Id.eq(banner.id)).exec(db).await?;
    Ok(())
}

fn banner(row: Model) -> Result<Banner> {
    Ok(Banner {
        id: row.id,
        kind: Kind::from_code(&row.kind).ok_or_else(|| Error::internal(format!("unknown kind of banner: {}", row.kind)))?,
        text: Bilingual { vi: row.vi, en: row.en },
        from: Moment(row.from_at),
        until: Moment(row.until_at),
        by: UserId(row.by_id),
        at: Moment(row.at),
        ended: row.ended_by_id.map(UserId).zip(row.ended_at.map(Moment)),
    })
}
