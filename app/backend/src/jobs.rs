//! What the site does by itself, every few seconds.

use crate::{
    Backend, Result,
    db::{
        self,
        outbox::{Model, Outcome},
    },
    mail,
};

const MAX_ATTEMPTS: i64 = 5;
/// Messages sent in one round; the rest waits for the next.
const BATCH: usize = 50;

impl Backend {
    /// Publishes what is due, moves closings for questions without an answer, counts motions and ballots and draws lots whose term is over, reminds of closings and tells what saved searches find, sends what is queued, forgets expired sessions and links and what a ballot left on the disk. Safe to run twice at once.
    pub async fn run_due_jobs(&self) -> Result<()> {
        self.catch_up().await?;
        self.send_queued().await?;
        self.forget_votes_if_owed().await;
        let now = self.clock.now();
        db::session::delete_expired(&self.db.write, now).await?;
        db::kept_form::delete_expired(&self.db.write, now).await?;
        db::unsubscribe_link::delete_expired(&self.db.write, now).await?;
        db::link::delete_expired(&self.db.write, now).await
    }

    /// Notices what commands of the binary wrote meanwhile, publishes what is due, moves closings for questions without an answer, counts motions and ballots, computes results of what was scored anew, draws lots, and queues reminders and digests. Never waits for the mail server.
    pub async fn catch_up(&self) -> Result<()> {
        self.db.notice_others().await?;
        self.publish_due().await?;
        self.move_closings().await?;
        self.count_due_motions().await?;
        self.count_due_ballots().await?;
        self.close_due_anew().await?;
        self.draw_due_lots().await?;
        self.remind_of_closings().await?;
        self.send_digests().await
    }

    /// One after the other, so that an urgent message never waits for a long queue. One that cannot be sent waits longer
    /// each time and is given up after five attempts.
    async fn send_queued(&self) -> Result<()> {
        for _ in 0..BATCH {
            match db::outbox::next(&self.db.read, self.clock.now(), MAX_ATTEMPTS).await? {
                Some(message) => self.send(&message).await?,
                None => break,
            }
        }
        Ok(())
    }

    pub(crate) async fn send(&self, message: &Model) -> Result<()> {
        let (db, now) = (&self.db.write, self.clock.now());
        let minutes = 1 << message.attempts.clamp(0, MAX_ATTEMPTS);
        if !db::outbox::claim(db, message, now.plus_minutes(minutes)).await? {
            return Ok(());
        }
        let (body, unsubscribe) = match self.letter(message).await? {
            Ok(letter) => letter,
            Err(why) => return db::outbox::attempted(db, message, now, Outcome::Pointless(why)).await,
        };
        let outcome = match self.mailer.send(&message.recipient, &message.subject, &body, unsubscribe.as_deref()).await {
            Ok(()) => Outcome::Sent,
            Err(error) => {
                let attempt = message.attempts + 1;
                tracing::warn!(message = %message.id, attempt, %error, "a mail was not sent");
                if attempt < MAX_ATTEMPTS { Outcome::Failed(error.to_string()) } else { Outcome::GivenUp(error.to_string()) }
            }
        };
        db::outbox::attempted(db, message, now, outcome).await
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
                token.map(|token| (filled(&message.body, &token), None)).ok_or("the link was taken back")
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
