//! Members without names: an order that stays the same throughout a challenge and tells nothing of who is who.

use crate::{
    Error, Result,
    db::{self, Source},
    memory::Row,
};
use domain::{challenges::Challenge, ids::UserId, time::Moment};
use sea_orm::ConnectionTrait;
use sha2::{Digest, Sha256};

/// Everyone who sat when scoring began, in the order of their columns: the first is A. Chance made that order, and
/// nobody is told it. Whoever else wrote one of the sheets comes after them.
pub(super) async fn members(db: &impl Source, challenge: &Challenge, writers: Vec<UserId>) -> Result<Vec<UserId>> {
    let begun = db.kept(Row::Roster(challenge.id), db::challenge::seated(db, challenge.id)).await?;
    let roster =
        begun.map(|seated| seated.roster).ok_or_else(|| Error::internal(format!("{}: sheets before scoring began", challenge.code)))?;
    Ok(with_former(challenge, &roster, writers))
}

/// The same from the seats' order, as [`members`] has it without writers.
pub(super) fn with_former(challenge: &Challenge, seats: &[UserId], writers: Vec<UserId>) -> Vec<UserId> {
    let mut former: Vec<UserId> = writers.into_iter().filter(|m| !seats.contains(m)).collect();
    former.sort_by_key(|member| key(challenge, *member));
    former.dedup();
    [seats, &former].concat()
}

fn key(challenge: &Challenge, member: UserId) -> Vec<u8> {
    Sha256::digest([challenge.id.0.into_bytes(), member.0.into_bytes()].concat()).to_vec()
}

/// Who may score: whoever sat when scoring began, whatever became of the seat since; before that, whoever sits now.
pub(super) async fn roster(db: &impl ConnectionTrait, challenge: &Challenge, now: Moment) -> Result<Vec<UserId>> {
    match db::challenge::roster(db, challenge.id).await? {
        Some(roster) => Ok(roster),
        None => db::seat::members(db, now).await,
    }
}

/// The name of a column: A to Z, then numbers.
pub(super) fn letter(i: usize) -> String {
    u8::try_from(i).ok().filter(|i| *i < 26).map_or_else(|| i.to_string(), |i| char::from(b'A' + i).to_string())
}
