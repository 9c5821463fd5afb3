//! Seats on the council: one row for each, by whoever sits on it; beside them the seats as they were before.

use crate::{
    Error, Result,
    db::{Source, ad_hoc_member, user},
    memory::Row,
};
use domain::{
    access::{Action, Permit, Subject},
    collation,
    council::{Appointment, Seat, Seating, Seatings},
    ids::UserId,
    people::SeatRole,
    time::Moment,
};
use sea_orm::{DbBackend, Set, Statement, entity::prelude::*, sea_query::OnConflict};
use std::collections::HashMap;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "seats")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: Uuid,
    pub role: String,
    pub affiliation: String,
    /// Since when it is as it is.
    pub assigned_at: i64,
    pub appointment: String,
    pub other_id: Option<Uuid>,
    pub is_alternate: bool,
    pub saved_by: Option<Uuid>,
}

impl ActiveModelBehavior for ActiveModel {}

mod past {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "past_seats")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub user_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub since: i64,
        pub until: i64,
        pub seat: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// All seats, in their term or not: the chair first, then in the order of [`SeatRole`] and by given name.
pub async fn list(db: &impl ConnectionTrait) -> Result<Vec<Seat>> {
    let rows = Entity::find().all(db).await?;
    let mut seats = seats(db, rows).await?;
    seats.sort_by_cached_key(order);
    Ok(seats)
}

/// The seats as they are and as they were, in the same order.
pub async fn history(db: &impl ConnectionTrait) -> Result<Seatings> {
    let rows = Entity::find().all(db).await?;
    let since: Vec<Moment> = rows.iter().map(|row| Moment(row.assigned_at)).collect();
    let current = seats(db, rows).await?.into_iter().zip(since).map(|(seat, since)| Seating { seat, since, until: None });
    let mut all: Vec<Seating> = current.collect();
    for row in past::Entity::find().all(db).await? {
        all.push(Seating { seat: serde_json::from_str(&row.seat)?, since: Moment(row.since), until: Some(Moment(row.until)) });
    }
    all.extend(appointed(db).await?);
    all.sort_by_cached_key(|seating| (order(&seating.seat), seating.since));
    Ok(Seatings(all))
}

/// Who was appointed for one challenge sits at no moment, and is told as a member where they did something.
async fn appointed(db: &impl ConnectionTrait) -> Result<Vec<Seating>> {
    let appointed = ad_hoc_member::ever_appointed(db).await?;
    let names = if appointed.is_empty() { HashMap::new() } else { user::names(db, appointed.iter().map(|(of, _)| *of)).await? };
    let seating = |(of, at): (UserId, Moment)| Seating {
        seat: member_seat(of, names.get(&of).cloned().unwrap_or_default()),
        since: at,
        until: Some(at),
    };
    Ok(appointed.into_iter().map(seating).collect())
}

/// Of a member without a seat of their own.
pub fn member_seat(user: UserId, name: String) -> Seat {
    let (affiliation, appointment) = (String::new(), Appointment::default());
    Seat { user, name, role: SeatRole::Member, affiliation, appointment, other: None, is_alternate: false }
}

fn order(seat: &Seat) -> (SeatRole, impl Ord + use<>, UserId) {
    (seat.role, collation::person(&seat.name), seat.user)
}

async fn seats(db: &impl ConnectionTrait, rows: Vec<Model>) -> Result<Vec<Seat>> {
    let people: Vec<UserId> = rows.iter().map(|row| row.user_id).chain(rows.iter().filter_map(|row| row.other_id)).map(UserId).collect();
    let names = user::names(db, people).await?;
    let name = |id: Uuid| names.get(&UserId(id)).cloned().unwrap_or_default();
    let seat = |row: Model| {
        Ok(Seat {
            user: UserId(row.user_id),
            name: name(row.user_id),
            role: role(&row.role)?,
            affiliation: row.affiliation,
            appointment: serde_json::from_str(&row.appointment)?,
            other: row.other_id.map(|id| (UserId(id), name(id))),
            is_alternate: row.is_alternate,
        })
    };
    rows.into_iter().map(seat).collect()
}

