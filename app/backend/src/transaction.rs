//! One transaction: everything saved, recorded and queued in it is committed together or not at all.

use crate::{
    Backend, Error, Result,
    db::{
        self, Writes,
        mail_off::Reader,
        notice::Told,
        outbox::{Optional, Queued},
    },
    mail::{self, Mail},
    memory::{Matter, Touched},
};
use domain::{
    errands::Errand,
    event::Event,
    ids::UserId,
    locale::{Bilingual, Locale},
    time::Moment,
};
use std::sync::{Arc, Mutex, PoisonError};
use uuid::Uuid;

/// An open transaction that will write. Dropped without [`commit`](Self::commit), it leaves nothing.
pub(crate) struct Transaction<'a> {
    pub db: Writes,
    /// When the request came in: deadlines are held against this, not against the end of a queue.
    pub now: Moment,
    backend: &'a Backend,
    /// What is named as touched, for forgetting.
    matters: Mutex<Vec<Matter>>,
}

impl Backend {
    /// Begins a transaction that writes; `now` is read before waiting for the writer's turn. Busy where the database's file
    /// is gone: SQLite would write on into the deleted one.
    pub(crate) async fn begin(&self) -> Result<Transaction<'_>> {
        let now = self.clock.now();
        let db = Writes::begin(&self.db.write).await?;
        self.db.check_file().await?;
        Ok(Transaction { db, now, backend: self, matters: Mutex::default() })
    }
}

