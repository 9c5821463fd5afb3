//! How things are done and stored: one file of use-cases for each noun.
//!
//! A use-case that changes something always goes through the same five beats, in one transaction:
//! **load · check · decide · save · record**. The permission comes from [`domain::access`], the
//! decision from the noun's lifecycle in [`domain`]; here they meet the database.

pub mod accounts;
pub mod banners;
pub mod challenges;
pub mod chance;
pub mod clock;
pub mod council;
pub mod days_off;
mod db;
pub mod delivery;
mod demonstration;
pub mod errands;
pub mod error;
pub mod evaluations;
mod facts;
pub mod files;
pub mod firms;
pub mod following;
pub mod guesses;
pub mod guides;
pub mod imports;
pub mod jobs;
pub mod keeping;
pub mod keys;
pub mod legal;
pub mod mail;
pub mod memory;
pub mod motions;
pub mod notices;
pub mod office;
pub mod open_data;
pub mod operator;
mod paper;
pub mod papers;
pub mod plan;
mod private;
pub mod proposals;
pub mod questions;
mod recipients;
pub mod reporting;
pub mod results;
pub mod sessions;
mod settled;
pub mod streams;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
mod trail;
pub mod transaction;
mod written;

pub use error::{Error, Result};
pub use written::Written;

use chance::Chance;
use clock::Clock;
use domain::{agency::Agency, open_contracting::Publishing};
use guesses::Guesses;
use mail::Mailer;
use memory::{Keep, Key};
use object_store::ObjectStore;
use std::{path::PathBuf, sync::Arc, time::Duration};

/// Everything a use-case works with. Cheap to share behind an `Arc`.
pub struct Backend {
    db: db::Database,
    pub clock: Clock,
    chance: Chance,
    store: Arc<dyn ObjectStore>,
    /// Where the store keeps its files.
    folder: PathBuf,
    mailer: Mailer,
    /// Where links in mails lead: `https://baitoan.example.vn`, without a slash at the end.
    pub base_url: String,
    /// Who answers for the site.
    pub agency: Agency,
    /// How the open data is published.
    pub publishing: Publishing,
    /// Demo accounts may exist and the clock may be set.
    pub is_demo: bool,
    /// Votes of secret ballots that wait to be written together.
    ballots: evaluations::Ballots,
    /// How often passwords and links may be guessed.
    pub guesses: Guesses,
    turns: accounts::Turns,
    streams: streams::Streams,
    /// Held while queued mails go out: one after the other, whoever asks for it.
    sending: tokio::sync::Mutex<()>,
}

/// Where a backend keeps things and how it reaches people.
pub struct Settings {
    /// `sqlite:` or `postgres:`.
    pub database_url: String,
    /// `file:` and a folder.
    pub storage_url: String,
    /// `file:` and a folder for `.eml` files, or `smtp:` / `smtps:`.
    pub mail_url: String,
    pub mail_from: String,
    /// How long each answer of the mail server is waited for.
    pub mail_timeout: Duration,
    pub base_url: String,
    pub agency: Agency,
    pub publishing: Publishing,
    pub is_demo: bool,
}

impl Backend {
    /// Connects; does not migrate.
    pub async fn connect(settings: &Settings) -> Result<Self> {
        let (store, folder) = files::open_store(&settings.storage_url).map_err(|error| error.at("STORAGE_URL"))?;
        Ok(Self {
            db: db::Database::connect(&settings.database_url, db::BUSY).await.map_err(|error| error.at("DATABASE_URL"))?,
            clock: if settings.is_demo { Clock::adjustable() } else { Clock::system() },
            chance: Chance::system(),
            store,
            folder,
            mailer: Mailer::open(&settings.mail_url, &settings.mail_from, settings.mail_timeout)?,
            base_url: settings.base_url.clone(),
            agency: settings.agency.clone(),
            publishing: settings.publishing.clone(),
            is_demo: settings.is_demo,
            ballots: evaluations::Ballots::default(),
            guesses: Guesses::default(),
            turns: accounts::Turns::default(),
            streams: streams::Streams::default(),
            sending: tokio::sync::Mutex::default(),
        })
    }

    /// Brings the schema up to date.
    pub async fn migrate(&self) -> Result<()> {
        self.db.migrate().await
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<()> {
        self.db.ping().await
    }

    /// Grows with every committed act that changes what is kept.
    pub fn version(&self) -> u64 {
        self.db.memory.version()
    }

    /// Something was changed that no act tells of.
    pub fn forget_all(&self) {
        self.db.memory.forget_all();
    }

    /// What is kept under the key, or what `load` makes now, to be kept.
    pub async fn remember<T: Keep, E>(&self, key: Key, load: impl Future<Output = Result<T, E>>) -> Result<T, E> {
        // What makes a page is large: on the heap it does not stand in whatever waits for it.
        self.db.memory.read(key, self.clock.now(), Box::pin(load)).await
    }
}
