//! Signing in and passwords: every guess counts, and a wrong one is recorded.

use super::{LinkKind, MAX_ASKED, links, password, read_email};
use crate::{
    Backend, Error, Result,
    db::{self, turn::Turn, user::Account},
    guesses::Guess,
    mail::{self, Mail},
    transaction::Transaction,
};
use domain::{
    access::Denied,
    check::Problem,
    event::{self, Event},
    form::Form,
    ids::UserId,
    people::Actor,
};
use std::net::IpAddr;

impl Backend {
    /// Form: `email`, `password`. [`Problem::Credentials`](domain::check::Problem) at `password`, whatever was wrong. Only
    /// whoever knows the password is told that the account is suspended.
    pub async fn sign_in(&self, form: &Form, from: IpAddr) -> Result<UserId> {
        let email = form.text("email").to_lowercase();
        let guess = self.guesses.begin(Some(&email), from, self.clock.now())?;
        let account = db::user::find_by_email(&self.db.read, &email).await?;
        let is_right = self.is_password(&account, form.get("password"), from).await;
        let account = match is_right {
            Ok(true) => self.still(account, guess).await?.filter(|a| self.is_demo || !a.is_demo),
            Ok(false) => {
                self.note_wrong(account.map(|a| a.id), None, from).await;
                None
            }
            Err(error) => {
                guess.void();
                return Err(error);
            }
        };
        let account = account.ok_or_else(|| Error::field("password", Problem::Credentials))?;
        if account.standing.suspended.is_some() { Err(Denied::Suspended.into()) } else { Ok(account.id) }
    }

    /// Form: `email`. Always Ok for a well-formed address. The message is in the language that its account chose.
    pub async fn request_reset(&self, form: &Form) -> Result<()> {
        let email = read_email(form)?;
        let tx = self.begin().await?;
        Turn::Links(&email).take(&tx.db).await?;
        // Unknown addresses get a link that nobody is told of, so that the answer takes as long.
        let link = self.issue_link(&tx, LinkKind::Reset, &email, None).await?;
        let is_often = db::link::count(&tx.db, LinkKind::Reset, &email, tx.now).await? > MAX_ASKED;
        if let Some(account) = db::user::find_by_email(&tx.db, &email).await?.filter(|_| !is_often) {
            tx.mail_link(&email, account.locale, &Mail::Reset { token: mail::TOKEN.to_owned() }, &link).await?;
        }
        tx.commit().await
    }

    /// Form: `password`, `password_again`. Ends all sessions of the account. Answers whether it can sign in.
    pub async fn finish_reset(&self, token: &str, form: &Form, from: IpAddr) -> Result<bool> {
        let link = self.guess_token(from, links::load(&self.db.read, token, LinkKind::Reset, self.clock.now())).await?;
        let new = password::read_new(form)?;
        self.check_not_cancelled(&link.email, &new, from).await?;
        let hash = password::hash(&self.turns, from, new, self.chance.bytes()).await?;
        let tx = self.begin().await?;
        let link = links::use_up(&tx, token, LinkKind::Reset).await?;
        let account = db::user::find_by_email(&tx.db, &link.email).await?.ok_or(Error::NotFound)?;
        save_password(&tx, &account, &hash).await?;
        tx.commit().await?;
        Ok(account.standing.suspended.is_none())
    }

    /// Whoever made an office cancel a password may still know it.
    async fn check_not_cancelled(&self, email: &str, new: &str, from: IpAddr) -> Result<()> {
        let Some(cancelled) = db::user::cancelled_password(&self.db.read, email).await? else { return Ok(()) };
        let is_same = password::verify(&self.turns, from, new, Some(cancelled)).await?;
        if is_same { Err(Error::field("password", Problem::PasswordCancelled)) } else { Ok(()) }
    }

