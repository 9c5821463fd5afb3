//! Seats on the council.

use crate::{Error, Result};
use domain::{access::Permit, council::Seat, ids::UserId, people::SeatRole};
use sea_orm::{DbBackend, FromQueryResult, QuerySelect, Set, Statement, entity::prelude::*, sea_query::OnConflict};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "seats")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: Uuid,
    pub role: String,
    pub affiliation: String,
    pub assigned_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}

#[derive(FromQueryResult)]
struct Row {
    user_id: Uuid,
    name: String,
    role: String,
    affiliation: String,
}

/// The chair first, then in the order of [`SeatRole`] and by name.
pub async fn list(db: &impl ConnectionTrait) -> Result<Vec<Seat>> {
    let sql = "SELECT s.user_id, u.name, s.role, s.affiliation FROM seats s JOIN users u ON u.id = s.user_id ORDER BY u.name, u.email";
    let rows = Row::find_by_statement(Statement::from_string(db.get_database_backend(), sql)).all(db).await?;
    let mut seats = rows
        .into_iter()
        .map(|row| Ok(Seat { user: UserId(row.user_id), name: row.name, role: role(&row.role)?, affiliation: row.affiliation }))
        .collect::<Result<Vec<Seat>>>()?;
    seats.sort_by_key(|s| s.role);
    Ok(seats)
}

pub async fn members(db: &impl ConnectionTrait) -> Result<Vec<UserId>> {
    let ids: Vec<Uuid> = Entity::find().select_only().column(Column::UserId).into_tuple().all(db).await?;
    Ok(ids.into_iter().map(UserId).collect())
}

pub async fn chair(db: &impl ConnectionTrait) -> Result<Option<UserId>> {
    Ok(Entity::find().filter(Column::Role.eq(SeatRole::Chair.code())).one(db).await?.map(|row| UserId(row.user_id)))
}

/// Keeps everyone else from changing seats until the transaction ends.
pub async fn lock_all(db: &impl ConnectionTrait) -> Result<()> {
    if db.get_database_backend() == DbBackend::Postgres {
        db.execute_unprepared("LOCK TABLE seats IN SHARE ROW EXCLUSIVE MODE").await?;
    }
    Ok(())
}

/// The seat's row, held until the transaction ends; a member's own acts happen one after another.
pub async fn lock(db: &impl ConnectionTrait, member: UserId) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(member.0).lock_exclusive().one(db).await?)
}

pub async fn assign(db: &impl ConnectionTrait, permit: &Permit, user: UserId, role: SeatRole, affiliation: &str) -> Result<()> {
    let row = ActiveModel {
        user_id: Set(user.0),
        role: Set(role.code().to_owned()),
        affiliation: Set(affiliation.to_owned()),
        assigned_at: Set(permit.at().0),
    };
    let again = OnConflict::column(Column::UserId).update_columns([Column::Role, Column::Affiliation]).to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

pub async fn remove(db: &impl ConnectionTrait, _permit: &Permit, user: UserId) -> Result<bool> {
    Ok(Entity::delete_by_id(user.0).exec(db).await?.rows_affected == 1)
}

fn role(code: &str) -> Result<SeatRole> {
    SeatRole::from_code(code).ok_or_else(|| Error::internal(format!("unknown seat {code}")))
}
