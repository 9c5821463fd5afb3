//! Turns of those who count what no row stands for: on PostgreSQL one at a time until the transaction ends, as SQLite has one
//! writer anyway.

use crate::Result;
use sea_orm::{DbBackend, Statement, entity::prelude::*};
use sha2::{Digest, Sha256};

/// What is counted before something is added.
#[derive(Clone, Copy, Debug)]
pub enum Turn<'a> {
    /// Releases of the open data, which are numbered without gaps.
    Releases,
    Banners,
    /// Forms that wait for their browsers.
    KeptForms,
    /// Long work that is asked for.
    Errands,
    /// Links that were asked for with this address.
    Links(&'a str),
}

impl Turn<'_> {
    pub async fn take(self, db: &impl ConnectionTrait) -> Result<()> {
        if db.get_database_backend() == DbBackend::Postgres {
            let (of, which) = self.keys();
            let lock = "SELECT pg_advisory_xact_lock($1, $2)";
            db.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, lock, [of.into(), which.into()])).await?;
        }
        Ok(())
    }

    /// Any numbers of our own, the same in every version that runs beside this one.
    fn keys(self) -> (i32, i32) {
        match self {
            Self::Releases => (295, 0),
            Self::Banners => (301, 0),
            Self::KeptForms => (302, 0),
            Self::Errands => (304, 0),
            // Two addresses of one number wait for each other, and nothing else comes of it.
            Self::Links(address) => {
                let hash = Sha256::digest(address.as_bytes());
                (303, i32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]]))
            }
        }
    }
}
