//! The columns of a challenge's members, looked up.

use crate::{
    Error, Result,
    db::{self, Source},
    memory::Row,
};
use domain::{challenges::Challenge, evaluations::Columns, ids::UserId, time::Moment};
use sea_orm::ConnectionTrait;

pub(super) async fn of(db: &impl Source, challenge: &Challenge, writers: impl IntoIterator<Item = UserId>) -> Result<Columns> {
    let begun = db.kept(Row::Roster(challenge.id), db::challenge::seated(db, challenge.id)).await?;
    let roster =
        begun.map(|seated| seated.roster).ok_or_else(|| Error::internal(format!("{}: sheets before scoring began", challenge.code)))?;
    Ok(Columns::of(challenge.id, &roster, writers))
}

/// Who may score: whoever sat when scoring began, whatever became of the seat since; before that, whoever sits now.
pub(super) async fn roster(db: &impl ConnectionTrait, challenge: &Challenge, now: Moment) -> Result<Vec<UserId>> {
    match db::challenge::roster(db, challenge.id).await? {
        Some(roster) => Ok(roster),
        None => db::seat::members(db, now).await,
    }
}
