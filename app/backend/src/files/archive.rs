//! What a ZIP archive says that it holds: its central directory, read from storage without the rest.

use crate::{Error, Result};
use object_store::{ObjectStore, ObjectStoreExt, path::Path};

/// The end of the central directory, and the longest comment after it.
const END: usize = 22;
const MAX_COMMENT: usize = u16::MAX as usize;
/// The fixed part of one entry.
const ENTRY: usize = 46;
/// The largest central directory that is read into memory.
const MAX_DIRECTORY: usize = 4 * 1024 * 1024;

/// The names of what the archive of `size` bytes holds, in its order; `None` where it is no whole archive.
pub async fn names(store: &dyn ObjectStore, path: &Path, size: u64) -> Result<Option<Vec<String>>> {
    let tail = size.saturating_sub((END + MAX_COMMENT) as u64);
    let end = store.get_range(path, tail..size).await.map_err(Error::internal)?;
    let Some((at, length, count)) = directory(&end, tail) else { return Ok(None) };
    let entries = store.get_range(path, at..at + length).await.map_err(Error::internal)?;
    Ok(read(&entries, count))
}

/// Where the central directory begins, how long it is and how many entries it has, from the last bytes of an archive
/// that begin at `tail`. It must reach exactly to its end, so that every reader finds the same one.
fn directory(end: &[u8], tail: u64) -> Option<(u64, u64, usize)> {
    let is_end = |at: &usize| end[*at..].starts_with(b"PK\x05\x06") && short(end, at + 20) == Some(end.len() - at - END);
    let found = (0..=end.len().checked_sub(END)?).rev().find(is_end)?;
    let (count, length, at) = (short(end, found + 10)?, long(end, found + 12)?, long(end, found + 16)?);
    let is_whole = count > 0 && length >= count * ENTRY && length <= MAX_DIRECTORY && (at + length) as u64 == tail + found as u64;
    is_whole.then_some((at as u64, length as u64, count))
}

fn read(entries: &[u8], count: usize) -> Option<Vec<String>> {
    let (mut names, mut at) = (Vec::new(), 0);
    while at < entries.len() {
        if !entries[at..].starts_with(b"PK\x01\x02") {
            return None;
        }
        let (name, extra, comment) = (short(entries, at + 28)?, short(entries, at + 30)?, short(entries, at + 32)?);
        let text = entries.get(at + ENTRY..at + ENTRY + name)?;
        names.push(String::from_utf8_lossy(text).into_owned());
        at += ENTRY + name + extra + comment;
    }
    (names.len() == count && at == entries.len()).then_some(names)
}

fn short(bytes: &[u8], at: usize) -> Option<usize> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes).map(usize::from)
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes).map(|n| n as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Write};

    fn archive() -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["[Content_Types].xml", "word/document.xml"] {
            archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("started");
            archive.write_all(b"<x/>").expect("written");
        }
        archive.finish().expect("finished").into_inner()
    }

    fn names_in(bytes: &[u8]) -> Option<Vec<String>> {
        let (at, length, count) = directory(bytes, 0)?;
        read(&bytes[usize::try_from(at).ok()?..][..usize::try_from(length).ok()?], count)
    }

    #[test]
    fn the_names_of_a_whole_archive_are_read() {
        assert_eq!(names_in(&archive()), Some(vec!["[Content_Types].xml".to_owned(), "word/document.xml".to_owned()]));
    }

    #[test]
    fn a_broken_archive_is_looked_at_without_harm() {
        let whole = archive();
        for end in 0..whole.len() {
            assert_eq!(names_in(&whole[..end]), None, "cut at {end}");
        }
        for at in 0..whole.len() {
            let mut broken = whole.clone();
            broken[at] ^= 0xff;
            names_in(&broken);
        }
        assert_eq!(names_in(&[whole, b"more".to_vec()].concat()), None, "bytes after the end");
    }
}
