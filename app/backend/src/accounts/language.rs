//! The language in which the site writes to a person.

use crate::{Backend, Error, Result, db};
use domain::{
    access::Denied,
    check::Problem,
    event::{self, Event},
    form::Form,
    locale::Locale,
    people::Actor,
};

impl Backend {
    pub async fn mail_language(&self, actor: &Actor) -> Result<Locale> {
        let id = actor.id().ok_or(Denied::SignIn)?;
        Ok(db::user::find(&self.db.read, id).await?.ok_or(Denied::SignIn)?.locale)
    }

    /// Form: `language`.
    pub async fn change_mail_language(&self, actor: &Actor, form: &Form) -> Result<()> {
        let id = actor.id().ok_or(Denied::SignIn)?;
        let locale = Locale::from_code(form.get("language")).ok_or_else(|| Error::field("language", Problem::Choice))?;
        let tx = self.begin().await?;
        let account = db::user::find(&tx.db, id).await?.ok_or(Denied::SignIn)?;
        if account.locale == locale {
            return Ok(());
        }
        db::user::set_locale(&tx.db, id, locale).await?;
        tx.record(&Event::new(event::EventKind::MailLanguageChanged, Some(id)).note(locale.code())).await?;
        tx.commit().await
    }
}
