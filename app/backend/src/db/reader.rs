//! Where pages read from: the database, and what was read from it since the last act was committed.
//!
//! Kept only beside SQLite, where every act passes through this process; what a command of the same binary writes
//! meanwhile is seen when the jobs run next. An act reads nothing that was kept: it reads in its transaction.

use crate::Result;
use async_trait::async_trait;
use sea_orm::{ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement};
use std::{
    any::Any,
    collections::HashMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

/// After so many rows nothing more is kept until the next act.
const MAX_KEPT: usize = 10_000;

/// Whatever rows can be read from.
pub trait Source: ConnectionTrait {
    /// What `load` reads. Its result is known under `key`, which names everything that it depends on: nothing
    /// of the clock.
    fn kept<T: Clone + Send + Sync + 'static>(
        &self,
        key: String,
        load: impl Future<Output = Result<T>> + Send,
    ) -> impl Future<Output = Result<T>> + Send;
}

impl Source for DatabaseTransaction {
    async fn kept<T: Clone + Send + Sync + 'static>(&self, _key: String, load: impl Future<Output = Result<T>> + Send) -> Result<T> {
        load.await
    }
}

pub struct Reader {
    connection: DatabaseConnection,
    rows: Kept,
    /// Apart from the rest: they are written without an act, at each sign-in.
    sessions: Kept,
}

impl Reader {
    pub fn new(connection: DatabaseConnection) -> Self {
        Self { connection, rows: Kept::default(), sessions: Kept::default() }
    }

    /// Grows with every act.
    pub fn version(&self) -> u64 {
        self.rows.version()
    }

    /// Something was committed: what was read before may have changed.
    pub fn bump_version(&self) {
        self.rows.bump();
        self.sessions.bump();
    }

    /// A session was written.
    pub fn bump_sessions(&self) {
        self.sessions.bump();
    }

    /// Lets go of everything that was read.
    pub fn forget(&self) {
        self.rows.forget();
        self.sessions.forget();
    }

    /// As [`Source::kept`], until a session is written.
    pub async fn kept_session<T: Clone + Send + Sync + 'static>(
        &self,
        id: &str,
        load: impl Future<Output = Result<T>> + Send,
    ) -> Result<T> {
        if self.is_shared() { load.await } else { self.sessions.read(id.to_owned(), load).await }
    }

    /// Other processes write, too.
    fn is_shared(&self) -> bool {
        self.get_database_backend() != DbBackend::Sqlite
    }
}

impl Source for Reader {
    async fn kept<T: Clone + Send + Sync + 'static>(&self, key: String, load: impl Future<Output = Result<T>> + Send) -> Result<T> {
        if self.is_shared() { load.await } else { self.rows.read(key, load).await }
    }
}

/// What was read at one version of what is stored.
#[derive(Default)]
struct Kept {
    version: AtomicU64,
    known: Mutex<Known>,
}

#[derive(Default)]
struct Known {
    version: u64,
    rows: HashMap<String, Arc<dyn Any + Send + Sync>>,
}

impl Kept {
    async fn read<T: Clone + Send + Sync + 'static>(&self, key: String, load: impl Future<Output = Result<T>>) -> Result<T> {
        // Asked before reading: what is committed meanwhile makes what was read out of date.
        let version = self.version();
        if let Some(known) = self.get(&key, version) {
            return Ok(known);
        }
        let value = load.await?;
        self.put(key, version, value.clone());
        Ok(value)
    }

    fn version(&self) -> u64 {
        self.version.load(Ordering::Acquire)
    }

    fn bump(&self) {
        self.version.fetch_add(1, Ordering::AcqRel);
    }

    fn forget(&self) {
        self.known().rows.clear();
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn get<T: Clone + 'static>(&self, key: &str, version: u64) -> Option<T> {
        let known = self.known();
        known.rows.get(key).filter(|_| known.version == version)?.downcast_ref::<T>().cloned()
    }

    fn put<T: Send + Sync + 'static>(&self, key: String, version: u64, value: T) {
        let mut known = self.known();
        if known.version < version {
            *known = Known { version, rows: HashMap::new() };
        }
        if known.version == version && known.rows.len() < MAX_KEPT {
            known.rows.insert(key, Arc::new(value));
        }
    }
}

#[async_trait]
impl ConnectionTrait for Reader {
    fn get_database_backend(&self) -> DbBackend {
        self.connection.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.connection.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.connection.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.connection.query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.connection.query_all_raw(statement).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TestBackend;
    use std::sync::atomic::AtomicUsize;

    /// How often `key` was loaded.
    async fn loads(t: &TestBackend, key: &str, loads: &AtomicUsize) -> usize {
        let load = async { Ok(loads.fetch_add(1, Ordering::AcqRel)) };
        t.db.read.kept(key.to_owned(), load).await.expect("loaded");
        loads.load(Ordering::Acquire)
    }

    #[tokio::test]
    async fn rows_are_read_again_after_an_act_and_after_the_jobs() {
        let t = TestBackend::new().await;
        let again = usize::from(t.db.read.get_database_backend() != DbBackend::Sqlite);
        let count = AtomicUsize::new(0);
        assert_eq!(loads(&t, "a", &count).await, 1);
        assert_eq!(loads(&t, "a", &count).await, 1 + again, "nothing happened");
        let tx = t.begin().await.expect("begun");
        tx.db.kept("a".to_owned(), async { Ok(count.fetch_add(1, Ordering::AcqRel)) }).await.expect("an act reads itself");
        tx.commit().await.expect("committed");
        let before = count.load(Ordering::Acquire);
        assert_eq!(loads(&t, "a", &count).await, before + 1);
        t.run_due_jobs().await.expect("run");
        assert_eq!(loads(&t, "a", &count).await, before + 2);
    }

    #[tokio::test]
    async fn what_was_read_before_an_act_is_not_kept_after_it() {
        let t = TestBackend::new().await;
        let count = AtomicUsize::new(0);
        let load = async {
            t.begin().await?.commit().await?;
            Ok(())
        };
        t.db.read.kept("a".to_owned(), load).await.expect("loaded");
        assert_eq!(loads(&t, "a", &count).await, 1);
    }
}
