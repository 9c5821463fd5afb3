//! Importing the official list from `.xlsx` or `.json`: read, shown, then saved all or nothing.

mod csv;
mod json;
mod xlsx;

use crate::{Backend, Error, Result, challenges::draft, db, files::FileView, transaction::Transaction};
use bytes::Bytes;
use domain::{
    access::{self, Action, ChallengeFacts, Denied, Permit, Site},
    challenges::{
        Typed,
        table_import::{Existing, Fate, ImportPlan, ImportRow, RowChoice, Table, needed, settle, updated},
    },
    check::Problem,
    event::{Event, EventKind as What},
    form::{FieldErrors, Form},
    ids::{ChallengeId, FileId},
    people::Actor,
};
use sea_orm::ConnectionTrait;
use sha2::{Digest, Sha256};
use std::time::Duration;

/// The largest list that is read.
pub const MAX_IMPORT: u64 = 5 * 1024 * 1024;
/// Longest time that reading a list may take; none within the limits takes nearly as long.
pub(crate) const LONGEST: Duration = Duration::from_secs(20);
/// At most so many challenges are compared with a list.
const ALL: u64 = 10_000;

#[derive(Clone, Debug)]
pub struct ImportView {
    pub file: FileId,
    pub file_name: String,
    pub plan: ImportPlan,
    /// What becomes of each row of the plan.
    pub fates: Vec<Fate>,
    /// A hash of all that the preview shows; the form carries it back, to tell whether it still holds.
    pub seen: String,
}

/// The field of a row's choice.
pub fn choice_field(row: u32) -> String {
    format!("row_{row}")
}

impl ImportView {
    /// The form as the page first shows it: what is suggested, and nothing that exists is changed.
    pub fn suggested(&self) -> Form {
        let choices = self.plan.rows.iter().zip(&self.fates).filter(|(_, fate)| fate.is_choice());
        let form = Form::default().with("seen", &self.seen);
        choices.fold(form, |form, (row, fate)| form.with(choice_field(row.row), fate.choices()[0].code()))
    }
}

impl Backend {
    /// Understands an uploaded list; saves nothing.
    pub async fn import_preview(&self, actor: &Actor, file: FileId) -> Result<ImportView> {
        let (stored, plan) = self.read_stored_list(actor, file).await?;
        let fates = settle(&plan.rows, &self.existing(&self.db.read, actor).await?);
        let plan = ImportPlan { problems: needed(&plan, &fates), ..plan };
        let seen = seen(&plan, &fates)?;
        Ok(ImportView { file, file_name: stored.name, plan, fates, seen })
    }

    /// Form: `seen` as in the preview, and a choice for each row that has one, such as [`ImportView::suggested`].
    /// Creates drafts, and changes those that were chosen; answers how many. What is published is never changed.
    pub async fn import_challenges(&self, actor: &Actor, file: FileId, form: &Form) -> Result<u32> {
        let (stored, plan) = self.read_stored_list(actor, file).await?;
        let tx = self.begin().await?;
        let permit = access::check(actor, Action::CreateChallenge, &Site, tx.now)?;
        let fates = settle(&plan.rows, &self.existing(&tx.db, actor).await?);
        if let Some((_, _, problem)) = needed(&plan, &fates).into_iter().next() {
            return Err(Error::field("file", problem));
        }
        let plan = ImportPlan { problems: Vec::new(), ..plan };
        let is_seen = form.get("seen") == seen(&plan, &fates)?;
        let choices = choices(form, &plan.rows, &fates, is_seen)?;
        let mut count = 0;
        for ((row, fate), choice) in plan.rows.into_iter().zip(fates).zip(choices) {
            match (choice, fate) {
                (RowChoice::Leave, _) => continue,
                (RowChoice::Update, Fate::Same { code, .. } | Fate::Other { code, .. }) => {
                    self.update_draft(&tx, actor, &code, &row, &stored.name).await?;
                }
                (_, Fate::New { code } | Fate::Other { new_code: code, .. } | Fate::Unfit { new_code: code, .. }) => {
                    self.import_draft(&tx, &permit, code, row, &stored.name).await?;
                }
                (RowChoice::New, Fate::Same { .. }) => continue,
            }
            count += 1;
        }
        // Whoever posts the same form again finds everything done.
        if count > 0 && !is_seen {
            return Err(Error::field("file", Problem::ImportChanged));
        }
        tx.commit().await?;
        Ok(count)
    }

    async fn import_draft(&self, tx: &Transaction<'_>, permit: &Permit, code: String, row: ImportRow, file: &str) -> Result<()> {
        let author = permit.by().ok_or(Denied::SignIn)?;
        let id = ChallengeId(self.chance.uuid());
        if !db::challenge::insert(&tx.db, permit, &draft(id, code, author, Typed { content: row.content, held: Form::default() })).await? {
            // Somebody took the code this very moment; nothing is saved, and the next try will see it.
            return Err(Error::field("file", Problem::CodeTaken));
        }
        tx.record(&Event::new(What::ChallengeImported, permit.by()).challenge(id).note(file)).await
    }

    async fn update_draft(&self, tx: &Transaction<'_>, actor: &Actor, code: &str, row: &ImportRow, file: &str) -> Result<()> {
        let case = self.lock_challenge(tx, actor, code).await?;
        let permit = access::check(actor, Action::EditChallenge, &case.facts, tx.now)?;
        let content = updated(&case.challenge.content, &row.content);
        let edited = case.challenge.laid_over(content);
        db::challenge::save(&tx.db, &permit, &case.row, &edited).await?;
        tx.record(&Event::new(What::ChallengeEdited, permit.by()).challenge(edited.id).note(file)).await
    }

