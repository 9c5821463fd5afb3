//! Connecting to SQLite (one writer, many readers) or PostgreSQL.

use super::{Lookup, hearing::Hearing};
use crate::{Error, Result, chance::Chance, memory::Memory, private};
use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectOptions, ConnectionTrait, DatabaseConnection, DbBackend, Statement, prelude::Uuid};
use std::{
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

const READERS: u32 = 8;
/// One of them listens.
const POSTGRES_CONNECTIONS: u32 = 17;
/// How long a writer waits for its turn before the visitor is told to try again.
pub const BUSY: Duration = Duration::from_secs(15);

/// How long upkeep waits for readers.
const KEEPER: Duration = Duration::from_millis(250);

pub struct Database {
    pub write: DatabaseConnection,
    pub read: Lookup,
    pub memory: Arc<Memory>,
    /// What this process is called by others on the same database.
    pub name: Uuid,
    _hearing: Option<Hearing>,
    /// For upkeep, which must not make writers wait: it gives up soon, and says so.
    pub keeper: DatabaseConnection,
    others: Others,
    /// SQLite's file: one that was deleted while it is open still answers, and everything written to it is lost.
    file: Option<File>,
}

/// SQLite's number for what other connections wrote.
#[derive(Default)]
struct Others(AtomicI64);

/// A path, and the device and number of the file that was there when it was opened.
struct File {
    path: PathBuf,
    id: (u64, u64),
}

impl Database {
    /// A writer waits for its turn as long as `patience`.
    pub async fn connect(url: &str, patience: Duration) -> Result<Self> {
        if url.starts_with("sqlite:") {
            let path = path(url);
            if let Some(path) = &path {
                close_to_others(path)?;
            }
            let write = sea_orm::Database::connect(sqlite(url, 1, patience, patience)).await?;
            let memory = Arc::new(Memory::new(true));
            let readers = sea_orm::Database::connect(sqlite(url, READERS, patience, patience)).await?;
            let read = Lookup::new(readers, Arc::clone(&memory));
            let (others, name, _hearing) = (Others::default(), Uuid::nil(), None);
            let Some(path) = path else {
                return Ok(Self { keeper: write.clone(), write, read, memory, name, _hearing, others, file: None });
            };
            let keeper = sea_orm::Database::connect(sqlite(url, 1, patience, KEEPER)).await?;
            Ok(Self { write, read, memory, name, _hearing, keeper, others, file: Some(File { id: id(&path).await?, path }) })
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let mut options = ConnectOptions::new(url);
            options.max_connections(POSTGRES_CONNECTIONS).acquire_timeout(patience).sqlx_logging(false);
            let both = sea_orm::Database::connect(options).await?;
            let (memory, name) = (Arc::new(Memory::new(false)), Uuid::from_bytes(Chance::system().bytes()));
            let hearing = Hearing::begin(both.get_postgres_connection_pool().clone(), Arc::clone(&memory), name);
            let read = Lookup::new(both.clone(), Arc::clone(&memory));
            Ok(Self {
                write: both.clone(),
                keeper: both,
                read,
                memory,
                name,
                _hearing: Some(hearing),
                others: Others::default(),
                file: None,
            })
        } else {
            Err(Error::internal("DATABASE_URL must begin with sqlite: or postgres:"))
        }
    }

    pub async fn migrate(&self) -> Result<()> {
        Ok(Migrator::up(&self.write, None).await?)
    }

    /// Forgets what was kept where another process has written to SQLite's file since this was asked last: of its acts
    /// nobody tells. The writer's own connection answers, and does not count what it wrote itself.
    pub async fn notice_others(&self) -> Result<()> {
        if self.write.get_database_backend() == DbBackend::Sqlite {
            let seen = self.write.query_one_raw(Statement::from_string(DbBackend::Sqlite, "PRAGMA data_version")).await?;
            let version: i64 = seen.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or_default();
            if self.others.0.swap(version, Ordering::AcqRel) != version {
                self.memory.forget_all();
            }
        }
        Ok(())
    }

    pub async fn ping(&self) -> Result<()> {
        self.check_file().await?;
        self.read.execute_unprepared("SELECT 1").await?;
        Ok(())
    }

    /// Whether what is written would still be found: the file was neither deleted nor replaced.
    pub async fn check_file(&self) -> Result<()> {
        match &self.file {
            Some(file) if id(&file.path).await? != file.id => {
                Err(Error::busy(format!("{}: another file than at the start", file.path.display())))
            }
            _ => Ok(()),
        }
    }
}

async fn id(path: &Path) -> Result<(u64, u64)> {
    let found = tokio::fs::metadata(path).await.map_err(|error| Error::busy(format!("{}: {error}", path.display())))?;
    Ok((found.dev(), found.ino()))
}

/// SQLite gives the files that it makes beside the database (`-wal`, `-shm`) the database's own permissions; those that
/// are there already are closed to others here.
fn close_to_others(path: &Path) -> Result<()> {
    private::parent(path)?;
    private::create(path)?;
    for ending in ["-wal", "-shm"] {
        let mut beside = path.as_os_str().to_owned();
        beside.push(ending);
        private::file(Path::new(&beside))?;
    }
    Ok(())
}

/// The file that the address names; none in memory.
fn path(url: &str) -> Option<PathBuf> {
    let path = url.strip_prefix("sqlite:")?.split('?').next()?;
    let path = path.strip_prefix("//").unwrap_or(path);
    (!path.is_empty() && path != ":memory:").then(|| PathBuf::from(path))
}

fn sqlite(url: &str, connections: u32, patience: Duration, busy: Duration) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    // A file cannot hang up as a server can: testing a connection before each use would double the round trips. Nor does it
    // tire: the writer's connection stays the same, and can be asked what others wrote since.
    options.idle_timeout(None).max_lifetime(None);
    options.max_connections(connections).acquire_timeout(patience).test_before_acquire(false).sqlx_logging(false).map_sqlx_sqlite_opts(
        move |sqlite| {
            sqlite
                .create_if_missing(true)
                .foreign_keys(true)
                .busy_timeout(busy)
                .pragma("journal_mode", "WAL")
                .pragma("synchronous", "FULL")
                .pragma("temp_store", "MEMORY")
                // What is deleted is overwritten: a secret ballot writes its rows again with each vote.
                .pragma("secure_delete", "ON")
        },
    );
    options
}
