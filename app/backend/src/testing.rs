//! `TestBackend`: a private database, a clock that stands still, seeded chance, and a cast of named people.
//! SQLite by default; PostgreSQL with `TEST_DATABASE=postgres` and `TEST_POSTGRES_URL`.

mod database;
mod journey;
mod rows;
mod template;
mod whole;

pub use cast::{CAST, CERTIFICATE_PDF, PASSWORD, PENDING_FIRM, Person, VERIFIED_FIRM, firm_id, person};
pub use journey::{CLOSING, challenge_form, proposal_form};
pub use template::Template;
pub use whole::{JPEG, PDF, PNG, pdf};

use crate::{Backend, Result, chance::Chance, clock::Clock, db, evaluations::BallotOn, files, mail::Mailer};
use database::Private;
use domain::{agency::Agency, open_contracting::Publishing, people::Actor, time::Moment};
use sea_orm::{DatabaseTransaction, SqliteTransactionMode, TransactionOptions, TransactionTrait};
use std::{
    net::{IpAddr, Ipv4Addr},
    ops::Deref,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, SystemTime},
};
use tempfile::TempDir;

/// When every test begins.
pub const START: &str = "2026-03-01T09:00";

/// Who writes the mails.
const SENDER: &str = "Test <test@demo.example>";

/// Where everybody asks from who does not say otherwise.
pub const HERE: IpAddr = IpAddr::V4(Ipv4Addr::UNSPECIFIED);

/// What servers beside one another draw is never the same.
static BESIDE: AtomicU64 = AtomicU64::new(3);

/// A backend of its own for one test; everything it made is gone when it is dropped.
pub struct TestBackend {
    backend: Arc<Backend>,
    folder: TempDir,
    /// On PostgreSQL.
    private: Option<Private>,
}

/// What is there before the backend opens it.
enum Before<'a> {
    Nothing,
    Copied(&'a Template),
    /// An SQLite file, or for PostgreSQL what `pg_dump` wrote.
    Left {
        sqlite: &'a [u8],
        postgres: &'a str,
    },
}

impl TestBackend {
    /// In demo mode, with the cast.
    ///
    /// # Panics
    /// When the database cannot be made.
    pub async fn new() -> Self {
        must(Self::with_cast(true, db::BUSY).await, "test backend")
    }

    /// In production mode: the cast are ordinary accounts.
    ///
    /// # Panics
    /// When the database cannot be made.
    pub async fn production() -> Self {
        must(Self::with_cast(false, db::BUSY).await, "test backend")
    }

    /// As [`new`](Self::new), but a writer hardly waits for its turn.
    ///
    /// # Panics
    /// When the database cannot be made.
    pub async fn impatient() -> Self {
        must(Self::with_cast(true, Duration::from_millis(100)).await, "test backend")
    }

    /// In demo mode, with nobody in it.
    ///
    /// # Panics
    /// When the database cannot be made.
    pub async fn empty() -> Self {
        must(Self::open(true, db::BUSY, Before::Nothing).await, "test backend")
    }

    /// In demo mode, with what an earlier version left: an SQLite file, or for PostgreSQL what `pg_dump` wrote.
    ///
    /// # Panics
    /// When it cannot be restored or brought up to date.
    pub async fn restored(sqlite: &[u8], postgres: &str) -> Self {
        must(Self::open(true, db::BUSY, Before::Left { sqlite, postgres }).await, "restored backend")
    }

    async fn with_cast(is_demo: bool, patience: Duration) -> Result<Self> {
        Self::open(is_demo, patience, Before::Copied(Self::cast_template(is_demo).await?)).await
    }

    async fn open(is_demo: bool, patience: Duration, before: Before<'_>) -> Result<Self> {
        let folder = TempDir::new().map_err(crate::Error::internal)?;
        let template = if let Before::Copied(template) = before { template.database.as_deref() } else { None };
        let private = Private::from_env(template).await?;
        match (&before, &private) {
            (Before::Nothing, _) => {}
            (Before::Copied(template), _) => template.write(folder.path())?,
            (Before::Left { postgres, .. }, Some(private)) => private.restore(postgres).await?,
            (Before::Left { sqlite, .. }, None) => {
                std::fs::write(folder.path().join("test.db"), sqlite).map_err(crate::Error::internal)?;
            }
        }
        let url = url(private.as_ref(), &folder);
        // A copy draws other numbers than those that its template was made with.
        let is_copied = matches!(before, Before::Copied(_));
        let backend = Self::backend_on(&url, &folder, is_demo, patience, 1 + u64::from(is_copied)).await?;
        if !is_copied {
            backend.migrate().await?;
        }
        Ok(Self { backend: Arc::new(backend), folder, private })
    }