impl Transaction<'_> {
    /// Names what the act changes. Of tables that it writes without naming a matter of theirs, everything is forgotten.
    pub fn touches(&self, matter: Matter) {
        let mut matters = self.matters.lock().unwrap_or_else(PoisonError::into_inner);
        if !matters.contains(&matter) {
            matters.push(matter);
        }
    }

    /// Appends to the trail, and keeps a step of the council. What the event is about, the act touches.
    pub async fn record(&self, event: &Event) -> Result<()> {
        let named = [event.challenge.map(Matter::Challenge), event.firm.map(Matter::Firm), event.account.map(Matter::Account)];
        named.into_iter().flatten().for_each(|matter| self.touches(matter));
        db::step::append(&self.db, self.now, event).await?;
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

    /// Queues a message that its reader may switch off; it is not sent from `until` on. Its notice is chosen apart from it.
    pub async fn mail_optional(&self, to: &Reader, mail: &Mail, until: Option<Moment>) -> Result<()> {
        self.mail_optional_as(self.backend.chance.uuid_in_order(self.now), to, mail, until).await
    }

    /// The same under an identifier that no second message may have.
    pub async fn mail_optional_as(&self, id: Uuid, to: &Reader, mail: &Mail, until: Option<Moment>) -> Result<()> {
        let kind = mail.kind().optional().ok_or_else(|| Error::internal(format!("{} is never switched off", mail.kind())))?;
        if !to.is_mailed {
            return self.notice(id, to.id, mail).await;
        }
        let (subject, body) = mail.compose(to.locale, &self.backend.base_url);
        let (unsubscribe, note) = mail::switching_off(kind, to.locale, &self.backend.base_url);
        let body = format!("{body}\n{note}\n");
        let optional = Some(Optional { reader: to.id, kind, unsubscribe: &unsubscribe, until });
        let message = Queued { id, optional, ..queued(mail, &to.email, to.locale, (&subject, &body)) };
        db::outbox::queue(&self.db, self.now, &message).await?;
        self.notice(id, to.id, mail).await
    }

    /// Queues news for somebody without an account, under an identifier that no second message may have; `link` ends them.
    pub async fn mail_guest(&self, (id, to, locale): (Uuid, &str, Locale), mail: &Mail, link: &str) -> Result<()> {
        let (subject, body) = mail.compose(locale, &self.backend.base_url);
        let (stops, note) = mail::stopping(locale, &self.backend.base_url);
        let body = format!("{body}\n{note}\n");
        let message = Queued { id, link: Some(link), stops: Some(&stops), ..queued(mail, to, locale, (&subject, &body)) };
        db::outbox::queue(&self.db, self.now, &message).await
    }

    async fn queue(&self, to: &str, locale: Locale, mail: &Mail, link: Option<&str>) -> Result<()> {
        let (subject, body) = mail.compose(locale, &self.backend.base_url);
        let message = Queued { id: self.backend.chance.uuid_in_order(self.now), link, ..queued(mail, to, locale, (&subject, &body)) };
        db::outbox::queue(&self.db, self.now, &message).await?;
        if !mail.kind().is_noticed() {
            return Ok(());
        }
        match db::user::find_by_email(&self.db, to).await? {
            Some(account) => self.notice(message.id, account.id, mail).await,
            None => Ok(()),
        }
    }

    /// The same in brief on the site, for whoever has an account and has not switched such off: in both languages, because it is
    /// read in either.
    async fn notice(&self, id: Uuid, user: UserId, mail: &Mail) -> Result<()> {
        if let Some(kind) = mail.optional_notice()
            && db::notice_off::is_off(&self.db, user, kind).await?
        {
            return Ok(());
        }
        // Many stand one above the other, and most subjects leave out which challenge it is.
        let about = mail.about();
        let said = |subject: String| match &about {
            Some(code) if !subject.contains(code.as_str()) => format!("{code}: {subject}"),
            _ => subject,
        };
        let [vi, en] = [Locale::Vi, Locale::En].map(|locale| said(mail.compose(locale, &self.backend.base_url).0));
        let told = Told { id, user, kind: mail.kind().to_string(), said: &Bilingual::new(&vi, &en), path: mail.path() };
        self.touches(Matter::Notices(user));
        db::notice::insert(&self.db, told, self.now).await
    }

    /// What was asked for is made, or was not: told on the site alone.
    pub async fn notice_of_errand(&self, user: UserId, errand: &Errand) -> Result<()> {
        let id = self.backend.chance.uuid_in_order(self.now);
        let told = Told { id, user, kind: "errand".to_owned(), said: &errand.told(), path: format!("/errands/{}", errand.id) };
        self.touches(Matter::Notices(user));
        db::notice::insert(&self.db, told, self.now).await
    }

    /// Once it has begun it goes on to its end, also where nobody waits for it any more: what is read while a database
    /// commits is as it was before, and must be forgotten afterwards.
    pub async fn commit(self) -> Result<()> {
        let Self { db, backend, matters, .. } = self;
        let touched = Touched { areas: db.written(), matters: matters.into_inner().unwrap_or_else(PoisonError::into_inner) };
        if !touched.is_nothing() {
            db::tell(&db, backend.db.name, &touched).await?;
        }
        let memory = Arc::clone(&backend.db.memory);
        let committing = async move {
            // Also where nobody knows how it ended.
            let committed = db.commit().await;
            if !touched.is_nothing() {
                memory.forget(&touched);
            }
            committed
        };
        tokio::spawn(committing).await.map_err(Error::internal)?
    }
}

fn queued<'a>(mail: &Mail, to: &'a str, locale: Locale, (subject, body): (&'a str, &'a str)) -> Queued<'a> {
    let (kind, priority) = (mail.kind(), mail.priority());
    Queued { id: Uuid::nil(), kind, to, locale, subject, body, priority, link: None, stops: None, optional: None }
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
        let version = t.version();
        for is_committed in [false, true] {
            let tx = t.begin().await.expect("begun");
            tx.record(&Event::new(EventKind::ChallengeEdited, None).challenge(id)).await.expect("recorded");
            tx.mail("a@b.vn", Locale::Vi, &Mail::AccountExists).await.expect("queued");
            if is_committed {
                tx.commit().await.expect("committed");
            }
            let events = crate::db::event::of_challenge(&t.db.read, id, true, 0, 10).await.expect("events");
            let was = (events.len(), t.mails().await.len(), t.version() > version);
            assert_eq!(was, if is_committed { (1, 1, true) } else { (0, 0, false) });
        }
    }
}
