//! Watching a challenge.

use super::Following;
use crate::{
    Backend, Error, Result, challenges,
    db::{self, Source},
    memory::Matter,
};
use domain::{
    access::{self, Action, Can, Denied, Site},
    challenges::Challenge,
    check::Problem,
    form::Form,
    ids::ChallengeId,
    people::Actor,
    time::Moment,
};

impl Backend {
    pub async fn following(&self, actor: &Actor) -> Result<Following> {
        let (db, now) = (&self.db.read, self.clock.now());
        access::check(actor, Action::Follow, &Site, now)?;
        let user = actor.id().ok_or(Denied::SignIn)?;
        let watched = public(db, &db::watch::of_user(db, user).await?, now).await?;
        Ok(Following {
            watched: watched.iter().map(|challenge| challenges::card(challenge, &Actor::Visitor, now)).collect(),
            searches: db::saved_search::of_user(db, user).await?,
            calendar: db::own_calendar::made(db, user).await?,
            can: Can::ask(actor, &Site, now),
        })
    }

    pub async fn is_watching(&self, actor: &Actor, id: ChallengeId) -> Result<bool> {
        let Some(user) = actor.id() else { return Ok(false) };
        Ok(db::watch::of_user(&self.db.read, user).await?.contains(&id))
    }

    /// Form: `watch`, on or off. Answers whether it is watched then; the same again changes nothing.
    pub async fn watch_challenge(&self, actor: &Actor, code: &str, form: &Form) -> Result<bool> {
        let tx = self.begin().await?;
        let case = self.challenge_case(&tx.db, actor, code, tx.now).await?;
        let permit = access::check(actor, Action::WatchChallenge, &case.facts, tx.now)?;
        let user = permit.by().ok_or(Denied::SignIn)?;
        let is_on = match form.get("watch") {
            "on" => true,
            "off" => false,
            _ => return Err(Error::field("watch", Problem::Choice)),
        };
        tx.touches(Matter::Account(user));
        if is_on {
            db::watch::insert(&tx.db, &permit, user, case.challenge.id, tx.now).await?;
        } else {
            db::watch::remove(&tx.db, &permit, user, case.challenge.id).await?;
        }
        tx.commit().await?;
        Ok(is_on)
    }
}

/// Those of these challenges that everybody may see, in this order.
pub(super) async fn public(db: &impl Source, ids: &[ChallengeId], now: Moment) -> Result<Vec<Challenge>> {
    let rows = db::challenge::list_by_ids(db, ids.iter().copied()).await?;
    let mut all = rows.iter().map(db::challenge::Model::challenge).collect::<Result<Vec<_>>>()?;
    all.retain(|challenge| challenge.stage(now).is_public());
    all.sort_by_key(|challenge| ids.iter().position(|id| *id == challenge.id));
    Ok(all)
}
