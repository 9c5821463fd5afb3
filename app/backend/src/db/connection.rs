//! Connecting to SQLite (one writer, many readers) or PostgreSQL.

use super::Reader;
use crate::{Error, Result, private};
use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectOptions, ConnectionTrait, DatabaseConnection, DbBackend};
use std::{
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    time::Duration,
};

const READERS: u32 = 8;
const POSTGRES_CONNECTIONS: u32 = 16;
/// How long a writer waits for its turn before the visitor is told to try again.
pub const BUSY: Duration = Duration::from_secs(15);

/// How long upkeep waits for readers.
const KEEPER: Duration = Duration::from_millis(250);

pub struct Database {
    pub write: DatabaseConnection,
    pub read: Reader,
    /// For upkeep, which must not make writers wait: it gives up soon, and says so.
    pub keeper: DatabaseConnection,
    /// SQLite's file: one that was deleted while it is open still answers, and everything written to it is lost.
    file: Option<File>,
}

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
            let read = Reader::new(sea_orm::Database::connect(sqlite(url, READERS, patience, patience)).await?);
            let Some(path) = path else { return Ok(Self { keeper: write.clone(), write, read, file: None }) };
            let keeper = sea_orm::Database::connect(sqlite(url, 1, patience, KEEPER)).await?;
            Ok(Self { write, read, keeper, file: Some(File { id: id(&path).await?, path }) })
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let mut options = ConnectOptions::new(url);
            options.max_connections(POSTGRES_CONNECTIONS).acquire_timeout(patience).sqlx_logging(false);
            let both = sea_orm::Database::connect(options).await?;
            Ok(Self { write: both.clone(), keeper: both.clone(), read: Reader::new(both), file: None })
        } else {
            Err(Error::internal("DATABASE_URL must begin with sqlite: or postgres:"))
        }
    }

    pub async fn migrate(&self) -> Result<()> {
        Ok(Migrator::up(&self.write, None).await?)
    }

    /// Whether this process is the only one that writes: on SQLite, where no other is expected.
    pub fn is_alone(&self) -> bool {
        self.read.get_database_backend() == DbBackend::Sqlite
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
    // A file cannot hang up as a server can: testing a connection before each use would double the round trips.
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
