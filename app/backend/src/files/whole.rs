//! Whether a file is all there, read from storage piece by piece. Types that need no end, such as text, always are.

use super::{
    MEBIBYTE,
    kind::{JPEG, Kind, PDF, PNG},
};
use crate::{Error, Result};
use domain::whole::{NEAR, Picture, TAIL, is_pdf_table, pdf_table};
use object_store::{ObjectStore, ObjectStoreExt, path::Path};

/// Whether what is stored at `path` can be opened as what its first bytes say it is.
pub async fn is_whole(store: &dyn ObjectStore, path: &Path, size: u64, kind: Kind) -> Result<bool> {
    match kind {
        PDF => is_whole_pdf(store, path, size).await,
        PNG => has_ended(store, path, size, Picture::png()).await,
        JPEG => has_ended(store, path, size, Picture::jpeg()).await,
        _ => Ok(true),
    }
}

async fn is_whole_pdf(store: &dyn ObjectStore, path: &Path, size: u64) -> Result<bool> {
    let tail = store.get_range(path, size.saturating_sub(TAIL)..size).await.map_err(Error::internal)?;
    let Some(table) = pdf_table(&tail).filter(|at| *at < size) else { return Ok(false) };
    let near = table.saturating_sub(NEAR)..size.min(table + NEAR);
    Ok(is_pdf_table(&store.get_range(path, near).await.map_err(Error::internal)?))
}

async fn has_ended(store: &dyn ObjectStore, path: &Path, size: u64, mut picture: Picture) -> Result<bool> {
    let mut at = 0;
    while at < size && !picture.has_ended() {
        let piece = at..size.min(at + MEBIBYTE);
        at = piece.end;
        picture.read(&store.get_range(path, piece).await.map_err(Error::internal)?);
    }
    Ok(picture.has_ended())
}
