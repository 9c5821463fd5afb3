//! The columns of a challenge's members, looked up.

use crate::{
    Error, Result,
    db::{self, Source},
    memory::Row,
};
use domain::{challenges::Challenge, evaluations::Columns, ids::UserId, time::Moment};

pub(super) async fn of(db: &impl Source, challenge: &Challenge, writers: impl IntoIterator<Item = UserId>) -> Result<Columns> {
    let begun = db.kept(Row::Roster(challenge.id), db::challenge::seated(db, challenge.id)).await?;
    let roster =
        begun.map(|seated| seated.roster).ok_or_else(|| Error::internal(format!("{}: sheets before scoring began", challenge.code)))?;
    Ok(Columns::of(challenge.id, &roster, writers))
}

/// Who may score: whoever was of the council when scoring began, whatever became of the seat since; before that, whoever sits
/// now or was appointed for the challenge.
pub(crate) async fn roster(db: &impl Source, challenge: &Challenge, now: Moment) -> Result<Vec<UserId>> {
    match db.kept(Row::Roster(challenge.id), db::challenge::seated(db, challenge.id)).await? {
        Some(seated) => Ok(seated.roster),
        None => {
            let mut members = db::seat::members(db, now).await?;
            let appointed = db::ad_hoc_member::appointed(db, challenge.id).await?;
            members.extend(appointed.iter().filter(|member| !members.contains(member)).copied().collect::<Vec<_>>());
            Ok(members)
        }
    }
}
