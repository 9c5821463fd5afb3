//! Who belongs to which firm: one firm a person.

use crate::{Error, Result};
use domain::{
    access::{Action, Denied, Permit, Subject},
    ids::{FirmId, UserId},
    locale::Locale,
    people::Right,
    time::Moment,
};
use sea_orm::{ExprTrait, FromQueryResult, QuerySelect, Set, Statement, entity::prelude::*};

#[derive(Clone, Debug)]
pub struct FirmPerson {
    pub user: UserId,
    pub name: String,
    pub email: String,
    pub is_owner: bool,
    pub right: Right,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "firm_members")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: Uuid,
    pub firm_id: Uuid,
    pub is_owner: bool,
    pub joined_at: i64,
    /// A [`Right`]'s code.
    pub may: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// [`Denied::HasFirm`] when the person joined a firm in the meantime.
pub async fn insert(db: &impl ConnectionTrait, user: UserId, firm: FirmId, (is_owner, right): (bool, Right), at: Moment) -> Result<()> {
    let row = ActiveModel {
        user_id: Set(user.0),
        firm_id: Set(firm.0),
        is_owner: Set(is_owner),
        joined_at: Set(at.0),
        may: Set(right.code().to_owned()),
    };
    match Entity::insert(row).exec_without_returning(db).await {
        Ok(_) => Ok(()),
        Err(error) if Error::breaks_unique(&error, "firm_members_pkey", "firm_members.user_id") => Err(Denied::HasFirm.into()),
        Err(error) => Err(error.into()),
    }
}

pub async fn remove(db: &impl ConnectionTrait, permit: &Permit, firm: FirmId, user: UserId) -> Result<()> {
    permit.covers(&[Action::RemoveMember], Subject::Firm(firm))?;
    Entity::delete_many().filter(Column::UserId.eq(user.0)).filter(Column::FirmId.eq(firm.0)).exec(db).await?;
    Ok(())
}

/// What one of its people may do with its proposals from now on.
pub async fn set_right(db: &impl ConnectionTrait, permit: &Permit, firm: FirmId, user: UserId, right: Right) -> Result<()> {
    permit.covers(&[Action::SetRights], Subject::Firm(firm))?;
    let update = Entity::update_many().col_expr(Column::May, Expr::value(right.code()));
    update.filter(Column::UserId.eq(user.0)).filter(Column::FirmId.eq(firm.0)).exec(db).await?;
    Ok(())
}

/// `to`, who belongs to it, answers for the firm from now on, and nobody else.
pub async fn give_ownership(db: &impl ConnectionTrait, permit: &Permit, firm: FirmId, to: UserId) -> Result<()> {
    permit.covers(&[Action::AnswerOffer, Action::ConfirmOwnership], Subject::Firm(firm))?;
    let update = Entity::update_many().col_expr(Column::IsOwner, Expr::col(Column::UserId).eq(to.0));
    update.filter(Column::FirmId.eq(firm.0)).exec(db).await?;
    Ok(())
}

/// The owner first, then in the order of joining.
pub async fn people(db: &impl ConnectionTrait, firm: FirmId) -> Result<Vec<FirmPerson>> {
    let people = list(db, firm).await?;
    let person = |p: Person| {
        Ok(FirmPerson { user: UserId(p.id), name: p.name, email: p.email, is_owner: p.is_owner, right: super::user::right(&p.may)? })
    };
    people.into_iter().map(person).collect()
}

/// Of all these firms.
pub async fn users(db: &impl ConnectionTrait, firms: impl IntoIterator<Item = FirmId>) -> Result<Vec<UserId>> {
    let of = Entity::find().select_only().column(Column::UserId).filter(Column::FirmId.is_in(firms.into_iter().map(|firm| firm.0)));
    Ok(of.into_tuple::<Uuid>().all(db).await?.into_iter().map(UserId).collect())
}

/// Everyone whom a message to the firm goes to: address and language.
pub async fn recipients(db: &impl ConnectionTrait, firm: FirmId) -> Result<Vec<(String, Locale)>> {
    let people = list(db, firm).await?;
    people.into_iter().map(|p| Ok((p.email, super::user::locale(&p.locale)?))).collect()
}

#[derive(FromQueryResult)]
struct Person {
    id: Uuid,
    name: String,
    email: String,
    locale: String,
    is_owner: bool,
    may: String,
}

async fn list(db: &impl ConnectionTrait, firm: FirmId) -> Result<Vec<Person>> {
    let sql = "SELECT u.id, u.name, u.email, u.locale, m.is_owner, m.may FROM firm_members m JOIN users u ON u.id = m.user_id
        WHERE m.firm_id = $1 ORDER BY m.is_owner DESC, m.joined_at, u.email";
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [firm.0.into()]);
    Ok(Person::find_by_statement(statement).all(db).await?)
}
