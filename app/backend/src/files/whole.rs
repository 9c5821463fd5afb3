//! Whether a file is all there, read from storage piece by piece. Types that need no end, such as text, always are. What
//! readers mend by themselves, such as a PDF whose table points elsewhere, or lines of a photograph, is left to them.

use super::{
    MEBIBYTE,
    kind::{JPEG, Kind, PDF, PNG},
};
use crate::{Error, Result};
use domain::whole::{NEAR, Picture, TAIL, is_pdf_table, pdf_table};
use object_store::{ObjectStore, ObjectStoreExt, path::Path};
use std::{
    fs::File,
    io::{self, BufReader, ErrorKind, Read},
    path::PathBuf,
};

/// So much of what an archive holds is unpacked to be checked; a larger rest is not looked at.
const UNPACKED: u64 = 512 * MEBIBYTE;

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

/// Whether every part of an archive that can be unpacked here is what its check sum says. `file` is where its bytes are.
pub async fn is_whole_archive(file: PathBuf) -> Result<bool> {
    let unpacked = tokio::task::spawn_blocking(move || unpack(&file)).await.map_err(Error::internal)?;
    match unpacked {
        Ok(()) => Ok(true),
        Err(error) if matches!(error.kind(), ErrorKind::InvalidData | ErrorKind::InvalidInput | ErrorKind::UnexpectedEof) => Ok(false),
        Err(error) => Err(Error::internal(error)),
    }
}

fn unpack(file: &std::path::Path) -> io::Result<()> {
    let Ok(mut archive) = zip::ZipArchive::new(BufReader::new(File::open(file)?)) else { return Ok(()) };
    let mut left = UNPACKED;
    for part in 0..archive.len() {
        // A password, or a way of packing that others can read.
        let Ok(part) = archive.by_index(part) else { continue };
        left -= io::copy(&mut part.take(left), &mut io::sink())?;
    }
    Ok(())
}
