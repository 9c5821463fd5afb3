//! Notices of the office about calls; none is changed or removed.

use crate::{Error, Result};
use domain::{
    access::{Action, Permit},
    ids::{ChallengeId, UserId},
    locale::Bilingual,
    notices::{Audience, Draft, Notice},
    time::Moment,
};
use sea_orm::{QueryOrder, Set, entity::prelude::*};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "broadcasts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub challenge_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    pub audience: String,
    pub subject_vi: String,
    pub subject_en: String,
    pub text_vi: String,
    pub text_en: String,
    pub by_id: Uuid,
    pub at: i64,
}

impl ActiveModelBehavior for ActiveModel {}

/// The latest first.
pub async fn of_challenge(db: &impl ConnectionTrait, challenge: ChallengeId) -> Result<Vec<Notice>> {
    let query = Entity::find().filter(Column::ChallengeId.eq(challenge.0));
    query.order_by_desc(Column::Number).all(db).await?.into_iter().map(notice).collect()
}

/// Of all challenges.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Notice>> {
    Entity::find().all(db).await?.into_iter().map(notice).collect()
}

pub async fn insert(db: &impl ConnectionTrait, permit: &Permit, notice: &Notice) -> Result<()> {
    permit.covers(&[Action::SendNotice], notice.challenge)?;
    let Draft { audience, subject, text } = notice.draft.clone();
    let row = ActiveModel {
        challenge_id: Set(notice.challenge.0),
        number: Set(notice.number.into()),
        audience: Set(audience.code().to_owned()),
        subject_vi: Set(subject.vi),
        subject_en: Set(subject.en),
        text_vi: Set(text.vi),
        text_en: Set(text.en),
        by_id: Set(notice.by.0),
        at: Set(notice.at.0),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

fn notice(row: Model) -> Result<Notice> {
    let audience = Audience::from_code(&row.audience).ok_or_else(|| Error::internal(format!("audience {}", row.audience)))?;
    Ok(Notice {
        challenge: ChallengeId(row.challenge_id),
        number: u32::try_from(row.number).map_err(Error::internal)?,
        draft: Draft {
            audience,
            subject: Bilingual { vi: row.subject_vi, en: row.subject_en },
            text: Bilingual { vi: row.text_vi, en: row.text_en },
        },
        by: UserId(row.by_id),
        at: Moment(row.at),
    })
}
