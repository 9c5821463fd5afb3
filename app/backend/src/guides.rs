//! The short guides: what an officer writes in the place of what the site comes with, and puts back.

use crate::{Backend, Error, Result, db, settled::settled};
use domain::{
    access::{self, Action, Can, Denied, Site},
    form::Form,
    guides::{Draft, Edition, Guide, put_back},
    people::Actor,
    seen::check_seen,
};
use sea_orm::ConnectionTrait;

/// For the office: one guide, its draft, and everything that was public in its place.
#[derive(Clone, Debug)]
pub struct GuideView {
    pub guide: Guide,
    /// With who saved it.
    pub draft: Option<(Draft, String)>,
    /// The newest first, with who published it.
    pub editions: Vec<(Edition, String)>,
    pub can: Can,
}

impl GuideView {
    /// As the form of the draft shows it: what is written, or else what is public.
    pub fn form(&self) -> Form {
        let public = || self.editions.first().and_then(|(edition, _)| edition.text.as_ref());
        let text = self.draft.as_ref().map(|(draft, _)| &draft.text).or_else(public);
        text.map(|text| Form::default().with("vi", &text.vi).with("en", &text.en)).unwrap_or_default()
    }
}

impl Backend {
    /// What is public of each guide in the place of what the site comes with.
    pub async fn public_guides(&self) -> Result<Vec<Edition>> {
        let mut editions = db::guide_edition::list(&self.db.read).await?;
        let mut seen = Vec::new();
        editions.retain(|edition| {
            let is_newest = !seen.contains(&edition.guide);
            seen.push(edition.guide);
            is_newest && edition.text.is_some()
        });
        Ok(editions)
    }

    pub async fn guides(&self, actor: &Actor) -> Result<Vec<GuideView>> {
        let (db, now) = (&self.db.read, self.clock.now());
        access::check(actor, Action::UseOffice, &Site, now)?;
        let all = db::guide_edition::list(db).await?;
        let mut views = Vec::new();
        for guide in Guide::ALL {
            let draft = match db::guide_draft::find(db, guide).await? {
                Some(draft) => Some((draft.clone(), db::user::name(db, draft.by).await?)),
                None => None,
            };
            let mut editions = Vec::new();
            for edition in all.iter().filter(|edition| edition.guide == guide) {
                editions.push((edition.clone(), db::user::name(db, edition.by).await?));
            }
            views.push(GuideView { guide, draft, editions, can: Can::ask(actor, &Site, now) });
        }
        Ok(views)
    }

    pub async fn guide(&self, actor: &Actor, guide: Guide) -> Result<GuideView> {
        self.guides(actor).await?.into_iter().find(|view| view.guide == guide).ok_or(Error::NotFound)
    }

    /// Form: [`Draft::read`], and `seen` of what was shown. Without a word there is no draft.
    pub async fn draft_guide(&self, actor: &Actor, guide: Guide, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let permit = access::check(actor, Action::KeepGuides, &Site, tx.now)?;
        let before = db::guide_draft::lock(&tx.db, guide).await?;
        let stored = match &before {
            Some(draft) => draft.to_form(),
            None => public(&editions(&tx.db, guide).await?),
        };
        let last = before.as_ref().map(|draft| draft.by);
        let draft = Draft::read(guide, &settled(form, &stored, last, actor)?, &permit)?;
        match before {
            Some(before) if before.text == draft.text => return Ok(()),
            None if draft.is_empty() => return Ok(()),
            _ if draft.is_empty() => db::guide_draft::delete(&tx.db, &permit, guide).await?,
            _ => db::guide_draft::save(&tx.db, &permit, &draft).await?,
        }
        tx.commit().await
    }

    /// Form: `seen` of the draft as it was previewed.
    pub async fn publish_guide(&self, actor: &Actor, guide: Guide, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let permit = access::check(actor, Action::KeepGuides, &Site, tx.now)?;
        let draft = db::guide_draft::lock(&tx.db, guide).await?.ok_or(Denied::WrongState)?;
        check_seen(form, &draft.to_form())?;
        let (edition, event) = draft.publish(&editions(&tx.db, guide).await?, &permit)?;
        if !db::guide_edition::insert(&tx.db, &permit, &edition).await? {
            return Err(Denied::WrongState.into());
        }
        db::guide_draft::delete(&tx.db, &permit, guide).await?;
        tx.record(&event).await?;
        tx.commit().await
    }

    /// What the site comes with is public again; where it is, nothing happens. A draft stays.
    pub async fn put_back_guide(&self, actor: &Actor, guide: Guide) -> Result<()> {
        let tx = self.begin().await?;
        let permit = access::check(actor, Action::KeepGuides, &Site, tx.now)?;
        let Some((edition, event)) = put_back(guide, &editions(&tx.db, guide).await?, &permit) else { return Ok(()) };
        if !db::guide_edition::insert(&tx.db, &permit, &edition).await? {
            return Err(Denied::WrongState.into());
        }
        tx.record(&event).await?;
        tx.commit().await
    }
}

async fn editions(db: &impl ConnectionTrait, guide: Guide) -> Result<Vec<Edition>> {
    let mut editions = db::guide_edition::list(db).await?;
    editions.retain(|edition| edition.guide == guide);
    Ok(editions)
}

fn public(editions: &[Edition]) -> Form {
    let text = editions.first().and_then(|edition| edition.text.as_ref());
    text.map(|text| Form::default().with("vi", &text.vi).with("en", &text.en)).unwrap_or_default()
}
