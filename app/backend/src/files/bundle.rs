//! Many files as one ZIP archive, made while it is sent: none of it is held in memory or on the disk as a whole.

use crate::{Backend, Error, Result};
use bytes::Bytes;
use domain::time::Moment;
use object_store::{ObjectStore, ObjectStoreExt, path::Path};
use std::{
    io::{self, Write},
    mem,
    sync::{Arc, Mutex, PoisonError},
};
use tokio::sync::{Semaphore, mpsc};
use zip::{
    CompressionMethod, DateTime, ZipWriter,
    write::{SimpleFileOptions, StreamWriter},
};

/// Read from storage at once.
const PART: u64 = 1024 * 1024;
/// So many are made at once; more wait their turn. Each holds one part and a few that are on their way.
static TURNS: Semaphore = Semaphore::const_new(16);
const ON_THEIR_WAY: usize = 2;

/// An archive that is being made. It ends with an error, and so as a broken download, where storage does.
pub struct Bundle {
    pub name: String,
    pub pieces: mpsc::Receiver<io::Result<Bytes>>,
}

/// One file of it.
pub(crate) enum Piece {
    Text(String),
    Bytes(Vec<u8>),
    Stored { storage_key: String, size: u64 },
}

/// Begins an archive of these, each under its path; `at` is their time in it.
pub(crate) fn bundle(backend: &Backend, name: String, at: Moment, parts: Vec<(String, Piece)>) -> Bundle {
    let (out, pieces) = mpsc::channel(ON_THEIR_WAY);
    let store = Arc::clone(&backend.store);
    tokio::spawn(async move {
        if let Err(error) = pack(&*store, at, parts, &out).await {
            tracing::error!(%error, "an archive could not be made");
            // Nobody listens any more where the reader has gone.
            let _ = out.send(Err(io::Error::other(error))).await;
        }
    });
    Bundle { name, pieces }
}

async fn pack(store: &dyn ObjectStore, at: Moment, parts: Vec<(String, Piece)>, out: &mpsc::Sender<io::Result<Bytes>>) -> Result<()> {
    let _turn = TURNS.acquire().await.map_err(Error::internal)?;
    let made = Made::default();
    let mut archive = ZipWriter::new_stream(made.clone());
    for (path, piece) in parts {
        archive.start_file(path, options(at)).map_err(Error::internal)?;
        match piece {
            Piece::Text(text) => write(&mut archive, text.as_bytes())?,
            Piece::Bytes(bytes) => write(&mut archive, &bytes)?,
            Piece::Stored { storage_key, size } => {
                let path = Path::from(storage_key);
                for from in (0..size).step_by(PART as usize) {
                    let bytes = store.get_range(&path, from..size.min(from + PART)).await.map_err(Error::internal)?;
                    write(&mut archive, &bytes)?;
                    if out.send(Ok(made.take())).await.is_err() {
                        return Ok(());
                    }
                }
            }
        }
    }
    archive.finish().map_err(Error::internal)?;
    let _ = out.send(Ok(made.take())).await;
    Ok(())
}

/// As they are: what firms attach is packed already.
fn options(at: Moment) -> SimpleFileOptions {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored).unix_permissions(0o644);
    time(at).map_or(options, |time| options.last_modified_time(time))
}

/// In Viet Nam, as the archive's readers show it.
fn time(at: Moment) -> Option<DateTime> {
    let shown = at.to_rfc3339();
    let part = |from: usize, to: usize| shown.get(from..to)?.parse::<u8>().ok();
    DateTime::from_date_and_time(shown.get(..4)?.parse().ok()?, part(5, 7)?, part(8, 10)?, part(11, 13)?, part(14, 16)?, part(17, 19)?).ok()
}

fn write(archive: &mut ZipWriter<StreamWriter<Made>>, bytes: &[u8]) -> Result<()> {
    archive.write_all(bytes).map_err(Error::internal)
}

/// What the archive has become and was not sent yet.
#[derive(Clone, Default)]
struct Made(Arc<Mutex<Vec<u8>>>);

impl Made {
    fn take(&self) -> Bytes {
        mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner)).into()
    }
}

impl Write for Made {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use object_store::memory::InMemory;
    use std::io::{Cursor, Read};

    async fn packed(store: &dyn ObjectStore, parts: Vec<(String, Piece)>) -> (Result<()>, Vec<Bytes>) {
        let (out, mut pieces) = mpsc::channel(100);
        let done = pack(store, Moment::from_local("2026-03-02T09:15:30").expect("a time"), parts, &out).await;
        drop(out);
        let mut sent = Vec::new();
        while let Some(piece) = pieces.recv().await {
            sent.push(piece.expect("a piece"));
        }
        (done, sent)
    }

    #[tokio::test]
    async fn what_is_stored_and_what_is_text_lie_in_one_archive_piece_by_piece() {
        let store = InMemory::new();
        let large: Vec<u8> = (0..PART * 2 + 7).map(|i| (i % 251) as u8).collect();
        store.put(&Path::from("key"), large.clone().into()).await.expect("stored");
        let stored = Piece::Stored { storage_key: "key".to_owned(), size: large.len() as u64 };
        let (done, sent) =
            packed(&store, vec![("a/chữ.txt".to_owned(), Piece::Text("Tiếng Việt".to_owned())), ("a/b.bin".to_owned(), stored)]).await;
        assert!(done.is_ok() && sent.len() == 4 && sent.iter().all(|piece| (piece.len() as u64) < PART + 1024), "never whole");
        let mut archive = zip::ZipArchive::new(Cursor::new(sent.concat())).expect("an archive");
        let mut text = String::new();
        archive.by_name("a/chữ.txt").expect("a text").read_to_string(&mut text).expect("read");
        let mut bytes = Vec::new();
        let mut file = archive.by_name("a/b.bin").expect("a file");
        assert_eq!(file.last_modified().map(|time| (time.year(), time.hour(), time.second())), Some((2026, 9, 30)));
        file.read_to_end(&mut bytes).expect("read");
        assert!(text == "Tiếng Việt" && bytes == large);
    }

    #[tokio::test]
    async fn what_storage_lost_breaks_the_archive() {
        let gone = Piece::Stored { storage_key: "gone".to_owned(), size: 3 };
        assert!(packed(&InMemory::new(), vec![("a".to_owned(), gone)]).await.0.is_err());
    }
}
