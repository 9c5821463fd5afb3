//! The own calendar: what one watches, and what one's firm has begun a proposal for. Times that everybody may see.

use super::{tokens::hash, watching::public};
use crate::{
    Backend, Error, Result,
    challenges::{Appointment, appointments_of},
    db,
    memory::Matter,
};
use domain::{
    access::{self, Action, Denied, Site},
    check::Problem,
    form::Form,
    people::Actor,
};
use std::net::IpAddr;

impl Backend {
    /// In the order of time.
    pub async fn own_appointments(&self, actor: &Actor) -> Result<Vec<Appointment>> {
        let (db, now) = (&self.db.read, self.clock.now());
        access::check(actor, Action::Follow, &Site, now)?;
        let user = actor.user().ok_or(Denied::SignIn)?;
        let mut ids = db::watch::of_user(db, user.id).await?.to_vec();
        if let Some(member) = user.firm {
            ids.extend(db::proposal::challenges_of(db, member.firm).await?);
        }
        ids.sort_unstable();
        ids.dedup();
        let mut all = Vec::new();
        for challenge in public(db, &ids, now).await? {
            let opened = db::challenge::find(db, challenge.id).await?.ok_or(Error::NotFound)?.opening_record()?.map(|record| record.at);
            all.extend(appointments_of(&challenge, opened, now));
        }
        all.sort_by(|a, b| (a.at, &a.challenge.code).cmp(&(b.at, &b.challenge.code)));
        Ok(all)
    }

    /// The same under the calendar's address, for programs that cannot sign in.
    pub async fn appointments_behind(&self, token: &str, from: IpAddr) -> Result<Vec<Appointment>> {
        let db = &self.db.read;
        let find = async { db::own_calendar::find(db, &hash(token)).await?.ok_or(Error::NotFound) };
        let user = self.guess_token(from, find).await?;
        match self.actor(user).await? {
            Actor::Visitor => Err(Error::NotFound),
            actor => self.own_appointments(&actor).await,
        }
    }

    /// Form: `act`. `make` answers the token of a new address, which nobody is told again; the one before leads nowhere from
    /// then on. `end` ends it.
    pub async fn change_own_calendar(&self, actor: &Actor, form: &Form) -> Result<Option<String>> {
        let tx = self.begin().await?;
        let permit = access::check(actor, Action::Follow, &Site, tx.now)?;
        let user = permit.by().ok_or(Denied::SignIn)?;
        tx.touches(Matter::Account(user));
        let token = match form.get("act") {
            "make" => Some(self.chance.token()),
            "end" => None,
            _ => return Err(Error::field("act", Problem::Choice)),
        };
        match &token {
            Some(token) => db::own_calendar::save(&tx.db, &permit, user, &hash(token)).await?,
            None => db::own_calendar::delete(&tx.db, &permit, user).await?,
        }
        tx.commit().await?;
        Ok(token)
    }
}
