//! What tests begin with, made once in a process and copied: migrations and loading take longer than most tests.

use super::{Before, TestBackend, must};
use crate::{Error, Result, db, private};
use sea_orm::ConnectionTrait;
use std::{
    fs,
    path::{Path, PathBuf},
};
use tokio::sync::OnceCell;

/// The files of a test backend: SQLite's, uploads, mails; by their place in its folder. And its database on PostgreSQL.
pub struct Template {
    files: Vec<(PathBuf, Vec<u8>)>,
    pub(super) database: Option<String>,
}

/// With the cast, in production and in demo mode.
static WITH_CAST: [OnceCell<Template>; 2] = [OnceCell::const_new(), OnceCell::const_new()];

impl TestBackend {
    /// All of it as it is, for any number of copies.
    ///
    /// # Panics
    /// When its files cannot be read.
    pub async fn into_template(self) -> Template {
        must(self.frozen().await, "template")
    }

    /// In demo mode, at the beginning of every test.
    ///
    /// # Panics
    /// When the database cannot be made.
    pub async fn copy(template: &Template) -> Self {
        must(Self::open(true, db::BUSY, Before::Copied(template)).await, "test backend")
    }

    pub(super) async fn cast_template(is_demo: bool) -> Result<&'static Template> {
        let make = || async {
            let made = Self::open(is_demo, db::BUSY, Before::Nothing).await?;
            made.create_cast().await?;
            made.frozen().await
        };
        WITH_CAST[usize::from(is_demo)].get_or_try_init(make).await
    }

    async fn frozen(self) -> Result<Template> {
        let database = match self.private {
            Some(private) => Some(private.into_template().await?),
            None => {
                self.backend.db.write.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await?;
                None
            }
        };
        let mut files = Vec::new();
        read(self.folder.path(), self.folder.path(), &mut files).map_err(Error::internal)?;
        Ok(Template { files, database })
    }
}

impl Template {
    /// Closed to others, as the backend would have made them.
    pub(super) fn write(&self, folder: &Path) -> Result<()> {
        for (place, bytes) in &self.files {
            let path = folder.join(place);
            private::parent(&path)?;
            private::create(&path)?;
            fs::write(path, bytes).map_err(Error::internal)?;
        }
        Ok(())
    }
}

/// All files below, but those that SQLite keeps beside its own while it is open.
fn read(root: &Path, folder: &Path, files: &mut Vec<(PathBuf, Vec<u8>)>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.to_string_lossy();
        if path.is_dir() {
            read(root, &path, files)?;
        } else if !name.ends_with("-wal") && !name.ends_with("-shm") {
            let bytes = fs::read(&path)?;
            files.push((path.strip_prefix(root).unwrap_or(&path).to_owned(), bytes));
        }
    }
    Ok(())
}
