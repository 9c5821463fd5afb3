//! Writing down what happened to public calls, as releases.

use crate::{
    Backend, Result,
    db::{self, turn::Turn},
};
use domain::{
    challenges::State,
    ids::{ChallengeId, ProposalId},
    open_contracting::{Call, Chosen, Edition, Release},
    time::Moment,
};
use sea_orm::ConnectionTrait;
use std::collections::HashMap;

impl Backend {
    /// Writes what happened since the last time, the oldest first. What an earlier version of the site left is told too.
    pub(crate) async fn tell_open_data(&self) -> Result<()> {
        if self.untold(&self.db.read).await?.is_empty() {
            return Ok(());
        }
        let tx = self.begin().await?;
        // One writer at a time, so that whoever has read up to a number misses nothing below it.
        Turn::Releases.take(&tx.db).await?;
        // Somebody may have been quicker.
        let mut new: Vec<(ChallengeId, Release)> = Vec::new();
        for row in self.untold(&tx.db).await? {
            let known = db::open_release::names(&tx.db, ChallengeId(row.id)).await?;
            let releases = self.releases(&tx.db, &row, tx.now).await?;
            new.extend(releases.into_iter().filter(|one| !known.contains(&one.name)).map(|one| (ChallengeId(row.id), one)));
        }
        if new.is_empty() {
            return Ok(());
        }
        new.sort_by(|(_, one), (_, other)| (one.at, &one.name).cmp(&(other.at, &other.name)));
        let last = db::open_release::last(&tx.db).await?;
        for (sequence, (challenge, release)) in (last + 1..).zip(&new) {
            db::open_release::insert(&tx.db, sequence, *challenge, release, tx.now).await?;
        }
        tx.commit().await
    }

    /// Public calls of which more is known than was told.
    async fn untold(&self, db: &impl ConnectionTrait) -> Result<Vec<db::challenge::Model>> {
        let now = self.clock.now();
        let (known, versions) = (db::open_release::happened(db, now).await?, db::challenge_version::counts(db, now).await?);
        let (told, became) = (db::open_release::counts(db).await?, db::outcome::counts(db).await?);
        let number = |of: &HashMap<ChallengeId, u64>, id| of.get(&id).copied().unwrap_or(0);
        let happened = |id, beside| number(&versions, id) + number(&became, id) + beside;
        let more = known.into_iter().filter(|(id, beside)| happened(*id, *beside) > number(&told, *id)).map(|(id, _)| id);
        let more: Vec<_> = more.collect();
        if more.is_empty() { Ok(Vec::new()) } else { db::challenge::list_by_ids(db, more).await }
    }

    async fn releases(&self, db: &impl db::Source, row: &db::challenge::Model, now: Moment) -> Result<Vec<Release>> {
        let challenge = row.challenge()?;
        let versions = db::challenge_version::list(db, challenge.id, now).await?;
        let edition = |version: db::challenge_version::Version| Edition {
            version: version.version,
            at: version.at,
            reason: version.reason,
            content: version.content,
            files: version.files,
        };
        let chosen = match (&challenge.state, challenge.chosen().1) {
            (State::ResultPublished { at, .. }, Some(decision)) => {
                let proposals = db::proposal::handed_in(db, [challenge.id]).await?;
                let firms = db::proposal_version::applicants(db, &proposals).await?;
                let one =
                    |id: &ProposalId| Some((proposals.iter().find(|proposal| proposal.id == *id)?.code.clone(), firms.get(id)?.clone()));
                Some(Chosen { at: *at, shortlist: decision.proposals.iter().filter_map(one).collect() })
            }
            _ => None,
        };
        let call = Call {
            code: &challenge.code,
            is_illustrative: challenge.is_illustrative,
            agency: &self.agency,
            publishing: &self.publishing,
            base_url: &self.base_url,
            editions: versions.into_iter().map(edition).collect(),
            opened: row.opening_record()?,
            chosen,
            outcomes: db::outcome::of_challenge(db, challenge.id).await?,
            cancelled: match &challenge.state {
                State::Cancelled { at, reason } => Some((*at, reason.clone())),
                _ => None,
            },
        };
        Ok(call.releases())
    }
}
