//! What [`domain::evaluations::counting`] decides on, looked up: for whoever asks who counts and what is awaited.

use super::columns;
use crate::{
    Result,
    db::{self, Source},
    memory::Row,
};
use domain::{
    challenges::Challenge,
    evaluations::{Close, Count, count},
    time::Moment,
};

/// The proposals admitted to scoring, by code, with the sheets that count for each.
pub(crate) async fn counts(db: &impl Source, challenge: &Challenge, now: Moment) -> Result<Vec<Count>> {
    let proposals = db::proposal::all_handed_in(db, challenge.id).await?;
    let roster = columns::roster(db, challenge, now).await?;
    let conflicted = db::declaration::conflicted(db, proposals.iter().map(|p| p.id));
    let conflicted = db.kept(Row::Conflicted(challenge.id), conflicted).await?;
    let sheets = db::sheet::of_proposals(db, proposals.iter().map(|p| p.id)).await?;
    Ok(count(proposals, &roster, &conflicted.into_iter().collect(), &sheets))
}

/// All that the end of the round, or of scoring, waits for.
pub(crate) async fn close(db: &impl Source, challenge: &Challenge, counts: &[Count], now: Moment) -> Result<Close> {
    let motions = db::motion::of_challenge(db, challenge.id).await?;
    let findings = db::finding::list(db, counts.iter().map(|count| count.proposal.id)).await?;
    Ok(Close::of(challenge, counts, &motions, &findings, now))
}
