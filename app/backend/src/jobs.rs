//! What the site does by itself, every few seconds.

use crate::{
    Backend, Result,
    db::{
        self,
        outbox::{Model, Outcome},
    },
    mail::{self, Letter},
};
use domain::{
    delivery::{self, Failure},
    time::Moment,
};
use std::ops::ControlFlow;

/// Messages sent in one round; the rest waits for the next.
const BATCH: usize = 50;

impl Backend {
    /// Publishes what is due, moves closings for questions without an answer, counts motions and ballots and draws lots whose term is over, reminds of closings and tells what saved searches find, sends what is queued, forgets expired sessions and links, old notices, what was made for somebody and kept long enough, and what a ballot left on the disk. Safe to run twice at once.
    pub async fn run_due_jobs(&self) -> Result<()> {
        self.catch_up().await?;
        self.send_queued().await?;
        db::outbox::forget_texts(&self.db.write, self.clock.now().plus_days(-delivery::KEPT_DAYS)).await?;
        self.forget_notices().await?;
        self.forget_errands().await?;
        self.forget_votes_if_owed().await;
        let now = self.clock.now();
        db::session::delete_expired(&self.db.write, now).await?;
        db::kept_form::delete_expired(&self.db.write, now).await?;
        db::unsubscribe_link::delete_expired(&self.db.write, now).await?;
        db::link::delete_expired(&self.db.write, now).await
    }

    /// Notices what commands of the binary wrote meanwhile, publishes what is due, moves closings for questions without an answer, lifts what was found where an appeal has none, counts motions and ballots, computes results of what was scored anew, draws lots, tells the open data what happened, queues reminders, digests and what watchers are told, and compares what was opened. Never waits for the mail server.
    pub async fn catch_up(&self) -> Result<()> {
        self.db.notice_others().await?;
        self.publish_due().await?;
        self.move_closings().await?;
        self.lift_unanswered().await?;
        self.count_due_motions().await?;
        self.count_due_ballots().await?;
        self.close_due_anew().await?;
        self.draw_due_lots().await?;
        self.remind_of_closings().await?;
        self.tell_open_data().await?;
        self.tell_watchers().await?;
        self.send_digests().await?;
        self.compare_opened().await
    }

    /// One after the other, so that an urgent message never waits for a long queue. What cannot be sent waits longer each
    /// time, and holds up nothing but what comes after it in a round in which nobody answers. Another server is kept from a
    /// mail that is on its way by its lease; here the clock may jump over that.
    async fn send_queued(&self) -> Result<()> {
        let _alone = self.sending.lock().await;
        for _ in 0..BATCH {
            let Some(message) = db::outbox::next(&self.db.read, self.clock.now()).await? else { break };
            if self.send(&message).await?.is_break() {
                break;
            }
        }
        Ok(())
    }

    /// Breaks where the next message would fare no better.
    pub(crate) async fn send(&self, message: &Model) -> Result<ControlFlow<()>> {
        let (db, now) = (&self.db.write, self.clock.now());
        if !db::outbox::claim(db, message, now).await? {
            return Ok(ControlFlow::Continue(()));
        }
        let (text, unsubscribe) = match self.letter(message).await? {
            Ok(letter) => letter,
            Err(why) => {
                db::outbox::attempted(db, message, now, Outcome::Pointless(why)).await?;
                return Ok(ControlFlow::Continue(()));
            }
        };
        let locale = db::outbox::locale(message)?;
        let letter = Letter {
            id: message.id,
            to: &message.recipient,
            subject: &message.subject,
            text: &text,
            html: &mail::html(&message.subject, &text, locale, &self.base_url),
            locale,
            at: Moment(message.written_at),
            unsubscribe: unsubscribe.as_deref(),
        };
        let Err((failure, said)) = self.mailer.send(&letter).await else {
            db::outbox::attempted(db, message, now, Outcome::Sent).await?;
            return Ok(ControlFlow::Continue(()));
        };
        let (attempt, said) = (message.attempts + 1, delivery::said(&said));
        tracing::warn!(message = %message.id, attempt, error = said, "a mail was not sent");
        let outcome = match delivery::again(failure, db::outbox::since(message, now), attempt, now) {
            Some(again) => Outcome::Failed(said, again),
            None => Outcome::GivenUp(said),
        };
        db::outbox::attempted(db, message, now, outcome).await?;
        Ok(if failure == Failure::Unreachable { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    }

    /// The text as it goes out, and where its reader switches such mails off; or why it does not go out.
    async fn letter(&self, message: &Model) -> Result<Result<(String, Option<String>), &'static str>> {
        if message.until_at.is_some_and(|until| until <= self.clock.now().0) {
            return Ok(Err("it would have come too late"));
        }
        let filled = |text: &str, token: &str| text.replace(mail::TOKEN, token);
        Ok(match (&message.link, message.optional()) {
            (Some(link), _) => {
                let token = self.open_link(message, link).await?;
                let stops = |token: &str| message.unsubscribe.as_deref().map(|address| filled(address, token));
                token.map(|token| (filled(&message.body, &token), stops(&token))).ok_or("the link was taken back")
            }
            (None, Some((reader, kind, address))) => {
                let token = self.open_unsubscribing(reader, kind).await?;
                token.map(|token| (filled(&message.body, &token), Some(filled(address, &token)))).ok_or("it is not wanted any more")
            }
            (None, None) => Ok((message.body.clone(), None)),
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::{mail::Mail, testing::TestBackend};
    use domain::locale::Locale;

    #[tokio::test]
    async fn a_message_is_queued_only_if_its_transaction_commits() {
        let t = TestBackend::new().await;
        let tx = t.begin().await.expect("begun");
        tx.mail("an@demo.example", Locale::Vi, &Mail::PasswordChanged).await.expect("queued");
        drop(tx);
        assert_eq!(t.mails().await.len(), 0);
        let tx = t.begin().await.expect("begun");
        tx.mail("an@demo.example", Locale::Vi, &Mail::PasswordChanged).await.expect("queued");
        tx.commit().await.expect("committed");
        assert_eq!(t.mails().await.len(), 1);
    }
}
