//! Which mails and notices somebody gets: chosen on the account's page, or switched off by the link under a mail, without signing in.

use super::{
    guests::{Guest, guest},
    tokens::hash,
};
use crate::{Backend, Error, Result, db, memory::Matter, transaction::Transaction};
use domain::{
    access::{self, Action, Denied, Site},
    event::{Event, EventKind},
    following::{MailKind, NoticeKind, read_choices, read_notice_choices},
    form::Form,
    ids::UserId,
    people::Actor,
};
use std::{collections::BTreeSet, net::IpAddr};

/// Days for which the link under a mail works. Ours, to be confirmed.
const LINK_DAYS: i64 = 365;

/// The link under a mail, as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsubscribing {
    pub kind: MailKind,
    /// Whoever gets them has no account, and watches this.
    pub guest: Option<Guest>,
    /// It is switched off already.
    pub is_off: bool,
}

impl Backend {
    /// The kinds that come.
    pub async fn chosen_mails(&self, actor: &Actor) -> Result<BTreeSet<MailKind>> {
        let user = actor.id().ok_or(Denied::SignIn)?;
        let off = db::mail_off::of_user(&self.db.read, user).await?;
        Ok(MailKind::ALL.into_iter().filter(|kind| !off.contains(kind)).collect())
    }

    /// The kinds of notices that this person gets, and whether each stands.
    pub async fn chosen_notices(&self, actor: &Actor) -> Result<Vec<(NoticeKind, bool)>> {
        let (user, now) = (actor.id().ok_or(Denied::SignIn)?, self.clock.now());
        let off = db::notice_off::of_user(&self.db.read, user).await?;
        let own = NoticeKind::ALL.into_iter().filter(|kind| kind.is_open_to(actor, now));
        Ok(own.map(|kind| (kind, !off.contains(&kind))).collect())
    }

    /// Form: [`read_choices`], and [`read_notice_choices`]. Notices that are there already stay, and are counted until they are read.
    pub async fn choose_mails(&self, actor: &Actor, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let user = access::check(actor, Action::Follow, &Site, tx.now)?.by().ok_or(Denied::SignIn)?;
        let chosen = read_choices(form)?;
        let off = db::mail_off::of_user(&tx.db, user).await?;
        for kind in MailKind::ALL.into_iter().filter(|kind| chosen.contains(kind) == off.contains(kind)) {
            switch(&tx, user, kind, !chosen.contains(&kind)).await?;
        }
        if let Some(chosen) = read_notice_choices(form) {
            let off = db::notice_off::of_user(&tx.db, user).await?;
            let own = NoticeKind::ALL.into_iter().filter(|kind| kind.is_open_to(actor, tx.now));
            for kind in own.filter(|kind| chosen.contains(kind) == off.contains(kind)) {
                let is_off = !chosen.contains(&kind);
                db::notice_off::save(&tx.db, user, kind, is_off).await?;
                note(&tx, user, kind.field(), is_off).await?;
            }
        }
        tx.commit().await
    }

    /// What the link under a mail is for; it changes nothing, because programs that look at mails follow it.
    pub async fn unsubscribing(&self, token: &str, from: IpAddr) -> Result<Unsubscribing> {
        let db = &self.db.read;
        let find = async {
            if let Some((user, kind)) = db::unsubscribe_link::find(db, &hash(token), self.clock.now()).await? {
                return Ok(Unsubscribing { kind, guest: None, is_off: db::mail_off::of_user(db, user).await?.contains(&kind) });
            }
            let (link, is_off) = self.guest_stop(db, token).await?.ok_or(Error::NotFound)?;
            Ok::<_, Error>(Unsubscribing { kind: MailKind::Watching, guest: Some(guest(db, &link).await?), is_off })
        };
        self.guess_token(from, find).await
    }

    /// Switches that kind off. Again it changes nothing, and says so.
    pub async fn unsubscribe(&self, token: &str, from: IpAddr) -> Result<Unsubscribing> {
        let link = self.unsubscribing(token, from).await?;
        let tx = self.begin().await?;
        if link.guest.is_some() {
            let (guest, _) = self.guest_stop(&tx.db, token).await?.ok_or(Error::NotFound)?;
            self.end_guest(&tx, &guest).await?;
            tx.commit().await?;
            return Ok(link);
        }
        let (user, kind) = db::unsubscribe_link::find(&tx.db, &hash(token), tx.now).await?.ok_or(Error::NotFound)?;
        if !db::mail_off::of_user(&tx.db, user).await?.contains(&kind) {
            switch(&tx, user, kind, true).await?;
            tx.commit().await?;
        }
        Ok(link)
    }

    /// Makes the link under a mail that is about to be sent, and answers its token; none where such mails are switched off by
    /// now, or the account is suspended.
    pub(crate) async fn open_unsubscribing(&self, reader: UserId, kind: MailKind) -> Result<Option<String>> {
        let token = self.chance.token();
        let tx = self.begin().await?;
        if db::mail_off::reader(&tx.db, kind, reader).await?.is_none_or(|reader| !reader.is_mailed) {
            return Ok(None);
        }
        db::unsubscribe_link::insert(&tx.db, &hash(&token), reader, kind, tx.now.plus_days(LINK_DAYS)).await?;
        tx.commit().await?;
        Ok(Some(token))
    }
}

async fn switch(tx: &Transaction<'_>, user: UserId, kind: MailKind, is_off: bool) -> Result<()> {
    db::mail_off::save(&tx.db, user, kind, is_off).await?;
    note(tx, user, kind.code(), is_off).await
}

async fn note(tx: &Transaction<'_>, user: UserId, what: &str, is_off: bool) -> Result<()> {
    tx.touches(Matter::Account(user));
    let note = format!("{what} {}", if is_off { "off" } else { "on" });
    tx.record(&Event::new(EventKind::MailsChosen, Some(user)).note(note)).await
}