    async fn backend_on(url: &str, folder: &TempDir, is_demo: bool, patience: Duration, seed: u64) -> Result<Backend> {
        let start = Moment::from_local(START).unwrap_or_default();
        let (store, files) = files::open_store(&format!("file:{}", folder.path().join("files").display()))?;
        let backend = Backend {
            db: db::Database::connect(url, patience).await?,
            clock: Clock::fixed(start),
            chance: Chance::seeded(seed),
            store,
            folder: files,
            mailer: Mailer::open(&format!("file:{}", folder.path().join("mails").display()), SENDER, Duration::from_secs(1))?,
            base_url: "https://baitoan.example".to_owned(),
            agency: Agency::default(),
            publishing: Publishing::default(),
            is_demo,
            ballots: crate::evaluations::Ballots::default(),
            guesses: crate::guesses::Guesses::default(),
            turns: crate::accounts::Turns::default(),
            streams: crate::streams::Streams::default(),
            sending: tokio::sync::Mutex::default(),
        };
        backend.db.memory.prove(true);
        // Whoever begins to listen has forgotten everything before.
        while !backend.db.memory.is_told() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        Ok(backend)
    }

    /// For whoever keeps the backend longer than a borrow: a server's state.
    pub fn share(&self) -> Arc<Backend> {
        Arc::clone(&self.backend)
    }

    /// Whatever is kept is made again each time, and has to be the same; off, it is read as the site reads it.
    pub fn prove(&self, is_proven: bool) {
        self.db.memory.prove(is_proven);
    }

    /// How many statements pages asked of the database since this was asked last.
    pub fn asked(&self) -> usize {
        self.db.read.asked()
    }

    /// Another server on the same database, with a clock of its own that shows the same; what it keeps it reads as the site does.
    ///
    /// # Panics
    /// When it cannot connect.
    pub async fn beside(&self) -> Backend {
        let url = url(self.private.as_ref(), &self.folder);
        let other = must(
            Self::backend_on(&url, &self.folder, self.is_demo, db::BUSY, BESIDE.fetch_add(1, Ordering::Relaxed)).await,
            "second server",
        );
        other.clock.set(self.clock.now());
        other.db.memory.prove(false);
        other
    }

    /// Sets the clock to a local time: `2026-03-01T17:00`, with seconds and milliseconds as needed.
    ///
    /// # Panics
    /// When the text is no time.
    pub fn at(&self, local: &str) {
        let now = Moment::from_local(local).unwrap_or_else(|| panic!("no time: {local}"));
        self.clock.set(now);
    }

    /// The same database in production mode.
    ///
    /// # Panics
    /// When the backend is shared.
    #[must_use]
    pub fn into_production(mut self) -> Self {
        let backend = Arc::get_mut(&mut self.backend).unwrap_or_else(|| panic!("the backend is shared"));
        backend.is_demo = false;
        self
    }

    /// The same with this mail server, each of whose answers is waited for so long.
    ///
    /// # Panics
    /// When the backend is shared, or the address names no server.
    #[must_use]
    pub fn mailing(mut self, url: &str, timeout: Duration) -> Self {
        let backend = Arc::get_mut(&mut self.backend).unwrap_or_else(|| panic!("the backend is shared"));
        backend.mailer = must(Mailer::open(url, SENDER, timeout), "mailer");
        self
    }

    /// The same with another agency responsible.
    ///
    /// # Panics
    /// When the backend is shared.
    #[must_use]
    pub fn of(mut self, agency: Agency) -> Self {
        let backend = Arc::get_mut(&mut self.backend).unwrap_or_else(|| panic!("the backend is shared"));
        backend.agency = agency;
        self
    }

