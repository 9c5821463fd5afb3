//! Mailed links: a secret in the mail, its hash in the database. The secret is made when the mail is sent and kept nowhere.

use super::LinkKind;
use crate::{Backend, Error, Result, db, db::link::Stored, transaction::Transaction};
use domain::{ids::FirmId, people::Right, time::Moment};
use sea_orm::ConnectionTrait;
use sha2::{Digest, Sha256};

impl Backend {
    /// Makes a link that nobody can open yet, and answers its hash: whoever queues the mail that leads to it names it so.
    /// Of an invitation: into which firm, and what whoever accepts it may do there.
    pub(crate) async fn issue_link(
        &self,
        tx: &Transaction<'_>,
        kind: LinkKind,
        email: &str,
        into: Option<(FirmId, Right)>,
    ) -> Result<String> {
        let hash = hash(&self.chance.token());
        let (firm, right) = (into.map(|(firm, _)| firm), into.map(|(_, right)| right).unwrap_or_default());
        let link = Stored {
            hash: hash.clone(),
            kind,
            email: email.to_owned(),
            firm,
            challenge: None,
            locale: None,
            expires: expiry(kind, tx.now),
            right,
        };
        db::link::insert(&tx.db, &link).await?;
        Ok(hash)
    }

    /// The token that opens the link which a message leads to, made now; an earlier one opens nothing from then on.
    /// `None` when the link was used or taken back.
    pub(crate) async fn open_link(&self, message: &db::outbox::Model, link: &str) -> Result<Option<String>> {
        let token = self.chance.token();
        let tx = self.begin().await?;
        if !db::link::renew(&tx.db, link, &hash(&token), |kind| expiry(kind, tx.now)).await? {
            return Ok(None);
        }
        db::outbox::relink(&tx.db, message, &hash(&token)).await?;
        tx.db.commit().await?;
        Ok(Some(token))
    }
}

/// The link behind a token, if it works at `now`.
pub(super) async fn load(db: &impl ConnectionTrait, token: &str, kind: LinkKind, now: Moment) -> Result<Stored> {
    db::link::find(db, &hash(token), kind, now).await?.ok_or(Error::NotFound)
}

/// The link behind a token, which works for the last time.
pub(super) async fn use_up(tx: &Transaction<'_>, token: &str, kind: LinkKind) -> Result<Stored> {
    let link = load(&tx.db, token, kind, tx.now).await?;
    db::link::use_up(&tx.db, &link, tx.now).await?;
    Ok(link)
}

/// When a link that is made now stops working.
pub(crate) fn expiry(kind: LinkKind, now: Moment) -> Moment {
    match kind {
        LinkKind::Register | LinkKind::Reset => now.plus_minutes(60),
        LinkKind::Invite => now.plus_days(7),
        LinkKind::Watch => now.plus_days(1),
        LinkKind::StopWatch => now.plus_days(365),
    }
}

fn hash(token: &str) -> String {
    hex::encode(Sha256::digest(token.as_bytes()))
}
