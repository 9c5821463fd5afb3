//! The whole database as text, to compare two of them.

use super::{TestBackend, must};
use crate::Result;
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};
use std::collections::BTreeMap;

/// What differs for good reasons: who is signed in, when the schema was made, and salted hashes.
const LEFT_OUT: [&str; 2] = ["sessions", "seaql_migrations"];
const SALTED: &str = "password_hash";

#[derive(FromQueryResult)]
struct Text {
    text: String,
}

impl TestBackend {
    /// Every row of every table with the names of its columns, sorted, by table; without sessions and password hashes.
    ///
    /// # Panics
    /// When the database does not answer.
    pub async fn rows(&self) -> BTreeMap<String, Vec<String>> {
        must(self.tables().await, "rows")
    }

    /// Changes rows behind the use-cases, as an earlier version of the site or somebody at the database might have left them.
    ///
    /// # Panics
    /// When the database refuses.
    pub async fn execute(&self, sql: &str) {
        must(self.db.write.execute_unprepared(sql).await.map_err(crate::Error::from), "change");
        self.forget_all();
    }

    async fn tables(&self) -> Result<BTreeMap<String, Vec<String>>> {
        let is_sqlite = self.db.read.get_database_backend() == DbBackend::Sqlite;
        let names = if is_sqlite {
            "SELECT name AS text FROM sqlite_master WHERE type = 'table'"
        } else {
            "SELECT table_name::text AS text FROM information_schema.tables WHERE table_schema = current_schema()"
        };
        let mut tables = BTreeMap::new();
        for table in self.texts(names).await?.into_iter().filter(|table| !LEFT_OUT.contains(&table.as_str())) {
            let columns = if is_sqlite {
                format!("SELECT name AS text FROM pragma_table_info('{table}')")
            } else {
                format!(
                    "SELECT column_name::text AS text FROM information_schema.columns \
                     WHERE table_schema = current_schema() AND table_name = '{table}' ORDER BY ordinal_position"
                )
            };
            let columns = self.texts(&columns).await?.into_iter().filter(|column| column != SALTED).map(|column| {
                let value = if is_sqlite { format!("quote(\"{column}\")") } else { format!("coalesce(\"{column}\"::text, 'NULL')") };
                format!("'{column}=' || {value}")
            });
            let row = columns.collect::<Vec<_>>().join(" || ' ' || ");
            let mut rows = self.texts(&format!("SELECT {row} AS text FROM {table}")).await?;
            rows.sort();
            tables.insert(table, rows);
        }
        Ok(tables)
    }

    async fn texts(&self, sql: &str) -> Result<Vec<String>> {
        let db = &self.db.read;
        let texts = Text::find_by_statement(Statement::from_string(db.get_database_backend(), sql)).all(db).await?;
        Ok(texts.into_iter().map(|row| row.text).collect())
    }
}
