//! Searches that accounts saved. Told to nobody but who saved them.

use crate::{Error, Result};
use domain::{
    access::{Action, Permit, Subject},
    challenges::listing::Filter,
    following::{Known, Rhythm, SavedSearch},
    form::Form,
    ids::UserId,
    time::Moment,
};
use sea_orm::{ExprTrait, QueryOrder, QuerySelect, Set, entity::prelude::*, sea_query::OnConflict};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "saved_searches")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub user_id: Uuid,
    /// A [`Form`] as JSON, as [`Filter::read`] reads it.
    pub filter: String,
    pub rhythm: String,
    /// [`Known`] as JSON.
    pub known: String,
    pub created_at: i64,
    pub checked_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}

/// The latest first.
pub async fn of_user(db: &impl ConnectionTrait, user: UserId) -> Result<Vec<SavedSearch>> {
    let query = Entity::find().filter(Column::UserId.eq(user.0));
    query.order_by_desc(Column::CreatedAt).order_by_asc(Column::Id).all(db).await?.into_iter().map(search).collect()
}

/// The same search again takes another rhythm.
pub async fn save(db: &impl ConnectionTrait, permit: &Permit, search: &SavedSearch) -> Result<()> {
    permit.covers(&[Action::Follow], Subject::Site)?;
    let row = ActiveModel {
        id: Set(search.id),
        user_id: Set(search.by.0),
        filter: Set(serde_json::to_string(&form(&search.filter))?),
        rhythm: Set(search.rhythm.code().to_owned()),
        known: Set(serde_json::to_string(&search.known)?),
        created_at: Set(permit.at().0),
        checked_at: Set(search.checked.0),
    };
    let again = OnConflict::columns([Column::UserId, Column::Filter]).update_column(Column::Rhythm).to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

pub async fn remove(db: &impl ConnectionTrait, permit: &Permit, user: UserId, id: Uuid) -> Result<()> {
    permit.covers(&[Action::Follow], Subject::Site)?;
    Entity::delete_many().filter(Column::UserId.eq(user.0)).filter(Column::Id.eq(id)).exec(db).await?;
    Ok(())
}

/// Whose searches are to be looked through: those that were last before these moments.
pub async fn due(db: &impl ConnectionTrait, daily: Moment, weekly: Moment) -> Result<Vec<UserId>> {
    let before = |rhythm: Rhythm, at: Moment| Column::Rhythm.eq(rhythm.code()).and(Column::CheckedAt.lt(at.0));
    let query = Entity::find().filter(before(Rhythm::Daily, daily).or(before(Rhythm::Weekly, weekly)));
    let users: Vec<Uuid> = query.select_only().column(Column::UserId).distinct().into_tuple().all(db).await?;
    Ok(users.into_iter().map(UserId).collect())
}

/// What it has found, and when it was looked through.
pub async fn update_found(db: &impl ConnectionTrait, search: &SavedSearch) -> Result<()> {
    let update = Entity::update_many().col_expr(Column::Known, Expr::value(serde_json::to_string(&search.known)?));
    update.col_expr(Column::CheckedAt, Expr::value(search.checked.0)).filter(Column::Id.eq(search.id)).exec(db).await?;
    Ok(())
}

fn form(filter: &Filter) -> Form {
    filter.pairs().fold(Form::default(), |form, (name, value)| form.with(name, value))
}

fn search(row: Model) -> Result<SavedSearch> {
    let rhythm = Rhythm::from_code(&row.rhythm).ok_or_else(|| Error::internal(format!("unknown rhythm {}", row.rhythm)))?;
    Ok(SavedSearch {
        id: row.id,
        by: UserId(row.user_id),
        filter: Filter::read(&serde_json::from_str(&row.filter)?),
        rhythm,
        known: serde_json::from_str::<Known>(&row.known)?,
        checked: Moment(row.checked_at),
    })
}
