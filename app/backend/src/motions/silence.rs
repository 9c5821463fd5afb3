//! A question about a sheet that nobody puts to the vote is put by the site, in writing: else whoever presides could keep the
//! leader from deciding, alone and without end.

use crate::{
    Backend, Result,
    db::{self, Source},
    evaluations::electorate,
    transaction::Transaction,
};
use domain::{
    access::{self, Action},
    challenges::{Challenge, State},
    council::{
        FindingState, Motion,
        motion::{OfSheet, PUT_FOR_DAYS, Venue},
    },
};

impl Backend {
    /// Once its moment has come. While an appeal is open it waits; where too few may vote there is no question after a while. What
    /// has become of the sheet is judged when it is counted.
    pub(super) async fn put_due(&self, tx: Transaction<'_>, challenge: Challenge, motion: Motion) -> Result<()> {
        let is_due = motion.put_from().is_some_and(|from| from <= tx.now);
        let (true, true, Some(of)) = (is_due, is_undecided(&challenge), motion.sheet()) else { return Ok(()) };
        let Some(permit) = access::system(Action::OpenMotion, challenge.id, tx.now) else { return Ok(()) };
        if is_appealed(&tx.db, of).await? {
            return Ok(());
        }
        let about = vec![of.proposal];
        let electorate = electorate(&tx.db, &challenge, &about, tx.now).await?.of_declared();
        let venue = Venue::Written { until: tx.now.plus_days(PUT_FOR_DAYS) };
        let put = motion.put(&challenge, &about, electorate, venue, &permit).and_then(|poll| motion.clone().open(&permit, poll));
        match put {
            Ok(opened) => drop(self.open_and_tell(&tx, &challenge, &permit, opened).await?),
            Err(_) => {
                let Ok((lapsed, event)) = motion.lapse(&permit) else { return Ok(()) };
                db::motion::save(&tx.db, &permit, &lapsed).await?;
                tx.record(&event).await?;
            }
        }
        tx.commit().await
    }
}

fn is_undecided(challenge: &Challenge) -> bool {
    matches!(challenge.state, State::Scoring { .. } | State::Scored { .. } | State::Proposed { .. })
}

async fn is_appealed(db: &impl Source, of: &OfSheet) -> Result<bool> {
    let found = db::finding::find(db, of.member, of.proposal).await?;
    Ok(found.is_some_and(|found| matches!(found.state, FindingState::Appealed { .. })))
}
