//! One upload under way.

use super::{FileView, MAX_FILE, MAX_PROPOSAL, MEBIBYTE, Owner, access, archive, kind, name, whole};
use crate::{Backend, Error, Result, db, db::file::Stored, imports::MAX_IMPORT, private, transaction::Transaction};
use domain::{access::Permit, check::Problem, event, ids::FileId, people::Actor, proposals::Category};
use object_store::{ObjectStore, ObjectStoreExt, WriteMultipart, path::Path};
use sha2::{Digest, Sha256};
use std::sync::Arc;
use tokio::runtime::Handle;

/// Bytes handed to storage at once, and how many such parts may be under way.
const PART: usize = MEBIBYTE as usize;
const PARTS: usize = 4;

/// An upload under way; dropped without [`finish`](Self::finish), it leaves nothing behind.
pub struct Upload<'a> {
    backend: &'a Backend,
    actor: Actor,
    owner: Owner,
    name: String,
    /// Bytes that the owner's other files take.
    used: u64,
    size: u64,
    head: Vec<u8>,
    hasher: Sha256,
    writer: Option<WriteMultipart>,
    bytes: Bytes,
    is_confirmed: bool,
    category: Option<Category>,
}

/// What an upload comes to.
enum Outcome {
    Added,
    Replaced(Stored),
    /// It was there already, under the same name.
    Same(FileView),
}

impl<'a> Upload<'a> {
    pub(super) async fn begin(backend: &'a Backend, actor: Actor, owner: Owner, name: String) -> Result<Self> {
        let path = Path::from(backend.chance.uuid().simple().to_string());
        let upload = backend.store.put_multipart(&path).await.map_err(Error::internal)?;
        Ok(Self {
            actor,
            owner,
            name,
            used: db::file::total_size(&backend.db.read, owner).await?,
            size: 0,
            head: Vec::new(),
            hasher: Sha256::new(),
            writer: Some(WriteMultipart::new_with_chunk_size(upload, PART)),
            bytes: Bytes { store: Arc::clone(&backend.store), path, is_kept: false },
            is_confirmed: false,
            category: None,
            backend,
        })
    }

    /// Whether somebody has said that they know what the file ends: see [`Firm::replace_document`](domain::firms::Firm::replace_document).
    #[must_use]
    pub fn confirmed(mut self, is_confirmed: bool) -> Self {
        self.is_confirmed = is_confirmed;
        self
    }

    /// Who stores it: whoever is asked for when all of it is there.
    #[must_use]
    pub fn by(mut self, actor: Actor) -> Self {
        self.actor = actor;
        self
    }

    /// What its firm says that a file of its proposal is.
    #[must_use]
    pub fn sorted(mut self, category: Option<Category>) -> Self {
        self.category = category;
        self
    }