    /// Someone of the cast, by nick, as they are now.
    ///
    /// # Panics
    /// When nobody has this nick.
    pub async fn actor(&self, nick: &str) -> Actor {
        let person = person(nick).unwrap_or_else(|| panic!("nobody is called {nick}"));
        must(self.backend.actor(person.id()).await, nick)
    }

    /// Everything written to people so far: address, subject, text. Sent or not, oldest first.
    ///
    /// # Panics
    /// When the database does not answer.
    pub async fn mails(&self) -> Vec<(String, String, String)> {
        let mails = must(db::outbox::all(&self.db.read).await, "mails");
        mails.into_iter().map(|m| (m.recipient, m.subject, m.body)).collect()
    }

    /// The token in the newest mail to an address; a mail that is still queued is sent first.
    ///
    /// # Panics
    /// When no mail to the address has one.
    pub async fn token(&self, to: &str) -> String {
        let before = self.sent();
        if let Some(message) = must(db::outbox::newest_with_link(&self.db.read, to).await, "outbox") {
            let _ = must(self.send(&message).await, "mail sent");
        }
        let mut sent = self.sent();
        // Among those of one moment, what has just come is the newest.
        sent.sort_by_key(|(path, at, _)| (!before.iter().any(|(old, ..)| old == path), *at));
        let mut texts = sent.into_iter().rev().map(|(.., text)| text).filter(|text| text.contains(&format!("To: {to}\r\n")));
        let token = texts.find_map(|text| text.split(|c: char| !c.is_ascii_hexdigit()).find(|word| word.len() == 64).map(str::to_owned));
        token.unwrap_or_else(|| panic!("no token for {to}"))
    }

    /// Whom the message is for that would be sent now.
    ///
    /// # Panics
    /// When the database does not answer.
    pub async fn next_message(&self) -> Option<String> {
        must(db::outbox::next(&self.db.read, self.clock.now()).await, "outbox").map(|message| message.recipient)
    }

    /// Messages that were sent: where, when, and what they say.
    fn sent(&self) -> Vec<(PathBuf, Option<SystemTime>, String)> {
        let files = std::fs::read_dir(self.mails_folder()).into_iter().flatten().flatten();
        let read = |path: PathBuf| {
            let at = path.metadata().and_then(|found| found.modified()).ok();
            std::fs::read_to_string(&path).ok().map(|text| (path, at, text))
        };
        files.filter_map(|entry| read(entry.path())).collect()
    }

    /// SQLite's file; `None` on PostgreSQL.
    pub fn database_file(&self) -> Option<PathBuf> {
        self.private.is_none().then(|| self.folder.path().join("test.db"))
    }

    /// Takes the writer's turn and keeps it until the answer is dropped.
    ///
    /// # Panics
    /// When the database does not answer.
    pub async fn hold_the_writer(&self) -> impl Sized + use<> {
        must(self.lock().await, "turn")
    }

    /// Votes on the tie of a challenge that wait for their turn.
    pub fn waiting_votes(&self, challenge_code: &str) -> usize {
        self.ballots.votes(&BallotOn { challenge_code: challenge_code.to_owned(), motion: None }).len()
    }

    async fn lock(&self) -> Result<DatabaseTransaction> {
        let file = self.database_file().ok_or_else(|| crate::Error::internal("only SQLite has one writer"))?;
        let other = sea_orm::Database::connect(format!("sqlite:{}", file.display())).await?;
        let options =
            TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate), ..TransactionOptions::default() };
        Ok(other.begin_with_options(options).await?)
    }

    /// Where uploaded files are kept.
    pub fn files_folder(&self) -> PathBuf {
        self.folder.path().join("files")
    }

    /// Where sent mails are kept.
    pub fn mails_folder(&self) -> PathBuf {
        self.folder.path().join("mails")
    }
}

impl Deref for TestBackend {
    type Target = Backend;

    fn deref(&self) -> &Backend {
        &self.backend
    }
}

fn url(private: Option<&Private>, folder: &TempDir) -> String {
    private.map_or_else(|| format!("sqlite:{}", folder.path().join("test.db").display()), Private::url)
}

fn must<T>(result: Result<T>, what: &str) -> T {
    result.unwrap_or_else(|error| panic!("no {what}: {error:?}"))
}
