//! Importing the official list from `.xlsx` or `.json`: read, shown, then saved all or nothing.

use crate::{Backend, Result};
use domain::{challenges::sheet_import::ImportPlan, ids::FileId, people::Actor};

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
        todo!()
    }

    /// Creates drafts for the codes that do not exist yet; answers how many.
    pub async fn import_challenges(&self, actor: &Actor, file: FileId) -> Result<u32> {
        todo!()
    }
}

/// Reads a list's bytes into rows: `.xlsx` by content, `.json` as an array of objects with the fields
/// `code`, `title_vi`, `title_en`, `legal_basis`, `required_result`, `context`, `owner`, `budget_ceiling`.
pub fn read_list(bytes: &[u8]) -> ImportPlan {
    todo!()
}
