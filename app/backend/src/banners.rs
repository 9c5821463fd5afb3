//! Lines on every page for a while: put up by an officer, taken down by anybody of the office.

use crate::{
    Backend, Error, Result,
    db::{self, turn::Turn},
};
use domain::{
    access::{self, Action, Can, Site},
    banners::Banner,
    form::Form,
    people::Actor,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use uuid::Uuid;

/// For the office's page.
#[derive(Clone, Debug)]
pub struct Banners {
    /// The newest first, with who put it up and who took it down.
    pub lines: Vec<(Banner, String, Option<String>)>,
    pub can: Can,
}

impl Backend {
    /// For every page, which shows those that [stand](Banner::is_shown) at its moment.
    pub async fn standing_banners(&self) -> Result<Arc<Vec<Banner>>> {
        db::banner::standing(&self.db.read).await
    }

    pub async fn banners(&self, actor: &Actor) -> Result<Banners> {
        let (db, now) = (&self.db.read, self.clock.now());
        access::check(actor, Action::UseOffice, &Site, now)?;
        let all = db::banner::list(db).await?;
        let ids: BTreeSet<_> = all.iter().flat_map(|banner| [Some(banner.by), banner.ended.map(|(by, _)| by)]).flatten().collect();
        let mut names = BTreeMap::new();
        for id in ids {
            names.insert(id, db::user::name(db, id).await?);
        }
        let name = |id| names.get(&id).cloned().unwrap_or_default();
        let lines = all.into_iter().map(|banner| (banner.clone(), name(banner.by), banner.ended.map(|(by, _)| name(by))));
        Ok(Banners { lines: lines.collect(), can: Can::ask(actor, &Site, now) })
    }

    /// Form: see [`Banner::put_up`].
    pub async fn put_up_banner(&self, actor: &Actor, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let permit = access::check(actor, Action::PutUpBanner, &Site, tx.now)?;
        Turn::Banners.take(&tx.db).await?;
        let before = db::banner::list(&tx.db).await?;
        let (banner, event) = Banner::put_up(&before, self.chance.uuid(), form, &permit)?;
        db::banner::insert(&tx.db, &permit, &banner).await?;
        tx.record(&event).await?;
        tx.commit().await
    }

    /// Form: `banner`, its identifier. What is over stays so.
    pub async fn take_down_banner(&self, actor: &Actor, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let permit = access::check(actor, Action::TakeDownBanner, &Site, tx.now)?;
        let id: Uuid = form.get("banner").parse().map_err(|_| Error::NotFound)?;
        let banner = db::banner::list(&tx.db).await?.into_iter().find(|banner| banner.id == id).ok_or(Error::NotFound)?;
        if banner.is_over(tx.now) {
            return Ok(());
        }
        let (banner, event) = banner.take_down(&permit)?;
        db::banner::end(&tx.db, &permit, &banner).await?;
        tx.record(&event).await?;
        tx.commit().await
    }
}
