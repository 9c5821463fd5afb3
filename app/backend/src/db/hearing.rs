//! On PostgreSQL every act says in its transaction what it touched, and every server hears it.
//!
//! A server that does not hear keeps nothing. It notices a closed connection at once and a silent one after [`PATIENCE`].

use super::Writes;
use crate::{
    Error, Result,
    memory::{Memory, Touched},
};
use sea_orm::{
    ConnectionTrait, DbBackend, Statement,
    prelude::Uuid,
    sqlx::{self, PgPool, Row, postgres::PgListener},
};
use serde::{Deserialize, Serialize};
use std::{io, sync::Arc, time::Duration};
use tokio::{task::JoinHandle, time::timeout};

/// Without a word for so long, the server is asked whether it still speaks; it has as long to answer.
const PATIENCE: Duration = Duration::from_secs(1);
/// Before listening is tried again.
const PAUSE: Duration = Duration::from_millis(250);
/// Of one message; PostgreSQL takes 8,000 bytes.
const MAX_TOLD: usize = 7_000;
/// Each schema has its own.
const CHANNEL: &str = "'acts_' || md5(current_schema())";

#[derive(Serialize, Deserialize)]
struct Told {
    by: Uuid,
    touched: Touched,
}

/// Says in the act's own transaction what it touched; heard once it is committed.
pub async fn tell(act: &Writes, by: Uuid, touched: &Touched) -> Result<()> {
    if act.get_database_backend() != DbBackend::Postgres {
        return Ok(());
    }
    let mut text = serde_json::to_string(&Told { by, touched: touched.clone() })?;
    if text.len() > MAX_TOLD {
        text = serde_json::to_string(&Told { by, touched: touched.clone().whole() })?;
    }
    let sql = format!("SELECT pg_notify({CHANNEL}, $1)");
    act.query_one_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, [text.into()])).await?;
    Ok(())
}

/// Listens until it is dropped.
pub struct Hearing(JoinHandle<()>);

impl Hearing {
    /// `own` is the name under which this server itself tells.
    pub fn begin(pool: PgPool, memory: Arc<Memory>, own: Uuid) -> Self {
        Self(tokio::spawn(async move {
            loop {
                let lost = listen(&pool, &memory, own).await;
                memory.set_told(false);
                if let Err(error) = lost {
                    tracing::warn!(%error, "acts of other servers are not heard; nothing is kept until they are");
                }
                tokio::time::sleep(PAUSE).await;
            }
        }))
    }
}

impl Drop for Hearing {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Returns when the connection is lost.
async fn listen(pool: &PgPool, memory: &Memory, own: Uuid) -> Result<(), sqlx::Error> {
    let mut listener = PgListener::connect_with(pool).await?;
    listener.eager_reconnect(false);
    let channel: String = sqlx::query(sqlx::AssertSqlSafe(format!("SELECT {CHANNEL}"))).fetch_one(&mut listener).await?.try_get(0)?;
    listener.listen(&channel).await?;
    memory.set_told(true);
    loop {
        match timeout(PATIENCE, listener.try_recv()).await {
            Ok(Ok(Some(told))) => hear(memory, own, told.payload()),
            Ok(Ok(None)) => return Ok(()),
            Ok(Err(error)) => return Err(error),
            Err(_) => {
                let asked = timeout(PATIENCE, sqlx::query("SELECT 1").execute(&mut listener)).await;
                asked.map_err(|_| sqlx::Error::Io(io::ErrorKind::TimedOut.into()))??;
            }
        }
    }
}

/// Forgets what was touched; its own acts it has forgotten already.
fn hear(memory: &Memory, own: Uuid, text: &str) {
    match serde_json::from_str::<Told>(text).map_err(Error::internal) {
        Ok(told) if told.by == own => {}
        Ok(told) => memory.forget(&told.touched),
        // Another version of the site.
        Err(_) => memory.forget_all(),
    }
}
