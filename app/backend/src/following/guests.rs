//! Watching a challenge by mail without an account: asked for with an address, begun by the link that is mailed there, ended
//! by the link under each mail. What is answered tells nothing of an address.

use super::tokens::hash;
use crate::{
    Backend, Error, Result,
    accounts::{LinkKind, MAX_ASKED, read_email},
    db::{self, link::Stored, turn::Turn},
    mail::{self, Mail},
    transaction::Transaction,
};
use domain::{
    access::{self, Action},
    form::Form,
    ids::ChallengeId,
    locale::{Bilingual, Locale},
    people::{Actor, Right},
};
use sea_orm::ConnectionTrait;
use std::net::IpAddr;

/// What a link is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guest {
    pub code: String,
    pub title: Bilingual,
}

impl Backend {
    /// Form: `email`. Mails a link there that begins to watch, whoever has the address and whatever is watched already.
    pub async fn ask_to_watch(&self, code: &str, form: &Form, locale: Locale) -> Result<()> {
        let email = read_email(form)?;
        let tx = self.begin().await?;
        let case = self.challenge_case(&tx.db, &Actor::Visitor, code, tx.now).await?;
        access::check(&Actor::Visitor, Action::ViewChallenge, &case.facts, tx.now)?;
        Turn::Links(&email).take(&tx.db).await?;
        // What is not mailed does not count, so that nobody keeps an address from watching for longer than a day.
        if db::link::count(&tx.db, LinkKind::Watch, &email, tx.now).await? < MAX_ASKED {
            let link = self.issue_guest_link(&tx, LinkKind::Watch, (&email, locale), case.challenge.id).await?;
            let (challenge_code, title) = (case.challenge.code, case.challenge.content.title.clone());
            let mail = Mail::WatchAsked { token: mail::TOKEN.to_owned(), challenge_code, title };
            tx.mail_link(&email, locale, &mail, &link).await?;
        }
        tx.commit().await
    }

    /// The challenge that a mailed link begins to watch.
    pub async fn watch_link(&self, token: &str, from: IpAddr) -> Result<Guest> {
        let db = &self.db.read;
        let find = async { db::link::find(db, &hash(token), LinkKind::Watch, self.clock.now()).await?.ok_or(Error::NotFound) };
        let link = self.guess_token(from, find).await?;
        guest(db, &link).await
    }

    /// Begins to watch. The link has done its work then.
    pub async fn watch_by_link(&self, token: &str, from: IpAddr) -> Result<Guest> {
        self.watch_link(token, from).await?;
        let tx = self.begin().await?;
        let link = db::link::find(&tx.db, &hash(token), LinkKind::Watch, tx.now).await?.ok_or(Error::NotFound)?;
        db::link::use_one(&tx.db, &link, tx.now).await?;
        let locale = link.locale.unwrap_or(Locale::Vi);
        db::guest_watch::insert(&tx.db, self.chance.uuid(), (&link.email, locale), challenge(&link)?, tx.now).await?;
        let guest = guest(&tx.db, &link).await?;
        tx.commit().await?;
        Ok(guest)
    }

    /// What the link under a guest's mail is about, and whether it is ended already.
    pub(super) async fn guest_stop(&self, db: &impl ConnectionTrait, token: &str) -> Result<Option<(Stored, bool)>> {
        let Some(link) = db::link::find_any(db, &hash(token), LinkKind::StopWatch, self.clock.now()).await? else { return Ok(None) };
        let is_off = !db::guest_watch::is_watching(db, &link.email, challenge(&link)?).await?;
        Ok(Some((link, is_off)))
    }

    /// Ends it; mails that wait are not sent.
    pub(super) async fn end_guest(&self, tx: &Transaction<'_>, link: &Stored) -> Result<()> {
        let of = challenge(link)?;
        db::guest_watch::remove(&tx.db, &link.email, of).await?;
        db::link::take_back(&tx.db, LinkKind::StopWatch, &link.email, of, tx.now).await
    }

    /// The same news for whoever watches without an account, each with a link that ends it. Answers the last one, where there are more.
    pub(super) async fn tell_guests(
        &self,
        tx: &Transaction<'_>,
        news: &db::watched_news::News,
        mail: &Mail,
        many: u64,
    ) -> Result<Option<uuid::Uuid>> {
        let guests = db::guest_watch::after(&tx.db, (news.challenge, news.at), news.guests_until, many).await?;
        for guest in &guests {
            let locale = Locale::from_code(&guest.locale).unwrap_or(Locale::Vi);
            let link = self.issue_guest_link(tx, LinkKind::StopWatch, (&guest.email, locale), news.challenge).await?;
            tx.mail_guest((super::telling::only(news.id, guest.id), &guest.email, locale), mail, &link).await?;
        }
        Ok(guests.last().filter(|_| guests.len() as u64 == many).map(|guest| guest.id))
    }

    async fn issue_guest_link(
        &self,
        tx: &Transaction<'_>,
        kind: LinkKind,
        (email, locale): (&str, Locale),
        of: ChallengeId,
    ) -> Result<String> {
        let hash = hash(&self.chance.token());
        let expires = crate::accounts::expiry(kind, tx.now);
        let (email, challenge, locale) = (email.to_owned(), Some(of), Some(locale));
        db::link::insert(
            &tx.db,
            &Stored { hash: hash.clone(), kind, email, firm: None, challenge, locale, expires, right: Right::default() },
        )
        .await?;
        Ok(hash)
    }
}

fn challenge(link: &Stored) -> Result<ChallengeId> {
    link.challenge.ok_or_else(|| Error::internal("a link about no challenge"))
}

pub(super) async fn guest(db: &impl ConnectionTrait, link: &Stored) -> Result<Guest> {
    let row = db::challenge::find(db, challenge(link)?).await?.ok_or(Error::NotFound)?;
    let title = row.challenge()?.content.title.clone();
    Ok(Guest { code: row.code, title })
}
