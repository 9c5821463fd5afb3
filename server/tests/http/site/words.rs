//! Everything that an answer says: PDFs are read with pdftotext; DOCX, XLSX and archives of such are unpacked.

use super::Answer;
use std::{
    io::{Cursor, Read},
    process::Command,
};

pub fn words(answer: &Answer) -> String {
    let bytes = &answer.bytes;
    if bytes.starts_with(b"%PDF") {
        return answer.text.clone() + &printed(bytes);
    }
    let Some(all) = unpacked(bytes) else { return answer.text.clone() };
    // A hyphen at which no line may end.
    all.replace("</w:t><w:noBreakHyphen/><w:t xml:space=\"preserve\">", "-")
}

/// `None` where it is no archive.
fn unpacked(bytes: &[u8]) -> Option<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut all = String::new();
    for i in 0..archive.len() {
        let mut part = Vec::new();
        archive.by_index(i).expect("a part").read_to_end(&mut part).expect("unpacked");
        all += &unpacked(&part).unwrap_or_else(|| String::from_utf8_lossy(&part).into_owned());
    }
    Some(all)
}

/// Nothing where it is a PDF by its first bytes only.
fn printed(pdf: &[u8]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("paper.pdf");
    std::fs::write(&path, pdf).expect("written");
    let output = Command::new("pdftotext").arg(&path).arg("-").output().expect("pdftotext of poppler-utils is needed");
    let info = Command::new("pdfinfo").arg(&path).output().expect("pdfinfo of poppler-utils is needed");
    String::from_utf8_lossy(&[output.stdout, info.stdout].concat()).into_owned()
}
