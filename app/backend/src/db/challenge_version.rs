//! Published versions of a challenge, each whole.

use super::Source;
use crate::{Error, Result, memory::Row};
use domain::{
    access::{Action, Permit},
    challenges::{Challenge, Content},
    ids::{ChallengeId, FileId},
    proposals::{Amended, content::FileRef},
    time::Moment,
};
use sea_orm::{PaginatorTrait, QueryOrder, QuerySelect, Set, entity::prelude::*};
use std::{collections::HashMap, sync::Arc};

/// At most so many versions are read; no challenge has as many.
const MAX: u64 = 100;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "challenge_versions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub challenge_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i64,
    pub content: String,
    pub reason: String,
    pub by_id: Option<Uuid>,
    pub at: i64,
    pub files: String,
    pub is_material: bool,
}

impl ActiveModelBehavior for ActiveModel {}

#[derive(Clone, Debug)]
pub struct Version {
    pub version: u32,
    pub content: Content,
    pub files: Vec<FileRef>,
    pub reason: String,
    pub at: Moment,
    /// A leader published it, and firms that had handed in were asked again.
    pub is_material: bool,
}

pub async fn insert(
    db: &impl ConnectionTrait,
    permit: &Permit,
    challenge: &Challenge,
    files: &[FileRef],
    reason: &str,
    at: Moment,
) -> Result<()> {
    permit.covers(
        &[Action::PublishChallenge, Action::AmendChallenge, Action::PublishAmendment, Action::ExtendClosing, Action::ConfirmExtension],
        challenge,
    )?;
    let row = ActiveModel {
        challenge_id: Set(challenge.id.0),
        version: Set(challenge.version.into()),
        content: Set(serde_json::to_string(&challenge.content)?),
        reason: Set(reason.to_owned()),
        by_id: Set(permit.by().map(|b| b.0)),
        at: Set(at.0),
        files: Set(serde_json::to_string(files)?),
        is_material: Set(permit.action() == Action::PublishAmendment),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// What was scheduled and never public leaves no version behind.
pub async fn forget(db: &impl ConnectionTrait, permit: &Permit, id: ChallengeId) -> Result<()> {
    permit.covers(&[Action::ReturnChallenge], id)?;
    Entity::delete_many().filter(Column::ChallengeId.eq(id.0)).exec(db).await?;
    Ok(())
}

/// Those published by `now`, newest first.
pub async fn list(db: &impl Source, id: ChallengeId, now: Moment) -> Result<Vec<Version>> {
    let all = db.kept(Row::Versions(id), async { all(db, id).await.map(Arc::new) }).await?;
    Ok(all.iter().filter(|version| version.at <= now).cloned().collect())
}

/// How many of each challenge are published by `now`.
pub async fn counts(db: &impl ConnectionTrait, now: Moment) -> Result<HashMap<ChallengeId, u64>> {
    let query = Entity::find().select_only().column(Column::ChallengeId).column_as(Column::Version.count(), "number");
    let rows: Vec<(Uuid, i64)> = query.filter(Column::At.lte(now.0)).group_by(Column::ChallengeId).into_tuple().all(db).await?;
    rows.into_iter().map(|(id, number)| Ok((ChallengeId(id), u64::try_from(number).map_err(Error::internal)?))).collect()
}

/// When the first was published.
pub async fn first(db: &impl ConnectionTrait, id: ChallengeId) -> Result<Option<Moment>> {
    let query = Entity::find().select_only().column(Column::At).filter(Column::ChallengeId.eq(id.0)).order_by_asc(Column::Version);
    Ok(query.into_tuple::<i64>().one(db).await?.map(Moment))
}

/// Those of them that changed what firms rely on.
pub async fn amended(db: &impl Source, id: ChallengeId, now: Moment) -> Result<Vec<Amended>> {
    let material = list(db, id, now).await?.into_iter().filter(|version| version.is_material);
    Ok(material.map(|version| Amended { version: version.version, at: version.at }).collect())
}

async fn all(db: &impl ConnectionTrait, id: ChallengeId) -> Result<Vec<Version>> {
    let query = Entity::find().filter(Column::ChallengeId.eq(id.0));
    let rows = query.order_by_desc(Column::Version).limit(MAX).all(db).await?;
    let version = |row: Model| {
        Ok(Version {
            version: u32::try_from(row.version).map_err(Error::internal)?,
            content: serde_json::from_str(&row.content)?,
            files: serde_json::from_str(&row.files)?,
            reason: row.reason,
            at: Moment(row.at),
            is_material: row.is_material,
        })
    };
    rows.into_iter().map(version).collect()
}

/// Whether a version lists the file: then its bytes stay.
pub async fn lists(db: &impl ConnectionTrait, id: ChallengeId, file: FileId) -> Result<bool> {
    let versions = Entity::find().filter(Column::ChallengeId.eq(id.0)).filter(Column::Files.contains(file.to_string()));
    Ok(versions.count(db).await? > 0)
}

/// The same of those that are public at `now`.
pub async fn shows(db: &impl Source, id: ChallengeId, file: FileId, now: Moment) -> Result<bool> {
    Ok(list(db, id, now).await?.iter().any(|version| version.files.iter().any(|listed| listed.id == file)))
}
