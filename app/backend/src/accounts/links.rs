//! Mailed links: a secret in the mail, its hash in the database. The secret is made when the mail is sent and kept nowhere.

use super::LinkKind;
use crate::{Backend, Error, Result, db, db::link::Stored, transaction::Act};
use domain::{ids::FirmId, time::Moment};
use sea_orm::ConnectionTrait;
use sha2::{Digest, Sha256};

impl Backend {
    /// Makes a link that nobody can open yet, and answers its hash: whoever queues the mail that leads to it names it so.
    pub(crate) async fn issue_link(&self, act: &Act<'_>, kind: LinkKind, email: &str, firm: Option<FirmId>) -> Result<String> {
        let hash = hash(&self.chance.token());
        let link = Stored { hash: hash.clone(), kind, email: email.to_owned(), firm, expires: expiry(kind, act.now) };
        db::link::insert(&act.db, &link).await?;
        Ok(hash)
    }

    /// The token that opens the link which a message leads to, made now; an earlier one opens nothing from then on.
    /// `None` when the link was used or taken back.
    pub(crate) async fn open_link(&self, message: &db::outbox::Model, link: &str) -> Result<Option<String>> {
        let token = self.chance.token();
        let act = self.begin().await?;
        if !db::link::renew(&act.db, link, &hash(&token), |kind| expiry(kind, act.now)).await? {
            return Ok(None);
        }
        db::outbox::relink(&act.db, message, &hash(&token)).await?;
        act.db.commit().await?;
        Ok(Some(token))
    }
}

/// The link behind a token, if it works at `now`.
pub(super) async fn load(db: &impl ConnectionTrait, token: &str, kind: LinkKind, now: Moment) -> Result<Stored> {
    db::link::find(db, &hash(token), kind, now).await?.ok_or(Error::NotFound)
}

/// The link behind a token, which works for the last time.
pub(super) async fn use_up(act: &Act<'_>, token: &str, kind: LinkKind) -> Result<Stored> {
    let link = load(&act.db, token, kind, act.now).await?;
    db::link::use_up(&act.db, &link, act.now).await?;
    Ok(link)
}

fn expiry(kind: LinkKind, now: Moment) -> Moment {
    match kind {
        LinkKind::Register | LinkKind::Reset => now.plus_minutes(60),
        LinkKind::Invite => now.plus_days(7),
    }
}

fn hash(token: &str) -> String {
    hex::encode(Sha256::digest(token.as_bytes()))
}
