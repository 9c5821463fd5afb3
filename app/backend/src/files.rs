//! Files: streamed to storage, their type recognised by their content, stored whole or not at all.

mod access;
mod archive;
mod bundle;
mod kind;
mod name;
mod upload;
mod whole;

pub use crate::db::file::{FileView, Owner};
pub use bundle::Bundle;
pub(crate) use bundle::{Piece, bundle};
pub use upload::Upload;

use crate::{Backend, Error, Result, db, private};
use domain::{event, ids::FileId, people::Actor};
use object_store::{ObjectStore, ObjectStoreExt, local::LocalFileSystem, path::Path};
use std::{path::PathBuf, sync::Arc};

const MEBIBYTE: u64 = 1024 * 1024;
pub const MAX_FILE: u64 = 50 * MEBIBYTE;
pub const MAX_PROPOSAL: u64 = 200 * MEBIBYTE;

impl Backend {
    /// Begins an upload if the actor may add a file there. The name is kept as given, without path or control characters.
    pub async fn begin_upload(&self, actor: &Actor, owner: Owner, name: &str) -> Result<Upload<'_>> {
        self.check_change(&self.db.read, actor, owner, event::EventKind::FileAdded, self.clock.now()).await?;
        Upload::begin(self, actor.clone(), owner, name::clean(name)).await
    }

    /// The file and its bytes, if the actor may read what it belongs to.
    pub async fn open_file(&self, actor: &Actor, id: FileId) -> Result<(FileView, object_store::GetResult)> {
        let db = &self.db.read;
        let file = db::file::find(db, id).await?.ok_or(Error::NotFound)?;
        self.check_read(db, actor, &file, self.clock.now()).await?;
        match self.store.get(&Path::from(file.storage_key)).await {
            Ok(bytes) => Ok((file.view, bytes)),
            Err(object_store::Error::NotFound { .. }) => Err(Error::NotFound),
            Err(error) => Err(Error::internal(error)),
        }
    }

    /// A file's name and what it belongs to, removed or not, for whoever may read it.
    pub async fn file_owner(&self, actor: &Actor, id: FileId) -> Result<(String, Owner)> {
        actor.user().ok_or(domain::access::Denied::SignIn)?;
        let file = db::file::find(&self.db.read, id).await?.ok_or(Error::NotFound)?;
        let file = db::file::Stored { is_removed: false, ..file };
        self.check_read(&self.db.read, actor, &file, self.clock.now()).await?;
        Ok((file.view.name, file.owner))
    }

    /// The same for showing in the browser; what no browser shows safely is not found.
    pub async fn show_file(&self, actor: &Actor, id: FileId) -> Result<(FileView, object_store::GetResult)> {
        let opened = self.open_file(actor, id).await?;
        if kind::SHOWN.contains(&opened.0.media_type.as_str()) { Ok(opened) } else { Err(Error::NotFound) }
    }

    /// Removes a file from a draft (versions handed in keep theirs).
    pub async fn remove_file(&self, actor: &Actor, id: FileId) -> Result<Owner> {
        let tx = self.begin().await?;
        let file = db::file::find(&tx.db, id).await?.filter(|f| !f.is_removed).ok_or(Error::NotFound)?;
        access::lock(&tx.db, file.owner).await?;
        let (permit, event) = self.check_change(&tx.db, actor, file.owner, event::EventKind::FileRemoved, tx.now).await?;
        if !db::file::remove(&tx.db, &permit, file.owner, id).await? {
            return Err(Error::NotFound);
        }
        let mut is_kept = false;
        match file.owner {
            Owner::Proposal(proposal) => is_kept = db::file::is_handed_in(&tx.db, proposal, id).await?,
            Owner::Firm(firm) => {
                let firm = db::firm::lock(&tx.db, firm).await?;
                let firm = firm.drop_document().map_err(|problem| Error::field("file", problem))?;
                db::firm::update(&tx.db, &firm, &permit).await?;
            }
            Owner::Challenge(challenge) => is_kept = db::challenge_version::lists(&tx.db, challenge, id).await?,
            Owner::Completion(_) | Owner::Complaint(_) | Owner::Claim(_) | Owner::Import | Owner::Signed(_) => {}
        }
        tx.record(&event.note(&file.view.name)).await?;
        tx.commit().await?;
        if !is_kept {
            self.delete_bytes(file.storage_key).await;
        }
        Ok(file.owner)
    }

    /// Keeps a file after all that the next version of a challenge was to leave out.
    pub async fn restore_file(&self, actor: &Actor, id: FileId) -> Result<Owner> {
        let tx = self.begin().await?;
        let file = db::file::find(&tx.db, id).await?.filter(|f| f.is_removed).ok_or(Error::NotFound)?;
        let Owner::Challenge(challenge) = file.owner else { return Err(Error::NotFound) };
        access::lock(&tx.db, file.owner).await?;
        let (permit, event) = self.check_change(&tx.db, actor, file.owner, event::EventKind::FileRestored, tx.now).await?;
        // Of what no version lists, the bytes are gone.
        if !db::challenge_version::lists(&tx.db, challenge, id).await? || !db::file::restore(&tx.db, &permit, file.owner, id).await? {
            return Err(Error::NotFound);
        }
        tx.record(&event.note(&file.view.name)).await?;
        tx.commit().await?;
        Ok(file.owner)
    }

    /// Called after the commit that removed the row: bytes that cannot be deleted take room, but nothing leads to them.
    pub(crate) async fn delete_bytes(&self, storage_key: String) {
        if let Err(error) = self.store.delete(&Path::from(storage_key.as_str())).await {
            tracing::warn!(%error, storage_key, "a removed file stays in storage");
        }
    }
}

/// Opens `file:FOLDER`; answers the folder, too.
pub fn open_store(url: &str) -> Result<(Arc<dyn ObjectStore>, PathBuf)> {
    let folder = url.strip_prefix("file:").filter(|f| !f.is_empty());
    let folder = folder.ok_or_else(|| Error::internal("STORAGE_URL must be file: and a folder"))?;
    let folder = PathBuf::from(folder.strip_prefix("//").unwrap_or(folder));
    private::folder(&folder)?;
    let store = LocalFileSystem::new_with_prefix(&folder).map_err(Error::internal)?.with_fsync(true);
    Ok((Arc::new(store), folder))
}
