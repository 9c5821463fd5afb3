//! The site moves a closing, once, where questions have no answer when answers are due.

use super::asking::may_move;
use crate::{Backend, Result, db, mail::Mail};
use domain::{
    access::{self, Action},
    challenges::State,
    questions::moved_because,
};

impl Backend {
    /// As the rules of each call say.
    pub(crate) async fn move_closings(&self) -> Result<()> {
        for id in db::question::challenges_waiting(&self.db.read).await? {
            let challenge = self.challenge_by_id(&self.db.read, id).await?;
            let is_due = challenge.replies_due().is_some_and(|due| due <= self.clock.now());
            if is_due && matches!(challenge.state, State::Published { .. }) && may_move(&self.db.read, &challenge).await? {
                self.move_closing(id).await?;
            }
        }
        Ok(())
    }

    async fn move_closing(&self, id: domain::ids::ChallengeId) -> Result<()> {
        let tx = self.begin().await?;
        let row = self.lock_and_settle(&tx, id).await?;
        let challenge = row.challenge()?;
        let Some(permit) = access::system(Action::ExtendClosing, id, tx.now) else { return Ok(()) };
        // Somebody may have been quicker.
        if !may_move(&tx.db, &challenge).await? {
            return Ok(());
        }
        let waiting = db::question::waiting(&tx.db, [id]).await?.len();
        let before = challenge.content.calendar.closes;
        let Ok((moved, event)) = challenge.move_for_questions(&permit, waiting) else { return Ok(()) };
        db::challenge::save(&tx.db, &permit, &row, &moved).await?;
        let files = crate::challenges::published_files(&tx.db, id, tx.now).await?;
        let reason = moved_because(waiting);
        db::challenge_version::insert(&tx.db, &permit, &moved, &files, &reason, tx.now).await?;
        tx.record(&event).await?;
        let (challenge_code, title) = (moved.code.clone(), moved.content.title.clone());
        let closes = moved.content.calendar.closes.unwrap_or_default();
        let mail = Mail::ClosingExtended { challenge_code, title, closing: [before.unwrap_or(closes), closes], reason };
        self.mail_concerned(&tx, &moved, &mail).await?;
        tx.commit().await
    }
}
