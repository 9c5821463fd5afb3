//! Telling whoever watches: the act leaves one line, and a job writes the mails from it, however many watch.

use crate::{
    Backend, Result,
    db::{self, watched_news::News},
    mail::Mail,
    transaction::Transaction,
};
use domain::{
    following::MailKind,
    ids::{ChallengeId, FirmId},
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// Mails that are written in one transaction; acts wait for it.
const BATCH: u64 = 200;

impl Backend {
    /// Whoever watches the challenge now will be mailed the news that `mail` tells firms, except the people of firms that
    /// have it already.
    pub(crate) async fn mail_watchers(&self, tx: &Transaction<'_>, challenge: ChallengeId, mail: &Mail, told: &[FirmId]) -> Result<()> {
        let Some((code, title, news)) = mail.for_watchers() else { return Ok(()) };
        let news = News {
            id: self.chance.uuid_in_order(tx.now),
            challenge,
            at: tx.now,
            code,
            title,
            news,
            told: told.to_vec(),
            done_until: None,
            guests_until: None,
        };
        db::watched_news::insert(&tx.db, &news).await
    }

    /// Writes the mails that acts have left to be written. Each person gets one, also where several servers write at once: who
    /// writes holds the line, and a mail has the identifier that its line and its reader give it.
    pub async fn tell_watchers(&self) -> Result<()> {
        self.tell_watchers_by(BATCH).await
    }

    /// The same, with so many mails in one transaction.
    pub async fn tell_watchers_by(&self, many: u64) -> Result<()> {
        for id in db::watched_news::waiting(&self.db.read).await? {
            while self.tell_some(id, many).await? {}
        }
        Ok(())
    }

    /// Answers whether there are more.
    async fn tell_some(&self, id: Uuid, many: u64) -> Result<bool> {
        let tx = self.begin().await?;
        let Some(news) = db::watched_news::lock(&tx.db, id).await? else { return Ok(false) };
        let readers = db::mail_off::watchers_after(&tx.db, MailKind::Watching, (news.challenge, news.at), news.done_until, many).await?;
        let mail = Mail::Watched { challenge_code: news.code.clone(), title: news.title.clone(), news: news.news.clone() };
        for reader in readers.iter().filter(|reader| !reader.firm.is_some_and(|firm| news.told.contains(&firm))) {
            tx.mail_optional_as(only(id, reader.id.0), reader, &mail, None).await?;
        }
        // Accounts first; only then those without one, from the last account on.
        if let Some(last) = readers.last() {
            db::watched_news::goes_on_after(&tx.db, id, last.id).await?;
        }
        let has_more = readers.len() as u64 == many
            || match self.tell_guests(&tx, &news, &mail, many).await? {
                Some(last) => db::watched_news::goes_on_after_guest(&tx.db, id, last).await.map(|()| true)?,
                None => false,
            };
        if !has_more {
            db::watched_news::remove(&tx.db, id).await?;
        }
        tx.commit().await?;
        Ok(has_more)
    }
}

/// The identifier of the one mail that tells this reader this: in the order of the news.
pub(super) fn only(news: Uuid, reader: Uuid) -> Uuid {
    let hash = Sha256::new().chain_update(news.as_bytes()).chain_update(reader.as_bytes()).finalize();
    let mut bytes = *news.as_bytes();
    bytes[8..].copy_from_slice(&hash[..8]);
    uuid::Builder::from_bytes(bytes).with_variant(uuid::Variant::RFC4122).into_uuid()
}
