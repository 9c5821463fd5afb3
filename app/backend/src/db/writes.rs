//! An open transaction of the database that notes which tables it changes.

use super::Source;
use crate::{
    Result,
    memory::{Areas, Row},
};
use async_trait::async_trait;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, SqliteTransactionMode, Statement,
    TransactionOptions, TransactionTrait,
};
use std::{
    fmt::Debug,
    sync::{Arc, Mutex, PoisonError},
};

pub struct Writes {
    open: DatabaseTransaction,
    written: Arc<Mutex<Areas>>,
}

impl Writes {
    /// Waits for the writer's turn.
    pub async fn begin(writer: &DatabaseConnection) -> Result<Self> {
        let options =
            TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate), ..TransactionOptions::default() };
        Ok(Self { open: writer.begin_with_options(options).await?, written: Arc::default() })
    }

    /// What fails in it leaves the rest as it was.
    pub async fn savepoint(&self) -> Result<Self> {
        Ok(Self { open: self.open.begin().await?, written: Arc::clone(&self.written) })
    }

    pub async fn commit(self) -> Result<()> {
        Ok(self.open.commit().await?)
    }

    pub async fn rollback(self) -> Result<()> {
        Ok(self.open.rollback().await?)
    }

    pub fn written(&self) -> Areas {
        *self.written.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn note(&self, sql: &str) {
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        *written = written.and(Areas::written_by(sql));
    }
}

impl Source for Writes {
    async fn kept<T: Clone + Debug + Send + Sync + 'static>(&self, _row: Row, load: impl Future<Output = Result<T>> + Send) -> Result<T> {
        load.await
    }
}

#[async_trait]
impl ConnectionTrait for Writes {
    fn get_database_backend(&self) -> DbBackend {
        self.open.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.note(&statement.sql);
        self.open.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.note(sql);
        self.open.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.note(&statement.sql);
        self.open.query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.note(&statement.sql);
        self.open.query_all_raw(statement).await
    }
}