    /// Every challenge of the site, with what this person may do to it.
    async fn existing(&self, db: &impl ConnectionTrait, actor: &Actor) -> Result<Vec<Existing>> {
        let now = self.clock.now();
        let listing = db::challenge::Listing { sees_all: true, ..db::challenge::Listing::public(now) };
        let rows = db::challenge::list_by_code(db, &listing, ALL).await?;
        let existing = |row: db::challenge::Model| {
            let saved = row.updated_at;
            let challenge = row.challenge()?;
            let may_update = access::check(actor, Action::EditChallenge, &ChallengeFacts::of(&challenge, now), now).is_ok();
            Ok(Existing { code: challenge.code, content: challenge.content, may_update, saved })
        };
        rows.into_iter().map(existing).collect()
    }

    async fn read_stored_list(&self, actor: &Actor, file: FileId) -> Result<(FileView, ImportPlan)> {
        access::check(actor, Action::CreateChallenge, &Site, self.clock.now())?;
        let (stored, bytes) = self.stored_list(actor, file).await?;
        let plan = read_within(LONGEST, move || read_list(&bytes)).await?;
        Ok((stored, plan.unwrap_or_else(|| ImportPlan::refused(Problem::TooSlow))))
    }

    /// An uploaded list as it was stored.
    pub(crate) async fn stored_list(&self, actor: &Actor, file: FileId) -> Result<(FileView, Bytes)> {
        let (stored, content) = self.open_file(actor, file).await?;
        if stored.size.unsigned_abs() > MAX_IMPORT {
            return Err(Error::field("file", Problem::FileTooLarge((MAX_IMPORT / 1024 / 1024) as u32)));
        }
        Ok((stored, content.bytes().await.map_err(Error::internal)?))
    }
}

/// What was read; `None` where reading takes longer than `limit`.
pub(crate) async fn read_within<T: Send + 'static>(limit: Duration, read: impl FnOnce() -> T + Send + 'static) -> Result<Option<T>> {
    match tokio::time::timeout(limit, tokio::task::spawn_blocking(read)).await {
        Ok(read) => Ok(Some(read.map_err(Error::internal)?)),
        Err(_) => Ok(None),
    }
}

/// The hash of what a preview shows.
fn seen(plan: &ImportPlan, fates: &[Fate]) -> Result<String> {
    Ok(hex::encode(Sha256::digest(serde_json::to_string(&(&plan.rows, fates))?)))
}

/// What was chosen for each row. A row that asks for a choice and got none is refused at its field; where the page was
/// another one, it is left alone, since that is refused as a whole.
fn choices(form: &Form, rows: &[ImportRow], fates: &[Fate], is_seen: bool) -> Result<Vec<RowChoice>> {
    let mut errors = FieldErrors::default();
    let mut choice = |row: &ImportRow, fate: &Fate| {
        let (offered, field) = (fate.choices(), choice_field(row.row));
        if offered.len() == 1 {
            return offered[0];
        }
        let chosen = offered.iter().find(|choice| choice.code() == form.get(&field));
        if chosen.is_none() && is_seen {
            errors.add(field, Problem::Choice);
        }
        chosen.copied().unwrap_or(RowChoice::Leave)
    };
    let chosen = rows.iter().zip(fates).map(|(row, fate)| choice(row, fate)).collect();
    Ok(errors.or(chosen)?)
}

/// Reads a list's bytes into rows: `.xlsx` by content, `.json` as an array of objects with the fields
/// `code`, `title_vi`, `title_en`, `legal_basis`, `required_result`, `context`, `owner`, `budget_ceiling`.
pub fn read_list(bytes: &[u8]) -> ImportPlan {
    let read = read_as(bytes, xlsx::read, json::read);
    read.unwrap_or_else(ImportPlan::refused)
}

/// The sheets of a workbook, or the one that a text with separators is.
pub(crate) fn read_tables(bytes: &[u8]) -> std::result::Result<Vec<Table>, Problem> {
    read_as(bytes, xlsx::tables, |bytes| csv::read(bytes).map(|table| vec![table]))
}

/// A workbook or a text, by its first bytes.
fn read_as<T>(
    bytes: &[u8],
    workbook: impl FnOnce(&[u8]) -> std::result::Result<T, Problem>,
    text: impl FnOnce(&[u8]) -> std::result::Result<T, Problem>,
) -> std::result::Result<T, Problem> {
    /// Encrypted office files are not archives but compound files; so are those of old, which have a stream `Workbook`.
    const COMPOUND: [u8; 4] = [0xD0, 0xCF, 0x11, 0xE0];
    const OLD: &[u8] = b"W\0o\0r\0k\0b\0o\0o\0k\0";
    if bytes.is_empty() {
        Err(Problem::FileEmpty)
    } else if bytes.starts_with(&COMPOUND) {
        let is_old = bytes.windows(OLD.len()).any(|w| w == OLD);
        Err(if is_old { Problem::FileType } else { Problem::FileProtected })
    } else if bytes.starts_with(b"PK") {
        workbook(bytes)
    } else {
        text(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_list_that_takes_too_long_is_refused_with_a_message() {
        let (go_on, held) = std::sync::mpsc::channel::<()>();
        // Reads for as long as this test holds it, whatever the machine.
        let slow = move || {
            let _ = held.recv();
            read_list(b"[]")
        };
        assert_eq!(read_within(Duration::from_millis(20), slow).await.expect("answered"), None);
        drop(go_on);
        let quick = read_within(LONGEST, || read_list(b"[]")).await.expect("answered").expect("in time");
        assert!(quick.problems.iter().all(|(.., problem)| *problem != Problem::TooSlow));
    }
}