    /// Form: `current`, `password`, `password_again`. Ends all sessions of the account.
    pub async fn change_password(&self, actor: &Actor, form: &Form, from: IpAddr) -> Result<()> {
        let id = actor.id().ok_or(Denied::SignIn)?;
        let account = db::user::find(&self.db.read, id).await?.ok_or(Denied::SignIn)?;
        let new = password::read_new(form);
        let guess = self.guesses.begin(Some(&account.email), from, self.clock.now())?;
        let account = Some(account);
        match self.is_password(&account, form.get("current"), from).await {
            Ok(true) => guess.right(),
            Ok(false) => {
                self.note_wrong(Some(id), Some(id), from).await;
                return Err(Error::field("current", Problem::CurrentPassword));
            }
            Err(error) => {
                guess.void();
                return Err(error);
            }
        }
        let new = new?;
        if let Some(account) = &account {
            self.check_not_cancelled(&account.email, &new, from).await?;
        }
        let hash = password::hash(&self.turns, from, new, self.chance.bytes()).await?;
        let tx = self.begin().await?;
        let now = db::user::find(&tx.db, id).await?.ok_or(Denied::SignIn)?;
        if account.is_none_or(|before| before.password_hash != now.password_hash) {
            return Err(Error::field("current", Problem::CurrentPassword));
        }
        save_password(&tx, &now, &hash).await?;
        tx.commit().await
    }

    /// Tries a token of a link: it counts as a wrong guess unless `found` finds it.
    pub(crate) async fn guess_token<T>(&self, from: IpAddr, found: impl Future<Output = Result<T>>) -> Result<T> {
        let guess = self.guesses.begin(None, from, self.clock.now())?;
        let found = found.await;
        if !matches!(found, Err(Error::NotFound)) {
            guess.void();
        }
        found
    }

    async fn is_password(&self, account: &Option<Account>, password: &str, from: IpAddr) -> Result<bool> {
        password::verify(&self.turns, from, password, account.as_ref().map(|a| a.password_hash.clone())).await
    }

    /// The account as it is by now: in the queue for the check its password may have been changed.
    async fn still(&self, account: Option<Account>, guess: Guess<'_>) -> Result<Option<Account>> {
        guess.right();
        let Some(before) = account else { return Ok(None) };
        let now = db::user::find(&self.db.read, before.id).await?;
        Ok(now.filter(|now| now.password_hash == before.password_hash))
    }

    /// A wrong password, in the trail: of which account, if there is one, and from which network, without the last part
    /// of the address. No act: pages that were read stay as they are.
    async fn note_wrong(&self, account: Option<UserId>, by: Option<UserId>, from: IpAddr) {
        let now = self.clock.now();
        let event = Event { account, ..Event::new(event::EventKind::SignInFailed, by).note(network(from)) };
        if let Err(error) = db::event::append(&self.db.write, self.chance.uuid_in_order(now), now, &event).await {
            tracing::warn!(%error, "a failed sign-in could not be recorded");
        }
    }
}

/// Enough to see where many come from, and not who somebody is.
fn network(from: IpAddr) -> String {
    match from.to_canonical() {
        IpAddr::V4(v4) => format!("{}.{}.{}.0/24", v4.octets()[0], v4.octets()[1], v4.octets()[2]),
        IpAddr::V6(v6) => format!("{:x}:{:x}:{:x}::/48", v6.segments()[0], v6.segments()[1], v6.segments()[2]),
    }
}

/// Stores the new password, and ends every session and every mailed link that sets one.
async fn save_password(tx: &Transaction<'_>, account: &Account, hash: &str) -> Result<()> {
    db::user::set_password(&tx.db, account.id, hash).await?;
    db::session::delete_of_user(&tx.db, account.id).await?;
    db::api_key::delete_of_user(&tx.db, account.id).await?;
    db::link::end_all(&tx.db, LinkKind::Reset, &account.email, tx.now).await?;
    tx.record(&Event::new(event::EventKind::PasswordChanged, Some(account.id))).await?;
    tx.mail(&account.email, account.locale, &Mail::PasswordChanged).await
}
