//! Keys of programs: made, listed, ended, and who stands behind one. A key reads as its account would at that moment, within
//! its scopes; it ends with the account's sessions when a password is changed or an account is suspended.

use crate::{Backend, Error, Result, db};
use domain::{
    access::{self, Action, Denied, Site},
    check::Problem,
    event::{Event, EventKind},
    form::Form,
    keys::{self, KEYS_VERSION, MAX_KEYS, SCOPES, Scope},
    people::Actor,
    time::Moment,
};
use sha2::{Digest, Sha256};
use std::{collections::BTreeSet, net::IpAddr};
use uuid::Uuid;

/// So that a key is known for one wherever it turns up.
const PREFIX: &str = "btl_";
/// So many of its signs stay readable, of some forty, by which its owner knows it.
const SHOWN: usize = 10;

#[derive(Clone, Debug)]
pub struct Keys {
    /// The newest first.
    pub lines: Vec<KeyLine>,
    /// What a key may be for.
    pub offered: Vec<Scope>,
    /// How often the account has made or ended one, for the form: sent again, it makes no second key.
    pub version: i64,
}

#[derive(Clone, Debug)]
pub struct KeyLine {
    pub id: Uuid,
    /// Its first signs; empty where it was made before they were kept.
    pub begins: String,
    pub name: String,
    pub scopes: BTreeSet<Scope>,
    pub made: Moment,
    /// To the minute; none where nobody used it yet.
    pub used: Option<Moment>,
}

impl Backend {
    pub async fn keys(&self, actor: &Actor) -> Result<Keys> {
        let now = self.clock.now();
        let user = access::check(actor, Action::Follow, &Site, now)?.by().ok_or(Denied::SignIn)?;
        let line = |row: db::api_key::Model| {
            let (scopes, made, used) = (row.scopes()?, Moment(row.made_at), row.used_at.map(Moment));
            Ok(KeyLine { id: row.id, begins: row.begins, name: row.name, scopes, made, used })
        };
        let lines = db::api_key::of_user(&self.db.read, user).await?.into_iter().map(line).collect::<Result<_>>()?;
        let version = db::user::keys_version(&self.db.read, user).await?;
        Ok(Keys { lines, offered: Scope::ALL.into_iter().filter(|scope| scope.is_open_to(actor, now)).collect(), version })
    }

    /// Form: see [`keys::read`], and [`KEYS_VERSION`]. Answers the key, which nobody is told again; the same form again is refused.
    /// It would outlive the session it is made in, so what ends that while the form is under way ends the making too.
    pub async fn make_key(&self, actor: &Actor, session: &str, form: &Form) -> Result<String> {
        let tx = self.begin().await?;
        let permit = access::check(actor, Action::Follow, &Site, tx.now)?;
        let user = permit.by().ok_or(Denied::SignIn)?;
        let (name, scopes) = keys::read(form, actor, tx.now)?;
        // Two at once wait here for each other.
        db::user::hold(&tx.db, user).await?;
        if db::session::whose(&tx.db, session, tx.now).await? != Some(user) {
            return Err(Denied::SignIn.into());
        }
        if form.get(KEYS_VERSION) != db::user::keys_version(&tx.db, user).await?.to_string() {
            return Err(Error::field(KEYS_VERSION, Problem::KeysChanged));
        }
        if db::api_key::count(&tx.db, user).await? >= u64::from(MAX_KEYS) {
            return Err(Error::field(SCOPES, Problem::TooManyKeys(MAX_KEYS)));
        }
        let key = format!("{PREFIX}{}", self.chance.token());
        db::api_key::insert(&tx.db, &permit, (self.chance.uuid(), user), (&hash(&key), &key[..SHOWN]), (&name, &scopes)).await?;
        db::user::count_keys_version(&tx.db, &permit, user).await?;
        tx.record(&Event::new(EventKind::KeysChanged, Some(user)).note(format!("+ {name}"))).await?;
        tx.commit().await?;
        Ok(key)
    }

    /// Form: `key`, its identifier. Again, and of somebody else's, it changes nothing.
    pub async fn end_key(&self, actor: &Actor, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let permit = access::check(actor, Action::Follow, &Site, tx.now)?;
        let user = permit.by().ok_or(Denied::SignIn)?;
        let id = form.get("key").parse().map_err(|_| Error::field("key", Problem::Choice))?;
        if let Some(name) = db::api_key::delete(&tx.db, &permit, user, id).await? {
            db::user::count_keys_version(&tx.db, &permit, user).await?;
            tx.record(&Event::new(EventKind::KeysChanged, Some(user)).note(format!("− {name}"))).await?;
            tx.commit().await?;
        }
        Ok(())
    }

    /// Who reads with this key in this scope: as the account is now. Wrong keys are counted as guesses.
    pub async fn behind_key(&self, key: &str, scope: Scope, from: IpAddr) -> Result<Actor> {
        let now = self.clock.now();
        let find = async { db::api_key::find(&self.db.read, &hash(key)).await?.ok_or(Error::NotFound) };
        let row = match self.guess_token(from, find).await {
            Err(Error::NotFound) => return Err(Denied::SignIn.into()),
            row => row?,
        };
        let actor = self.actor(domain::ids::UserId(row.user_id)).await?;
        if actor.id().is_none() {
            return Err(Denied::SignIn.into());
        }
        if !row.scopes()?.contains(&scope) || !scope.is_open_to(&actor, now) {
            return Err(Denied::Role.into());
        }
        if row.used_at != Some(now.minute().0) {
            db::api_key::used(&self.db.write, row.id, now.minute()).await?;
        }
        Ok(actor)
    }
}

fn hash(key: &str) -> String {
    hex::encode(Sha256::digest(key.as_bytes()))
}
