//! Who watches a challenge by mail without an account: addresses whose owners have confirmed it. Told to nobody.

use crate::Result;
use domain::{ids::ChallengeId, locale::Locale, time::Moment};
use sea_orm::{PaginatorTrait, QueryOrder, QuerySelect, Set, entity::prelude::*, sea_query::OnConflict};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "guest_watches")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub challenge_id: Uuid,
    pub email: String,
    pub locale: String,
    pub since: i64,
}

impl ActiveModelBehavior for ActiveModel {}

/// Whoever watches it already does so since then.
pub async fn insert(db: &impl ConnectionTrait, id: Uuid, (email, locale): (&str, Locale), of: ChallengeId, at: Moment) -> Result<()> {
    let row = ActiveModel {
        id: Set(id),
        challenge_id: Set(of.0),
        email: Set(email.to_owned()),
        locale: Set(locale.code().to_owned()),
        since: Set(at.0),
    };
    let again = OnConflict::columns([Column::ChallengeId, Column::Email]).do_nothing().to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

pub async fn is_watching(db: &impl ConnectionTrait, email: &str, of: ChallengeId) -> Result<bool> {
    Ok(Entity::find().filter(Column::ChallengeId.eq(of.0)).filter(Column::Email.eq(email)).count(db).await? > 0)
}

pub async fn remove(db: &impl ConnectionTrait, email: &str, of: ChallengeId) -> Result<()> {
    Entity::delete_many().filter(Column::ChallengeId.eq(of.0)).filter(Column::Email.eq(email)).exec(db).await?;
    Ok(())
}

/// Who has watched a challenge since before this moment, in the order of their identifiers, from the one after `last` on.
pub async fn after(db: &impl ConnectionTrait, (of, before): (ChallengeId, Moment), last: Option<Uuid>, most: u64) -> Result<Vec<Model>> {
    let query = Entity::find().filter(Column::ChallengeId.eq(of.0)).filter(Column::Since.lte(before.0));
    let query = if let Some(last) = last { query.filter(Column::Id.gt(last)) } else { query };
    Ok(query.order_by_asc(Column::Id).limit(most).all(db).await?)
}
