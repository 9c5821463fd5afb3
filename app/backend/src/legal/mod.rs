//! The register of legal texts: read by everybody, kept by officers, edition by edition; and what cites them.

mod citing;

use crate::{
    Backend, Error, Result,
    challenges::{ChallengeCard, CitedText},
    db,
    settled::settled,
    transaction::Transaction,
};
use domain::{
    access::{self, Action, Can, Permit, Site},
    check::{Problem, RegisterProblem},
    form::{Form, FormReader},
    legal::{Cited, Edition, Entry, current, key_of, known},
    limits::REASON,
    people::Actor,
    plan,
};
use sea_orm::ConnectionTrait;

/// Every entry as it stands, newest text first.
#[derive(Clone, Debug)]
pub struct Register {
    pub entries: Vec<Edition>,
    pub can: Can,
}

/// One entry in all its editions, and what cites it.
#[derive(Clone, Debug)]
pub struct EntryView {
    /// By version; there is one at least.
    pub editions: Vec<Edition>,
    /// The number of the entry in its place.
    pub replaced_by: Option<String>,
    /// Public challenges.
    pub challenges: Vec<ChallengeCard>,
    /// Tasks of the action plan.
    pub tasks: Vec<plan::Edition>,
    /// The keys and numbers of all entries, for choosing one.
    pub all: Vec<(String, String)>,
    pub can: Can,
}

impl EntryView {
    pub fn latest(&self) -> &Edition {
        &self.editions[self.editions.len() - 1]
    }
}

impl Register {
    /// Those of the keys that there are, in the register's order.
    pub fn cited(&self, cited: &Cited) -> Vec<CitedText> {
        let of = |edition: &Edition| CitedText {
            key: edition.key.clone(),
            number: edition.entry.number.clone(),
            title: edition.entry.title.clone(),
            is_compared: edition.entry.is_compared,
        };
        self.entries.iter().filter(|edition| cited.contains(&edition.key)).map(of).collect()
    }
}

impl Backend {
    pub async fn legal_register(&self, actor: &Actor) -> Result<Register> {
        let entries = current(&db::legal_text::list(&self.db.read).await?);
        Ok(Register { entries, can: Can::ask(actor, &Site, self.clock.now()) })
    }

    pub async fn legal_entry(&self, actor: &Actor, key: &str) -> Result<EntryView> {
        let db = &self.db.read;
        let kept = db::legal_text::list(db).await?;
        let register = current(&kept);
        let editions: Vec<Edition> = known().into_iter().chain(kept).filter(|edition| edition.key == key).collect();
        let latest = editions.last().ok_or(Error::NotFound)?;
        let by = register.iter().find(|edition| edition.key == latest.entry.replaced_by).map(|edition| edition.entry.number.clone());
        let plan = db::plan_task::list(db).await?;
        let tasks = plan::current(&plan).into_iter().filter(|edition| edition.task.cites.contains(key)).cloned();
        Ok(EntryView {
            replaced_by: by,
            challenges: self.citing(key).await?,
            tasks: tasks.collect(),
            all: register.into_iter().map(|edition| (edition.key, edition.entry.number)).collect(),
            editions,
            can: Can::ask(actor, &Site, self.clock.now()),
        })
    }

    /// For the office's pages.
    pub async fn kept_register(&self, actor: &Actor) -> Result<Register> {
        access::check(actor, Action::UseOffice, &Site, self.clock.now())?;
        self.legal_register(actor).await
    }

    /// Form: [`Entry::read`]; answers its key.
    pub async fn add_legal_text(&self, actor: &Actor, form: &Form) -> Result<String> {
        let tx = self.begin().await?;
        let permit = access::check(actor, Action::KeepLegalTexts, &Site, tx.now)?;
        let keys = keys(&tx.db).await?;
        let entry = Entry::read(form, &keys, tx.now)?;
        let key = key_of(&entry.number).ok_or_else(|| Error::field("number", Problem::Required))?;
        if keys.contains(&key) {
            return Err(taken());
        }
        self.keep_text(&tx, &permit, &Edition::first(key.clone(), entry, &permit)).await?;
        tx.commit().await?;
        Ok(key)
    }

    /// Form: [`Entry::read_again`], and `reason`. What was said before stays readable.
    pub async fn correct_legal_text(&self, actor: &Actor, key: &str, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let permit = access::check(actor, Action::KeepLegalTexts, &Site, tx.now)?;
        let register = current(&db::legal_text::list(&tx.db).await?);
        let latest = register.iter().find(|edition| edition.key == key).ok_or(Error::NotFound)?;
        let form = settled(form, &latest.entry.to_form(), latest.by, actor)?;
        let entry = latest.entry.read_again(&form, &keys_of(&register), tx.now)?;
        let mut reader = FormReader::new(&form);
        let reason = reader.text("reason", REASON);
        reader.errors.or(())?;
        self.keep_text(&tx, &permit, &latest.next(entry, &reason, &permit)?).await?;
        tx.commit().await
    }

    async fn keep_text(&self, tx: &Transaction<'_>, permit: &Permit, edition: &Edition) -> Result<()> {
        if !db::legal_text::insert(&tx.db, permit, edition).await? {
            return Err(if edition.reason.is_empty() { taken() } else { Error::field("reason", Problem::Stale) });
        }
        tx.record(&edition.event()).await
    }
}

fn taken() -> Error {
    Error::field("number", Problem::Register(RegisterProblem::TextThere))
}

/// Of all entries that there are.
pub(crate) async fn keys(db: &impl ConnectionTrait) -> Result<Vec<String>> {
    Ok(keys_of(&current(&db::legal_text::list(db).await?)))
}

fn keys_of(register: &[Edition]) -> Vec<String> {
    register.iter().map(|edition| edition.key.clone()).collect()
}
