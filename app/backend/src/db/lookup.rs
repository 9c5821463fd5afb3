//! Where pages read from: the memory, and the database for what is not in it. An act reads in its transaction, and
//! nothing that was kept.

use crate::{
    Result,
    memory::{Key, Memory, Row, Rows, asked},
};
use async_trait::async_trait;
use domain::time::Moment;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, DbErr, ExecResult, QueryResult, Statement};
use std::{
    fmt::Debug,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

/// Whatever rows can be read from.
pub trait Source: ConnectionTrait {
    /// What `load` reads. Its result is kept under `row`, which names everything that it depends on besides what is
    /// stored: nothing of the clock.
    fn kept<T: Clone + Debug + Send + Sync + 'static>(
        &self,
        row: Row,
        load: impl Future<Output = Result<T>> + Send,
    ) -> impl Future<Output = Result<T>> + Send;
}

pub struct Lookup {
    connection: DatabaseConnection,
    memory: Arc<Memory>,
    asked: AtomicUsize,
}

impl Lookup {
    pub fn new(connection: DatabaseConnection, memory: Arc<Memory>) -> Self {
        Self { connection, memory, asked: AtomicUsize::new(0) }
    }

    /// How many statements the database was asked since this was asked last: for tests.
    #[cfg(any(test, feature = "testing"))]
    pub fn asked(&self) -> usize {
        self.asked.swap(0, Ordering::AcqRel)
    }

    fn note(&self, sql: &str) {
        self.asked.fetch_add(1, Ordering::AcqRel);
        asked(sql);
    }

    /// As [`Source::kept`], under any key of what no clock changes.
    pub async fn keep<T: Clone + Debug + Send + Sync + 'static>(&self, key: Key, load: impl Future<Output = Result<T>>) -> Result<T> {
        let load = Box::pin(load);
        let rows = async { load.await.map(Rows) };
        Ok(self.memory.read(key, Moment::default(), rows).await?.0)
    }
}

impl Source for Lookup {
    async fn kept<T: Clone + Debug + Send + Sync + 'static>(&self, row: Row, load: impl Future<Output = Result<T>> + Send) -> Result<T> {
        self.keep(Key::Row(row), load).await
    }
}

#[async_trait]
impl ConnectionTrait for Lookup {
    fn get_database_backend(&self) -> DbBackend {
        self.connection.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.note(&statement.sql);
        self.connection.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.note(sql);
        self.connection.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.note(&statement.sql);
        self.connection.query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.note(&statement.sql);
        self.connection.query_all_raw(statement).await
    }
}
