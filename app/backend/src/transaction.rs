//! One transaction: everything saved, recorded and queued in it is committed together or not at all.

use crate::{
    Backend, Result,
    db::{self, outbox::Queued},
    mail::Mail,
};
use domain::{event::Event, locale::Locale, time::Moment};
use sea_orm::{DatabaseTransaction, SqliteTransactionMode, TransactionOptions, TransactionTrait};

/// An open transaction that will write. Dropped without [`commit`](Self::commit), it leaves nothing.
pub(crate) struct Transaction<'a> {
    pub db: DatabaseTransaction,
    /// When the request came in: deadlines are held against this, not against the end of a queue.
    pub now: Moment,
    backend: &'a Backend,
}

impl Backend {
    /// Begins a transaction that writes; `now` is read before waiting for the writer's turn. Busy where the database's file
    /// is gone: SQLite would write on into the deleted one.
    pub(crate) async fn begin(&self) -> Result<Transaction<'_>> {
        let now = self.clock.now();
        let options =
            TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate), ..TransactionOptions::default() };
        let db = self.db.write.begin_with_options(options).await?;
        self.db.check_file().await?;
        Ok(Transaction { db, now, backend: self })
    }
}

impl Transaction<'_> {
    /// Appends to the trail.
    pub async fn record(&self, event: &Event) -> Result<()> {
        db::event::append(&self.db, self.backend.chance.uuid_in_order(self.now), self.now, event).await
    }

    /// Queues a message; it is sent after the commit.
    pub async fn mail(&self, to: &str, locale: Locale, mail: &Mail) -> Result<()> {
        self.queue(to, locale, mail, None).await
    }

    /// Queues a message that leads to this link; the link's token is made when it is sent.
    pub async fn mail_link(&self, to: &str, locale: Locale, mail: &Mail, link: &str) -> Result<()> {
        self.queue(to, locale, mail, Some(link)).await
    }

    async fn queue(&self, to: &str, locale: Locale, mail: &Mail, link: Option<&str>) -> Result<()> {
        let (subject, body) = mail.compose(locale, &self.backend.base_url);
        let message = Queued { to, subject: &subject, body: &body, priority: mail.priority(), link };
        db::outbox::queue(&self.db, self.backend.chance.uuid(), self.now, &message).await
    }

    pub async fn commit(self) -> Result<()> {
        self.db.commit().await?;
        self.backend.bump_public_version();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::{mail::Mail, testing::TestBackend};
    use domain::{
        event::{Event, EventKind},
        ids::ChallengeId,
        locale::Locale,
    };
    use sea_orm::prelude::Uuid;

    #[tokio::test]
    async fn an_act_that_is_not_committed_leaves_no_event_and_no_mail() {
        let t = TestBackend::new().await;
        let id = ChallengeId(Uuid::nil());
        let version = t.public_version();
        for is_committed in [false, true] {
            let tx = t.begin().await.expect("begun");
            tx.record(&Event::new(EventKind::ChallengeEdited, None).challenge(id)).await.expect("recorded");
            tx.mail("a@b.vn", Locale::Vi, &Mail::AccountExists).await.expect("queued");
            if is_committed {
                tx.commit().await.expect("committed");
            }
            let events = crate::db::event::of_challenge(&t.db.read, id, true, 10).await.expect("events");
            let was = (events.len(), t.mails().await.len(), t.public_version() > version);
            assert_eq!(was, if is_committed { (1, 1, true) } else { (0, 0, false) });
        }
    }
}
