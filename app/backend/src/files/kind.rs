//! Types of files, by their first bytes. Only what is on the list is taken, whatever the name says.

use super::name;

/// How many bytes are looked at.
pub const HEAD: usize = 8 * 1024;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind {
    pub media_type: &'static str,
    /// Endings that a name of this type may have; the first is the usual one.
    pub endings: &'static [&'static str],
}

const fn kind(media_type: &'static str, endings: &'static [&'static str]) -> Kind {
    Kind { media_type, endings }
}

const PDF: Kind = kind("application/pdf", &["pdf"]);
/// Office files are ZIP files too, and not all can be told apart by their beginning.
const ZIP: Kind = kind("application/zip", &["zip", "docx", "xlsx", "pptx", "odt", "ods"]);
const TEXT: Kind = kind("text/plain", &["txt"]);
const CSV: Kind = kind("text/csv", &["csv"]);
/// A list to import is read by its content alone and never handed out to the public.
const UNKNOWN: Kind = kind("application/octet-stream", &[]);

/// What browsers show without running anything of it as a page of this site.
pub const SHOWN: [&str; 3] = [PDF.media_type, "image/png", "image/jpeg"];

const BINARY: [(&str, Kind); 7] = [
    ("png", kind("image/png", &["png"])),
    ("jpg", kind("image/jpeg", &["jpg", "jpeg"])),
    ("docx", kind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", &["docx"])),
    ("xlsx", kind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", &["xlsx"])),
    ("pptx", kind("application/vnd.openxmlformats-officedocument.presentationml.presentation", &["pptx"])),
    ("odt", kind("application/vnd.oasis.opendocument.text", &["odt"])),
    ("ods", kind("application/vnd.oasis.opendocument.spreadsheet", &["ods"])),
];

/// The type of a file that begins with `head`; `None` if it is none that is taken.
pub fn recognise(head: &[u8], name: &str) -> Option<Kind> {
    let text = match name::ending(name).as_deref() {
        Some("txt") => Some(TEXT),
        Some("csv") => Some(CSV),
        _ => None,
    };
    if text.is_some() && is_plain_text(head) {
        return text;
    }
    if is_pdf(head) {
        return Some(PDF);
    }
    if let Some((_, kind)) = BINARY.iter().find(|(ending, _)| infer::is(head, ending)) {
        return Some(*kind);
    }
    infer::is(head, "zip").then_some(ZIP).filter(|_| !infer::is(head, "epub"))
}

/// The type of a list to import: anything, because the reader says what is wrong with it.
pub fn of_import(head: &[u8], name: &str) -> Kind {
    recognise(head, name).unwrap_or(UNKNOWN)
}

/// A signed copy is a PDF, which keeps its digital signature.
pub fn of_signed(head: &[u8]) -> Option<Kind> {
    is_pdf(head).then_some(PDF)
}

fn is_pdf(head: &[u8]) -> bool {
    head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start().starts_with(b"%PDF-")
}

/// UTF-8 without control characters that is neither markup nor a script.
fn is_plain_text(head: &[u8]) -> bool {
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        // The last character may have been cut in two.
        Err(error) if error.error_len().is_none() => std::str::from_utf8(&head[..error.valid_up_to()]).unwrap_or_default(),
        Err(_) => return false,
    };
    let is_clean = !text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}'));
    let start = text.trim_start_matches('\u{feff}').trim_start().to_lowercase();
    is_clean && !start.is_empty() && !["<", "#!", "@echo", "%!ps"].iter().any(|script| start.starts_with(script))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_is_known_by_its_first_bytes() {
        let docx = [b"PK\x03\x04".as_slice(), &[0; 26], b"word/document.xml"].concat();
        let odt = [b"PK\x03\x04".as_slice(), &[0; 26], b"mimetypeapplication/vnd.oasis.opendocument.text"].concat();
        for (head, name, media_type) in [
            (b"%PDF-1.7\n".as_slice(), "x", "application/pdf"),
            (b"\x89PNG\r\n\x1a\n", "x", "image/png"),
            (b"\xff\xd8\xff\xe0", "x", "image/jpeg"),
            (b"PK\x03\x04\x14\0\0\0", "x", "application/zip"),
            (&docx, "x", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            (&odt, "x", "application/vnd.oasis.opendocument.text"),
            ("Dữ liệu mở".as_bytes(), "ghi chú.TXT", "text/plain"),
            ("\u{feff}Cột 1;Cột 2\r\n".as_bytes(), "bảng.csv", "text/csv"),
            (b"BM is no bitmap here", "x.txt", "text/plain"),
        ] {
            assert_eq!(recognise(head, name).map(|k| k.media_type), Some(media_type), "{name}");
        }
    }

    #[test]
    fn what_can_do_harm_is_refused_whatever_its_name() {
        let exe = [b"MZ\x90\0".as_slice(), &[0; 60], b"%PDF-1.7"].concat();
        for (head, name) in [
            (exe.as_slice(), "hồ sơ.pdf"),
            (b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x02\0>\0", "x.txt"),
            (b"<html><body>%PDF-1.7</body></html>", "x.pdf"),
            (b"<!-- --><svg xmlns='http://www.w3.org/2000/svg'/>", "x.txt"),
            (b"<?xml version='1.0'?><svg/>", "x.svg"),
            (b"#!/bin/sh\nrm -rf /", "x.txt"),
            (b"@ECHO off", "x.csv"),
            (b"alert(1)", "x.js"),
            (b"plain words", "x"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "x.doc"),
            (b"\xff\xfeC\0S\0V\0", "x.csv"),
            (b"", "x.txt"),
        ] {
            assert_eq!(recognise(head, name), None, "{name}");
        }
    }

    #[test]
    fn a_broken_zip_is_looked_at_without_harm() {
        let whole = [b"PK\x03\x04".as_slice(), &[0xff; 26], b"[Content_Types].xml", &[0; 40], b"PK\x03\x04", &[0; 26], b"_rels/", &[0; 40]];
        let whole = whole.concat();
        for end in 0..whole.len() {
            for at in 4..end {
                let mut head = whole[..end].to_vec();
                head[at] ^= 0xff;
                recognise(&head, "x.docx");
            }
        }
    }

    #[test]
    fn text_may_be_cut_in_the_middle_of_a_letter() {
        let text = "ế".repeat(HEAD);
        assert_eq!(recognise(&text.as_bytes()[..HEAD], "x.txt"), Some(TEXT));
    }
}
