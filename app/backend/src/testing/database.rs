//! A private database on the PostgreSQL server that tests are given.

use crate::{Error, Result};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, prelude::Uuid};
use std::{
    env, mem,
    sync::{Mutex, PoisonError},
};

/// Dropped by whoever makes the next one; the last are left to the server, which is thrown away as a whole.
static ENDED: Mutex<Vec<String>> = Mutex::new(Vec::new());

pub(super) struct Private {
    server: String,
    name: String,
}

impl Private {
    /// `None` unless `TEST_DATABASE` is `postgres`. A copy of the database `of`, or empty.
    pub async fn from_env(of: Option<&str>) -> Result<Option<Self>> {
        if env::var("TEST_DATABASE").is_ok_and(|kind| kind == "postgres") {
            let server = env::var("TEST_POSTGRES_URL").map_err(|_| Error::internal("TEST_POSTGRES_URL is not set"))?;
            Self::create(server, of).await.map(Some)
        } else {
            Ok(None)
        }
    }

    async fn create(server: String, of: Option<&str>) -> Result<Self> {
        let admin = connect(&server).await?;
        let ended = mem::take(&mut *ENDED.lock().unwrap_or_else(PoisonError::into_inner));
        for name in ended {
            admin.execute_unprepared(&format!("DROP DATABASE {name} WITH (FORCE)")).await?;
        }
        let name = format!("test_{}", Uuid::from_bytes(crate::chance::Chance::system().bytes()).simple());
        let of = of.map(|of| format!(" TEMPLATE {of}")).unwrap_or_default();
        admin.execute_unprepared(&format!("CREATE DATABASE {name}{of}")).await?;
        Ok(Self { server, name })
    }

    /// Its name, for copies of it: nobody connects to it any more, as the server demands.
    pub async fn into_template(self) -> Result<String> {
        let admin = connect(&self.server).await?;
        let name = self.name.clone();
        mem::forget(self);
        admin.execute_unprepared(&format!("ALTER DATABASE {name} WITH ALLOW_CONNECTIONS false")).await?;
        let others = format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        admin.execute_unprepared(&others).await?;
        Ok(name)
    }

    /// Fills it from what `pg_dump` wrote of a database, or of a schema by its own name.
    pub async fn restore(&self, dump: &str) -> Result<()> {
        let of_schema = dump.split_once("CREATE SCHEMA ").and_then(|(_, rest)| rest.split_once(';'));
        let dump = of_schema.map_or_else(|| dump.to_owned(), |(name, rest)| rest.replace(name, "public"));
        connect(&self.url()).await?.execute_unprepared(&dump).await?;
        Ok(())
    }

    pub fn url(&self) -> String {
        let (server, query) = self.server.split_once('?').unwrap_or((&self.server, ""));
        let server = server.rsplit_once('/').map_or(server, |(server, _)| server);
        format!("{server}/{name}?application_name={name}&{query}", name = self.name)
    }
}

impl Drop for Private {
    fn drop(&mut self) {
        ENDED.lock().unwrap_or_else(PoisonError::into_inner).push(mem::take(&mut self.name));
    }
}

async fn connect(url: &str) -> Result<DatabaseConnection> {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    Ok(Database::connect(options).await?)
}