    /// Takes the next bytes; at most 8 MiB are held in memory. Fails at the field `file` when the file grows too large.
    pub async fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.size += bytes.len() as u64;
        check_size(self.owner, self.used, self.size)?;
        let missing = kind::HEAD.saturating_sub(self.head.len()).min(bytes.len());
        self.head.extend_from_slice(&bytes[..missing]);
        self.hasher.update(bytes);
        let writer = self.writer.as_mut().ok_or(Error::NotFound)?;
        for part in bytes.chunks(PART) {
            writer.wait_for_capacity(PARTS).await.map_err(Error::internal)?;
            writer.write(part);
        }
        Ok(())
    }

    /// Checks the type by content and records the file.
    pub async fn finish(mut self) -> Result<FileView> {
        if self.size == 0 {
            return Err(Error::field("file", Problem::FileEmpty));
        }
        let mut kind = match self.owner {
            Owner::Import => kind::of_import(&self.head, &self.name),
            Owner::Firm(_) | Owner::Claim(_) => {
                kind::of_certificate(&self.head).ok_or_else(|| Error::field("file", Problem::FileNotCertificate))?
            }
            Owner::Signed(_) => kind::of_signed(&self.head).ok_or_else(|| Error::field("file", Problem::FileNotPdf))?,
            _ => kind::recognise(&self.head, &self.name).ok_or_else(|| Error::field("file", Problem::FileType))?,
        };
        if let Some(writer) = self.writer.take() {
            writer.finish().await.map_err(Error::internal)?;
            private::file(&self.backend.folder.join(self.bytes.path.as_ref()))?;
        }
        if self.owner != Owner::Import && kind::is_archive(&self.head) {
            let parts = archive::names(&*self.backend.store, &self.bytes.path, self.size).await?;
            let found = parts.and_then(|parts| kind::of_archive(&self.head, &parts, &self.name));
            kind = found.ok_or_else(|| Error::field("file", Problem::FileType))?;
            if !whole::is_whole_archive(self.backend.folder.join(self.bytes.path.as_ref())).await? {
                return Err(Error::field("file", Problem::FileDamaged));
            }
        }
        if self.owner != Owner::Import && !whole::is_whole(&*self.backend.store, &self.bytes.path, self.size, kind).await? {
            return Err(Error::field("file", Problem::FileDamaged));
        }
        let tx = self.backend.begin().await?;
        let view = FileView {
            id: FileId(self.backend.chance.uuid()),
            name: name::with_ending(&self.name, kind.endings),
            media_type: kind.media_type.to_owned(),
            size: i64::try_from(self.size).map_err(Error::internal)?,
            sha256: hex::encode(self.hasher.finalize_reset()),
            at: tx.now,
            category: self.category,
        };
        let replaced = match self.record(&tx, &view).await? {
            Outcome::Same(file) => return Ok(file),
            Outcome::Added => None,
            Outcome::Replaced(old) => Some(old),
        };
        // From here on the row may be there, so the bytes must be too.
        self.bytes.is_kept = true;
        tx.commit().await?;
        if let Some(old) = replaced {
            self.backend.delete_bytes(old.storage_key).await;
        }
        Ok(view)
    }

    /// Saves the file and tells of it; answers what it makes of what is there.
    async fn record(&mut self, tx: &Transaction<'_>, view: &FileView) -> Result<Outcome> {
        access::lock(&tx.db, self.owner).await?;
        let (permit, event) = self.backend.check_change(&tx.db, &self.actor, self.owner, event::EventKind::FileAdded, tx.now).await?;
        // A list is read anew each time, and of signed copies the last one filed counts.
        if !matches!(self.owner, Owner::Import | Owner::Signed(_) | Owner::Claim(_)) {
            let mut there = db::file::list(&tx.db, self.owner).await?.into_iter();
            if let Some(same) = there.find(|file| file.name == view.name && file.sha256 == view.sha256) {
                return Ok(Outcome::Same(same));
            }
        }
        check_size(self.owner, db::file::total_size(&tx.db, self.owner).await?, self.size)?;
        let file = Stored { view: view.clone(), owner: self.owner, storage_key: self.bytes.path.to_string(), is_removed: false };
        db::file::insert(&tx.db, &permit, &file).await?;
        let note = match self.owner {
            Owner::Signed(paper) => format!("{} {}", paper.kind().code(), view.name),
            _ => view.name.clone(),
        };
        tx.record(&event.note(note)).await?;
        if let Owner::Claim(by) = self.owner {
            self.backend.send_claim(tx, by, view.id, &permit).await?;
            let old = db::file::list(&tx.db, self.owner).await?.into_iter().find(|file| file.id != view.id);
            return match old {
                Some(old) => replace(tx, &permit, self.owner, old.id).await,
                None => Ok(Outcome::Added),
            };
        }
        let Owner::Firm(firm) = self.owner else { return Ok(Outcome::Added) };

        let firm = db::firm::lock(&tx.db, firm).await?;
        let old = firm.document;
        let replaced = firm.replace_document(view.id, self.is_confirmed, &permit);
        let (firm, ended) = replaced.map_err(|problem| Error::field("confirmed", problem))?;
        db::firm::update(&tx.db, &firm, &permit).await?;
        if let Some(ended) = ended {
            tx.record(&ended).await?;
        }
        let Some(old) = old else { return Ok(Outcome::Added) };
        replace(tx, &permit, self.owner, old).await
    }
}

async fn replace(tx: &Transaction<'_>, permit: &Permit, owner: Owner, old: FileId) -> Result<Outcome> {
    db::file::remove(&tx.db, permit, owner, old).await?;
    Ok(db::file::find(&tx.db, old).await?.map_or(Outcome::Added, Outcome::Replaced))
}

impl Drop for Upload<'_> {
    fn drop(&mut self) {
        if let (Some(writer), Ok(runtime)) = (self.writer.take(), Handle::try_current()) {
            runtime.spawn(writer.abort());
        }
    }
}

/// Stored bytes, deleted when dropped unless they are kept.
struct Bytes {
    store: Arc<dyn ObjectStore>,
    path: Path,
    is_kept: bool,
}

impl Drop for Bytes {
    fn drop(&mut self) {
        if self.is_kept {
            return;
        }
        if let Ok(runtime) = Handle::try_current() {
            let (store, path) = (Arc::clone(&self.store), self.path.clone());
            runtime.spawn(async move { store.delete(&path).await });
        }
    }
}

fn check_size(owner: Owner, used: u64, size: u64) -> Result<()> {
    let max = if owner == Owner::Import { MAX_IMPORT } else { MAX_FILE };
    if size > max {
        return Err(Error::field("file", Problem::FileTooLarge(mebibytes(max))));
    }
    if matches!(owner, Owner::Proposal(_) | Owner::Completion(_) | Owner::Complaint(_) | Owner::Challenge(_)) && used + size > MAX_PROPOSAL
    {
        return Err(Error::field("file", Problem::FilesTooLarge(mebibytes(MAX_PROPOSAL))));
    }
    Ok(())
}

fn mebibytes(bytes: u64) -> u32 {
    u32::try_from(bytes / MEBIBYTE).unwrap_or(u32::MAX)
}
