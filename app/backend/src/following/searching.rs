//! Saved searches, and the digests of what they find.

use crate::{
    Backend, Result,
    db::{self, challenge::Listing},
    mail::{Found, Mail},
    memory::Matter,
};
use domain::{
    access::{self, Action, Denied, Site},
    challenges::Challenge,
    check::Problem,
    following::{MAX_SEARCHES, MailKind, Rhythm, SEARCHES, SavedSearch},
    form::{FieldErrors, Form},
    ids::UserId,
    people::Actor,
};
use sea_orm::ConnectionTrait;

impl Backend {
    /// Form: [`SavedSearch::read`]. The same search again takes another rhythm.
    pub async fn save_search(&self, actor: &Actor, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let permit = access::check(actor, Action::Follow, &Site, tx.now)?;
        let user = permit.by().ok_or(Denied::SignIn)?;
        db::user::hold(&tx.db, user).await?;
        let public = public(&tx.db, &Listing::public(tx.now)).await?;
        let search = SavedSearch::read(form, self.chance.uuid(), user, &public, tx.now)?;
        let saved = db::saved_search::of_user(&tx.db, user).await?;
        let is_new = saved.iter().all(|other| other.filter != search.filter);
        if is_new && saved.len() >= MAX_SEARCHES as usize {
            return Err(FieldErrors::one(SEARCHES, Problem::TooManySearches(MAX_SEARCHES)).into());
        }
        tx.touches(Matter::Account(user));
        db::saved_search::save(&tx.db, &permit, &search).await?;
        tx.commit().await
    }

    /// Form: `search`, its identifier. What is not there is gone already.
    pub async fn end_search(&self, actor: &Actor, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let permit = access::check(actor, Action::Follow, &Site, tx.now)?;
        let user = permit.by().ok_or(Denied::SignIn)?;
        let id = form.get("search").parse().map_err(|_| FieldErrors::one("search", Problem::Choice))?;
        tx.touches(Matter::Account(user));
        db::saved_search::remove(&tx.db, &permit, user, id).await?;
        tx.commit().await
    }

    /// Looks through the searches whose hour has come, and mails what they find for the first time.
    pub(crate) async fn send_digests(&self) -> Result<()> {
        let now = self.clock.now();
        for user in db::saved_search::due(&self.db.read, Rhythm::Daily.last(now), Rhythm::Weekly.last(now)).await? {
            self.send_digest(user).await?;
        }
        Ok(())
    }

    /// One mail for all searches of an account. What nobody is mailed of is known all the same, so that nothing old comes later.
    async fn send_digest(&self, user: UserId) -> Result<()> {
        let tx = self.begin().await?;
        db::user::hold(&tx.db, user).await?;
        let public = public(&tx.db, &Listing::public(tx.now)).await?;
        let mut found: Vec<usize> = Vec::new();
        // Another server may have been quicker.
        for mut search in db::saved_search::of_user(&tx.db, user).await?.into_iter().filter(|search| search.is_due(tx.now)) {
            found.extend(search.look(&public, tx.now));
            db::saved_search::update_found(&tx.db, &search).await?;
        }
        found.sort_unstable();
        found.dedup();
        tx.touches(Matter::Account(user));
        if let Some(reader) = db::mail_off::reader(&tx.db, MailKind::Digests, user).await?.filter(|_| !found.is_empty()) {
            let line = |at: &usize| {
                let challenge = &public[*at];
                let closes = challenge.content.calendar.closes;
                Found { code: challenge.code.clone(), title: challenge.content.title.clone(), closes }
            };
            let mail = Mail::Digest { found: found.iter().map(line).collect() };
            tx.mail_optional(&reader, &mail, None).await?;
        }
        tx.commit().await
    }
}

async fn public(db: &impl ConnectionTrait, listing: &Listing) -> Result<Vec<Challenge>> {
    db::challenge::all(db, listing).await?.iter().map(db::challenge::Model::challenge).collect()
}