/// Who sits on the council at this moment.
pub async fn members(db: &impl Source, now: Moment) -> Result<Vec<UserId>> {
    let load = async {
        let appointed = |row: Model| Ok((UserId(row.user_id), serde_json::from_str::<Appointment>(&row.appointment)?));
        Entity::find().all(db).await?.into_iter().map(appointed).collect::<Result<Vec<_>>>()
    };
    let sits = |(member, appointment): (UserId, Appointment)| appointment.term.is_current(now).then_some(member);
    Ok(db.kept(Row::Seats, load).await?.into_iter().filter_map(sits).collect())
}

/// Keeps everyone else from changing seats until the transaction ends.
pub async fn lock_all(db: &impl ConnectionTrait) -> Result<()> {
    if db.get_database_backend() == DbBackend::Postgres {
        db.execute_unprepared("LOCK TABLE seats IN SHARE ROW EXCLUSIVE MODE").await?;
    }
    Ok(())
}

/// Whether somebody is on a seat, in its term or not.
pub async fn is_taken_by(db: &impl ConnectionTrait, member: UserId) -> Result<bool> {
    Ok(Entity::find_by_id(member.0).one(db).await?.is_some())
}

/// Whether somebody sits in the place of whoever was appointed.
pub async fn is_alternate(db: &impl ConnectionTrait, member: UserId) -> Result<bool> {
    Ok(Entity::find_by_id(member.0).one(db).await?.is_some_and(|row| row.is_alternate))
}

/// Who changed the seat of this member last.
pub async fn saved_by(db: &impl ConnectionTrait, member: UserId) -> Result<Option<UserId>> {
    Ok(Entity::find_by_id(member.0).one(db).await?.and_then(|row| row.saved_by).map(UserId))
}

/// Whoever is appointed sits; an earlier seat of theirs is replaced and kept among the past ones.
pub async fn assign(db: &impl ConnectionTrait, permit: &Permit, seat: &Seat) -> Result<()> {
    permit.covers(&[Action::ConfirmSeats], Subject::Site)?;
    keep(db, permit, seat.user).await?;
    let row = ActiveModel {
        user_id: Set(seat.user.0),
        role: Set(seat.role.code().to_owned()),
        affiliation: Set(seat.affiliation.clone()),
        assigned_at: Set(permit.at().0),
        appointment: Set(serde_json::to_string(&seat.appointment)?),
        other_id: Set(seat.other.as_ref().map(|(id, _)| id.0)),
        is_alternate: Set(seat.is_alternate),
        saved_by: Set(permit.by().map(|by| by.0)),
    };
    let changed =
        [Column::AssignedAt, Column::Role, Column::Affiliation, Column::Appointment, Column::OtherId, Column::IsAlternate, Column::SavedBy];
    let again = OnConflict::column(Column::UserId).update_columns(changed).to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

/// A seat of the demonstration's cast, in nobody's act: without a decision and without a term.
pub async fn seat_cast(db: &impl ConnectionTrait, user: UserId, role: SeatRole, affiliation: &str, at: Moment) -> Result<()> {
    let sql = "INSERT INTO seats (user_id, role, affiliation, assigned_at) VALUES ($1, $2, $3, $4)";
    let values = [user.0.into(), role.code().into(), affiliation.into(), at.0.into()];
    db.execute_raw(Statement::from_sql_and_values(db.get_database_backend(), sql, values)).await?;
    Ok(())
}

pub async fn remove(db: &impl ConnectionTrait, permit: &Permit, user: UserId) -> Result<bool> {
    permit.covers(&[Action::ConfirmSeats], Subject::Site)?;
    keep(db, permit, user).await?;
    Ok(Entity::delete_by_id(user.0).exec(db).await?.rows_affected == 1)
}

/// Writes down how the seat was until now.
async fn keep(db: &impl ConnectionTrait, permit: &Permit, user: UserId) -> Result<()> {
    let until = permit.at().0;
    let Some(row) = Entity::find_by_id(user.0).one(db).await?.filter(|row| row.assigned_at < until) else { return Ok(()) };
    let since = row.assigned_at;
    for seat in seats(db, vec![row]).await? {
        let seat = serde_json::to_string(&seat)?;
        let row = past::ActiveModel { user_id: Set(user.0), since: Set(since), until: Set(until), seat: Set(seat) };
        past::Entity::insert(row).exec_without_returning(db).await?;
    }
    Ok(())
}

fn role(code: &str) -> Result<SeatRole> {
    SeatRole::from_code(code).ok_or_else(|| Error::internal(format!("unknown seat {code}")))
}
