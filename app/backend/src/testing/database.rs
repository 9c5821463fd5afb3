//! A private schema on the PostgreSQL server that tests are given.

use crate::{Error, Result};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, prelude::Uuid};
use std::env;

/// Left behind when the test ends: the server that tests are given is thrown away as a whole.
pub(super) struct Schema {
    server: String,
    name: String,
}

impl Schema {
    /// `None` unless `TEST_DATABASE` is `postgres`.
    pub async fn from_env() -> Result<Option<Self>> {
        if env::var("TEST_DATABASE").is_ok_and(|kind| kind == "postgres") {
            let server = env::var("TEST_POSTGRES_URL").map_err(|_| Error::internal("TEST_POSTGRES_URL is not set"))?;
            Self::create(server).await.map(Some)
        } else {
            Ok(None)
        }
    }

    async fn create(server: String) -> Result<Self> {
        let name = format!("test_{}", Uuid::from_bytes(crate::chance::Chance::system().bytes()).simple());
        connect(&server).await?.execute_unprepared(&format!("CREATE SCHEMA {name}")).await?;
        Ok(Self { server, name })
    }

    /// Fills it from what `pg_dump` wrote of another schema, whose name stands in its first statement.
    pub async fn restore(&self, dump: &str) -> Result<()> {
        let name = dump.split_once("CREATE SCHEMA ").and_then(|(_, rest)| rest.split_once(';'));
        let (name, rest) = name.ok_or_else(|| Error::internal("a dump without a schema"))?;
        connect(&self.server).await?.execute_unprepared(&rest.replace(name, &self.name)).await?;
        Ok(())
    }

    pub fn url(&self) -> String {
        let separator = if self.server.contains('?') { '&' } else { '?' };
        format!("{}{separator}application_name={name}&options=-c%20search_path%3D{name}", self.server, name = self.name)
    }
}

async fn connect(server: &str) -> Result<DatabaseConnection> {
    let mut options = ConnectOptions::new(server);
    options.max_connections(1).sqlx_logging(false);
    Ok(Database::connect(options).await?)
}
