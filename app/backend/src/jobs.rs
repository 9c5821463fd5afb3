//! What the site does by itself, every few seconds.

use crate::{Backend, Result, db};

const MAX_ATTEMPTS: i64 = 5;
/// Messages sent in one round; the rest waits for the next.
const BATCH: u64 = 50;

impl Backend {
    /// Publishes what is due, sends what is queued, forgets expired sessions and links and what a ballot left on the disk. Safe to run twice at once.
    pub async fn run_due_jobs(&self) -> Result<()> {
        self.catch_up().await?;
        self.send_queued().await?;
        self.forget_votes_if_owed().await;
        let now = self.clock.now();
        db::session::delete_expired(&self.db.write, now).await?;
        db::link::delete_expired(&self.db.write, now).await
    }

    /// Sees what commands of the binary wrote meanwhile, and publishes what is due; waits for nobody outside.
    pub async fn catch_up(&self) -> Result<()> {
        self.db.read.forget();
        self.publish_due().await
    }

    /// A message that cannot be sent waits longer each time and is given up after five attempts.
    async fn send_queued(&self) -> Result<()> {
        let db = &self.db.write;
        for message in db::outbox::due(&self.db.read, self.clock.now(), MAX_ATTEMPTS, BATCH).await? {
            let now = self.clock.now();
            let minutes = 1 << message.attempts.clamp(0, MAX_ATTEMPTS);
            if !db::outbox::claim(db, &message, now.plus_minutes(minutes)).await? {
                continue;
            }
            let sent = self.mailer.send(&message.recipient, &message.subject, &message.body).await;
            let error = sent.err().map(|error| error.to_string());
            if let Some(error) = &error {
                tracing::warn!(message = %message.id, attempt = message.attempts + 1, error, "a mail was not sent");
            }
            db::outbox::attempted(db, &message, now, error).await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::{mail::Mail, testing::TestBackend};
    use domain::locale::Locale;

    #[tokio::test]
    async fn a_message_is_queued_only_if_its_transaction_commits() {
        let t = TestBackend::new().await;
        let act = t.begin().await.expect("begun");
        act.mail("an@demo.example", Locale::Vi, &Mail::PasswordChanged).await.expect("queued");
        drop(act);
        assert_eq!(t.mails().await.len(), 0);
        let act = t.begin().await.expect("begun");
        act.mail("an@demo.example", Locale::Vi, &Mail::PasswordChanged).await.expect("queued");
        act.commit().await.expect("committed");
        assert_eq!(t.mails().await.len(), 1);
    }
}
