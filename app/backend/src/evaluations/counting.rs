//! What [`domain::evaluations::counting`] decides on, looked up: for whoever asks who counts and what is awaited.

use super::columns;
use crate::{
    Error, Result,
    db::{self, Source},
    memory::Row,
};
use domain::{
    challenges::Challenge,
    check::Problem,
    evaluations::{Count, Unsettled, count, unsettled},
    time::Moment,
};
use sea_orm::ConnectionTrait;

/// The proposals admitted to scoring, by code, with the sheets that count for each.
pub(crate) async fn counts(db: &impl Source, challenge: &Challenge, now: Moment) -> Result<Vec<Count>> {
    let proposals = db::proposal::all_handed_in(db, challenge.id).await?;
    let roster = columns::roster(db, challenge, now).await?;
    let conflicted = db::declaration::conflicted(db, proposals.iter().map(|p| p.id));
    let conflicted = db.kept(Row::Conflicted(challenge.id), conflicted).await?;
    let sheets = db::sheet::of_proposals(db, proposals.iter().map(|p| p.id)).await?;
    Ok(count(proposals, &roster, &conflicted.into_iter().collect(), &sheets))
}

/// Refused while an appeal against a found conflict has no answer, or can still be made in its term.
pub(super) async fn check_settled(db: &impl ConnectionTrait, challenge: &Challenge, counts: &[Count], now: Moment) -> Result<()> {
    let findings = db::finding::list(db, counts.iter().map(|count| count.proposal.id)).await?;
    match unsettled(counts, &findings, challenge.content.rules.terms.scoring.appeal, now) {
        None => Ok(()),
        Some(Unsettled::Appeals(open)) => Err(Error::field("form", Problem::StillOpen(open))),
        Some(Unsettled::Term(until)) => Err(Error::field("form", Problem::AppealRuns(until))),
    }
}
