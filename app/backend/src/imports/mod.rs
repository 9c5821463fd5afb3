//! Importing the official list from `.xlsx` or `.json`: read, shown, then saved all or nothing.

mod json;
mod xlsx;

use crate::{Backend, Error, Result, challenges::draft, db, files::FileView};
use domain::{
    access::{self, Action, Denied, Facts},
    challenges::sheet_import::ImportPlan,
    check::Problem,
    event::{Act as What, Event},
    ids::{ChallengeId, FileId},
    people::Actor,
};

/// The largest list that is read.
pub const MAX_IMPORT: u64 = 5 * 1024 * 1024;

#[derive(Clone, Debug)]
pub struct ImportView {
    pub file: FileId,
    pub file_name: String,
    pub plan: ImportPlan,
    /// Codes that exist already and will be left as they are.
    pub existing: Vec<String>,
}

impl Backend {
    /// Understands an uploaded list; saves nothing.
    pub async fn import_preview(&self, actor: &Actor, file: FileId) -> Result<ImportView> {
        let (stored, plan) = self.read_stored_list(actor, file).await?;
        let codes: Vec<String> = plan.rows.iter().map(|row| row.code.clone()).collect();
        let existing = db::challenge::taken(&self.db.read, &codes).await?;
        Ok(ImportView { file, file_name: stored.name, plan, existing })
    }

    /// Creates drafts for the codes that do not exist yet; answers how many.
    pub async fn import_challenges(&self, actor: &Actor, file: FileId) -> Result<u32> {
        let (stored, plan) = self.read_stored_list(actor, file).await?;
        if let Some((_, _, problem)) = plan.problems.into_iter().next() {
            return Err(Error::field("file", problem));
        }
        let act = self.begin().await?;
        let permit = access::check(actor, Action::CreateChallenge, &Facts::default(), act.now)?;
        let author = permit.by().ok_or(Denied::SignIn)?;
        let codes: Vec<String> = plan.rows.iter().map(|row| row.code.clone()).collect();
        let existing = db::challenge::taken(&act.db, &codes).await?;
        let mut count = 0;
        for row in plan.rows.into_iter().filter(|row| !existing.contains(&row.code)) {
            let id = ChallengeId(self.chance.uuid());
            let challenge = draft(id, row.code, author, row.content);
            if !db::challenge::insert(&act.db, &permit, &challenge).await? {
                // Somebody took the code this very moment; nothing is saved, and the next try will leave it out.
                return Err(Error::field("file", Problem::CodeTaken));
            }
            act.record(&Event::new(What::ChallengeImported, permit.by()).challenge(id).note(&stored.name)).await?;
            count += 1;
        }
        act.commit().await?;
        Ok(count)
    }

    async fn read_stored_list(&self, actor: &Actor, file: FileId) -> Result<(FileView, ImportPlan)> {
        access::check(actor, Action::CreateChallenge, &Facts::default(), self.clock.now())?;
        let (stored, content) = self.open_file(actor, file).await?;
        if stored.size.unsigned_abs() > MAX_IMPORT {
            return Err(Error::field("file", Problem::FileTooLarge((MAX_IMPORT / 1024 / 1024) as u32)));
        }
        let bytes = content.bytes().await.map_err(Error::internal)?;
        let plan = tokio::task::spawn_blocking(move || read_list(&bytes)).await.map_err(Error::internal)?;
        Ok((stored, plan))
    }
}

/// Reads a list's bytes into rows: `.xlsx` by content, `.json` as an array of objects with the fields
/// `code`, `title_vi`, `title_en`, `legal_basis`, `required_result`, `context`, `owner`, `budget_ceiling`.
pub fn read_list(bytes: &[u8]) -> ImportPlan {
    /// Encrypted office files are not archives but compound files; so are those of old, which have a stream `Workbook`.
    const COMPOUND: [u8; 4] = [0xD0, 0xCF, 0x11, 0xE0];
    const OLD: &[u8] = b"W\0o\0r\0k\0b\0o\0o\0k\0";
    let read = if bytes.is_empty() {
        Err(Problem::FileEmpty)
    } else if bytes.starts_with(&COMPOUND) {
        let is_old = bytes.windows(OLD.len()).any(|w| w == OLD);
        Err(if is_old { Problem::FileType } else { Problem::FileProtected })
    } else if bytes.starts_with(b"PK") {
        xlsx::read(bytes)
    } else {
        json::read(bytes)
    };
    read.unwrap_or_else(|problem| ImportPlan { rows: Vec::new(), problems: vec![(0, String::new(), problem)] })
}
