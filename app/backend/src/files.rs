//! Files: streamed to storage, known by their content, never half there.

use crate::{Backend, Result};
use domain::{
    ids::{ChallengeId, FileId, FirmId, ProposalId},
    people::Actor,
    time::Moment,
};
use object_store::ObjectStore;
use std::sync::Arc;

pub const MAX_FILE: u64 = 50 * 1024 * 1024;
pub const MAX_PROPOSAL: u64 = 200 * 1024 * 1024;

/// What a file belongs to, which decides who may add and read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    Proposal(ProposalId),
    /// The registration document; a new one takes the place of the old.
    Firm(FirmId),
    Challenge(ChallengeId),
    /// A list to import, by an officer.
    Import,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileView {
    pub id: FileId,
    pub name: String,
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    pub sha256: String,
    pub at: Moment,
}

/// An upload under way; dropped without [`finish`](Self::finish), it leaves nothing behind.
pub struct Upload<'a> {
    backend: &'a Backend,
}

impl Upload<'_> {
    /// Takes the next bytes; at most 8 MiB are held in memory. Fails at the field `file` when the file grows too large.
    pub async fn write(&mut self, bytes: &[u8]) -> Result<()> {
        todo!()
    }

    /// Checks the type by content and records the file.
    pub async fn finish(self) -> Result<FileView> {
        todo!()
    }
}

impl Backend {
    /// Begins an upload if the actor may add a file there. The name is kept as given, without path or control characters.
    pub async fn begin_upload(&self, actor: &Actor, owner: Owner, name: &str) -> Result<Upload<'_>> {
        todo!()
    }

    /// The file and its bytes, if the actor may read what it belongs to.
    pub async fn open_file(&self, actor: &Actor, id: FileId) -> Result<(FileView, object_store::GetResult)> {
        todo!()
    }

    /// Removes a file from a draft (versions handed in keep theirs).
    pub async fn remove_file(&self, actor: &Actor, id: FileId) -> Result<Owner> {
        todo!()
    }

    /// Public files of a challenge.
    pub async fn challenge_files(&self, id: ChallengeId) -> Result<Vec<FileView>> {
        todo!()
    }
}

/// Opens `file:FOLDER`.
pub fn open_store(url: &str) -> Result<Arc<dyn ObjectStore>> {
    todo!()
}
